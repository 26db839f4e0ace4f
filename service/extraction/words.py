"""Plain text to words of a closed vocabulary: every word outside the taxonomy shares one of a few class ids.

Linear in the text whatever it holds; no word of a resume is ever kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.vocab import Vocab

from skills_taxonomy.lexicon import Spelling
from skills_taxonomy.surface import JOINERS, WORD, fold_word, respell

_BULLET = re.compile(r"\s*(?:[•●▪■◦‣∙·⁃›»➢➤▶►◆◇○✓✔→\uf0b7]\s*|(?:[*>+o]|--?|\(?\d{1,2}[.)])\s+)")
_CASE_CHANGE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_VERSION = re.compile(r"(\D+?)v?\d\w*", re.IGNORECASE)
_LONGEST_WORD = 64  # a longer run of letters is no word, and is not taken apart
_SHORTEST_GLUED = 3  # letters of a name that an unknown word is glued to: `deviceTensorFlow`, not `iPhone`
_WRAPPED_AT = 60  # a line this long was broken by its page, not by its writer


class WordClass(StrEnum):
    """What a word outside the vocabulary shares its id with."""

    NUMBER = "<number>"
    CAPITALISED = "<capitalised>"
    OTHER = "<other>"
    LINE_END = "<line end>"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plain text: characters `[start, end)`, words `[first, last)`."""

    start: int
    end: int
    first: int
    last: int
    bullet: bool
    wrapped: bool  # goes on from the line before


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: spaCy ids, and where each stands in the plain text."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    lines: tuple[Line, ...]


class Vocabulary:
    """The taxonomy's own words and their spaCy ids."""

    def __init__(self, known: Iterable[str], spelling: Spelling) -> None:
        self.vocab = Vocab()
        self.spelling = spelling
        self.classes = {kind: self.vocab.strings.add(kind.value) for kind in WordClass}
        self.ids = {word: self.vocab.strings.add(word) for word in sorted(set(known))}

    def id_of(self, word: str) -> int:
        """The id of a word of the lexicons."""
        return self.ids[respell(fold_word(word), self.spelling)]

    def known(self, word: str) -> int | None:
        """The id of a word as written, in either spelling, with or without a possessive s."""
        if (found := self.ids.get(word)) is not None:
            return found  # most words stand in lower case: a look-up instead of three
        folded = fold_word(word)
        found = self.ids.get(folded)
        if found is None and folded.isalpha():
            found = self.ids.get(respell(folded, self.spelling))
        if found is None and len(word) > 3 and word[-2:] in ("'s", "’s"):
            found = self.ids.get(fold_word(word[:-2]))
        return found

    def id_of_class(self, word: str) -> int:
        """The id shared by all unknown words of this kind."""
        if word[0].isdigit():
            return self.classes[WordClass.NUMBER]
        return self.classes[WordClass.CAPITALISED if word[0].isupper() else WordClass.OTHER]


def tokenise(plain: str, vocabulary: Vocabulary) -> Words:
    """The words of `plain`, line by line; a line end is a word unless the next line goes on."""
    words = Words([], [], [], ())
    lines: list[Line] = []
    start = 0
    while start <= len(plain):
        end = plain.find("\n", start)
        end = len(plain) if end < 0 else end
        wrapped = bool(lines) and _goes_on(plain, lines[-1], start, end)
        if lines and not wrapped:
            _add(words, vocabulary.classes[WordClass.LINE_END], start - 1, start)
        hyphen = wrapped and _ends_in_hyphen(plain, lines[-1])
        first = len(words.ids)
        bullet = _BULLET.match(plain, start, end)
        for word_id, word_start, word_end in _words_of_line(plain, bullet.end() if bullet else start, end, vocabulary):
            if hyphen and len(words.ids) == first and _join(words, plain, word_start, word_end, vocabulary):
                hyphen = False
                continue
            _add(words, word_id, word_start, word_end)
        lines.append(Line(start, end, first, len(words.ids), bullet is not None, wrapped))
        start = end + 1
    return Words(words.ids, words.starts, words.ends, tuple(lines))


def unversioned(word: str) -> str:
    """A word without the version glued to it: `Oracle11g` is Oracle."""
    version = _VERSION.fullmatch(word)
    return version[1] if version else word


def _add(words: Words, word_id: int, start: int, end: int) -> None:
    words.ids.append(word_id)
    words.starts.append(start)
    words.ends.append(end)


def _goes_on(plain: str, before: Line, start: int, end: int) -> bool:
    """Whether the line `[start, end)` continues a sentence of the line before it."""
    text, above = plain[start:end].lstrip(), plain[before.start : before.end].rstrip()
    if not text or not above or _BULLET.match(plain, start, end):
        return False
    if text[0].islower() or above[-1] in ",&/":
        return True
    return len(above) >= _WRAPPED_AT and above[-1] not in ".:;!?" and (text[0].isalnum() or text[0] in "([\"'")


def _ends_in_hyphen(plain: str, line: Line) -> bool:
    return plain[line.start : line.end].rstrip()[-1:] == "-"


def _join(words: Words, plain: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Reads the two halves around a line-end hyphen as one word where the vocabulary has it."""
    if not words.ids or not plain[start].isalnum():
        return False
    whole = vocabulary.known(plain[words.starts[-1] : words.ends[-1]] + plain[start:end])
    if whole is not None:
        words.ids[-1] = whole
        words.ends[-1] = end
    return whole is not None


def _words_of_line(plain: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[tuple[int, int, int]]:
    for match in WORD.finditer(plain, start, end):
        word, at = match.group(), match.start()
        if word in JOINERS and _joins(plain, at, end):
            continue
        found = vocabulary.known(word)
        if found is not None:
            yield found, at, match.end()
        elif len(word) == 1 or len(word) > _LONGEST_WORD:
            yield vocabulary.id_of_class(word), at, match.end()
        else:
            yield from _unknown(word, at, vocabulary)


def _joins(plain: str, at: int, end: int) -> bool:
    """Whether the hyphen or underscore at `at` stands inside a word, or breaks one at a line end."""
    if at == 0 or not plain[at - 1].isalnum():
        return False
    return plain[at + 1 : at + 2].isalnum() or not plain[at + 1 : end].strip()


def _unknown(word: str, at: int, vocabulary: Vocabulary) -> Iterator[tuple[int, int, int]]:
    """A word with a version is its name; one glued to another is split once and looked up again."""
    name = unversioned(word)
    if name != word and len(name) > 2 and (stem := vocabulary.known(name)) is not None:
        yield stem, at, at + len(word)
        return
    for change in _CASE_CHANGE.finditer(word):
        left, right = word[: change.start()], word[change.start() :]
        ids = vocabulary.known(left), vocabulary.known(right)
        glued = left.islower() and ids[1] is not None and len(right) > _SHORTEST_GLUED
        if all(found is not None for found in ids) or glued:
            middle = at + change.start()
            yield ids[0] if ids[0] is not None else vocabulary.id_of_class(left), at, middle
            yield ids[1] if ids[1] is not None else vocabulary.id_of_class(right), middle, at + len(word)
            return
    yield vocabulary.id_of_class(word), at, at + len(word)
