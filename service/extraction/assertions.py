"""What each mention says of its skill: affirmed, negated, aspirational or somebody else's.

ConText's idea (Harkema et al. 2009), in two sweeps: a cue reaches forward or backward, at most to the end of its clause.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from service.extraction.ambiguity import Settled
from service.extraction.matcher import Found, Hit
from service.extraction.others import SUBJECT, OthersReader
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
    """A cue while a sweep is under way: the position it covers up to, and how deep in brackets it stands."""

    assertion: Assertion
    until: int
    depth: int
    goes_on: bool = False  # a subject does what `and` adds as well
    ends: frozenset[int] = frozenset()  # words that end it
    outer: _Reach | None = None  # what goes on after it: "from Excel to Python", of a wish


class Asserter:
    """Reads the assertion of every settled hit."""

    def __init__(self, rules: Assertions, doing: tuple[str, ...], vocabulary: Vocabulary) -> None:
        ids = vocabulary.ids
        self._doubled = frozenset(rules.doubled)
        self._base_forms = frozenset(ids[word] for word in map(str.casefold, doing) if word in ids and _is_base(word, doing))
        self._line_end = vocabulary.classes[WordClass.LINE_END]
        self._stops = frozenset([self._line_end, *(ids[sign] for sign in _STOPS)])
        self._terminators = frozenset(vocabulary.id_of(word) for phrase in rules.terminators for word in words(phrase))
        self._ends = {cue.until: frozenset(map(vocabulary.id_of, cue.until)) for cue in (*rules.cues, SUBJECT)}
        self._ending = self._stops | self._terminators
        self._open, self._close, self._comma = ids["("], ids[")"], ids[","]
        self._pipe = ids["|"]
        self._others = OthersReader(rules.people, vocabulary)
        self._colon, self._and, self._with = ids[":"], vocabulary.id_of("and"), vocabulary.id_of("with")

    def read(self, settled: Sequence[Settled], found: Found) -> list[Assertion]:
        """One assertion for each hit, in order."""
        finite = {hit.first for hit in found.of(Kind.DOING) if not found.plain(hit.first, hit.first + 1).casefold().endswith("ing")}
        subjects = [hit for hit in found.of(Kind.SUBJECT) if self._opens_clause(hit.first, found)]
        others = self._others.read(found, finite, lambda at: self._opens_clause(at, found), lambda at: found.words.ids[at] in self._ending)
        told = [(hit, cue) for hit in (*subjects, *found.of(Kind.CUE)) for cue in hit.meanings if isinstance(cue, Cue)]
        named = {position for hit in settled for position in range(hit.first, hit.last)}
        cues = [*others, *((hit, self._turned(hit, cue, found, named)) for hit, cue in self._without_double_denials(told, found))]
        breaks = self._breaks(named, found.words.ids, finite)
        forward = self._sweep(settled, [pair for pair in cues if pair[1].direction != "backward"], found.words.ids, breaks)
        backward = self._sweep_back(settled, [pair for pair in cues if pair[1].direction == "backward"], found.words.ids, breaks)
        return [ahead or behind or Assertion.AFFIRMED for ahead, behind in zip(forward, backward, strict=True)]

    def _without_double_denials(self, cues: list[tuple[Hit, Cue]], found: Found) -> list[tuple[Hit, Cue]]:
        """The cues without pairs like `not a day without`: two denials in a sentence are a yes where one of them says so."""
        ends = [position for position, word in enumerate(found.words.ids) if word in self._stops]
        denials = [hit for hit, cue in cues if cue.assertion == Assertion.NEGATED]
        sentence = {hit: bisect_left(ends, hit.first) for hit in denials}
        counts = Counter(sentence.values())
        undone = {
            sentence[hit] for hit in denials if counts[sentence[hit]] > 1 and found.plain(hit.first, hit.last).casefold() in self._doubled
        }
        return [(hit, cue) for hit, cue in cues if cue.assertion != Assertion.NEGATED or sentence[hit] not in undone]

    def _breaks(self, named: set[int], ids: list[int], finite: set[int]) -> set[int]:
        """Where clauses end: at a stop or terminator outside of names (.NET), before `, with`, where a comma or `and` joins a verb."""
        ending = {position for position, word in enumerate(ids) if word in self._ending and position not in named}
        joints = {position for position, word in enumerate(ids[:-1]) if word in (self._comma, self._and)}
        return ending | {at for at in joints if at + 1 in finite or (ids[at] == self._comma and ids[at + 1] == self._with)}

    def _opens_clause(self, first: int, found: Found) -> bool:
        """Whether a clause begins with a word: only a sign, a line end or a word that ends clauses stands before it."""
        before = found.words.ids[first - 1] if first else self._line_end
        return before in self._stops or before in self._terminators or before in (self._open, self._comma, self._and)

    def _turned(self, hit: Hit, cue: Cue, found: Found, named: set[int]) -> Cue:
        """A cue with nothing after it speaks of what stands before: `Docker yes, Helm no`, `| Helm | no |`, `Rust - want to learn`."""
        after = found.words.ids[hit.last] if hit.last < len(found.words.ids) else self._line_end
        ends = hit.last not in named and (after in self._stops or after in (self._close, self._comma, self._pipe))
        if ends and after != self._colon and cue.assertion in _TURNED and cue.direction == "forward" and cue.reach is None:
            return replace(cue, direction="backward", reach=_TRAILING)
        return cue

    def _sweep(
        self, settled: Sequence[Settled], cues: Iterable[tuple[Hit, Cue]], ids: list[int], breaks: set[int]
    ) -> list[Assertion | None]:
        """From the left: each cue reaches to the end of its clause, its bracket, or the next verb after a comma.

        A wish and a trade pass a colon as a label does (`What I would like to do next: ...`), a denial only its own (`Lacks: ...`).
        """
        begins = {hit.last: (hit, cue) for hit, cue in cues}
        wanted = _numbers(hit.first for hit in settled)
        result: list[Assertion | None] = [None] * len(settled)
        reach: _Reach | None = None
        depth = 0
        labels = False
        for position, word in enumerate(ids):
            if position in begins:
                _, cue = begins[position]
                reach = self._reach(cue, position, depth, reach)
                labels = reach is not None and not cue.opens and (word == self._colon or reach.assertion is not Assertion.NEGATED)
            if word == self._open:
                depth += 1
            elif word == self._close:
                depth = max(0, depth - 1)
                reach = None if reach and depth < reach.depth else reach
            elif reach and position in breaks and not self._goes_on(position, ids, reach, labels):
                reach = None
            if reach and reach.outer and (position >= reach.until or word in reach.ends):
                reach = reach.outer
            if reach and position < reach.until and position in wanted:
                labels = False
                for number in wanted[position]:
                    result[number] = reach.assertion
        return result

    def _reach(self, cue: Cue, position: int, depth: int, before: _Reach | None) -> _Reach | None:
        """What a cue begins; a few words that are plainly had interrupt a wish and nothing else."""
        told = Assertion(cue.assertion)
        wish = before if before and before.assertion is Assertion.ASPIRATIONAL else None
        if told is Assertion.AFFIRMED and cue.reach and wish is None:
            return before
        until = sys.maxsize if cue.reach is None else position + cue.reach
        interrupted = wish if told is Assertion.AFFIRMED and cue.reach else None
        return _Reach(told, until, depth, goes_on=cue is SUBJECT, ends=self._ends[cue.until], outer=interrupted)

    def _goes_on(self, position: int, ids: list[int], reach: _Reach, labels: bool) -> bool:
        """Whether a break ends nothing: a colon after a label, `and` after a subject, a wish that adds another verb."""
        word, adds = ids[position], ids[position] in (self._comma, self._and) and ids[position + 1] in self._base_forms
        return (
            (word == self._colon and labels)
            or (word == self._and and reach.goes_on)
            or (adds and reach.assertion is Assertion.ASPIRATIONAL)
        )

    def _sweep_back(
        self, settled: Sequence[Settled], cues: Iterable[tuple[Hit, Cue]], ids: list[int], breaks: set[int]
    ) -> list[Assertion | None]:
        """From the right: each cue reaches back to the start of its clause or bracket, or the verb after a comma or `and`."""
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
            elif reach and position != told_at and position in breaks:
                reach = None
            if reach and position >= reach.until:
                for number in wanted.get(position, ()):
                    result[number] = reach.assertion
            if position in ends:
                _, cue = ends[position]
                reach = _Reach(Assertion(cue.assertion), -1 if cue.reach is None else position - cue.reach, depth)
                told_at = -1 if ids[position - 1] in self._terminators else position - 1  # the sign in `Docker: none` ends nothing
        return result


def _is_base(verb: str, doing: tuple[str, ...]) -> bool:
    """Whether a verb is in its base form: its -ing form stands beside it."""
    return not {verb + "ing", verb.removesuffix("e") + "ing", verb + verb[-1] + "ing"}.isdisjoint(doing)


def _numbers(positions: Iterable[int]) -> dict[int, list[int]]:
    """The numbers of the hits at each position: a name with a gap may begin where another name does."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, position in enumerate(positions):
        numbers[position].append(number)
    return numbers
