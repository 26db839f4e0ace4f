"""Writes small DOCX files by hand: XML in a zip file, the least that Word opens."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no XML is plain words."""
    inner = "".join(item if item.startswith("<") else run(item) for item in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def bullet(words: str) -> str:
    return paragraph(words, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def cell(*paragraphs: str, fill: str | None = None) -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{shading}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def table(*rows: list[str], style: str | None = None) -> str:
    properties = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows)}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: a drawing, and the same again in the old drawing language."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    extent = '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
    extent += '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2400000" cy="700000"/>'
    drawing = (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        f'allowOverlap="1">{extent}<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text box"/><a:graphic>'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    old = f'<w:pict><v:shape style="width:190pt;height:55pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    choice = f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"


def build(*blocks: str, headers: tuple[str, ...] = (), footers: tuple[str, ...] = (), styles: str = "") -> bytes:
    """A file whose body is `blocks`. Each header and footer is the blocks of one part."""
    parts, relations, references, types = {}, "", "", ""
    stories = [("header", index, blocks_) for index, blocks_ in enumerate(headers, 1)]
    stories += [("footer", index, blocks_) for index, blocks_ in enumerate(footers, 1)]
    for (kind, index, content), place in zip(stories, ["default", "first", "even"] * 2, strict=False):
        tag = "hdr" if kind == "header" else "ftr"
        parts[f"word/{kind}{index}.xml"] = f"{DECLARATION}<w:{tag} {SPACES}>{content}</w:{tag}>"
        relations += f'<Relationship Id="{kind}{index}" Type="{OFFICE}/{kind}" Target="{kind}{index}.xml"/>'
        references += f'<w:{kind}Reference w:type="{place}" r:id="{kind}{index}"/>'
        types += f'<Override PartName="/word/{kind}{index}.xml" ContentType="{WORD}.{kind}+xml"/>'
    page = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    body = f"{DECLARATION}<w:document {SPACES}><w:body>{''.join(blocks)}{page}</w:body></w:document>"
    numbering = f'<Relationship Id="numbering" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    sheet = f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return pack(
        {
            "[Content_Types].xml": _content_types(types),
            "_rels/.rels": _relations(f'<Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
            "word/document.xml": body,
            "word/_rels/document.xml.rels": _relations(relations + numbering + sheet),
            "word/styles.xml": f"{DECLARATION}<w:styles {SPACES}>{styles}</w:styles>",
            "word/numbering.xml": f"{DECLARATION}<w:numbering {SPACES}>{NUMBERING}</w:numbering>",
            **parts,
        }
    )


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the parts, with one date so that the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def _relations(items: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _content_types(items: str) -> str:
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{WORD}.numbering+xml"/>{items}</Types>'
    )
