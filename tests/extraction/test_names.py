"""Names with a gap or a choice."""

from __future__ import annotations

import pytest

from skills_taxonomy.surface import spelt_out
from tests.extraction.conftest import Read, found


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Trained a large and rather slow image classifier.", "model-training"),
        ("Deployed the new churn ranking model behind a gateway.", "model-deployment"),
    ],
)
def test_a_gap_stands_for_a_few_words(read: Read, text: str, skill: str) -> None:
    """Verb and object may stand apart."""
    assert skill in {name for name, _ in found(read(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Trained staff. Sold a classifier.",
        "Trained nurses in a hospital of nine wards with two hundred beds and a small classifier",
        "pre-trained",
    ],
)
def test_a_gap_crosses_no_sentence_and_not_many_words(read: Read, text: str) -> None:
    """What stands far apart does not belong together."""
    assert "model-training" not in {name for name, _ in found(read(text))}


def test_a_choice_spells_out_every_name() -> None:
    """Choices multiply."""
    assert set(spelt_out("(train|trained) ... (a|b)")) == {"train ... a", "train ... b", "trained ... a", "trained ... b"}
