"""The sample resumes are what their script writes, and are read as a person reads them."""

from __future__ import annotations

import re

from service.documents import DocumentReader
from tests.documents.make_samples import MAIN, RESUMES, SIDE, tables, two_column


def test_the_files_are_those_of_the_script() -> None:
    assert (RESUMES / "two_column.pdf").read_bytes() == two_column()
    assert (RESUMES / "tables.docx").read_bytes() == tables()


def test_the_two_columns_are_read_one_after_the_other(reader: DocumentReader) -> None:
    document = reader.read((RESUMES / "two_column.pdf").read_bytes())
    lines = [line.removeprefix("# ") for line in (SIDE + "\n" + MAIN).splitlines() if line]
    assert (document.text.splitlines(), document.hidden) == (lines, 0)


def test_the_tables_are_read_row_by_row(reader: DocumentReader) -> None:
    document = reader.read((RESUMES / "tables.docx").read_bytes())
    assert document.hidden == 0
    assert document.text.startswith("Dr. Tomas Okafor\nMachine Learning Scientist\nUtrecht")
    assert "Jan 2021 – Present\tSenior Research Scientist, Institute for Learning Systems\n• Developed calibration" in document.text
    assert "Frameworks\tPyTorch, JAX, TensorFlow" in document.text
    assert document.text.count("Bayesian deep learning") == 1
    assert 250 <= len(re.findall(r"\w+", document.text)) <= 450
