"""The data is checked like code: every problem at once, with file, entry and mend."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from skills_taxonomy import Taxonomy, TaxonomyError, load
from skills_taxonomy.loader import HOME

Home = Callable[..., Path]
STEPS = [
    {"kind": "read", "title": "A book", "hours": [2, 4], "why": "short", "proof": "notes"},
    {"kind": "build", "title": "A thing", "hours": [5, 9], "why": "small", "proof": "a repository", "line": "Built a thing."},
]


def skill(name: str, **keys: object) -> dict[str, object]:
    """A skill entry that breaks no rule."""
    return {"id": name, "label": name.title() + "ly", "sources": ["paper"], **keys}


def requirement(name: str, points: int, **keys: object) -> dict[str, object]:
    """A requirement entry that breaks no rule."""
    common = {"id": name, "label": name, "group": "g", "core": True, "essential": False, "points": points, "any_of": ["alpha"]}
    return {**common, "reason": "r", "ask": "a?", "sources": ["paper"], **keys}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Writes a taxonomy of three skills and one role, with the real words around them."""

    def write(skills: list[dict[str, object]], requirements: list[dict[str, object]] | None = None, **keys: object) -> Path:
        shutil.copytree(HOME / "lexicon", tmp_path / "lexicon")
        (tmp_path / "lexicon/orientation.yaml").write_text(
            "thresholds: {engineer: 200, scientist: -200}\nfields: []\ninside: []\noutside: []\nminimum_evidence: 0\n"
            "credential_share: 200\ncategories: []\npushes: []\n"
        )
        context = yaml.safe_load((HOME / "lexicon/context.yaml").read_text()) | {"everyday": []}
        (tmp_path / "lexicon/context.yaml").write_text(yaml.safe_dump(context))
        (tmp_path / "lexicon/degrees.yaml").write_text("reach: 9\nlevels: []\nquantitative: []\nother: []\n")
        sections = (HOME / "lexicon/sections.yaml").read_text()
        (tmp_path / "lexicon/sections.yaml").write_text(sections.replace("peer-review", "alpha").replace("ml-publication", "alpha"))
        for name in ("sources.yaml", "release.yaml"):
            shutil.copy(HOME / name, tmp_path / name)
        (tmp_path / "retired.yaml").write_text("skills: [old-skill]\nroles: []\n")
        category = {"id": "things", "label": "Things", "skills": skills}
        role = yaml.safe_load((HOME / "roles/ai-engineer.yaml").read_text())
        role |= {"id": "thinker", "label": "Thinker", "titles": [], "groups": [{"id": "g", "label": "G"}]}
        role |= {"requirements": requirements or [requirement("all", 100)]}
        for folder, name, value in (("skills", "things", category), ("roles", "thinker", {**role, **keys})):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / f"{name}.yaml").write_text(yaml.safe_dump(value, sort_keys=False))
        return tmp_path

    return write


def problems(home: Path) -> str:
    """All that the loader says of a folder."""
    with pytest.raises(TaxonomyError) as caught:
        load(home)
    return str(caught.value)


ALPHA = skill("alpha", learn=STEPS)


def test_the_small_taxonomy_of_these_tests_is_sound(home: Home) -> None:
    """What the other tests break is whole before they break it."""
    assert set(load(home([ALPHA, skill("beta")])).skills) == {"alpha", "beta"}


@pytest.mark.parametrize(
    ("skills", "requirements", "said"),
    [
        ([ALPHA, skill("beta", colour="red")], None, "skills/things.yaml: file things: skills beta: unknown key 'colour'"),
        ([ALPHA, skill("beta", aliases="word")], None, "aliases: is not a list"),
        ([ALPHA, skill("beta", aliases=[False])], None, "False is not a str"),
        ([ALPHA, {"id": "beta", "sources": ["paper"]}], None, "the key 'label' is missing"),
        (
            [ALPHA, skill("beta", aliases=["Zorb", "Zorb framework"])],
            None,
            "the alias 'Zorb framework' is another name between generic words",
        ),
        ([ALPHA, skill("beta"), skill("beta", label="Other")], None, "the id stands twice"),
        ([ALPHA, skill("beta", label="alphaly")], None, "the label 'alphaly' stands twice"),
        ([ALPHA, skill("beta", aliases=["ALPHALY"])], None, "share the alias 'alphaly'"),
        ([ALPHA, skill("beta", broader=["gone"])], None, "broader names 'gone', which does not exist"),
        ([ALPHA, skill("beta", sources=["gone"])], None, "sources names 'gone'"),
        ([ALPHA, skill("beta", sources=[])], None, "names no source"),
        (
            [ALPHA, skill("beta", broader=["gamma"]), skill("gamma", implies=["beta"])],
            None,
            "beta: stands on a cycle of broader and implies",
        ),
        ([ALPHA, skill("beta", prerequisites=["beta"])], None, "stands on a cycle of prerequisites"),
        ([skill("beta"), ALPHA], None, "alpha: stands after 'beta'. Sort the entries"),
        ([ALPHA, skill("old-skill")], None, "the id was retired"),
        ([ALPHA, skill("beta", ambiguous=[{"aliases": ["Go"], "strength": "weak"}])], None, "the ambiguous form 'Go' is no alias"),
        ([ALPHA, skill("beta", ambiguous=[{"aliases": ["Betaly"], "strength": "mild"}])], None, "'mild' is none of the allowed words"),
        ([ALPHA], [requirement("all", 99)], "roles/thinker.yaml: thinker: the points sum to 99"),
        ([ALPHA], [requirement("a", 54), requirement("b", 46, core=False)], "base requirements have 46 points"),
        ([ALPHA, skill("beta")], [requirement("all", 100, any_of=["beta"])], "all: there is no way to learn it"),
        ([ALPHA], [requirement("all", 100, any_of=["gone"])], "any_of names 'gone'"),
        ([ALPHA], [requirement("all", 100, group="gone")], "group names 'gone'"),
        ([ALPHA], [requirement("all", 100, at_least=2)], "asks for 2 of its skills"),
        ([skill("alpha", learn=STEPS[:1])], None, "lacks a study step or a showing step"),
    ],
)
def test_a_broken_rule_is_told_with_its_place_and_mend(
    home: Home, skills: list[dict[str, object]], requirements: list[dict[str, object]] | None, said: str
) -> None:
    """File, entry and what to do."""
    assert said in problems(home(skills, requirements))


def test_every_problem_is_told_at_once(home: Home) -> None:
    """Two faults in two files: both are in the one error."""
    told = problems(home([ALPHA, skill("beta", broader=["gone"])], [requirement("all", 99)]))
    assert "2 problems" in told and "'gone'" in told and "sum to 99" in told


def test_a_key_that_stands_twice_is_no_silence(home: Home) -> None:
    """YAML alone would keep the second."""
    folder = home([ALPHA])
    (folder / "skills/things.yaml").write_text("id: things\nid: things\nlabel: Things\nskills: []\n")
    assert "a key stands twice" in problems(folder)


def test_a_shared_alias_with_context_is_allowed(home: Home) -> None:
    """Ambiguity is data: each owner says what settles it."""
    near = [{"aliases": ["Shared"], "strength": "strong", "near": ["word"]}]
    load(home([skill("alpha", learn=STEPS, aliases=["Shared"], ambiguous=near), skill("beta", aliases=["Shared"], ambiguous=near)]))


def test_the_data_is_as_wide_as_promised(taxonomy: Taxonomy) -> None:
    """Six roles and at least 300 skills, every data file opening with its schema."""
    assert set(taxonomy.roles) == {"ai-engineer", "applied-scientist", "llm-engineer", "ml-engineer", "ml-scientist", "research-engineer"}
    assert len(taxonomy.skills) >= 300
    assert all(path.read_text().startswith("# ") for path in HOME.rglob("*.yaml"))


def test_python_and_pytorch_push_nowhere(taxonomy: Taxonomy) -> None:
    """They separate nobody."""
    assert not {"python", "pytorch"} & {push.skill for push in taxonomy.lexicon.orientation.pushes if abs(push.push) > 100}


def test_role_context_is_sourced(taxonomy: Taxonomy) -> None:
    """Pay bands name currency, country and year; every statement names where it was read."""
    for role in taxonomy.roles.values():
        context = role.context
        statements = [context.focus, context.who_hires, context.hiring_trend, context.outlook, context.environment]
        assert all(statement.sources for statement in (*statements, *context.responsibilities, *context.deliverables))
        assert all(band.currency and band.country and band.year and band.sources for band in context.pay_bands) and context.pay_bands
