"""The words, weights and limits that extraction and scoring read: one dataclass per file of `lexicon/`."""

from __future__ import annotations

from dataclasses import dataclass

from skills_taxonomy.weights import Bands, Ladder, OrientationRules, PlanRules, SufficiencyRules


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One kind of section. `bare` is the rung of a mention that no clause says anything about.

    `entries`: dated (a date range begins one), lines (each item is one) or whole (the section is one).
    `shows`: whether a doing clause in it shows a skill; a list of skills never does.
    `restates`: whether it tells again what other sections tell, so that it is no separate entry.
    `asserts`: what its heading says of the mentions in it, where that is no plain yes.
    `venues`: the skill that the name of a publication venue means in it, where that is not a publication.
    `settles`: the category whose ambiguous names need no other context in it, or `any`, or `none`.
    """

    id: str
    bare: str
    entries: str
    shows: bool
    settles: str
    headings: tuple[str, ...]
    venues: str | None = None
    asserts: str | None = None
    restates: bool = False


@dataclass(frozen=True, slots=True)
class Sections:
    """`undated` is the section of text under no heading; `dated` that of a dated position under no heading.

    A short line that ends in one of `heading_nouns` is a heading of that noun's section ("Data Projects").
    A skill that implies `publication` is a venue.
    """

    publication: str
    heading_nouns: tuple[str, ...]
    sections: tuple[SectionRule, ...]
    undated: str
    dated: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that set the assertion of the mentions in their reach: forward, backward or both, in words, or the clause.

    `opens`: only where they begin a clause, as a subject does. `until` words end the reach.
    """

    phrases: tuple[str, ...]
    assertion: str
    direction: str
    reach: int | None = None
    opens: bool = False
    until: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Who else may do what a clause says.

    A subject is one of `nouns` at the beginning of a clause, at most `within` words after one of `determiners`, before one of `verbs`;
    `groups` after an `own` word are the writer's or employer's. `relative` words describe somebody; `made` are
    the verbs whose agent stands after "by".
    """

    within: int
    reach: int
    nouns: tuple[str, ...]
    groups: tuple[str, ...]
    own: tuple[str, ...]
    determiners: tuple[str, ...]
    verbs: tuple[str, ...]
    relative: tuple[str, ...]
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assertions:
    """Assertion cues, the denials that another denial undoes, the words that end a clause, and who else may be meant."""

    cues: tuple[Cue, ...]
    doubled: tuple[str, ...]
    terminators: tuple[str, ...]
    people: People


@dataclass(frozen=True, slots=True)
class Activity:
    """Words that say how a skill was met: done, studied, named as a tool, still being studied."""

    doing: tuple[str, ...]
    studied: tuple[str, ...]
    tool_labels: tuple[str, ...]
    in_progress: tuple[str, ...]
    list_size: int


@dataclass(frozen=True, slots=True)
class Level:
    """Words of proficiency, shown and never scored."""

    id: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """Proficiency words, highest first, looked for within `reach` words before a skill."""

    levels: tuple[Level, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month, 1 to 12, and how it is written."""

    month: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """How dates and durations are written."""

    months: tuple[MonthName, ...]
    present: tuple[str, ...]
    until: tuple[str, ...]
    year_units: tuple[str, ...]
    month_units: tuple[str, ...]
    seasons: tuple[MonthName, ...]


@dataclass(frozen=True, slots=True)
class DegreeLevel:
    """A degree word's skill, and the skills it becomes beside a field: `fields` pairs a field id with a skill id."""

    skill: str
    quantitative: str
    other: str


@dataclass(frozen=True, slots=True)
class Degrees:
    """Degrees by level and field: a field within `reach` words of a degree, on the same line, makes it specific."""

    levels: tuple[DegreeLevel, ...]
    quantitative: tuple[str, ...]
    other: tuple[str, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """The most frequent function words of one language that no other language here shares."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Languages:
    """Function words by language. `read` is the one that is read here."""

    read: str
    languages: tuple[LanguageWords, ...]


@dataclass(frozen=True, slots=True)
class Masks:
    """Words around a skill's name that make it something else: a title, a group, an employer, a contact."""

    role_nouns: tuple[str, ...]
    place_nouns: tuple[str, ...]
    place_words: tuple[str, ...]
    role_levels: tuple[str, ...]
    organisations: tuple[str, ...]
    employer_words: tuple[str, ...]
    company_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """How far the context of an ambiguous alias reaches, in words, what settles it besides a skill, and how wide a gap may be."""

    window: int
    gap: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    everyday: tuple[str, ...]
    settling: tuple[str, ...]
    settling_reach: int


@dataclass(frozen=True, slots=True)
class SpellingPair:
    """Two spellings of one word part: `uk` is read as `us` at the end or inside of a word."""

    uk: str
    us: str


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """Spelling variants that are one word. Known by identity, so that looking up what is respelt costs no comparison."""

    endings: tuple[SpellingPair, ...]
    words: tuple[SpellingPair, ...]


@dataclass(frozen=True, slots=True)
class Coordination:
    """How names share words. A name has at most `longest` words of its own beside the shared ones."""

    joints: tuple[str, ...]
    longest: int
    spreading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generic:
    """Words before and after a name that add nothing to it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lexicons, each named as its file."""

    activity: Activity
    assertions: Assertions
    bands: Bands
    context: Context
    coordination: Coordination
    dates: Dates
    degrees: Degrees
    generic: Generic
    ladder: Ladder
    languages: Languages
    levels: Levels
    masks: Masks
    orientation: OrientationRules
    plan: PlanRules
    sections: Sections
    spelling: Spelling
    sufficiency: SufficiencyRules
