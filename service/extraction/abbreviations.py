"""Abbreviations that a text defines itself: after `Structure from Motion (SfM)` every `SfM` is that skill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found
from service.extraction.words import Vocabulary

_SHORTEST, _LONGEST = 2, 8  # letters of an abbreviation


class AbbreviationReader:
    """Reads definitions in brackets and finds what they define."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._open, self._close = vocabulary.ids["("], vocabulary.ids[")"]

    def read(self, settled: Sequence[Settled], found: Found) -> tuple[Settled, ...]:
        """The settled hits with every abbreviation that one of them defines, in order."""
        defined = dict(self._definitions(settled, found))
        if not defined:
            return tuple(settled)
        known = {position for hit in settled for position in range(hit.first, hit.last)}
        new = [
            Settled(definition.skill, position, position + 1, (definition.first, definition.last))
            for position in range(len(found.words.ids))
            if position not in known and (definition := defined.get(_singular(found.plain(position, position + 1)))) is not None
        ]
        return tuple(sorted([*settled, *new], key=lambda hit: (hit.first, hit.last, hit.skill)))

    def _definitions(self, settled: Sequence[Settled], found: Found) -> Iterator[tuple[str, Settled]]:
        """Each abbreviation in brackets after the name that its letters begin the words of."""
        ids = found.words.ids
        for hit in settled:
            bracket = hit.last
            if (
                hit.last - hit.first < _SHORTEST
                or ids[bracket : bracket + 1] != [self._open]
                or ids[bracket + 2 : bracket + 3] != [self._close]
            ):
                continue
            short = _singular(found.plain(bracket + 1, bracket + 2))
            if _SHORTEST <= len(short) <= _LONGEST and _abbreviates(short, found.plain(hit.first, hit.last)):
                yield short, hit


def _singular(word: str) -> str:
    """`LLMs` is the plural of `LLM`."""
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` begin words of `name` in order, from the first word on."""
    initials = [part[0].casefold() for part in name.replace("-", " ").split()]
    letters = iter(short.casefold())
    wanted = next(letters)
    if not any(letter.isupper() for letter in short) or initials[0] != wanted:
        return False
    for initial in initials:
        if initial == wanted:
            wanted = next(letters, "")
    return not wanted
