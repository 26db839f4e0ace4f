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


def test_negated_mention_is_no_evidence(read: Read) -> None:
    """A skill that is only denied stays at the bottom of the ladder."""
    skill = read("I have no experience with Kubernetes.").skills["kubernetes"]
    assert (skill.evidence, skill.shown_in) == (0, 0)
