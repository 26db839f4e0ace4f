"""Whether an input can be judged at all, and what a reader should know about it. Judges the text, never the number of skills."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from service.extraction.matcher import Found
from service.extraction.normalise import is_visible
from service.extraction.words import Line, Vocabulary, WordClass
from service.model import Assertion, Mention, Rung, Signal, SkillEvidence, Sufficiency, Verdict
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.surface import words

_LAST_LATIN = "\u024f"  # the end of Latin Extended-B
_USUAL = frozenset(".,;:'\"()/&+-@#%!?*•|–—’“”·$€£<>=~_[]")


class InputJudge:
    """Judges one text by the rules of the lexicon `sufficiency`."""

    def __init__(self, taxonomy: Taxonomy, vocabulary: Vocabulary) -> None:
        self._other = vocabulary.classes[WordClass.OTHER]
        self._rules = taxonomy.lexicon.sufficiency
        languages = taxonomy.lexicon.languages
        self._read = languages.read
        self._language_of = {
            vocabulary.id_of(folded): language.id for language in languages.languages for word in language.words for folded in words(word)
        }

    def verdict(self, found: Found, skills: Mapping[str, SkillEvidence]) -> Sufficiency:
        """The verdict with every reason for it."""
        # Characters are counted first: a text of thousands has some eighty different ones.
        seen = Counter({character: count for character, count in Counter(found.text.source).items() if is_visible(character)})
        visible = seen.total()
        readable = 1000 * sum(n for character, n in seen.items() if character.isalnum() or character in _USUAL) // max(1, visible)
        spoken = self._spoken(found)
        language = self._language(spoken)
        none = [
            (visible < self._rules.none_under, f"{visible} visible characters are too few to judge"),
            (readable < self._rules.readable_share, "most of the text cannot be read"),
            (len(found.words.ids) < self._rules.none_under_words, f"{len(found.words.ids)} words and signs are too few to judge"),
            (language != self._read, f"the text is not English (it reads as {language!r})"),
            (self._is_foreign(found, seen, spoken[self._read]), "the text is not English"),
        ]
        thin = [
            (visible < self._rules.thin_under, f"{visible} visible characters say little"),
            (readable < self._rules.garbled_share, "part of the text is garbled"),
            (self._only_lists(skills), "nearly all skills are listed and hardly one is shown in work"),
        ]
        for verdict, rules in ((Verdict.NONE, none), (Verdict.THIN, thin)):
            if reasons := tuple(reason for holds, reason in rules if holds):
                return Sufficiency(verdict, reasons)
        return Sufficiency(Verdict.OK)

    def signals(self, mentions: Sequence[Mention], found: Found) -> tuple[Signal, ...]:
        """Repetition and pasted lists of skills."""
        repeated = Counter(mention.skill for mention in mentions)
        told = [
            Signal("repeated_skill", f"{skill} is named {count} times; it counts once", count)
            for skill, count in sorted(repeated.items())
            if count > self._rules.repeat_signal
        ]
        told += [
            Signal("skill_dump", f"one line names {named} skills; a list shows none of them", named, *found.text.span(line.start, line.end))
            for line, named in _skills_by_line(mentions, found)
            if named > self._rules.dump_signal
        ]
        return tuple(told)

    def _spoken(self, found: Found) -> Counter[str]:
        """How many function words of each language stand in the text."""
        spoken: Counter[str] = Counter()
        for word, count in Counter(found.words.ids).items():
            if word in self._language_of:
                spoken[self._language_of[word]] += count
        return spoken

    def _language(self, counts: Mapping[str, int]) -> str:
        """The language with the most function words; the one that is read, when none leads it."""
        best = max(counts, key=lambda name: (counts[name], name), default=self._read)
        return best if counts[best] >= max(self._rules.foreign_least, counts[self._read] + 1) else self._read

    def _is_foreign(self, found: Found, seen: Mapping[str, int], english: int) -> bool:
        """Whether the letters are not Latin, or function words of English are rarer than in any English prose."""
        letters = {character: count for character, count in seen.items() if character.isalpha()}
        latin = sum(count for character, count in letters.items() if character <= _LAST_LATIN)
        if 1000 * latin < self._rules.latin_share * sum(letters.values()):
            return True
        unknown = found.words.ids.count(self._other)
        return unknown >= self._rules.foreign_unknown and 1000 * english < self._rules.function_share * unknown

    def _only_lists(self, skills: Mapping[str, SkillEvidence]) -> bool:
        rungs = [_best(evidence) for evidence in skills.values() if evidence.evidence]
        listed = sum(rung is Rung.LISTED for rung in rungs)
        return len(rungs) >= self._rules.listed_least and 1000 * listed >= self._rules.listed_share * len(rungs)


def _skills_by_line(mentions: Sequence[Mention], found: Found) -> Iterator[tuple[Line, int]]:
    """How many different skills each line names, for lines that name any."""
    starts = [found.text.span(line.start, line.end)[0] if line.end > line.start else -1 for line in found.words.lines]
    filled = [(start, line) for start, line in zip(starts, found.words.lines, strict=True) if start >= 0]
    firsts = [start for start, _ in filled]
    named: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        named[bisect_right(firsts, mention.start) - 1].add(mention.skill)
    for number, skills in named.items():
        yield filled[number][1], len(skills)


def _best(evidence: SkillEvidence) -> Rung:
    order = list(Rung)
    return max((mention.rung for mention in evidence.mentions if mention.assertion is Assertion.AFFIRMED), key=order.index)
