"""The API document, the page that shows it without any outside request, and the list of problem types."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flask import Blueprint, Response, redirect, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from service.api.problems import PROBLEM_TYPES, NotFound, ProblemType
from service.api.resource import Resource
from service.schemas.problems import ProblemTypeSchema

PAGE = Path(__file__).parent / "static" / "swagger"
# Swagger UI draws its arrows from data addresses and sets styles by script; all else comes from here.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

problems = Resource("problems", __name__, url_prefix="/problems", description="What can be wrong with a request.")
documentation = Blueprint("documentation", __name__, static_folder="static/swagger", static_url_path="/docs/static")


@problems.operation("", ProblemTypeSchema(many=True), id="listProblems")
def list_problems() -> Sequence[ProblemType]:
    """List the types of problems."""
    return list(PROBLEM_TYPES.values())


@problems.operation("/<name>", ProblemTypeSchema, id="getProblem", problems=(404,))
def get_problem(name: str) -> ProblemType:
    """What one type of problem means."""
    if name not in PROBLEM_TYPES:
        raise NotFound("There is no such type of problem.")
    return PROBLEM_TYPES[name]


@documentation.get("/docs")
def page() -> Response:
    """The API document as a page."""
    response = send_from_directory(PAGE, "index.html")
    response.headers["Content-Security-Policy"] = POLICY
    return response


@documentation.get("/")
def start() -> AnyResponse:
    """The way to the page."""
    return redirect("/docs")
