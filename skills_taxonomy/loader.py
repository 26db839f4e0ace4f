"""YAML files into one `Taxonomy`, or one error that lists every problem and its mend."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

from skills_taxonomy.checks import problems_of
from skills_taxonomy.collecting import uncollected
from skills_taxonomy.lexicon import Lexicon
from skills_taxonomy.model import Category, Role, Source, Taxonomy
from skills_taxonomy.overlay import overlaid, overlaid_categories
from skills_taxonomy.relations import families_of, satisfiers_of
from skills_taxonomy.shape import Misfit, Problem, read_yaml, shape

HOME = Path(__file__).parent
_LOCAL = 8  # digits of the digest that tell one overlay from another


@dataclass(frozen=True, slots=True)
class _Entries:
    categories: list[Category]
    roles: list[Role]
    sources: tuple[Source, ...]


class TaxonomyError(Exception):
    """The data cannot be used. `problems` lists everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the taxonomy\n" + "\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Sources:
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class _Release:
    version: str


@dataclass(frozen=True, slots=True)
class _Retired:
    skills: tuple[str, ...]
    roles: tuple[str, ...]


@uncollected()
def load(home: Path = HOME, extra: Path | None = None) -> Taxonomy:
    """The taxonomy of a folder laid out as this one. Raises `TaxonomyError`.

    `extra` is a folder with any of `skills/`, `roles/` and `sources.yaml` of one's own, laid over those of `home`. It is part of the
    digest, and the version says that it is there.
    """
    reader = _Reader()
    shipped = reader.entries(home, "")
    own = reader.entries(extra, "extra/") if extra else _Entries([], [], ())
    lexicons = {
        field.name: reader.file(home / f"lexicon/{field.name}.yaml", f"lexicon/{field.name}.yaml", kind)
        for field, kind in _lexicon_fields()
    }
    retired = reader.file(home / "retired.yaml", "retired.yaml", _Retired)
    release = reader.file(home / "release.yaml", "release.yaml", _Release)
    if reader.problems:
        raise TaxonomyError(tuple(reader.problems))
    data = _Entries(
        overlaid_categories(shipped.categories, own.categories),
        overlaid(shipped.roles, own.roles),
        tuple(overlaid(shipped.sources, own.sources)),
    )
    lexicon = Lexicon(**lexicons)
    found = problems_of(data.categories, data.roles, lexicon, data.sources, retired.skills + retired.roles)
    if found:
        raise TaxonomyError(tuple(found))
    digest = reader.digest.hexdigest()
    return _taxonomy(data, lexicon, f"{release.version}+{digest[:_LOCAL]}" if extra else release.version, digest)


def _lexicon_fields() -> list[tuple[Any, type]]:
    hints = get_type_hints(Lexicon)
    return [(field, hints[field.name]) for field in fields(Lexicon)]


def _taxonomy(data: _Entries, lexicon: Lexicon, version: str, digest: str) -> Taxonomy:
    categories = data.categories
    skills = {skill.id: skill for category in categories for skill in category.skills}
    return Taxonomy(
        version=version,
        digest=digest,
        categories=tuple(categories),
        skills=MappingProxyType(dict(sorted(skills.items()))),
        category_of=MappingProxyType({skill.id: category for category in categories for skill in category.skills}),
        roles=MappingProxyType({role.id: role for role in data.roles}),
        sources=MappingProxyType({source.id: source for source in data.sources}),
        lexicon=lexicon,
        satisfiers=MappingProxyType(satisfiers_of(skills, lexicon.ladder)),
        families=MappingProxyType(families_of(skills)),
    )


class _Reader:
    """Reads files in sorted order, hashing what it reads and keeping the problems for the end."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.digest = hashlib.sha256()

    def entries(self, home: Path, prefix: str) -> _Entries:
        """The skills, roles and sources of a folder; a missing part has none."""
        categories = self._folder(home, f"{prefix}skills", Category)
        roles = self._folder(home, f"{prefix}roles", Role)
        sources = self.file(home / "sources.yaml", f"{prefix}sources.yaml", _Sources) if (home / "sources.yaml").exists() else None
        if not categories and not roles:
            self.problems.append(
                Problem(str(home), "folder", "holds neither skills nor roles", "Name a folder with skills/ or roles/ in it")
            )
        return _Entries(categories, roles, sources.sources if sources else ())

    def _folder(self, home: Path, name: str, kind: type) -> list[Any]:
        shaped = []
        for path in sorted((home / Path(name).name).glob("*.yaml")):
            value = self.file(path, f"{name}/{path.name}", kind)
            if value is not None and value.id != path.stem:
                self.problems.append(Problem(f"{name}/{path.name}", value.id, "the id is not the file's name", f"Write id: {path.stem}"))
            if value is not None:
                shaped.append(value)
        return shaped

    def file(self, path: Path, name: str, kind: type) -> Any:
        """The value of one file, or nothing and a problem under `name`."""
        if not path.exists():
            self.problems.append(Problem(name, "file", "is missing", "Add it"))
            return None
        self.digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        try:
            return shape(kind, read_yaml(path, name), name, "file")
        except Misfit as misfit:
            self.problems += misfit.problems
            return None
