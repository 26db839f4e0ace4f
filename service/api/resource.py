"""A resource: a blueprint whose operations state their answer, their problems and their id in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Never, cast

from flask import Request, Response, request
from flask_smorest import Api, Blueprint
from webargs.flaskparser import FlaskParser

from service.api import examples
from service.api.bodies import read_json
from service.api.problems import MEDIA_TYPE, http_problem
from service.schemas.problems import ProblemSchema
from service.schemas.requests import NoQuerySchema
from service.schemas.shape import Answer, InvalidFields

View = Callable[..., Any]

# The components of the API document that describe problems.
RESPONSES = {
    400: ("BadRequest", "The body is not JSON, nests too deep, or breaks HTTP."),
    404: ("NotFound", "Nothing has that id."),
    406: ("NotAcceptable", "The answer is JSON, and the request refuses it."),
    409: ("Conflict", "Another taxonomy is installed than the one expected."),
    413: ("TooLarge", "The body or the file is larger than allowed."),
    415: ("WrongMediaType", "The body or the file is of a kind that is not read here."),
    422: ("Unprocessable", "The request is well-formed and cannot be answered."),
    503: ("NotReady", "The service is not ready."),
}


class Arguments(FlaskParser):
    """Reads arguments within bounds and refuses unknown ones."""

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": None}  # as the shape says

    def load_json(self, req: Request, schema: object) -> Any:
        """The body as JSON."""
        return read_json(req)

    def handle_error(self, error: Any, *_: Any, **__: Any) -> Never:
        """Marshmallow's messages, without the name of the location."""
        raise InvalidFields({name: inner for place in error.messages.values() for name, inner in place.items()})


class RolefitApi(Api):
    """The API document and its problems."""

    DEFAULT_ERROR_RESPONSE_NAME = "Problem"

    def handle_http_exception(self, error: Any) -> Response:
        """An error of the framework as a problem."""
        return http_problem(error)

    def _register_responses(self) -> None:
        """Responses named here and not by http.HTTPStatus, whose names differ between versions of Python."""
        rows = [*RESPONSES.values(), ("Problem", "Any other problem.")]
        for name, description in rows:
            content = {MEDIA_TYPE: {"schema": ProblemSchema} | ({"example": examples.PROBLEM} if name == "Unprocessable" else {})}
            self.spec.components.response(name, {"description": description, "content": content}, lazy=True)
        self.spec.components.response("NOT_MODIFIED", {"description": "Nothing has changed."}, lazy=True)

    def _register_pagination_header(self) -> None:
        """The total stands in a header of its own."""


class Resource(Blueprint):
    """The operations of one resource."""

    ARGUMENTS_PARSER = Arguments()

    def operation(self, rule: str, answer: type[Answer] | Answer, *, id: str, **told: Any) -> Callable[[View], View]:
        """Register a view: rule and `method`, the shape of its answer and of its `query`, its `headers`, the statuses of its `problems`,
        whether `cached`."""
        method, query, problems = told.get("method", "GET"), told.get("query"), set(told.get("problems", ()))
        reads = method == "GET" and (self.url_prefix or "").startswith("/v1/")

        def decorate(view: View) -> View:
            if reads:
                problems.add(422)
                view = self.arguments(query or NoQuerySchema, location="query", as_kwargs=query is None)(view)
            view = self.response(200, answer, headers=told.get("headers"), description="The answer.")(view)
            for status in sorted(problems | {406}):
                view = self.alt_response(status, RESPONSES[status][0])(view)
            view = self.doc(operationId=id)(view)
            view = self.etag(view) if told.get("cached") else view
            return cast("View", self.route(rule, methods=[method])(view))

        return decorate

    def _set_etag_in_response(self, response: Response) -> None:
        """An answer that changes only with the taxonomy: 304 to who holds it already."""
        response.add_etag()
        response.cache_control.no_cache = True  # keep it, but ask
        response.make_conditional(request)

    def _prepare_arguments_doc(self, doc: Any, doc_info: Any, **kwargs: Any) -> Any:
        """Leave out the response that the framework names; the operation names its own."""
        doc_info.get("arguments", {}).pop("responses", None)
        return super()._prepare_arguments_doc(doc, doc_info, **kwargs)
