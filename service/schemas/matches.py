"""A profile against roles."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from marshmallow import fields

from service.model import Assertion, GapKind, Leaning, Status
from service.reporting import MatchReport
from service.schemas.profiles import ProfileSchema, SignalSchema, SufficiencySchema, VersionsSchema
from service.schemas.shape import Answer, Thousandths, named
from skills_taxonomy.model import StepKind, Via

# What an answer holds only when it is included, by the word that includes it.
_INCLUDED = {"evidence": "matches.requirements", "profile": "profile", "text": "text"}


class RoleNameSchema(Answer):
    """A role's id and the name shown."""

    id = fields.String(required=True)
    label = fields.String(required=True)


class GroupFitSchema(Answer):
    """The sum of the requirement fits of one group."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    possible = Thousandths(required=True)
    earned = Thousandths(required=True)


class GapSchema(Answer):
    """A requirement not fully met. `points` is what its way would add by itself."""

    requirement = fields.String(required=True)
    label = fields.String(required=True)
    kind = fields.Enum(GapKind, by_value=fields.String, required=True)
    points = Thousandths(required=True)
    skills = fields.List(fields.String(), required=True)
    ask = fields.String(required=True, metadata=named("A question for the interview."))


class HoursSchema(Answer):
    """A range of hours."""

    low = fields.Integer(required=True)
    high = fields.Integer(required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """A model's range is a pair."""
        return obj[("low", "high").index(attr)]


class LearningStepSchema(Answer):
    """One thing to do. `gain` is the re-scored difference, in the order of the plan."""

    order = fields.Integer(required=True)
    title = fields.String(required=True)
    kind = fields.Enum(StepKind, by_value=fields.String, required=True)
    url = fields.String(required=True, allow_none=True)
    hours = fields.Nested(HoursSchema, required=True)
    gain = Thousandths(required=True)
    skills = fields.List(fields.String(), required=True)
    prerequisites = fields.List(fields.String(), required=True)
    leaves = fields.String(required=True, allow_none=True, metadata=named("An example of the line that it leaves on the resume."))
    proof = fields.String(required=True, metadata=named("How to know that it is done."))


class LongPathSchema(Answer):
    """A way that takes more hours than a plan may hold."""

    requirement = fields.String(required=True)
    label = fields.String(required=True)
    title = fields.String(required=True)
    hours = fields.Nested(HoursSchema, required=True)
    gain = Thousandths(required=True)
    skills = fields.List(fields.String(), required=True)


class LearningPlanSchema(Answer):
    """The cheapest ordered steps that reach the target."""

    target = fields.String(required=True, allow_none=True)
    reachable = fields.Boolean(required=True)
    fit_after = Thousandths(required=True)
    hours = fields.Nested(HoursSchema, required=True)
    steps = fields.List(fields.Nested(LearningStepSchema), required=True)
    long_paths = fields.List(fields.Nested(LongPathSchema), required=True)


class SkillViaSchema(Answer):
    """A skill of the profile that meets a requirement, and how."""

    skill = fields.String(required=True)
    how = fields.Enum(Via, by_value=fields.String, required=True)


class ScoredMentionSchema(Answer):
    """A mention and the points that the requirement loses without it."""

    skill = fields.String(required=True, attribute="mention.skill")
    start = fields.Integer(required=True, attribute="mention.start")
    end = fields.Integer(required=True, attribute="mention.end")
    text = fields.String(required=True, attribute="mention.text")
    section = fields.String(required=True, attribute="mention.section")
    assertion = fields.Enum(Assertion, by_value=fields.String, required=True, attribute="mention.assertion")
    points = Thousandths(required=True)


class RequirementFitSchema(Answer):
    """One requirement of a role against one profile."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    group = fields.String(required=True)
    core = fields.Boolean(required=True)
    importance = fields.Function(
        lambda found: "essential" if found.essential else "optional",
        required=True,
        metadata={"type": "string", "enum": ["essential", "optional"]},
    )
    possible = Thousandths(required=True)
    earned = Thousandths(required=True)
    status = fields.Enum(Status, by_value=fields.String, required=True)
    reason = fields.String(required=True)
    via = fields.List(fields.Nested(SkillViaSchema), required=True)
    mentions = fields.List(fields.Nested(ScoredMentionSchema), required=True)


class MatchSchema(Answer):
    """One role's answer. What follows from the fit is null where the input cannot be judged."""

    role = fields.Nested(RoleNameSchema, required=True)
    fit = Thousandths(required=True, allow_none=True, attribute="match.fit", dump_default=None, metadata=named("Of 100; core + base."))
    core = Thousandths(required=True, allow_none=True, attribute="match.core", dump_default=None)
    base = Thousandths(required=True, allow_none=True, attribute="match.base", dump_default=None)
    focus = Thousandths(
        required=True,
        allow_none=True,
        attribute="match.focus",
        dump_default=None,
        metadata=named("The share of the person's evidence that the role uses, in percent; no part of the fit."),
    )
    band = fields.String(required=True, allow_none=True, attribute="match.band", dump_default=None)
    summary = fields.String(required=True, allow_none=True, attribute="match.summary", dump_default=None)
    groups = fields.List(fields.Nested(GroupFitSchema), required=True, attribute="match.groups", dump_default=list)
    gaps = fields.List(fields.Nested(GapSchema), required=True)
    learning_plan = fields.Nested(LearningPlanSchema, required=True, allow_none=True, attribute="plan")
    requirements = fields.List(
        fields.Nested(RequirementFitSchema), attribute="match.requirements", dump_default=list, metadata=named("When evidence is included.")
    )


class PushSchema(Answer):
    """A skill that pushes the orientation: towards engineer (+) or scientist (-)."""

    skill = fields.String(required=True)
    label = fields.String(required=True)
    push = Thousandths(required=True)


class OrientationSchema(Answer):
    """Where a profile stands, -1 scientist to +1 engineer; null where too little says so."""

    value = Thousandths(required=True, allow_none=True)
    leaning = fields.Enum(Leaning, by_value=fields.String, required=True)
    deciding = fields.List(fields.Nested(PushSchema), required=True)


class ReceiptSchema(Answer):
    """All that an answer follows from. `input_sha256` is that of the judged text in UTF-8."""

    engine = fields.String(required=True)
    taxonomy = fields.String(required=True)
    taxonomy_sha256 = fields.String(required=True)
    roles = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True, metadata=named("The version of each role."))
    as_of = fields.Date(required=True)
    input_sha256 = fields.String(required=True)


class MatchReportSchema(Answer):
    """One resume against the roles asked for."""

    ref = fields.String(required=True, allow_none=True)
    as_of = fields.Date(required=True)
    versions = fields.Nested(VersionsSchema, required=True)
    orientation = fields.Nested(OrientationSchema, required=True, allow_none=True)
    sufficiency = fields.Nested(SufficiencySchema, required=True)
    signals = fields.List(fields.Nested(SignalSchema), required=True)
    matches = fields.List(fields.Nested(MatchSchema), required=True)
    receipt = fields.Nested(ReceiptSchema, required=True)
    notice = fields.String(required=True)
    profile = fields.Nested(ProfileSchema, metadata=named("When included."))
    text = fields.String(metadata=named("When included: what all offsets point into."))


@lru_cache(maxsize=8)
def _schema(include: frozenset[str]) -> MatchReportSchema:
    return MatchReportSchema(exclude=[key for word, key in _INCLUDED.items() if word not in include])


def dump_report(report: MatchReport) -> dict[str, Any]:
    """The JSON of a report, with what was included."""
    return dict(_schema(report.include).dump(report))
