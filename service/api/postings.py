"""Postings as read."""

from __future__ import annotations

from flask import Response, jsonify

from service.api import examples
from service.api.resource import Resource
from service.api.wiring import reporter
from service.schemas.postings import PostingSchema, dump_posting
from service.schemas.requests import PostingRequestSchema, TextRequest

postings = Resource(
    "postings", __name__, url_prefix="/v1/postings", description="What an employer's text asks for, and the roles nearest to it."
)


@postings.operation("", PostingSchema, id="createPosting", method="POST", problems=(400, 409, 413, 415, 422))
@postings.arguments(PostingRequestSchema, example=examples.POSTING)
def create(request: TextRequest) -> Response:
    """Read the skills, orientation and nearest roles of a posting's text."""
    return jsonify(dump_posting(reporter().posting(request.text, request.wishes)))
