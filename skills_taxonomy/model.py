"""What skills and roles are: frozen values, as the YAML files state them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from skills_taxonomy.lexicon import Lexicon


class Strength(StrEnum):
    """How much an ambiguous alias needs before it counts."""

    STRONG = "strong"  # counts only with a context that settles it
    WEAK = "weak"  # counts unless a counter-context is near
    NEVER = "never"  # a label only: the words are too general to name anything ("programming language")


class Case(StrEnum):
    """Whether an ambiguous alias must be written exactly as given; as a common word, in lower case, a `name` counts like a strong one."""

    ANY = "any"
    NAME = "name"
    EXACT = "exact"


class StepKind(StrEnum):
    """What a learning step asks one to do; `STUDY` steps leave no line on the resume, all others do."""

    SHOW = "show"
    READ = "read"
    COURSE = "course"
    PROJECT = "project"
    BUILD = "build"
    PUBLISH = "publish"
    CONTRIBUTE = "contribute"
    CERTIFY = "certify"
    SEEK = "seek"


STUDY = frozenset({StepKind.READ, StepKind.COURSE})


class Via(StrEnum):
    """How a skill of the profile meets a skill that a requirement names."""

    SHOWN = "shown"  # the skill itself
    IMPLIED = "implied"  # a narrower skill, or one that implies it
    BROADER = "broader"  # only its parent
    ALTERNATIVE = "alternative"  # a sibling in a family of interchangeable skills


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Names that also mean something else. `near` and `not_near` are single words, looked for within 8 words.

    A `company`'s name is no skill where it is the employer ("at Oracle", "OpenAI is hiring").
    """

    aliases: tuple[str, ...]
    strength: Strength
    case: Case = Case.ANY
    company: bool = False
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LearningResource:
    """One way to study or show a skill. `hours` is a range (low, high); `line` is what a showing step leaves on the resume."""

    kind: StepKind
    title: str
    hours: tuple[int, int]
    why: str
    proof: str
    url: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """Something one can do or know. The label and all aliases are matched; `hidden_aliases` are never shown."""

    id: str
    label: str
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    hidden_aliases: tuple[str, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    broader: tuple[str, ...] = ()
    family: bool = False
    implies: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    learn: tuple[LearningResource, ...] = ()
    esco_uri: str | None = None
    onet_title: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """One file of skills. Skills of a `technical` category settle ambiguous neighbours; `credential` ones are capped in the orientation."""

    id: str
    label: str
    skills: tuple[Skill, ...]
    technical: bool = True
    credential: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which requirements are summed."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a role asks for: `at_least` of `any_of`, worth whole `points` of 100."""

    id: str
    label: str
    group: str
    core: bool
    essential: bool
    points: int
    any_of: tuple[str, ...]
    reason: str
    ask: str
    sources: tuple[str, ...]
    at_least: int = 1
    suggest: str | None = None


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement about a role and where it was read."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PayBand:
    """Yearly pay in whole units of `currency`, as the source reported it for `year`."""

    level: str
    low: int
    high: int
    currency: str
    country: str
    year: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleContext:
    """What surrounds a role. Served beside a score, never used in one."""

    focus: Sourced
    responsibilities: tuple[Sourced, ...]
    deliverables: tuple[Sourced, ...]
    who_hires: Sourced
    environment: Sourced
    hiring_trend: Sourced
    outlook: Sourced
    pay_bands: tuple[PayBand, ...]
    specialisations: tuple[Sourced, ...] = ()
    career_paths: tuple[Sourced, ...] = ()
    ways_in: tuple[Sourced, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of position. The points of its requirements sum to 100."""

    id: str
    label: str
    version: int
    summary: str
    titles: tuple[str, ...]
    groups: tuple[Group, ...]
    requirements: tuple[Requirement, ...]
    context: RoleContext


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    title: str
    year: int
    url: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Satisfier:
    """A skill that meets another with `share` thousandths of its own evidence."""

    skill: str
    share: int
    via: Via


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Everything the YAML says, checked, with the relations that follow from it.

    `satisfiers[s]` lists what meets skill `s`, itself first. `families[s]` names the family that `s` counts under
    when several skills of one requirement are asked for. `version` is the release, `digest` the SHA-256 of the data.
    """

    version: str
    digest: str
    categories: tuple[Category, ...]
    skills: Mapping[str, Skill]
    category_of: Mapping[str, Category]
    roles: Mapping[str, Role]
    sources: Mapping[str, Source]
    lexicon: Lexicon
    satisfiers: Mapping[str, tuple[Satisfier, ...]]
    families: Mapping[str, str]
