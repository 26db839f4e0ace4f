"""Own skills and roles lie over the shipped ones, and the version says so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from service.app import create_app
from service.config import Settings
from skills_taxonomy import Taxonomy, TaxonomyError, load
from skills_taxonomy.loader import HOME

ROLE = yaml.safe_load((HOME / "roles/ai-engineer.yaml").read_text())
SKILLS = {
    "id": "house-tools",
    "label": "House tools",
    "skills": [{"id": "zorbify", "label": "Zorbify", "sources": ["own-documentation"], "broader": ["agent-framework"]}],
}


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """A folder with one skill of one's own and one role that asks for it."""
    asked = {**ROLE["requirements"][0], "any_of": ["zorbify", "langchain"], "suggest": "langchain", "points": 100}
    role = {**ROLE, "id": "zorbist", "label": "Zorbist", "titles": ["Zorbist"], "requirements": [asked]}
    for folder, name, value in (("skills", "house-tools", SKILLS), ("roles", "zorbist", role)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(yaml.safe_dump(value))
    return tmp_path


def test_own_entries_are_known_and_the_version_says_so(extra: Path, taxonomy: Taxonomy) -> None:
    own = load(extra=extra)
    assert set(own.skills) - set(taxonomy.skills) == {"zorbify"}
    assert set(own.roles) - set(taxonomy.roles) == {"zorbist"}
    assert own.version.startswith(f"{taxonomy.version}+")
    assert own.digest != taxonomy.digest
    assert taxonomy.version.count("+") == 0


def test_an_own_entry_takes_the_place_of_a_shipped_one(extra: Path, taxonomy: Taxonomy) -> None:
    kept = {"id": "cobol", "label": "COBOL of the house", "sources": ["own-documentation"]}
    file = extra / "skills/house-tools.yaml"
    file.write_text(yaml.safe_dump({**SKILLS, "skills": [kept]}))
    (extra / "roles/zorbist.yaml").unlink()
    own = load(extra=extra)
    assert own.skills["cobol"].label == "COBOL of the house"
    assert own.category_of["cobol"].id == "house-tools"
    assert set(own.skills) == set(taxonomy.skills)


def test_problems_name_the_own_file(extra: Path) -> None:
    file = extra / "skills/house-tools.yaml"
    file.write_text(file.read_text().replace("agent-framework", "gone"))
    with pytest.raises(TaxonomyError, match=r"skills/house-tools.yaml: zorbify: broader names 'gone'"):
        load(extra=extra)


def test_a_folder_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="holds neither skills nor roles"):
        load(extra=tmp_path / "nowhere")


def test_the_service_answers_with_them(extra: Path) -> None:
    app = create_app(Settings(log_level="error", taxonomy_extra=str(extra)))
    client = app.test_client()
    text = (
        "Experience\nDeveloper, 2020 - 2024\n- Built booking assistants with Zorbify and shipped them to nine clinics.\n" + "Notes. " * 30
    )
    told = client.post("/v1/matches", json={"resume": {"text": text}, "roles": ["zorbist"]}).get_json()
    app.extensions["rolefit"].reporter.documents.close()
    assert told["matches"][0]["fit"] == 85.0
    assert "+" in told["versions"]["taxonomy"]
