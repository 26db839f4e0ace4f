"""The caller's text made plain, with a way back to the caller's own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from service.errors import EmptyText, TextTooLong, UnreadableText
from skills_taxonomy.surface import fold_character

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_SPACED_CAPITALS = re.compile(r"(?<![^\s])[A-Z](?: [A-Z]){3,39}(?![^\s])")
_LINE_ENDS = re.compile(r"\r\n?|\f")
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")
# pdfium marks a hyphen at a line end with U+FFFE, character by character with U+0002.
_MEANT = {"\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\ufffe": "-", "\x02": "-"}


@dataclass(frozen=True, slots=True)
class Text:
    """`plain` is what is read; `source` what the caller sent. Piece i of `plain`, from `starts[i]`, stems from `[origins[i], ends[i])`.

    A piece that is `copied` maps character by character; any other maps as a whole to its stretch of the source.
    """

    source: str
    plain: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    ends: tuple[int, ...]
    copied: tuple[bool, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the source for the non-empty stretch `[start, end)` of `plain`."""
        return self._first(start), self._last(end - 1)

    def _first(self, position: int) -> int:
        piece = bisect_right(self.starts, position) - 1
        return self.origins[piece] + (position - self.starts[piece] if self.copied[piece] else 0)

    def _last(self, position: int) -> int:
        piece = bisect_right(self.starts, position) - 1
        if self.copied[piece]:
            return self.origins[piece] + position - self.starts[piece] + 1
        return self.ends[piece]


def clean(source: str, limit: int) -> Text:
    """`source` folded: no accents, ligatures, invisible characters or spaced capitals.

    Raises `UnreadableText`, `EmptyText` or, above `limit` characters, `TextTooLong`.
    """
    if len(source) > limit:
        raise TextTooLong(f"The text has {len(source)} characters; at most {limit} are read.", "text")
    if found := _UNREADABLE.search(source):
        raise UnreadableText(f"Character {found.start()} is NUL or half of a surrogate pair.", "text")
    if not any(is_visible(character) for character in source):
        raise EmptyText("There is nothing but white space.", "text")
    return _rebuild(source, _edits(source))


def is_visible(character: str) -> bool:
    """Whether a reader sees it: no space, control or format character."""
    return character.isprintable() and not character.isspace()


def _edits(source: str) -> list[tuple[int, int, str]]:
    """What is written otherwise: (start, end, replacement), in order and apart."""
    edits = [(m.start(), m.end(), m.group().replace(" ", "")) for m in _SPACED_CAPITALS.finditer(source)]
    if not source.isascii():
        edits += [(at, at + 1, new) for at, c in enumerate(source) if c > "\x7f" and (new := _replacement(c)) != c]
    edits += [(m.start(), m.end(), "\n") for m in _LINE_ENDS.finditer(source)]
    edits += [(m.start(), m.end(), _MEANT.get(m.group(), " ")) for m in _CONTROL.finditer(source)]
    return sorted(edits)


def _replacement(character: str) -> str:
    return _MEANT.get(character) or fold_character(character)


def _rebuild(source: str, edits: list[tuple[int, int, str]]) -> Text:
    parts: list[str] = []
    starts, origins, ends, copied = [], [], [], []
    length = done = 0
    for start, end, new in [*edits, (len(source), len(source), "")]:
        for piece, origin, stop, is_copy in ((source[done:start], done, start, True), (new, start, end, False)):
            if piece:
                parts.append(piece)
                starts.append(length)
                origins.append(origin)
                ends.append(stop)
                copied.append(is_copy)
                length += len(piece)
        done = end
    return Text(source, "".join(parts), tuple(starts), tuple(origins), tuple(ends), tuple(copied))
