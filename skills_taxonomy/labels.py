"""Lines that were labelled by hand: what a careful reader marked in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from skills_taxonomy.shape import Misfit, Problem, read_yaml, shape

AFFIRMED = "affirmed"
_MARK = re.compile(
    r"\[\[(?P<surface>[^|]+?)\|(?P<skills>[a-z0-9-]+(?:/[a-z0-9-]+)*)(?:\|(?P<said>negated|aspirational|other))?\]\]|\{\{(?P<optional>.+?)\}\}",
    re.DOTALL,
)
_STRAY = re.compile(r"\[\[|\]\]|\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Label:
    """What a careful reader marked: characters `[start, end)`, any of `skills`, and what is said of it."""

    start: int
    end: int
    skills: tuple[str, ...]
    assertion: str


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A text with its labels; `optional` stretches count neither way."""

    text: str
    labels: tuple[Label, ...]
    optional: tuple[tuple[int, int], ...]


class LabelError(Exception):
    """A labelled file that cannot be read: says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class LabelledPosting:
    """An employer's text and the kind of role that it is for: engineer, scientist, hybrid or other."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class _Lines:
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Postings:
    postings: tuple[LabelledPosting, ...]


def read_lines(path: Path) -> tuple[LabelledLine, ...]:
    """The lines of one labelled file. Raises `LabelError`."""
    try:
        marked: _Lines = shape(_Lines, read_yaml(path, path.name), path.name, "file")
        return tuple(parse(line) for line in marked.lines)
    except (Misfit, LabelError) as error:
        raise LabelError(f"{path}: {error}") from None


def read_postings(path: Path) -> tuple[LabelledPosting, ...]:
    """The labelled postings of one file. Raises `LabelError`."""
    try:
        found: _Postings = shape(_Postings, read_yaml(path, path.name), path.name, "file")
    except Misfit as error:
        raise LabelError(f"{path}: {error}") from None
    return found.postings


def parse(marked: str) -> LabelledLine:
    """A line with its marks: `[[surface|skill-id]]`, `[[surface|id-a/id-b|negated]]`, `{{optional}}`. Raises `LabelError`."""
    parts: list[str] = []
    labels: list[Label] = []
    optional: list[tuple[int, int]] = []
    length = done = 0
    for mark in _MARK.finditer(marked):
        plain, surface = marked[done : mark.start()], mark["surface"] or mark["optional"]
        start, end = length + len(plain), length + len(plain) + len(surface)
        if mark["optional"]:
            optional.append((start, end))
        else:
            labels.append(Label(start, end, tuple(mark["skills"].split("/")), mark["said"] or AFFIRMED))
        parts += [plain, surface]
        length, done = end, mark.end()
    text = "".join([*parts, marked[done:]])
    if stray := _STRAY.search(text):
        raise LabelError(str(Problem("lines", repr(text[:60]), f"{stray.group()} opens or closes nothing", "Write [[surface|skill-id]]")))
    return LabelledLine(text, tuple(labels), tuple(optional))
