"""What the endpoints reach: the one reporter and the one catalogue of an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app

from service.catalogue import Catalogue
from service.reporting import Reporter, Versions

_KEY = "rolefit"


@dataclass(frozen=True, slots=True)
class Wiring:
    """The parts that an application was wired with."""

    reporter: Reporter
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Page:
    """An answer from the catalogue with the versions beside it."""

    versions: Versions
    page: Any


def wire(app: Flask, wiring: Wiring) -> None:
    """Give an application its parts."""
    app.extensions[_KEY] = wiring


def reporter() -> Reporter:
    """The application's reporter."""
    return cast("Wiring", current_app.extensions[_KEY]).reporter


def catalogue() -> Catalogue:
    """The application's catalogue."""
    return cast("Wiring", current_app.extensions[_KEY]).catalogue


def versioned(page: Any) -> Page:
    """A page with the versions that it comes from."""
    return Page(reporter().versions, page)
