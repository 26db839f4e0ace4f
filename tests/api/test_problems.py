"""Problems of every status, and the one table that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Never

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from service.api.problems import PROBLEM_TYPES, STATUSES
from service.app import create_app
from service.config import Settings
from service.errors import DocumentError, InputError, RolefitError
from tests.api.problem import problem


def leaves(kind: type[RolefitError]) -> Iterator[type[RolefitError]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from leaves(inner)


def test_every_error_has_a_row_and_a_name_of_its_own() -> None:
    kinds = set(leaves(RolefitError)) - {InputError, DocumentError}
    assert all(any(base in STATUSES for base in kind.__mro__) for kind in kinds)
    assert len(PROBLEM_TYPES) == len(STATUSES)
    assert all(row.meaning and row.title != RolefitError.title for row in PROBLEM_TYPES.values())


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("GET", "/nowhere", 404, "not-found"),
        ("GET", "/v1/roles/astronaut", 404, "unknown-role"),
        ("GET", "/v1/roles/ai-engineer/compare/astronaut", 404, "unknown-role"),
        ("GET", "/v1/skills/juggling", 404, "unknown-skill"),
        ("GET", "/problems/none", 404, "not-found"),
        ("GET", "/docs/static/none.js", 404, "not-found"),
        ("GET", "/docs/static/../../problems.py", 404, "not-found"),
        ("DELETE", "/v1/roles", 405, "method-not-allowed"),
        ("GET", "/v1/matches", 405, "method-not-allowed"),
        ("BREW", "/v1/matches", 405, "method-not-allowed"),
    ],
)
def test_error_shape(client: FlaskClient, method: str, path: str, status: int, name: str) -> None:
    problem(client.open(path, method=method), status, name)


def test_405_names_the_methods(client: FlaskClient) -> None:
    assert "POST" in client.get("/v1/matches").headers["Allow"]


def test_an_answer_that_nobody_wants(client: FlaskClient) -> None:
    problem(client.get("/v1/roles", headers={"Accept": "text/html"}), 406, "not-acceptable")
    assert client.get("/v1/roles", headers={"Accept": "text/html, */*;q=0.1"}).status_code == 200


def test_a_fault_on_this_side_tells_nothing() -> None:
    app = create_app(Settings())

    @app.get("/fails")
    def fails() -> Never:
        raise ValueError("Xylophonist")

    with capture_logs() as lines:
        answer = app.test_client().get("/fails", headers={"X-Request-Id": "seven"})
    problem(answer, 500, "internal-error")
    assert [line["event"] for line in lines] == ["failure", "request"]
    assert lines[0]["request_id"] == "seven"
    assert lines[0]["error"] == "ValueError"
    assert "Xylophonist" not in answer.text + str(lines)


def test_every_type_can_be_looked_up(client: FlaskClient) -> None:
    listed = client.get("/problems").get_json()
    assert len(listed) == len(PROBLEM_TYPES)
    for row in listed:
        assert client.get(row["type"]).get_json() == row
