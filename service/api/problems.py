"""Errors as `application/problem+json`: the one table of problem types and their statuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc, getdoc
from itertools import islice
from typing import Any

from flask import Response, g, json, request
from werkzeug.exceptions import HTTPException, InternalServerError

from service import errors
from service.errors import RolefitError, UnknownRole, UnknownSkill
from service.schemas.shape import LONGEST_NAME, MOST_ERRORS, InvalidFields

MEDIA_TYPE = "application/problem+json"
PREFIX = "/problems/"
CARRIED = ("Allow", "Retry-After", "WWW-Authenticate")  # headers that say how to mend the request


class BadRequest(RolefitError):
    """The request breaks HTTP itself."""

    name, title = "bad-request", "The request cannot be read"


class MalformedJson(RolefitError):
    """The body is no JSON in UTF-8."""

    name, title = "malformed-json", "The body is not JSON"


class DeepJson(RolefitError):
    """The body nests deeper than any request needs."""

    name, title = "json-too-deep", "The JSON nests too deep"


class NotFound(RolefitError):
    """Nothing has that address."""

    name, title = "not-found", "There is nothing at this address"


class MethodNotAllowed(RolefitError):
    """The address has other methods; the header `Allow` names them."""

    name, title = "method-not-allowed", "The address does not take this method"


class NotAcceptable(RolefitError):
    """Answers are JSON, and the header `Accept` refuses it."""

    name, title = "not-acceptable", "No answer in the wanted media type"


class BodyTooLarge(RolefitError):
    """The body has more bytes than allowed. It was not cut, and nothing of it was used."""

    name, title = "body-too-large", "The body is too large"


class AddressTooLong(RolefitError):
    """The first line of the request is longer than any address here."""

    name, title = "address-too-long", "The address is too long"


class HeadersTooLarge(RolefitError):
    """The headers are larger or more than the server reads."""

    name, title = "headers-too-large", "The headers are too large"


class UnmetExpectation(RolefitError):
    """The header `Expect` asks for something other than 100-continue."""

    name, title = "unmet-expectation", "What the request expects is not done here"


class UnknownCoding(RolefitError):
    """The header `Transfer-Encoding` names a coding other than chunked."""

    name, title = "unknown-coding", "The transfer coding is not known here"


class WrongMediaType(RolefitError):
    """The body comes in another media type than the resource takes."""

    name, title = "wrong-media-type", "The body has the wrong media type"


class InternalError(RolefitError):
    """The fault is on this side. The request id finds it in the log."""

    name, title = "internal-error", "The service failed"


class NotReady(RolefitError):
    """The service cannot answer yet, or no longer."""

    name, title = "not-ready", "The service is not ready"


STATUSES: dict[type[RolefitError], int] = {
    BadRequest: 400,
    MalformedJson: 400,
    DeepJson: 400,
    NotFound: 404,
    MethodNotAllowed: 405,
    NotAcceptable: 406,
    errors.TaxonomyMismatch: 409,
    BodyTooLarge: 413,
    errors.DocumentTooLarge: 413,
    AddressTooLong: 414,
    WrongMediaType: 415,
    errors.UnsupportedDocument: 415,
    UnmetExpectation: 417,
    errors.InvalidRequest: 422,
    errors.UnreadableText: 422,
    errors.EmptyText: 422,
    errors.TextTooLong: 422,
    errors.UnknownRole: 422,  # 404 where the id stands in the address
    errors.UnknownSkill: 422,  # 404 where the id stands in the address
    errors.UnknownTarget: 422,
    errors.EmptyDocument: 422,
    errors.EncryptedDocument: 422,
    errors.BrokenDocument: 422,
    errors.NoText: 422,
    errors.ReadingTookTooLong: 422,
    HeadersTooLarge: 431,
    InternalError: 500,
    UnknownCoding: 501,
    NotReady: 503,
}
# What the framework raises by itself.
_RAISED: dict[int, type[RolefitError]] = {
    404: NotFound,
    405: MethodNotAllowed,
    406: NotAcceptable,
    413: BodyTooLarge,
    414: AddressTooLong,
    415: WrongMediaType,
    417: UnmetExpectation,
    431: HeadersTooLarge,
    500: InternalError,
}


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One row of the table, as it is described to callers."""

    type: str
    title: str
    status: int
    meaning: str


PROBLEM_TYPES = {
    error.name: ProblemType(PREFIX + error.name, error.title, status, cleandoc(getdoc(error) or "")) for error, status in STATUSES.items()
}


def rolefit_problem(error: RolefitError) -> Response:
    """The answer to an error of this project."""
    known = next(kind for kind in type(error).__mro__ if kind in STATUSES)
    in_address = request.view_args and isinstance(error, UnknownRole | UnknownSkill)
    places = _places(error.messages) if isinstance(error, InvalidFields) else _place(error)
    return _answer(error, 404 if in_address else STATUSES[known], list(islice(places, MOST_ERRORS)))


def http_problem(error: HTTPException) -> Response:
    """The answer to an error of the framework."""
    status = error.code or 500
    kind = _RAISED.get(status, BadRequest if status < 500 else InternalError)
    detail = "Look the request id up in the log." if isinstance(error, InternalServerError) else _sentence(error)
    response = _answer(kind(detail), status, [])
    for name, value in error.get_headers(request.environ):
        if name in CARRIED:
            response.headers[name] = value
    return response


def _sentence(error: HTTPException) -> str:
    return {404: "No resource has this address.", 405: "See the header Allow."}.get(error.code or 500, error.description or error.name)


def _answer(error: RolefitError, status: int, places: list[dict[str, str]]) -> Response:
    body = {
        "type": PREFIX + error.name,
        "title": error.title,
        "status": status,
        "detail": error.detail,
        "instance": f"urn:rolefit:request:{g.request_id}",
    }
    return Response(json.dumps(body | ({"errors": places} if places else {})), status, mimetype=MEDIA_TYPE)


def _place(error: RolefitError) -> Iterator[dict[str, str]]:
    """The one place that an error of the pipeline names."""
    if error.where is None:
        return
    where = f"/{error.where}"
    if request.endpoint == "matches.match" and error.where == "text":
        where = "/resume/text"
    if request.endpoint == "matches.upload":
        where = "/file" if error.where == "text" else f"/options{where}"
    yield {"where": where, "message": error.detail}


def _places(messages: Any, where: str = "") -> Iterator[dict[str, str]]:
    """Marshmallow's tree of messages, flat."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            step = str(name)[:LONGEST_NAME].replace("~", "~0").replace("/", "~1")
            yield from _places(inner, where if name == "_schema" else f"{where}/{step}")
    elif isinstance(messages, list):
        for inner in messages:
            yield from _places(inner, where)
    else:
        yield {"where": where, "message": str(messages)}
