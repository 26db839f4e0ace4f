"""The one door to a file: sniff it, then decode it here or have it parsed by the child."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Self

from service import errors
from service.documents import plain
from service.documents.document import Document, Limits
from service.documents.process import ReadingProcess
from service.documents.sniff import Kind, sniff
from service.errors import BrokenDocument, DocumentTooLarge, NoText, RolefitError, TextTooLong

# The only errors that a child may raise in its parent.
_REFUSALS: dict[str, type[RolefitError]] = {
    error.name: error
    for error in (
        errors.BrokenDocument,
        errors.DocumentTooLarge,
        errors.EncryptedDocument,
        errors.NoText,
        errors.TextTooLong,
        errors.UnsupportedDocument,
    )
}


class DocumentReader:
    """Reads files within `limits`. One child process each, started with the first PDF or DOCX; `close` ends it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process = ReadingProcess(limits)

    def read(self, data: bytes) -> Document:
        """The text of a file. Raises a DocumentError, TextTooLong or ReadingTookTooLong."""
        if len(data) > self._limits.max_bytes:
            raise DocumentTooLarge(f"The file has more than {self._limits.max_bytes} bytes.")
        kind = sniff(data)
        if kind is Kind.TEXT:
            return self._whole(Document("text", plain.decode(data), hidden=0))
        return self._whole(_document(self._process.ask(kind.value + data)))

    def close(self) -> None:
        """End the child process."""
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _whole(self, document: Document) -> Document:
        if not document.text.strip():
            raise NoText("The file holds no text that can be read; a scan has to go through text recognition first.")
        if len(document.text) > self._limits.max_text:
            raise TextTooLong(f"The file holds more than {self._limits.max_text} characters.")
        return document


def _document(answer: bytes) -> Document:
    """The child's JSON as a document or the error it names. The child read a stranger's file, so its words are checked too."""
    try:
        match json.loads(answer):
            case {"error": str(name), "detail": str(detail)} if name in _REFUSALS:
                raise _REFUSALS[name](detail)
            case {"kind": str(kind), "text": str(text), "hidden": int(hidden)}:
                return Document(kind, text, hidden)
    except (ValueError, RecursionError):
        pass
    raise BrokenDocument("The file could not be read.")
