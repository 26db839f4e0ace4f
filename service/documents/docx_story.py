"""One story of a DOCX (body, header, footnotes ...) as pieces of text, by an own walk over its XML.

Tables come row by row and cell by cell, text boxes once, deleted and hidden text not at all. A text box floats: in the middle of the
text it would cut a section in two, so it comes at the end, or first when it hangs on the first words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from service.documents.docx_look import PAPER, UNKNOWN, Look, StyleSheet, alike, fill_of
from service.documents.xml import Attributes
from service.errors import TextTooLong

# Subtrees that no reader sees, and second versions of what was told already.
SKIPPED = frozenset({"Fallback", "del", "moveFrom", "rPrChange", "pPrChange", "tcPrChange", "tblPrChange"})
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": " "}
BULLET = "• "
DRAWN = frozenset({"rect", "roundrect", "shape"})  # the old drawing language's surfaces
HEADINGS = ("heading", "title")
_TRUE = ("1", "true", "on")


class Piece(NamedTuple):
    """Some text. `on_paper_only`: in the colour of paper, so seen only if a drawing lies behind it."""

    text: str
    on_paper_only: bool = False


@dataclass(slots=True)
class Paragraph:
    """An open paragraph."""

    look: Look = field(default_factory=Look)
    style: str = ""
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """Paragraphs one after another: a story, a cell or a text box. `fill` is what it stands on, None for what is around it."""

    fill: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    paragraphs: int = 0


class Story:
    """Listens to one part. Afterwards `pieces`, `hidden`, `references` (ids of headers and footers) and `backdrop` are known."""

    def __init__(self, styles: StyleSheet, most: int) -> None:
        self.hidden = 0
        self.references: set[str] = set()
        self.backdrop = False
        self._styles = styles
        self._room = most
        self._flows = [Flow()]
        self._boxes: list[Piece] = []
        self._begun = False
        self._rows: list[list[Flow]] = []
        self._paragraphs: list[Paragraph] = []
        self._path: list[str] = []
        self._skipped = 0
        self._run = Look()
        self._run_style = ""
        self._text: list[str] = []

    @property
    def pieces(self) -> list[Piece]:
        return [*self._flows[0].pieces, *self._boxes]

    def start(self, name: str, attributes: Attributes) -> None:
        if self._skipped or name in SKIPPED:
            self._skipped += 1
            return
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "p":
            self._paragraphs.append(Paragraph(style=self._styles.usual))
        elif name == "r":
            self._run, self._run_style = Look(), ""
        elif name == "t":
            self._text = []
        elif name in SIGNS and parent == "r":
            self._say(SIGNS[name])
        elif parent in ("rPr", "pPr", "numPr"):
            self._format(name, attributes)
        else:
            self._lay_out(name, attributes, parent)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        if name == "t":
            self._say("".join(self._text).replace("\n", " "))
        elif name == "p":
            self._end_paragraph()
        elif name == "tc":
            self._rows[-1].append(self._flows.pop())
        elif name == "tr":
            self._end_row()
        elif name == "tbl":
            self._put(self._flows.pop().pieces)
        elif name == "txbxContent":
            self._boxes += [Piece("\n"), *self._flows.pop().pieces]

    def data(self, text: str) -> None:
        if not self._skipped and self._path and self._path[-1] == "t":
            self._text.append(text)

    def _format(self, name: str, attributes: Attributes) -> None:
        """A property of the run or of the paragraph. That of a paragraph's end mark is gone when its first run starts."""
        if "rPr" in self._path[-3:]:
            self._run = self._run.marked(name, attributes)
            self._run_style = attributes.get("val", "") if name == "rStyle" else self._run_style
        elif self._paragraphs:
            paragraph = self._paragraphs[-1]
            paragraph.look = paragraph.look.marked(name, attributes)
            paragraph.style = attributes.get("val", "") if name == "pStyle" else paragraph.style

    def _lay_out(self, name: str, attributes: Attributes, parent: str) -> None:
        """Tables, text boxes, what lies behind them, and where the headers are."""
        if name in ("tbl", "tc"):
            self._flows.append(Flow())
        elif name == "tr":
            self._rows.append([])
        elif name == "txbxContent":
            self._flows.append(Flow(fill=UNKNOWN))
        elif name == "shd" and parent in ("tcPr", "tblPr"):
            self._flows[-1].fill = fill_of(attributes) or self._flows[-1].fill
        elif name == "tblStyle" and self._styles.fills(attributes.get("val", "")):
            self._flows[-1].fill = self._flows[-1].fill or UNKNOWN
        elif name in ("headerReference", "footerReference"):
            self.references.add(attributes.get("id", ""))
        elif name == "background":
            self.backdrop = self.backdrop or not alike(attributes.get("color"), PAPER)
        elif name in DRAWN or (name == "anchor" and attributes.get("behindDoc") in _TRUE):
            self.backdrop = True

    def _say(self, text: str) -> None:
        """Text of the open run, told, kept for a drawing behind it, or counted as hidden."""
        if not self._paragraphs or not text:
            return
        self._room -= len(text)
        if self._room < 0:
            raise TextTooLong("The file holds more text than allowed.")
        paragraph = self._paragraphs[-1]
        base = self._styles.look(paragraph.style)
        look = self._run.over(self._styles.look(self._run_style)).over(paragraph.look).over(base)
        behind = look.fill or next((flow.fill for flow in reversed(self._flows) if flow.fill), None)
        if text.strip() and (look.hidden() or (behind and alike(look.colour, behind))):
            self.hidden += len("".join(text.split()))
            return
        if not paragraph.pieces and look.listed and not paragraph.style.lower().startswith(HEADINGS):
            paragraph.pieces.append(Piece(BULLET))
        paragraph.pieces.append(Piece(text, bool(text.strip()) and behind is None and alike(look.colour, PAPER)))

    def _end_paragraph(self) -> None:
        self._room -= 1
        if self._room < 0:
            raise TextTooLong("The file holds more lines than allowed.")
        paragraph, flow = self._paragraphs.pop(), self._flows[-1]
        if paragraph.pieces and not self._paragraphs and not self._begun:
            self._begun = True
            flow.pieces += self._boxes
            self._boxes = []
        if paragraph.pieces or len(self._flows) == 1:
            flow.pieces += [*paragraph.pieces, Piece("\n")]
            flow.paragraphs += 1

    def _end_row(self) -> None:
        """Cells stand in one line behind tabs as long as each is one paragraph; a longer cell has its own lines."""
        cells = [cell for cell in self._rows.pop() if cell.pieces]
        for cell, following in zip(cells, [*cells[1:], None], strict=True):
            if following and cell.paragraphs == 1 and cell.pieces[-1].text == "\n":
                cell.pieces[-1] = Piece("\t")
            self._put(cell.pieces)

    def _put(self, pieces: list[Piece]) -> None:
        self._flows[-1].pieces += pieces
        self._flows[-1].paragraphs += 2  # more than one line: a cell that holds a table is no one-line cell
