"""The nouns of a match: frozen values, from one mention to one learning plan.

Evidence, points and fits are whole thousandths everywhere: an evidence of 850 is 0.850, a fit of 72_500 is 72.5 of 100.
Offsets are half-open `[start, end)` in Unicode code points of the caller's own text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from skills_taxonomy.model import Role, StepKind, Via


class Assertion(StrEnum):
    """What a mention says of its skill."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    ASPIRATIONAL = "aspirational"
    OTHER = "other"  # somebody else's


class Rung(StrEnum):
    """How well one mention shows its skill; the values in thousandths stand in the lexicon `ladder`."""

    NONE = "none"
    LISTED = "listed"
    STUDIED = "studied"
    NAMED = "named"
    SHOWN = "shown"


class Verdict(StrEnum):
    """Whether the input can be judged at all."""

    OK = "ok"
    THIN = "thin"
    NONE = "none"


class Leaning(StrEnum):
    """Where a profile stands between the two archetypes."""

    ENGINEER = "engineer"
    SCIENTIST = "scientist"
    BOTH = "both"
    NEITHER = "neither"


class Status(StrEnum):
    """How far a requirement is met."""

    MET = "met"
    PARTIAL = "partial"
    NOT_SHOWN = "not_shown"
    NEGATED = "negated"


class GapKind(StrEnum):
    """Why a requirement is not fully met."""

    NOT_SHOWN = "not_shown"
    LISTED_ONLY = "listed_only"
    STUDIED_ONLY = "studied_only"
    NEGATED = "negated"
    SHOWN_ONCE = "shown_once"
    RELATED_ONLY = "related_only"  # only a parent or a sibling is shown


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the caller's text and what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One skill found in one place. `settled_by` is the context that settled an ambiguous form."""

    skill: str
    start: int
    end: int
    text: str
    section: str
    entry: int
    assertion: Assertion
    rung: Rung
    settled_by: Span | None = None


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """One skill of a profile: its rung in thousandths, where it stands, and what is shown but never scored.

    `shown_in` counts the separate entries that show it; `months` and `last_used` ("2024-05") come from dates and "5+ years of".
    """

    skill: str
    evidence: int
    shown_in: int
    mentions: tuple[Mention, ...]
    months: int | None = None
    last_used: str | None = None
    proficiency: str | None = None


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """A verdict on the input and the reasons for it."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """Something about the input that a reader should know. It never lowers a score."""

    kind: str
    message: str
    amount: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class CandidateProfile:
    """All of one resume, by skill id in sorted order. Before it no role is known, after it no text."""

    skills: Mapping[str, SkillEvidence]
    sufficiency: Sufficiency
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillVia:
    """A skill of the profile that meets a requirement, and how."""

    skill: str
    how: Via


@dataclass(frozen=True, slots=True)
class ScoredMention:
    """A mention and the thousandths of a point that the requirement loses without it."""

    mention: Mention
    points: int


@dataclass(frozen=True, slots=True)
class RequirementFit:
    """One requirement of a role against one profile: `earned` of `possible`, both in thousandths of a point."""

    id: str
    label: str
    group: str
    core: bool
    essential: bool
    possible: int
    earned: int
    status: Status
    reason: str
    via: tuple[SkillVia, ...]
    mentions: tuple[ScoredMention, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFit:
    """The sum of the requirement fits of one group, in thousandths of a point."""

    id: str
    label: str
    possible: int
    earned: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement not fully met. `points` is what its way would add by itself, in thousandths."""

    requirement: str
    label: str
    kind: GapKind
    points: int
    skills: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One thing to do. `gain` is the re-scored difference in plan order; `leaves` the resume line, for showing steps."""

    order: int
    title: str
    kind: StepKind
    url: str | None
    hours: tuple[int, int]
    gain: int
    skills: tuple[str, ...]
    prerequisites: tuple[str, ...]
    leaves: str | None
    proof: str


@dataclass(frozen=True, slots=True)
class LongPath:
    """A way that takes more hours than a plan may hold: told beside the plan."""

    requirement: str
    label: str
    title: str
    hours: tuple[int, int]
    gain: int
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """The cheapest ordered steps that reach `target`. `fit_after` is the fit plus the gains."""

    target: str | None
    reachable: bool
    fit_after: int
    hours: tuple[int, int]
    steps: tuple[PlannedStep, ...]
    long_paths: tuple[LongPath, ...]


@dataclass(frozen=True, slots=True)
class Push:
    """A skill that pushes an orientation, in thousandths: towards engineer (+) or scientist (-)."""

    skill: str
    push: int


@dataclass(frozen=True, slots=True)
class Orientation:
    """Where a profile stands, -1000 scientist to +1000 engineer, or nothing for who shows too little of AI."""

    value: int | None
    leaning: Leaning
    deciding: tuple[Push, ...]


NO_ORIENTATION = Orientation(None, Leaning.NEITHER, ())


@dataclass(frozen=True, slots=True)
class Match:
    """One profile against one role. `fit == core + base == Σ groups == Σ requirements`, in thousandths of a point."""

    role: Role
    fit: int
    core: int
    base: int
    focus: int
    band: str
    summary: str
    groups: tuple[GroupFit, ...]
    requirements: tuple[RequirementFit, ...]


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """All that is said of one role. `match` and `plan` are `None` where the input cannot be judged."""

    role: Role
    match: Match | None
    gaps: tuple[Gap, ...]
    plan: LearningPlan | None


@dataclass(frozen=True, slots=True)
class Posting:
    """An employer's text as read: the mentions of each skill, by id in sorted order."""

    skills: Mapping[str, tuple[Mention, ...]]
    sufficiency: Sufficiency

    def asks(self, skill: str) -> bool:
        """Whether the employer wants it: what is only denied, hoped for or done by others is not asked."""
        return any(mention.assertion is Assertion.AFFIRMED for mention in self.skills[skill])


@dataclass(frozen=True, slots=True)
class NearRole:
    """A role beside a posting: its fit and focus for a person who has shown once all that the posting asks."""

    role: Role
    fit: int
    focus: int


@dataclass(frozen=True, slots=True)
class PostingAnswer:
    """A posting, where it stands between the archetypes, and the roles, nearest first; none where it cannot be judged."""

    posting: Posting
    orientation: Orientation
    nearest: tuple[NearRole, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One resume against the roles asked for."""

    profile: CandidateProfile
    orientation: Orientation | None
    roles: tuple[RoleAnswer, ...]
