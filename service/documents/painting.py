"""What one PDF page paints, in order: the ink of each text object and the surfaces behind the text."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped, unused-ignore]

from service.documents.visibility import LEAST_SIZE, Box, Colour, Cover, Ink, Paint, Scene

MOST_OBJECTS = 20_000  # a page of a dense chart has about 5,000; what comes after is unknown and so counts as seen
DEEPEST = 12  # forms within forms
LEAST_SURFACE = 2.0  # points: a thinner one is a rule
MOST_SEGMENTS = 24  # a rectangle with round corners has about 10

Matrix = tuple[float, float, float, float, float, float]
Handle = Any  # a ctypes pointer; pypdfium2 has no types

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_FILLED, _STROKED, _BOTH, _INVISIBLE = (0, 4), (1, 5), (2, 6), 3


@dataclass(slots=True)
class Painting:
    """The scene of one page and the ink of its text objects by address."""

    scene: Scene = field(default_factory=Scene)
    inks: dict[int, Ink] = field(default_factory=dict)
    count: int = 0


def paint(page: Handle, sheet: Box) -> Painting:
    """Walk the objects of a page whose visible part is `sheet`."""
    painting = Painting()
    _walk(painting, page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, IDENTITY, sheet, 0)
    return painting


def address(handle: Handle) -> int:
    """What tells two objects of a page apart, 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


def _walk(
    painting: Painting, parent: Handle, count: Callable[..., int], get: Callable[..., Handle], matrix: Matrix, window: Box, depth: int
) -> None:
    for index in range(count(parent)):
        painting.count += 1
        if painting.count > MOST_OBJECTS:
            return
        thing = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner, own = _multiply(_matrix(thing), matrix), window.meet(_clip(thing, matrix, window)[0])
            _walk(painting, thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, own, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            painting.inks[address(thing)] = _ink(thing, painting.count, matrix, window)
        else:
            _add_cover(painting, thing, kind, matrix, window)


def _ink(thing: Handle, order: int, matrix: Matrix, window: Box) -> Ink:
    a, b, c, d, _, _ = _multiply(_matrix(thing), matrix)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing, size)
    points = abs(size.value) * min(math.hypot(a, b), math.hypot(c, d))
    return Ink(order, _paints(thing), points < LEAST_SIZE, window.meet(_clip(thing, matrix, window)[0]))


def _paints(thing: Handle) -> tuple[Paint, ...] | None:
    """The fill and outline of a text object; none of both when it is invisible, None when they are not plain colours."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    if mode == _INVISIBLE:
        return ()
    readers = []
    if mode in _FILLED + _BOTH:
        readers.append(pdfium.FPDFPageObj_GetFillColor)
    if mode in _STROKED + _BOTH:
        readers.append(pdfium.FPDFPageObj_GetStrokeColor)
    paints = tuple(found for reader in readers if (found := _colour(thing, reader)))
    return paints if paints and len(paints) == len(readers) else None


def _colour(thing: Handle, reader: Callable[..., int]) -> Paint | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not reader(thing, red, green, blue, alpha):
        return None
    return Paint((red.value, green.value, blue.value), alpha.value / 255)


def _add_cover(painting: Painting, thing: Handle, kind: int, matrix: Matrix, window: Box) -> None:
    """Remember a surface that is large enough to stand behind a letter."""
    colour: Colour | None = None
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, mode, stroke)
        if mode.value == pdfium.FPDF_FILLMODE_NONE:
            return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return
    clip, straight = _clip(thing, matrix, window)
    box = _moved(Box(left.value, bottom.value, right.value, top.value), matrix).meet(clip).meet(window)
    if box.right - box.left < LEAST_SURFACE or box.top - box.bottom < LEAST_SURFACE:
        return
    if kind == pdfium.FPDF_PAGEOBJ_PATH and straight and _upright(matrix) and not pdfium.FPDFPageObj_HasTransparency(thing):
        colour = _surface_colour(thing)
    picture = kind == pdfium.FPDF_PAGEOBJ_IMAGE
    painting.scene.covers.append(Cover(painting.count, box, colour, picture))


def _surface_colour(path: Handle) -> Colour | None:
    """The colour of an opaque filled path that is a rectangle along the axes (corners may be round), else None."""
    own = _matrix(path)
    segments = pdfium.FPDFPath_CountSegments(path)
    if (
        not _upright(own)
        or segments > MOST_SEGMENTS
        or not _is_rectangle([pdfium.FPDFPath_GetPathSegment(path, i) for i in range(segments)])
    ):
        return None
    fill = _colour(path, pdfium.FPDFPageObj_GetFillColor)
    return fill.colour if fill else None


def _clip(thing: Handle, matrix: Matrix, window: Box) -> tuple[Box, bool]:
    """The box of all that an object's clip path lets through, and whether the clip is nothing but rectangles."""
    clip, straight = window, True
    path = pdfium.FPDFPageObj_GetClipPath(thing)
    for index in range(min(pdfium.FPDFClipPath_CountPaths(path), 8) if path else 0):
        count = pdfium.FPDFClipPath_CountPathSegments(path, index)
        if not 0 < count <= MOST_SEGMENTS:
            straight = False
            continue
        segments = [pdfium.FPDFClipPath_GetPathSegment(path, index, i) for i in range(count)]
        straight = straight and _is_rectangle(segments) and _upright(matrix)
        clip = clip.meet(_moved(_around([_point(segment) for segment in segments]), matrix))
    return clip, straight


def _is_rectangle(segments: list[Handle]) -> bool:
    """One outline whose points all lie on its bounding box and whose straight lines run along the axes."""
    if len(segments) < 4:
        return False
    points = [_point(segment) for segment in segments]
    kinds = [pdfium.FPDFPathSegment_GetType(segment) for segment in segments]
    if kinds.count(pdfium.FPDF_SEGMENT_MOVETO) != 1:
        return False
    box = _around(points)
    near = 0.01 * max(box.right - box.left, box.top - box.bottom)
    for kind, (x, y), (x0, y0) in zip([*kinds[1:], pdfium.FPDF_SEGMENT_LINETO], [*points[1:], points[0]], points, strict=True):
        if min(abs(x - box.left), abs(x - box.right), abs(y - box.bottom), abs(y - box.top)) > near:
            return False
        if kind == pdfium.FPDF_SEGMENT_LINETO and min(abs(x - x0), abs(y - y0)) > near:
            return False
    return True


def _point(segment: Handle) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _matrix(thing: Handle) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    return _around([(a * x + c * y + e, b * x + d * y + f) for x in (box.left, box.right) for y in (box.bottom, box.top)])


def _upright(matrix: Matrix) -> bool:
    """Whether the matrix keeps rectangles along the axes: no turn but by quarters."""
    a, b, c, d, _, _ = matrix
    near = 0.001 * max(map(abs, (a, b, c, d)))
    return (abs(b) <= near and abs(c) <= near) or (abs(a) <= near and abs(d) <= near)
