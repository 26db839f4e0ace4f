"""A resume file's bytes -> text: sniffed by content, parsed in a bounded child process."""

from __future__ import annotations

from service.documents.document import Document, Limits
from service.documents.reader import DocumentReader

__all__ = ["Document", "DocumentReader", "Limits"]
