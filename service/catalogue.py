"""The taxonomy as it is looked up: one skill, one role, the difference of two roles, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.errors import InvalidRequest, UnknownRole, UnknownSkill
from skills_taxonomy.model import Category, Requirement, Role, Satisfier, Skill, Source, Sourced, Taxonomy

_IN_FULL = 1000  # thousandths


@dataclass(frozen=True, slots=True)
class RolePage:
    """A role and the sources that it cites."""

    role: Role
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SkillPage:
    """A skill, what meets it and how, the roles that ask for it or for what it meets in full, and the sources that it cites."""

    skill: Skill
    category: Category
    met_by: tuple[Satisfier, ...]
    asked_by: tuple[Role, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill in a list."""

    skill: Skill
    category: Category


@dataclass(frozen=True, slots=True)
class TaxonomyPage:
    """The taxonomy and all its sources."""

    taxonomy: Taxonomy
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What only one of two roles asks for."""

    first: Role
    second: Role
    only_first: tuple[Requirement, ...]
    only_second: tuple[Requirement, ...]


class Catalogue:
    """Lookups in one taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._names = {skill.id: "\n".join(_names(skill)).casefold() for skill in taxonomy.skills.values()}

    def whole(self) -> TaxonomyPage:
        """The taxonomy with its sources."""
        return TaxonomyPage(self.taxonomy, tuple(self.taxonomy.sources.values()))

    def roles(self) -> tuple[Role, ...]:
        """All roles, by id."""
        return tuple(self.taxonomy.roles.values())

    def role(self, role: str) -> RolePage:
        """A role with its sources. Raises `UnknownRole`."""
        found = self._role(role)
        cited = [statement.sources for statement in _statements(found)]
        cited += [requirement.sources for requirement in found.requirements]
        cited += [band.sources for band in found.context.pay_bands]
        return RolePage(found, self._sources(cited))

    def compare(self, first: str, second: str) -> Comparison:
        """The requirements of each of two roles that none of the other's skills meets in full. Raises `UnknownRole`."""
        one, other = self._role(first), self._role(second)
        return Comparison(one, other, self._only(one, other), self._only(other, one))

    def skills(self, part: str = "", category: str | None = None) -> tuple[SkillLine, ...]:
        """The skills with `part` in one of their names, by id, of all categories or of one. Raises `InvalidRequest`."""
        if category is not None and category not in {known.id for known in self.taxonomy.categories}:
            raise InvalidRequest("There is no such category.", "category")
        wanted = part.casefold().strip()
        lines = (SkillLine(skill, self.taxonomy.category_of[id]) for id, skill in self.taxonomy.skills.items() if wanted in self._names[id])
        return tuple(line for line in lines if category in (None, line.category.id))

    def skill(self, skill: str) -> SkillPage:
        """A skill with its sources. Raises `UnknownSkill`."""
        found = self.taxonomy.skills.get(skill)
        if found is None:
            raise UnknownSkill("There is no skill of that id.")
        asking = tuple(role for role in self.roles() if any(skill in self._meeting(asked) for asked in role.requirements))
        return SkillPage(found, self.taxonomy.category_of[skill], self.taxonomy.satisfiers[skill], asking, self._sources([found.sources]))

    def _role(self, role: str) -> Role:
        if role not in self.taxonomy.roles:
            raise UnknownRole(f"There is no role of that id; there are {', '.join(self.taxonomy.roles)}.")
        return self.taxonomy.roles[role]

    def _only(self, role: Role, other: Role) -> tuple[Requirement, ...]:
        asked = {skill for requirement in other.requirements for skill in requirement.any_of}
        return tuple(requirement for requirement in role.requirements if not asked & self._meeting(requirement))

    def _meeting(self, requirement: Requirement) -> set[str]:
        """The skills that meet a requirement's skills in full."""
        ways = (way for skill in requirement.any_of for way in self.taxonomy.satisfiers[skill])
        return {way.skill for way in ways if way.share == _IN_FULL}

    def _sources(self, cited: Iterable[Iterable[str]]) -> tuple[Source, ...]:
        return tuple(self.taxonomy.sources[id] for id in sorted({id for group in cited for id in group}))


def _names(skill: Skill) -> tuple[str, ...]:
    return (skill.id, skill.label, *skill.aliases, *skill.hidden_aliases)


def _statements(role: Role) -> tuple[Sourced, ...]:
    context = role.context
    single = (context.focus, context.who_hires, context.environment, context.hiring_trend, context.outlook)
    several = (context.responsibilities, context.deliverables, context.specialisations, context.career_paths, context.ways_in)
    return single + tuple(statement for group in several for statement in group)
