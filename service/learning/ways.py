"""The way to close one gap: which skill to learn, in which steps, in how many hours.

Learning a skill is its study step (where nothing of it is known yet, after the prerequisites that are missing) and the
showing step that leaves a line on the resume. A skill that is listed or named needs neither: only to say where it was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.ladder import Ladder
from service.model import CandidateProfile, Rung
from service.scoring import Scorer
from skills_taxonomy.model import STUDY, LearningResource, Requirement, StepKind, Taxonomy

_SAID_ONLY = frozenset({Rung.LISTED, Rung.NAMED})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do for one skill. `needs` are the missing skills to study before it."""

    skill: str
    does: LearningResource
    needs: tuple[str, ...] = ()

    @property
    def shows(self) -> bool:
        """Whether it leaves a line on the resume; studying leaves none."""
        return self.does.kind not in STUDY


@dataclass(frozen=True, slots=True)
class LearningWay:
    """How the gap of one requirement closes: steps in an order that keeps prerequisites first. Without steps there is no way."""

    requirement: Requirement
    steps: tuple[Step, ...]

    @property
    def skills(self) -> tuple[str, ...]:
        """The skills that it shows."""
        return tuple(step.skill for step in self.steps if step.shows)

    @property
    def hours(self) -> tuple[int, int]:
        """Low and high."""
        return hours_of(self.steps)


class Guide:
    """What the taxonomy says of learning: the cheapest study step and showing step of each skill, and what meets what."""

    def __init__(self, taxonomy: Taxonomy, scorer: Scorer) -> None:
        self.skills = taxonomy.skills
        self.ladder = Ladder(taxonomy)
        self.in_full = {skill: scorer.ways_in_full(skill) for skill in taxonomy.skills}
        self.study = _cheapest(taxonomy, study=True)
        self.showing = _cheapest(taxonomy, study=False)

    def saying(self, skill: str) -> LearningResource:
        """The step that costs nothing: to say where a skill was used."""
        label = self.skills[skill].label
        example = self.showing[skill].line if skill in self.showing else None
        return LearningResource(
            kind=StepKind.SHOW,
            title=f"Say where you used {label}, if that is true",
            hours=(0, 0),
            why="the resume names it and does not say what was done with it",
            proof="the line on the resume",
            line=example or f"Built and improved one thing that can be named, with experience in {label}.",
        )


class Wayfinder:
    """The ways of one profile."""

    def __init__(self, guide: Guide, scorer: Scorer, profile: CandidateProfile) -> None:
        self._guide = guide
        self._scorer = scorer
        self._profile = profile
        self.evidence = {skill: found.evidence for skill, found in profile.skills.items()}
        self._steps: dict[str, tuple[Step, ...]] = {}

    def after(self, skill: str) -> int:
        """The evidence of a skill when one more entry shows it."""
        found = self._profile.skills.get(skill)
        return self._guide.ladder.with_one_more(skill, found.evidence if found else 0, found.shown_in if found else 0)

    def way(self, requirement: Requirement) -> LearningWay:
        """The cheapest skills, one after another, until as many are shown as are asked for; the suggested one before all others.

        A suggestion holds where nothing of the requirement is known: who has begun with another skill goes on with that.
        Where enough are shown already, one of them is shown once more.
        """
        evidence = dict(self.evidence)
        shown = requirement.points * self._guide.ladder.value(Rung.SHOWN)
        steps: tuple[Step, ...] = ()
        for _ in range(requirement.at_least):
            skill = self._next(requirement, evidence, steps)
            if skill is None:
                break
            evidence[skill] = self.after(skill)
            steps = tuple(dict.fromkeys((*steps, *self.steps(skill))))
            if self._scorer.earned(requirement, evidence) >= shown:
                break
        return LearningWay(requirement, steps)

    def steps(self, skill: str) -> tuple[Step, ...]:
        """What leads to one more entry that shows the skill; nothing where the taxonomy has no step for it."""
        if skill not in self._steps:
            self._steps[skill] = tuple(self._find_steps(skill))
        return self._steps[skill]

    def _find_steps(self, skill: str) -> Iterator[Step]:
        if self._is_only_said(skill):
            yield Step(skill, self._guide.saying(skill))
        elif skill in self._guide.showing:
            studies = {} if self._is_known(skill) else self._studies(skill)
            yield from studies.values()
            needs = studies[skill].needs if skill in studies else ()
            yield Step(skill, self._guide.showing[skill], needs)

    def _studies(self, skill: str) -> dict[str, Step]:
        """The study steps of a skill and of its missing prerequisites, what comes first standing first."""
        found: dict[str, Step] = {}
        missing = [name for name in self._guide.skills[skill].prerequisites if not self._is_known(name)]
        for name in missing:
            found |= self._studies(name)
        if skill in self._guide.study:
            needs = tuple(name for name in missing if name in self._guide.study)
            found[skill] = Step(skill, self._guide.study[skill], needs)
        return found

    def _next(self, requirement: Requirement, evidence: Mapping[str, int], steps: tuple[Step, ...]) -> str | None:
        """The next skill to show: the first of the cheapest that adds to the requirement."""
        names = dict.fromkeys(name for skill in requirement.any_of for name in self._guide.in_full[skill])
        earned = self._scorer.earned(requirement, evidence)
        shown = self._guide.ladder.value(Rung.SHOWN)
        is_short = earned < requirement.points * shown
        is_begun = any(evidence.get(name) for name in names)

        def rank(name: str) -> tuple[bool, bool, int, int, int, str]:
            more = [step for step in self.steps(name) if step not in steps]
            is_again = is_short and evidence.get(name, 0) >= shown
            is_other = not is_begun and name != requirement.suggest
            return is_again, is_other, sum(hours_of(more)), len(more), -evidence.get(name, 0), name

        candidates = [name for name in names if self.steps(name) and self.after(name) > evidence.get(name, 0)]
        adding = (name for name in sorted(candidates, key=rank) if self._adds(requirement, evidence, name, earned))
        return next(adding, None)

    def _adds(self, requirement: Requirement, evidence: Mapping[str, int], skill: str, earned: int) -> bool:
        return self._scorer.earned(requirement, {**evidence, skill: self.after(skill)}) > earned

    def _is_only_said(self, skill: str) -> bool:
        return self._guide.ladder.rung_of(self.evidence.get(skill, 0)) in _SAID_ONLY

    def _is_known(self, skill: str) -> bool:
        """Whether the profile has any evidence of the skill, or of one that meets it in full."""
        return any(self.evidence.get(name) for name in self._guide.in_full[skill])


def hours_of(steps: Iterable[Step]) -> tuple[int, int]:
    """The hours of all steps, low and high."""
    ranges = [step.does.hours for step in steps]
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def _cheapest(taxonomy: Taxonomy, study: bool) -> dict[str, LearningResource]:
    """The step of fewest hours of each skill that has one, by the middle; of equal ones the first."""
    found = {}
    for skill in taxonomy.skills.values():
        steps = [step for step in skill.learn if (step.kind in STUDY) is study]
        if steps:
            found[skill.id] = min(steps, key=lambda step: sum(step.hours))
    return found
