"""Every phrase that is looked for, of every kind, and what it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from skills_taxonomy.lexicon import Cue, Lexicon, SectionRule
from skills_taxonomy.model import Ambiguous, Skill, Strength, Taxonomy
from skills_taxonomy.surface import GAP, WORD, core, generic_words, respell, spelt_out, variants, words


class Kind(StrEnum):
    """What a phrase is; overlaps are resolved within a kind."""

    SKILL = "skill"
    HEAD = "head"
    TAIL = "tail"
    CUE = "cue"
    SUBJECT = "subject"
    PERSON = "person"
    HEADING = "heading"
    DOING = "doing"
    STUDIED = "studied"
    IN_PROGRESS = "in progress"
    TOOL_LABEL = "tool label"
    LEVEL = "level"
    FIELD = "field"
    SETTLING = "settling"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a skill; `ambiguous` when it also means something else. Its words `core` are the name, the others generic."""

    skill: str
    ambiguous: Ambiguous | None
    core: tuple[int, int] | None = None
    titled: bool = False  # the data writes its last word with a capital, as a product's name


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a name with a gap: `trained ... from scratch`."""

    skill: str
    name: str


Meaning = Form | Half | Cue | SectionRule | str
Phrases = dict[tuple[str, ...], dict[tuple[Kind, object], Meaning]]


def all_phrases(taxonomy: Taxonomy) -> Phrases:
    """Folded words of a phrase -> all that it stands for."""
    phrases: Phrases = defaultdict(dict)
    spelling = taxonomy.lexicon.spelling
    for kind, name, meaning in _named(taxonomy):
        for form in (form for full in spelt_out(name) for form in variants(full, spelling)):
            phrases[form][kind, meaning] = meaning
    _trim(phrases, *generic_words(taxonomy.lexicon.generic, spelling))
    return dict(phrases)


def _trim(phrases: Phrases, before: frozenset[str], after: frozenset[str]) -> None:
    """Marks the core of the names that only generic words set apart from another name of their skill ("Go programming")."""
    forms: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form, meanings in phrases.items():
        for meaning in meanings.values():
            if isinstance(meaning, Form):
                forms[meaning.skill].add(form)
    for form, meanings in phrases.items():
        for key, meaning in meanings.items():
            if isinstance(meaning, Form) and (found := core(form, forms[meaning.skill], before, after)) != (0, len(form)):
                meanings[key] = replace(meaning, core=found)


def single_words(taxonomy: Taxonomy) -> set[str]:
    """Words that are looked up one by one, in the spelling that is looked up."""
    return {respell(word, taxonomy.lexicon.spelling) for word in _single_words(taxonomy)}


def _single_words(taxonomy: Taxonomy) -> Iterator[str]:
    """Context, terminators, titles, units, function words and signs."""
    lexicon = taxonomy.lexicon
    for skill in taxonomy.skills.values():
        for entry in skill.ambiguous:
            yield from (*entry.near, *entry.not_near)
    masks = lexicon.masks
    for phrase in (
        *lexicon.assertions.terminators,
        *(word for cue in lexicon.assertions.cues for word in cue.until),
        *lexicon.assertions.people.groups,
        *lexicon.assertions.people.own,
        *lexicon.assertions.people.determiners,
        *lexicon.assertions.people.verbs,
        *lexicon.assertions.people.relative,
        *lexicon.assertions.people.made,
        *masks.role_nouns,
        *masks.place_nouns,
        *masks.place_words,
        *masks.role_levels,
        *masks.employer_words,
        *masks.company_words,
    ):
        yield from words(phrase)
    yield from (*lexicon.context.before, *lexicon.context.after)
    yield from (*lexicon.dates.year_units, *lexicon.dates.month_units)
    for language in lexicon.languages.languages:
        yield from (word for name in language.words for word in words(name))
    for shared in (*lexicon.coordination.joints, *lexicon.coordination.spreading):
        yield from words(shared)
    yield from ".,;:!?()|/+#&"


def _named(taxonomy: Taxonomy) -> Iterator[tuple[Kind, str, Meaning]]:
    for skill in taxonomy.skills.values():
        yield from _names(skill)
    yield from _lexical(taxonomy.lexicon)


def _names(skill: Skill) -> Iterator[tuple[Kind, str, Meaning]]:
    ambiguous = {alias: entry for entry in skill.ambiguous for alias in entry.aliases}
    for name in (skill.label, *skill.aliases, *skill.hidden_aliases):
        head, gap, tail = name.partition(GAP)
        kinds = ((Kind.HEAD, head), (Kind.TAIL, tail)) if gap else ((Kind.SKILL, name),)
        entry = ambiguous.get(name)
        if entry and entry.strength is Strength.NEVER:
            continue
        meaning = Half(skill.id, name) if gap else Form(skill.id, entry, titled=WORD.findall(name)[-1][0].isupper())
        yield from ((kind, part, meaning) for kind, part in kinds)


def _lexical(lexicon: Lexicon) -> Iterator[tuple[Kind, str, Meaning]]:
    for cue in lexicon.assertions.cues:
        yield from ((Kind.SUBJECT if cue.opens else Kind.CUE, phrase, cue) for phrase in cue.phrases)
    for rule in lexicon.sections.sections:
        yield from ((Kind.HEADING, phrase, rule) for phrase in rule.headings)
    for level in lexicon.levels.levels:
        yield from ((Kind.LEVEL, phrase, level.id) for phrase in level.phrases)
    plain = [
        (Kind.DOING, lexicon.activity.doing),
        (Kind.PERSON, lexicon.assertions.people.nouns),
        (Kind.STUDIED, lexicon.activity.studied),
        (Kind.IN_PROGRESS, lexicon.activity.in_progress),
        (Kind.TOOL_LABEL, lexicon.activity.tool_labels),
        (Kind.SETTLING, lexicon.context.settling),
        (Kind.ORGANISATION, lexicon.masks.organisations),
    ]
    for kind, phrases in plain:
        yield from ((kind, phrase, phrase) for phrase in phrases)
    yield from ((Kind.FIELD, phrase, "quantitative") for phrase in lexicon.degrees.quantitative)
    yield from ((Kind.FIELD, phrase, "other") for phrase in lexicon.degrees.other)
