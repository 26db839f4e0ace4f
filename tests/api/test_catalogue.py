"""Roles, skills and the taxonomy, and that nothing is sent twice."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from skills_taxonomy import Taxonomy

CACHED = [
    "/v1/roles",
    "/v1/roles/ai-engineer",
    "/v1/roles/ai-engineer/compare/ml-scientist",
    "/v1/skills",
    "/v1/skills/pytorch",
    "/v1/taxonomy",
]


@pytest.mark.parametrize("path", CACHED)
def test_what_the_caller_holds_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).data == first.data


def test_roles(client: FlaskClient, taxonomy: Taxonomy) -> None:
    listed = client.get("/v1/roles").get_json()
    assert [role["id"] for role in listed] == list(taxonomy.roles)
    for role in listed:
        told = client.get(f"/v1/roles/{role['id']}").get_json()
        assert sum(requirement["points"] for requirement in told["requirements"]) == 100
        known = {source["id"] for source in told["sources"]}
        context = told["context"]
        cited = [band["sources"] for band in context["pay_bands"]] + [context["focus"]["sources"], context["outlook"]["sources"]]
        cited += [requirement["sources"] for requirement in told["requirements"]]
        assert {name for names in cited for name in names} <= known


def test_what_only_one_of_two_roles_asks_for(client: FlaskClient) -> None:
    told = client.get("/v1/roles/ai-engineer/compare/ml-scientist").get_json()
    back = client.get("/v1/roles/ml-scientist/compare/ai-engineer").get_json()
    assert told["only_first"]
    assert told["only_second"]
    assert (told["only_first"], told["only_second"]) == (back["only_second"], back["only_first"])
    same = client.get("/v1/roles/ai-engineer/compare/ai-engineer").get_json()
    assert same["only_first"] == same["only_second"] == []


def test_skills_come_in_pages(client: FlaskClient, taxonomy: Taxonomy) -> None:
    seen: list[str] = []
    for page in range(1, 1 + -(-len(taxonomy.skills) // 100)):
        answer = client.get(f"/v1/skills?page={page}&page_size=100")
        assert answer.headers["X-Total-Count"] == str(len(taxonomy.skills))
        seen += [skill["id"] for skill in answer.get_json()]
    assert seen == list(taxonomy.skills)
    assert client.get("/v1/skills?page=100000").get_json() == []


def test_skills_by_a_part_of_a_name_and_by_category(client: FlaskClient) -> None:
    assert "pytorch" in {skill["id"] for skill in client.get("/v1/skills?q=PYTOR").get_json()}
    assert {skill["category"] for skill in client.get("/v1/skills?category=languages").get_json()} == {"languages"}
    assert client.get("/v1/skills?q=no-such-name").get_json() == []


def test_a_skill(client: FlaskClient) -> None:
    told = client.get("/v1/skills/pytorch").get_json()
    assert told["met_by"][0] == {"skill": "pytorch", "how": "shown", "share": 1.0}
    assert all(way["hours"]["low"] <= way["hours"]["high"] for way in told["learn"])
    assert "ml-scientist" in {role["id"] for role in told["asked_by"]}
    assert told["sources"]


def test_every_skill_can_be_looked_up(client: FlaskClient, taxonomy: Taxonomy) -> None:
    assert all(client.get(f"/v1/skills/{skill}").status_code == 200 for skill in taxonomy.skills)


def test_the_taxonomy_names_whom_it_owes(client: FlaskClient, taxonomy: Taxonomy) -> None:
    told = client.get("/v1/taxonomy").get_json()
    assert (told["version"], told["sha256"]) == (taxonomy.version, taxonomy.digest)
    assert told["counts"]["skills"] == sum(category["skills"] for category in told["categories"]) == len(taxonomy.skills)
    assert {"esco", "onet"} <= {source["id"] for source in told["sources"]}
