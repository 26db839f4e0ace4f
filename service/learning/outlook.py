"""What a role would say of a profile after any set of learning ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from service.learning.ways import LearningWay, Step
from service.scoring import FULL, Scorer
from skills_taxonomy.model import Requirement, Role
from skills_taxonomy.weights import Band

_ROUNDING = 2  # thousandths that `// at_least` can hide from what a way adds alone: one before it, one beside it


class Standing(NamedTuple):
    """A fit and its core in thousandths of a point, and how many essential requirements are shown in work."""

    fit: int
    core: int
    essentials: int

    def reaches(self, goal: Standing) -> bool:
        """Whether nothing of the goal is missing."""
        return all(own >= asked for own, asked in zip(self, goal, strict=True))


def goal_of(band: Band, role: Role) -> Standing:
    """The least standing that meets the conditions of a band."""
    possible = sum(requirement.points * FULL for requirement in role.requirements if requirement.core)
    essentials = sum(requirement.essential for requirement in role.requirements) if band.essentials else 0
    return Standing(band.fit * FULL, -(-band.core_share * possible // 100), essentials)


class Outlook:
    """The standings of one profile in one role. A set of ways is a bit mask; only what its ways touch is scored again."""

    def __init__(
        self, scorer: Scorer, role: Role, evidence: Mapping[str, int], after: Mapping[str, int], ways: Iterable[LearningWay]
    ) -> None:
        self.ways = tuple(ways)
        self._scorer = scorer
        self._requirements = role.requirements
        self._evidence = evidence
        self._after = after
        self._bearing = [scorer.bearing_on(requirement) for requirement in role.requirements]
        self._touching = [self._touched_by(bearing) for bearing in self._bearing]
        self._places = [[place for place, mask in enumerate(self._touching) if mask >> way & 1] for way in range(len(self.ways))]
        self._earned: list[dict[int, int]] = [{} for _ in role.requirements]
        self._standings: dict[int, Standing] = {}

    def standing(self, mask: int) -> Standing:
        """The standing after the ways of a mask."""
        if mask not in self._standings:
            earned = [self._earn(place, mask) for place in range(len(self._requirements))]
            self._standings[mask] = self._sum(earned)
        return self._standings[mask]

    def alone(self, way: int) -> int:
        """What a way adds to the fit by itself."""
        return self.standing(1 << way).fit - self.standing(0).fit

    def most(self, way: int, mask: int) -> Standing:
        """The most that a way can add to the standing after a mask, whatever other ways stand beside it."""
        fit = core = essentials = 0
        for place in self._places[way]:
            requirement = self._requirements[place]
            adds = self._earn(place, mask | 1 << way) - self._earn(place, mask)
            adds += _ROUNDING * (requirement.at_least > 1)
            fit += adds
            core += adds * requirement.core
            essentials += requirement.essential
        return Standing(fit, core, essentials)

    def gains(self, steps: Iterable[Step]) -> Iterator[int]:
        """What each step adds to the fit after those before it; studying adds nothing."""
        evidence = dict(self._evidence)
        earned = [self._earn(place, 0) for place in range(len(self._requirements))]
        for step in steps:
            gain = 0
            if step.shows:
                evidence[step.skill] = self._after[step.skill]
                for place in (place for place, bearing in enumerate(self._bearing) if step.skill in bearing):
                    now = self._scorer.earned(self._requirements[place], evidence)
                    gain += now - earned[place]
                    earned[place] = now
            yield gain

    def among(self, mask: int) -> Iterator[LearningWay]:
        """The ways of a mask."""
        return (way for place, way in enumerate(self.ways) if mask >> place & 1)

    def _earn(self, place: int, mask: int) -> int:
        known, own = self._earned[place], mask & self._touching[place]
        if own not in known:
            shown = {skill: self._after[skill] for way in self.among(own) for skill in way.skills}
            known[own] = self._scorer.earned(self._requirements[place], {**self._evidence, **shown})
        return known[own]

    def _sum(self, earned: list[int]) -> Standing:
        pairs = list(zip(self._requirements, earned, strict=True))
        return Standing(
            fit=sum(earned),
            core=sum(points for requirement, points in pairs if requirement.core),
            essentials=sum(self._is_held(requirement, points) for requirement, points in pairs if requirement.essential),
        )

    def _is_held(self, requirement: Requirement, points: int) -> bool:
        return self._scorer.holds_essential(points, requirement.points * FULL)

    def _touched_by(self, bearing: frozenset[str]) -> int:
        return sum(1 << place for place, way in enumerate(self.ways) if not bearing.isdisjoint(way.skills))
