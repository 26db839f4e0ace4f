"""Plain YAML values into frozen dataclasses: a field's type is its schema, and every misfit is told at once."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data: the file, the entry, what, and how to mend it."""

    file: str
    entry: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.what}. {self.mend}."


class Misfit(Exception):
    """The problems found while one value was shaped."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML keeps the last of two equal keys in silence; here it is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
        return typing.cast(dict[Any, Any], mapping)


def read_yaml(path: Path, name: str) -> Any:
    """The value of one YAML file. Raises `Misfit` when it does not parse."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)  # noqa: S506 - derives from SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Misfit([Problem(name, "file", f"does not parse ({' '.join(str(error).split())})", "Mend the YAML")]) from error


def shape(kind: Any, value: Any, file: str, entry: str) -> Any:
    """`value` as a `kind` (a dataclass, enum, tuple or scalar). Raises `Misfit` with every problem found."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, value, file, entry)
    if isinstance(kind, types.UnionType):
        return None if value is None else shape(get_args(kind)[0], value, file, entry)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value, file, entry)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if value not in [member.value for member in kind]:
            raise Misfit([Problem(file, entry, f"{value!r} is none of the allowed words", f"Use one of {', '.join(kind)}")])
        return kind(value)
    if type(value) is not kind:
        raise Misfit([Problem(file, entry, f"{value!r} is not a {kind.__name__}", "Quote it, or write the right kind of value")])
    return value


def _dataclass(kind: type, value: Any, file: str, entry: str) -> Any:
    if not isinstance(value, dict):
        raise Misfit([Problem(file, entry, "is not a mapping of keys", f"Write the keys of a {kind.__name__}")])
    entry = f"{entry} {value['id']}" if isinstance(value.get("id"), str) else entry
    fields = _fields(kind)
    problems = [
        Problem(file, entry, f"unknown key {str(key)[:64]!r}", f"Use only {', '.join(fields)}") for key in value if key not in fields
    ]
    shaped: dict[str, Any] = {}
    for name, (field_kind, required) in fields.items():
        if name in value:
            try:
                shaped[name] = shape(field_kind, value[name], file, f"{entry}: {name}")
            except Misfit as misfit:
                problems += misfit.problems
        elif required:
            problems.append(Problem(file, entry, f"the key {name!r} is missing", "Add it"))
    if problems:
        raise Misfit(problems)
    return kind(**shaped)


def _tuple(kinds: tuple[Any, ...], value: Any, file: str, entry: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Misfit([Problem(file, entry, "is not a list", "Write a YAML list")])
    if kinds[-1] is not Ellipsis and len(kinds) != len(value):
        raise Misfit([Problem(file, entry, f"has {len(value)} values", f"Write {len(kinds)}")])
    problems: list[Problem] = []
    shaped = []
    for position, item in enumerate(value):
        try:
            shaped.append(shape(kinds[0], item, file, f"{entry}[{position}]" if not isinstance(item, dict) else entry))
        except Misfit as misfit:
            problems += misfit.problems
    if problems:
        raise Misfit(problems)
    return tuple(shaped)


@cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(kind)
    return dict(_field(field, hints) for field in dataclasses.fields(kind))


def _field(field: dataclasses.Field[Any], hints: dict[str, Any]) -> tuple[str, tuple[Any, bool]]:
    return field.name, (hints[field.name], field.default is dataclasses.MISSING)


def duplicates(values: Iterator[str]) -> list[str]:
    """The values that stand more than once, each once, in the order of their second standing."""
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for value in values:
        if value in seen:
            twice[value] = None
        seen.add(value)
    return list(twice)
