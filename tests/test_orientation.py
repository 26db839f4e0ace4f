"""Where profiles stand between scientist and engineer."""

from __future__ import annotations

from hypothesis import given

from service.model import Leaning, Mention, Orientation, Rung
from service.orientation import Compass
from skills_taxonomy.model import Taxonomy
from tests.builders import mention, profile, resumes, skill, taxonomies, taxonomy

SMALL = taxonomy(
    skill("vector-database"),
    skill("pinecone", broader=("vector-database",)),
    skill("theory"),
    skill("python"),
    credentials=[skill("doctorate"), skill("postdoc")],
    pushes={"vector-database": 800, "theory": -900, "doctorate": -1000, "postdoc": -1000},
)


def orientation(known: Taxonomy, *said: Mention) -> Orientation:
    return Compass(known).orientation(profile(known, *said))


def twice(*names: str) -> list[Mention]:
    """Skills shown in two entries."""
    return [mention(name, entry=entry) for name in names for entry in (1, 2)]


@given(taxonomies(), resumes)
def test_an_orientation_stays_on_its_scale(known: Taxonomy, said: list[Mention]) -> None:
    """The value lies between -1000 and 1000, and stands exactly where there is a leaning."""
    found = orientation(known, *said)
    assert (found.value is None) is (found.leaning is Leaning.NEITHER)
    assert found.value is None or (-1000 <= found.value <= 1000 and found.deciding)


def test_one_side_alone_is_the_end_of_the_scale() -> None:
    """Who shows only what engineers do stands at 1000, who shows only what scientists do at -1000."""
    assert orientation(SMALL, *twice("vector-database", "pinecone")).value == 1000
    theory = taxonomy(skill("theory"), skill("proof", broader=("theory",)), pushes={"theory": -1000})
    assert orientation(theory, *twice("theory", "proof")).value == -1000


def test_credentials_are_a_fifth_at_most() -> None:
    """Two degrees against engineering work move the value by a fifth of the mass: 80 % to 20 % is 600."""
    found = orientation(SMALL, *twice("vector-database", "pinecone", "doctorate", "postdoc"))
    assert found.value == 600
    assert found.leaning is Leaning.ENGINEER


def test_credentials_alone_lean_nowhere() -> None:
    """A degree without any work to it says nothing of how somebody works."""
    assert orientation(SMALL, *twice("doctorate", "postdoc")) == Orientation(None, Leaning.NEITHER, ())


def test_a_word_in_a_list_leans_nowhere() -> None:
    """A few listed words are too little to go by."""
    assert orientation(SMALL, mention("pinecone", Rung.LISTED), mention("theory", Rung.LISTED)).leaning is Leaning.NEITHER


def test_a_product_pushes_as_its_kind_does() -> None:
    """A skill without a push of its own takes that of the skill above it."""
    found = orientation(SMALL, *twice("pinecone", "theory"))
    assert {push.skill: push.push for push in found.deciding} == {"pinecone": 800, "theory": -900}
    assert found.leaning is Leaning.BOTH


def test_skills_that_push_nothing_move_nothing() -> None:
    """What both sides use leaves the value where it is."""
    assert orientation(SMALL, *twice("pinecone", "theory", "python")) == orientation(SMALL, *twice("pinecone", "theory"))


def test_a_category_pushes_where_no_skill_above_does() -> None:
    """Everyday tools add what their category says."""
    known = taxonomy(skill("theory"), skill("proof", broader=("theory",)), skill("terraform"), pushes={"theory": -600}, general=300)
    alone, beside = orientation(known, *twice("theory", "proof")), orientation(known, *twice("theory", "proof", "terraform"))
    assert (alone.value, beside.value) == (-1000, -600)


def test_who_shows_nothing_of_ai_leans_nowhere(taxonomy: Taxonomy) -> None:
    """A backend engineer and a physicist are neither; with something of AI to it they lean to their sides."""
    backend = ["python", "pytorch", "docker", "aws", "rest-api", "backend-development", "sql"]
    physics = ["physics", "research", "statistics", "matlab", "research-publication", "quantitative-doctorate"]
    assert orientation(taxonomy, *twice(*backend)).leaning is Leaning.NEITHER
    assert orientation(taxonomy, *twice(*physics)).leaning is Leaning.NEITHER
    assert orientation(taxonomy, *twice(*backend, "machine-learning", "model-serving")).leaning is Leaning.ENGINEER
    assert orientation(taxonomy, *twice(*physics, "machine-learning", "deep-learning")).leaning is Leaning.SCIENTIST


def test_what_both_sides_use_moves_nothing(taxonomy: Taxonomy) -> None:
    """Python, PyTorch and machine learning leave the value where it is."""
    said = twice("rag", "llm-api", "ablation-study")
    assert orientation(taxonomy, *said, *twice("python", "pytorch", "machine-learning")) == orientation(taxonomy, *said)


def test_the_archetypes_lean_to_their_sides(taxonomy: Taxonomy) -> None:
    """Building on ready-made models is the engineer's side, publishing new ones the scientist's."""
    assert orientation(taxonomy, *twice("rag", "llm-api", "langchain")).leaning is Leaning.ENGINEER
    assert (
        orientation(taxonomy, *twice("ml-publication", "novel-architecture", "training-from-scratch", "python")).leaning
        is Leaning.SCIENTIST
    )
