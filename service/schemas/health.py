"""Whether the service lives and can answer."""

from __future__ import annotations

from marshmallow import fields

from service.schemas.profiles import VersionsSchema
from service.schemas.shape import Answer


class LiveSchema(Answer):
    """The process answers."""

    status = fields.String(required=True)


class ReadySchema(Answer):
    """The service can answer."""

    status = fields.String(required=True)
    versions = fields.Nested(VersionsSchema, required=True)
