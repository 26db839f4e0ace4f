"""The documentation's page: everything from here, nothing inline."""

from __future__ import annotations

import hashlib
import re

from flask.testing import FlaskClient

from service.api.documentation import PAGE

OWN = {"index.html", "start.js", "SHA256SUMS"}


def test_the_page_asks_nobody_else(client: FlaskClient) -> None:
    page = client.get("/docs", buffered=True)
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(addresses) == 5
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    assert all(client.get(address, buffered=True).status_code == 200 for address in addresses)
    assert "validatorUrl: null" in client.get("/docs/static/start.js", buffered=True).text


def test_the_style_sheet_loads_nothing() -> None:
    style = (PAGE / "swagger-ui.css").read_text()
    assert "@import" not in style
    assert all(address.startswith("data:") for address in re.findall(r"""url\(["']?([^"')]+)""", style))


def test_the_policy_is_strict(client: FlaskClient) -> None:
    page = client.get("/docs", buffered=True)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=", page.text)


def test_the_vendored_files_are_what_was_published() -> None:
    lines = [line.split("  ") for line in (PAGE / "SHA256SUMS").read_text().splitlines()]
    listed = {name: digest for digest, name in lines}
    assert set(listed) == {path.name for path in PAGE.iterdir()} - OWN
    assert {"LICENSE", "NOTICE"} <= set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((PAGE / name).read_bytes()).hexdigest() == digest


def test_the_start_leads_to_the_page(client: FlaskClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/docs")
