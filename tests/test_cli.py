"""The command line: a readable table, the API's own JSON, and one sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage

from service.api.examples import RESUME
from service.app import create_app
from service.cli import main
from service.config import Settings
from tests.api.conftest import form

RESUMES = Path(__file__).parent / "resumes"


def run(*words: str, data: bytes | str | None = None) -> Result:
    result = CliRunner().invoke(main, words, input=data)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_table_of_all_roles() -> None:
    result = run("match", "-", data=RESUME)
    assert result.exit_code == 0
    assert "leans towards engineering" in result.stdout
    assert "advice for a person" in result.stdout
    assert all(role in result.stdout for role in ("ai-engineer", "ml-scientist", "research-engineer"))
    assert result.stderr == ""


def test_named_roles_only() -> None:
    result = run("match", "-", "--role", "ml-scientist", "--target", "50", "--as-of", "2026-11-01", data=RESUME)
    assert "ml-scientist" in result.stdout
    assert "ai-engineer" not in result.stdout
    assert "largest gaps" in result.stdout
    assert "first steps" in result.stdout


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    app = create_app(Settings(log_level="error"))
    yield app.test_client()
    app.extensions["rolefit"].reporter.documents.close()


@pytest.mark.parametrize("name", ["two_column.pdf", "tables.docx", "ai_engineer.txt"])
def test_the_json_is_the_api_s(client: FlaskClient, name: str) -> None:
    path = RESUMES / name
    result = run("match", str(path), "--json", "--role", "ai-engineer", "--as-of", "2026-11-01")
    options = '{"roles": ["ai-engineer"], "as_of": "2026-11-01"}'
    parts = {"file": FileStorage(BytesIO(path.read_bytes()), name), "options": options}
    answer = client.post("/v1/matches/upload", **form(parts))
    assert result.exit_code == 0
    assert result.stdout_bytes.rstrip() == answer.data


def test_input_that_cannot_be_judged() -> None:
    result = run("match", "-", data="Python dev")
    assert result.exit_code == 0
    assert "not judged" in result.stdout
    assert "too few" in result.stdout


@pytest.mark.parametrize(
    ("words", "data", "told"),
    [
        (["match", "-"], b"", "The file has no bytes."),
        (["match", "-"], b"%PDF-1.7", "The file is broken. The file starts like a PDF"),
        (["match", "-"], b"a" * (5 * 2**20 + 9), "The file has more than 5242880 bytes."),
        (["match", "-", "--role", "astronaut"], RESUME, "There is no role 'astronaut'"),
        (["match", "-", "--target", "perfection"], RESUME, "There is no target 'perfection'"),
        (["match", "-", "--target", "9" * 5_000], RESUME, "There is no target '999"),
        (["match", "-", "--as-of", "soon"], RESUME, "--as-of: Not a valid date."),
        (["match", "-", "--as-of", "1900-01-01"], RESUME, "--as-of: Must be a day from 1970-01-01 to 2099-12-31."),
        (["match", "-", *["--role", "ai-engineer"] * 2], RESUME, "--role: Must name each only once."),
        (["match", "no-such-file.pdf"], None, "No such file"),
        (["serve", "--port", "0"], None, "--port"),
    ],
    ids=["empty", "broken", "large", "role", "target", "long target", "date", "day", "twice", "missing", "port"],
)
def test_what_cannot_be_done_is_said_on_standard_error(words: list[str], data: bytes | str | None, told: str) -> None:
    result = run(*words, data=data)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("data", [b"", b" \n", b"\x7fELF\x00\x00", b"a" * (5 * 2**20 + 9)], ids=["empty", "white", "binary", "large"])
def test_what_is_wrong_is_said_once(data: bytes) -> None:
    told = run("match", "-", data=data).stderr
    assert told.startswith("Error: ")
    assert told.count("The file") == told.count(".") == 1


def test_a_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEFIT_PORT", "http")
    result = run("serve")
    assert result.exit_code == 2
    assert "ROLEFIT_PORT" in result.stderr


def test_labelled_lines_and_postings_are_evaluated(tmp_path: Path) -> None:
    """The agreement of each set, the orientation's separation, and no line of `test` among the worst."""
    for name in ("dev", "test"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "resumes.yaml").write_text(f'lines: ["Wrote [[Docker|python]] files for {name}."]')
    (tmp_path / "empty").mkdir()
    texts = {
        "engineer": "Build RAG chatbots with LangChain and prompt engineering.",
        "scientist": "Publish at NeurIPS and invent new methods.",
    }
    (tmp_path / "postings.yaml").write_text("postings:\n" + "".join(f"- {{label: {name}, text: {text}}}\n" for name, text in texts.items()))
    result = run("evaluate", str(tmp_path))
    assert result.exit_code == 0
    assert "dev resumes" in result.stdout
    assert "empty" not in result.stdout
    assert "AUC" in result.stdout
    assert "files for dev" in result.stdout
    assert "files for test" not in result.stdout


def test_a_labelled_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "postings.yaml").write_text("postings: [{label: engineer}]")
    result = run("evaluate", str(tmp_path))
    assert result.exit_code == 2
    assert "postings.yaml" in result.stderr
