"""Bodies as received: read whole or refused, kept in memory, parsed with bounds."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import IO, Any

import orjson
from flask import Request, current_app
from gunicorn.http.errors import NoMoreData, ParseException
from werkzeug.utils import cached_property
from werkzeug.wsgi import get_input_stream

from service.api.problems import BadRequest, BodyTooLarge, DeepJson, MalformedJson, WrongMediaType
from service.errors import UnreadableText

PIECE = 2**16
FORM_ROOM = 2**16  # what a form may hold beside its file: boundaries, headers, options
# A string (an unfinished one runs to the end), or a bracket. Possessive, so that it stays linear on any bytes.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?+|[\[{]|[\]}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class WholeRequest(Request):
    """A request whose body is read to its end before it is used, or refused: a cut resume is never scored."""

    max_form_parts = 16

    @cached_property
    def stream(self) -> IO[bytes]:
        """The whole body. Raises `BodyTooLarge` or `BadRequest`."""
        limit = current_app.config["MAX_UPLOAD"] + FORM_ROOM if self.mimetype == "multipart/form-data" else current_app.config["MAX_BODY"]
        return BytesIO(self._whole(limit))

    def _whole(self, limit: int) -> bytes:
        announced = self.content_length or 0
        if announced > limit:
            raise BodyTooLarge(f"The body has more than {limit} bytes.")
        source, pieces, size = get_input_stream(self.environ), [], 0
        try:
            while size <= limit and (piece := source.read(min(PIECE, limit + 1 - size))):
                pieces.append(piece)
                size += len(piece)
        except (NoMoreData, ParseException):
            raise BadRequest("The body does not keep to its framing.") from None
        if size > limit:
            raise BodyTooLarge(f"The body has more than {limit} bytes.")
        if size < announced:  # gunicorn tells of a caller that hung up only by this
            raise BadRequest("The body is shorter than its Content-Length.")
        return b"".join(pieces)

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        """Files stay in memory: nothing of a resume is written to a disk."""
        return BytesIO()


def read_json(request: Request) -> Any:
    """The JSON of a request. Raises `WrongMediaType` and what `parse_json` raises."""
    if not request.is_json:
        raise WrongMediaType("Send JSON with the header Content-Type: application/json.")
    return parse_json(request.get_data(), current_app.config["MAX_DEPTH"])


def parse_json(body: bytes, depth: int) -> Any:
    """The value of a JSON text. Raises `MalformedJson`, `DeepJson`, or `UnreadableText` for half a surrogate pair."""
    _check_depth(body, depth)
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        if _has_half_pair(body):
            raise UnreadableText("A string holds half of a surrogate pair.") from None
        raise MalformedJson("The body is not JSON in UTF-8.") from None


def _check_depth(body: bytes, most: int) -> None:
    depth = 0
    for token in _TOKEN.finditer(body):
        mark = body[token.start()]
        if mark in b"[{":
            depth += 1
            if depth > most:
                raise DeepJson(f"The body nests deeper than {most}.")
        elif mark in b"]}":
            depth -= 1


def _has_half_pair(body: bytes) -> bool:
    """Whether a body that the strict parser refuses is JSON but for half a surrogate pair."""
    try:
        value = json.loads(body.decode(), parse_constant=_refuse)
    except ValueError:
        return False
    return bool(_SURROGATE.search(json.dumps(value, ensure_ascii=False)))


def _refuse(constant: str) -> None:
    raise ValueError(constant)
