"""What a new name would collide with, and how often it stands in texts that have nothing to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skills_taxonomy.labels import read_lines
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.surface import GAP, spelt_out, variants, words

OTHER_FIELDS = "*other-fields*.yaml"


@dataclass(frozen=True, slots=True)
class Trial:
    """`taken`: skills that are found by this name already. `within`: names that hold it. `around`: names that it holds.

    `fires`: the lines of other fields that it would be found in.
    """

    taken: tuple[str, ...]
    within: tuple[str, ...]
    around: tuple[str, ...]
    fires: tuple[str, ...]
    lines: int


def try_name(name: str, taxonomy: Taxonomy, folder: Path) -> Trial:
    """What is known of a name before it is added; the lines are those of all files for other fields below `folder`.

    Raises `LabelError`.
    """
    wanted = variants(name, taxonomy.lexicon.spelling)
    named = [(form, f"{written!r} ({skill})") for skill, written, form in _forms(taxonomy)]
    lines = [line.text for path in sorted(folder.rglob(OTHER_FIELDS)) for line in read_lines(path)]
    return Trial(
        taken=_texts(text for form, text in named if form in wanted),
        within=_texts(text for form, text in named if any(_holds(form, own) for own in wanted if form != own)),
        around=_texts(text for form, text in named if any(_holds(own, form) for own in wanted if form != own)),
        fires=tuple(" ".join(line.split()) for line in lines if any(_holds(words(line), own) for own in wanted)),
        lines=len(lines),
    )


def _forms(taxonomy: Taxonomy) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for skill in taxonomy.skills.values():
        for name in (skill.label, *skill.aliases, *skill.hidden_aliases):
            for full in spelt_out(name) if GAP not in name else ():
                yield from ((skill.id, name, form) for form in variants(full, taxonomy.lexicon.spelling))


def _holds(phrase: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(phrase[at : at + len(part)] == part for at in range(len(phrase) - len(part) + 1))


def _texts(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))
