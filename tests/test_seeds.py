"""Every skill and title that the two source documents name is in the taxonomy, and says where it was read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from service.scoring import Scorer
from skills_taxonomy import Skill, Taxonomy, load
from tests.builders import mention, profile


class Named(NamedTuple):
    """A name as a resume would write it, the skill or role it stands for, and the documents that name it."""

    name: str
    id: str
    sources: list[str]


LISTED = {
    kind: [Named(**entry) for entry in entries]
    for kind, entries in yaml.safe_load((Path(__file__).parent / "seeds.yaml").read_text(encoding="utf-8")).items()
}
SKILLS = [named for kind, entries in LISTED.items() if kind != "titles" for named in entries]
TITLES = LISTED["titles"]


@cache
def taxonomy() -> Taxonomy:
    return load()


def folded(name: str) -> str:
    """A name without case, with a hyphen read as a space."""
    return " ".join(name.casefold().replace("-", " ").split())


def forms(skill: Skill) -> set[str]:
    """All that a skill is called, ambiguous forms with them."""
    return {folded(name) for name in (skill.label, *skill.aliases, *skill.hidden_aliases)}


def label(named: Named) -> str:
    return f"{named.name} ({named.id})"


@pytest.mark.parametrize("named", SKILLS, ids=label)
def test_a_name_in_the_documents_is_a_name_of_its_skill(named: Named) -> None:
    """What a source document names, a resume may name too, and it is found under the skill listed for it."""
    assert folded(named.name) in forms(taxonomy().skills[named.id])


@pytest.mark.parametrize("named", SKILLS, ids=label)
def test_a_skill_says_which_document_names_it(named: Named) -> None:
    """A skill that a source document names gives that document among its sources."""
    assert set(named.sources) <= set(taxonomy().skills[named.id].sources)


@pytest.mark.parametrize("named", TITLES, ids=label)
def test_a_title_in_the_documents_is_a_title_of_one_role(named: Named) -> None:
    """A title that a source document names belongs to the role listed for it, and to no other."""
    owners = [role.id for role in taxonomy().roles.values() if folded(named.name) in map(folded, {role.label, *role.titles})]
    assert owners == [named.id]


@pytest.mark.parametrize("role", ["ai-engineer", "ml-scientist"])
def test_the_archetypes_rest_on_both_documents(role: str) -> None:
    """Both source documents describe the two archetypes, and the context of each names both."""
    context = taxonomy().roles[role].context
    assert {source for statement in context.responsibilities for source in statement.sources} == {
        "ai-researcher-and-engineer-guide",
        "engineer-and-scientist-2025",
    }


def test_nothing_is_listed_twice() -> None:
    """Each name is listed once, so that the list can be counted."""
    names = [folded(named.name) for named in SKILLS]
    assert sorted(names) == sorted(set(names))


def test_python_and_a_framework_separate_nobody() -> None:
    """Nearly all who apply know both: alone they earn no core point of any role."""
    known = taxonomy()
    shown = profile(known, *(mention(name, entry=entry) for name in ("python", "pytorch", "tensorflow") for entry in (1, 2)))
    scorer = Scorer(known)
    assert {role.id: scorer.match(shown, role).core for role in known.roles.values()} == dict.fromkeys(known.roles, 0)
