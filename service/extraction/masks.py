"""Stretches of a text that give no skills: names, contacts, links, job titles, groups and employers."""

from __future__ import annotations

import re

from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Kind
from service.extraction.words import Vocabulary
from skills_taxonomy.lexicon import Masks
from skills_taxonomy.surface import words

# Bounded everywhere and begun only where a word begins, so that no text makes it slow.
_LINK = re.compile(
    r"(?<![\w.+-])(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|https?://\S{1,2000}|www\.\S{1,2000}"
    r"|(?:[\w-]{1,63}\.){1,8}(?:com|org|io|ai|dev|net|edu|co|me|app|gov|uk|de|fr|es|it|eu|in|ca)(?:/[^\s|,;)]{0,2000})?(?!\w))",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"@|https?://|\blinkedin\b|\bgithub\.com\b|\+?\d[\d\s().-]{7,}\d", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:,?\s+[^\W\d_][\w.'’-]*){1,4}")
_PARTS = re.compile(r"[|·•,]")
_MOST_LEVELS = 2  # between a skill and the noun of a title: "Python senior staff engineer"
_HEAD_LINES = 4  # a name stands at the top, its contact details within the next lines


class Masker:
    """Tells which words of a text lie in a masked stretch."""

    def __init__(self, masks: Masks, vocabulary: Vocabulary) -> None:
        self._nouns = _ids((*masks.role_nouns, *masks.place_nouns), vocabulary)
        self._place_words = _ids(masks.place_words, vocabulary)
        self._role_levels = _ids(masks.role_levels, vocabulary)
        self._employer_words = _ids(masks.employer_words, vocabulary)
        self._company_words = _ids(masks.company_words, vocabulary)
        self._beside = frozenset({vocabulary.ids["/"], vocabulary.ids["&"]})

    def visible(self, found: Found) -> tuple[Hit, ...]:
        """The skill hits that lie in no masked stretch."""
        stretches = sorted([*self._links(found), *self._organisations(found), *_name(found)])
        titles = self._titles(found)
        kept = []
        at = 0
        for hit in found.of(Kind.SKILL):
            start, end = found.words.starts[hit.first], found.words.ends[hit.last - 1]
            while at < len(stretches) and stretches[at][1] <= start:
                at += 1
            masked = at < len(stretches) and stretches[at][0] < end
            if not masked and hit.first not in titles:
                kept.append(hit)
        return tuple(kept)

    def follows_an_employer_word(self, hit: Hit, found: Found) -> bool:
        """Whether `at` or the like stands right before the hit."""
        return hit.first > 0 and found.words.ids[hit.first - 1] in self._employer_words

    def names_a_place(self, hit: Hit, found: Found) -> bool:
        """Whether the word before the hit says that a house or a shop bears the name, both with a capital: `Hotel Scala`."""
        before = hit.first - 1
        if before < 0 or found.words.ids[before] not in self._place_words:
            return False
        return found.plain(before, hit.first)[0].isupper() and found.plain(hit.first, hit.last)[0].isupper()

    def is_an_employer(self, hit: Hit, found: Found) -> bool:
        """Whether the words beside the hit say so: `at Oracle`, `OpenAI is hiring`, `Oracle Inc`, `Databricks' mission`."""
        after = found.words.ids[hit.last : hit.last + 1]
        possessive = found.plain(hit.first, hit.last).casefold().endswith(("'s", "’s"))
        return possessive or self.follows_an_employer_word(hit, found) or any(word in self._company_words for word in after)

    def _titles(self, found: Found) -> set[int]:
        """The first words of the hits that are part of a job title or a place's name; `NLP/AI` in `NLP/AI Engineer` is two."""
        titles: set[int] = set()
        for hit in reversed(found.of(Kind.SKILL)):
            joined = found.words.ids[hit.last : hit.last + 1]
            if self._is_title(hit, found) or (hit.last + 1 in titles and joined and joined[0] in self._beside):
                titles.add(hit.first)
        return titles

    def _is_title(self, hit: Hit, found: Found) -> bool:
        """Whether a role's or place's noun follows."""
        ids = found.words.ids
        after = hit.last
        while after < len(ids) and after < hit.last + _MOST_LEVELS and ids[after] in self._role_levels:
            after += 1
        return after < len(ids) and ids[after] in self._nouns

    def _links(self, found: Found) -> list[tuple[int, int]]:
        """Addresses; a name that only looks like one (`ASP.NET Core`) is none."""
        ends = {found.words.starts[hit.first]: found.words.ends[hit.last - 1] for hit in found.of(Kind.SKILL)}
        return [match.span() for match in _LINK.finditer(found.text.plain) if ends.get(match.start(), 0) < match.end()]

    def _organisations(self, found: Found) -> list[tuple[int, int]]:
        return [(found.words.starts[hit.first], found.words.ends[hit.last - 1]) for hit in found.of(Kind.ORGANISATION)]


def _ids(names: tuple[str, ...], vocabulary: Vocabulary) -> frozenset[int]:
    return frozenset(vocabulary.id_of(word) for name in names for word in words(name))


def _name(found: Found) -> list[tuple[int, int]]:
    """The first line, when it reads as a person's name and contact details or a heading follow."""
    filled = [line for line in found.words.lines if line.first < line.last][: _HEAD_LINES + 1]
    if len(filled) <= 2:
        return []
    plain = found.text.plain
    headings = {hit.first for hit in found.of(Kind.HEADING)}
    first, *below = filled
    text = _PARTS.split(plain[first.start : first.end].strip())[0].strip()
    named = _NAME.fullmatch(text) and all(part[0].isupper() for part in text.split()) and first.first not in headings
    if named and any(_CONTACT.search(plain[line.start : line.end]) or line.first in headings for line in below):
        return [(first.start, first.end)]
    return []
