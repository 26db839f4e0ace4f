"""Bad input: each kind has its problem type or its sufficiency; none is a 500, none is cut, none is scored by guess."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage

from service.api.examples import RESUME
from tests.api.conftest import Upload, form
from tests.api.problem import problem, wheres
from tests.documents import build_docx, build_pdf

SECRET = "Xylophonist"
GERMAN = (
    "Ich habe in den letzten Jahren mit der Entwicklung von Systemen gearbeitet und bin für die Modelle und die Daten verantwortlich. " * 6
)
POSTS = ["/v1/profiles", "/v1/matches"]


def body(url: str, text: object) -> dict[str, object]:
    return {"text": text} if url == "/v1/profiles" else {"resume": {"text": text}}


def where(url: str) -> str:
    return "/text" if url == "/v1/profiles" else "/resume/text"


@pytest.mark.parametrize("url", POSTS)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "empty-text"),
        (" \n\t\u2003", "empty-text"),
        ("a " * 75_000 + "a", "text-too-long"),
        (f"{SECRET}\0", "unreadable-text"),
    ],
    ids=["empty", "white", "150,001 characters", "NUL"],
)
def test_text_that_cannot_be_read(client: FlaskClient, url: str, text: str, name: str) -> None:
    answer = client.post(url, json=body(url, text))
    assert wheres(problem(answer, 422, name)) == [where(url)]
    assert SECRET not in answer.text


@pytest.mark.parametrize("url", POSTS)
def test_half_a_surrogate_pair(client: FlaskClient, url: str) -> None:
    data = json.dumps(body(url, SECRET + "\ud800"))
    answer = client.post(url, data=data, content_type="application/json")
    problem(answer, 422, "unreadable-text")
    assert SECRET not in answer.text


def test_150_000_characters_are_read(client: FlaskClient) -> None:
    assert client.post("/v1/profiles", json={"text": "a " * 75_000}).status_code == 200


@pytest.mark.parametrize("text", ["Python dev", GERMAN], ids=["10 characters", "not English"])
def test_text_that_cannot_be_judged_has_no_fit(client: FlaskClient, text: str) -> None:
    told = client.post("/v1/matches", json={"resume": {"text": text}}).get_json()
    assert told["sufficiency"]["verdict"] == "none"
    assert told["sufficiency"]["reasons"]
    assert told["orientation"] is None
    for match in told["matches"]:
        assert {match[key] for key in ("fit", "core", "base", "focus", "band", "summary", "learning_plan")} == {None}
        assert match["groups"] == match["gaps"] == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "malformed-json"),
        (b'{"text": "', "malformed-json"),
        (b'{"text": "\xff\xfe\x00"}', "malformed-json"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "malformed-json"),
        (b'{"text": NaN}', "malformed-json"),
        (b"[" * 50_000, "json-too-deep"),
        (b'{"a":' * 17 + b"1" + b"}" * 17, "json-too-deep"),
        (b'"' + b'\\"' * 100_000, "malformed-json"),
    ],
    ids=["nothing", "broken", "not UTF-8", "binary", "NaN", "50,000 deep", "17 deep", "100,000 escapes"],
)
def test_broken_or_deep_json(client: FlaskClient, data: bytes, name: str) -> None:
    problem(client.post("/v1/matches", data=data, content_type="application/json"), 400, name)


def test_brackets_in_a_text_are_no_depth(client: FlaskClient) -> None:
    assert client.post("/v1/profiles", json={"text": '[{"' * 100}).status_code == 200


@pytest.mark.parametrize("value", [None, 7, "text", [], True], ids=str)
def test_json_that_is_no_object(client: FlaskClient, value: object) -> None:
    problem(client.post("/v1/profiles", data=json.dumps(value), content_type="application/json"), 422, "invalid-request")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
@pytest.mark.parametrize("url", POSTS)
def test_other_media_types(client: FlaskClient, url: str, kind: str) -> None:
    problem(client.post(url, data=b"text=Python", content_type=kind), 415, "wrong-media-type")


def test_json_to_the_upload(client: FlaskClient) -> None:
    problem(client.post("/v1/matches/upload", json={}), 415, "wrong-media-type")


def test_unknown_fields_are_named(client: FlaskClient) -> None:
    told = problem(client.post("/v1/profiles", json={"text": "a", "txt": "b", "as/of~": 1}), 422, "invalid-request")
    assert wheres(told) == ["/txt", "/as~1of~0"]


def test_a_flood_of_unknown_fields_is_not_echoed(client: FlaskClient) -> None:
    flood = {f"{number:05}" + "x" * 100: 1 for number in range(8_000)}
    told = problem(client.post("/v1/profiles", json=flood), 422, "invalid-request")
    assert len(told["errors"]) == 20
    assert all(len(place["where"]) == 65 for place in told["errors"])


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("as_of", "yesterday", "/as_of"),
        ("as_of", "1066-10-14", "/as_of"),
        ("as_of", 20260101, "/as_of"),
        ("ref", "x" * 201, "/ref"),
        ("include", ["everything"], "/include/0"),
        ("roles", ["ai-engineer", 7], "/roles/1"),
        ("roles", ["ai-engineer", "ai-engineer"], "/roles"),
        ("roles", ["x"] * 60_000, "/roles"),
        ("roles", "ai-engineer", "/roles"),
        ("target", True, "/target"),
        ("target", {}, "/target"),
        ("expect", {"engine": "1"}, "/expect/engine"),
        ("resume", {}, "/resume/text"),
        ("resume", {"text": 5}, "/resume/text"),
        ("resume", {"profile": {}}, "/resume/profile"),
    ],
    ids=str,
)
def test_fields_of_the_wrong_form(client: FlaskClient, field: str, value: object, place: str) -> None:
    answer = client.post("/v1/matches", json={"resume": {"text": RESUME}, field: value})
    assert wheres(problem(answer, 422, "invalid-request")) == [place]


@pytest.mark.parametrize(
    ("field", "value", "status", "name"),
    [
        ("roles", ["astronaut"], 422, "unknown-role"),
        ("assume", ["juggling"], 422, "unknown-skill"),
        ("target", "perfection", 422, "unknown-target"),
        ("target", 101, 422, "unknown-target"),
        ("target", 0, 422, "unknown-target"),
        ("expect", {"taxonomy": "1999.1"}, 409, "taxonomy-mismatch"),
    ],
    ids=str,
)
def test_names_that_nothing_has(client: FlaskClient, field: str, value: object, status: int, name: str) -> None:
    answer = client.post("/v1/matches", json={"resume": {"text": RESUME}, field: value})
    assert wheres(problem(answer, status, name))[0].startswith(f"/{field}")


def test_body_over_the_limit(client: FlaskClient) -> None:
    problem(client.post("/v1/profiles", json={"text": "a" * 2**20}), 413, "body-too-large")


def test_chunked_body_over_the_limit(client: FlaskClient) -> None:
    answer = client.post(
        "/v1/profiles",
        data=json.dumps({"text": RESUME}).encode() + b" " * 2**20,
        content_type="application/json",
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )
    problem(answer, 413, "body-too-large")


@pytest.mark.parametrize(
    ("data", "status", "name"),
    [
        (b"", 422, "empty-document"),
        (b" \n ", 422, "no-text"),
        (build_pdf.build(build_pdf.text(50, 700, SECRET), password="locked"), 422, "encrypted-document"),
        (build_pdf.build(build_pdf.image(0, 0, 595, 842)), 422, "no-text"),
        (b"%PDF-1.7\n" + SECRET.encode() * 9, 422, "broken-document"),
        (build_docx.pack({"notes.txt": SECRET}), 415, "unsupported-document"),
        (b"\x7fELF\x00\x00" + SECRET.encode(), 415, "unsupported-document"),
        (b"{\\rtf1 " + SECRET.encode() + b"}", 415, "unsupported-document"),
        (b"a" * (5 * 2**20 + 1), 413, "document-too-large"),
        (b"a " * 75_001, 422, "text-too-long"),
    ],
    ids=["no bytes", "white", "encrypted", "pictures", "broken", "zip", "binary", "rtf", "5 MiB and a byte", "150,002 characters"],
)
def test_files_that_cannot_be_read(upload: Upload, data: bytes, status: int, name: str) -> None:
    answer = upload(data, "resume.docx")
    problem(answer, status, name)
    assert SECRET not in answer.text


def test_upload_over_the_limit_of_the_whole_form(upload: Upload) -> None:
    problem(upload(b"a" * (5 * 2**20 + 2**17)), 413, "body-too-large")


def test_forms_of_the_wrong_form(client: FlaskClient, upload: Upload) -> None:
    assert wheres(
        problem(client.post("/v1/matches/upload", data={"options": "{}"}, content_type="multipart/form-data"), 422, "invalid-request")
    )
    assert wheres(problem(upload(b"a", resume="b"), 422, "invalid-request")) == ["/resume"]
    assert wheres(problem(upload(b"a", options=["{}", "{}"]), 422, "invalid-request")) == ["/options"]
    assert wheres(problem(upload(b"a", options='{"reff": 1}'), 422, "invalid-request")) == ["/options/reff"]
    assert wheres(problem(upload(RESUME.encode(), options='{"roles": ["astronaut"]}'), 422, "unknown-role")) == ["/options/roles"]
    problem(upload(b"a", options="{"), 400, "malformed-json")
    problem(upload(b"a", options="[" * 99), 400, "json-too-deep")


@pytest.mark.parametrize("data", [b"", b"--x", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data; name=file\r\n\r\nPython"])
def test_broken_forms(client: FlaskClient, data: bytes) -> None:
    answer = client.post("/v1/matches/upload", data=data, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in (400, 422)
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("query", "place"),
    [("page=0", "/page"), ("page=x", "/page"), ("page_size=101", "/page_size"), ("pages=1", "/pages"), ("category=cookery", "/category")],
)
def test_queries(client: FlaskClient, query: str, place: str) -> None:
    assert wheres(problem(client.get(f"/v1/skills?{query}"), 422, "invalid-request")) == [place]


def test_every_resource_that_is_read_refuses_unknown_queries(app: Flask, client: FlaskClient) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/v1/") and "GET" in (rule.methods or ())]
    assert len(rules) >= 6
    for rule in rules:
        path = rule.build(dict.fromkeys(rule.arguments, "none"))
        assert path
        assert wheres(problem(client.get(f"{path[1]}?x=1"), 422, "invalid-request")) == ["/x"]


@pytest.mark.parametrize("length", [1, 500])
def test_a_body_shorter_than_announced(client: FlaskClient, length: int) -> None:
    data = json.dumps({"text": RESUME}).encode()
    announced = {"wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(data) + length)}
    answer = client.post("/v1/profiles", data=data, content_type="application/json", environ_overrides=announced)
    problem(answer, 400, "bad-request")


def test_a_large_file_stays_in_memory(app: Flask) -> None:
    with app.test_request_context("/v1/matches/upload", method="POST", **form({"file": FileStorage(BytesIO(b"a" * 2**20), "resume")})):
        assert isinstance(request.files["file"].stream, BytesIO)
