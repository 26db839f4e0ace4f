"""What a file is comes from its content; what is no resume format is refused by name."""

from __future__ import annotations

import pytest

from service.documents import Document, DocumentReader, Limits
from service.errors import DocumentTooLarge, EmptyDocument, EncryptedDocument, NoText, RolefitError, TextTooLong, UnsupportedDocument
from tests.documents import build_docx, build_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    "data",
    [
        "naïve café – résumé\n".encode(),
        b"\xef\xbb\xbf" + "naïve café – résumé\n".encode(),
        "naïve café – résumé\n".encode("utf-16"),
        b"\xfe\xff" + "naïve café – résumé\n".encode("utf-16-be"),
        "naïve café – résumé\r\n".encode("cp1252"),
        "naïve café – résumé\r".encode(),
    ],
)
def test_text_is_read_in_its_encoding(reader: DocumentReader, data: bytes) -> None:
    assert reader.read(data) == Document("text", "naïve café – résumé\n", hidden=0)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b" \n ", NoText),
        (OLE, UnsupportedDocument),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument),
        (rb"{\rtf1\ansi Python}", UnsupportedDocument),
        (b"<!DOCTYPE html><p>Python", UnsupportedDocument),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), UnsupportedDocument),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), UnsupportedDocument),
        (b"\x7fELF\x02\x01\x01" + bytes(64), UnsupportedDocument),
        (b"Python " * 50 + b"\0PyTorch", UnsupportedDocument),
        (b"\xff\xfe\x00\x00P\x00\x00\x00", UnsupportedDocument),
        (b"\xff\xfe\x00\xd8\x20\x00", UnsupportedDocument),
        (b"caf\xe9 \x01\x02", UnsupportedDocument),
        (build_docx.pack({"notes.txt": "Python"}), UnsupportedDocument),
        (build_docx.pack({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), UnsupportedDocument),
        (b"PK\x03\x04" + bytes(400), UnsupportedDocument),
    ],
)
def test_other_files_are_refused(reader: DocumentReader, data: bytes, error: type[RolefitError]) -> None:
    with pytest.raises(error):
        reader.read(data)


def test_a_pdf_may_start_within_the_first_kilobyte(reader: DocumentReader) -> None:
    data = build_pdf.build(build_pdf.text(50, 700, "Built a ranker"))
    assert reader.read(b"\n" * 700 + data).text == "Built a ranker"


def test_bytes_are_bounded_before_anything_is_looked_at() -> None:
    with DocumentReader(Limits(max_bytes=100)) as small:
        assert small.read(b"x" * 100).text == "x" * 100
        with pytest.raises(DocumentTooLarge):
            small.read(b"x" * 101)


@pytest.mark.parametrize(
    "data",
    [b"x" * 101, build_pdf.build(build_pdf.text(50, 700, "x" * 101)), build_docx.build(build_docx.paragraph("x" * 101))],
)
def test_a_long_text_is_refused_and_never_cut(data: bytes) -> None:
    with DocumentReader(Limits(max_text=100)) as small, pytest.raises(TextTooLong):
        small.read(data)
