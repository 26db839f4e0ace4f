"""Sections, entries, rungs, months and degrees."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.conftest import Read, ReadAsOf, found, rungs

RESUME = """Ada Sample
ada@example.com

Experience

Engineer, Example Ltd
Jan 2022 - Present
- Built retrieval services with LangChain and Docker.
Environment: Python, PostgreSQL

Developer | Sample GmbH | 03/2018 - 12/2021
- Deployed Docker images to Kubernetes.
- Responsible for Terraform.

Education
MSc Computer Science, Sample University, 2016 - 2018
Coursework: deep learning

Skills
Scala, Docker
"""


def test_each_rung_of_the_ladder_is_read(read: Read) -> None:
    """Listed, studied, named, shown once, shown in two entries."""
    told = rungs(read(RESUME))
    expected = {"scala": 300, "deep-learning": 400, "python": 600, "terraform": 600, "langchain": 850, "docker": 1000}
    assert {name: told[name] for name in expected} == expected


def test_an_inline_label_opens_a_section_and_closes_with_its_paragraph(read: Read) -> None:
    """`Skills: ...` on one line lists; what follows it does not."""
    told = rungs(read("Skills: Python, Docker\n\nEngineer, Example, 2019 - 2021\n- Built Kubernetes clusters"))
    assert (told["python"], told["kubernetes"]) == (300, 850)


def test_repetition_within_an_entry_changes_nothing(read: Read) -> None:
    """A word said ten times is a word said once."""
    assert rungs(read("Built Docker images. " * 10))["docker"] == 850


def test_a_sentence_that_names_a_dozen_and_more_only_lists(read: Read) -> None:
    """No verb can be about thirteen tools at once."""
    names = "Python, Docker, Kubernetes, Terraform, PyTorch, TensorFlow, Keras, NumPy, PostgreSQL, MySQL, Kafka, Airflow, MLflow"
    assert rungs(read(f"Built systems with {names}."))["docker"] == 300


def test_months_come_from_dates_and_from_words(read: Read) -> None:
    """Overlapping entries count once; `5+ years of` is taken at its word; `as_of` closes an open end."""
    skills = read(RESUME + "\nSummary\n7+ years of Scala and SQL.").skills
    assert (skills["docker"].months, skills["docker"].last_used) == (59 + 46, "2026-11")
    assert (skills["scala"].months, skills["sql"].months) == (84, 84)
    assert read("Python (5 years), Docker").skills["python"].months == 60
    assert read("Python (5 years), Docker").skills["docker"].months is None


def test_a_duration_is_said_of_what_follows_it_and_of_nothing_else(read: Read) -> None:
    """An age or another job's years are no experience with a tool."""
    for text in ("45 years old, Python", "over 15 years of nursing, Python", "Python was created 30 years ago"):
        assert read(text).skills["python"].months is None
    assert {read("5+ years of Python, SQL and Spark").skills[name].months for name in ("python", "sql", "spark")} == {60}


def test_a_line_that_stands_twice_is_told_once(read: Read) -> None:
    """A resume pasted twice is one resume."""
    once = rungs(read(RESUME))
    assert rungs(read(RESUME + "\n" + RESUME)) == once


def test_line_ends_of_any_system_are_line_ends(read: Read) -> None:
    """CRLF and CR change no rung."""
    once = rungs(read(RESUME))
    assert rungs(read(RESUME.replace("\n", "\r\n"))) == once
    assert rungs(read(RESUME.replace("\n", "\r"))) == once


def test_the_clock_moves_no_rung(read_as_of: ReadAsOf) -> None:
    """`as_of` closes open ends and opens no gap."""
    assert rungs(read_as_of(RESUME, date(2010, 1, 1))) == rungs(read_as_of(RESUME, date(2030, 1, 1)))


def test_a_dated_bullet_is_no_position_of_its_own(read: Read) -> None:
    """Two bullets of one position show a skill once."""
    position = "Experience\nEngineer, Example, 2018 - 2022\n- Built Docker images.\n- Ran the Docker migration 2019 - 2020."
    assert rungs(read(position))["docker"] == 850


def test_a_summary_is_no_separate_entry(read: Read) -> None:
    """It tells again what the entries tell."""
    assert rungs(read("Summary\nBuilt Docker images.\n\nExperience\nEngineer, 2019 - 2021\n- Built all Docker images."))["docker"] == 850


def test_venues_in_a_list_of_reviews_are_reviews(read: Read) -> None:
    """To review for a venue is not to publish there."""
    told = rungs(read("Reviewer\nNeurIPS, ICML"))
    assert told["peer-review"] == 850 and not {"neurips", "icml"} & set(told)


def test_level_words_are_shown_and_move_no_rung(read: Read) -> None:
    """An expert who lists is a person who lists."""
    skills = read("Skills\nExpert in Python").skills
    assert (skills["python"].proficiency, skills["python"].evidence) == ("expert", 300)


@pytest.mark.parametrize(
    ("line", "skill"),
    [
        ("PhD in Machine Learning, Example University, 2020", "quantitative-doctorate"),
        ("Ph.D. (Physics), Example University", "quantitative-doctorate"),
        ("Doctorate in Nursing", "other-doctorate"),
        ("M.Sc. Statistics", "quantitative-masters"),
        ("Master of Arts in History", "other-masters"),
        ("BSc Computer Science", "quantitative-bachelors"),
        ("Bachelor's degree in Marketing", "other-bachelors"),
        ("Bachelor of Science", "bachelors-degree"),
        ("B.Tech in Electrical Engineering", "quantitative-bachelors"),
    ],
)
def test_degrees_are_read_by_level_and_field(read: Read, line: str, skill: str) -> None:
    """The field beside a degree decides which it is."""
    assert skill in {name for name, _ in found(read("Education\n" + line))}


def test_a_degree_under_way_is_studied_and_a_held_one_is_at_the_top(read: Read) -> None:
    """A credential is held or not."""
    assert rungs(read("Education\nPhD candidate in Computer Science, expected 2027"))["quantitative-doctorate"] == 400
    assert rungs(read("Education\nPhD in Computer Science, 2021"))["quantitative-doctorate"] == 1000


def test_publications_reviewing_and_patents_are_mentions(read: Read) -> None:
    """Each item of a list of publications is an entry of its own."""
    text = (
        "Publications\n- A. Sample. Sparse Attention. NeurIPS 2022.\n- A. Sample. Dense Attention. ICML 2023.\n\nService\nReviewer for ICLR"
    )
    told = rungs(read(text))
    assert (told["neurips"], told["icml"]) == (850, 850)
    assert told["peer-review"] == 850
    assert "patent" in rungs(read("Filed two patents on neural network compression at a machine learning company."))
