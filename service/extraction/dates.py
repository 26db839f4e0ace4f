"""Date ranges and durations as resumes write them. Months are counted from year 0: year × 12 + month − 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from skills_taxonomy.lexicon import Dates

# "15 years" of a person, not the year 15 or 2015.
_MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class Range:
    """From month `begins` to month `ends`, both within; `single` when only one date is given."""

    begins: int
    ends: int
    single: bool


def month_of(day: date) -> int:
    """The month that a day lies in."""
    return day.year * 12 + day.month - 1


def month_name(month: int) -> str:
    """A month as "2024-05"."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def months_covered(ranges: list[Range]) -> int:
    """How many different months lie within any of the ranges."""
    covered, until = 0, -1
    for found in sorted(ranges, key=lambda found: (found.begins, found.ends)):
        covered += max(0, found.ends - max(found.begins, until + 1) + 1)
        until = max(until, found.ends)
    return covered


class DateReader:
    """Reads the date ranges of a line; `as_of` is the only clock."""

    def __init__(self, words: Dates) -> None:
        self._month_numbers: Mapping[str, int] = {name: entry.month for entry in (*words.months, *words.seasons) for name in entry.names}
        names = "|".join(sorted(self._month_numbers, key=len, reverse=True))
        day = (
            rf"(?:(?P<name{{0}}>{names})\.?,?\s*(?:\d{{{{1,2}}}},\s*)?'?|(?P<number{{0}}>0?[1-9]|1[0-2])\s?[/.]\s?)?"
            r"(?P<year{0}>(?:19|20)\d\d|(?<=')\d\d)"
        )
        iso = r"(?P<isoyear{0}>(?:19|20)\d\d)[-/.](?P<isomonth{0}>0[1-9]|1[0-2])(?:[-/.]\d\d)?(?!\d)"
        point = f"(?:{iso}|{day})"
        present = "|".join(map(re.escape, words.present))
        until = "|".join(map(re.escape, words.until))
        first, second = point.format(1), point.format(2)
        self._range = re.compile(rf"\b{first}\s*(?:-+>?|→|\b(?:{until})\b)\s*(?:{second}\b|(?P<present>\b(?:{present})\b))", re.IGNORECASE)
        self._half = re.compile(rf"\b(?P<name1>{names})\.?\s*-\s*(?P<name2>{names})\.?\s+(?P<year2>(?:19|20)\d\d)\b", re.IGNORECASE)
        self._single = re.compile(rf"\b{first}\b", re.IGNORECASE)

    def range_in(self, line: str, as_of: date) -> Range | None:
        """The first date range of a line, cut at `as_of`."""
        if found := self._range.search(line):
            begins = self._month(found, "1", 0)
            ends = month_of(as_of) if found["present"] else self._month(found, "2", 11)
            return _ordered(begins, ends, as_of)
        if found := self._half.search(line):
            year = int(found["year2"]) * 12
            return _ordered(year + self._number(found["name1"]), year + self._number(found["name2"]), as_of)
        return None

    def single_in(self, line: str, as_of: date) -> Range | None:
        """The last single date of a line: a month, or a year whose months are not known."""
        found = list(self._single.finditer(line))
        if not found:
            return None
        month = self._month(found[-1], "1", 11)
        return Range(min(month, month_of(as_of)), min(month, month_of(as_of)), True)

    def _month(self, found: re.Match[str], which: str, default: int) -> int:
        if found[f"isoyear{which}"]:
            return int(found[f"isoyear{which}"]) * 12 + int(found[f"isomonth{which}"]) - 1
        year = int(found[f"year{which}"])
        year += 0 if year >= 100 else 2000 if year < 70 else 1900
        if found[f"name{which}"]:
            return year * 12 + self._number(found[f"name{which}"])
        return year * 12 + (int(found[f"number{which}"]) - 1 if found[f"number{which}"] else default)

    def _number(self, name: str) -> int:
        return self._month_numbers[name.casefold()] - 1


def _ordered(begins: int, ends: int, as_of: date) -> Range | None:
    """A range cut at `as_of`: what lies after it covers no month, and is an entry all the same."""
    return Range(begins, min(ends, month_of(as_of)), False) if begins <= ends else None


def stated_months(number: str, is_year: bool) -> int | None:
    """The months of "5 years" or "18 months"; `None` when it cannot be a person's."""
    months = int(number) * (12 if is_year else 1)
    return months if 0 < months <= _MOST_YEARS * 12 else None
