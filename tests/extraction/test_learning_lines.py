"""The example line of every showing step leaves on a resume exactly what the step promises."""

from __future__ import annotations

import pytest

from service.learning.ways import Guide
from service.scoring import Scorer
from skills_taxonomy import Skill, Taxonomy, load
from tests.extraction.conftest import Read, rungs

LINES = [(skill, step.line) for skill in load().skills.values() for step in skill.learn if step.line]


@pytest.mark.parametrize(("skill", "line"), LINES, ids=[f"{skill.id}-{number}" for number, (skill, _) in enumerate(LINES)])
def test_an_example_line_shows_its_skill_and_no_other(read: Read, taxonomy: Taxonomy, skill: Skill, line: str) -> None:
    """So that a plan's gain is exact: the line adds one shown entry of this skill, and nothing else."""
    shown = 1000 if taxonomy.category_of[skill.id].credential else 850
    assert rungs(read("Projects\n- " + line)) == {skill.id: shown}


def test_saying_where_a_skill_was_used_shows_that_skill(read: Read, taxonomy: Taxonomy) -> None:
    """The line that costs nothing is exact too, for every skill that a requirement can be met by."""
    guide = Guide(taxonomy, Scorer(taxonomy))
    asked = {skill for role in taxonomy.roles.values() for requirement in role.requirements for skill in requirement.any_of}
    usable = sorted({name for skill in asked for name in guide.in_full[skill]} - set(guide.showing))
    wrong = {name: told for name in usable if set(told := rungs(read(f"Projects\n- {guide.saying(name).line}"))) != {name}}
    assert wrong == {}
