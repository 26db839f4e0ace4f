"""The evidence ladder: from the mentions of a skill to thousandths, as the lexicon values its rungs."""

from __future__ import annotations

from collections.abc import Iterable

from service.model import Mention, Rung
from skills_taxonomy.model import Taxonomy


class Ladder:
    """What rungs are worth. A credential is held or not: shown once, it is at the top."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._values = {Rung(entry.rung): entry.evidence for entry in taxonomy.lexicon.ladder.rungs}
        self._twice = taxonomy.lexicon.ladder.twice
        self._restating = frozenset(rule.id for rule in taxonomy.lexicon.sections.sections if rule.restates)
        self._credentials = frozenset(name for name, category in taxonomy.category_of.items() if category.credential)

    def climb(self, skill: str, mentions: Iterable[Mention], assumed: int = 0) -> tuple[int, int]:
        """The evidence of a skill and the number of separate entries that show it, `assumed` ones without a mention with them.

        The best rung counts and nothing accumulates: repeating a word changes nothing.
        """
        best = self._values[Rung.SHOWN] if assumed else 0
        entries = set()
        for mention in mentions:
            best = max(best, self._values[mention.rung])
            if mention.rung is Rung.SHOWN and (mention.section not in self._restating or self.is_credential(skill)):
                entries.add(mention.entry)
        shown_in = len(entries) + assumed
        return self._top(skill, best, shown_in), shown_in

    def with_one_more(self, skill: str, evidence: int, shown_in: int) -> int:
        """The evidence when one more entry shows the skill."""
        return self._top(skill, max(evidence, self._values[Rung.SHOWN]), shown_in + 1)

    def is_credential(self, skill: str) -> bool:
        """Whether a skill is held or not, rather than used."""
        return skill in self._credentials

    def value(self, rung: Rung) -> int:
        """What one mention on this rung is worth."""
        return self._values[rung]

    def rung_of(self, evidence: int) -> str:
        """The name of the highest rung that the evidence reaches; `twice` is the top."""
        if evidence >= self._twice:
            return "twice"
        return max((rung for rung, value in self._values.items() if value <= evidence), key=self._values.__getitem__).value

    def _top(self, skill: str, best: int, shown_in: int) -> int:
        enough = 1 if skill in self._credentials else 2
        return self._twice if shown_in >= enough else best
