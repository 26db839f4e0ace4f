"""Lines to sections and entries: what a heading says, and where a dated position begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from service.extraction.dates import DateReader, Range
from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Kind
from service.extraction.words import Line
from skills_taxonomy.lexicon import SectionRule, Sections

_GIVES_NOTHING = "none"
_HEADER_LINES = 2  # title and employer may stand above the line with the dates
_HEADER_LENGTH = 100  # a longer line is a sentence, not the head of an entry
_TITLE = re.compile(r"[A-Z][^\W\d]*(?: [^\W\d]+){0,3}")
_DECORATION = " \t:#*=_-|~•.&"


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated position, project, degree or publication, or one undated section: lines `[first, last)`."""

    section: SectionRule
    first: int
    last: int
    dates: Range | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The entries in order; `entry_of_line` gives -1 for a heading; `tool_lines` name the tools of their entry."""

    entries: tuple[Entry, ...]
    entry_of_line: tuple[int, ...]
    tool_lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines `[first, last)` under one heading, or after one inline label."""

    section: SectionRule
    first: int
    last: int


class SectionReader:
    """Splits a text by the headings and dates of the lexicon."""

    def __init__(self, sections: Sections, dates: DateReader) -> None:
        rules = {rule.id: rule for rule in sections.sections}
        self._nouns = frozenset(sections.heading_nouns)
        self._undated, self._dated = rules[sections.undated], rules[sections.dated]
        self._dates = dates

    def split(self, found: Found, as_of: date) -> Layout:
        """The layout of a text; open ends are cut at `as_of`."""
        entries = [entry for block in self._blocks(found) for entry in self._entries(block, found, as_of)]
        entry_of_line = [-1] * len(found.words.lines)
        for number, entry in enumerate(entries):
            entry_of_line[entry.first : entry.last] = [number] * (entry.last - entry.first)
        return Layout(tuple(entries), tuple(entry_of_line), self._tool_lines(found, entries))

    def _blocks(self, found: Found) -> Iterator[_Block]:
        """The lines cut at every heading; an inline label holds until a blank line or a bullet."""
        section = resumed = self._undated
        first = 0
        headings = {hit.first: hit for hit in found.of(Kind.HEADING)}
        lasts = {hit.last: hit for hit in found.of(Kind.HEADING)}
        skilled = {hit.first for hit in found.of(Kind.SKILL)}
        for number, line in enumerate(found.words.lines):
            heading = None if line.wrapped else headings.get(line.first)
            rule = heading.meanings[0] if heading else None
            alone = None if line.wrapped else self._alone(line, heading, lasts.get(line.last), found)
            begins: SectionRule | None = None
            skip = 0
            if alone is None and not section.shows and _is_title(number, found) and skilled.isdisjoint(range(line.first, line.last)):
                alone = self._undated
            if alone:
                begins = resumed = alone
                skip = 1
            elif heading and isinstance(rule, SectionRule) and _before_colon(heading, line, found) and self._opens(rule, section):
                begins = rule
            elif section is not resumed and (line.bullet or line.first == line.last):
                begins = resumed
            elif section.bare == _GIVES_NOTHING and line.first == line.last and number > first:
                begins = resumed = self._undated  # contact details and wishes end with their paragraph
            if begins:
                yield _Block(section, first, number)
                section, first = begins, number + skip
        yield _Block(section, first, len(found.words.lines))

    def _alone(self, line: Line, first: Hit | None, last: Hit | None, found: Found) -> SectionRule | None:
        """The section of a line that is a heading, or a short capitalised line that ends in one ("Data Projects")."""
        if first and isinstance(rule := first.meanings[0], SectionRule) and _stands_alone(first, line, found):
            return rule
        text = found.text.plain[line.start : line.end].strip()
        if not last or line.bullet or not _is_short_title(text) or text.split()[-1].title() not in self._nouns:
            return None
        return rule if isinstance(rule := last.meanings[0], SectionRule) else None

    def _opens(self, rule: SectionRule, section: SectionRule) -> bool:
        """Whether `Skills: ...` opens a section of its own: not inside a position, nor among other lists of skills."""
        inside_a_position = section.entries == "dated" and section is not self._undated
        return not inside_a_position and (section.shows or rule.shows)

    def _entries(self, block: _Block, found: Found, as_of: date) -> Iterator[Entry]:
        lines = found.words.lines
        if block.first >= block.last:
            return
        if block.section.entries == "whole":
            yield Entry(block.section, block.first, block.last, None)
            return
        if block.section.entries == "lines":
            starts = {number: self._range(lines[number], found, as_of) for number in _items(lines, block)}
        else:
            starts = dict(self._dated_starts(block, found, as_of))
        section = self._dated if block.section is self._undated else block.section
        cuts = sorted({block.first, block.last, *starts})
        for first, last in pairwise(cuts):
            dates = starts.get(first)
            yield Entry(section if dates else block.section, first, last, dates)

    def _dated_starts(self, block: _Block, found: Found, as_of: date) -> Iterator[tuple[int, Range]]:
        """The first line of each dated entry: the head above a line of dates belongs to it."""
        lines = found.words.lines
        taken = block.first
        for number in range(block.first, block.last):
            dates = self._heads_an_entry(lines[number], block.section, found, as_of)
            if dates is None:
                continue
            start = number
            while start > max(taken, number - _HEADER_LINES) and _is_head(lines[start - 1], found):
                start -= 1
            taken = number + 1
            yield start, dates

    def _heads_an_entry(self, line: Line, section: SectionRule, found: Found, as_of: date) -> Range | None:
        text = found.text.plain[line.start : line.end]
        if (len(text) > _HEADER_LENGTH and line.wrapped) or (line.bullet and section in (self._undated, self._dated)):
            return None
        dates = self._dates.range_in(text, as_of)
        goes_on = line.wrapped and text.lstrip()[:1].islower()  # the rest of a sentence that ends with a year
        if dates is None and len(text) <= _HEADER_LENGTH and not line.bullet and not goes_on and section is not self._undated:
            dates = self._dates.single_in(text, as_of)
        return dates

    def _range(self, line: Line, found: Found, as_of: date) -> Range | None:
        text = found.text.plain[line.start : line.end]
        return self._dates.range_in(text, as_of) or self._dates.single_in(text, as_of)

    def _tool_lines(self, found: Found, entries: list[Entry]) -> frozenset[int]:
        """Lines like `Environment: ...` inside an entry, with the lines that go on from them."""
        labels = {hit.first: hit for hit in found.of(Kind.TOOL_LABEL)}
        lines = found.words.lines
        told: set[int] = set()
        for entry in entries:
            for number in range(entry.first, entry.last) if entry.section.entries == "dated" else ():
                label = labels.get(lines[number].first)
                if (label and _before_colon(label, lines[number], found)) or (lines[number].wrapped and number - 1 in told):
                    told.add(number)
        return frozenset(told)


def _items(lines: tuple[Line, ...], block: _Block) -> Iterator[int]:
    """The lines of a block that begin an item: bullets where there are any, else all that do not go on."""
    numbers = range(block.first, block.last)
    bullets = any(lines[number].bullet for number in numbers)
    for number in numbers:
        line = lines[number]
        if line.first < line.last and (line.bullet if bullets else not line.wrapped):
            yield number


def _is_head(line: Line, found: Found) -> bool:
    """Whether a line may be the title or employer of the entry below it."""
    text = found.text.plain[line.start : line.end].strip()
    return bool(text) and not line.bullet and len(text) <= _HEADER_LENGTH and text[-1] not in ".:;,"


def _is_short_title(text: str) -> bool:
    """One to four capitalised words and nothing else."""
    parts = text.split()
    return 0 < len(parts) <= 4 and all(part.isalpha() and part[0].isupper() for part in parts)


def _is_title(number: int, found: Found) -> bool:
    """Whether a line after a blank one reads as a heading that is not known."""
    lines = found.words.lines
    text = found.text.plain[lines[number].start : lines[number].end].strip()
    return number > 0 and lines[number - 1].first == lines[number - 1].last and bool(_TITLE.fullmatch(text))


def _stands_alone(heading: Hit, line: Line, found: Found) -> bool:
    before = found.text.plain[line.start : found.words.starts[heading.first]]
    rest = found.text.plain[found.words.ends[heading.last - 1] : line.end]
    return not before.strip(_DECORATION) and not rest.strip(_DECORATION)


def _before_colon(hit: Hit, line: Line, found: Found) -> bool:
    return found.text.plain[found.words.ends[hit.last - 1] : line.end].lstrip().startswith(":")
