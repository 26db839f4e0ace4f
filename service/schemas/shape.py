"""What all shapes share: fields in thousandths, bounded lists, and keys that are left out when nothing is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields, post_dump, pre_load

from service.errors import InvalidRequest

MOST_ERRORS = 20  # a caller mends these first; a request of 130,000 unknown keys is not echoed
LONGEST_NAME = 64  # characters of a name that an answer repeats


class InvalidFields(InvalidRequest):
    """Fields of the request are missing, unknown or of the wrong form: the tree of messages says which."""

    def __init__(self, messages: dict[str, Any]) -> None:
        super().__init__("Some fields are missing, unknown or of the wrong form.")
        self.messages = messages


class Answer(Schema):
    """A shape that is sent. Keys of `when_known` are left out where there is no value."""

    when_known: ClassVar[frozenset[str]] = frozenset()

    @post_dump
    def leave_out(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Drop what is not known."""
        if not self.when_known:
            return data
        return {key: value for key, value in data.items() if value is not None or key not in self.when_known}


class Request(Schema):
    """A shape that is received: unknown fields are refused, at the cost of the first few of them."""

    class Meta:
        unknown = RAISE

    @pre_load
    def refuse_unknown(self, data: Any, **_: object) -> Any:
        """Name the first unknown fields before any field is looked at."""
        if isinstance(data, Mapping):
            unknown = [name for name in data if name not in self.load_fields][:MOST_ERRORS]
            if unknown:
                raise ValidationError({name: ["Unknown field."] for name in unknown})
        return data


class Thousandths(fields.Float):
    """A whole number of thousandths, sent with three decimals: round(1000 × x) is exact."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> float | None:
        return None if value is None else value / 1000


class ShortList(fields.List[Any]):
    """A list whose length is looked at before its items."""

    def __init__(self, item: fields.Field[Any], most: int, **kwargs: Any) -> None:
        kwargs["metadata"] = {"maxItems": most, **kwargs.get("metadata", {})}
        super().__init__(item, **kwargs)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if isinstance(value, list) and len(value) > self.most:
            raise ValidationError(f"At most {self.most} items.")
        return super()._deserialize(value, attr, data, **kwargs)


def named(description: str) -> dict[str, Any]:
    """The metadata of a field that the API document describes."""
    return {"description": description}
