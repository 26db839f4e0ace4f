"""Two lines for every ambiguous name: one that means the skill, one that means something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.extraction.extractor import Extractor
from skills_taxonomy.model import Strength, Taxonomy
from skills_taxonomy.shape import read_yaml, shape
from skills_taxonomy.surface import GAP, spelt_out

HERE = Path(__file__).parent
PLACE = "{}"  # in a line: where the name stands
_DAY = date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Sense:
    """The lines of ambiguous names: `means` says the skill, `other` something else. Without `forms`: all of the skills' names."""

    skills: tuple[str, ...]
    means: str
    other: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Senses:
    senses: tuple[Sense, ...]


def read(category: str) -> tuple[Sense, ...]:
    """The lines of one category. Raises `Misfit`."""
    path = HERE / f"{category}.yaml"
    senses: _Senses = shape(_Senses, read_yaml(path, path.name), path.name, "file")
    return senses.senses


def ambiguous_names(category: str, taxonomy: Taxonomy) -> dict[str, set[str]]:
    """The ambiguous names of each skill that are matched."""
    names = {
        skill.id: {alias for entry in skill.ambiguous if entry.strength is not Strength.NEVER for alias in entry.aliases}
        for skill in taxonomy.skills.values()
        if taxonomy.category_of[skill.id].id == category
    }
    return {skill: forms for skill, forms in names.items() if forms}


def faults(category: str, taxonomy: Taxonomy, extractor: Extractor) -> Iterator[str]:
    """Every name without lines, every line of no ambiguous name, and every line that is misread."""
    left = ambiguous_names(category, taxonomy)
    wanted = {skill: set(forms) for skill, forms in left.items()}
    senses = read(category)
    listed = {(skill, form) for sense in senses for form in sense.forms for skill in sense.skills}
    for sense in senses:
        if PLACE not in sense.means or PLACE not in sense.other:
            yield f"{', '.join(sense.skills)}: each line needs its {PLACE}"
            continue
        for skill in sense.skills:
            if skill not in wanted:
                yield f"{skill}: has no ambiguous name in {category}"
                continue
            forms = sense.forms or tuple(sorted(form for form in wanted[skill] if (skill, form) not in listed))
            for form in forms:
                if form not in wanted[skill]:
                    yield f"{skill}: {form!r} is no ambiguous name of it"
                    continue
                left[skill].discard(form)
                if not _says(sense.means, form, skill, extractor):
                    yield f"{skill}: {form!r} is not found in: {_filled(sense.means, form)[0]}"
                if _says(sense.other, form, skill, extractor):
                    yield f"{skill}: {form!r} is found in: {_filled(sense.other, form)[0]}"
    for skill, missing in left.items():
        for form in sorted(missing):
            yield f"{skill}: {form!r} has no lines"


def _says(line: str, form: str, skill: str, extractor: Extractor) -> bool:
    """Whether the skill is found where the name stands."""
    text, start = _filled(line, form)
    end = start + len(text) - len(line.replace(PLACE, "", 1))
    found = extractor.profile(text, _DAY).skills.get(skill)
    return found is not None and any(mention.start < end and start < mention.end for mention in found.mentions)


def _filled(line: str, form: str) -> tuple[str, int]:
    """The line with the name (its first choice, a gap filled with a word) in its place, and where it begins."""
    return line.replace(PLACE, spelt_out(form)[0].replace(GAP, " the "), 1), line.index(PLACE)
