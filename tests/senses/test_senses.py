"""Every ambiguous name is found where a line means the skill, and not where the same words mean something else."""

from __future__ import annotations

from functools import cache

import pytest

from service.extraction.extractor import Extractor
from service.pipeline import MAX_TEXT
from skills_taxonomy import Taxonomy, load
from tests.senses.pairs import HERE, ambiguous_names, faults

CATEGORIES = sorted(path.stem for path in HERE.glob("*.yaml"))


@cache
def extractor() -> Extractor:
    return Extractor(load(), MAX_TEXT)


def test_every_category_with_ambiguous_names_has_its_lines(taxonomy: Taxonomy) -> None:
    assert {category.id for category in taxonomy.categories if ambiguous_names(category.id, taxonomy)} == set(CATEGORIES)


@pytest.mark.parametrize("category", CATEGORIES)
def test_ambiguous_names_are_told_apart(taxonomy: Taxonomy, category: str) -> None:
    assert list(faults(category, taxonomy, extractor())) == []
