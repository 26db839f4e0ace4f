"""The image's recipe keeps its promises; no container engine is needed to read it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECIPE = (ROOT / "Dockerfile").read_text()
LAST = RECIPE[RECIPE.rindex("FROM ") :]


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        ("runs as nobody in particular", "USER rolefit"),
        ("writes no byte code at run time", "PYTHONDONTWRITEBYTECODE=1"),
        ("is asked whether it is ready", "/readyz"),
        ("serves under gunicorn with the packaged settings", '"gunicorn", "--config"'),
        ("brings no compiler along", "COPY --from=build"),
    ],
)
def test_the_image_keeps_its_promise(promise: str, words: str) -> None:
    """What the last stage says is what runs."""
    assert words in LAST, promise


def test_the_image_has_two_slim_stages_and_downloads_no_model() -> None:
    """Only packages are installed, and only in the first stage."""
    assert RECIPE.count("FROM python:3.11-slim") == 2
    assert "pip" not in LAST and "spacy download" not in RECIPE


def test_all_that_the_recipe_copies_exists_and_is_let_through() -> None:
    """`.dockerignore` lets exactly these in."""
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {word for line in RECIPE.splitlines() if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]}
    assert copied == allowed
    assert all((ROOT / name).exists() for name in allowed)
