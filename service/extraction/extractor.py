"""Text to `CandidateProfile`, readable on one screen."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from types import MappingProxyType

from service.extraction.evidence import EvidenceReader
from service.extraction.matcher import Found, Matcher
from service.extraction.mentions import MentionReader
from service.extraction.normalise import clean
from service.extraction.sufficiency import InputJudge
from service.ladder import Ladder
from service.model import CandidateProfile, Mention, Posting
from skills_taxonomy.model import Taxonomy


class Extractor:
    """The compiled extraction of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy, max_text: int) -> None:
        self._max_text = max_text
        self._matcher = Matcher(taxonomy)
        vocabulary = self._matcher.vocabulary
        self._mentions = MentionReader(taxonomy, vocabulary)
        self._evidence = EvidenceReader(taxonomy, vocabulary, Ladder(taxonomy))
        self._judge = InputJudge(taxonomy, vocabulary)

    def profile(self, source: str, as_of: date) -> CandidateProfile:
        """The profile of a resume's text. Raises `UnreadableText`, `EmptyText` or `TextTooLong`."""
        found = self._find(source)
        mentions, settled, layout = self._mentions.read(found, as_of)
        skills = self._evidence.weigh(mentions, settled, layout, found)
        return CandidateProfile(
            skills=MappingProxyType(skills),
            sufficiency=self._judge.verdict(found, skills),
            signals=self._judge.signals(mentions, found),
        )

    def posting(self, source: str, as_of: date) -> Posting:
        """What an employer's text names: nobody's evidence, so neither rungs nor signals. Raises what `profile` raises."""
        found = self._find(source)
        by_skill: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.read(found, as_of)[0]:
            by_skill[mention.skill].append(mention)
        named = {skill: tuple(mentions) for skill, mentions in sorted(by_skill.items())}
        return Posting(MappingProxyType(named), self._judge.verdict(found, {}))

    def _find(self, source: str) -> Found:
        return self._matcher.find(clean(source, self._max_text))
