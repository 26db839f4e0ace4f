"""Names come out right however a text writes them, with offsets into the caller's own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import EmptyText, TextTooLong, UnreadableText
from service.extraction.normalise import clean, is_visible
from tests.extraction.conftest import Read, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "AWS(S3,EC2),Hugging Face Transformers|vLLM•Docker–Kubernetes",
            {
                ("aws", "AWS"),
                ("amazon-s3", "S3"),
                ("amazon-ec2", "EC2"),
                ("hugging-face-transformers", "Hugging Face Transformers"),
                ("vllm", "vLLM"),
                ("docker", "Docker"),
                ("kubernetes", "Kubernetes"),
            },
        ),
        ("C++/C#", {("c-plus-plus", "C++"), ("c-sharp", "C#")}),
        ("CI/CD", {("ci-cd", "CI/CD")}),
        ("Node.js", {("nodejs", "Node.js")}),
        ("ASP.NET Core services", {("aspnet-core", "ASP.NET Core")}),
        ("Python3.11 and Docker24", {("python", "Python3"), ("docker", "Docker24")}),
        ("YOLOv8, Oracle11g", {("yolo", "YOLOv8"), ("oracle-database", "Oracle11g")}),
        ("scikit-\nlearn", {("scikit-learn", "scikit-\nlearn")}),
        ("scikit-\n   learn", {("scikit-learn", "scikit-\n   learn")}),
        ("kuber-\nnetes", {("kubernetes", "kuber-\nnetes")}),
        ("Kuber\ufffe\nnetes", {("kubernetes", "Kuber\ufffe\nnetes")}),
        ("ﬁne-tuning", {("fine-tuning", "ﬁne-tuning")}),
        ("Hugging\u00a0Face", {("hugging-face", "Hugging\u00a0Face")}),
        ("Tensor\u00adFlow", {("tensorflow", "Tensor\u00adFlow")}),
        ("Py\u200bTor\u200dch", {("pytorch", "Py\u200bTor\u200dch")}),
        ("K U B E R N E T E S", {("kubernetes", "K U B E R N E T E S")}),
        ("ＰｙＴｏｒｃｈ", {("pytorch", "ＰｙＴｏｒｃｈ")}),
        ("natural language\nprocessing", {("natural-language-processing", "natural language\nprocessing")}),
        ("usingC++ daily", {("c-plus-plus", "C++")}),
        ("Kubernetes's", {("kubernetes", "Kubernetes's")}),
        ("PyTorch🚀Docker", {("pytorch", "PyTorch"), ("docker", "Docker")}),
    ],
)
def test_names_are_found_however_written(read: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """The forms that other matchers lose at token boundaries."""
    assert expected <= found(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "platform",
        "Pythonesque gojira",
        "Rust-free",
        "machine, learning",
        "natural language\n\nprocessing",
        "deep | learning",
        "a C-level R&D go-to-market",
    ],
)
def test_nothing_is_found_inside_other_words_or_across_separators(read: Read, text: str) -> None:
    """`Tform` in `platform` is the field's oldest fault."""
    names = {name for name, _ in found(read(text))}
    assert not names & {"tensorflow", "python", "go", "machine-learning", "deep-learning", "natural-language-processing", "c", "r"}


@given(st.text(max_size=300))
def test_offsets_always_give_the_text_back(read: Read, text: str) -> None:
    """Whatever the characters, `text[start:end]` is what the mention says."""
    try:
        profile = read(text + "\nBuilt PyTorch\u00ad models — with Dock\u0301er.")
    except UnreadableText:
        return
    source = text + "\nBuilt PyTorch\u00ad models — with Dock\u0301er."
    mentions = [mention for skill in profile.skills.values() for mention in skill.mentions]
    assert all(source[mention.start : mention.end] == mention.text and mention.text for mention in mentions)


@given(st.text(alphabet="abc ﬁé\u00ad\u200b\u0301\ufdfaP Y T-–\n", min_size=1, max_size=60))
def test_every_plain_character_leads_back_to_the_source(text: str) -> None:
    """The way back is monotone and stays within the source."""
    if not any(map(is_visible, text)):
        return
    plain = clean(text, 1000)
    spans = [plain.span(position, position + 1) for position in range(len(plain.plain))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_what_no_text_can_hold_is_refused() -> None:
    """NUL, half surrogates, emptiness and excess each have their own problem."""
    for text, problem in [
        ("a\x00b", UnreadableText),
        ("\ud800", UnreadableText),
        (" \n\t", EmptyText),
        ("", EmptyText),
        ("a" * 11, TextTooLong),
    ]:
        with pytest.raises(problem):
            clean(text, 10)


def test_folding_never_multiplies_a_text() -> None:
    """One character of Arabic that decomposes into eighteen stays one."""
    assert len(clean("\ufdfa" * 1000, 1000).plain) == 1000
