"""Scores stand until somebody changes them on purpose, and a change says why."""

from __future__ import annotations

from tests.golden_scores import fits_of_profiles, moves, profiles, resumes, resumes_of_today

RENEW = "the scores changed; if that is meant: make golden"


def test_the_fits_of_written_down_profiles_stand() -> None:
    """Thirty profiles score the same in all built-in roles, on every machine."""
    people = profiles()
    assert [person["fits"] for person in people] == fits_of_profiles(people), RENEW


def test_the_fits_of_the_sample_resumes_stand() -> None:
    """Every requirement earns what it earned, by the same skills."""
    assert list(moves(resumes(), resumes_of_today())) == [], RENEW


def test_a_move_names_the_requirement_and_the_skills() -> None:
    before = {"ann/ai-engineer": {"retrieval": [2400, "rag (shown)"], "git": [850, "git (shown)"]}}
    after = {"ann/ai-engineer": {"retrieval": [6800, "pinecone (implied)"], "git": [850, "git (shown)"]}}
    assert list(moves(before, after)) == [
        "ann/ai-engineer: 3.250 -> 7.650",
        "  retrieval: 2.400 rag (shown) -> 6.800 pinecone (implied)",
    ]
