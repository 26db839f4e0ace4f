"""Short ways to write a taxonomy, a role and a profile down, and to generate them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from typing import get_type_hints

from hypothesis import strategies as st

from service.ladder import Ladder
from service.model import Assertion, CandidateProfile, Mention, Rung, SkillEvidence, Sufficiency, Verdict
from skills_taxonomy.lexicon import Lexicon
from skills_taxonomy.loader import HOME
from skills_taxonomy.model import Category, Group, LearningResource, Requirement, Role, RoleContext, Skill, Sourced, StepKind, Taxonomy
from skills_taxonomy.relations import families_of, satisfiers_of
from skills_taxonomy.shape import read_yaml, shape
from skills_taxonomy.weights import CategoryPush, SkillPush

NOTHING_SAID = Sourced("", ())
CONTEXT = RoleContext(NOTHING_SAID, (), (), NOTHING_SAID, NOTHING_SAID, NOTHING_SAID, NOTHING_SAID, ())
NAMES = tuple(f"skill-{letter}" for letter in "abcdefghij")


@cache
def lexicon() -> Lexicon:
    """The real words, weights and limits."""
    kinds = get_type_hints(Lexicon)
    files = {field.name: HOME / "lexicon" / f"{field.name}.yaml" for field in fields(Lexicon)}
    return Lexicon(**{name: shape(kinds[name], read_yaml(path, path.name), path.name, "file") for name, path in files.items()})


def learn(study: int, showing: int) -> tuple[LearningResource, ...]:
    """A course and a project of so many hours."""
    course = LearningResource(StepKind.COURSE, "Course", (study, study), "", "certificate")
    project = LearningResource(StepKind.PROJECT, "Project", (showing, showing), "", "repository", line="Built it.")
    return course, project


def skill(name: str, **said: object) -> Skill:
    return replace(Skill(name, name.title(), ()), **said)  # type: ignore[arg-type]


def taxonomy(*skills: Skill, credentials: Iterable[Skill] = (), pushes: dict[str, int] | None = None, general: int = 0) -> Taxonomy:
    """The skills under the real lexicon, with pushes of their own; all others push by `general`."""
    rules = replace(
        lexicon().orientation,
        fields=("work",),
        pushes=tuple(SkillPush(name, push, "") for name, push in (pushes or {}).items()),
        categories=(CategoryPush("work", general, ""),),
    )
    categories = (Category("work", "Work", skills), Category("credentials", "Credentials", tuple(credentials), credential=True))
    known = {found.id: found for category in categories for found in category.skills}
    return Taxonomy(
        version="1",
        digest="",
        categories=categories,
        skills=known,
        category_of={found.id: category for category in categories for found in category.skills},
        roles={},
        sources={},
        lexicon=replace(lexicon(), orientation=rules),
        satisfiers=satisfiers_of(known, lexicon().ladder),
        families=families_of(known),
    )


def requirement(name: str, points: int, *any_of: str, **said: object) -> Requirement:
    plain = Requirement(
        name, name.title(), "group", core=True, essential=False, points=points, any_of=any_of, reason="", ask="", sources=()
    )
    return replace(plain, **said)  # type: ignore[arg-type]


def role(*requirements: Requirement) -> Role:
    groups = tuple(Group(name, name.title()) for name in dict.fromkeys(found.group for found in requirements))
    return Role("role", "Role", 1, "", (), groups, requirements, CONTEXT)


def mention(name: str, rung: Rung = Rung.SHOWN, entry: int = 1, assertion: Assertion = Assertion.AFFIRMED, start: int = 0) -> Mention:
    """What is not affirmed is on no rung, as extraction has it."""
    worth = rung if assertion is Assertion.AFFIRMED else Rung.NONE
    return Mention(name, start, start + len(name), name, "experience", entry, assertion, worth)


def profile(known: Taxonomy, *mentions: Mention) -> CandidateProfile:
    """What the ladder makes of the mentions."""
    ladder, own = Ladder(known), defaultdict(list)
    for found in mentions:
        own[found.skill].append(found)
    skills = {name: SkillEvidence(name, *ladder.climb(name, own[name]), mentions=tuple(own[name])) for name in sorted(own)}
    return CandidateProfile(skills, Sufficiency(Verdict.OK))


mentions = st.builds(
    mention,
    name=st.sampled_from(NAMES),
    rung=st.sampled_from([rung for rung in Rung if rung is not Rung.NONE]),
    entry=st.integers(1, 3),
    assertion=st.sampled_from([Assertion.AFFIRMED, *Assertion]),
    start=st.integers(0, 99),
)
resumes = st.lists(mentions, max_size=15)


@st.composite
def taxonomies(draw: st.DrawFn) -> Taxonomy:
    """Ten skills; each may lie under, imply or need earlier ones, so that nothing runs in a circle."""
    skills = []
    for place, name in enumerate(NAMES):
        earlier = st.lists(st.sampled_from(NAMES[:place]), unique=True, max_size=2).map(tuple) if place else st.just(())
        steps = learn(draw(st.integers(1, 60)), draw(st.integers(1, 60))) if draw(st.integers(0, 4)) else ()
        found = skill(
            name, broader=draw(earlier), implies=draw(earlier), family=draw(st.booleans()), prerequisites=draw(earlier), learn=steps
        )
        skills.append(found)
    return taxonomy(*skills[:-1], credentials=skills[-1:], pushes=draw(st.dictionaries(st.sampled_from(NAMES), st.integers(-1000, 1000))))


@st.composite
def roles(draw: st.DrawFn) -> Role:
    """Two to seven requirements of one to four skills, their points summing to 100."""
    cuts = sorted(draw(st.lists(st.integers(1, 99), unique=True, min_size=1, max_size=6)))
    found = []
    for place, (low, high) in enumerate(zip([0, *cuts], [*cuts, 100], strict=True)):
        names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=4))
        said = {
            "group": draw(st.sampled_from(["first", "second"])),
            "core": draw(st.booleans()),
            "essential": draw(st.booleans()),
            "at_least": draw(st.integers(1, len(names))),
            "suggest": draw(st.sampled_from([None, *names])),
        }
        found.append(requirement(f"requirement-{place}", high - low, *names, **said))
    return role(*found)
