"""The example line of every showing step leaves on a resume exactly what the step promises."""

from __future__ import annotations

import pytest

from skills_taxonomy import Skill, Taxonomy, load
from tests.extraction.conftest import Read, rungs

LINES = [(skill, step.line) for skill in load().skills.values() for step in skill.learn if step.line]


@pytest.mark.parametrize(("skill", "line"), LINES, ids=[f"{skill.id}-{number}" for number, (skill, _) in enumerate(LINES)])
def test_an_example_line_shows_its_skill_and_no_other(read: Read, taxonomy: Taxonomy, skill: Skill, line: str) -> None:
    """So that a plan's gain is exact: the line adds one shown entry of this skill, and nothing else."""
    shown = 1000 if taxonomy.category_of[skill.id].credential else 850
    assert rungs(read("Projects\n- " + line)) == {skill.id: shown}
