"""The figures are what they say: small lines with known agreement."""

from __future__ import annotations

import pytest

from service.evaluation.agreement import Claim, Outcome, assertions, judge, macro_f1, pairs, spans
from service.evaluation.separation import Separation, separation
from service.model import Assertion
from skills_taxonomy.labels import LabelError, parse

LINE = parse(
    "Built a [[RAG|rag]] service in [[Python|python]]; no [[Kubernetes|kubernetes|negated]], {{cloud}} of [[React or Vue|react/vue]]."
)
PLACES = {label.skills[0]: (label.start, label.end) for label in LINE.labels}


def claim(skill: str, at: str | None = None, assertion: Assertion = Assertion.AFFIRMED) -> Claim:
    """A claim on the words labelled `at`."""
    return Claim(*PLACES[at or skill], skill, assertion)


def outcome(*claims: Claim) -> Outcome:
    return judge(LINE, claims)


def test_marks_leave_the_text_and_its_offsets() -> None:
    assert LINE.text == "Built a RAG service in Python; no Kubernetes, cloud of React or Vue."
    assert [LINE.text[label.start : label.end] for label in LINE.labels] == ["RAG", "Python", "Kubernetes", "React or Vue"]
    assert [label.assertion for label in LINE.labels] == ["affirmed", "affirmed", "negated", "affirmed"]
    assert [LINE.text[start:end] for start, end in LINE.optional] == ["cloud"]


@pytest.mark.parametrize("text", ["[[Python|python]", "Python]]", "{{Python", "[[Python|python|perhaps]]", "[[Python]]"])
def test_a_mark_that_is_none_is_told(text: str) -> None:
    with pytest.raises(LabelError, match="opens or closes nothing"):
        parse(text)


def test_all_found() -> None:
    told = [outcome(claim("rag"), claim("python"), claim("kubernetes", assertion=Assertion.NEGATED), claim("vue", "react"))]
    assert spans(told).f1 == pairs(told).f1 == macro_f1(assertions(told)) == 1.0
    assert told[0].faults == 0


def test_a_wrong_id_is_a_place_found_and_a_pair_missed() -> None:
    told = [outcome(claim("rag"), claim("java", "python"))]
    assert (spans(told).right, spans(told).extra, spans(told).missed) == (2, 0, 2)
    assert (pairs(told).right, pairs(told).extra, pairs(told).missed) == (1, 1, 3)


def test_what_readers_disagree_on_counts_neither_way() -> None:
    start = LINE.optional[0][0]
    told = [outcome(Claim(start, start + 5, "cloud-computing"))]
    assert spans(told).extra == pairs(told).extra == 0


def test_names_within_a_label_of_several_skills_are_all_its_own() -> None:
    start, end = PLACES["react"]
    told = [outcome(Claim(start, start + 5, "react"), Claim(end - 3, end, "vue"))]
    assert (spans(told).right, spans(told).extra) == (pairs(told).right, pairs(told).extra) == (1, 0)


def test_half_of_the_longer_stretch_must_be_shared() -> None:
    start, end = PLACES["python"]
    assert spans([outcome(Claim(start, end + 6, "python"))]).right == 1
    assert spans([outcome(Claim(start, end + 7, "python"))]).right == 0


def test_what_is_said_is_judged_where_a_label_is_found() -> None:
    told = [outcome(claim("rag"), claim("kubernetes"))]
    rates = assertions(told)
    assert set(rates) == {Assertion.AFFIRMED, Assertion.NEGATED}
    assert rates[Assertion.NEGATED].recall == 0.0
    assert rates[Assertion.AFFIRMED].precision == 0.5


def test_separation_counts_wins_and_half_the_ties() -> None:
    told = separation([3, 2, 1], [2, 0])
    assert told.auc == (2 + 1.5 + 1) / 6
    assert 0 <= told.low <= told.auc <= told.high <= 1
    assert separation([1, 1], [0, 0]) == Separation(1.0, 1.0, 1.0)


def test_the_same_values_have_the_same_interval() -> None:
    above, below = [5, 1, 4, 2, 9], [3, 1, 0, 2, 4]
    assert separation(above, below) == separation(above, below)
    assert separation(above, below).low < separation(above, below).high
