"""PDF: lines and columns as they are drawn, lost spaces found, and what no reader can see left out and counted."""

from __future__ import annotations

import pytest

from service.documents import DocumentReader, Limits
from service.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument, NoText, ReadingTookTooLong
from tests.documents.build_pdf import BLACK, WHITE, build, deflate_bomb, glyphs, image, lines, rectangle, text

NAVY = (0.1, 0.15, 0.3)
SEEN = text(50, 700, "Built a ranker")
# Advances of Helvetica in em, for the letters used here.
NARROW = {"f": 0.278, "i": 0.222, "l": 0.222, "r": 0.333, "s": 0.5, "t": 0.278, "I": 0.278}
HELVETICA = dict.fromkeys("adegnou", 0.556) | NARROW | {"+": 0.584, "C": 0.722, "T": 0.611}


def test_two_columns_are_kept_apart(reader: DocumentReader) -> None:
    left, right = "SKILLS\nPython\nPyTorch", "EXPERIENCE\nBuilt a ranker\nTrained a tagger"
    assert reader.read(build(lines(40, 780, left) + lines(250, 780, right))).text == f"{left}\n{right}"


def test_pages_follow_one_another(reader: DocumentReader) -> None:
    assert reader.read(build(lines(40, 780, "one\ntwo"), lines(40, 780, "three"))).text == "one\ntwo\nthree"


def test_a_hyphen_at_the_end_of_a_line_is_told(reader: DocumentReader) -> None:
    assert reader.read(build(lines(40, 780, "uses scikit-\nlearn daily"))).text == "uses scikit-\nlearn daily"


@pytest.mark.parametrize("gap", [0.12, 0.16, 0.2])
def test_lost_spaces_are_found(reader: DocumentReader, gap: float) -> None:
    words = "using C++ and IT tool fit as a tester and a lead on dataset sorting"
    page = "".join(glyphs(50, 700 - 20 * row, words, HELVETICA, gap) for row in range(3))
    assert reader.read(build(page)).text == "\n".join([words] * 3)


def test_letters_of_a_spaced_heading_are_no_words(reader: DocumentReader) -> None:
    heading = "BT /F1 14 Tf 1.8 Tc 50 750 Td (EXPERIENCE) Tj ET\n"
    words = "using C++ and IT tool fit as a tester and a lead on dataset sorting"
    page = heading + "".join(glyphs(50, 700 - 20 * row, words, HELVETICA, 0.16) for row in range(3))
    assert reader.read(build(page)).text == "\n".join(["EXPERIENCE", *[words] * 3])


def test_a_file_with_its_own_spaces_is_left_alone(reader: DocumentReader) -> None:
    kerned = "BT /F1 10 Tf 50 700 Td [(Py) -110 (Torch and a good many other words that have their own spaces here)] TJ ET\n"
    more = lines(50, 680, "and a second line with a good many words that have their own spaces")
    assert reader.read(build(kerned + more)).text.startswith("PyTorch and a good")


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(text(50, 600, "Kubernetes", colour=WHITE), id="white on white"),
        pytest.param(text(50, 600, "Kubernetes", colour=(0.97, 0.97, 0.97)), id="nearly white"),
        pytest.param(text(50, 600, "Kubernetes", mode=3), id="invisible"),
        pytest.param(text(50, 600, "Kubernetes", size=1), id="tiny"),
        pytest.param(f"q 0.1 0 0 0.1 0 0 cm {text(500, 6000, 'Kubernetes')} Q ", id="tiny by its matrix"),
        pytest.param(text(50, 900, "Kubernetes"), id="above the page"),
        pytest.param(text(-400, 600, "Kubernetes"), id="left of the page"),
        pytest.param("q /Clear gs " + text(50, 600, "Kubernetes") + "Q ", id="transparent"),
        pytest.param("q 0 0 5 5 re W n " + text(50, 600, "Kubernetes") + "Q ", id="clipped away"),
        pytest.param(rectangle(40, 590, 200, 30, NAVY) + text(50, 600, "Kubernetes", colour=NAVY), id="navy on navy"),
        pytest.param(
            rectangle(40, 590, 200, 30, NAVY) + rectangle(40, 590, 200, 30, WHITE) + text(50, 600, "Kubernetes", colour=WHITE),
            id="white on white on navy",
        ),
        pytest.param(text(50, 600, "Kubernetes", colour=WHITE) + rectangle(40, 590, 200, 30, NAVY), id="painted before the navy"),
        pytest.param(rectangle(40, 601, 200, 2.4, BLACK) + text(50, 600, "Kubernetes", colour=WHITE), id="white on a thin rule"),
        pytest.param(image(0, 580, 180, 60) + "q /Clear gs " + text(50, 600, "Kubernetes") + "Q ", id="transparent on a picture"),
        pytest.param("/Hidden Do ", id="white in a form"),
    ],
)
def test_hidden_text_is_left_out_and_counted(reader: DocumentReader, hidden: str) -> None:
    forms = {"Hidden": text(50, 600, "Kubernetes", colour=WHITE)}
    document = reader.read(build(SEEN + hidden + text(50, 500, "Trained a tagger"), forms=forms, states={"Clear": "/ca 0"}))
    assert (document.text, document.hidden) == ("Built a ranker\nTrained a tagger", len("Kubernetes"))


@pytest.mark.parametrize(
    "honest",
    [
        pytest.param(rectangle(0, 0, 180, 842, NAVY) + text(20, 600, "Kubernetes", colour=WHITE), id="white on a dark sidebar"),
        pytest.param(
            rectangle(0, 0, 180, 842, NAVY) + rectangle(0, 0, 90, 20, WHITE) + text(20, 600, "Kubernetes", colour=WHITE),
            id="a white box elsewhere",
        ),
        pytest.param(image(0, 580, 180, 60) + text(20, 600, "Kubernetes", colour=WHITE), id="white on a picture"),
        pytest.param(image(0, 580, 180, 60) + text(20, 600, "Kubernetes", mode=3), id="recognised text of a scan"),
        pytest.param(
            rectangle(0, 0, 180, 842, NAVY)
            + "q /Half gs "
            + rectangle(0, 580, 180, 60, WHITE)
            + "Q "
            + text(20, 600, "Kubernetes", colour=WHITE),
            id="white on navy behind a veil",
        ),
        pytest.param(
            rectangle(0, 0, 180, 842, NAVY)
            + "1 1 1 rg 90 700 m 0 590 l 180 590 l 180 700 l f "
            + text(20, 690, "Kubernetes", colour=WHITE),
            id="white beside a white wedge",
        ),
        pytest.param(
            rectangle(0, 0, 180, 842, NAVY)
            + "q /Many gs "
            + rectangle(0, 580, 180, 60, WHITE)
            + "Q "
            + text(20, 600, "Kubernetes", colour=WHITE),
            id="white on navy multiplied",
        ),
        pytest.param("q 0.5 0 0 0.5 0 300 cm /Bar Do Q " + text(210, 600, "Kubernetes", colour=WHITE), id="white on a sidebar in a form"),
        pytest.param(text(20, 600, "Kubernetes", colour=WHITE, mode=2), id="white with a black outline"),
        pytest.param(text(20, 600, "Kubernetes", colour=(0.85, 0.85, 0.85)), id="pale grey"),
        pytest.param("q 10 590 300 40 re W n " + text(20, 600, "Kubernetes") + "Q ", id="inside its clip"),
        pytest.param(text(20, 600, "Kubernetes", size=4), id="small print"),
    ],
)
def test_what_can_be_seen_counts(reader: DocumentReader, honest: str) -> None:
    document = reader.read(
        build(honest, forms={"Bar": rectangle(400, 0, 190, 842, NAVY)}, states={"Half": "/ca 0.2", "Many": "/BM /Multiply"})
    )
    assert (document.text, document.hidden) == ("Kubernetes", 0)


def test_only_the_letters_off_the_sidebar_are_hidden(reader: DocumentReader) -> None:
    document = reader.read(build(rectangle(0, 0, 66.2, 842, NAVY) + text(50, 600, "Kubernetes", colour=WHITE)))
    assert (document.text, document.hidden) == ("Kub", len("ernetes"))


def test_the_visible_part_of_a_turned_and_cropped_page_counts(reader: DocumentReader) -> None:
    content = text(150, 300, "inside") + text(20, 500, "outside")
    document = reader.read(build(content, page="/CropBox [100 100 500 400] /Rotate 90"))
    assert (document.text, document.hidden) == ("inside", len("outside"))


def test_a_file_that_needs_a_password_says_so(reader: DocumentReader) -> None:
    with pytest.raises(EncryptedDocument):
        reader.read(build(SEEN, password="secret"))


@pytest.mark.parametrize("content", ["", image(0, 0, 595, 842), text(50, 600, "Kubernetes", colour=WHITE)], ids=["blank", "scan", "hidden"])
def test_pages_without_words_have_no_text(reader: DocumentReader, content: str) -> None:
    with pytest.raises(NoText):
        reader.read(build(content))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7 and then nothing of the kind", build(SEEN)[:200]])
def test_a_broken_file_says_so(reader: DocumentReader, data: bytes) -> None:
    with pytest.raises(BrokenDocument):
        reader.read(data)


def test_pages_are_bounded(reader: DocumentReader) -> None:
    assert reader.read(build(*[SEEN] * 50)).text.count("ranker") == 50
    with pytest.raises(DocumentTooLarge):
        reader.read(build(*[SEEN] * 51))


def test_a_file_that_pdfium_refuses_is_read_slowly(reader: DocumentReader) -> None:
    no_pages = build(SEEN).replace(b"/Count 1", b"/Count 0")
    assert "Built a ranker" in reader.read(no_pages).text


def test_a_page_of_thousands_of_shapes_is_read_and_its_sidebar_believed() -> None:
    dots = "".join(rectangle(200 + 3 * (n % 100), 100 + 3 * (n // 100), 2.5, 2.5, (0.5, 0.1, 0.1)) for n in range(8000))
    page = dots + rectangle(0, 0, 180, 842, NAVY) + lines(20, 800, "Kubernetes\nPyTorch", colour=WHITE) + text(20, 20, "Terraform")
    with DocumentReader(Limits()) as fresh:
        document = fresh.read(build(page))
    assert (document.text, document.hidden) == ("Kubernetes\nPyTorch\nTerraform", 0)


def test_a_file_that_unpacks_without_end_is_stopped_and_the_next_one_read(reader: DocumentReader) -> None:
    with pytest.raises(ReadingTookTooLong):
        reader.read(deflate_bomb(400_000_000))
    assert reader.read(build(SEEN)).text == "Built a ranker"
