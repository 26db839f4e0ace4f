"""One application for all tests of HTTP, compiled once a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from service.app import create_app
from service.config import Settings

Upload = Callable[..., TestResponse]


@pytest.fixture(scope="session")
def app() -> Iterator[Flask]:
    application = create_app(Settings(log_level="error"))
    yield application
    application.extensions["rolefit"].reporter.documents.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def form(parts: dict[str, Any]) -> dict[str, Any]:
    """A form's body, built in memory."""
    boundary, body = encode_multipart(parts)
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


@pytest.fixture
def upload(client: FlaskClient) -> Upload:
    """Posts a file as a form."""

    def post(data: bytes, name: str = "resume", **parts: Any) -> TestResponse:
        return client.post("/v1/matches/upload", **form({"file": FileStorage(BytesIO(data), name), **parts}))

    return post
