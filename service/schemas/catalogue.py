"""Skills, roles and where their facts were read."""

from __future__ import annotations

from typing import ClassVar

from marshmallow import fields

from service.schemas.matches import HoursSchema, RoleNameSchema
from service.schemas.profiles import VersionsSchema
from service.schemas.shape import Answer, Thousandths, named
from skills_taxonomy.model import StepKind, Via

_IMPORTANCE = {"type": "string", "enum": ["essential", "optional"]}


class SourceSchema(Answer):
    """Where a fact was read."""

    when_known: ClassVar[frozenset[str]] = frozenset({"author", "url"})

    id = fields.String(required=True)
    title = fields.String(required=True)
    author = fields.String()
    year = fields.Integer(required=True)
    url = fields.String()


class StatementSchema(Answer):
    """A statement about a role, with the ids of its sources."""

    text = fields.String(required=True)
    sources = fields.List(fields.String(), required=True)


class PayBandSchema(Answer):
    """Yearly pay in whole units of the currency, as reported for the year."""

    level = fields.String(required=True)
    low = fields.Integer(required=True)
    high = fields.Integer(required=True)
    currency = fields.String(required=True)
    country = fields.String(required=True)
    year = fields.Integer(required=True)
    sources = fields.List(fields.String(), required=True)


class RoleContextSchema(Answer):
    """What surrounds a role. Never used in a score."""

    focus = fields.Nested(StatementSchema, required=True)
    responsibilities = fields.List(fields.Nested(StatementSchema), required=True)
    deliverables = fields.List(fields.Nested(StatementSchema), required=True)
    who_hires = fields.Nested(StatementSchema, required=True)
    environment = fields.Nested(StatementSchema, required=True)
    hiring_trend = fields.Nested(StatementSchema, required=True)
    outlook = fields.Nested(StatementSchema, required=True)
    pay_bands = fields.List(fields.Nested(PayBandSchema), required=True)
    specialisations = fields.List(fields.Nested(StatementSchema), required=True)
    career_paths = fields.List(fields.Nested(StatementSchema), required=True)
    ways_in = fields.List(fields.Nested(StatementSchema), required=True)


class RequirementSchema(Answer):
    """One thing a role asks for: `at_least` of the skills, worth `points` of 100."""

    when_known: ClassVar[frozenset[str]] = frozenset({"suggest"})

    id = fields.String(required=True)
    label = fields.String(required=True)
    group = fields.String(required=True)
    core = fields.Boolean(required=True)
    importance = fields.Function(lambda asked: "essential" if asked.essential else "optional", required=True, metadata=_IMPORTANCE)
    points = fields.Integer(required=True)
    at_least = fields.Integer(required=True)
    skills = fields.List(fields.String(), required=True, attribute="any_of")
    suggest = fields.String(metadata=named("The skill that a learning plan proposes first."))
    reason = fields.String(required=True)
    ask = fields.String(required=True, metadata=named("A question for the interview."))
    sources = fields.List(fields.String(), required=True)


class GroupSchema(Answer):
    """A heading under which requirements are summed."""

    id = fields.String(required=True)
    label = fields.String(required=True)


class RoleLineSchema(Answer):
    """A role in a list."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    version = fields.Integer(required=True)
    summary = fields.String(required=True)
    titles = fields.List(fields.String(), required=True)


class RoleSchema(Answer):
    """A role, what surrounds it, and the sources it cites."""

    versions = fields.Nested(VersionsSchema, required=True)
    id = fields.String(required=True, attribute="page.role.id")
    label = fields.String(required=True, attribute="page.role.label")
    version = fields.Integer(required=True, attribute="page.role.version")
    summary = fields.String(required=True, attribute="page.role.summary")
    titles = fields.List(fields.String(), required=True, attribute="page.role.titles")
    groups = fields.List(fields.Nested(GroupSchema), required=True, attribute="page.role.groups")
    requirements = fields.List(fields.Nested(RequirementSchema), required=True, attribute="page.role.requirements")
    context = fields.Nested(RoleContextSchema, required=True, attribute="page.role.context")
    sources = fields.List(fields.Nested(SourceSchema), required=True, attribute="page.sources")


class ComparisonSchema(Answer):
    """What only one of two roles asks for."""

    versions = fields.Nested(VersionsSchema, required=True)
    first = fields.Nested(RoleNameSchema, required=True, attribute="page.first")
    second = fields.Nested(RoleNameSchema, required=True, attribute="page.second")
    only_first = fields.List(fields.Nested(RequirementSchema), required=True, attribute="page.only_first")
    only_second = fields.List(fields.Nested(RequirementSchema), required=True, attribute="page.only_second")


class SkillLineSchema(Answer):
    """A skill in a list."""

    id = fields.String(required=True, attribute="skill.id")
    label = fields.String(required=True, attribute="skill.label")
    category = fields.String(required=True, attribute="category.id")
    aliases = fields.List(fields.String(), required=True, attribute="skill.aliases")


class SatisfierSchema(Answer):
    """A skill that meets this one with a share of its own evidence."""

    skill = fields.String(required=True)
    how = fields.Enum(Via, by_value=fields.String, required=True, attribute="via")
    share = Thousandths(required=True)


class LearningResourceSchema(Answer):
    """One way to study or show a skill."""

    when_known: ClassVar[frozenset[str]] = frozenset({"url", "leaves"})

    kind = fields.Enum(StepKind, by_value=fields.String, required=True)
    title = fields.String(required=True)
    hours = fields.Nested(HoursSchema, required=True)
    why = fields.String(required=True)
    proof = fields.String(required=True)
    url = fields.String()
    leaves = fields.String(attribute="line")


class SkillSchema(Answer):
    """A skill, what meets it, who asks for it and how to learn it."""

    when_known: ClassVar[frozenset[str]] = frozenset({"esco_uri", "onet_title"})

    versions = fields.Nested(VersionsSchema, required=True)
    id = fields.String(required=True, attribute="page.skill.id")
    label = fields.String(required=True, attribute="page.skill.label")
    category = fields.Nested(GroupSchema, required=True, attribute="page.category")
    aliases = fields.List(fields.String(), required=True, attribute="page.skill.aliases")
    broader = fields.List(fields.String(), required=True, attribute="page.skill.broader")
    implies = fields.List(fields.String(), required=True, attribute="page.skill.implies")
    prerequisites = fields.List(fields.String(), required=True, attribute="page.skill.prerequisites")
    met_by = fields.List(fields.Nested(SatisfierSchema), required=True, attribute="page.met_by")
    asked_by = fields.List(fields.Nested(RoleNameSchema), required=True, attribute="page.asked_by")
    learn = fields.List(fields.Nested(LearningResourceSchema), required=True, attribute="page.skill.learn")
    sources = fields.List(fields.Nested(SourceSchema), required=True, attribute="page.sources")
    esco_uri = fields.String(attribute="page.skill.esco_uri")
    onet_title = fields.String(attribute="page.skill.onet_title")


class CategoryLineSchema(Answer):
    """A category and how many skills it has."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    skills = fields.Function(lambda category: len(category.skills), required=True, metadata={"type": "integer"})


class CountsSchema(Answer):
    """How much there is."""

    skills = fields.Function(lambda taxonomy: len(taxonomy.skills), required=True, metadata={"type": "integer"})
    roles = fields.Function(lambda taxonomy: len(taxonomy.roles), required=True, metadata={"type": "integer"})
    categories = fields.Function(lambda taxonomy: len(taxonomy.categories), required=True, metadata={"type": "integer"})
    sources = fields.Function(lambda taxonomy: len(taxonomy.sources), required=True, metadata={"type": "integer"})


class TaxonomySchema(Answer):
    """Which taxonomy is installed, and whom it owes."""

    versions = fields.Nested(VersionsSchema, required=True)
    version = fields.String(required=True, attribute="page.taxonomy.version")
    sha256 = fields.String(required=True, attribute="page.taxonomy.digest")
    counts = fields.Nested(CountsSchema, required=True, attribute="page.taxonomy")
    categories = fields.List(fields.Nested(CategoryLineSchema), required=True, attribute="page.taxonomy.categories")
    sources = fields.List(fields.Nested(SourceSchema), required=True, attribute="page.sources", metadata=named("With credit lines."))
