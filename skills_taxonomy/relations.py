"""What follows from `broader`, `implies` and `family`: which skills meet which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from skills_taxonomy.model import Satisfier, Skill, Via
from skills_taxonomy.weights import Ladder


def satisfiers_of(skills: Mapping[str, Skill], ladder: Ladder) -> dict[str, tuple[Satisfier, ...]]:
    """For each skill what meets it: itself, all that is narrower or implies it, its parents and its siblings.

    The first way found is the best one, since shares fall in that order.
    """
    shares = {Via(entry.via): entry.share for entry in ladder.shares}
    below = _all_below(skills)
    children = _children(skills)
    found = {}
    for skill in skills.values():
        siblings = {child for parent in skill.broader if skills[parent].family for child in children[parent]}
        ways = [(Via.SHOWN, {skill.id}), (Via.IMPLIED, below[skill.id]), (Via.ALTERNATIVE, siblings), (Via.BROADER, set(skill.broader))]
        best: dict[str, Satisfier] = {}
        for via, names in ways:
            for name in sorted(names):
                best.setdefault(name, Satisfier(name, shares[via], via))
        found[skill.id] = tuple(best.values())
    return found


def families_of(skills: Mapping[str, Skill]) -> dict[str, str]:
    """The topmost family of each skill that has one; a family is its own."""

    def top(skill: Skill) -> str | None:
        above = [found for parent in skill.broader if (found := top(skills[parent]))]
        return min(above) if above else skill.id if skill.family else None

    return {skill.id: found for skill in skills.values() if (found := top(skill))}


def _children(skills: Mapping[str, Skill]) -> dict[str, set[str]]:
    children: dict[str, set[str]] = defaultdict(set)
    for skill in skills.values():
        for parent in skill.broader:
            children[parent].add(skill.id)
    return children


def _all_below(skills: Mapping[str, Skill]) -> dict[str, set[str]]:
    """For each skill all that is narrower or implies it, over any number of hops."""
    below: dict[str, set[str]] = {name: set() for name in skills}
    for name in skills:
        todo = [name]
        while todo:
            skill = skills[todo.pop()]
            for above in (*skill.broader, *skill.implies):
                if name not in below[above] and above != name:
                    below[above].add(name)
                    todo.append(above)
    return below
