"""The cheapest set of ways that reaches a goal, found exactly by branch and bound.

Two facts bound the search. Showing more never lowers a score, so a goal that all open ways together miss is out of reach.
And the more stands beside a way, the less it adds, so what is still to gain costs at least the best rates of the open ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from service.learning.outlook import Outlook, Standing

_PER_HOUR = 1_000  # the least difference in hours outweighs any number of steps; equal hours go by the number of steps
_FINE = 10**9  # keeps rates of whole numbers apart


def cheapest(outlook: Outlook, usable: Iterable[int], goal: Standing) -> int | None:
    """The cheapest mask of usable ways that reaches a goal: by hours, then by steps, then the first in the outlook's order."""
    return _Search(outlook, frozenset(usable), goal).cheapest()


class _Search:
    """The ways with what their steps weigh. A step that several ways share is paid once, and of equal ways the first stands for all."""

    def __init__(self, outlook: Outlook, usable: frozenset[int], goal: Standing) -> None:
        self._outlook = outlook
        self._goal = goal
        steps = list(dict.fromkeys(step for way in outlook.ways for step in way.steps))
        self._weights = [sum(step.does.hours) * _PER_HOUR + 1 for step in steps]
        self._steps = [frozenset(map(steps.index, way.steps)) for way in outlook.ways]
        self._usable = frozenset(way for way in usable if self._steps[way] not in self._steps[:way])

    def cheapest(self) -> int | None:
        best, limit = None, sum(self._weights)
        forced = self._forced()
        open_ways = self._usable - {way for way in self._usable if forced >> way & 1}
        while (found := self._any(open_ways, forced, limit)) is not None:
            best, limit = found, self._weigh(found) - 1
        return best if best is None else self._earliest(open_ways, forced, best, limit + 1)

    def _forced(self) -> int:
        """The ways without which the goal is out of reach."""
        together = sum(1 << way for way in self._usable)
        return sum(1 << way for way in self._usable if not self._outlook.standing(together ^ 1 << way).reaches(self._goal))

    def _earliest(self, open_ways: frozenset[int], mask: int, best: int, limit: int) -> int:
        """Of the masks that reach the goal within the limit the first by its ways; `best` is one of them."""
        for way in sorted(open_ways):
            if self._outlook.standing(mask).reaches(self._goal):
                break
            open_ways -= {way}
            found = best if best >> way & 1 else self._any(open_ways, mask | 1 << way, limit)
            if found is not None:
                mask, best = mask | 1 << way, found
        return mask

    def _any(self, open_ways: frozenset[int], mask: int, limit: int) -> int | None:
        """A mask that holds `mask` and of the others only open ways, reaches the goal and weighs at most `limit`."""
        standing = self._outlook.standing(mask)
        left = limit - self._weigh(mask)
        if standing.reaches(self._goal):
            return mask if left >= 0 else None
        if not self._outlook.standing(mask | sum(1 << way for way in open_ways)).reaches(self._goal):
            return None
        least, way = self._least(open_ways, mask, standing)
        if least > left:
            return None
        rest = open_ways - {way}
        found = self._any(rest, mask | 1 << way, limit)
        return self._any(rest, mask, limit) if found is None else found

    def _least(self, open_ways: frozenset[int], mask: int, standing: Standing) -> tuple[int, int]:
        """The least that is still to be paid, and the way to decide on: the one that would be gone in part.

        A shared step is split among the open ways that share it.
        """
        paid = self._paid(mask)
        ways = sorted(open_ways)
        open_steps = [self._steps[way] - paid for way in ways]
        users = Counter(step for steps in open_steps for step in steps)
        costs = [sum(self._weights[step] // users[step] for step in steps) for steps in open_steps]
        gains = zip(*(self._outlook.most(way, mask) for way in ways), strict=True)
        needs = (asked - own for own, asked in zip(standing, self._goal, strict=True))
        return max(_cover(ways, costs, gain, need) for gain, need in zip(gains, needs, strict=True))

    def _paid(self, mask: int) -> frozenset[int]:
        return frozenset(step for way, steps in enumerate(self._steps) if mask >> way & 1 for step in steps)

    def _weigh(self, mask: int) -> int:
        return sum(self._weights[step] for step in self._paid(mask))


def _cover(ways: Sequence[int], costs: Sequence[int], gains: Sequence[int], need: int) -> tuple[int, int]:
    """A bound under the cost of gaining `need`, as if the last way could be gone in part, and that way.

    At any rate, what is needed costs at least the rate, less what each way undercuts it; the best rate is that of the last way.
    """
    if need <= 0:
        return 0, -1
    most = [min(gain, need) for gain in gains]
    able = sorted((cost * _FINE // gain, way, cost, gain) for way, cost, gain in zip(ways, costs, most, strict=True) if gain > 0)
    covered = accumulate(gain for _, _, _, gain in able)
    last = next((place for place, sum_of_gains in enumerate(covered) if sum_of_gains >= need), -1)
    _, way, cost, gain = able[last]
    undercut = sum(max(0, cost * other - price * gain) for _, _, price, other in able)
    return max(0, -(-(cost * need - undercut) // gain)), way
