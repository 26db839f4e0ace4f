"""What a clause says of a skill, and that it says it of no other."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I have no experience with Kubernetes, but Python every day.", {"kubernetes": "negated", "python": "affirmed"}),
        ("Pipelines without Spark: plain Python.", {"spark": "negated", "python": "affirmed"}),
        ("Experience not required. Python mandatory.", {"python": "affirmed"}),
        ("Migrated the service from TensorFlow to PyTorch.", {"tensorflow": "affirmed", "pytorch": "affirmed"}),
        ("Currently learning Rust.", {"rust": "aspirational"}),
        ("PhD students in my team (I hold a bachelor's degree).", {"doctorate": "other", "bachelors-degree": "affirmed"}),
        ("No experience with Kubernetes, Docker or Terraform.", {"kubernetes": "negated", "docker": "negated", "terraform": "negated"}),
        ("Never used Scala; Java for ten years.", {"scala": "negated", "java": "affirmed"}),
        ("Docker is not required.", {"docker": "negated"}),
        ("Would like to learn Kubernetes and Terraform.", {"kubernetes": "aspirational", "terraform": "aspirational"}),
        ("Learning to use LangChain. Built Docker images.", {"langchain": "aspirational", "docker": "affirmed"}),
        ("The models were trained in PyTorch by another team.", {"pytorch": "other"}),
        ("My manager built the Kubernetes cluster; I wrote the Python services.", {"kubernetes": "other", "python": "affirmed"}),
        ("Not only Python but also Docker.", {"python": "affirmed", "docker": "affirmed"}),
        ("Moved to Kubernetes with no downtime.", {"kubernetes": "affirmed"}),
        ("No Kubernetes, wrote Docker files by hand.", {"kubernetes": "negated", "docker": "affirmed"}),
        ("Currently learning: Rust, Scala", {"rust": "aspirational", "scala": "aspirational"}),
        ("Machine learning and deep learning with PyTorch.", {"machine-learning": "affirmed", "pytorch": "affirmed"}),
        ("PyTorch: none. Docker daily.", {"pytorch": "negated", "docker": "affirmed"}),
        ("Docker, Kubernetes (not yet)", {"docker": "negated", "kubernetes": "negated"}),
        ("Unable to use Docker.", {"docker": "negated"}),
        ("No experience with PyTorch,\nTensorFlow or JAX.", {"pytorch": "negated", "tensorflow": "negated", "jax": "negated"}),
        ("Interviewed users and built Docker images.", {"docker": "affirmed"}),
        ("With a colleague, built Docker images.", {"docker": "affirmed"}),
        ("My son uses Docker.", {"docker": "other"}),
        ("I would build it with Docker.", {"docker": "aspirational"}),
        ("Want to learn\n- PyTorch\n- Docker", {"pytorch": "aspirational", "docker": "aspirational"}),
        ("Deployed by the data engineering team, who run Kubernetes.", {"kubernetes": "other"}),
        ("Python yes, Docker no", {"python": "affirmed", "docker": "negated"}),
        ("| Docker | no |", {"docker": "negated"}),
        ("Rust - want to learn", {"rust": "aspirational"}),
        ("What I would like to do next: Kubernetes; what I did: Docker", {"kubernetes": "aspirational", "docker": "affirmed"}),
        ("Wrote Python with the consultants. The consultants used Kubernetes.", {"python": "affirmed", "kubernetes": "other"}),
        ("Worked with the consultants on Kubernetes.", {"kubernetes": "affirmed"}),
        ("I wrote the Docker files and managed the Terraform work by an outside company.", {"docker": "affirmed"}),
        ("We are looking for an engineer with Docker.", {"docker": "affirmed"}),
        ("Dropped Kubernetes (no experience with Terraform) for Docker.", {"terraform": "negated", "docker": "affirmed"}),
    ],
)
def test_a_cue_reaches_its_clause_and_no_further(read: Read, text: str, expected: dict[str, str]) -> None:
    """Negation, wish and other people's work end where their clause ends."""
    told = said(read(text))
    assert {name: told.get(name) for name in expected} == {name: {assertion} for name, assertion in expected.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our external web agency built the shop in Django.", {"django": "other"}),
        ("The billing vendor (since 2021) maintains Kubernetes.", {"kubernetes": "other"}),
        ("Two of my former colleagues run Terraform; I run Docker.", {"terraform": "other", "docker": "affirmed"}),
        ("The contractor wrote and tested the Kotlin app.", {"kotlin": "other"}),
        ("A dashboard made by a freelancer with Django, which I moved to Docker.", {"django": "other", "docker": "affirmed"}),
        ("The cluster was set up by Hartmann with Kubernetes.", {"kubernetes": "other"}),
        ("The interns' Docker demo ran on my laptop.", {"docker": "other"}),
        ("A cousin, who teaches Docker, lent me the book.", {"docker": "other"}),
        ("Our team runs Kubernetes.", {"kubernetes": "affirmed"}),
        ("Data analyst who codes in Kotlin.", {"kotlin": "affirmed"}),
        ("Led a team of five engineers building services in Kotlin.", {"kotlin": "affirmed"}),
        ("One of three developers working with Docker.", {"docker": "affirmed"}),
        ("Shipped a chatbot on Docker; users upload files and get answers from GPT-4.", {"docker": "affirmed", "gpt": "affirmed"}),
        ("Docker images used by three other teams.", {"docker": "affirmed"}),
        ("Docker setup reviewed by two experts.", {"docker": "affirmed"}),
        ("Built a Docker service for customers of a bank.", {"docker": "affirmed"}),
    ],
)
def test_a_clause_may_be_about_somebody_else(read: Read, text: str, expected: dict[str, str]) -> None:
    """Who does it: the subject with its words, whoever is described by `who`, and who made it; users and reviewers made nothing."""
    told = said(read(text))
    assert {name: told.get(name) for name in expected} == {name: {assertion} for name, assertion in expected.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not a sprint without Docker.", {"docker": "affirmed"}),
        ("Without Kubernetes we could not have shipped it.", {"kubernetes": "affirmed"}),
        ("Without Kubernetes. I did not like it.", {"kubernetes": "negated"}),
        ("Hope to move from Docker to Kubernetes.", {"docker": "affirmed", "kubernetes": "aspirational"}),
        (
            "You will learn to write Kotlin, build Docker images and deploy with Helm.",
            dict.fromkeys(("kotlin", "docker", "helm"), "aspirational"),
        ),
        ("Want to learn Kotlin, built Docker images.", {"kotlin": "aspirational", "docker": "affirmed"}),
        ("No experience with .NET and Docker.", {"docker": "negated"}),
        ("No help from Docker, Kubernetes or Helm.", dict.fromkeys(("docker", "kubernetes", "helm"), "negated")),
        ("Tutorials on Docker but have not used Kubernetes.", {"docker": "affirmed", "kubernetes": "negated"}),
        ("Retired the old Jenkins server in favour of Docker.", {"jenkins": "affirmed", "docker": "affirmed"}),
    ],
)
def test_denials_and_wishes_end_where_they_are_undone(read: Read, text: str, expected: dict[str, str]) -> None:
    """Two denials are a yes; a wish leaves out what it comes from, and goes on over verbs in their base form."""
    told = said(read(text))
    assert {name: told.get(name) for name in expected} == {name: {assertion} for name, assertion in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Planned and executed the migration to AWS",
        "Forecast next month's churn with XGBoost",
        "Responsible for the roadmap of the Kubernetes platform",
        "Taught an introduction to machine learning course in Python",
        "With the goal of reducing latency, rewrote services in Go and Kotlin",
        "Exploring large datasets with Spark and pandas",
        "Migrated away from MySQL to PostgreSQL",
        "Avoided vendor lock-in with Terraform and Kubernetes",
        "Reduced cost without losing accuracy using XGBoost",
        "Removed legacy jQuery in favour of React",
        "Recruiting chatbot built with LangChain and Docker",
        "Sold the idea of Kubernetes to management and led the move",
        "Placed 2nd in a Kaggle competition with PyTorch",
        "Supported customers with Kafka and Flink issues",
        "Wrote articles on Kafka internals",
        "Consulted for clients on AWS architectures",
        "Hired and mentored five engineers; built the platform on Kubeflow",
        "Managed four developers and wrote Kotlin",
    ],
)
def test_plain_work_is_nobody_elses_and_no_wish(read: Read, text: str) -> None:
    """Words that elsewhere deny, wish or speak of others take nothing from who did the work."""
    assert set().union(*said(read(text)).values()) == {"affirmed"}


def test_negated_mention_is_no_evidence(read: Read) -> None:
    """A skill that is only denied stays at the bottom of the ladder."""
    skill = read("I have no experience with Kubernetes.").skills["kubernetes"]
    assert (skill.evidence, skill.shown_in) == (0, 0)
