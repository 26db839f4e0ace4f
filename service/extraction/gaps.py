"""Names with a gap: `trained ... from scratch` is found around whatever was trained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Half, Kind
from service.extraction.words import Vocabulary, WordClass
from skills_taxonomy.lexicon import Context
from skills_taxonomy.surface import JOINERS


class GapReader:
    """Joins the halves of names with a gap."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        self._reach = context.gap
        self._stops = frozenset([vocabulary.classes[WordClass.LINE_END], *(vocabulary.ids[sign] for sign in ".;:!?")])

    def read(self, found: Found, settled: Sequence[Settled]) -> tuple[Settled, ...]:
        """The settled hits with those around a gap, in order; a skill already named within it is not named twice.

        The words after the gap are the place, those before it what settles them: `trained` settles `from scratch`.
        """
        tails: dict[Half, dict[int, int]] = defaultdict(dict)
        for hit in found.of(Kind.TAIL):
            for half in hit.meanings:
                if isinstance(half, Half):
                    tails[half][hit.first] = hit.last
        known = {(hit.skill, position) for hit in settled for position in range(hit.first, hit.last)}
        joined: list[Settled] = []
        for hit in found.of(Kind.HEAD):
            for half in hit.meanings if self._begins_a_word(hit, found) else ():
                if not isinstance(half, Half) or (first := self._tail(hit.last, tails[half], found)) is None:
                    continue
                last = tails[half][first]
                around = {(half.skill, position) for position in range(hit.first, last)}
                if known.isdisjoint(around):
                    joined.append(Settled(half.skill, first, last, (hit.first, hit.last)))
                    known |= around
        return tuple(sorted([*settled, *joined], key=lambda hit: (hit.first, hit.last, hit.skill)))

    def _begins_a_word(self, hit: Hit, found: Found) -> bool:
        """`trained` in `pre-trained` is another word."""
        start = found.words.starts[hit.first]
        return found.text.plain[max(0, start - 1) : start] not in JOINERS

    def _tail(self, start: int, tails: dict[int, int], found: Found) -> int | None:
        """Where the first tail within reach begins, if no sentence ends before it."""
        for position in range(start, min(start + self._reach + 1, len(found.words.ids))) if tails else ():
            if position in tails:
                return position
            if found.words.ids[position] in self._stops:
                return None
        return None
