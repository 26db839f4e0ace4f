"""Matches: the contract's shape, its sums, its offsets."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage

from service.api.examples import MATCH, RESUME
from tests.api.conftest import Upload
from tests.documents import build_docx, build_pdf

ENTRY = {"role", "fit", "core", "base", "focus", "band", "summary", "groups", "gaps", "learning_plan"}
REPORT = {"ref", "as_of", "versions", "orientation", "sufficiency", "signals", "matches", "receipt", "notice"}


def whole(number: float) -> int:
    """Thousandths; the answer is exact."""
    assert abs(1000 * number - round(1000 * number)) < 1e-6
    return round(1000 * number)


def ask(client: FlaskClient, **fields: Any) -> dict[str, Any]:
    answer = client.post("/v1/matches", json={"resume": {"text": RESUME}, **fields})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def test_all_roles_best_fit_first(client: FlaskClient) -> None:
    told = ask(client)
    assert set(told) == REPORT
    fits = [(-match["fit"], match["role"]["id"]) for match in told["matches"]]
    assert fits == sorted(fits)
    assert len(fits) == 6
    assert all(set(match) == ENTRY for match in told["matches"])
    assert [match["learning_plan"] is not None for match in told["matches"]] == [True] + [False] * 5
    assert all(len(match["gaps"]) <= 3 for match in told["matches"])


def test_named_roles_in_their_order_each_with_a_plan(client: FlaskClient) -> None:
    told = ask(client, roles=["ml-scientist", "ai-engineer"], ref="Bewerbung 7 ✓")
    assert [match["role"]["id"] for match in told["matches"]] == ["ml-scientist", "ai-engineer"]
    assert all(match["learning_plan"] for match in told["matches"])
    assert told["ref"] == "Bewerbung 7 ✓"


def test_the_parts_sum_to_the_fit(client: FlaskClient) -> None:
    for match in ask(client, include=["evidence"])["matches"]:
        fit = whole(match["fit"])
        assert whole(match["core"]) + whole(match["base"]) == fit
        assert sum(whole(group["earned"]) for group in match["groups"]) == fit
        assert sum(whole(requirement["earned"]) for requirement in match["requirements"]) == fit
        assert sum(whole(requirement["possible"]) for requirement in match["requirements"]) == 100_000
        open_ones = {requirement["id"] for requirement in match["requirements"] if requirement["status"] != "met"}
        assert {gap["requirement"] for gap in match["gaps"]} <= open_ones


def test_the_gains_sum_to_what_the_plan_promises(client: FlaskClient) -> None:
    match = ask(client, roles=["ai-engineer"], target=95)["matches"][0]
    plan = match["learning_plan"]
    assert whole(match["fit"]) + sum(whole(step["gain"]) for step in plan["steps"]) == whole(plan["fit_after"])
    assert plan["steps"]
    assert plan["hours"]["low"] <= plan["hours"]["high"]
    assert [step["order"] for step in plan["steps"]] == list(range(1, len(plan["steps"]) + 1))


def test_every_mention_gives_its_text_back(client: FlaskClient) -> None:
    told = ask(client, roles=["ai-engineer"], include=["evidence", "profile", "text"])
    cited = [mention for requirement in told["matches"][0]["requirements"] for mention in requirement["mentions"]]
    listed = [mention for skill in told["profile"]["skills"] for mention in skill["mentions"]]
    assert cited
    assert listed
    assert all(told["text"][mention["start"] : mention["end"]] == mention["text"] for mention in cited + listed)


def test_what_is_not_included_is_absent(client: FlaskClient) -> None:
    told = ask(client, roles=["ai-engineer"])
    assert not {"profile", "text"} & set(told)
    assert "requirements" not in told["matches"][0]


def test_the_receipt_can_be_recomputed(client: FlaskClient) -> None:
    told = ask(client, as_of="2026-11-01")
    receipt = told["receipt"]
    assert receipt["input_sha256"] == hashlib.sha256(RESUME.encode()).hexdigest()
    assert receipt["as_of"] == told["as_of"] == "2026-11-01"
    assert receipt["taxonomy_sha256"] == client.get("/v1/taxonomy").get_json()["sha256"]
    assert {"engine": receipt["engine"], "taxonomy": receipt["taxonomy"]} == told["versions"]
    assert set(receipt["roles"]) == {match["role"]["id"] for match in told["matches"]}


def test_the_same_request_has_the_same_bytes(client: FlaskClient) -> None:
    assert client.post("/v1/matches", json=MATCH).data == client.post("/v1/matches", json=MATCH).data


def test_assumed_skills_are_scored_and_keep_their_name(client: FlaskClient) -> None:
    before, after = ask(client, roles=["ml-scientist"]), ask(client, roles=["ml-scientist"], assume=["tensorflow"])
    assert whole(after["matches"][0]["fit"]) >= whole(before["matches"][0]["fit"])


@pytest.mark.parametrize("key", ["version", "sha256"])
def test_the_expected_taxonomy(client: FlaskClient, key: str) -> None:
    known = client.get("/v1/taxonomy").get_json()[key]
    assert ask(client, expect={"taxonomy": known})["matches"]


def test_orientation_names_the_skills_that_decide(client: FlaskClient) -> None:
    orientation = ask(client)["orientation"]
    assert orientation["leaning"] == "engineer"
    assert -1 <= orientation["value"] <= 1
    assert all(set(push) == {"skill", "label", "push"} for push in orientation["deciding"])


def test_profiles_know_what_they_say(client: FlaskClient) -> None:
    told = client.post("/v1/profiles", json={"text": RESUME, "as_of": "2026-11-01"}).get_json()
    skills = {skill["id"]: skill for skill in told["skills"]}
    assert {"langchain", "docker", "pytorch"} <= set(skills)
    assert skills["langchain"]["evidence"] == 0.85
    assert {"id", "label", "category", "evidence", "mentions"} <= set(skills["pytorch"])
    assert None not in [value for skill in told["skills"] for value in skill.values()]
    assert all(RESUME[m["start"] : m["end"]] == m["text"] for skill in told["skills"] for m in skill["mentions"])
    assert "settled_by" not in skills["pytorch"]["mentions"][0]


def test_what_settled_an_ambiguous_name_is_told(client: FlaskClient) -> None:
    text = "Experience\nData Scientist, 2020 - 2024\n- Wrote forecasting models in R with tidyverse and ggplot2 for the finance team.\n"
    told = client.post("/v1/profiles", json={"text": text}).get_json()
    settled = [m["settled_by"] for skill in told["skills"] for m in skill["mentions"] if "settled_by" in m]
    assert settled
    assert all(text[span["start"] : span["end"]] == span["text"] for span in settled)


@pytest.mark.parametrize(
    "file",
    [
        RESUME.encode(),
        build_pdf.build(build_pdf.lines(40, 800, RESUME)),
        build_docx.build(*(build_docx.paragraph(line) for line in RESUME.splitlines())),
    ],
    ids=["text", "pdf", "docx"],
)
def test_a_file_is_matched_like_its_text(client: FlaskClient, upload: Upload, file: bytes) -> None:
    options = {"roles": ["ai-engineer"], "include": ["text", "evidence"], "as_of": "2026-11-01"}
    answer = upload(file, options=json.dumps(options))
    assert answer.status_code == 200, answer.text
    told = answer.get_json()
    again = client.post("/v1/matches", json={"resume": {"text": told["text"]}, **options})
    assert again.data == answer.data
    assert told["matches"][0]["fit"] == ask(client, roles=["ai-engineer"])["matches"][0]["fit"]


def test_options_may_be_left_out_or_come_as_a_file(upload: Upload) -> None:
    assert len(upload(RESUME.encode()).get_json()["matches"]) == 6
    part = FileStorage(BytesIO(b'{"ref": "17"}'), "options.json", content_type="application/json")
    assert upload(RESUME.encode(), options=part).get_json()["ref"] == "17"


def test_hidden_text_is_told_and_left_out(upload: Upload) -> None:
    white = build_pdf.text(40, 20, "Kubernetes Terraform", colour=build_pdf.WHITE)
    told = upload(build_pdf.build(build_pdf.lines(40, 800, RESUME) + white), options='{"include": ["text"]}').get_json()
    signal = next(signal for signal in told["signals"] if signal["kind"] == "hidden_text")
    assert signal["amount"] == len("KubernetesTerraform")
    assert "Terraform" not in told["text"]
