"""One reader for all tests of documents: its child is started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.documents import DocumentReader, Limits


@pytest.fixture(scope="session")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader(Limits()) as opened:
        yield opened
