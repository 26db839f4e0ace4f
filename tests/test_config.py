"""Settings: defaults without an environment, and one clear sentence for a value that cannot be used."""

from __future__ import annotations

from dataclasses import fields

import pytest

from service.config import PREFIX, Settings, SettingsError, from_environment


def test_nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in fields(Settings):
        monkeypatch.delenv(PREFIX + field.name.upper(), raising=False)
    assert from_environment() == Settings()


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_each_setting_has_its_variable(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    given = {"host": "0.0.0.0", "log_level": "error", "taxonomy_extra": "own"}.get(
        name, "4321" if name not in ("workers", "max_depth") else "17"
    )
    monkeypatch.setenv(PREFIX + name.upper(), given)
    assert str(getattr(from_environment(), name)) == given
    assert getattr(Settings(), name) != getattr(from_environment(), name)


@pytest.mark.parametrize(("name", "value"), [("PORT", "0"), ("PORT", "http"), ("WORKERS", "-1"), ("LOG_LEVEL", "loud"), ("MAX_TEXT", "1")])
def test_values_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=PREFIX + name):
        from_environment()
