"""One spaCy pass over the words: skills, cues and headings are phrases of the same matcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from service.extraction.coordination import CoordinationReader
from service.extraction.normalise import Text
from service.extraction.phrases import Form, Kind, Meaning, all_phrases, single_words
from service.extraction.words import Vocabulary, Words, tokenise, unversioned
from skills_taxonomy.collecting import uncollected
from skills_taxonomy.model import Case, Taxonomy
from skills_taxonomy.surface import generic_words


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: words `[first, last)` and all that it stands for in its kind."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a text and the hits by kind, each kind sorted and without overlaps."""

    text: Text
    words: Words
    hits: dict[Kind, tuple[Hit, ...]]

    def of(self, kind: Kind) -> tuple[Hit, ...]:
        """The hits of one kind, in order."""
        return self.hits.get(kind, ())

    def plain(self, first: int, last: int) -> str:
        """What stands at words `[first, last)` of the plain text."""
        return self.text.plain[self.words.starts[first] : self.words.ends[last - 1]]


class Matcher:
    """The compiled phrases of one taxonomy. Safe to share: finding changes nothing."""

    @uncollected()
    def __init__(self, taxonomy: Taxonomy) -> None:
        phrases = all_phrases(taxonomy)
        known = {word for phrase in phrases for word in phrase} | single_words(taxonomy)
        self.vocabulary = Vocabulary(known, taxonomy.lexicon.spelling)
        vocab = self.vocabulary.vocab
        self._matcher = PhraseMatcher(vocab, attr="ORTH")
        forms: dict[tuple[int, ...], tuple[Form, ...]] = {}
        self._meanings: dict[tuple[int, ...], list[tuple[Kind, tuple[Meaning, ...]]]] = {}
        for phrase, meanings in phrases.items():
            key = tuple(self.vocabulary.ids[word] for word in phrase)
            by_kind: dict[Kind, list[Meaning]] = defaultdict(list)
            for (kind, _), meaning in meanings.items():
                by_kind[kind].append(meaning)
            named = tuple(form for form in by_kind[Kind.SKILL] if isinstance(form, Form) and _is_any_case(form))
            if named and len(phrase) > 1:
                forms[key] = tuple(replace(form, core=None) for form in named)
            self._meanings[key] = [(kind, tuple(found)) for kind, found in by_kind.items()]
        # One key for all: a key for each phrase would be another word of the vocabulary.
        self._matcher.add("phrase", [Doc(vocab, words=key) for key in self._meanings])  # type: ignore[arg-type]  # ids as well as words
        # By identity, as in `Settler`: a form lives as long as its phrase, and hashing one costs more than looking it up.
        self._exact = {
            id(form): frozenset(map(_squashed, form.ambiguous.aliases))
            for meanings in self._meanings.values()
            for kind, found in meanings
            for form in found
            if kind is Kind.SKILL and isinstance(form, Form) and form.ambiguous and not _is_any_case(form)
        }
        _, after = generic_words(taxonomy.lexicon.generic, taxonomy.lexicon.spelling)
        self._coordination = CoordinationReader(forms, taxonomy.lexicon.coordination, after, self.vocabulary)

    def find(self, text: Text) -> Found:
        """All phrases of `text`, the longest of each kind wherever some overlap."""
        words = tokenise(text.plain, self.vocabulary)
        raw: dict[Kind, list[Hit]] = defaultdict(list)
        doc = Doc(self.vocabulary.vocab, words=words.ids)  # type: ignore[arg-type]  # ids are taken as well as words
        for _, first, last in self._matcher(doc):
            for kind, meanings in self._meanings[tuple(words.ids[first:last])]:
                raw[kind].append(Hit(first, last, meanings))
        found = Found(text, words, {})
        raw[Kind.SKILL] = [hit for hit in (self._as_written(hit, found) for hit in raw[Kind.SKILL]) if hit.meanings]
        hits = {kind: _in_order(own) if kind in _HALVES else longest(own) for kind, own in raw.items()}
        hits[Kind.SKILL] = self._with_shared(hits[Kind.SKILL], words.ids)
        owners, fields = _owners(hits[Kind.SKILL]), _owners(hits.get(Kind.FIELD, ()))
        for kind in _CUES & hits.keys():
            hits[kind] = tuple(hit for hit in hits[kind] if hit.first not in fields and not _is_part_of_a_skill(kind, hit, found, owners))
        return Found(text, words, hits)

    def _as_written(self, hit: Hit, found: Found) -> Hit:
        """The hit without the forms that count only in another casing."""
        if not any(id(form) in self._exact for form in hit.meanings):
            return hit
        surface = _squashed(found.plain(hit.first, hit.last))
        ways = {surface, surface.removesuffix("s"), unversioned(surface)}
        return Hit(hit.first, hit.last, tuple(form for form in hit.meanings if not ways.isdisjoint(self._exact.get(id(form), ways))))

    def _with_shared(self, hits: tuple[Hit, ...], ids: list[int]) -> tuple[Hit, ...]:
        """The hits and, where they share words with names beside them, those names; a skill already named there is not named twice.

        A doubtful name gives way to the one that its words are lent to.
        """
        named = {
            (form.skill, position)
            for hit in hits
            for form in hit.meanings
            if isinstance(form, Form)
            for position in range(hit.first, hit.last)
        }
        spans: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
        for hit in hits:
            spans[any(isinstance(form, Form) and form.ambiguous is None for form in hit.meanings)].append((hit.first, hit.last))
        shared = self._coordination.read(spans[True], spans[False], ids)
        new = [
            Hit(first, last, kept)
            for first, last, forms in shared
            if (kept := tuple(form for form in forms if all((form.skill, position) not in named for position in range(first, last))))
        ]
        taken = {(hit.first, hit.last) for hit in new}
        return _in_order([*(hit for hit in hits if (hit.first, hit.last) not in taken), *new])


_HALVES = frozenset({Kind.HEAD, Kind.TAIL})
_CUES = frozenset({Kind.CUE, Kind.SUBJECT, Kind.PERSON, Kind.DOING, Kind.STUDIED, Kind.IN_PROGRESS, Kind.LEVEL})


def _in_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (hit.first, hit.last)))


def longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits without overlaps: from the left, the longest at each place."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
        elif hit.last - hit.first > kept[-1].last - kept[-1].first:
            kept[-1] = hit
    return tuple(kept)


def _owners(skills: tuple[Hit, ...]) -> dict[int, Hit]:
    """The hit of several words that a word belongs to."""
    return {position: skill for skill in skills if skill.last - skill.first > 1 for position in range(skill.first, skill.last)}


def _is_part_of_a_skill(kind: Kind, hit: Hit, found: Found, owners: dict[int, Hit]) -> bool:
    """`learning` in `machine learning` is no cue; `Deployed` in `Deployed models to production` still says what was done."""
    owner = owners.get(hit.first)
    if owner is None or hit.last > owner.last:
        return False
    opens = kind is Kind.DOING and hit.first == owner.first
    return not (opens and (owner.last - owner.first > 2 or not found.plain(hit.first, hit.last).casefold().endswith("ing")))


def _is_any_case(form: Form) -> bool:
    return form.ambiguous is None or form.ambiguous.case is not Case.EXACT


def _squashed(name: str) -> str:
    return "".join(character for character in name if not character.isspace() and character not in "-_")
