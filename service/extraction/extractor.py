"""Text to `CandidateProfile`, readable on one screen."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from service.extraction.evidence import EvidenceReader
from service.extraction.matcher import Matcher
from service.extraction.mentions import MentionReader
from service.extraction.normalise import clean
from service.extraction.sufficiency import InputJudge
from service.ladder import Ladder
from service.model import CandidateProfile
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
        found = self._matcher.find(clean(source, self._max_text))
        mentions, settled, layout = self._mentions.read(found, as_of)
        skills = self._evidence.weigh(mentions, settled, layout, found)
        return CandidateProfile(
            skills=MappingProxyType(skills),
            sufficiency=self._judge.verdict(found, skills),
            signals=self._judge.signals(mentions, found),
        )
