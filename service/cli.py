"""The command line: `rolefit match FILE`, `rolefit evaluate`, `rolefit serve`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click
import orjson
from gunicorn.app.base import BaseApplication
from rich.console import Console

import service
from service.api import examples
from service.app import create_pipeline, create_reporter
from service.config import Settings, SettingsError, from_environment
from service.errors import BrokenDocument, RolefitError
from service.evaluation.readings import orientations, read_outcomes
from service.evaluation.table import Evaluated, show_evaluation, show_orientation, show_worst
from service.pipeline import Pipeline
from service.reporting import Reporter, Wishes
from service.schemas.matches import dump_report
from service.schemas.requests import load_options
from service.schemas.shape import InvalidFields
from service.table import show
from skills_taxonomy import TaxonomyError
from skills_taxonomy.labels import LabelError

Part = TypeVar("Part")
# The command line's names of the API's options.
_WORDS = {"roles": "--role", "target": "--target", "as_of": "--as-of"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(service.__version__, prog_name="rolefit")
def main() -> None:
    """Match resumes with AI roles: fit, gaps and learning steps."""


@main.command()
@click.argument("file", type=click.File("rb"))
@click.option("--role", "roles", multiple=True, metavar="ID", help="A role to match with; may be repeated. Default: all.")
@click.option("--target", metavar="T", help="What the plan shall reach: a band's id or a fit of 1 to 100. Default: the next band.")
@click.option("--as-of", metavar="DATE", help="The day that counts as today (YYYY-MM-DD).")
@click.option("--json", "as_json", is_flag=True, help="Print the JSON that the API answers.")
def match(file: BinaryIO, roles: tuple[str, ...], target: str | None, as_of: str | None, as_json: bool) -> None:
    """Match the resume in FILE (PDF, DOCX or plain text; - for standard input) with roles."""
    settings = _settings()
    wishes = _wishes({"roles": list(roles), "target": _goal(target), "as_of": as_of})
    reporter = _reporter(settings)
    try:
        report = reporter.match_file(file.read(settings.max_upload + 1), wishes)
    except RolefitError as error:
        raise Refused(_sentence(error)) from None
    finally:
        reporter.documents.close()
    if as_json:
        click.echo(orjson.dumps(dump_report(report)))
    else:
        show(report, Console(highlight=False))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="tests/accuracy")
@click.option(
    "--worst", type=click.IntRange(0), default=10, show_default=True, help="How many of the worst lines to print; never of `test`."
)
def evaluate(folder: Path, worst: int) -> None:
    """Compare what is found in FOLDER/<set>/<kind>.yaml, and the leaning of FOLDER/postings.yaml, with the labels."""
    pipeline = _pipeline(_settings())
    postings = folder / "postings.yaml"
    try:
        sets = [_evaluated(path, pipeline) for path in sorted(folder.iterdir()) if any(path.glob("*.yaml"))]
        leaning = orientations(postings, pipeline) if postings.exists() else None
    except LabelError as error:
        raise Refused(str(error)) from None
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    console.print(f"taxonomy {pipeline.taxonomy.version}, {date.today().isoformat()}")
    if sets:
        show_evaluation(sets, pipeline.taxonomy, console)
    if leaning:
        show_orientation(leaning, console)
    show_worst([outcome for found in sets if found.name != "test" for outcome in found.outcomes], worst, console)


def _evaluated(folder: Path, pipeline: Pipeline) -> Evaluated:
    """The outcomes of every file of a set."""
    return Evaluated(folder.name, {path.stem: read_outcomes(path, pipeline) for path in sorted(folder.glob("*.yaml"))})


@main.command()
@click.option("--port", type=click.IntRange(1, 65_535), help="Default: ROLEFIT_PORT or 8000.")
def serve(port: int | None) -> None:
    """Serve the API with gunicorn."""
    settings = _settings()
    address = f"http://{settings.host}:{port or settings.port}"
    click.echo(f"Rolefit answers at {address} (documentation: {address}/docs). Try:\n\n{curl_line(address)}\n")
    Server(settings, port).run()


def curl_line(address: str) -> str:
    """A request to paste into a shell."""
    body = json.dumps({"resume": {"text": examples.RESUME}, "roles": ["ai-engineer"]})
    return f"curl -s {address}/v1/matches -H 'Content-Type: application/json' -d '{body}'"


class Refused(click.ClickException):
    """What the input is refused for."""

    exit_code = 2


class Server(BaseApplication):
    """gunicorn with the packaged settings, in whatever folder it is started."""

    def __init__(self, settings: Settings, port: int | None) -> None:
        self._bind = f"{settings.host}:{port or settings.port}"
        super().__init__()

    def load_config(self) -> None:
        """The settings of `service.server`."""
        from service import server  # reads the environment when imported

        for name, value in vars(server).items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        self.cfg.set("bind", self._bind)

    def load(self) -> object:
        """The application; compiling the taxonomy takes a second."""
        from service.wsgi import app

        return app


def _goal(target: str | None) -> str | int | None:
    return int(target) if target and target.isdecimal() and len(target) <= 3 else target


def _wishes(given: dict[str, Any]) -> Wishes:
    """What is asked, held to the same rules as over HTTP."""
    try:
        return load_options({name: value for name, value in given.items() if value not in (None, [])})
    except InvalidFields as error:
        faults = [f"{_WORDS[name]}: {message}" for name, messages in error.messages["options"].items() for message in messages]
        raise Refused("\n".join(faults)) from None


def _sentence(error: RolefitError) -> str:
    """What is wrong, said once: only what is broken in a file does not say by itself that the file is broken."""
    return f"{error.title}. {error.detail}" if isinstance(error, BrokenDocument) else error.detail


def _settings() -> Settings:
    try:
        return from_environment()
    except SettingsError as error:
        raise Refused(str(error)) from None


def _reporter(settings: Settings) -> Reporter:
    return _usable(create_reporter, settings)


def _pipeline(settings: Settings) -> Pipeline:
    return _usable(create_pipeline, settings)


def _usable(create: Callable[[Settings], Part], settings: Settings) -> Part:
    """What the settings create, or one sentence a problem of the taxonomy that they name."""
    try:
        return create(settings)
    except TaxonomyError as error:
        raise Refused(str(error)) from None


if __name__ == "__main__":
    main()
