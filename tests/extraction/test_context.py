"""Forms that also mean something else count only where the context says so."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read, found


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Wrote ingestion services in Go and Python.", "go"),
        ("Skills\nR, Go, Julia", "go"),
        ("Statistics with R and Python", "r"),
        ("Experience with Ray for distributed training", "ray"),
        ("Used pandas and NumPy", "pandas"),
        ("Built a Flask service", "flask"),
        ("Shipped a RAG service on LangChain", "rag"),
        ("Three years of Swift experience", "swift"),
        ("Wrote Go at night", "go"),
        ("flask, python, sql", "flask"),
        ("Radio modulation classification with CNNs", "domain-specific-ml"),
    ],
)
def test_an_ambiguous_form_counts_in_its_context(read: Read, text: str, skill: str) -> None:
    """Another skill, a skills heading, `experience with`, a listed word or one right beside it settles it."""
    assert skill in {name for name, _ in found(read(text))}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Ready to go the extra mile for patients.", "go"),
        ("Go Fish tournament organiser", "go"),
        ("Vitamin C and R. Smith", "c"),
        ("Ray Charles fan", "ray"),
        ("Fed the pandas at the zoo", "pandas"),
        ("Julia Roberts presented the award to Claude Monet", "julia"),
        ("Filled the flask in the laboratory beaker", "flask"),
        ("Cleaned with a rag", "rag"),
        ("Taylor Swift covers band", "swift"),
        ("Worked with Claude and Julia on the ward", "julia"),
        ("Smith R. on machine learning", "r"),
        ("Night porter, Hotel Scala, 2019", "scala"),
        ("Rinsed every flask twice", "flask"),
        ("Sick notes, Excel lists, and a swift reply to parents", "swift"),
        ("Payroll in Excel and SAP, with Ray and Claude", "ray"),
    ],
)
def test_an_ambiguous_form_alone_gives_nothing(read: Read, text: str, skill: str) -> None:
    """A name, a house, an animal or a letter is no skill; nor does what every office uses settle one."""
    assert skill not in {name for name, _ in found(read(text))}


def test_a_name_of_two_skills_goes_to_the_one_that_more_words_tell_of(read: Read) -> None:
    """Sound synthesis is a musician's programming or a generative model's work; `audio` tells of both."""
    texts = ("Sound synthesis for audio games in SuperCollider and JUCE", "Neural sound synthesis: generative audio with diffusion")
    assert [{skill for skill, surface in found(read(text)) if surface.casefold() == "sound synthesis"} for text in texts] == [
        {"music-technology"},
        {"audio-generation"},
    ]


def test_what_settled_a_form_is_told(read: Read) -> None:
    """A mention of an ambiguous form carries the words that settled it."""
    (mention,) = read("Wrote ingestion services in Go and Python.").skills["go"].mentions
    assert mention.settled_by is not None
    assert mention.settled_by.text in ("services in", "Python")


@pytest.mark.parametrize(
    "text",
    [
        "julia.ray@python.org",
        "https://github.com/someone/pytorch-kubernetes",
        "Python Ruby\nJava Street 5 | someone@example.com | +1 555 010 0199\n\nExperience\nNurse\nCared for patients.",
        "Mentor at Women in Machine Learning",
        "Machine Learning Engineer",
        "Senior Python Developer",
    ],
)
def test_links_names_groups_and_titles_give_nothing(read: Read, text: str) -> None:
    """The contact block, organisations and job titles are never scored."""
    names = {name for name, _ in found(read(text))}
    assert not names & {"julia", "ray", "python", "pytorch", "kubernetes", "ruby", "machine-learning"}


@pytest.mark.parametrize("text", ["We use LLMs and GPT-4; OpenAI is hiring.", "At GitLab we write tests.", "GitLab's mission and Python"])
def test_an_employer_that_makes_a_tool_gives_nothing(read: Read, text: str) -> None:
    """Who works there has not used the tool by that."""
    assert not {"openai-api", "gitlab"} & {name for name, _ in found(read(text))}


def test_a_title_of_two_skills_gives_neither(read: Read) -> None:
    """`NLP/AI Engineer` is a job title to its first word."""
    assert found(read("NLP/AI Student Researcher")) == set()


@pytest.mark.parametrize(
    ("text", "surface"),
    [("DevOps practices", "DevOps"), ("Go programming and Python", "Go"), ("modern C++", "C++"), ("REST services", "REST")],
)
def test_a_mention_is_the_name_alone(read: Read, text: str, surface: str) -> None:
    """Generic words around a name are not marked."""
    assert surface in {marked for _, marked in found(read(text))}


def test_a_label_too_general_to_name_anything_is_not_found(read: Read) -> None:
    """`Programming language` is the name of a family, and no skill of somebody who writes it."""
    assert "programming-language" not in {name for name, _ in found(read("Programming languages: Python"))}


@pytest.mark.parametrize(
    "text",
    [
        "Ran the distributed training of recruits across five bases.",
        "Tuned and fine-tuned 200 violins for the orchestra.",
        "Head chef at Flask Bistro and Spark Trattoria, known for low latency service.",
        "Wrote lesson plans on learning theory for pupils of twelve.",
        "Ablation studies of plant meristems under the microscope.",
        "Photographs exhibited at the ICML Gallery.",
        "Office at Docker Street 5, deliveries through Kafka Allee.",
    ],
)
def test_the_words_of_other_fields_are_no_skills_of_this_one(read: Read, text: str) -> None:
    """A musician, a cook and an officer use the same words for other things."""
    assert found(read(text)) == set()
