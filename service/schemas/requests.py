"""What callers send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from service.pipeline import Question
from service.reporting import Wishes
from service.schemas.shape import InvalidFields, Request, ShortList, named

INCLUDES = ("evidence", "profile", "text")
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 1, 1)  # outside of it a month count means nothing


@dataclass(frozen=True, slots=True)
class TextRequest:
    """A text and what is asked of it."""

    text: str
    wishes: Wishes


def within_days(day: date) -> None:
    """Refuse days of another age."""
    if not FIRST_DAY <= day < LAST_DAY:
        raise ValidationError("Must be a day from 1970-01-01 to 2099-12-31.")


def each_once(names: list[str]) -> None:
    """Refuse a list that names something twice."""
    if len(set(names)) != len(names):
        raise ValidationError("Must name each only once.")


class Target(fields.Field[str | int]):
    """A band's id, or a fit as a whole number. Which ones there are is the taxonomy's to say."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str | int:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValidationError("Must be the id of a band or a whole number from 1 to 100.")
        return value


def as_of_field() -> fields.Date:
    """The day that counts as today."""
    return fields.Date(validate=within_days, metadata=named("The day that counts as today; moves no fit. Default: today."))


class ExpectSchema(Request):
    """What the caller relies on; another one is refused with 409."""

    taxonomy = fields.String(metadata=named("A version or SHA-256 of the taxonomy."))


class ResumeSchema(Request):
    """A resume."""

    text = fields.String(required=True, metadata=named("The resume as plain text, at most 150,000 characters."))


class ProfileRequestSchema(Request):
    """A resume to be read."""

    text = fields.String(required=True, metadata=named("The resume as plain text, at most 150,000 characters."))
    as_of = as_of_field()
    expect = fields.Nested(ExpectSchema)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> TextRequest:
        """The request as a value."""
        return TextRequest(data["text"], _wishes(data))


class PostingRequestSchema(Request):
    """An employer's text to be read."""

    text = fields.String(required=True, metadata=named("The posting as plain text, at most 150,000 characters."))
    expect = fields.Nested(ExpectSchema)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> TextRequest:
        """The request as a value."""
        return TextRequest(data["text"], _wishes(data))


class MatchOptionsSchema(Request):
    """What is asked of a resume."""

    roles = ShortList(
        fields.String(), most=50, validate=each_once, metadata=named("Ids of roles, answered in this order. Default: all, best fit first.")
    )
    target = Target(
        metadata={
            "description": "What the learning plan shall reach: a band's id or a fit. Default: the next band.",
            "oneOf": [{"type": "string"}, {"type": "integer", "minimum": 1, "maximum": 100}],
        }
    )
    assume = ShortList(fields.String(), most=100, validate=each_once, metadata=named("Ids of skills to count as learnt."))
    as_of = as_of_field()
    ref = fields.String(validate=validate.Length(max=200), metadata=named("Your own id; comes back as it is."))
    include = ShortList(
        fields.String(validate=validate.OneOf(INCLUDES)),
        most=len(INCLUDES),
        validate=each_once,
        metadata=named("evidence: all requirements with mentions, and all gaps; profile: the skills; text: what the offsets point into."),
    )
    expect = fields.Nested(ExpectSchema)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Any:
        """The request as a value."""
        return _wishes(data)


class MatchRequestSchema(MatchOptionsSchema):
    """A resume and what is asked of it."""

    resume = fields.Nested(ResumeSchema, required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Any:
        """The request as a value."""
        return TextRequest(data["resume"]["text"], _wishes(data))


def load_options(value: Any) -> Wishes:
    """The options of a form as a value. Raises `InvalidFields`."""
    try:
        wishes: Wishes = MatchOptionsSchema().load(value)
    except ValidationError as error:
        raise InvalidFields({"options": error.messages}) from None
    return wishes


class NoQuerySchema(Request):
    """No query: a misspelt or misplaced one is told, not passed over."""


class SkillQuerySchema(Request):
    """Which skills to list."""

    q = fields.String(load_default="", validate=validate.Length(max=100), metadata=named("A part of a name."))
    category = fields.String(metadata=named("The id of a category."))
    page = fields.Integer(load_default=1, validate=validate.Range(1, 100_000))
    page_size = fields.Integer(load_default=50, validate=validate.Range(1, 100))


def _wishes(data: dict[str, Any]) -> Wishes:
    include = frozenset(data.get("include", ()))
    question = Question(
        roles=tuple(data.get("roles", ())),
        target=data.get("target"),
        assume=tuple(data.get("assume", ())),
        everything="evidence" in include,
    )
    return Wishes(question, data.get("as_of"), data.get("ref"), include, data.get("expect", {}).get("taxonomy"))
