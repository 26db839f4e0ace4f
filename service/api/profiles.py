"""Resumes as read."""

from __future__ import annotations

from flask import Response, jsonify

from service.api import examples
from service.api.resource import Resource
from service.api.wiring import reporter
from service.schemas.profiles import ProfileSchema, dump_profile
from service.schemas.requests import ProfileRequestSchema, TextRequest

profiles = Resource("profiles", __name__, url_prefix="/v1/profiles", description="The skills of a resume, with the place of each.")


@profiles.operation("", ProfileSchema, id="createProfile", method="POST", problems=(400, 409, 413, 415, 422))
@profiles.arguments(ProfileRequestSchema, example=examples.PROFILE)
def create(request: TextRequest) -> Response:
    """Read the skills of a resume's text."""
    return jsonify(dump_profile(reporter().profile(request.text, request.wishes)))
