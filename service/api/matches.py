"""Resumes against roles."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify, request

from service.api import examples
from service.api.bodies import parse_json
from service.api.problems import WrongMediaType
from service.api.resource import Resource
from service.api.wiring import reporter
from service.reporting import Wishes
from service.schemas.matches import MatchReportSchema, dump_report
from service.schemas.requests import MatchRequestSchema, TextRequest, load_options
from service.schemas.shape import InvalidFields

matches = Resource("matches", __name__, url_prefix="/v1/matches", description="Fit, gaps and learning steps of a resume for each role.")

_PROBLEMS = (400, 409, 413, 415, 422)
_FORM = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["file"],
                "properties": {
                    "file": {"type": "string", "contentMediaType": "application/octet-stream", "description": "PDF, DOCX or plain text."},
                    "options": {"$ref": "#/components/schemas/MatchOptions", "examples": [examples.OPTIONS]},
                },
            },
            "encoding": {"options": {"contentType": "application/json"}},
        }
    },
}


@matches.operation("", MatchReportSchema, id="createMatch", method="POST", problems=_PROBLEMS)
@matches.arguments(MatchRequestSchema, example=examples.MATCH)
def match(request: TextRequest) -> Response:
    """Match a resume's text with roles."""
    return jsonify(dump_report(reporter().match_text(request.text, request.wishes)))


@matches.operation("/upload", MatchReportSchema, id="createMatchFromFile", method="POST", problems=_PROBLEMS)
@matches.doc(requestBody=_FORM)
def upload() -> Response:
    """Match a resume's file with roles: PDF, DOCX or plain text, told apart by content."""
    file, wishes = _form()
    return jsonify(dump_report(reporter().match_file(file, wishes)))


def _form() -> tuple[bytes, Wishes]:
    """The file and the options of a form. Raises `WrongMediaType`, `InvalidFields` and what JSON raises."""
    if request.mimetype != "multipart/form-data":
        raise WrongMediaType("Send a form with the header Content-Type: multipart/form-data.")
    files, parts = request.files, request.form
    unknown = [name for name in (*files, *parts) if name not in ("file", "options")]
    faults: dict[str, Any] = {name: ["Unknown field."] for name in unknown}
    if len(files.getlist("file")) != 1:
        faults["file"] = ["One file is needed."]
    options = [part.encode() for part in parts.getlist("options")] + [part.read() for part in files.getlist("options")]
    if len(options) > 1:
        faults["options"] = ["At most one part."]
    if faults:
        raise InvalidFields(faults)
    wishes = load_options(parse_json(options[0], current_app.config["MAX_DEPTH"])) if options else Wishes()
    return files["file"].read(), wishes
