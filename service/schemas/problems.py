"""What is said of a request that cannot be answered (RFC 9457)."""

from __future__ import annotations

from typing import ClassVar

from marshmallow import fields

from service.schemas.shape import Answer, named


class PlaceSchema(Answer):
    """One fault and where it is."""

    where = fields.String(required=True, metadata=named("A JSON pointer into the request; for a query or form, its field."))
    message = fields.String(required=True)


class ProblemSchema(Answer):
    """A problem. `type` is stable and can be looked up."""

    when_known: ClassVar[frozenset[str]] = frozenset({"instance", "errors"})

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(metadata=named("Names this one request."))
    errors = fields.List(fields.Nested(PlaceSchema), metadata={"maxItems": 20})


class ProblemTypeSchema(Answer):
    """What one type of problem means."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    meaning = fields.String(required=True)
