"""Own skills, roles and sources laid over those that are shipped: what has the id of a shipped one takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from skills_taxonomy.model import Category


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


def overlaid(shipped: Iterable[Entry], own: Sequence[Entry]) -> list[Entry]:
    """The entries with one's own among them, sorted by id; as they stand when there are none of one's own."""
    if not own:
        return list(shipped)
    return [entry for _, entry in sorted(({entry.id: entry for entry in shipped} | {entry.id: entry for entry in own}).items())]


def overlaid_categories(shipped: Sequence[Category], own: Sequence[Category]) -> list[Category]:
    """The categories with one's own skills in theirs; a shipped skill of the same id, in whatever category, gives way."""
    taken = {skill.id for category in own for skill in category.skills}
    mine = {category.id: category for category in own}
    joined = []
    for category in shipped:
        kept = [skill for skill in category.skills if skill.id not in taken]
        added = mine[category.id].skills if category.id in mine else ()
        joined.append(replace(category, skills=tuple(overlaid(kept, added))))
    known = {category.id for category in shipped}
    return overlaid(joined, [category for category in own if category.id not in known])
