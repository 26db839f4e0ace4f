"""Plain text: bytes -> characters."""

from __future__ import annotations

import re

from service.errors import UnsupportedDocument

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Word processors leave a stray control character in a text; a binary that happens to be UTF-8 has many.
_MOST_CONTROLS = 0.01


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with a byte order mark, or Windows-1252 without control characters. Raises UnsupportedDocument."""
    if data.startswith(_UTF16_MARKS):
        return _checked(_try(data, "utf-16"), _MOST_CONTROLS)
    text = _try(data, "utf-8-sig")
    if text is not None:
        return _checked(text, _MOST_CONTROLS)
    return _checked(_try(data, "cp1252"), 0)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, most_controls: float) -> str:
    if text is None or "\0" in text or len(_CONTROLS.findall(text)) > most_controls * len(text):
        raise UnsupportedDocument("The file is neither PDF nor DOCX nor plain text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
