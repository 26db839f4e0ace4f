"""Writes small PDF files by hand: one content stream a page, the standard fonts, nothing compressed unless asked.

Lengths are points, the origin is the lower left corner, colours are (red, green, blue) from 0 to 1.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

A4 = (0, 0, 595, 842)
BLACK = (0.0, 0.0, 0.0)
WHITE = (1.0, 1.0, 1.0)
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}

Colour = tuple[float, float, float]


@dataclass
class Pdf:
    """A file under construction. `add` gives the number of a new object; `bytes` closes the file."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def stream(self, data: bytes, entries: str = "") -> int:
        return self.add(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(data), data))

    def bytes(self, root: int, trailer: str = "") -> bytes:
        out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer << /Size %d /Root %d 0 R %s >>\n" % (len(offsets) + 1, root, trailer.encode())
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def build(
    *contents: str,
    media: Sequence[float] = A4,
    page: str = "",
    forms: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    password: str | None = None,
) -> bytes:
    """A file of one page for each content stream.

    `page` holds further page entries, `forms` names form XObjects of the page's size, `states` names graphics states.
    """
    pdf = Pdf()
    fonts = "".join(f"/{name} {pdf.add(font(base))} 0 R " for name, base in FONTS.items())
    graphics = "".join(f"/{name} << {state} >> " for name, state in (states or {}).items())
    resources = f"/Font << {fonts}>> /ExtGState << {graphics}>>"
    image = pdf.stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    objects = f"/Im {image} 0 R "
    for name, content in (forms or {}).items():
        form = pdf.stream(
            content.encode("cp1252"),
            f"/Type /XObject /Subtype /Form /BBox [{box(media)}] /Resources << {resources} /XObject << {objects}>> >>",
        )
        objects += f"/{name} {form} 0 R "
    resources += f" /XObject << {objects}>>"
    parent = len(pdf.objects) + 2 * len(contents) + 1
    kids = ""
    for content in contents:
        stream = pdf.stream(_sealed(content.encode("cp1252"), len(pdf.objects) + 1, password))
        body = f"<< /Type /Page /Parent {parent} 0 R /MediaBox [{box(media)}] /Contents {stream} 0 R /Resources << {resources} >> {page} >>"
        kids += f"{pdf.add(body.encode())} 0 R "
    pdf.add(f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode())
    root = pdf.add(f"<< /Type /Catalog /Pages {parent} 0 R >>".encode())
    return pdf.bytes(root, _encryption(password) if password else "")


def font(base: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode()


def box(numbers: Sequence[float]) -> str:
    return " ".join(str(number) for number in numbers)


def text(x: float, y: float, words: str, *, size: float = 10, colour: Colour = BLACK, mode: int = 0, name: str = "F1") -> str:
    """One line of text from (x, y) on."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{name} {size} Tf {mode} Tr {box(colour)} rg 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def lines(x: float, y: float, words: str, *, size: float = 10, colour: Colour = BLACK) -> str:
    """One text line a line of `words`, downwards from (x, y)."""
    return "".join(text(x, y - 1.4 * size * row, line, size=size, colour=colour) for row, line in enumerate(words.splitlines()))


def rectangle(x: float, y: float, width: float, height: float, colour: Colour) -> str:
    return f"{box(colour)} rg {x} {y} {width} {height} re f\n"


def image(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {y} cm /Im Do Q\n"


def glyphs(x: float, y: float, words: str, advance: Mapping[str, float], gap: float, size: float = 10) -> str:
    """Every letter placed by itself and no space drawn, as wkhtmltopdf writes: `gap` (in em) stands between words."""
    out = []
    for letter in words:
        if letter == " ":
            x += gap * size
            continue
        out.append(text(x, y, letter, size=size))
        x += advance[letter] * size
    return "".join(out)


LINES, COLOURS = b"0 0 m 9 9 l S\n", b"1 g\n"


def deflate_bomb(size: int, operators: bytes = LINES, pages: int = 1) -> bytes:
    """Pages of one content stream that inflates to `size` bytes: of lines, which take memory, or of colours, which take time."""
    pdf = Pdf()
    data = operators * (size // len(operators))
    for _ in range(2):
        data = zlib.compress(data, 9)
    stream = pdf.stream(data, "/Filter [/FlateDecode /FlateDecode]")
    for _ in range(pages):
        pdf.add(f"<< /Type /Page /Parent {pages + 2} 0 R /MediaBox [{box(A4)}] /Contents {stream} 0 R >>".encode())
    kids = " ".join(f"{number} 0 R" for number in range(2, pages + 2))
    pdf.add(f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode())
    return pdf.bytes(pdf.add(f"<< /Type /Catalog /Pages {pages + 2} 0 R >>".encode()))


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, i, out = list(range(256)), 0, 0, bytearray()
    for n in range(256):
        j = (j + state[n] + key[n % len(key)]) % 256
        state[n], state[j] = state[j], state[n]
    j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _key(password: str) -> tuple[bytes, bytes]:
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    return hashlib.md5(padded + owner + b"\xfc\xff\xff\xff", usedforsecurity=False).digest()[:5], owner


def _sealed(data: bytes, number: int, password: str | None) -> bytes:
    if password is None:
        return data
    key = _key(password)[0] + number.to_bytes(3, "little") + b"\0\0"
    return _rc4(hashlib.md5(key, usedforsecurity=False).digest()[:10], data)


def _encryption(password: str) -> str:
    """The oldest standard handler (RC4, 40 bits): a few lines, and every reader knows it."""
    key, owner = _key(password)
    user = _rc4(key, _PADDING)
    return f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"
