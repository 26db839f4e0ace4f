"""`create_app` is the one place where everything is wired."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import orjson
import structlog
from flask import Flask, Response
from flask.json.provider import JSONProvider

import service
from service.api.bodies import WholeRequest
from service.api.documentation import documentation, problems
from service.api.health import health
from service.api.matches import matches
from service.api.observation import failure, observe
from service.api.postings import postings
from service.api.problems import rolefit_problem
from service.api.profiles import profiles
from service.api.resource import RolefitApi
from service.api.roles import roles
from service.api.skills import skills
from service.api.taxonomy import taxonomy
from service.api.wiring import Wiring, wire
from service.catalogue import Catalogue
from service.config import Settings
from service.documents import DocumentReader, Limits
from service.errors import RolefitError
from service.pipeline import Pipeline
from service.reporting import Reporter
from service.schemas.requests import MatchOptionsSchema
from skills_taxonomy import load

RESOURCES = (profiles, matches, postings, roles, skills, taxonomy, problems, health)
DESCRIPTION = (
    "Resume-to-role matching: fit scores that add up, gaps, and learning steps with their exact gain. "
    "Offsets are half-open `[start, end)` in Unicode code points. Every answer carries `X-Request-Id`, `X-Engine-Version` and "
    "`X-Taxonomy-Version`. Errors are `application/problem+json`; `/problems` lists their types. "
    "A fit is advice for a person, not a decision."
)


class RolefitApp(Flask):
    """Flask with bounded bodies and a log that quotes no resume."""

    request_class = WholeRequest

    def log_exception(self, exc_info: Any) -> None:
        """Write where an unexpected error came from."""
        failure(exc_info[1])


class OrjsonProvider(JSONProvider):
    """JSON by orjson, which takes dataclasses, dates and enums as they are."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """JSON as text."""
        return orjson.dumps(obj, option=orjson.OPT_INDENT_2 if kwargs.get("indent") else 0).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """The value of a JSON text."""
        return orjson.loads(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """An answer of JSON."""
        return Response(orjson.dumps(self._prepare_response_obj(args, kwargs)), mimetype="application/json")


def create_app(settings: Settings) -> Flask:
    """The WSGI application of these settings."""
    _log(settings.log_level)
    app = RolefitApp("service", static_folder=None)
    app.json = OrjsonProvider(app)
    app.url_map.strict_slashes = False
    app.config.update(_config(settings))
    reporter = create_reporter(settings)
    wire(app, Wiring(reporter, Catalogue(reporter.taxonomy)))
    observe(app)
    app.register_error_handler(RolefitError, rolefit_problem)
    app.register_blueprint(documentation)
    api = RolefitApi(app)
    api.spec.components.schema("MatchOptions", schema=MatchOptionsSchema)
    for resource in RESOURCES:
        api.register_blueprint(resource)
    return app


def create_reporter(settings: Settings) -> Reporter:
    """The line from a request to its report."""
    limits = Limits(max_bytes=settings.max_upload, max_pages=settings.max_pages, max_text=settings.max_text)
    return Reporter(create_pipeline(settings), DocumentReader(limits))


def create_pipeline(settings: Settings) -> Pipeline:
    """The line from a text to its matches, with the taxonomy that the settings name."""
    extra = Path(settings.taxonomy_extra) if settings.taxonomy_extra else None
    return Pipeline(load(extra=extra), settings.max_text)


def _config(settings: Settings) -> dict[str, Any]:
    return {
        "MAX_BODY": settings.max_body,
        "MAX_UPLOAD": settings.max_upload,
        "MAX_DEPTH": settings.max_depth,
        "API_TITLE": "Rolefit",
        "API_VERSION": service.__version__,
        "OPENAPI_VERSION": "3.1.0",
        "OPENAPI_URL_PREFIX": "/",
        "OPENAPI_JSON_PATH": "openapi.json",
        "API_SPEC_OPTIONS": {"info": {"description": DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}}},
    }


def _log(level: str) -> None:
    """One line of JSON an event, on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
