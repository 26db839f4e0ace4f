"""PDF -> text. Runs in the child only: pdfium is not safe in threads and may abort."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped, unused-ignore]
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException

from service.documents.document import Document, Limits
from service.documents.letters import Line, lines
from service.documents.painting import paint
from service.documents.visibility import Box
from service.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument, TextTooLong

FIRST_GAP = 0.08  # of a letter's height: a quarter of a common space
CLOSE_GAP = 0.03  # for files whose producer draws no spaces at all
MOST_REPAIRS = 0.05  # of the spaces: files with more are of that kind
LETTERS_PER_TEXT = 4  # letters looked at for one that may be told: the rest is white space and hidden

Handle = Any  # a ctypes pointer; pypdfium2 has no types


def read(data: bytes, limits: Limits) -> Document:
    """The text of a PDF, one line a line, hidden letters left out. The text may be empty."""
    with _opened(data) as document:
        if document is None:
            return Document("pdf", _slowly(data), hidden=0)
        if pdfium.FPDF_GetPageCount(document) > limits.max_pages:
            raise DocumentTooLarge(f"The PDF has more than {limits.max_pages} pages.")
        found, has_text = _lines(document, limits)
    hidden = sum(line.hidden for line in found)
    text = _scalar(_joined(found))
    if not text.strip() and not hidden and (has_text or not found):
        text = _slowly(data)
    return Document("pdf", text, hidden)


@contextmanager
def _opened(data: bytes) -> Iterator[Handle | None]:
    """pdfium's document, or None when it makes nothing of the bytes. Raises EncryptedDocument."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document and pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        raise EncryptedDocument("The PDF needs a password; save it without one.")
    try:
        yield document or None
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def _lines(document: Handle, limits: Limits) -> tuple[list[Line], bool]:
    """The lines of all pages, and whether any page draws text at all."""
    found: list[Line] = []
    has_text, letters = False, 0
    for number in range(pdfium.FPDF_GetPageCount(document)):
        with _page(document, number) as (page, textpage):
            if not textpage:
                continue
            letters += pdfium.FPDFText_CountChars(textpage)
            if letters > LETTERS_PER_TEXT * limits.max_text:
                raise TextTooLong(f"The PDF holds far more than {limits.max_text} characters.")
            painting = paint(page, _sheet(page))
            has_text = has_text or bool(painting.inks)
            found += lines(textpage, painting)
    return found, has_text


@contextmanager
def _page(document: Handle, number: int) -> Iterator[tuple[Handle, Handle]]:
    """One page and its letters; both are null when pdfium cannot load it."""
    page = pdfium.FPDF_LoadPage(document, number)
    textpage = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield page, textpage
    finally:
        if textpage:
            pdfium.FPDFText_ClosePage(textpage)
        if page:
            pdfium.FPDF_ClosePage(page)


def _sheet(page: Handle) -> Box:
    """The visible part of a page."""
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rectangle)
    return Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def _joined(found: list[Line]) -> str:
    """Lines as text. Some producers draw no spaces, and pdfium misses them: then gaps say where words end."""
    spaces = sum(line.letters.count(" ") for line in found)
    repairs = sum(line.lost_spaces(FIRST_GAP) for line in found)
    least_gap = CLOSE_GAP if repairs > MOST_REPAIRS * spaces else None
    told = [line.text(least_gap) for line in found]
    return "\n".join(text for text, line in zip(told, found, strict=True) if text or not line.hidden)


def _scalar(text: str) -> str:
    """Surrogate pairs as one character, single ones as U+FFFD, NUL left out."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")


def _slowly(data: bytes) -> str:
    """pdfminer's reading: slower, but of files that pdfium cannot read. Raises BrokenDocument, EncryptedDocument."""
    try:
        text = extract_text(io.BytesIO(data), caching=False, laparams=LAParams(boxes_flow=None))
    except PDFPasswordIncorrect:
        raise EncryptedDocument("The PDF needs a password; save it without one.") from None
    except PSException:
        raise BrokenDocument("The file starts like a PDF and does not go on like one.") from None
    return _scalar(text.replace("\f", "\n"))
