"""The cheapest set of ways that reaches a goal, found exactly by branch and bound.

Two facts bound the search. Showing more never lowers a score, so a goal that all open ways together miss is out of reach.
And a way never adds more beside others than it adds alone, so what is left to gain costs at least the best rates of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from service.outlook import Outlook, Standing
from service.scoring import FULL

_PER_HOUR = 1_000  # the least difference in hours outweighs any number of steps; equal hours go by the number of steps


def cheapest(outlook: Outlook, usable: Iterable[int], goal: Standing) -> int | None:
    """The cheapest mask of usable ways that reaches a goal: by hours, then by steps, then the first in the outlook's order."""
    return _Search(outlook, tuple(usable), goal).cheapest()


class _Search:
    """The ways with what they cost and can add at most. A step that several ways share is paid once."""

    def __init__(self, outlook: Outlook, usable: tuple[int, ...], goal: Standing) -> None:
        self._outlook = outlook
        self._usable = usable
        self._goal = goal
        steps = list(dict.fromkeys(step for way in outlook.ways for step in way.steps))
        self._weights = [sum(step.does.hours) * _PER_HOUR + 1 for step in steps]
        self._steps = [frozenset(map(steps.index, way.steps)) for way in outlook.ways]
        self._most = [outlook.most(way) for way in range(len(outlook.ways))]

    def cheapest(self) -> int | None:
        by_cost = tuple(sorted(self._usable, key=self._price))
        best, limit = None, sum(self._weights)
        while (found := self._first(by_cost, 0, frozenset(), limit)) is not None:
            best, limit = found, self._weigh(self._paid(found)) - 1
        return None if best is None else self._first(self._usable, 0, frozenset(), limit + 1)

    def _price(self, way: int) -> int:
        return self._weigh(self._steps[way]) * FULL // max(1, self._most[way][0])

    def _first(self, open_ways: tuple[int, ...], mask: int, paid: frozenset[int], limit: int) -> int | None:
        """The first mask of at most `limit` that holds `mask` and reaches the goal; ways are taken up in their order."""
        standing = self._outlook.standing(mask)
        left = limit - self._weigh(paid)
        if standing.reaches(self._goal):
            return mask if left >= 0 else None
        if not self._outlook.standing(mask | sum(1 << way for way in open_ways)).reaches(self._goal):
            return None
        if self._least(open_ways, paid, standing) > left:
            return None
        way, rest = open_ways[0], open_ways[1:]
        found = self._first(rest, mask | 1 << way, paid | self._steps[way], limit)
        if found is not None or self._steps[way] <= paid:
            return found
        return self._first(rest, mask, paid, limit)

    def _least(self, open_ways: tuple[int, ...], paid: frozenset[int], standing: Standing) -> int:
        """The least that is still to be paid, each shared step being split among the open ways that share it."""
        users = Counter(step for way in open_ways for step in self._steps[way] - paid)
        costs = [sum(self._weights[step] // users[step] for step in self._steps[way] - paid) for way in open_ways]
        fits = [self._most[way][0] for way in open_ways]
        cores = [self._most[way][1] for way in open_ways]
        return max(_cover(costs, fits, self._goal.fit - standing.fit), _cover(costs, cores, self._goal.core - standing.core))

    def _paid(self, mask: int) -> frozenset[int]:
        return frozenset(step for way, steps in enumerate(self._steps) if mask >> way & 1 for step in steps)

    def _weigh(self, steps: frozenset[int]) -> int:
        return sum(self._weights[step] for step in steps)


def _cover(costs: Sequence[int], gains: Sequence[int], need: int) -> int:
    """A bound under the cost of gaining `need`, as if the last way could be gone in part.

    At any rate, what is needed costs at least the rate, less what each way undercuts it; the best rate is that of the last way.
    """
    if need <= 0:
        return 0
    items = sorted((cost * FULL // gain, cost, min(gain, need)) for cost, gain in zip(costs, gains, strict=True) if gain > 0)
    covered = 0
    for _, cost, gain in items:
        covered += gain
        if covered >= need:
            undercut = sum(max(0, cost * other - price * gain) for _, price, other in items)
            return -(-(cost * need - undercut) // gain)
    return sum(costs) + 1
