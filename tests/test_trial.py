"""A curator sees what a name would meet before it is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from skills_taxonomy.__main__ import main

LINES = """lines:
  - "Ran a zorbing park for [[Excel|excel]] lovers."
  - "Zorb rides for children."
"""


@pytest.fixture
def lines(tmp_path: Path) -> list[str]:
    """Words of a command that looks at two lines of another field."""
    (tmp_path / "resumes-other-fields.yaml").write_text(LINES)
    return ["--lines", str(tmp_path)]


def test_a_free_name(capsys: pytest.CaptureFixture[str], lines: list[str]) -> None:
    assert main(["try", "Zorbify", *lines]) == 0
    said = capsys.readouterr().out
    assert "is a name of 0 known names" in said
    assert "fires in 0 of 2 lines" in said


def test_a_name_that_other_fields_use(capsys: pytest.CaptureFixture[str], lines: list[str]) -> None:
    assert main(["try", "zorb", *lines]) == 0
    said = capsys.readouterr().out
    assert "fires in 1 of 2 lines of other fields\n  Zorb rides for children." in said
    assert "ambiguous" in said


def test_a_taken_name(capsys: pytest.CaptureFixture[str], lines: list[str]) -> None:
    assert main(["try", "vector stores", *lines]) == 1
    assert "(vector-database)" in capsys.readouterr().out
    assert main(["try", "LangChain framework", *lines]) == 0
    assert "holds 1 known names\n  'LangChain' (langchain)" in capsys.readouterr().out


def test_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "no problem" in capsys.readouterr().out


def test_problems_of_an_own_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--extra", str(tmp_path)]) == 1
    assert "holds neither skills nor roles" in capsys.readouterr().err
