"""DOCX -> text. Runs in the child only."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from service.documents.archive import Archive
from service.documents.document import Document, Limits
from service.documents.docx_look import StyleSheet
from service.documents.docx_story import Piece, Story
from service.documents.xml import Attributes, parse
from service.errors import BrokenDocument, UnsupportedDocument

MAIN = "word/document.xml"
STYLES = "word/styles.xml"
RELATIONS = "word/_rels/document.xml.rels"
CONTENT_TYPES = "[Content_Types].xml"
BEFORE, AFTER = ("header",), ("footnotes", "endnotes", "footer")
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = re.compile(r"[ \t]+\n")


@dataclass(slots=True)
class Relations:
    """Listens to the relations of the main part: the type and target of each id."""

    targets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/word", attributes.get("Target", ""))).lstrip("/")
            self.targets[attributes.get("Id", "")] = (posixpath.basename(attributes.get("Type", "")), target)

    def end(self, name: str) -> None:
        """Relations have no end of interest."""

    def data(self, text: str) -> None:
        """Relations hold no text."""


def read(data: bytes, limits: Limits) -> Document:
    """The text of a DOCX: headers, body, notes, footers. Raises UnsupportedDocument for another kind of zip, and Archive's errors."""
    archive = _open(data, limits)
    styles, relations = StyleSheet(), Relations()
    for name, handler in ((STYLES, styles), (RELATIONS, relations)):
        if name in archive:
            parse(archive.stream(name), handler)
    body = Story(styles, limits.max_text)
    parse(archive.stream(MAIN), body)
    used = dict.fromkeys(target for key, target in relations.targets.items() if key in body.references or target[0].endswith("notes"))
    stories = {MAIN: body}
    for _, name in used:
        if name in archive and name not in stories:
            stories[name] = Story(styles, limits.max_text)
            parse(archive.stream(name), stories[name])
    order = [name for kind in BEFORE for what, name in used if what == kind] + [MAIN]
    order += [name for kind in AFTER for what, name in used if what == kind]
    return _document([stories[name] for name in order if name in stories])


def _open(data: bytes, limits: Limits) -> Archive:
    try:
        archive = Archive(data, limits)
    except BrokenDocument:
        if CONTENT_TYPES.encode() in data or MAIN.encode() in data:
            raise
        raise UnsupportedDocument("The file is a zip file, and no DOCX.") from None
    if MAIN not in archive or CONTENT_TYPES not in archive:
        raise UnsupportedDocument("The file is a zip file, and no DOCX.")
    return archive


def _document(stories: list[Story]) -> Document:
    """The stories one after another; the same header of several sections is told once."""
    # A drawing may lie behind the letters of another story: resumes draw their sidebars in the header.
    backdrop = any(story.backdrop for story in stories)
    texts, hidden = list[str](), 0
    for story in stories:
        text = _tidy("".join(piece.text for piece in story.pieces if backdrop or not piece.on_paper_only))
        hidden += story.hidden + (0 if backdrop else sum(_visible(piece) for piece in story.pieces if piece.on_paper_only))
        if text.strip() and text not in texts:
            texts.append(text)
    return Document("docx", "\n".join(texts), hidden)


def _tidy(text: str) -> str:
    return _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("\n", text)).strip("\n") + "\n"


def _visible(piece: Piece) -> int:
    return len("".join(piece.text.split()))
