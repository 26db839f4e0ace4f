"""What every problem must keep to."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

KEYS = {"type", "title", "status", "detail", "instance"}


def problem(answer: TestResponse, status: int, name: str) -> dict[str, Any]:
    """The problem of an answer, after checking its shape."""
    told: dict[str, Any] = answer.get_json(force=True)
    assert (answer.status_code, told["type"]) == (status, f"/problems/{name}"), told
    assert answer.mimetype == "application/problem+json"
    assert KEYS <= set(told) <= KEYS | {"errors"}
    assert told["status"] == status
    assert told["instance"] == f"urn:rolefit:request:{answer.headers['X-Request-Id']}"
    assert all(set(place) == {"where", "message"} for place in told.get("errors", []))
    assert len(told.get("errors", [])) <= 20
    return told


def wheres(told: dict[str, Any]) -> list[str]:
    """Where the faults are."""
    return [place["where"] for place in told["errors"]]
