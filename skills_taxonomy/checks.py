"""Rules that the data keeps beyond its shape. Each rule yields a problem with its mend for every breach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from skills_taxonomy.lexicon import Lexicon
from skills_taxonomy.model import STUDY, Category, Role, Skill, Source, StepKind
from skills_taxonomy.shape import Problem, duplicates
from skills_taxonomy.surface import GAP, core, generic_words, spelt_out, variants

BASE_LIMIT = 45  # transferable skills alone must never look like a fit (the middle of the scale)
STEP_LIMIT = 5  # a choice of more is no advice


@dataclass(frozen=True)
class _Data:
    categories: list[Category]
    roles: list[Role]
    lexicon: Lexicon
    sources: tuple[Source, ...]
    retired: tuple[str, ...]

    @cached_property
    def entries(self) -> list[tuple[str, Skill]]:
        """Every skill with its file."""
        return [(f"skills/{category.id}.yaml", skill) for category in self.categories for skill in category.skills]

    @cached_property
    def skills(self) -> dict[str, Skill]:
        return {skill.id: skill for _, skill in self.entries}


def problems_of(
    categories: list[Category], roles: list[Role], lexicon: Lexicon, sources: tuple[Source, ...], retired: tuple[str, ...]
) -> list[Problem]:
    """Every breach of every rule."""
    data = _Data(categories, roles, lexicon, sources, retired)
    return [problem for rule in RULES for problem in rule(data)]


def _unique_ids(data: _Data) -> Iterator[Problem]:
    for name in duplicates(skill.id for _, skill in data.entries):
        yield Problem(_files(data, name), name, "the id stands twice", "Keep one entry, or give one another id")
    for label in duplicates(skill.label.casefold() for _, skill in data.entries):
        owners = [skill.id for _, skill in data.entries if skill.label.casefold() == label]
        yield Problem(_files(data, owners[0]), ", ".join(owners), f"the label {label!r} stands twice", "Give each its own label")
    for title in duplicates(title.casefold() for role in data.roles for title in {role.label, *role.titles}):
        yield Problem("roles", title, "the title belongs to two roles", "Leave it with the one that it fits best")


def _sorted_entries(data: _Data) -> Iterator[Problem]:
    named: list[tuple[str, list[str]]] = [(f"skills/{c.id}.yaml", [skill.id for skill in c.skills]) for c in data.categories]
    named.append(("sources.yaml", [source.id for source in data.sources]))
    named.append(("lexicon/orientation.yaml", [push.skill for push in data.lexicon.orientation.pushes]))
    for file, ids in named:
        for before, after in pairwise(ids):
            if before > after:
                yield Problem(file, after, f"stands after {before!r}", "Sort the entries by id")


def _retired_ids(data: _Data) -> Iterator[Problem]:
    for name in [skill.id for _, skill in data.entries] + [role.id for role in data.roles]:
        if name in data.retired:
            yield Problem(_files(data, name), name, "the id was retired and must not come back", "Choose a new id")


def _references(data: _Data) -> Iterator[Problem]:
    known_sources = {source.id for source in data.sources}
    for file, skill in data.entries:
        for key in ("broader", "implies", "prerequisites"):
            yield from _missing(file, skill.id, key, getattr(skill, key), data.skills)
        yield from _missing(file, skill.id, "sources", skill.sources, known_sources)
        if not skill.sources:
            yield Problem(file, skill.id, "names no source", "Add at least one id of sources.yaml")
    for role in data.roles:
        file = f"roles/{role.id}.yaml"
        for requirement in role.requirements:
            suggested = (requirement.suggest,) if requirement.suggest else ()
            yield from _missing(file, requirement.id, "any_of", (*requirement.any_of, *suggested), data.skills)
            yield from _missing(file, requirement.id, "sources", requirement.sources, known_sources)
            yield from _missing(file, requirement.id, "group", (requirement.group,), {group.id for group in role.groups})
    pushed = (
        *data.lexicon.orientation.inside,
        *data.lexicon.orientation.outside,
        *(push.skill for push in data.lexicon.orientation.pushes),
    )
    yield from _missing("lexicon/orientation.yaml", "pushes", "skill", pushed, data.skills)
    general = (*data.lexicon.orientation.fields, *(push.category for push in data.lexicon.orientation.categories))
    yield from _missing("lexicon/orientation.yaml", "categories", "category", general, {category.id for category in data.categories})
    yield from _missing("lexicon/context.yaml", "everyday", "skill", data.lexicon.context.everyday, data.skills)
    sections = data.lexicon.sections
    named = tuple(rule.venues for rule in sections.sections if rule.venues)
    yield from _missing("lexicon/sections.yaml", "sections", "venues", (*named, sections.publication), data.skills)
    degrees = tuple(name for level in data.lexicon.degrees.levels for name in (level.skill, level.quantitative, level.other))
    yield from _missing("lexicon/degrees.yaml", "levels", "skill", degrees, data.skills)


def _missing(file: str, entry: str, key: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(file, entry, f"{key} names {name!r}, which does not exist", "Add it or name another")


def _acyclic(data: _Data) -> Iterator[Problem]:
    above: list[tuple[str, Callable[[Skill], tuple[str, ...]]]] = [
        ("broader and implies", lambda skill: skill.broader + skill.implies),
        ("prerequisites", lambda skill: skill.prerequisites),
    ]
    for what, get in above:
        for name in sorted(_on_a_cycle(data.skills, get)):
            yield Problem(_files(data, name), name, f"stands on a cycle of {what}", "Take one of the links out")


def _on_a_cycle(skills: dict[str, Skill], above: Callable[[Skill], tuple[str, ...]]) -> set[str]:
    """The skills left when those that lead nowhere, or that nothing leads to, are taken away again and again."""
    links = {name: {up for up in above(skill) if up in skills} for name, skill in skills.items()}
    while leaves := {name for name, ups in links.items() if not ups}:
        links = {name: ups - leaves for name, ups in links.items() if name not in leaves}
    while idle := set(links) - {up for ups in links.values() for up in ups}:
        links = {name: ups for name, ups in links.items() if name not in idle}
    return set(links)


def _aliases(data: _Data) -> Iterator[Problem]:
    owners: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
    for file, skill in data.entries:
        names = (skill.label, *skill.aliases, *skill.hidden_aliases)
        settled = {alias for entry in skill.ambiguous if entry.near or entry.not_near for alias in entry.aliases}
        for name in duplicates(iter(names)):
            yield Problem(file, skill.id, f"the alias {name!r} stands twice", "Keep it once")
        for alias in (alias for entry in skill.ambiguous for alias in entry.aliases):
            if alias not in names:
                yield Problem(file, skill.id, f"the ambiguous form {alias!r} is no alias", "Repeat the label or an alias as it stands")
        for name in names:
            for form in (form for full in spelt_out(name) for form in variants(full, data.lexicon.spelling)):
                owners[form][skill.id] = owners[form].get(skill.id, True) and name in settled
    for form, skills in sorted(owners.items()):
        if len(skills) > 1 and not all(skills.values()):
            mend = "Keep it under one skill, or give each a context (near, not_near)"
            yield Problem(_files(data, *skills), ", ".join(sorted(skills)), f"share the alias {' '.join(form)!r}", mend)


def _redundant(data: _Data) -> Iterator[Problem]:
    spelling = data.lexicon.spelling
    before, after = generic_words(data.lexicon.generic, spelling)
    for file, skill in data.entries:
        unsettled = {alias for entry in skill.ambiguous for alias in entry.aliases}
        names = [name for name in (skill.label, *skill.aliases, *skill.hidden_aliases) if GAP not in name]
        forms = {name: {form for full in spelt_out(name) for form in variants(full, spelling)} for name in names}
        certain = {form for name in names if name not in unsettled for form in forms[name]}
        for name in (name for name in names[1:] if name.split()[-1].islower()):  # a capitalised tail is a product's: Kubeflow Pipelines
            cores = {form: core(form, certain - forms[name], before, after) for form in forms[name]}
            if all(last - first < len(form) for form, (first, last) in cores.items()):
                yield Problem(file, skill.id, f"the alias {name!r} is another name between generic words", "Take it out")


def _points(data: _Data) -> Iterator[Problem]:
    for role in data.roles:
        file = f"roles/{role.id}.yaml"
        total = sum(requirement.points for requirement in role.requirements)
        base = sum(requirement.points for requirement in role.requirements if not requirement.core)
        if total != 100:
            yield Problem(file, role.id, f"the points sum to {total}", "Make them sum to 100")
        if base > BASE_LIMIT:
            yield Problem(file, role.id, f"base requirements have {base} points", f"Leave them at most {BASE_LIMIT}")
        for name in duplicates(requirement.id for requirement in role.requirements):
            yield Problem(file, name, "the requirement stands twice", "Give each its own id")
        for requirement in role.requirements:
            if requirement.points < 1:
                yield Problem(file, requirement.id, f"is worth {requirement.points} points", "Give it at least 1")
            if not 1 <= requirement.at_least <= len(set(requirement.any_of)):
                yield Problem(file, requirement.id, f"asks for {requirement.at_least} of its skills", "Ask for 1 to all of them")


def _learnable(data: _Data) -> Iterator[Problem]:
    for file, skill in data.entries:
        yield from _steps(file, skill)
    for role in data.roles:
        for requirement in role.requirements:
            names = (requirement.suggest,) if requirement.suggest else requirement.any_of
            if not any(name in data.skills and _can_be_learnt(data.skills[name]) for name in names):
                mend = "Give one of its skills a study step and a showing step"
                yield Problem(f"roles/{role.id}.yaml", requirement.id, "there is no way to learn it", mend)


def _steps(file: str, skill: Skill) -> Iterator[Problem]:
    if len(skill.learn) > STEP_LIMIT:
        yield Problem(file, skill.id, f"has {len(skill.learn)} ways to learn", f"Keep the best {STEP_LIMIT}")
    if skill.learn and not _can_be_learnt(skill):
        yield Problem(file, skill.id, "lacks a study step or a showing step", "Give it one of each")
    for step in skill.learn:
        if (step.line is None) is not (step.kind in STUDY):
            yield Problem(file, skill.id, f"step {step.title!r}: a line belongs to showing steps only", "Add or remove `line`")
        if step.kind is StepKind.SHOW:
            yield Problem(file, skill.id, f"step {step.title!r}: `show` is never data", "Choose another kind")
        if not 0 < step.hours[0] <= step.hours[1]:
            yield Problem(file, skill.id, f"step {step.title!r}: hours {list(step.hours)}", "Write [low, high], both above 0")
        if step.url is not None and not step.url.startswith("https://"):
            yield Problem(file, skill.id, f"step {step.title!r}: the link is not https", "Link to the primary page over https")


def _can_be_learnt(skill: Skill) -> bool:
    return any(step.kind in STUDY for step in skill.learn) and any(step.kind not in STUDY for step in skill.learn)


def _near_words(data: _Data) -> Iterator[Problem]:
    for file, skill in data.entries:
        for entry in skill.ambiguous:
            for word in (*entry.near, *entry.not_near):
                if word != word.casefold() or not word.isalnum():
                    yield Problem(file, skill.id, f"the context word {word!r} is not one lower-case word", "Write single lower-case words")


def _files(data: _Data, *names: str) -> str:
    return ", ".join(dict.fromkeys(file for file, skill in data.entries if skill.id in names)) or "roles"


RULES: tuple[Callable[[_Data], Iterator[Problem]], ...] = (
    _unique_ids,
    _sorted_entries,
    _retired_ids,
    _references,
    _acyclic,
    _aliases,
    _redundant,
    _points,
    _learnable,
    _near_words,
)
