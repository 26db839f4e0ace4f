"""Settled hits to mentions: each with its place in the caller's text, section, entry, assertion and rung."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.extraction.abbreviations import AbbreviationReader
from service.extraction.ambiguity import Settled, Settler
from service.extraction.assertions import Asserter
from service.extraction.clauses import Sentence, SentenceReader
from service.extraction.dates import DateReader
from service.extraction.degrees import specify
from service.extraction.gaps import GapReader
from service.extraction.masks import Masker
from service.extraction.matcher import Found
from service.extraction.sections import Layout, SectionReader
from service.extraction.words import Vocabulary
from service.model import Assertion, Mention, Rung, Span
from skills_taxonomy.lexicon import SectionRule
from skills_taxonomy.model import Taxonomy


class MentionReader:
    """Everything between the hits of the matcher and the mentions of a profile."""

    def __init__(self, taxonomy: Taxonomy, vocabulary: Vocabulary) -> None:
        lexicon = taxonomy.lexicon
        masker = Masker(lexicon.masks, vocabulary)
        self._masker = masker
        self._sections = SectionReader(lexicon.sections, DateReader(lexicon.dates))
        self._settler = Settler(taxonomy, vocabulary, masker)
        self._abbreviations = AbbreviationReader(vocabulary)
        self._gaps = GapReader(lexicon.context, vocabulary)
        self._asserter = Asserter(lexicon.assertions, lexicon.activity.doing, vocabulary)
        self._sentences = SentenceReader(lexicon.activity, vocabulary)
        self._degrees = lexicon.degrees
        publication = lexicon.sections.publication
        self._venues = frozenset(skill.id for skill in taxonomy.skills.values() if publication in skill.implies)
        self._credentials = frozenset(name for name, category in taxonomy.category_of.items() if category.credential)

    def read(self, found: Found, as_of: date) -> tuple[tuple[Mention, ...], tuple[Settled, ...], Layout]:
        """The mentions in order, the hit behind each, and the layout that they stand in."""
        layout = self._sections.split(found, as_of)
        line_of = lines_of_words(found)
        hits = self._masker.visible(found)
        named = self._abbreviations.read(self._settler.settle(hits, found, layout, line_of), found)
        settled = self._gaps.read(found, named)
        settled = specify([hit for hit in settled if layout.entry_of_line[line_of[hit.first]] >= 0], found, line_of, self._degrees)
        sentences = self._sentences.read(settled, found)
        assertions = self._asserter.read(settled, found)
        mentions = []
        told_first: dict[str, int] = {}  # a line that stands twice is one thing told twice
        settled = tuple(self._in_section(hit, layout.entries[layout.entry_of_line[line_of[hit.first]]].section) for hit in settled)
        for hit, sentence, assertion in zip(settled, sentences, assertions, strict=True):
            line = line_of[hit.first]
            rung = self._rung(hit, sentence, line, layout)
            entry = layout.entry_of_line[line]
            asserted = layout.entries[entry].section.asserts
            if asserted and assertion is Assertion.AFFIRMED:
                assertion = Assertion(asserted)
            place = found.words.lines[line]
            told = told_first.setdefault(found.text.plain[place.start : place.end].strip().casefold(), entry)
            mentions.append(self._mention(hit, assertion, rung, told, layout.entries[entry].section.id, found))
        return tuple(mentions), settled, layout

    def _in_section(self, hit: Settled, section: SectionRule) -> Settled:
        """What a hit means in its section: the venues of a list of reviews are reviews."""
        return replace(hit, skill=section.venues) if section.venues and hit.skill in self._venues else hit

    def _rung(self, hit: Settled, sentence: Sentence, line: int, layout: Layout) -> Rung:
        """How well a mention shows its skill, were it affirmed; the ladder of the lexicon says what a rung is worth."""
        section = layout.entries[layout.entry_of_line[line]].section
        if hit.skill in self._credentials:
            return Rung.STUDIED if sentence.unfinished else Rung.SHOWN
        if line in layout.tool_lines:
            return Rung.NAMED
        if section.shows and sentence.does and not sentence.lists:
            return Rung.SHOWN
        if section.shows and sentence.studies and section.bare != Rung.SHOWN:
            return Rung.STUDIED
        return Rung(section.bare)

    def _mention(self, hit: Settled, assertion: Assertion, rung: Rung, entry: int, section: str, found: Found) -> Mention:
        span = span_of(hit.first, hit.last, found)
        return Mention(
            skill=hit.skill,
            start=span.start,
            end=span.end,
            text=span.text,
            section=section,
            entry=entry,
            assertion=assertion,
            rung=rung if assertion is Assertion.AFFIRMED else Rung.NONE,
            settled_by=span_of(*hit.by, found) if hit.by else None,
        )


def lines_of_words(found: Found) -> list[int]:
    """For every word the number of its line; a line end belongs to the line before it."""
    line_of: list[int] = []
    for number, line in enumerate(found.words.lines):
        line_of += [max(0, number - 1)] * (line.first - len(line_of)) + [number] * (line.last - line.first)
    return line_of


def span_of(first: int, last: int, found: Found) -> Span:
    """Words `[first, last)` in the caller's own text."""
    start, end = found.text.span(found.words.starts[first], found.words.ends[last - 1])
    return Span(start, end, found.text.source[start:end])
