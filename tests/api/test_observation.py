"""Ids, headers, health, and a log without a word of the request."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from service.app import create_app
from service.config import Settings


@pytest.mark.parametrize("given", ["7", "a-b_c.d:e", "x" * 64])
def test_a_sane_request_id_comes_back(client: FlaskClient, given: str) -> None:
    assert client.get("/livez", headers={"X-Request-Id": given}).headers["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "{}", "ä"])
def test_any_other_request_id_is_replaced(client: FlaskClient, given: str) -> None:
    assert client.get("/livez", headers={"X-Request-Id": given}).headers["X-Request-Id"] not in ("", given)


def test_every_answer_says_who_gave_it(client: FlaskClient) -> None:
    for path in ("/livez", "/v1/roles", "/nowhere", "/docs"):
        assert {"X-Request-Id", "X-Engine-Version", "X-Taxonomy-Version"} <= set(client.get(path, buffered=True).headers.keys())


def test_health(client: FlaskClient) -> None:
    assert client.get("/livez").get_json() == {"status": "live"}
    assert client.get("/readyz").get_json()["status"] == "ready"


def test_one_line_a_request_and_no_word_of_it() -> None:
    app: Flask = create_app(Settings())
    with capture_logs() as lines:
        app.test_client().post("/v1/profiles?secret=query", json={"text": "Xylophonist"}, headers={"X-Request-Id": "seven"})
        app.test_client().get("/v1/skills/secret")
        app.test_client().get("/v1/skills/secret?q=secret")
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("POST", "/v1/profiles", 200),
        ("GET", "/v1/skills/<skill>", 404),
        ("GET", "/v1/skills/<skill>", 422),
    ]
    assert lines[0]["request_id"] == "seven"
    assert all(line["ms"] >= 0 for line in lines)
    assert "secret" not in str(lines)
    assert "Xylophonist" not in str(lines)
