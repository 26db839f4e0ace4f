"""Gaps and learning plans: exact gains, prerequisites first, and nothing cheaper."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import UnknownSkill, UnknownTarget
from service.learning.planner import Planner, Target
from service.learning.ways import Guide, Step, Wayfinder
from service.model import Assertion, CandidateProfile, Gap, GapKind, LearningPlan, Mention, PlannedStep, Rung
from service.scoring import Scorer
from skills_taxonomy.model import STUDY, Role, StepKind, Taxonomy
from tests.builders import learn, mention, profile, requirement, resumes, role, roles, skill, taxonomies, taxonomy

KNOWN = taxonomy(
    skill("base", learn=learn(10, 20)),
    skill("middle", learn=learn(20, 30), prerequisites=("base",)),
    skill("cheap", learn=learn(5, 6)),
    skill("dear", learn=learn(300, 90)),
    skill("endless", learn=learn(1, 500)),
    skill("unlearnable"),
    skill("tool", broader=("middle",)),
)
targets = st.one_of(st.none(), st.integers(1, 100), st.sampled_from(["core_shown", "core_begun", "base_only"]))


def plan(asked: Role, target: str | int | None, *said: Mention, known: Taxonomy = KNOWN) -> LearningPlan:
    scorer = Scorer(known)
    planner, person = Planner(known, scorer), profile(known, *said)
    return planner.plan(person, scorer.match(person, asked), planner.target(target))


def gaps(asked: Role, *said: Mention, known: Taxonomy = KNOWN) -> tuple[Gap, ...]:
    scorer = Scorer(known)
    person = profile(known, *said)
    return Planner(known, scorer).gaps(person, scorer.match(person, asked))


def kinds(found: LearningPlan) -> list[tuple[str, StepKind]]:
    return [(step.skills[0], step.kind) for step in found.steps]


def shown(steps: tuple[PlannedStep, ...]) -> tuple[str, ...]:
    return tuple(step.skills[0] for step in steps if step.kind not in STUDY)


@given(taxonomies(), roles(), resumes, targets)
def test_gains_add_up_to_the_fit_after(known: Taxonomy, asked: Role, said: list[Mention], target: str | int | None) -> None:
    """Fit and gains sum to the fit after, which is the fit of a profile that shows what was planned."""
    scorer, person = Scorer(known), profile(known, *said)
    planner = Planner(known, scorer)
    before = scorer.match(person, asked)
    found = planner.plan(person, before, planner.target(target))
    after = scorer.match(planner.assume(person, shown(found.steps)), asked)
    assert found.fit_after == before.fit + sum(step.gain for step in found.steps) == after.fit
    assert found.hours == (sum(step.hours[0] for step in found.steps), sum(step.hours[1] for step in found.steps))
    assert [step.order for step in found.steps] == list(range(1, len(found.steps) + 1))


@given(taxonomies(), roles(), resumes, targets)
def test_prerequisites_come_first(known: Taxonomy, asked: Role, said: list[Mention], target: str | int | None) -> None:
    """What a step needs is studied before it, and every skill is studied before it is shown, each once."""
    steps = plan(asked, target, *said, known=known).steps
    for place, step in enumerate(steps):
        assert set(step.prerequisites) <= {name for before in steps[:place] for name in before.skills}
    assert len({(step.skills, step.kind in STUDY) for step in steps}) == len(steps)
    assert all(step.gain == 0 for step in steps if step.kind in STUDY)


@given(taxonomies(), roles(), resumes)
def test_a_gap_is_worth_what_its_way_adds(known: Taxonomy, asked: Role, said: list[Mention]) -> None:
    """Every open requirement is a gap, whose points are the fit with its skills shown less the fit; the largest comes first."""
    scorer, person = Scorer(known), profile(known, *said)
    planner, before = Planner(known, scorer), scorer.match(person, asked)
    found = planner.gaps(person, before)
    assert {gap.requirement for gap in found} == {part.id for part in before.requirements if part.earned < part.possible}
    assert list(found) == sorted(found, key=lambda gap: (-gap.points, gap.requirement))
    for gap in found:
        assert gap.points == scorer.match(planner.assume(person, gap.skills), asked).fit - before.fit


@settings(max_examples=300)
@given(taxonomies(), roles(), resumes, targets)
def test_nothing_is_cheaper(known: Taxonomy, asked: Role, said: list[Mention], target: str | int | None) -> None:
    """The plan has the fewest hours, then the fewest steps, then the first ids; out of reach it has the most points first of all."""
    scorer, person = Scorer(known), profile(known, *said)
    planner, before = Planner(known, scorer), scorer.match(person, asked)
    found = planner.plan(person, before, planner.target(target))
    if found.target is None:
        assert (found.steps, found.reachable, before.band) == ((), True, "core_shown")
        return
    goal = next((band for band in known.lexicon.bands.bands if band.id == found.target), None) or planner.target(target)
    assert goal is not None
    tried = every_plan(known, person, asked)
    reaching = [ids for ids, steps in tried.items() if reaches(known, person, asked, steps, goal)]
    fits = {ids: scorer.match(after(known, person, steps), asked).fit for ids, steps in tried.items()}
    options = reaching or [ids for ids, fit in fits.items() if fit == max(fits.values())]
    best = min(options, key=lambda ids: (hours(tried[ids]), len(tried[ids]), ids))
    assert found.reachable is bool(reaching)
    assert {(step.skills[0], step.title) for step in found.steps} == {(step.skill, step.does.title) for step in tried[best]}


def every_plan(known: Taxonomy, person: CandidateProfile, asked: Role) -> dict[tuple[str, ...], frozenset[Step]]:
    """Every set of the gaps' ways by brute force; equal ways are one, by the first id."""
    scorer = Scorer(known)
    wayfinder = Wayfinder(Guide(known, scorer), scorer, person)
    open_ids = sorted((part.id for part in scorer.match(person, asked).requirements if part.earned < part.possible), reverse=True)
    parts = {part.id: part for part in asked.requirements}
    ways = {frozenset(wayfinder.way(parts[name]).steps): name for name in open_ids}
    short = sorted((name, steps) for steps, name in ways.items() if steps and hours(steps) <= 800)
    sets = [chosen for size in range(len(short) + 1) for chosen in combinations(short, size)]
    return {tuple(name for name, _ in chosen): frozenset(step for _, steps in chosen for step in steps) for chosen in sets}


def after(known: Taxonomy, person: CandidateProfile, steps: frozenset[Step]) -> CandidateProfile:
    return Planner(known, Scorer(known)).assume(person, tuple(sorted(step.skill for step in steps if step.shows)))


def reaches(known: Taxonomy, person: CandidateProfile, asked: Role, steps: frozenset[Step], goal: Target) -> bool:
    """Whether the goal alone would be the band of the profile after the steps."""
    nothing = replace(goal, id="", fit=0, core_share=0, essentials=False)
    only = replace(known, lexicon=replace(known.lexicon, bands=replace(known.lexicon.bands, bands=(goal, nothing))))
    return Scorer(only).match(after(known, person, steps), asked).band == goal.id


def hours(steps: frozenset[Step]) -> int:
    return sum(sum(step.does.hours) for step in steps)


def test_the_way_is_the_cheapest_skill_with_what_it_needs() -> None:
    """Missing prerequisites count: `base` at 30 hours goes before `middle` at 60; what is known is not studied again."""
    asked = role(requirement("one", 100, "middle", "base"))
    assert kinds(plan(asked, 80)) == [("base", StepKind.COURSE), ("base", StepKind.PROJECT)]
    only = role(requirement("one", 100, "middle"))
    assert kinds(plan(only, 80)) == [("base", StepKind.COURSE), ("middle", StepKind.COURSE), ("middle", StepKind.PROJECT)]
    assert plan(only, 80).steps[1].prerequisites == ("base",)
    assert kinds(plan(only, 80, mention("base", Rung.LISTED)))[0] == ("middle", StepKind.COURSE)
    assert kinds(plan(only, 80, mention("middle", Rung.STUDIED))) == [("middle", StepKind.PROJECT)]


def test_a_suggestion_goes_before_what_is_cheaper() -> None:
    """The role's suggestion is the way where nothing is known; who has begun with another skill goes on with that."""
    asked = role(requirement("one", 100, "middle", "cheap", suggest="middle"))
    assert gaps(asked)[0].skills == ("middle",)
    assert gaps(asked, mention("cheap", Rung.STUDIED))[0].skills == ("cheap",)


@pytest.mark.parametrize("rung", [Rung.LISTED, Rung.NAMED])
@pytest.mark.parametrize("name", ["middle", "tool"])
def test_what_is_only_listed_begins_with_show(name: str, rung: Rung) -> None:
    """Who lists a skill is asked where it was used, at no hours; the line to write stands beside it."""
    asked = role(requirement("one", 100, "middle", suggest="middle"))
    (step,) = plan(asked, 80, mention(name, rung)).steps
    assert (step.kind, step.skills, step.hours, step.gain) == (
        StepKind.SHOW,
        (name,),
        (0, 0),
        85_000 - (30_000 if rung is Rung.LISTED else 60_000),
    )
    assert step.leaves == "Built it." if name == "middle" else str(step.leaves).endswith(" with experience in Tool.")
    assert step.proof == "the line on the resume"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ([], GapKind.NOT_SHOWN),
        ([mention("middle", assertion=Assertion.NEGATED)], GapKind.NEGATED),
        ([mention("middle", Rung.LISTED)], GapKind.LISTED_ONLY),
        ([mention("tool", Rung.NAMED)], GapKind.LISTED_ONLY),
        ([mention("middle", Rung.STUDIED)], GapKind.STUDIED_ONLY),
        ([mention("middle")], GapKind.SHOWN_ONCE),
    ],
)
def test_a_gap_says_why(said: list[Mention], kind: GapKind) -> None:
    """The kind of a gap is what its best evidence wants."""
    assert gaps(role(requirement("one", 100, "middle")), *said)[0].kind is kind


def test_a_parent_alone_is_related_only() -> None:
    """Evidence of the broader skill is told apart from evidence of the skill."""
    assert gaps(role(requirement("one", 100, "tool")), mention("middle"))[0].kind is GapKind.RELATED_ONLY


def test_several_of_many_are_added_until_enough_are_shown() -> None:
    """Two of three asked for and one shown: the way adds one, the cheapest; with none shown it adds two."""
    asked = role(requirement("two", 100, "base", "cheap", "dear", at_least=2))
    assert gaps(asked, mention("cheap"))[0].skills == ("base",)
    assert gaps(asked)[0].skills == ("cheap", "base")


def test_long_paths_stand_beside_the_plan() -> None:
    """A way of over 400 hours is told with its gain and is in no plan."""
    found = plan(role(requirement("long", 50, "endless"), requirement("short", 50, "cheap")), 80)
    assert [(path.requirement, path.gain, path.hours) for path in found.long_paths] == [("long", 42_500, (501, 501))]
    assert (found.reachable, found.fit_after, shown(found.steps)) == (False, 42_500, ("cheap",))


def test_out_of_reach_gives_the_most_there_is() -> None:
    """Nothing leads to one of the skills: the plan says so, and goes as far as it can."""
    found = plan(role(requirement("one", 40, "unlearnable"), requirement("two", 60, "cheap")), "core_shown")
    assert (found.target, found.reachable, found.fit_after) == ("core_shown", False, 51_000)


def test_essential_core_comes_first() -> None:
    """Then core, then base; within them what adds most."""
    parts = [
        requirement("a", 40, "dear", core=False),
        requirement("b", 20, "cheap"),
        requirement("c", 30, "base"),
        requirement("d", 10, "middle", essential=True),
    ]
    assert shown(plan(role(*parts), 85).steps) == ("middle", "base", "cheap", "dear")


def test_a_shared_step_counts_once() -> None:
    """One skill that closes two gaps is learnt once; its gain is both, and no later step claims it again."""
    found = plan(role(requirement("one", 50, "cheap"), requirement("two", 50, "cheap")), 85)
    assert [(step.skills, step.gain) for step in found.steps] == [(("cheap",), 0), (("cheap",), 85_000)]


def test_a_shared_prerequisite_is_paid_once() -> None:
    """Two ways over one long course of 100 hours are cheaper together than one way of 150."""
    known = taxonomy(
        skill("course", learn=learn(100, 1)),
        skill("left", learn=learn(1, 1), prerequisites=("course",)),
        skill("right", learn=learn(1, 1), prerequisites=("course",)),
        skill("alone", learn=learn(1, 149)),
    )
    asked = role(requirement("left", 20, "left"), requirement("right", 20, "right"), requirement("alone", 60, "alone"))
    found = plan(asked, 34, known=known)
    assert (shown(found.steps), found.hours) == (("left", "right"), (104, 104))


def test_equal_plans_go_by_id() -> None:
    """Of plans with the same hours and steps the one with the first requirements is taken."""
    names = {"base": 10, "cheap": 30, "dear": 40, "middle": 20}
    asked = role(*(requirement(name, points, name) for name, points in names.items()))
    found = plan(asked, 54, *(mention(name, Rung.LISTED) for name in names))
    assert sorted(shown(found.steps)) == ["base", "dear"]


def test_a_target_already_reached_takes_no_steps() -> None:
    """Nothing is left to do, and nothing is planned."""
    found = plan(role(requirement("one", 100, "cheap")), 60, mention("cheap"))
    assert (found.target, found.reachable, found.steps, found.fit_after) == ("60", True, (), 85_000)


def test_above_the_top_there_is_no_target() -> None:
    """Without a target the plan leads to the next band; above the highest there is none."""
    asked = role(requirement("one", 100, "cheap"))
    assert plan(asked, None, mention("cheap")).target is None
    assert plan(asked, None, mention("cheap", Rung.LISTED)).target == "core_shown"


@pytest.mark.parametrize("asked", [0, 101, -1, "excellent", "60", ""])
def test_an_unknown_target_is_refused(asked: str | int) -> None:
    """A target is a band or a fit of 1 to 100."""
    with pytest.raises(UnknownTarget):
        Planner(KNOWN, Scorer(KNOWN)).target(asked)


def test_assume_scores_again() -> None:
    """What is assumed counts as one more entry, adds skills that were not there, and keeps what was."""
    planner, person = Planner(KNOWN, Scorer(KNOWN)), profile(KNOWN, mention("tool"))
    assumed = planner.assume(person, ("tool", "cheap", "cheap"))
    assert {name: (found.evidence, found.shown_in) for name, found in assumed.skills.items()} == {"cheap": (850, 1), "tool": (1000, 2)}
    assert assumed.skills["tool"].mentions == person.skills["tool"].mentions
    with pytest.raises(UnknownSkill):
        planner.assume(person, ("no-such-skill",))


def test_an_assumed_entry_outlives_its_mentions() -> None:
    """A mention beside an assumed entry is worth only what it adds to that entry."""
    scorer, person = Scorer(KNOWN), profile(KNOWN, mention("cheap", Rung.LISTED))
    assumed = Planner(KNOWN, scorer).assume(person, ("cheap",))
    found = scorer.match(assumed, role(requirement("one", 100, "cheap")), cited=True)
    assert (found.fit, [entry.points for entry in found.requirements[0].mentions]) == (85_000, [0])


def test_every_real_role_can_be_reached_from_nothing(taxonomy: Taxonomy) -> None:
    """Whoever begins with nothing finds a plan to the next band of each built-in role."""
    for asked in taxonomy.roles.values():
        found = plan(asked, None, known=taxonomy)
        assert found.reachable and found.steps
