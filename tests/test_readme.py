"""The README says what is so: its request gives its answer, its files and commands exist."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from service.app import create_app
from service.config import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def block(after: str, language: str) -> str:
    """The first block of a language after a line."""
    found = re.search(rf"```{language}\n(.*?)```", README[README.index(after) :], re.DOTALL)
    assert found, after
    return found[1]


def answer(client: FlaskClient) -> Any:
    """What the service says to the README's request."""
    body = re.search(r"--data-binary '(.*?)'", block("## One request", "sh"), re.DOTALL)
    assert body
    return client.post("/v1/matches", data=body[1], content_type="application/json").get_json()


def test_the_request_is_answered_as_printed() -> None:
    """To the last digit; only the digest of the data may be another one."""
    client = create_app(Settings()).test_client()
    given, printed = answer(client), json.loads(block("## One request", "json"))
    del given["receipt"]["taxonomy_sha256"], printed["receipt"]["taxonomy_sha256"]
    assert given == printed


def test_every_place_in_the_directory_guide_exists() -> None:
    """A guide to what is not there is none."""
    guide = block("## Where things are", "text")
    names = [line.split()[0] for line in guide.splitlines() if line.strip()]
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_every_make_target_named_exists() -> None:
    """No command of the README is a wish."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", README)) <= targets
    assert {"run", "test"} <= set(re.findall(r"^make ([a-z]+)$", README, re.MULTILINE))
