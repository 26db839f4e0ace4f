"""An employer's text as read."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from service.reporting import PostingReport
from service.schemas.matches import OrientationSchema, RoleNameSchema
from service.schemas.profiles import MentionSchema, SufficiencySchema, VersionsSchema
from service.schemas.shape import Answer, Thousandths, named


class PostedSkillSchema(Answer):
    """One skill that a posting names."""

    id = fields.String(required=True, attribute="skill")
    label = fields.String(required=True)
    category = fields.String(required=True)
    asked = fields.Boolean(required=True, metadata=named("False where it is only denied, hoped for or done by others."))
    mentions = fields.List(fields.Nested(MentionSchema), required=True)


class NearRoleSchema(Answer):
    """A role beside a posting."""

    role = fields.Nested(RoleNameSchema, required=True)
    fit = Thousandths(required=True, metadata=named("Of 100, for a person who has shown once all that the posting asks."))
    focus = Thousandths(required=True, metadata=named("The share of what the posting asks that the role uses, in percent."))


class PostingSchema(Answer):
    """All of one posting."""

    versions = fields.Nested(VersionsSchema, required=True)
    skills = fields.List(fields.Nested(PostedSkillSchema), required=True)
    sufficiency = fields.Nested(SufficiencySchema, required=True)
    orientation = fields.Nested(OrientationSchema, required=True)
    nearest_roles = fields.List(fields.Nested(NearRoleSchema), required=True, metadata=named("Best fit first; none for too little text."))


_POSTING = PostingSchema()


def dump_posting(report: PostingReport) -> dict[str, Any]:
    """The JSON of a posting."""
    return dict(_POSTING.dump(report))
