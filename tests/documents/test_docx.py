"""DOCX: everything that Word shows once and in order, nothing that it does not show."""

from __future__ import annotations

import io
import zipfile

import pytest

from service.documents import DocumentReader
from service.errors import NoText
from tests.documents.build_docx import build, bullet, cell, pack, paragraph, run, table, text_box

WHITE = '<w:color w:val="FFFFFF"/>'


def test_paragraphs_are_lines_and_bullets_are_told(reader: DocumentReader) -> None:
    assert reader.read(build(paragraph("SKILLS"), bullet("Python"), bullet("PyTorch"))).text == "SKILLS\n• Python\n• PyTorch\n"


def test_a_bullet_may_come_from_the_style_and_a_numbered_heading_has_none(reader: DocumentReader) -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Base">{numbered}</w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Item"><w:basedOn w:val="Base"/></w:style>'
    styles += f'<w:style w:type="paragraph" w:styleId="Heading1">{numbered}</w:style>'
    item, heading = (paragraph(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("Item", "Heading1"))
    assert reader.read(build(heading, item, styles=styles)).text == "Heading1\n• Item\n"


def test_tabs_breaks_and_hyphens_are_characters(reader: DocumentReader) -> None:
    line = paragraph("Role", "<w:r><w:tab/></w:r>", "2021", "<w:r><w:br/></w:r>", "scikit", "<w:r><w:noBreakHyphen/></w:r>", "learn")
    tab_stop = paragraph("end", properties='<w:tabs><w:tab w:val="left" w:pos="99"/></w:tabs>')
    assert reader.read(build(line, tab_stop)).text == "Role\t2021\nscikit-learn\nend\n"


def test_tables_are_read_row_by_row(reader: DocumentReader) -> None:
    rows = [cell(paragraph("Languages")), cell(paragraph("Python, Go"))], [cell(paragraph("Tools")), cell(paragraph("Docker"))]
    assert reader.read(build(table(*rows))).text == "Languages\tPython, Go\nTools\tDocker\n"


def test_cells_of_many_paragraphs_are_not_mixed(reader: DocumentReader) -> None:
    row = [cell(paragraph("Python"), paragraph("PyTorch")), cell(paragraph("Engineer"), bullet("Built a ranker"))]
    assert reader.read(build(table(row))).text == "Python\nPyTorch\nEngineer\n• Built a ranker\n"


def test_a_table_in_a_cell_stays_in_its_place(reader: DocumentReader) -> None:
    inner = table([cell(paragraph("Python")), cell(paragraph("5 years"))])
    assert reader.read(build(table([cell(inner, paragraph()), cell(paragraph("Engineer"))]))).text == "Python\t5 years\nEngineer\n"


def test_a_table_under_words_in_a_cell_ends_its_line(reader: DocumentReader) -> None:
    inner = table([cell(paragraph("Python")), cell(paragraph("5 years"))])
    row = [cell(paragraph("Skills"), inner), cell(paragraph("Engineer"))]
    assert reader.read(build(table(row))).text == "Skills\nPython\t5 years\nEngineer\n"


def test_headers_come_first_and_once_and_footers_last(reader: DocumentReader) -> None:
    data = build(paragraph("Body"), headers=(paragraph("Ada Example"), paragraph("Ada Example")), footers=(paragraph("Page"),))
    assert reader.read(data).text == "Ada Example\n\nBody\n\nPage\n"


def test_text_boxes_are_told_once_and_cut_no_section_in_two(reader: DocumentReader) -> None:
    first = paragraph("Ada ", text_box(paragraph("Contact")), "Example")
    data = build(
        first, paragraph("EXPERIENCE"), paragraph("Built", text_box(paragraph("Python")), " a ranker"), paragraph("Trained a tagger")
    )
    assert reader.read(data).text == "Contact\nAda Example\nEXPERIENCE\nBuilt a ranker\nTrained a tagger\n\nPython\n"


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(run("Kubernetes", "<w:vanish/>"), id="hidden by Word"),
        pytest.param(run("Kubernetes", WHITE), id="white on paper"),
        pytest.param(run("Kubernetes", '<w:color w:val="FDFDFD"/>'), id="nearly white"),
        pytest.param(run("Kubernetes", '<w:sz w:val="2"/>'), id="one point"),
        pytest.param(run("Kubernetes", '<w:color w:val="203864"/><w:shd w:val="clear" w:fill="203864"/>'), id="navy on navy"),
        pytest.param(run("Kubernetes", WHITE + '<w:highlight w:val="white"/>'), id="white on white"),
        pytest.param(run("Kubernetes", '<w:rStyle w:val="Ghost"/>'), id="by its style"),
    ],
)
def test_hidden_text_is_left_out_and_counted(reader: DocumentReader, hidden: str) -> None:
    styles = f'<w:style w:type="character" w:styleId="Ghost"><w:rPr>{WHITE}</w:rPr></w:style>'
    document = reader.read(build(paragraph("Built ", hidden, "a ranker"), styles=styles))
    assert (document.text, document.hidden) == ("Built a ranker\n", len("Kubernetes"))


@pytest.mark.parametrize(
    "honest",
    [
        pytest.param(table([cell(paragraph(run("Kubernetes", WHITE)), fill="203864")]), id="white in a dark cell"),
        pytest.param(
            paragraph(run("Kubernetes", WHITE), properties='<w:shd w:val="clear" w:fill="203864"/>'), id="white in a dark paragraph"
        ),
        pytest.param(paragraph(run("Kubernetes", WHITE + '<w:highlight w:val="black"/>')), id="white on black marker"),
        pytest.param(table([cell(paragraph(run("Kubernetes", WHITE)))], style="Dark"), id="white in a dark table style"),
        pytest.param(paragraph(text_box(paragraph(run("Kubernetes", WHITE)))), id="white in a text box"),
        pytest.param(
            paragraph(run("Kubernetes", WHITE)) + paragraph('<w:r><w:pict><v:rect fillcolor="#203864"/></w:pict></w:r>'),
            id="white on a drawing",
        ),
        pytest.param(paragraph(run("Kubernetes", '<w:vanish w:val="0"/>')), id="not hidden after all"),
        pytest.param(paragraph(run("Kubernetes", '<w:color w:val="auto"/>')), id="automatic colour"),
        pytest.param(paragraph("Kubernetes", properties=f"<w:rPr><w:vanish/>{WHITE}</w:rPr>"), id="hidden end of paragraph"),
    ],
)
def test_what_can_be_seen_counts(reader: DocumentReader, honest: str) -> None:
    styles = '<w:style w:type="table" w:styleId="Dark"><w:tcPr><w:shd w:val="clear" w:fill="203864"/></w:tcPr></w:style>'
    document = reader.read(build(honest, styles=styles))
    assert (document.text.strip(), document.hidden) == ("Kubernetes", 0)


def test_what_was_deleted_is_gone_and_what_was_inserted_stays(reader: DocumentReader) -> None:
    deleted = f"<w:del><w:r><w:delText>Java</w:delText></w:r>{run('Scala')}</w:del>"
    assert reader.read(build(paragraph(deleted, f"<w:ins>{run('Python')}</w:ins>"))).text == "Python\n"


def test_field_codes_are_not_text(reader: DocumentReader) -> None:
    assert reader.read(build(paragraph("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", "link"))).text == "link\n"


def test_a_header_that_no_page_uses_is_not_read(reader: DocumentReader) -> None:
    with zipfile.ZipFile(io.BytesIO(build(paragraph("Body"), headers=(paragraph("Kubernetes"),)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    unused = {name: content.replace(b"headerReference", b"headerUnused") for name, content in parts.items()}
    assert reader.read(pack(unused)).text == "Body\n"


def test_a_file_without_words_has_no_text(reader: DocumentReader) -> None:
    with pytest.raises(NoText):
        reader.read(build(paragraph()))
