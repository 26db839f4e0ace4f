"""The letters of one PDF page as lines of text: hidden ones left out, lost spaces measured."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped, unused-ignore]

from service.documents.painting import Painting, address
from service.documents.visibility import Box

LINE_END_HYPHENS = (0x02, 0xFFFE)  # pdfium's marks for a hyphen at which a word goes on in the next line
_SPACES = re.compile(" {2,}")

Handle = Any  # a ctypes pointer; pypdfium2 has no types


class Letter(NamedTuple):
    """One character: its code point and its box, from one advance to the next and from descent to ascent."""

    code: int
    box: Box
    seen: bool


@dataclass(slots=True)
class Line:
    """One line of letters. `gaps[i]` is the free room before `letters[i]` in heights of its box, over what is usual in the line."""

    letters: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    hidden: int = 0

    def text(self, least_gap: float | None = None) -> str:
        """The words of the line, with a space for every gap over `least_gap`."""
        if least_gap is None:
            joined = "".join(self.letters)
        else:
            joined = "".join(" " + letter if gap > least_gap else letter for letter, gap in zip(self.letters, self.gaps, strict=True))
        return (_SPACES.sub(" ", joined) if self.hidden else joined).rstrip(" ")

    def lost_spaces(self, least_gap: float) -> int:
        """How many spaces `text(least_gap)` adds."""
        return sum(gap > least_gap for gap in self.gaps)


def lines(textpage: Handle, painting: Painting) -> list[Line]:
    """The lines of a page in the order of its content stream, which keeps columns apart. Lines of hidden letters only stay, empty."""
    found, row = [], list[Letter]()
    for letter in _letters(textpage, painting):
        if letter.code == ord("\n"):
            found.append(_line(row))
            row = []
        elif letter.code in LINE_END_HYPHENS:
            found.append(_line([*row, Letter(ord("-"), letter.box, letter.seen)]))
            row = []
        else:
            row.append(letter)
    return [*found, _line(row)]


def _letters(textpage: Handle, painting: Painting) -> Iterator[Letter]:
    rectangle = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0, ord("\r")):
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle)
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        ink = painting.inks.get(address(pdfium.FPDFText_GetTextObject(textpage, index)))
        blank = code in (0x20, 0x0A, 0x09, 0xA0)
        yield Letter(code, box, blank or ink is None or painting.scene.shows(box, ink))


def _line(row: list[Letter]) -> Line:
    line, room = Line(), _room(row)
    for letter, gap in zip(row, room, strict=True):
        if letter.seen:
            line.letters.append(chr(letter.code))
            line.gaps.append(gap)
            continue
        if not line.hidden or line.letters[-1:] != [" "]:
            line.letters.append(" ")
            line.gaps.append(0)
        line.hidden += 1
    return line


def _room(row: list[Letter]) -> list[float]:
    """The free room before each letter, less what is usual in the line: letters of a spaced heading are not words."""
    rooms = [0.0] if row else []
    measured = []
    for before, after in pairwise(row):
        height = after.box.top - after.box.bottom
        level = before.box.bottom < after.box.top and after.box.bottom < before.box.top
        inside = level and height > 0 and not chr(before.code).isspace() and not chr(after.code).isspace()
        rooms.append((after.box.left - before.box.right) / height if inside else 0.0)
        if inside:
            measured.append(rooms[-1])
    usual = max(statistics.median_low(measured), 0.0) if measured else 0.0
    return [room - usual for room in rooms]
