"""XML parts read as events, never as a tree: no document type, no entities, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from service.errors import BrokenDocument

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What listens to the events of one part. Names come without their namespace: Word writes two, strict and transitional."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def data(self, text: str) -> None: ...


class _Target:
    """lxml's parser target: hands events on, and refuses a document type."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.data = handler.data

    def start(self, tag: str, attributes: Attributes) -> None:
        self._handler.start(local(tag), {local(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._handler.end(local(tag))

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise BrokenDocument("The file holds a document type, which Office files do not.")

    def close(self) -> None:
        return None


def parse(chunks: Iterable[bytes], handler: Handler) -> None:
    """Tell `handler` the events of one part. Raises BrokenDocument, and what the handler raises."""
    target: Any = _Target(handler)  # lxml calls only the methods that a target has
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError:
        raise BrokenDocument("A part of the file is not well-formed XML.") from None


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
