"""What a file is, from its content and never from its name."""

from __future__ import annotations

from enum import Enum

from service.errors import EmptyDocument, EncryptedDocument, UnsupportedDocument


class Kind(Enum):
    """The formats that are read; the value is the request's first byte to the child."""

    PDF = b"P"
    ZIP = b"Z"
    TEXT = b"T"


PDF_MARK = b"%PDF-"
PDF_MARK_WITHIN = 1024  # bytes: Acrobat accepts a preamble this long, and mail gateways write one
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word wraps an encrypted DOCX into an OLE file with a stream of this name.
OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Formats that would pass for text; those with control characters fail the decoder by themselves.
NOT_TEXT = {
    b"{\\rtf": "RTF",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"<?xml": "XML",
    b"%!ps": "PostScript",
    b"bplist": "a property list",
    b"mime-version:": "MIME",
}


def sniff(data: bytes) -> Kind:
    """The kind of a file. Raises EmptyDocument, EncryptedDocument or UnsupportedDocument."""
    if not data:
        raise EmptyDocument("The file has no bytes.")
    if data.startswith(ZIP_MARKS):
        return Kind.ZIP
    if data.startswith(OLE_MARK):
        if OLE_ENCRYPTED in data:
            raise EncryptedDocument("The Word file needs a password; save it without one.")
        raise UnsupportedDocument("Old Office files (.doc) are not read; save the file as DOCX or PDF.")
    if data.find(PDF_MARK, 0, PDF_MARK_WITHIN) >= 0:
        return Kind.PDF
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, name in NOT_TEXT.items():
        if start.startswith(mark):
            raise UnsupportedDocument(f"The file is {name}; PDF, DOCX and plain text are read.")
    return Kind.TEXT
