"""The API document: committed, valid, and true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/openapi.json").get_json()
    return told


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        yield from ((path, method, inner) for method, inner in item.items() if method != "parameters")


def contents(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from operation.get("requestBody", {}).get("content", {}).values()
    for response in operation["responses"].values():
        yield from response.get("content", {}).values()


def conforms(document: dict[str, Any], schema: dict[str, Any], value: object) -> None:
    Draft202012Validator({**schema, "components": document["components"]}).validate(value)


def test_the_committed_document_is_the_generated_one(client: FlaskClient) -> None:
    committed = (ROOT / "openapi.json").read_text()
    assert committed.strip() == client.get("/openapi.json").text.strip(), "make openapi"


def test_it_is_valid(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_operation_has_an_id_of_its_own(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))


def test_every_example_validates(document: dict[str, Any]) -> None:
    responses = [content for response in document["components"]["responses"].values() for content in response.get("content", {}).values()]
    examples = [
        (content["schema"], content["example"])
        for content in [*responses, *(content for _, _, operation in operations(document) for content in contents(operation))]
        if "example" in content
    ]
    form = document["paths"]["/v1/matches/upload"]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    options = form["properties"]["options"]
    examples += [({"$ref": options["$ref"]}, example) for example in options["examples"]]
    assert len(examples) == 5
    for schema, example in examples:
        conforms(document, schema, example)


def test_every_example_works(client: FlaskClient, document: dict[str, Any]) -> None:
    for path in ("/v1/profiles", "/v1/matches", "/v1/postings"):
        example = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"]
        assert client.post(path, json=example).status_code == 200
    example = document["components"]["responses"]["Unprocessable"]["content"]["application/problem+json"]["example"]
    told = client.post("/v1/matches", json={"resume": {}}).get_json(force=True)
    assert told == {**example, "instance": told["instance"]}


def test_errors_are_problems(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        assert "default" in operation["responses"]
    for name, response in document["components"]["responses"].items():
        assert name == "NOT_MODIFIED" or list(response["content"]) == ["application/problem+json"]


def test_answers_are_of_the_documented_shape(client: FlaskClient, document: dict[str, Any]) -> None:
    paths = [
        "/v1/roles/{role}",
        "/v1/roles/{role}/compare/{other}",
        "/v1/skills/{skill}",
        "/v1/taxonomy",
        "/v1/skills",
        "/problems",
        "/readyz",
    ]
    for path in paths:
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        answer = client.get(path.format(role="ai-engineer", other="ml-scientist", skill="pytorch"))
        conforms(document, schema, answer.get_json())


@pytest.mark.parametrize("text", [None, "Python dev"], ids=["example", "not judged"])
def test_matches_are_of_the_documented_shape(client: FlaskClient, document: dict[str, Any], text: str | None) -> None:
    operation = document["paths"]["/v1/matches"]["post"]
    request = operation["requestBody"]["content"]["application/json"]["example"]
    request = request if text is None else {**request, "resume": {"text": text}}
    answer = client.post("/v1/matches", json={**request, "include": ["evidence", "profile", "text"]})
    conforms(document, operation["responses"]["200"]["content"]["application/json"]["schema"], json.loads(answer.data))
