"""Whether a reader can see a letter: pure geometry and colours, no PDF library.

Lengths are points, the origin is the lower left corner, colours are (red, green, blue) from 0 to 255.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
LEAST_DIFFERENCE = 16  # of 255: honest pale grey on white begins at about 30
LEAST_SIZE = 1.5  # points: smaller than the finest print on a bank note
LEAST_COVER = 0.25  # of a letter's box: a rule or a neighbour's edge under a letter is not its background
STEPS = 300_000  # comparisons of a letter with a cover, a page: about 0.2 s


class Box(NamedTuple):
    """A rectangle along the axes."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0.0) * max(self.top - self.bottom, 0.0)

    def meet(self, other: Box) -> Box:
        """What both have in common; its area is 0 when they are apart."""
        return Box(max(self.left, other.left), max(self.bottom, other.bottom), min(self.right, other.right), min(self.top, other.top))

    def apart(self, other: Box) -> bool:
        """Nothing in common, not even an edge."""
        return self.left > other.right or self.right < other.left or self.bottom > other.top or self.top < other.bottom


class Paint(NamedTuple):
    """A colour and how much of it is put on: alpha from 0 to 1."""

    colour: Colour
    alpha: float


@dataclass(frozen=True, slots=True)
class Ink:
    """How the letters of one text object are drawn.

    `order` is its place in the order of painting. `paints` has the fill and the outline; it is empty for invisible letters
    and None when unknown. `window` is the part of the page in which anything of the object can show.
    """

    order: int
    paints: tuple[Paint, ...] | None
    tiny: bool
    window: Box


@dataclass(frozen=True, slots=True)
class Cover:
    """A painted surface. `colour` is None when it is not one known opaque colour all over its box."""

    order: int
    box: Box
    colour: Colour | None
    picture: bool = False


@dataclass(slots=True)
class Scene:
    """All that is painted on one page, on white paper, in the order of painting."""

    covers: list[Cover] = field(default_factory=list)
    steps: int = STEPS
    _plain: dict[Paint, bool] = field(default_factory=dict)

    def shows(self, letter: Box, ink: Ink) -> bool:
        """Whether a reader can see the letter. What is not known counts as seen."""
        if letter.apart(ink.window):
            return False
        if ink.tiny and (letter.right - letter.left < LEAST_SIZE or letter.top - letter.bottom < 2 * LEAST_SIZE):
            return False
        if ink.paints is None or letter.area <= 0:
            return True
        if not ink.paints:
            return any(cover.picture for cover in self._beneath(letter))
        return any(self._stands_out(letter, ink.order, paint) for paint in ink.paints)

    def _stands_out(self, letter: Box, order: int, paint: Paint) -> bool:
        """Whether the paint differs from what lies behind the letter."""
        if paint.alpha * 255 < LEAST_DIFFERENCE:
            return False
        if self._differs_from_all(paint):
            return True
        for cover in self._beneath(letter):
            if cover.order > order:
                continue
            if cover.colour is None or _differ(paint, cover.colour):
                return True
            if letter.meet(cover.box).area >= 0.99 * letter.area:
                return False
        return self.steps <= 0 or _differ(paint, WHITE)

    def _beneath(self, letter: Box) -> Iterator[Cover]:
        """The covers that share much of the letter's box, from the top down, until the page has used up its comparisons."""
        for cover in reversed(self.covers):
            self.steps -= 1
            if self.steps <= 0:
                return
            if not letter.apart(cover.box) and letter.meet(cover.box).area >= LEAST_COVER * letter.area:
                yield cover

    def _differs_from_all(self, paint: Paint) -> bool:
        """Whether the paint stands out wherever it is put: true of nearly all text, and needs no geometry."""
        if paint not in self._plain:
            self.steps -= len(self.covers)
            known = {cover.colour for cover in self.covers if cover.colour} | {WHITE}
            self._plain[paint] = self.steps > 0 and all(_differ(paint, colour) for colour in known)
        return self._plain[paint]


def _differ(paint: Paint, behind: Colour) -> bool:
    difference = max(abs(one - other) for one, other in zip(paint.colour, behind, strict=True))
    return paint.alpha * difference >= LEAST_DIFFERENCE
