"""Names that share words: `supervised and unsupervised learning`, `model training, evaluation and deployment`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from service.extraction.phrases import Form
from service.extraction.words import Vocabulary, WordClass
from skills_taxonomy.lexicon import Coordination
from skills_taxonomy.surface import words

Ids = tuple[int, ...]
Shared = tuple[int, int, tuple[Form, ...]]  # words [first, last) and what they stand for


class CoordinationReader:
    """Finds the names that a found name lends words to. `forms`: every name of two or more words."""

    def __init__(self, forms: Mapping[Ids, tuple[Form, ...]], rules: Coordination, generic: frozenset[str], vocabulary: Vocabulary) -> None:
        self._forms = forms
        self._longest = rules.longest
        self._joints = {tuple(map(vocabulary.id_of, words(joint))) for joint in rules.joints}
        self._widest_joint = max(map(len, self._joints))
        self._spreading = {tuple(map(vocabulary.id_of, words(name))) for name in rules.spreading}
        self._generic = {vocabulary.ids[word] for word in generic if word in vocabulary.ids}
        unknown = {vocabulary.classes[kind] for kind in WordClass}
        signs = {number for word, number in vocabulary.ids.items() if not word[0].isalnum()}
        self._barred = unknown | signs | {word for joint in self._joints for word in joint}

    def read(self, certain: Sequence[tuple[int, int]], doubtful: Sequence[tuple[int, int]], ids: Sequence[int]) -> list[Shared]:
        """The names beside the hits `[first, last)`, for words that no hit covers.

        Words after a name that lends them its own may be covered by a doubtful hit: `evaluation` after `model training`.
        """
        sure = {position for first, last in certain for position in range(first, last)}
        covered = sure | {position for first, last in doubtful for position in range(first, last)}
        wide = [hit for hit in (*certain, *doubtful) if hit[1] - hit[0] > 1]
        return [shared for hit in wide for shared in (*self._before(hit, ids, covered), *self._after(hit, ids, sure))]

    def _before(self, hit: tuple[int, int], ids: Sequence[int], covered: set[int]) -> Iterator[Shared]:
        """Names before the hit that end in its last words; each reaches up to them."""
        first, last = hit
        end = first
        while joint := self._joint(ids, end, -1):
            end -= joint
            for start, tail in self._own_words(range(end - 1, end - 1 - self._longest, -1), ids, covered, first, last):
                if forms := self._forms.get((*ids[start:end], *tail)):
                    yield start, last, forms
                    end = start
                    break
            else:
                return

    def _own_words(self, starts: range, ids: Sequence[int], covered: set[int], first: int, last: int) -> Iterator[tuple[int, Ids]]:
        """Each way to take words of its own from `starts`, with the last words of `[first, last)`, the most of them first."""
        for start in starts:
            if start < 0 or start in covered or ids[start] in self._barred:
                return
            for shared in range(first + 1, last):
                yield start, tuple(ids[shared:last])

    def _after(self, hit: tuple[int, int], ids: Sequence[int], covered: set[int]) -> Iterator[Shared]:
        """Names after the hit that begin with its first words, where these spread; generic words alone are none."""
        heads = [head for length in range(hit[1] - hit[0] - 1, 0, -1) if (head := tuple(ids[hit[0] : hit[0] + length])) in self._spreading]
        start = hit[1]
        while heads and (joint := self._joint(ids, start, 1)):
            start += joint
            for end in range(min(start + self._longest, len(ids)), start, -1):
                own = tuple(ids[start:end])
                forms = next((found for head in heads if (found := self._forms.get(head + own))), None)
                if forms and covered.isdisjoint(range(start, end)) and not self._generic.issuperset(own):
                    yield start, end, forms
                    start = end
                    break
            else:
                return

    def _joint(self, ids: Sequence[int], at: int, direction: int) -> int:
        """How many words the longest joint that ends (-1) or begins (1) at a position has; 0 where there is none."""
        for length in range(self._widest_joint, 0, -1):
            span = ids[max(0, at - length) : at] if direction < 0 else ids[at : at + length]
            if tuple(span) in self._joints:
                return length
        return 0
