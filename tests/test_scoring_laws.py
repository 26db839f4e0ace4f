"""The laws of the score, each held against generated taxonomies, roles and profiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from service.model import Assertion, Match, Mention, RequirementFit, Rung, Status
from service.scoring import Scorer
from skills_taxonomy.model import Requirement, Role, Taxonomy, Via
from tests.builders import NAMES, mention, mentions, profile, requirement, resumes, role, roles, skill, taxonomies, taxonomy

FAMILY = taxonomy(
    skill("parent", family=True),
    skill("child", broader=("parent",)),
    skill("sibling", broader=("parent",)),
    skill("grandchild", broader=("child",)),
    skill("product", implies=("other",)),
    skill("other"),
)


def match(known: Taxonomy, asked: Role, *said: Mention) -> Match:
    return Scorer(known).match(profile(known, *said), asked, cited=True)


def fit(known: Taxonomy, asked: Role, said: Sequence[Mention]) -> int:
    return match(known, asked, *said).fit


def earned(asked: Requirement, *said: Mention, known: Taxonomy = FAMILY) -> int:
    """Thousandths of the requirement's points."""
    return fit(known, role(asked), said)


@given(taxonomies(), roles(), resumes)
def test_parts_sum_to_the_fit(known: Taxonomy, asked: Role, said: list[Mention]) -> None:
    """Requirements, groups, and core with base each sum to the fit exactly, in whole numbers, and so do the points they can give."""
    found = match(known, asked, *said)
    sums = {sum(part.earned for part in found.requirements), sum(part.earned for part in found.groups), found.core + found.base}
    assert sums == {found.fit}
    assert sum(part.possible for part in found.requirements) == sum(part.possible for part in found.groups) == 100_000
    assert all(type(part.earned) is int and 0 <= part.earned <= part.possible for part in found.requirements)
    assert found.core == sum(part.earned for part in found.requirements if part.core)


def test_the_ladder() -> None:
    """Each rung is worth what the lexicon says; two separate entries that show a skill are the top."""
    asked = requirement("one", 1, "other")
    assert [earned(asked, mention("other", rung)) for rung in Rung] == [0, 300, 400, 600, 850]
    assert earned(asked, mention("other"), mention("other", entry=2)) == 1000
    assert earned(asked, mention("other"), mention("other", entry=1)) == 850


def test_a_credential_is_held_or_not() -> None:
    """One entry that shows a degree is all there can be."""
    known = taxonomy(credentials=[skill("degree")])
    assert earned(requirement("one", 1, "degree"), mention("degree"), known=known) == 1000


@given(taxonomies(), roles(), resumes, mentions)
def test_an_affirmed_mention_never_lowers_a_fit(known: Taxonomy, asked: Role, said: list[Mention], more: Mention) -> None:
    """Who shows more fits no less."""
    assert fit(known, asked, [*said, replace(more, assertion=Assertion.AFFIRMED)]) >= fit(known, asked, said)


@given(taxonomies(), roles(), roles(), resumes)
def test_roles_are_independent(known: Taxonomy, asked: Role, other: Role, said: list[Mention]) -> None:
    """A fit is the same whichever roles were scored before by the same scorer."""
    scorer, person = Scorer(known), profile(known, *said)
    alone = scorer.match(person, asked)
    scorer.match(person, other)
    assert scorer.match(person, asked) == alone


@given(taxonomies(), roles(), resumes, st.randoms(use_true_random=False))
def test_order_is_free(known: Taxonomy, asked: Role, said: list[Mention], shuffle: Random) -> None:
    """Neither the order of the mentions nor that of the requirements and their skills moves a fit."""
    requirements = [replace(part, any_of=part.any_of[::-1]) for part in asked.requirements]
    shuffled = list(said)
    shuffle.shuffle(shuffled)
    assert fit(known, role(*requirements[::-1]), shuffled) == fit(known, asked, said)


@given(taxonomies(), roles(), resumes, st.integers(2, 5))
def test_repetition_changes_nothing(known: Taxonomy, asked: Role, said: list[Mention], times: int) -> None:
    """Saying the same again in the same entries is worth nothing."""
    assert fit(known, asked, said * times) == fit(known, asked, said)


@given(st.sets(st.sampled_from(NAMES), min_size=1), st.sampled_from(NAMES))
def test_any_of_asks_for_one(names: set[str], shown: str) -> None:
    """One of the skills in full is the whole requirement, however many others are named."""
    known = taxonomy(*map(skill, NAMES))
    full = earned(requirement("one", 1, *sorted(names)), mention(shown), mention(shown, entry=2), known=known)
    assert full == (1000 if shown in names else 0)


@given(resumes, st.integers(1, 5), st.integers(1, 99))
def test_k_of_n_is_the_sum_of_the_best(said: list[Mention], at_least: int, points: int) -> None:
    """`at_least` skills earn the points times their best evidences' sum, divided once, downwards."""
    known = taxonomy(*map(skill, NAMES))
    best = sorted((found.evidence for found in profile(known, *said).skills.values()), reverse=True)[:at_least]
    assert earned(requirement("many", points, *NAMES, at_least=at_least), *said, known=known) == points * sum(best) // at_least


def test_a_family_counts_once() -> None:
    """Where several skills are asked for, two of one family are one; where one is asked for, each will do."""
    said = [mention("child"), mention("sibling")]
    assert earned(requirement("two", 1, "child", "sibling", "other", at_least=2), *said) == 425
    assert earned(requirement("two", 1, "child", "sibling", "other", at_least=2), *said, mention("other")) == 850
    assert earned(requirement("one", 1, "child", "sibling"), *said) == 850


def test_narrower_and_implying_skills_meet_in_full() -> None:
    """What is narrower, over any number of hops, and what implies a skill, is that skill."""
    for asked, shown in [("parent", "child"), ("parent", "grandchild"), ("child", "grandchild"), ("other", "product")]:
        found = match(FAMILY, role(requirement("one", 100, asked)), mention(shown))
        assert found.fit == 85_000
        assert [(via.skill, via.how) for via in found.requirements[0].via] == [(shown, Via.IMPLIED)]
        both = match(FAMILY, role(requirement("one", 100, asked)), mention(shown), mention(asked))
        assert [(via.skill, via.how) for via in both.requirements[0].via] == [(asked, Via.SHOWN)]


def test_a_parent_or_a_sibling_shares_over_one_hop() -> None:
    """A sibling gives half, a parent three tenths, anything farther nothing; the best one counts, not their sum."""
    asked = requirement("one", 1, "child")
    assert earned(asked, mention("sibling")) == 425
    assert earned(asked, mention("parent")) == 255
    assert earned(asked, mention("parent"), mention("sibling")) == 425
    assert earned(requirement("one", 1, "grandchild"), mention("parent")) == 0
    assert earned(requirement("one", 1, "product"), mention("other")) == 0


@given(taxonomies(), roles(), resumes)
def test_focus_is_the_share_that_the_role_uses(known: Taxonomy, asked: Role, said: list[Mention]) -> None:
    """Focus lies between 0 and 100, says nothing without evidence, and is no part of the fit."""
    found = match(known, asked, *said)
    assert 0 <= found.focus <= 100_000
    assert found.focus > 0 or all(via.how not in {Via.SHOWN, Via.IMPLIED} for part in found.requirements for via in part.via)


def test_focus_by_hand() -> None:
    """Half of the evidence used is a focus of 50; an unused skill lowers the focus and leaves the fit."""
    asked = role(requirement("one", 100, "other"))
    used, unused = mention("other"), mention("sibling")
    assert (match(FAMILY, asked, used).focus, match(FAMILY, asked, used, unused).focus) == (100_000, 50_000)
    assert fit(FAMILY, asked, [used]) == fit(FAMILY, asked, [used, unused])
    assert match(FAMILY, role(requirement("one", 100, "child")), mention("sibling")).focus == 0


def test_bands() -> None:
    """Core shown needs its essentials in work; core begun a quarter of the core; base only a fit of 25."""
    asked = role(requirement("core", 70, "other", essential=True), requirement("base", 30, "child", core=False))
    bands = {
        "core_shown": [mention("other"), mention("child")],
        "core_begun": [mention("other", Rung.NAMED), mention("child"), mention("child", entry=2)],
        "base_only": [mention("child")],
        "little_shown": [mention("child", Rung.NAMED)],
    }
    assert {name: match(FAMILY, asked, *said).band for name, said in bands.items()} == {name: name for name in bands}


@given(taxonomies(), roles(), resumes)
def test_what_is_not_affirmed_is_no_evidence(known: Taxonomy, asked: Role, said: list[Mention]) -> None:
    """Denied, wished for, or somebody else's: the fit is as if it did not stand there."""
    assert fit(known, asked, said) == fit(known, asked, [found for found in said if found.assertion is Assertion.AFFIRMED])


def test_a_denied_skill_is_told() -> None:
    """A requirement whose skill the text denies says so; one affirmed mention elsewhere outweighs it."""
    no = mention("other", assertion=Assertion.NEGATED)
    asked = role(requirement("one", 100, "other"))
    assert match(FAMILY, asked, no).requirements[0].status is Status.NEGATED
    assert match(FAMILY, asked, no, mention("other")).requirements[0].status is Status.PARTIAL


@given(taxonomies(), roles(), resumes)
def test_a_mention_is_worth_what_is_lost_without_it(known: Taxonomy, asked: Role, said: list[Mention]) -> None:
    """Taking a mention out of the resume lowers each requirement by exactly the points cited beside it."""
    found = match(known, asked, *said)
    for left_out in said:
        rest = match(known, asked, *[other for other in said if other is not left_out])
        for before, after in zip(found.requirements, rest.requirements, strict=True):
            assert before.earned - after.earned == cited(before, left_out)


def cited(found: RequirementFit, of: Mention) -> int:
    return sum(entry.points for entry in found.mentions if entry.mention is of)
