"""What every test may use: the real taxonomy and the real line, compiled once a process."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import settings

from service.pipeline import Pipeline
from skills_taxonomy import Taxonomy, load

# No test depends on a machine's speed or on luck: a run that passed passes again.
settings.register_profile("rolefit", deadline=None, derandomize=True)
settings.load_profile("rolefit")

AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load()


@pytest.fixture(scope="session")
def pipeline(taxonomy: Taxonomy) -> Pipeline:
    return Pipeline(taxonomy)
