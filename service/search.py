"""The cheapest set of ways that reaches a goal, found exactly by branch and bound.

Sets of ways are bit masks. Two facts bound the search. Showing more never lowers a score, so a goal that all open ways
together miss is out of reach. And a way never adds more beside others than it adds alone, so what is still to be paid is
at least what the best rates of points for hours would cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.scoring import FULL, Scorer
from service.ways import LearningWay, Step
from skills_taxonomy.lexicon import Band
from skills_taxonomy.model import Requirement, Role

_PER_HOUR = 1_000  # the least difference in hours outweighs any number of steps; equal hours go by the number of steps
_ROUNDING = 2  # thousandths that `// at_least` can hide from a way's own gain: one before it, one beside it


@dataclass(frozen=True, slots=True)
class Standing:
    """A fit and its core in thousandths of a point, and whether every essential requirement is shown."""

    fit: int
    core: int
    essentials: bool

    def reaches(self, goal: Standing) -> bool:
        """Whether nothing of the goal is missing."""
        return self.fit >= goal.fit and self.core >= goal.core and self.essentials >= goal.essentials


def goal_of(band: Band, role: Role) -> Standing:
    """The least standing that meets the conditions of a band."""
    possible = sum(requirement.points * FULL for requirement in role.requirements if requirement.core)
    return Standing(band.fit * FULL, -(-band.core_share * possible // 100), band.essentials)


class Outlook:
    """What a role would say of one profile after any set of its ways. Only requirements that a way touches are scored again."""

    def __init__(self, scorer: Scorer, role: Role, evidence: Mapping[str, int], after: Mapping[str, int], ways: Sequence[LearningWay]) -> None:
        self.ways = tuple(ways)
        self.all = (1 << len(self.ways)) - 1
        self._scorer = scorer
        self._role = role
        self._evidence = evidence
        self._after = after
        self._touching = [self._mask_touching(requirement) for requirement in role.requirements]
        self._earned: list[dict[int, int]] = [{} for _ in role.requirements]
        self._standings: dict[int, Standing] = {}

    def standing(self, mask: int) -> Standing:
        """The standing after the ways of a mask."""
        if mask not in self._standings:
            self._standings[mask] = self._standing(mask)
        return self._standings[mask]

    def earned(self, place: int, mask: int) -> int:
        """What the requirement at a place of the role earns after the ways of a mask."""
        known, own = self._earned[place], mask & self._touching[place]
        if own not in known:
            shown = {skill: self._after[skill] for way in self.among(own) for skill in way.skills}
            known[own] = self._scorer.earned(self._role.requirements[place], {**self._evidence, **shown})
        return known[own]

    def among(self, mask: int) -> Iterator[LearningWay]:
        """The ways of a mask."""
        return (way for place, way in enumerate(self.ways) if mask >> place & 1)

    def most(self, way: int) -> tuple[int, int]:
        """The most that a way can add to the fit and to the core, whatever stands beside it."""
        fit = core = 0
        for place, requirement in enumerate(self._role.requirements):
            if self._touching[place] >> way & 1:
                adds = self.earned(place, 1 << way) - self.earned(place, 0) + _ROUNDING * (requirement.at_least > 1)
                fit += adds
                core += adds * requirement.core
        return fit, core

    def _standing(self, mask: int) -> Standing:
        fit = core = 0
        essentials = True
        for place, requirement in enumerate(self._role.requirements):
            earned = self.earned(place, mask)
            fit += earned
            core += earned * requirement.core
            essentials &= not requirement.essential or self._scorer.holds_essential(earned, requirement.points * FULL)
        return Standing(fit, core, essentials)

    def _mask_touching(self, requirement: Requirement) -> int:
        bearing = self._scorer.bearing_on(requirement)
        return sum(1 << place for place, way in enumerate(self.ways) if not bearing.isdisjoint(way.skills))


class Search:
    """The ways of an outlook with what they cost; a step that several ways share is paid once."""

    def __init__(self, outlook: Outlook, goal: Standing) -> None:
        self._outlook = outlook
        self._goal = goal
        self._most = [outlook.most(place) for place in range(len(outlook.ways))]
        self._users = Counter(step for way in outlook.ways for step in way.steps)

    def cheapest(self) -> int | None:
        """The cheapest mask that reaches the goal: by hours, then by steps, then the first by the ids of its requirements."""
        outlook = self._outlook
        by_id = sorted(range(len(outlook.ways)), key=lambda place: outlook.ways[place].requirement.id)
        best, limit = None, sum(map(weight, self._users))
        by_rate = ...
        return best


def weight(step: Step) -> int:
    """What a step weighs in the search: never nothing, so that no step is taken in vain."""
    return sum(step.does.hours) * _PER_HOUR + 1
