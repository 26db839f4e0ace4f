"""Short ways to say what a text shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from service.extraction.extractor import Extractor
from service.model import CandidateProfile
from skills_taxonomy import Taxonomy

Read = Callable[[str], CandidateProfile]
ReadAsOf = Callable[[str, date], CandidateProfile]


@pytest.fixture(scope="session")
def read_as_of(taxonomy: Taxonomy) -> ReadAsOf:
    """A text's profile as of a day."""
    return Extractor(taxonomy, 150_000).profile


@pytest.fixture(scope="session")
def read(read_as_of: ReadAsOf) -> Read:
    """A text's profile as of November 2026."""
    return lambda text: read_as_of(text, date(2026, 11, 1))


def found(profile: CandidateProfile) -> set[tuple[str, str]]:
    """Every (skill, surface) of a profile."""
    return {(mention.skill, mention.text) for skill in profile.skills.values() for mention in skill.mentions}


def said(profile: CandidateProfile) -> dict[str, set[str]]:
    """What is said of each skill."""
    return {name: {mention.assertion.value for mention in skill.mentions} for name, skill in profile.skills.items()}


def rungs(profile: CandidateProfile) -> dict[str, int]:
    """The evidence of each skill in thousandths."""
    return {name: skill.evidence for name, skill in profile.skills.items()}
