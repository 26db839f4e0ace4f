"""Postings: what they ask, where they lean, and the roles that they are nearest to."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.examples import POSTING

RESEARCH = {
    "text": (
        "We study how language models learn. You will form hypotheses, run ablations, train models from scratch, invent new "
        "architectures and publish at NeurIPS and ICML. We expect a PhD in machine learning and first-author publications; "
        "you review papers and know statistical learning theory. Deploying models to production is not part of this work."
    )
}


def read(client: FlaskClient, request: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/v1/postings", json=request)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def test_a_posting_leans_as_its_work_does(client: FlaskClient) -> None:
    building, studying = read(client, POSTING)["orientation"], read(client, RESEARCH)["orientation"]
    assert (building["leaning"], studying["leaning"]) == ("engineer", "scientist")
    assert building["deciding"]
    assert studying["value"] < 0 < building["value"]


def test_the_nearest_roles_come_first(client: FlaskClient) -> None:
    for request, role in ((POSTING, "ai-engineer"), (RESEARCH, "ml-scientist")):
        nearest = read(client, request)["nearest_roles"]
        assert nearest[0]["role"]["id"] == role
        fits = [(-near["fit"], near["role"]["id"]) for near in nearest]
        assert fits == sorted(fits)
        assert len(fits) == 6


def test_what_is_denied_is_named_and_not_asked(client: FlaskClient) -> None:
    skills = {skill["id"]: skill for skill in read(client, POSTING)["skills"]}
    assert skills["langchain"]["asked"]
    assert not skills["training-from-scratch"]["asked"]
    assert {mention["assertion"] for mention in skills["training-from-scratch"]["mentions"]} == {"negated"}


def test_every_mention_of_a_posting_gives_its_text_back(client: FlaskClient) -> None:
    mentions = [mention for skill in read(client, POSTING)["skills"] for mention in skill["mentions"]]
    assert mentions
    assert all(POSTING["text"][mention["start"] : mention["end"]] == mention["text"] for mention in mentions)


@pytest.mark.parametrize("text", ["Python developer wanted.", "Wir suchen eine Person, die mit und für uns auf der Station arbeitet. " * 9])
def test_too_little_is_not_judged(client: FlaskClient, text: str) -> None:
    told = read(client, {"text": text})
    assert told["sufficiency"]["verdict"] == "none"
    assert told["sufficiency"]["reasons"]
    assert told["orientation"] == {"value": None, "leaning": "neither", "deciding": []}
    assert told["nearest_roles"] == []


def test_another_taxonomy_is_refused(client: FlaskClient) -> None:
    assert client.post("/v1/postings", json={**POSTING, "expect": {"taxonomy": "1999.1.0"}}).status_code == 409
