"""Degrees by level and field: the field beside a degree decides which skill it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Kind
from skills_taxonomy.lexicon import Degrees


def specify(settled: Sequence[Settled], found: Found, line_of: list[int], degrees: Degrees) -> tuple[Settled, ...]:
    """The hits with each degree made specific by the nearest field on its line or a line that goes on from it."""
    levels = {level.skill: {"quantitative": level.quantitative, "other": level.other} for level in degrees.levels}
    named = {position for hit in settled if hit.skill in levels for position in range(hit.first, hit.last)}
    fields = [hit for hit in found.of(Kind.FIELD) if hit.first not in named]  # `philosophy` in `doctor of philosophy` is none
    paragraph = list(accumulate(0 if line.wrapped else 1 for line in found.words.lines))
    beside = _Fields(fields, [paragraph[line] for line in line_of], degrees.reach)
    specified = []
    for hit in settled:
        field = beside.of(hit) if hit.skill in levels else None
        specified.append(replace(hit, skill=levels[hit.skill][field]) if field else hit)
    return tuple(specified)


class _Fields:
    """The fields of study in a text, and the paragraph of each word."""

    def __init__(self, fields: list[Hit], paragraph_of: list[int], reach: int) -> None:
        self._fields = fields
        self._firsts = [field.first for field in fields]
        self._paragraph_of = paragraph_of
        self._reach = reach

    def of(self, hit: Settled) -> str | None:
        """The field of a degree: the first after it, else the last before it, in its paragraph and within reach."""
        after, before = bisect_left(self._firsts, hit.last), bisect_left(self._firsts, hit.first) - 1
        for place in (after, before):
            if 0 <= place < len(self._fields) and self._is_near(self._fields[place], hit):
                return str(self._fields[place].meanings[0])
        return None

    def _is_near(self, field: Hit, hit: Settled) -> bool:
        distance = max(field.first - hit.last, hit.first - field.last)
        return distance < self._reach and self._paragraph_of[field.first] == self._paragraph_of[hit.first]
