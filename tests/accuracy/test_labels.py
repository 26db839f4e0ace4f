"""The labelled lines are what their guide says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from skills_taxonomy import Taxonomy
from skills_taxonomy.labels import LabelledLine, read_lines, read_postings

HERE = Path(__file__).parent
SETS = ("dev", "test", "other-fields")
UNKNOWN = "unknown"  # what the guide writes for a skill that the taxonomy does not have


def lines(name: str) -> list[LabelledLine]:
    return [line for path in sorted((HERE / name).glob("*.yaml")) for line in read_lines(path)]


@pytest.mark.parametrize("name", SETS)
def test_every_label_names_skills_that_exist(taxonomy: Taxonomy, name: str) -> None:
    named = {skill for line in lines(name) for label in line.labels for skill in label.skills}
    assert named - set(taxonomy.skills) - {UNKNOWN} == set()


def test_there_are_enough_lines() -> None:
    """Half of them kept for the test; at least 60 spans each of what is denied, wished for and somebody else's."""
    dev, test = lines("dev"), lines("test")
    assert len(dev) + len(test) >= 700
    assert len(test) >= 500
    said = Counter(label.assertion for line in (*dev, *test) for label in line.labels)
    assert min(said[word] for word in ("negated", "aspirational", "other")) >= 60
    assert len(lines("other-fields")) == 200


def test_postings_of_both_kinds_and_between() -> None:
    labels = Counter(posting.label for posting in read_postings(HERE / "postings.yaml"))
    assert set(labels) == {"engineer", "scientist", "hybrid", "other"}
    assert min(labels["engineer"], labels["scientist"]) >= 40
