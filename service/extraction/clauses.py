"""Items and sentences of the words, and what their verbs say was done with the skills they name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found
from service.extraction.phrases import Kind
from service.extraction.words import Vocabulary, WordClass
from skills_taxonomy.lexicon import Activity


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence says of its skills: done with, studied, or still under way."""

    does: bool
    studies: bool
    unfinished: bool
    lists: bool  # names so many that no verb can be about each


class SentenceReader:
    """Cuts the words into bullets and, in prose, sentences, and reads each: all of a bullet is about one thing done."""

    def __init__(self, activity: Activity, vocabulary: Vocabulary) -> None:
        self._line_end = vocabulary.classes[WordClass.LINE_END]
        self._ends = frozenset(vocabulary.ids[sign] for sign in ".!?")
        self._list_size = activity.list_size

    def read(self, settled: Sequence[Settled], found: Found) -> list[Sentence]:
        """For each hit the sentence that it stands in, in order."""
        cuts = self._cuts(found)
        does, studies, is_unfinished = (
            {bisect_right(cuts, hit.first) for hit in found.of(kind)} for kind in (Kind.DOING, Kind.STUDIED, Kind.IN_PROGRESS)
        )
        numbers = [bisect_right(cuts, hit.first) for hit in settled]
        named = Counter(number for number, _ in {(number, hit.skill) for number, hit in zip(numbers, settled, strict=True)})
        return [Sentence(number in does, number in studies, number in is_unfinished, named[number] > self._list_size) for number in numbers]

    def _cuts(self, found: Found) -> list[int]:
        """The positions at which a bullet or a sentence of prose ends."""
        ids = found.words.ids
        cuts = []
        in_bullet = False
        for line in found.words.lines:
            in_bullet = line.bullet or (in_bullet and line.wrapped)
            cuts += [at for at in range(line.first, line.last) if not in_bullet and ids[at] in self._ends and self._is_end(at, found)]
            cuts += [line.last] if line.last < len(ids) and ids[line.last] == self._line_end else []
        return cuts

    def _is_end(self, at: int, found: Found) -> bool:
        """A full stop inside a name (Node.js) or an abbreviation (Ph.D., e.g.) ends nothing."""
        plain, position = found.text.plain, found.words.starts[at]
        if plain[position] != ".":
            return True
        follows = plain[position + 1 : position + 2]
        abbreviated = position >= 2 and plain[position - 1].isalpha() and plain[position - 2] == "."
        return not follows.isalnum() and not abbreviated
