"""Skills: by name or category, and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.api.resource import Resource
from service.api.wiring import Page, catalogue, versioned
from service.catalogue import SkillLine
from service.schemas.catalogue import SkillLineSchema, SkillSchema
from service.schemas.requests import SkillQuerySchema

TOTAL = "X-Total-Count"

skills = Resource("skills", __name__, url_prefix="/v1/skills", description="The skills of the taxonomy.")
_HEADERS = {TOTAL: {"description": "How many there are on all pages.", "schema": {"type": "integer"}}}


@skills.operation("", SkillLineSchema(many=True), id="listSkills", query=SkillQuerySchema, cached=True, headers=_HEADERS)
def list_skills(query: dict[str, Any]) -> tuple[Sequence[SkillLine], int, dict[str, str]]:
    """List the skills with a part of a name, page by page."""
    found = catalogue().skills(query["q"], query.get("category"))
    start = (query["page"] - 1) * query["page_size"]
    return found[start : start + query["page_size"]], 200, {TOTAL: str(len(found))}


@skills.operation("/<skill>", SkillSchema, id="getSkill", problems=(404,), cached=True)
def get_skill(skill: str) -> Page:
    """A skill, what meets it, who asks for it and how to learn it."""
    return versioned(catalogue().skill(skill))
