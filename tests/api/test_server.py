"""The service under gunicorn, over a real socket: framings, limits, and the line that `rolefit serve` prints."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from service.api.examples import RESUME

ROOT = Path(__file__).parents[2]
BODY = json.dumps({"text": RESUME}).encode()
HEAD = b"POST /v1/profiles HTTP/1.1\r\nHost: rolefit\r\nContent-Type: application/json\r\nConnection: close\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
Address = tuple[str, int]


@contextmanager
def running(command: list[str], **more: object) -> Iterator[subprocess.Popen[str]]:
    """A server that is ended gently, and must end."""
    with subprocess.Popen([sys.executable, *command], cwd=ROOT, text=True, **more) as server:  # type: ignore[call-overload]
        try:
            yield server
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server writes on standard error."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="module")
def address(log: Path) -> Iterator[Address]:
    """gunicorn on a socket that listens before it starts, so that nobody has to wait for it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        bind = f"fd://{listener.fileno()}"
        command = ["-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", bind, "service.wsgi:app"]
        more = {"pass_fds": [listener.fileno()], "stdout": subprocess.DEVNULL, "env": {**os.environ, "ROLEFIT_LOG_LEVEL": "debug"}}
        with log.open("w") as lines, running(command, stderr=lines, **more):
            name = listener.getsockname()
            listener.close()  # the server holds it now; should that die, nobody waits for an answer
            yield name


def exchange(address: Address, *pieces: bytes) -> tuple[int, bytes]:
    """The status and body of the answer to raw bytes. A server may answer and hang up before it was sent everything."""
    head, body = received(address, *pieces)
    return int(head.split()[1]), body


def received(address: Address, *pieces: bytes) -> tuple[bytes, bytes]:
    """The head and body of the answer."""
    with socket.create_connection(address, timeout=60) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
            connection.shutdown(socket.SHUT_WR)
        except ConnectionError:
            pass
        answer = b"".join(iter(lambda: _received(connection), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


def refusal(address: Address, *pieces: bytes) -> tuple[int, str]:
    """The status and the name of the problem, after checking that head and body agree."""
    head, body = received(address, *pieces)
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    told: dict[str, Any] = json.loads(body)
    assert headers["content-type"] == "application/problem+json"
    assert int(headers["content-length"]) == len(body)
    assert headers["connection"] == "close"
    assert {"x-engine-version", "x-taxonomy-version"} <= set(headers)
    assert told["instance"] == f"urn:rolefit:request:{headers['x-request-id']}"
    assert told["status"] == int(first.split()[1])
    return told["status"], told["type"].removeprefix("/problems/")


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(2**16)
    except ConnectionResetError:
        return b""


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def test_a_chunked_body_is_read_whole(address: Address) -> None:
    halves = chunk(BODY[:100]), chunk(BODY[100:])
    status, body = exchange(address, CHUNKED, *halves, b"0\r\n\r\n")
    assert status == 200
    assert "langchain" in {skill["id"] for skill in json.loads(body)["skills"]}


def test_a_chunked_body_over_the_limit_is_refused_and_not_cut(address: Address) -> None:
    status, body = exchange(address, CHUNKED, chunk(BODY), *[chunk(b" " * 2**16)] * 17, b"0\r\n\r\n")
    assert status == 413
    assert json.loads(body)["type"] == "/problems/body-too-large"


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n",
        CHUNKED + b"5;" + b"x" * 20_000 + b"\r\nhello\r\n0\r\n\r\n",
        CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n",
        CHUNKED + b"5\r\nhelloo\r\n0\r\n\r\n",
        CHUNKED + b"ffff\r\nhello",
        CHUNKED + b"5\r\nhello\r\n0\r\nbad trailer\r\n\r\n",
        HEAD + b"Content-Length: 500\r\n\r\n{}",
        HEAD + b"Content-Length: -1\r\n\r\n{}",
        HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        HEAD + b"Content-Length: 2000000\r\n\r\n{}",
        b"GET /%00%ff HTTP/1.1\r\nHost: rolefit\r\nConnection: close\r\n\r\n",
        b"GET /v1/skills?q=%ff%00 HTTP/1.1\r\nHost: rolefit\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: rolefit\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
    ids=lambda raw: str(raw[-40:])[2:-1],
)
def test_no_framing_is_a_fault_on_this_side(address: Address, request_bytes: bytes) -> None:
    status, _ = exchange(address, request_bytes)
    assert 200 <= status < 500
    if status >= 400:
        assert refusal(address, request_bytes)[0] == status
    if b"Host" not in request_bytes and request_bytes.startswith(b"GET"):
        assert status == 400


SECRET = b"SecretResumeLine Jane Doe"
GET = b"GET /v1/roles HTTP/1.1\r\nHost: rolefit\r\n"


@pytest.mark.parametrize(
    ("request_bytes", "status", "name"),
    [
        (b"GET /" + SECRET.replace(b" ", b"") * 200 + b" HTTP/1.1\r\nHost: rolefit\r\n\r\n", 414, "address-too-long"),
        (HEAD + b"Content-Length: -5\r\n\r\n", 400, "bad-request"),
        (GET + SECRET + b"\r\n\r\n", 400, "bad-request"),
        (GET + b"X-A: 1\r\n " + SECRET + b"\r\n\r\n", 400, "bad-request"),
        (GET + b"Sp ace: " + SECRET + b"\r\n\r\n", 400, "bad-request"),
        (SECRET + b"\r\n\r\n", 400, "bad-request"),
        (b"GET / " + SECRET.replace(b" ", b"/") + b"\r\n\r\n", 400, "bad-request"),
        (GET + b"X-A: " + SECRET * 400 + b"\r\n\r\n", 431, "headers-too-large"),
        (GET + b"Expect: " + SECRET + b"\r\n\r\n", 417, "unmet-expectation"),
        (HEAD + b"Transfer-Encoding: SecretResumeLine\r\n\r\n", 501, "unknown-coding"),
        (CHUNKED + SECRET + b"\r\n\r\n", 400, "bad-request"),
        (HEAD + b"Content-Length: 5000\r\n\r\n" + BODY, 400, "bad-request"),
        (GET[:13] + b"?SecretResumeLine" + GET[13:] + b"\r\n", 422, "invalid-request"),
    ],
    ids=lambda value: str(value[-40:])[2:-1] if isinstance(value, bytes) else None,
)
def test_every_refusal_is_a_problem_and_no_word_of_it_is_logged(
    address: Address, log: Path, request_bytes: bytes, status: int, name: str
) -> None:
    before = len(log.read_text())
    assert refusal(address, request_bytes) == (status, name)
    lines = [json.loads(line) for line in log.read_text()[before:].splitlines() if line.startswith("{")]  # the rest is gunicorn's start
    assert lines[-1]["status"] == status
    assert "SecretResumeLine" not in log.read_text()


def test_a_caller_that_hangs_up_in_its_headers_is_not_quoted(address: Address, log: Path) -> None:
    assert received(address, GET + b"X-A: " + SECRET) == (b"", b"")
    assert "SecretResumeLine" not in log.read_text()


@pytest.mark.parametrize("path", ["/v1/profiles", "/nowhere"])
def test_a_caller_that_sends_everything_first_sees_its_refusal(address: Address, path: str) -> None:
    with closing(HTTPConnection(*address, timeout=60)) as connection:
        connection.request("POST", path, b" " * 12 * 2**20, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == (413 if path == "/v1/profiles" else 404)
        assert json.loads(answer.read())["status"] == answer.status


def test_a_caller_that_sends_without_end_is_not_heard_out(address: Address) -> None:
    started = time.monotonic()
    with socket.create_connection(address, timeout=60) as connection:
        connection.sendall(HEAD + b"Content-Length: 9999999999\r\n\r\n")
        with pytest.raises(ConnectionError):
            connection.sendall(b" " * 2**28)
    assert time.monotonic() - started < 20


def test_the_printed_line_works_when_pasted() -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with running(["-m", "service.cli", "serve", "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdout
        assert server.stderr
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        lines = iter(server.stdout.readline, "")
        pasted = "".join([next(lines), next(lines)]).strip()
        assert any("Listening at" in line for line in server.stderr)
        answer = subprocess.run(["sh", "-c", pasted], capture_output=True, check=True, timeout=60)
    assert json.loads(answer.stdout)["matches"][0]["fit"] > 0
