"""Names that share words, and abbreviations that a text defines itself."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read, found, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "supervised and unsupervised learning",
            {("supervised-learning", "supervised and unsupervised learning"), ("unsupervised-learning", "unsupervised learning")},
        ),
        ("web & mobile development", {("web-development", "web & mobile development"), ("mobile-development", "mobile development")}),
        (
            "linear and logistic regression",
            {("linear-regression", "linear and logistic regression"), ("logistic-regression", "logistic regression")},
        ),
        (
            "model training, evaluation and deployment",
            {("model-training", "model training"), ("model-evaluation", "evaluation"), ("model-deployment", "deployment")},
        ),
    ],
)
def test_names_lend_each_other_their_words(read: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """The last words of a name go to those before it, the first words of some to those after."""
    assert expected <= found(read(text))


@pytest.mark.parametrize(
    "text", ["statistical and machine learning", "cooking and machine learning", "computer vision, architecture and design"]
)
def test_words_are_lent_to_names_only(read: Read, text: str) -> None:
    """What is no name with the lent words stays what it is, and no skill is named twice in one place."""
    assert {surface for _, surface in found(read(text))} <= {"machine learning", "computer vision"}


@pytest.mark.parametrize(
    "text", ["supervised. And unsupervised learning", "supervised\n\nand unsupervised learning", "supervised (and unsupervised learning)"]
)
def test_words_are_lent_within_a_sentence(read: Read, text: str) -> None:
    assert "supervised-learning" not in {skill for skill, _ in found(read(text))}


def test_a_doubtful_name_gives_way_to_lent_words(read: Read) -> None:
    """`evaluation` after `model training` is the model's, and nothing else."""
    told = found(read("model training, evaluation and deployment"))
    assert {skill for skill, surface in told if surface in ("evaluation", "deployment")} == {"model-evaluation", "model-deployment"}


def test_a_denial_holds_for_both_names(read: Read) -> None:
    told = said(read("No experience with supervised and unsupervised learning."))
    assert told["supervised-learning"] == told["unsupervised-learning"] == {"negated"}


def test_an_abbreviation_means_what_the_text_says(read: Read) -> None:
    """Also where it stands alone later, and never before it is defined somewhere."""
    told = found(read("Studied image segmentation (IS) of kidneys. Published an IS benchmark."))
    assert [surface for skill, surface in sorted(told) if skill == "image-segmentation"] == ["IS", "image segmentation"]
    assert "image-segmentation" not in {skill for skill, _ in found(read("Published an IS benchmark."))}


@pytest.mark.parametrize(
    "text",
    [
        "image segmentation (of kidneys)",
        "image segmentation (2021)",
        "image segmentation (IX)",
        "image segmentation (US). Lived in the US.",
    ],
)
def test_not_everything_in_brackets_is_an_abbreviation(read: Read, text: str) -> None:
    assert {surface for _, surface in found(read(text))} <= {"image segmentation"}
