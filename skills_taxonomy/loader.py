"""YAML files into one `Taxonomy`, or one error that lists every problem and its mend."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

from skills_taxonomy.checks import problems_of
from skills_taxonomy.lexicon import Lexicon
from skills_taxonomy.model import Category, Role, Source, Taxonomy
from skills_taxonomy.relations import families_of, satisfiers_of
from skills_taxonomy.shape import Misfit, Problem, read_yaml, shape

HOME = Path(__file__).parent
VERSION = "2026.11.0"


class TaxonomyError(Exception):
    """The data cannot be used. `problems` lists everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the taxonomy\n" + "\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Sources:
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class _Retired:
    skills: tuple[str, ...]
    roles: tuple[str, ...]


def load(home: Path = HOME) -> Taxonomy:
    """The taxonomy of a folder laid out as this one. Raises `TaxonomyError`."""
    reader = _Reader(home)
    categories = reader.folder("skills", Category)
    roles = reader.folder("roles", Role)
    lexicons = {field.name: reader.file(f"lexicon/{field.name}.yaml", field_type) for field, field_type in _lexicon_fields()}
    sources = reader.file("sources.yaml", _Sources)
    retired = reader.file("retired.yaml", _Retired)
    if reader.problems:
        raise TaxonomyError(tuple(reader.problems))
    lexicon = Lexicon(**lexicons)
    found = problems_of(categories, roles, lexicon, sources.sources, retired.skills + retired.roles)
    if found:
        raise TaxonomyError(tuple(found))
    return _taxonomy(categories, roles, lexicon, sources.sources, reader.digest.hexdigest())


def _lexicon_fields() -> list[tuple[Any, type]]:
    hints = get_type_hints(Lexicon)
    return [(field, hints[field.name]) for field in fields(Lexicon)]


def _taxonomy(categories: list[Category], roles: list[Role], lexicon: Lexicon, sources: tuple[Source, ...], digest: str) -> Taxonomy:
    skills = {skill.id: skill for category in categories for skill in category.skills}
    return Taxonomy(
        version=VERSION,
        digest=digest,
        categories=tuple(categories),
        skills=MappingProxyType(dict(sorted(skills.items()))),
        category_of=MappingProxyType({skill.id: category for category in categories for skill in category.skills}),
        roles=MappingProxyType({role.id: role for role in roles}),
        sources=MappingProxyType({source.id: source for source in sources}),
        lexicon=lexicon,
        satisfiers=MappingProxyType(satisfiers_of(skills, lexicon.ladder)),
        families=MappingProxyType(families_of(skills)),
    )


class _Reader:
    """Reads files in sorted order, hashing what it reads and keeping the problems for the end."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.problems: list[Problem] = []
        self.digest = hashlib.sha256()

    def folder(self, name: str, kind: type) -> list[Any]:
        shaped = []
        for path in sorted((self.home / name).glob("*.yaml")):
            value = self.file(f"{name}/{path.name}", kind)
            if value is not None and value.id != path.stem:
                self.problems.append(Problem(f"{name}/{path.name}", value.id, "the id is not the file's name", f"Write id: {path.stem}"))
            if value is not None:
                shaped.append(value)
        return shaped

    def file(self, name: str, kind: type) -> Any:
        path = self.home / name
        if not path.exists():
            self.problems.append(Problem(name, "file", "is missing", "Add it"))
            return None
        self.digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        try:
            return shape(kind, read_yaml(path, name), name, "file")
        except Misfit as misfit:
            self.problems += misfit.problems
            return None
