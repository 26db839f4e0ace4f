"""Gaps and learning plans: what a role asks for and a profile does not show yet, and the cheapest steps to a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from service.errors import UnknownSkill, UnknownTarget
from service.learning.outlook import Outlook, Standing, goal_of
from service.learning.search import cheapest
from service.learning.ways import Guide, Step, Wayfinder, hours_of
from service.model import (
    CandidateProfile,
    Gap,
    GapKind,
    LearningPlan,
    LongPath,
    Match,
    PlannedStep,
    RequirementFit,
    SkillEvidence,
    Status,
)
from service.scoring import Scorer
from skills_taxonomy.model import Requirement, Taxonomy, Via
from skills_taxonomy.weights import Band

Target = Band  # what a plan is to reach are the conditions of a band; a fit asked for is a band of its own

_RELATED = frozenset({Via.BROADER, Via.ALTERNATIVE})
_KIND_OF_RUNG = {"studied": GapKind.STUDIED_ONLY, "shown": GapKind.SHOWN_ONCE}


class Planner:
    """Finds the gaps of a match and plans how to close them. Answering changes nothing."""

    def __init__(self, taxonomy: Taxonomy, scorer: Scorer) -> None:
        self._taxonomy = taxonomy
        self._scorer = scorer
        self._guide = Guide(taxonomy, scorer)
        self._bands = taxonomy.lexicon.bands.bands
        self._long = taxonomy.lexicon.plan.long_path_hours
        self.largest = taxonomy.lexicon.plan.largest_gaps

    def target(self, asked: str | int | None) -> Target | None:
        """What is asked for: the id of a band, or a fit of 1 to 100. Raises `UnknownTarget`."""
        if asked is None:
            return None
        if isinstance(asked, int) and 1 <= asked <= 100:
            return Target(str(asked), f"a fit of {asked}", fit=asked, core_share=0, essentials=False, reason="asked for")
        for band in self._bands:
            if band.id == asked:
                return band
        known = ", ".join(band.id for band in self._bands)
        raise UnknownTarget(f"There is no target {str(asked)[:64]!r}; there are {known}, and a fit of 1 to 100.", "target")

    def assume(self, profile: CandidateProfile, skills: tuple[str, ...]) -> CandidateProfile:
        """The profile as if each of the skills were shown in one more entry. Raises `UnknownSkill`."""
        assumed = dict(profile.skills)
        for skill in dict.fromkeys(skills):
            if skill not in self._taxonomy.skills:
                raise UnknownSkill(f"There is no skill {skill[:64]!r}.", "assume")
            own = assumed.get(skill, SkillEvidence(skill, 0, 0, ()))
            evidence = self._guide.ladder.with_one_more(skill, own.evidence, own.shown_in)
            assumed[skill] = replace(own, evidence=evidence, shown_in=own.shown_in + 1)
        return replace(profile, skills=MappingProxyType(dict(sorted(assumed.items()))))

    def gaps(self, profile: CandidateProfile, match: Match) -> tuple[Gap, ...]:
        """All requirements that are not fully met, the one whose way adds most first."""
        outlook = self._outlook(profile, match)
        fits = {found.id: found for found in match.requirements}
        gaps = [
            Gap(
                requirement=way.requirement.id,
                label=way.requirement.label,
                kind=self._kind(fits[way.requirement.id], way.requirement, profile),
                points=outlook.alone(place),
                skills=way.skills,
                ask=way.requirement.ask,
            )
            for place, way in enumerate(outlook.ways)
        ]
        return tuple(sorted(gaps, key=lambda gap: (-gap.points, gap.requirement)))

    def plan(self, profile: CandidateProfile, match: Match, target: Target | None) -> LearningPlan:
        """The cheapest steps to the target, without one to the next band; the most there is where that is out of reach."""
        outlook = self._outlook(profile, match)
        long = [place for place, way in enumerate(outlook.ways) if sum(way.hours) > 2 * self._long]
        usable = [place for place, way in enumerate(outlook.ways) if way.steps and place not in long]
        target = target or self._next_band(match)
        found = cheapest(outlook, usable, goal_of(target, match.role)) if target else 0
        chosen = _most(outlook, usable) if found is None else found
        steps = _ordered(outlook, chosen)
        return LearningPlan(
            target=target.id if target else None,
            reachable=found is not None,
            fit_after=outlook.standing(chosen).fit,
            hours=hours_of(steps),
            steps=tuple(_planned(order, step, gain) for order, (step, gain) in enumerate(zip(steps, outlook.gains(steps), strict=True), 1)),
            long_paths=_long_paths(outlook, long),
        )

    def _outlook(self, profile: CandidateProfile, match: Match) -> Outlook:
        """The way of each gap, by requirement id, and what comes of them."""
        wayfinder = Wayfinder(self._guide, self._scorer, profile)
        open_ids = {found.id for found in match.requirements if found.earned < found.possible}
        requirements = sorted(match.role.requirements, key=lambda requirement: requirement.id)
        ways = [wayfinder.way(requirement) for requirement in requirements if requirement.id in open_ids]
        after = {skill: wayfinder.after(skill) for way in ways for skill in way.skills}
        return Outlook(self._scorer, match.role, wayfinder.evidence, after, ways)

    def _kind(self, found: RequirementFit, requirement: Requirement, profile: CandidateProfile) -> GapKind:
        """What is wanting most: a skill that is not there at all, else the weakest of those that count."""
        if found.status is Status.NEGATED:
            return GapKind.NEGATED
        if len(found.via) < requirement.at_least:
            return GapKind.NOT_SHOWN
        weakest = found.via[-1]
        if weakest.how in _RELATED:
            return GapKind.RELATED_ONLY
        return _KIND_OF_RUNG.get(self._guide.ladder.rung_of(profile.skills[weakest.skill].evidence), GapKind.LISTED_ONLY)

    def _next_band(self, match: Match) -> Band | None:
        """The band above the one of a match; nothing above the highest."""
        place = next(place for place, band in enumerate(self._bands) if band.id == match.band)
        return self._bands[place - 1] if place else None


def _most(outlook: Outlook, usable: list[int]) -> int:
    """The cheapest ways that together add all that can be added."""
    together = outlook.standing(sum(1 << place for place in usable))
    return cheapest(outlook, usable, Standing(together.fit, 0, 0)) or 0


def _ordered(outlook: Outlook, chosen: int) -> tuple[Step, ...]:
    """The steps of the chosen ways: essential core first, then core, then base, within them what adds most by itself."""
    taken = {step for way in outlook.among(chosen) for step in way.steps}

    def rank(place: int) -> tuple[bool, bool, int, str]:
        requirement = outlook.ways[place].requirement
        return not (requirement.core and requirement.essential), not requirement.core, -outlook.alone(place), requirement.id

    gone = [place for place, way in enumerate(outlook.ways) if taken.issuperset(way.steps)]
    return tuple(dict.fromkeys(step for place in sorted(gone, key=rank) for step in outlook.ways[place].steps))


def _planned(order: int, step: Step, gain: int) -> PlannedStep:
    return PlannedStep(
        order=order,
        title=step.does.title,
        kind=step.does.kind,
        url=step.does.url,
        hours=step.does.hours,
        gain=gain,
        skills=(step.skill,),
        prerequisites=step.needs,
        leaves=step.does.line,
        proof=step.does.proof,
    )


def _long_paths(outlook: Outlook, long: Iterable[int]) -> tuple[LongPath, ...]:
    """The ways that stand beside the plan, the one that adds most first."""
    paths = []
    for place in long:
        way = outlook.ways[place]
        last = [step for step in way.steps if step.shows][-1]
        paths.append(LongPath(way.requirement.id, way.requirement.label, last.does.title, way.hours, outlook.alone(place), way.skills))
    return tuple(sorted(paths, key=lambda path: (-path.gain, path.requirement)))
