"""The service under gunicorn, over a real socket: framings, limits, and the line that `rolefit serve` prints."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

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
    with subprocess.Popen([sys.executable, *command], cwd=ROOT, stderr=subprocess.PIPE, text=True, **more) as server:  # type: ignore[call-overload]
        try:
            yield server
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)


@pytest.fixture(scope="module")
def address() -> Iterator[Address]:
    """gunicorn on a socket that listens before it starts, so that nobody has to wait for it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        bind = f"fd://{listener.fileno()}"
        command = ["-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", bind, "--log-level", "error", "service.wsgi:app"]
        with running(command, pass_fds=[listener.fileno()], stdout=subprocess.DEVNULL):
            name = listener.getsockname()
            listener.close()  # the server holds it now; should that die, nobody waits for an answer
            yield name


def exchange(address: Address, *pieces: bytes) -> tuple[int, bytes]:
    """The status and body of the answer to raw bytes. A server may answer and hang up before it was sent everything."""
    with socket.create_connection(address, timeout=60) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
            connection.shutdown(socket.SHUT_WR)
        except ConnectionError:
            pass
        answer = b"".join(iter(lambda: _received(connection), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


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
    if b"Host" not in request_bytes and request_bytes.startswith(b"GET"):
        assert status == 400


def test_the_printed_line_works_when_pasted() -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with running(["-m", "service.cli", "serve", "--port", str(port)], stdout=subprocess.PIPE) as server:
        assert server.stdout
        assert server.stderr
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        lines = iter(server.stdout.readline, "")
        pasted = "".join([next(lines), next(lines)]).strip()
        assert any("Listening at" in line for line in server.stderr)
        answer = subprocess.run(["sh", "-c", pasted], capture_output=True, check=True, timeout=60)
    assert json.loads(answer.stdout)["matches"][0]["fit"] > 0
