"""Everything that can be wrong with what a caller sends, as one drawn tree.

RolefitError                 `name` is the problem type, stable; `where` points into the request
├── InputError               the request can never succeed as it is
│   ├── InvalidRequest       a field is missing, unknown or of the wrong form
│   ├── UnreadableText       NUL or lone surrogates in a text
│   ├── EmptyText            nothing but white space
│   ├── TextTooLong          more characters than `ROLEFIT_MAX_TEXT`
│   ├── UnknownRole          no role of that id
│   ├── UnknownSkill         no skill of that id
│   ├── UnknownTarget        neither a band nor a fit
│   ├── TaxonomyMismatch     another taxonomy than the caller expects
│   └── DocumentError        a file that cannot be read
│       ├── EmptyDocument        no bytes
│       ├── DocumentTooLarge     more bytes, pages or parts than allowed
│       ├── UnsupportedDocument  not a PDF, DOCX or plain text
│       ├── EncryptedDocument    needs a password
│       ├── BrokenDocument       claims a format and does not keep to it
│       └── NoText               pictures only
└── ReadingTookTooLong       the reader was stopped at its limit of time or memory
"""

from __future__ import annotations


class RolefitError(Exception):
    """A problem with a stable `name`, a fixed `title`, a `detail` without any text of the resume, and where it is."""

    name = "error"
    title = "Something is wrong"

    def __init__(self, detail: str, where: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.where = where


class InputError(RolefitError):
    """The request can never succeed as it is."""


class InvalidRequest(InputError):
    """A field is missing, unknown or of the wrong form."""

    name = "invalid-request"
    title = "The request is not of the documented form"


class UnreadableText(InputError):
    """The text holds NUL or lone surrogates."""

    name = "unreadable-text"
    title = "The text holds characters that no text can hold"


class EmptyText(InputError):
    """The text is nothing but white space."""

    name = "empty-text"
    title = "The text is empty"


class TextTooLong(InputError):
    """The text has more characters than allowed."""

    name = "text-too-long"
    title = "The text is too long"


class UnknownRole(InputError):
    """No role has that id."""

    name = "unknown-role"
    title = "There is no such role"


class UnknownSkill(InputError):
    """No skill has that id."""

    name = "unknown-skill"
    title = "There is no such skill"


class UnknownTarget(InputError):
    """The target is neither a band nor a fit."""

    name = "unknown-target"
    title = "There is no such target"


class TaxonomyMismatch(InputError):
    """The service runs another taxonomy than the caller expects."""

    name = "taxonomy-mismatch"
    title = "Another taxonomy is installed"


class DocumentError(InputError):
    """A file that cannot be read."""

    name = "document-error"
    title = "The file cannot be read"


class EmptyDocument(DocumentError):
    """The file has no bytes."""

    name = "empty-document"
    title = "The file is empty"


class DocumentTooLarge(DocumentError):
    """The file has more bytes, pages or parts than allowed."""

    name = "document-too-large"
    title = "The file is too large"


class UnsupportedDocument(DocumentError):
    """The file is of no format that is read."""

    name = "unsupported-document"
    title = "The file's format is not read here"


class EncryptedDocument(DocumentError):
    """The file needs a password."""

    name = "encrypted-document"
    title = "The file is encrypted"


class BrokenDocument(DocumentError):
    """The file claims a format and does not keep to it."""

    name = "broken-document"
    title = "The file is broken"


class NoText(DocumentError):
    """The file holds pictures only."""

    name = "no-text"
    title = "The file holds no text"


class ReadingTookTooLong(RolefitError):
    """The reader was stopped at its limit of time or memory."""

    name = "reading-took-too-long"
    title = "The file took too long to read"
