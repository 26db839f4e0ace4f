"""What each mention says of its skill: affirmed, negated, aspirational or somebody else's.

ConText's idea (Harkema et al. 2009), in two sweeps: a cue reaches forward or backward, at most to the end of its clause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Kind
from service.extraction.words import Vocabulary, WordClass
from service.model import Assertion
from skills_taxonomy.lexicon import Assertions, Cue
from skills_taxonomy.surface import words

_STOPS = ".;:!?"
_TRAILING = 3  # words before a cue that nothing follows
_TURNED = (Assertion.NEGATED, Assertion.ASPIRATIONAL)


@dataclass(frozen=True, slots=True)
class _Reach:
    """A cue while a sweep is under way: how many words it still covers, and how deep in brackets it stands."""

    assertion: Assertion
    until: int
    depth: int


class Asserter:
    """Reads the assertion of every settled hit."""

    def __init__(self, rules: Assertions, vocabulary: Vocabulary) -> None:
        ids = vocabulary.ids
        self._line_end = vocabulary.classes[WordClass.LINE_END]
        self._stops = frozenset([self._line_end, *(ids[sign] for sign in _STOPS)])
        self._terminators = frozenset(vocabulary.id_of(word) for phrase in rules.terminators for word in words(phrase))
        self._open, self._close, self._comma = ids["("], ids[")"], ids[","]
        self._pipe = ids["|"]
        self._colon, self._and, self._with = ids[":"], vocabulary.id_of("and"), vocabulary.id_of("with")

    def read(self, settled: Sequence[Settled], found: Found) -> list[Assertion]:
        """One assertion for each hit, in order."""
        subjects = [hit for hit in found.of(Kind.SUBJECT) if self._opens_clause(hit, found)]
        cues = [
            (hit, self._turned(hit, cue, found)) for hit in (*subjects, *found.of(Kind.CUE)) for cue in hit.meanings if isinstance(cue, Cue)
        ]
        finite = {hit.first for hit in found.of(Kind.DOING) if not found.plain(hit.first, hit.last).casefold().endswith("ing")}
        forward = self._sweep(settled, [pair for pair in cues if pair[1].direction != "backward"], found, finite)
        backward = self._sweep_back(settled, [pair for pair in cues if pair[1].direction == "backward"], found, finite)
        return [ahead or behind or Assertion.AFFIRMED for ahead, behind in zip(forward, backward, strict=True)]

    def _opens_clause(self, hit: Hit, found: Found) -> bool:
        """Whether a clause begins with the hit: only a sign, a line end or a word that ends clauses stands before it."""
        before = found.words.ids[hit.first - 1] if hit.first else self._line_end
        return before in self._stops or before in self._terminators or before in (self._open, self._comma, self._and)

    def _turned(self, hit: Hit, cue: Cue, found: Found) -> Cue:
        """A cue with nothing after it speaks of what stands before: `Docker yes, Helm no`, `| Helm | no |`, `Rust - want to learn`."""
        after = found.words.ids[hit.last] if hit.last < len(found.words.ids) else self._line_end
        ends = after in self._stops or after in (self._close, self._comma, self._pipe)
        if ends and after != self._colon and cue.assertion in _TURNED and cue.direction == "forward" and cue.reach is None:
            return replace(cue, direction="backward", reach=_TRAILING)
        return cue

    def _sweep(self, settled: Sequence[Settled], cues: Iterable[tuple[Hit, Cue]], found: Found, finite: set[int]) -> list[Assertion | None]:
        """From the left: each cue reaches to the end of its clause, its bracket, or the next verb after a comma.

        A wish passes a colon as a label does (`What I would like to do next: ...`), a denial only its own (`Lacks: ...`).
        """
        ids = found.words.ids
        begins = {hit.last: (hit, cue) for hit, cue in cues}
        wanted = _numbers(hit.first for hit in settled)
        result: list[Assertion | None] = [None] * len(settled)
        reach: _Reach | None = None
        depth = 0
        labels = False
        for position, word in enumerate(ids):
            if position in begins:
                _, cue = begins[position]
                reach = _Reach(Assertion(cue.assertion), position + (len(ids) if cue.reach is None else cue.reach), depth)
                labels = word == self._colon or reach.assertion is Assertion.ASPIRATIONAL
            if word == self._open:
                depth += 1
            elif word == self._close:
                depth = max(0, depth - 1)
                reach = None if reach and depth < reach.depth else reach
            elif reach and self._ends_clause(word, position, ids, finite) and not (word == self._colon and labels):
                reach = None
            if reach and position < reach.until and position in wanted:
                labels = False
                for number in wanted[position]:
                    result[number] = reach.assertion
        return result

    def _ends_clause(self, word: int, position: int, ids: list[int], finite: set[int]) -> bool:
        if word in self._stops or word in self._terminators:
            return True
        if position + 1 < len(ids) and word == self._comma and ids[position + 1] == self._with:
            return True
        return self._joins_a_verb(word, position, finite)

    def _joins_a_verb(self, word: int, position: int, finite: set[int]) -> bool:
        return word in (self._comma, self._and) and position + 1 in finite

    def _sweep_back(
        self, settled: Sequence[Settled], cues: Iterable[tuple[Hit, Cue]], found: Found, finite: set[int]
    ) -> list[Assertion | None]:
        """From the right: each cue reaches back to the start of its clause or bracket, or the verb after a comma or `and`."""
        ids = found.words.ids
        ends = {hit.first: (hit, cue) for hit, cue in cues}
        wanted = _numbers(hit.last - 1 for hit in settled)
        result: list[Assertion | None] = [None] * len(settled)
        reach: _Reach | None = None
        depth = 0
        told_at = -1
        for position in range(len(ids) - 1, -1, -1):
            word = ids[position]
            if word == self._close:
                depth += 1
            elif word == self._open and position != told_at:
                depth = max(0, depth - 1)
                reach = None if reach and depth < reach.depth else reach
            elif (
                reach
                and position != told_at
                and (word in self._stops or word in self._terminators or self._joins_a_verb(word, position, finite))
            ):
                reach = None
            if reach and position >= reach.until:
                for number in wanted.get(position, ()):
                    result[number] = reach.assertion
            if position in ends:
                _, cue = ends[position]
                reach = _Reach(Assertion(cue.assertion), -1 if cue.reach is None else position - cue.reach, depth)
                told_at = position - 1  # in `Docker: none` and `Docker (not yet)` the sign before the cue ends nothing
        return result


def _numbers(positions: Iterable[int]) -> dict[int, list[int]]:
    """The numbers of the hits at each position: a name with a gap may begin where another name does."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, position in enumerate(positions):
        numbers[position].append(number)
    return numbers
