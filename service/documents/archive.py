"""A zip file within bounds: its directory is checked before anything is unpacked, and what is unpacked is counted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from service.documents.document import Limits
from service.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument

CHUNK = 2**16
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")  # signature, ..., length of the name, length of the extra field
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The parts of a zip file by name. Raises BrokenDocument, DocumentTooLarge or EncryptedDocument."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, struct.error, NotImplementedError, ValueError, OSError):
            raise BrokenDocument("The file's zip directory is broken.") from None
        self._parts = {entry.filename: entry for entry in self._zip.infolist()}
        _check_sizes(self._zip.infolist(), limits)
        _check_places(self._zip, data)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def stream(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, piece by piece."""
        size = 0
        try:
            with self._zip.open(self._parts[name]) as part:
                while chunk := part.read(CHUNK):
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    if size > self._limits.zip_part or self._unpacked > self._limits.zip_total:
                        raise DocumentTooLarge("A part of the file unpacks to more than allowed.")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error):
            raise BrokenDocument("A part of the file cannot be unpacked.") from None


def _check_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.zip_entries:
        raise DocumentTooLarge(f"The file has more than {limits.zip_entries} parts.")
    if sum(entry.file_size for entry in entries) > limits.zip_total:
        raise DocumentTooLarge(f"The file unpacks to more than {limits.zip_total} bytes.")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedDocument("The file needs a password; save it without one.")
        if entry.compress_type not in _METHODS:
            raise BrokenDocument("A part of the file is packed in a way that Office files are not.")
        if entry.file_size > limits.zip_part or entry.file_size > limits.zip_ratio * max(entry.compress_size, 1):
            raise DocumentTooLarge("A part of the file unpacks to more than allowed.")


def _check_places(archive: zipfile.ZipFile, data: bytes) -> None:
    """Refuse names that stand twice and parts that share bytes: one small block would be read many times."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    if len({entry.filename for entry in entries}) < len(entries):
        raise BrokenDocument("Two parts of the file have the same name.")
    end = 0
    for entry in entries:
        if entry.header_offset < end or entry.header_offset + _LOCAL_HEADER.size > len(data):
            raise BrokenDocument("Parts of the file lie over one another.")
        *_, name, extra = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
        end = entry.header_offset + _LOCAL_HEADER.size + name + extra + entry.compress_size
    if end > archive.start_dir:
        raise BrokenDocument("Parts of the file lie over one another.")
