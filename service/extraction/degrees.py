"""Degrees by level and field: the field beside a degree decides which skill it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found
from service.extraction.phrases import Kind
from skills_taxonomy.lexicon import Degrees


def specify(settled: Sequence[Settled], found: Found, line_of: list[int], degrees: Degrees) -> tuple[Settled, ...]:
    """The hits with each degree made specific by the nearest field on its line or a line that goes on from it."""
    levels = {level.skill: {"quantitative": level.quantitative, "other": level.other} for level in degrees.levels}
    fields = [(hit.first, hit.last, str(hit.meanings[0])) for hit in found.of(Kind.FIELD)]
    specified = []
    for hit in settled:
        named = _field(hit, fields, found, line_of, degrees.reach) if hit.skill in levels else None
        specified.append(replace(hit, skill=levels[hit.skill][named]) if named else hit)
    return tuple(specified)


def _field(hit: Settled, fields: list[tuple[int, int, str]], found: Found, line_of: list[int], reach: int) -> str | None:
    """The field of a degree: the first after it, else the last before it."""
    lines = _paragraph(line_of[hit.first], found)
    near = [field for field in fields if line_of[field[0]] in lines and field[0] < hit.last + reach and field[1] > hit.first - reach]
    after = [field for field in near if field[0] >= hit.last]
    before = [field for field in near if field[1] <= hit.first]
    return after[0][2] if after else before[-1][2] if before else None


def _paragraph(number: int, found: Found) -> range:
    """The line with the lines that it goes on from and that go on from it."""
    lines = found.words.lines
    first = last = number
    while lines[first].wrapped:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].wrapped:
        last += 1
    return range(first, last + 1)
