"""How a DOCX draws its letters: direct formatting, the styles behind it, and what stands behind a letter."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from service.documents.visibility import LEAST_DIFFERENCE, LEAST_SIZE
from service.documents.xml import Attributes

PAPER = "FFFFFF"
UNKNOWN = "unknown"  # a fill that is not one plain colour
_OFF = ("0", "false", "off")
_MOST_PARENTS = 12  # Word itself stops at 11 styles based on one another


@dataclass(frozen=True, slots=True)
class Look:
    """Some properties of letters; None is "as inherited". Colours are six hexadecimal digits, `size` is in points."""

    vanish: bool | None = None
    colour: str | None = None
    fill: str | None = None
    size: float | None = None
    listed: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        said = {name: value for name in _PROPERTIES if (value := getattr(self, name)) is not None}
        return replace(below, **said)

    def marked(self, name: str, attributes: Attributes) -> Look:
        """The look with the property of one XML element."""
        value = attributes.get("val", "")
        if name == "vanish":
            return replace(self, vanish=value not in _OFF)
        if name == "color":
            return replace(self, colour=value)
        if name == "shd":
            return replace(self, fill=fill_of(attributes))
        if name == "highlight" and value != "none":
            return replace(self, fill=PAPER if value == "white" else UNKNOWN)
        if name == "sz":
            return replace(self, size=_number(value) / 2)
        if name == "numId":
            return replace(self, listed=value != "0")
        return self

    def hidden(self) -> bool:
        """Whether the letters are hidden whatever stands behind them."""
        return bool(self.vanish) or (self.size is not None and self.size < LEAST_SIZE)


_PROPERTIES = tuple(item.name for item in fields(Look))


def fill_of(attributes: Attributes) -> str | None:
    """The colour of a shading, None for none."""
    if attributes.get("val", "clear") not in ("clear", "nil"):
        return UNKNOWN
    fill = attributes.get("fill", "auto")
    return None if fill == "auto" else fill


def alike(colour: str | None, behind: str) -> bool:
    """Whether letters of a colour cannot be told from what stands behind them. What is not known can be told."""
    one, other = _channels(colour), _channels(behind)
    if one is None or other is None:
        return False
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < LEAST_DIFFERENCE


@dataclass(slots=True)
class StyleSheet:
    """Listens to word/styles.xml: the look of each style, the usual paragraph style, and table styles that fill cells."""

    looks: dict[str, Look] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    filling: set[str] = field(default_factory=set)
    usual: str = ""
    _style: str = ""
    _known: dict[str, Look] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
            self.looks[self._style] = Look()
            if attributes.get("type") == "paragraph" and attributes.get("default", "0") not in _OFF:
                self.usual = self._style
        elif name == "basedOn":
            self.parents[self._style] = attributes.get("val", "")
        elif self._style:
            self.looks[self._style] = self.looks[self._style].marked(name, attributes)
            if name == "shd" and fill_of(attributes):
                self.filling.add(self._style)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = ""

    def data(self, text: str) -> None:
        """Styles hold no text."""

    def look(self, style: str) -> Look:
        """A style with the styles that it is based on."""
        if style not in self._known:
            found = Look()
            for name in self._line(style):
                found = found.over(self.looks.get(name, Look()))
            self._known[style] = found
        return self._known[style]

    def fills(self, style: str) -> bool:
        """Whether a table style paints cells."""
        return any(name in self.filling for name in self._line(style))

    def _line(self, style: str) -> list[str]:
        line: list[str] = []
        while style and style not in line and len(line) < _MOST_PARENTS:
            line.append(style)
            style = self.parents.get(style, "")
        return line


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 2 * LEAST_SIZE  # an unreadable size hides nothing


def _channels(colour: str | None) -> tuple[int, int, int] | None:
    try:
        red, green, blue = bytes.fromhex(colour or "")
    except ValueError:
        return None
    return red, green, blue
