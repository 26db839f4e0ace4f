"""The wheel: all data is in it, and it works outside of the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from service.api.examples import RESUME

ROOT = Path(__file__).parents[1]
DATA = ("*.yaml", "*.html", "*.js", "*.css", "*.png", "SHA256SUMS", "LICENSE", "NOTICE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    return next(folder.glob("rolefit-*.whl"))


def test_everything_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for package in ("service", "skills_taxonomy"):
        for pattern in ("*.py", *DATA):
            assert {str(path.relative_to(ROOT)) for path in (ROOT / package).rglob(pattern)} <= names
    assert not [name for name in names if name.startswith("tests") or name.endswith(".pyc")]


def test_it_works_outside_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere and run by its console script's entry, with nothing of this folder on the path."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    entry = "import sys; sys.path.insert(0, sys.argv.pop(1)); from service.cli import main; main()"
    command = [sys.executable, "-P", "-c", entry, str(tmp_path), "match", "-", "--role", "ai-engineer"]
    done = subprocess.run(command, input=RESUME, capture_output=True, text=True, cwd=tmp_path, check=True, timeout=120)
    assert "ai-engineer" in done.stdout
    assert "largest gaps" in done.stdout
    metadata = next(tmp_path.glob("*.dist-info/entry_points.txt")).read_text()
    assert "rolefit = service.cli:main" in metadata
