"""The floors of the house: imports point down only, and each library stays in its rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# From the ground up: what stands on a floor may import everything below it, and of its own floor only its own package.
FLOORS: list[set[str]] = [
    {"skills_taxonomy"},
    {"service", "service.model", "service.errors", "service.config"},
    {"service.ladder"},
    {"service.documents", "service.extraction", "service.scoring", "service.orientation"},
    {"service.learning"},
    {"service.pipeline"},
    {"service.reporting", "service.catalogue", "service.evaluation"},
    {"service.schemas"},
    {"service.api"},
    {"service.app", "service.table"},
    {"service.wsgi", "service.server", "service.worker"},
    {"service.cli"},
    {"gunicorn"},
]
# Arrows that point down and are wrong all the same.
NEVER = {
    "service.extraction": {"service.documents"},
    "service.schemas": {"service.documents", "service.extraction", "service.scoring", "service.learning", "service.orientation"},
    "service.api": {"service.extraction", "service.scoring", "service.learning", "service.orientation", "service.config"},
    "service.table": {"service.api"},
}
# Which parts may use a library; every other part may not.
ROOMS = {
    "flask": {"service.api", "service.app"},
    "flask_smorest": {"service.api"},
    "werkzeug": {"service.api"},
    "webargs": {"service.api"},
    "marshmallow": {"service.schemas"},
    "environs": {"service.config"},
    "spacy": {"service.extraction"},
    "pypdfium2": {"service.documents"},
    "pdfminer": {"service.documents"},
    "lxml": {"service.documents"},
    "gunicorn": {"service.api", "service.cli", "service.worker"},
    "click": {"service.cli"},
    "rich": {"service.cli", "service.table", "service.evaluation"},
    "structlog": {"service.api", "service.app"},
    "yaml": {"skills_taxonomy"},
}
FILES = sorted([*ROOT.glob("service/**/*.py"), *ROOT.glob("skills_taxonomy/**/*.py"), ROOT / "gunicorn.conf.py"])


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__").removesuffix(".__main__")


def part(name: str) -> str:
    """The row of the table that a module belongs to."""
    words = name.split(".")
    return words[0] if words[0] != "service" else ".".join(words[:2])


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            yield node.module
            if node.module == "service":
                yield from (f"service.{alias.name}" for alias in node.names)


def floor(name: str) -> int | None:
    return next((height for height, parts in enumerate(FLOORS) if part(name) in parts), None)


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_point_down(path: Path) -> None:
    own = module(path)
    height = floor(own)
    assert height is not None, f"{own} stands on no floor of the table"
    for name in imports(path):
        below = floor(name) if name.split(".")[0] in ("service", "skills_taxonomy") else None
        if below is not None and part(name) != part(own):
            assert below < height, f"{own} -> {name} runs up or sideways"
            assert part(name) not in NEVER.get(part(own), set()), f"{own} -> {name}"


@pytest.mark.parametrize("path", FILES, ids=module)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    own = part(module(path))
    for name in imports(path):
        assert own in ROOMS.get(name.split(".")[0], {own}), f"{own} -> {name}"


@pytest.mark.parametrize("path", FILES, ids=module)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in ("environ", "getenv", "putenv"), module(path)


def test_every_row_of_the_table_exists() -> None:
    known = {part(module(path)) for path in FILES}
    assert set().union(*FLOORS) == known
    assert set(NEVER) | set().union(*ROOMS.values()) <= known
