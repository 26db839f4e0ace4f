"""Who else a clause speaks of: its subject, somebody described by `who`, or the agent after `by`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Kind
from service.extraction.words import Vocabulary, WordClass
from service.model import Assertion
from skills_taxonomy.lexicon import Cue, People

SUBJECT = Cue((), Assertion.OTHER, "forward")
_BEFORE = Cue((), Assertion.OTHER, "backward")


class OthersReader:
    """Finds the people of a text that do what a clause says."""

    def __init__(self, people: People, vocabulary: Vocabulary) -> None:
        self._within, self._reach = people.within, people.reach
        self._after = Cue((), Assertion.OTHER, "forward", reach=people.reach)
        self._determiners = frozenset(map(vocabulary.id_of, people.determiners))
        self._own = frozenset(map(vocabulary.id_of, people.own))
        self._groups = frozenset(map(vocabulary.id_of, people.groups))
        self._verbs = frozenset(map(vocabulary.id_of, people.verbs))
        self._relative = frozenset(map(vocabulary.id_of, people.relative))
        self._made = frozenset(map(vocabulary.id_of, people.made))
        self._by, self._comma = vocabulary.id_of("by"), vocabulary.ids[","]
        self._open, self._close = vocabulary.ids["("], vocabulary.ids[")"]
        self._name = vocabulary.classes[WordClass.CAPITALISED]

    def read(self, found: Found, finite: set[int], opens: Callable[[int], bool], ends: Callable[[int], bool]) -> Iterator[tuple[Hit, Cue]]:
        """The cues that people give. `finite`: where a verb stands; `opens` and `ends`: whether a clause begins or ends with a word."""
        people = found.of(Kind.PERSON)
        for person in people:
            first = self._first(person, found, opens)
            start = self._described(person, found, opens)
            if start is None and first is not None and opens(first) and _owns(person, found):
                yield person, self._after
            elif start is None and first is not None:
                start = self._verb(person.last, found, finite, ends, opens(first))
            if start is not None:
                yield Hit(start, start, ()), SUBJECT
        firsts = {person.first: person for person in people}
        for at, word in enumerate(found.words.ids):
            if word == self._by and (agent := self._agent(at, firsts, found)):
                yield Hit(at, at + 1, ()), _BEFORE
                yield agent, self._after

    def _described(self, person: Hit, found: Found, opens: Callable[[int], bool]) -> int | None:
        """What follows the `who` after a person: `a colleague who`, `my sister, who`; `Data analyst who codes` is the writer."""
        ids = found.words.ids
        after = person.last + (ids[person.last : person.last + 1] == [self._comma])
        if after >= len(ids) or ids[after] not in self._relative:
            return None
        first = person.first
        while not opens(first) and person.first - first < self._within:
            first -= 1
        alone = opens(first) and self._determiners.isdisjoint(ids[first : person.first])
        return None if alone and not found.plain(person.first, person.last).endswith("s") else after + 1

    def _first(self, person: Hit, found: Found, opens: Callable[[int], bool]) -> int | None:
        """Where the person's name begins: `Our web agency`, `two of my direct reports`, `contractors`; none for `our team`."""
        ids = found.words.ids
        first = person.first
        if ids[person.last - 1] in self._groups and (opens(first) or ids[first - 1] in self._own):
            return None
        while not opens(first) and person.first - first < self._within and found.text.plain[found.words.starts[first - 1]].isalnum():
            first -= 1
            if ids[first] in self._determiners and not (first and ids[first - 1] in self._determiners):
                return first
        return first if opens(first) and (first == person.first or ids[first] in self._determiners) else None

    def _verb(self, at: int, found: Found, finite: set[int], ends: Callable[[int], bool], opening: bool) -> int | None:
        """The verb of the subject that ends before `at`: at once, or where it opens the clause after a few words or brackets."""
        ids = found.words.ids
        last = at + opening * self._within
        closing = {self._open: self._close, self._comma: self._comma}
        while at < len(ids) and at <= last:
            if at in finite or ids[at] in self._verbs:
                return at
            if ids[at] in closing:
                end = next((far for far in range(at + 1, min(len(ids), at + self._reach)) if ids[far] == closing[ids[at]]), None)
                if end is None:
                    return None
                last += end - at
                at = end
            elif ends(at):
                return None
            at += 1
        return None

    def _agent(self, by: int, people: Mapping[int, Hit], found: Found) -> Hit | None:
        """Who stands after `by`: `maintained by an outside firm`, `serviced by Siemens`."""
        ids = found.words.ids
        if not by or ids[by - 1] not in self._made:
            return None
        if ids[by + 1 : by + 2] == [self._name]:
            return Hit(by + 1, by + 2, ())
        for at in range(by + 1, min(len(ids), by + 2 + self._within)):
            if at in people:
                return people[at]
            if not found.text.plain[found.words.starts[at]].isalnum():
                return None
        return None


def _owns(person: Hit, found: Found) -> bool:
    """Whether the person stands in the genitive: `the vendor's`, `the interns'`."""
    after = found.words.ends[person.last - 1]
    return found.plain(person.first, person.last).endswith(("'s", "’s")) or found.text.plain[after : after + 1] in ("'", "’")
