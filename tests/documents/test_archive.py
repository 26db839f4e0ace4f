"""A DOCX that was built to hurt is refused before it does."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from service.documents import DocumentReader, Limits
from service.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument, RolefitError, TextTooLong
from tests.documents.build_docx import SPACES, build, pack, paragraph

GOOD = build(paragraph("Built a ranker"))
MAIN = {"[Content_Types].xml": "<Types/>"}


def document(body: str, prolog: str = "") -> bytes:
    return pack(MAIN | {"word/document.xml": f"{prolog}<w:document {SPACES}><w:body>{body}</w:body></w:document>"})


def patched(data: bytes, name: str, offset: int, value: bytes) -> bytes:
    """The file with some bytes of one entry of its zip directory overwritten."""
    place = data.rindex(name.encode()) - 46 + offset
    assert data[place - offset :].startswith(b"PK\x01\x02")
    return data[:place] + value + data[place + len(value) :]


def with_part(name: str, content: str, method: int) -> bytes:
    """A good file with one more part."""
    out = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, content, method)
    return out.getvalue()


@pytest.mark.parametrize("limits", [Limits(zip_part=700), Limits(zip_total=2000), Limits(zip_entries=4), Limits(zip_ratio=2)])
def test_what_the_directory_declares_is_bounded(limits: Limits) -> None:
    with DocumentReader(limits) as bounded, pytest.raises(DocumentTooLarge):
        bounded.read(GOOD)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(GOOD[:-200], BrokenDocument, id="cut off"),
        pytest.param(pack(MAIN | {"word/document.xml": "<w:document>"}), BrokenDocument, id="not well-formed"),
        pytest.param(document("<w:p/>" * 4_000_000), DocumentTooLarge, id="four million paragraphs"),
        pytest.param(document("x" * 9_000_000), DocumentTooLarge, id="deflate ratio"),
        pytest.param(document("<w:p/>" * 160_000 + "".join(str(n) for n in range(70_000))), TextTooLong, id="too many paragraphs"),
        pytest.param(
            pack(MAIN | {"word/document.xml": "<x/>"} | {f"word/{n}.xml": "" for n in range(200)}), DocumentTooLarge, id="entries"
        ),
        pytest.param(patched(GOOD, "word/document.xml", 24, struct.pack("<L", 2**32 - 2)), DocumentTooLarge, id="declares 4 GB"),
        pytest.param(patched(GOOD, "word/styles.xml", 20, struct.pack("<L", 400)), BrokenDocument, id="overlap"),
        pytest.param(patched(GOOD, "word/document.xml", 8, b"\x01\x00"), EncryptedDocument, id="encrypted"),
        pytest.param(with_part("word/media/x", "x" * 99, zipfile.ZIP_LZMA), BrokenDocument, id="lzma"),
        pytest.param(with_part("word/document.xml", "<x/>", zipfile.ZIP_DEFLATED), BrokenDocument, id="two bodies"),
        pytest.param(patched(GOOD, "word/document.xml", 16, b"\0\0\0\0"), BrokenDocument, id="checksum"),
        pytest.param(document("<w:p/>", prolog='<!DOCTYPE d [<!ENTITY e "x">]>'), BrokenDocument, id="document type"),
        pytest.param(
            document("<w:p/>", prolog='<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd">'), BrokenDocument, id="outside"
        ),
    ],
)
def test_it_is_refused_and_the_next_one_read(reader: DocumentReader, data: bytes, error: type[RolefitError]) -> None:
    with pytest.raises(error):
        reader.read(data)
    assert reader.read(GOOD).text == "Built a ranker\n"


def test_what_is_unpacked_is_counted_whatever_the_directory_declares() -> None:
    data = document("<w:p/>" + "".join(str(n) for n in range(20_000)))
    small = patched(data, "word/document.xml", 24, struct.pack("<L", 1000))
    with DocumentReader(Limits(zip_part=2000)) as bounded, pytest.raises((DocumentTooLarge, BrokenDocument)):
        bounded.read(small)
