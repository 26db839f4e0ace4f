"""A resume as read."""

from __future__ import annotations

from typing import Any, ClassVar

from marshmallow import fields

from service.model import Assertion, Verdict
from service.reporting import ProfileReport
from service.schemas.shape import Answer, Thousandths, named


class VersionsSchema(Answer):
    """What computed an answer."""

    engine = fields.String(required=True)
    taxonomy = fields.String(required=True)


class SpanSchema(Answer):
    """A place in the text and what stands there."""

    start = fields.Integer(required=True, metadata=named("In Unicode code points of the text; the first one."))
    end = fields.Integer(required=True, metadata=named("The first code point after it."))
    text = fields.String(required=True)


class MentionSchema(SpanSchema):
    """One skill found in one place."""

    when_known: ClassVar[frozenset[str]] = frozenset({"settled_by"})

    section = fields.String(required=True)
    entry = fields.Integer(required=True, metadata=named("Which position, project or section; the same number is the same one."))
    assertion = fields.Enum(Assertion, by_value=fields.String, required=True)
    settled_by = fields.Nested(SpanSchema, metadata=named("The context that settled an ambiguous name."))


class SkillEvidenceSchema(Answer):
    """One skill of a profile. Months, last use and proficiency are shown, never scored."""

    when_known: ClassVar[frozenset[str]] = frozenset({"months", "last_used", "proficiency"})

    id = fields.String(required=True, attribute="found.skill")
    label = fields.String(required=True)
    category = fields.String(required=True)
    evidence = Thousandths(required=True, attribute="found.evidence", metadata=named("From 0 to 1, by the best of its mentions."))
    months = fields.Integer(attribute="found.months")
    last_used = fields.String(attribute="found.last_used", metadata=named("Year and month."))
    proficiency = fields.String(attribute="found.proficiency")
    mentions = fields.List(fields.Nested(MentionSchema), required=True, attribute="found.mentions")


class SufficiencySchema(Answer):
    """Whether the input can be judged at all."""

    verdict = fields.Enum(Verdict, by_value=fields.String, required=True)
    reasons = fields.List(fields.String(), required=True)


class SignalSchema(Answer):
    """Something about the input that a reader should know. It never lowers a score."""

    when_known: ClassVar[frozenset[str]] = frozenset({"amount", "start", "end"})

    kind = fields.String(required=True)
    message = fields.String(required=True)
    amount = fields.Integer()
    start = fields.Integer()
    end = fields.Integer()


class ProfileSchema(Answer):
    """All of one resume."""

    as_of = fields.Date(required=True)
    versions = fields.Nested(VersionsSchema, required=True)
    skills = fields.List(fields.Nested(SkillEvidenceSchema), required=True)
    sufficiency = fields.Nested(SufficiencySchema, required=True)
    signals = fields.List(fields.Nested(SignalSchema), required=True)


_PROFILE = ProfileSchema()


def dump_profile(report: ProfileReport) -> dict[str, Any]:
    """The JSON of a profile."""
    return dict(_PROFILE.dump(report))
