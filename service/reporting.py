"""From a request to a report: reads the file if there is one, asks the pipeline, and adds what makes the answer checkable."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import service
from service.documents import Document, DocumentReader
from service.errors import TaxonomyMismatch
from service.model import (
    Answer,
    CandidateProfile,
    Leaning,
    Mention,
    NearRole,
    Orientation,
    RoleAnswer,
    Signal,
    SkillEvidence,
    Sufficiency,
)
from service.pipeline import Pipeline, Question
from skills_taxonomy.model import Taxonomy

NOTICE = "This is advice for a person, not a decision: a fit says what the text shows, and what is not shown may well be there."


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a caller may ask beside the resume. `include` holds evidence, profile, text; `taxonomy` is the one expected."""

    question: Question = field(default_factory=Question)
    as_of: date | None = None
    ref: str | None = None
    include: frozenset[str] = frozenset()
    taxonomy: str | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What computed an answer."""

    engine: str
    taxonomy: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that an answer follows from. `input_sha256` is that of the judged text in UTF-8."""

    engine: str
    taxonomy: str
    taxonomy_sha256: str
    roles: Mapping[str, int]
    as_of: date
    input_sha256: str


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill's evidence with the names a reader needs."""

    label: str
    category: str
    found: SkillEvidence


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """One resume, as read."""

    as_of: date
    versions: Versions
    skills: tuple[NamedSkill, ...]
    sufficiency: Sufficiency
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class PostedSkill:
    """A skill that a posting names, whether it asks for it, and where it stands."""

    skill: str
    label: str
    category: str
    asked: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PostingReport:
    """An employer's text, as read."""

    versions: Versions
    skills: tuple[PostedSkill, ...]
    sufficiency: Sufficiency
    orientation: NamedOrientation
    nearest_roles: tuple[NearRole, ...]


@dataclass(frozen=True, slots=True)
class DecidingSkill:
    """A skill that pushes the orientation, with its name."""

    skill: str
    label: str
    push: int


@dataclass(frozen=True, slots=True)
class NamedOrientation:
    """An orientation whose deciding skills have names."""

    value: int | None
    leaning: Leaning
    deciding: tuple[DecidingSkill, ...]


@dataclass(frozen=True, slots=True)
class MatchReport:
    """One resume against the roles asked for. `profile` and `text` are there when included."""

    ref: str | None
    as_of: date
    versions: Versions
    orientation: NamedOrientation | None
    sufficiency: Sufficiency
    signals: tuple[Signal, ...]
    matches: tuple[RoleAnswer, ...]
    receipt: Receipt
    include: frozenset[str]
    profile: ProfileReport | None
    text: str | None
    notice: str = NOTICE


class Reporter:
    """Answers whole requests with one pipeline and one reader of documents."""

    def __init__(self, pipeline: Pipeline, documents: DocumentReader) -> None:
        self.pipeline = pipeline
        self.documents = documents
        self.versions = Versions(service.__version__, pipeline.taxonomy.version)

    @property
    def taxonomy(self) -> Taxonomy:
        """What skills and roles are known."""
        return self.pipeline.taxonomy

    def profile(self, text: str, wishes: Wishes) -> ProfileReport:
        """The profile of a text. Raises an `InputError`."""
        self._check(wishes)
        as_of = wishes.as_of or date.today()
        return self._profile_report(self.pipeline.profile(text, as_of), as_of)

    def posting(self, text: str, wishes: Wishes) -> PostingReport:
        """What an employer's text asks for. Raises an `InputError`."""
        self._check(wishes)
        answer = self.pipeline.posting(text, date.today())
        posting = answer.posting
        skills = (
            PostedSkill(skill, self._label(skill), self.taxonomy.category_of[skill].id, posting.asks(skill), mentions)
            for skill, mentions in posting.skills.items()
        )
        return PostingReport(self.versions, tuple(skills), posting.sufficiency, self._orientation(answer.orientation), answer.nearest)

    def match_text(self, text: str, wishes: Wishes) -> MatchReport:
        """The matches of a text. Raises an `InputError`."""
        self._check(wishes)
        return self._match(Document("text", text, hidden=0), wishes)

    def match_file(self, data: bytes, wishes: Wishes) -> MatchReport:
        """The matches of a PDF, DOCX or text file. Raises a `RolefitError`."""
        self._check(wishes)
        return self._match(self.documents.read(data), wishes)

    def _match(self, document: Document, wishes: Wishes) -> MatchReport:
        as_of = wishes.as_of or date.today()
        profile = self.pipeline.profile(document.text, as_of)
        profile = replace(profile, signals=profile.signals + _hidden(document))
        answer = self.pipeline.answer(profile, wishes.question)
        return MatchReport(
            ref=wishes.ref,
            as_of=as_of,
            versions=self.versions,
            orientation=self._orientation(answer.orientation) if answer.orientation else None,
            sufficiency=profile.sufficiency,
            signals=profile.signals,
            matches=answer.roles,
            receipt=self._receipt(document.text, answer, as_of),
            include=wishes.include,
            profile=self._profile_report(profile, as_of) if "profile" in wishes.include else None,
            text=document.text if "text" in wishes.include else None,
        )

    def _check(self, wishes: Wishes) -> None:
        """Refuse what another taxonomy was expected to answer."""
        if wishes.taxonomy not in (None, self.taxonomy.version, self.taxonomy.digest):
            raise TaxonomyMismatch(f"The taxonomy here is {self.taxonomy.version}.", "expect/taxonomy")

    def _profile_report(self, profile: CandidateProfile, as_of: date) -> ProfileReport:
        named = (NamedSkill(self._label(id), self.taxonomy.category_of[id].id, found) for id, found in profile.skills.items())
        return ProfileReport(as_of, self.versions, tuple(named), profile.sufficiency, profile.signals)

    def _orientation(self, found: Orientation) -> NamedOrientation:
        deciding = tuple(DecidingSkill(push.skill, self._label(push.skill), push.push) for push in found.deciding)
        return NamedOrientation(found.value, found.leaning, deciding)

    def _receipt(self, text: str, answer: Answer, as_of: date) -> Receipt:
        return Receipt(
            engine=self.versions.engine,
            taxonomy=self.versions.taxonomy,
            taxonomy_sha256=self.taxonomy.digest,
            roles={entry.role.id: entry.role.version for entry in answer.roles},
            as_of=as_of,
            input_sha256=hashlib.sha256(text.encode()).hexdigest(),
        )

    def _label(self, skill: str) -> str:
        return self.taxonomy.skills[skill].label


def _hidden(document: Document) -> tuple[Signal, ...]:
    """What to tell of text that no reader of the page could see."""
    if not document.hidden:
        return ()
    message = f"{document.hidden} characters of the file cannot be seen on the page; they were left out."
    return (Signal("hidden_text", message, document.hidden),)
