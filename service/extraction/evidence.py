"""Mentions to evidence: one rung per skill, and beside it what is shown and never scored: months, last use, proficiency."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from service.extraction.ambiguity import Settled
from service.extraction.dates import Range, month_name, months_covered, stated_months
from service.extraction.matcher import Found
from service.extraction.phrases import Kind
from service.extraction.sections import Layout
from service.extraction.words import Vocabulary, WordClass
from service.ladder import Ladder
from service.model import Assertion, Mention, Rung, SkillEvidence
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.surface import words

_STATED_REACH = 8  # "5+ years of hands-on experience with Python, SQL and Spark"
_JOINED = 3  # "Python, SQL and Spark": a sign and a word between two names
_STATED_BEHIND = 3  # "Python (5 years)"


class EvidenceReader:
    """Weighs the mentions of one text."""

    def __init__(self, taxonomy: Taxonomy, vocabulary: Vocabulary, ladder: Ladder) -> None:
        self._ladder = ladder
        dates, self._levels = taxonomy.lexicon.dates, taxonomy.lexicon.levels
        self._years = frozenset(map(vocabulary.id_of, dates.year_units))
        self._months = frozenset(map(vocabulary.id_of, dates.month_units))
        terminators = (word for phrase in taxonomy.lexicon.assertions.terminators for word in words(phrase))
        self._ends = frozenset([vocabulary.classes[WordClass.LINE_END], *map(vocabulary.id_of, (*terminators, *".;:"))])
        self._level_order = {level.id: number for number, level in enumerate(self._levels.levels)}

    def weigh(self, mentions: Sequence[Mention], settled: Sequence[Settled], layout: Layout, found: Found) -> dict[str, SkillEvidence]:
        """The evidence of each skill, by id in sorted order."""
        by_skill: dict[str, list[int]] = defaultdict(list)
        for number, mention in enumerate(mentions):
            by_skill[mention.skill].append(number)
        stated = self._stated(settled, found)
        levels = self._proficiencies(settled, found)
        weighed = {}
        for skill, numbers in sorted(by_skill.items()):
            own = tuple(mentions[number] for number in numbers)
            evidence, shown_in = self._ladder.climb(skill, own)
            dates = [] if self._ladder.is_credential(skill) else _dates_of(own, layout)
            told = [stated[number] for number in numbers if number in stated and mentions[number].assertion is Assertion.AFFIRMED]
            months = max([months_covered(dates), *told])
            weighed[skill] = SkillEvidence(
                skill=skill,
                evidence=evidence,
                shown_in=shown_in,
                mentions=own,
                months=months or None,
                last_used=month_name(max(found_range.ends for found_range in dates)) if dates else None,
                proficiency=min((levels[n] for n in numbers if n in levels), key=self._level_order.__getitem__, default=None),
            )
        return weighed

    def _stated(self, settled: Sequence[Settled], found: Found) -> dict[int, int]:
        """Months stated in words, by number of the hit they are said of."""
        ids = found.words.ids
        firsts = [hit.first for hit in settled]
        stated: dict[int, int] = {}
        for position, word in enumerate(ids):
            if (word not in self._years and word not in self._months) or position == 0:
                continue
            number = position - 1 if found.plain(position - 1, position).isdigit() else position - 2
            digits = found.plain(number, number + 1) if number >= 0 else ""
            if not digits.isdecimal() or len(digits) > 3 or (months := stated_months(digits, word in self._years)) is None:
                continue
            before = range(bisect_left(firsts, number - _STATED_BEHIND), bisect_left(firsts, number))
            bracketed = found.text.plain[: found.words.starts[number]].rstrip().endswith(("(", "-", ":", ","))
            for hit in list(before)[-1:] if bracketed and before else self._named_after(position, settled, firsts, found):
                stated[hit] = max(months, stated.get(hit, 0))
        return stated

    def _named_after(self, position: int, settled: Sequence[Settled], firsts: list[int], found: Found) -> Iterator[int]:
        """The hits that a duration is said of: the first one soon after it, and those joined to that by `,` or `and`."""
        last, reach = position, _STATED_REACH
        for hit in range(bisect_left(firsts, position + 1), bisect_left(firsts, position + 1 + 4 * _STATED_REACH)):
            between = found.text.plain[found.words.ends[last] : found.words.starts[firsts[hit]]]
            if firsts[hit] - last > reach or not self._same_sentence(last, firsts[hit], found) or (last == position and "," in between):
                return
            yield hit
            last, reach = settled[hit].last - 1, _JOINED

    def _same_sentence(self, first: int, last: int, found: Found) -> bool:
        between = found.words.ids[first + 1 : last]
        return self._ends.isdisjoint(between)

    def _proficiencies(self, settled: Sequence[Settled], found: Found) -> dict[int, str]:
        """Words of level shortly before a hit, by number of the hit."""
        firsts = [hit.first for hit in settled]
        levels: dict[int, str] = {}
        for level in found.of(Kind.LEVEL):
            for number in range(bisect_left(firsts, level.last), bisect_left(firsts, level.last + self._levels.reach)):
                if self._same_sentence(level.last - 1, firsts[number], found):
                    levels[number] = str(level.meanings[0])
        return levels


def _dates_of(mentions: tuple[Mention, ...], layout: Layout) -> list[Range]:
    """The dated stretches in which a skill was used; time of study is not time of use."""
    used = {mention.entry for mention in mentions if mention.rung in (Rung.NAMED, Rung.SHOWN)}
    dated = (layout.entries[entry].dates for entry in sorted(used))
    return [dates for dates in dated if dates is not None and dates.begins <= dates.ends]
