"""The straight line from a text to its matches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from service.errors import UnknownRole
from service.extraction.extractor import Extractor
from service.learning import Planner
from service.model import NO_ORIENTATION, Answer, CandidateProfile, NearRole, PostingAnswer, RoleAnswer, Verdict
from service.orientation import Compass
from service.scoring import Scorer
from skills_taxonomy.model import Role, Taxonomy

MAX_TEXT = 150_000  # characters: a ten-page CV has about 40,000


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a profile. Without `roles`: all of them. `target` is a band id or a fit of 1 to 100.

    `assume` re-scores as if these skills were learnt; `everything` asks for all gaps and for what each mention is worth.
    """

    roles: tuple[str, ...] = ()
    target: str | int | None = None
    assume: tuple[str, ...] = ()
    everything: bool = False


class Pipeline:
    """The compiled line of one taxonomy. Safe to share between threads: answering changes nothing."""

    def __init__(self, taxonomy: Taxonomy, max_text: int = MAX_TEXT) -> None:
        self.taxonomy = taxonomy
        self._extractor = Extractor(taxonomy, max_text)
        self._scorer = Scorer(taxonomy)
        self._planner = Planner(taxonomy, self._scorer)
        self._compass = Compass(taxonomy)

    def profile(self, text: str, as_of: date) -> CandidateProfile:
        """The profile of a resume's text. Raises `UnreadableText`, `EmptyText` or `TextTooLong`."""
        return self._extractor.profile(text, as_of)

    def answer(self, profile: CandidateProfile, question: Question = Question()) -> Answer:
        """The matches of a profile. Raises `UnknownRole`, `UnknownSkill` or `UnknownTarget`."""
        roles = [self.role(name) for name in question.roles] or list(self.taxonomy.roles.values())
        target = self._planner.target(question.target)
        assumed = self._planner.assume(profile, question.assume)
        if profile.sufficiency.verdict is Verdict.NONE:
            return Answer(profile, None, tuple(RoleAnswer(role, None, (), None) for role in roles))
        matches = [self._scorer.match(assumed, role, question.everything) for role in roles]
        if not question.roles:
            matches.sort(key=lambda match: (-match.fit, match.role.id))
        planned = matches if question.roles else matches[:1]
        answers = []
        for match in matches:
            gaps = self._planner.gaps(assumed, match)
            plan = self._planner.plan(assumed, match, target) if match in planned else None
            answers.append(RoleAnswer(match.role, match, gaps if question.everything else gaps[: self._planner.largest], plan))
        return Answer(profile, self._compass.orientation(assumed), tuple(answers))

    def posting(self, text: str, as_of: date) -> PostingAnswer:
        """What an employer's text asks for and which roles that is nearest to. Raises what `profile` raises."""
        posting = self._extractor.posting(text, as_of)
        if posting.sufficiency.verdict is Verdict.NONE:
            return PostingAnswer(posting, NO_ORIENTATION, ())
        nobody = CandidateProfile(MappingProxyType({}), posting.sufficiency, ())
        person = self._planner.assume(nobody, tuple(filter(posting.asks, posting.skills)))
        matches = [self._scorer.match(person, role, False) for role in self.taxonomy.roles.values()]
        matches.sort(key=lambda match: (-match.fit, match.role.id))
        nearest = tuple(NearRole(match.role, match.fit, match.focus) for match in matches)
        return PostingAnswer(posting, self._compass.orientation(person), nearest)

    def role(self, name: str) -> Role:
        """The role of that id. Raises `UnknownRole`."""
        try:
            return self.taxonomy.roles[name]
        except KeyError:
            known = ", ".join(self.taxonomy.roles)
            raise UnknownRole(f"There is no role {name[:64]!r}; there are {known}.", "roles") from None
