"""The settings: the only reader of the environment. Every default works without any server."""

from __future__ import annotations

from dataclasses import dataclass

from environs import Env, EnvError, validate

PREFIX = "ROLEFIT_"
LOG_LEVELS = ("debug", "info", "warning", "error")


class SettingsError(Exception):
    """A variable of the environment that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """How the service runs. Each field is the variable `ROLEFIT_<FIELD>`; sizes in bytes, texts in characters."""

    host: str = "127.0.0.1"  # nobody else on the network until somebody asks for it
    port: int = 8000  # what web servers in development usually take
    workers: int = 2  # the work is CPU: one per core, and two is the smallest machine worth the name
    max_body: int = 2**20  # the longest text in JSON, every character escaped, is just under it
    max_text: int = 150_000  # a ten-page CV has about 40,000
    max_upload: int = 5 * 2**20  # a resume with a photograph is under 2 MiB
    max_pages: int = 50  # the longest academic CVs have about 40
    max_depth: int = 16  # no request nests deeper than 4
    log_level: str = "info"  # one line a request
    taxonomy_extra: str | None = None  # a folder of own skills and roles, read at start


def from_environment() -> Settings:
    """The settings that the environment gives. Raises `SettingsError`."""
    env, given = Env(), Settings()
    try:
        with env.prefixed(PREFIX):
            return Settings(
                host=env.str("HOST", given.host),
                port=env.int("PORT", given.port, validate=validate.Range(1, 65_535)),
                workers=env.int("WORKERS", given.workers, validate=validate.Range(1, 256)),
                max_body=env.int("MAX_BODY", given.max_body, validate=validate.Range(1_024)),
                max_text=env.int("MAX_TEXT", given.max_text, validate=validate.Range(1_000)),
                max_upload=env.int("MAX_UPLOAD", given.max_upload, validate=validate.Range(1_024)),
                max_pages=env.int("MAX_PAGES", given.max_pages, validate=validate.Range(1)),
                max_depth=env.int("MAX_DEPTH", given.max_depth, validate=validate.Range(4, 500)),
                taxonomy_extra=env.str("TAXONOMY_EXTRA", given.taxonomy_extra),
                log_level=env.str("LOG_LEVEL", given.log_level, validate=validate.OneOf(LOG_LEVELS)),
            )
    except EnvError as error:
        raise SettingsError(str(error)) from None
