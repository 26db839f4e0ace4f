"""What surrounds every request: its id, its headers, and one line in the log without any word of it."""

from __future__ import annotations

import re
import time
import traceback
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

from service.api.problems import BadRequest, InternalError, NotAcceptable, rolefit_problem
from service.api.wiring import reporter
from service.errors import RolefitError

REQUEST_ID = "X-Request-Id"
_SANE = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_PAGES = frozenset({"documentation.page", "documentation.static", "documentation.start"})
log = structlog.get_logger()


def observe(app: Flask) -> None:
    """Watch every request of an application."""
    app.before_request(begin)
    app.before_request(check)
    app.after_request(finish)


def begin() -> None:
    """Give the request an id: the caller's, if it is one."""
    g.started = time.perf_counter()
    given = request.headers.get(REQUEST_ID, "")
    g.request_id = given if _SANE.fullmatch(given) else uuid4().hex


def check() -> None:
    """Refuse what no resource answers."""
    if "HTTP_HOST" not in request.environ and request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1":
        raise BadRequest("HTTP/1.1 needs a header Host.")
    wanted = request.accept_mimetypes
    if wanted and request.endpoint not in _PAGES and not wanted.accept_json:
        raise NotAcceptable("Answers are application/json.")


def finish(response: Response) -> Response:
    """Say who answered, and write the line."""
    route = request.url_rule.rule if request.url_rule else None
    took = round(1000 * (time.perf_counter() - g.started), 1)
    log.info("request", method=request.method, route=route, status=response.status_code, ms=took, request_id=g.request_id)
    return _signed(response)


def refuse(app: Flask, error: BaseException, problem: RolefitError) -> Response:
    """Answer what no view could, and write its line: the kind of error only, since the message quotes the sender."""
    with app.test_request_context():
        begin()
        response = rolefit_problem(problem)
        if isinstance(problem, InternalError):
            failure(error)
        log.info("refused", error=type(error).__name__, status=response.status_code, request_id=g.request_id)
        return _signed(response)


def _signed(response: Response) -> Response:
    versions = reporter().versions
    response.headers[REQUEST_ID] = g.request_id
    response.headers["X-Engine-Version"], response.headers["X-Taxonomy-Version"] = versions.engine, versions.taxonomy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def failure(error: BaseException) -> None:
    """Write where the service failed, without the message: it may quote a resume."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    log.error("failure", error=type(error).__name__, places=places, request_id=g.get("request_id"))
