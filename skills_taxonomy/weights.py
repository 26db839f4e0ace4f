"""What things are worth and where they begin to count, as the YAML files of the lexicon state it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RungValue:
    """What a rung is worth, in thousandths, and why."""

    rung: str
    evidence: int
    reason: str


@dataclass(frozen=True, slots=True)
class ShareValue:
    """What share of its evidence a related skill gives, in thousandths, and why."""

    via: str
    share: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The evidence ladder: the best rung counts, and two separate entries that show a skill are the top."""

    rungs: tuple[RungValue, ...]
    twice: int
    shares: tuple[ShareValue, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A band and the least fit and share of core points (percent) it needs."""

    id: str
    label: str
    fit: int
    core_share: int
    essentials: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands, highest first; the last one needs nothing. An essential requirement must earn over `essential_over` thousandths."""

    essential_over: int
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class SufficiencyRules:
    """When an input can be judged. Characters are visible ones; shares are in thousandths."""

    none_under: int
    thin_under: int
    readable_share: int
    garbled_share: int
    listed_share: int
    listed_least: int
    foreign_least: int
    none_under_words: int
    latin_share: int
    foreign_unknown: int
    function_share: int
    repeat_signal: int
    dump_signal: int


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From `engineer` up and from `scientist` down a profile leans; between them it stands on both sides."""

    engineer: int
    scientist: int


@dataclass(frozen=True, slots=True)
class SkillPush:
    """How much a skill pushes towards engineer (+) or scientist (-), in thousandths, and why."""

    skill: str
    push: int
    reason: str


@dataclass(frozen=True, slots=True)
class CategoryPush:
    """How much any skill of a category pushes that has no push of its own or from above."""

    category: str
    push: int
    reason: str


@dataclass(frozen=True, slots=True)
class OrientationRules:
    """The table of pushes, and how much of AI itself a profile must show to lean either way."""

    thresholds: Thresholds
    fields: tuple[str, ...]
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    minimum_evidence: int
    credential_share: int
    categories: tuple[CategoryPush, ...]
    pushes: tuple[SkillPush, ...]


@dataclass(frozen=True, slots=True)
class PlanRules:
    """What a plan may hold."""

    long_path_hours: int
    largest_gaps: int
