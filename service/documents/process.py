"""The parent's side of the reading child: started when first needed, bounded in time, replaced when it dies."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import asdict
from pathlib import Path

from service.documents import wire
from service.documents.document import Limits
from service.errors import BrokenDocument, ReadingTookTooLong

OUT_OF_MEMORY = 3  # the child's exit status when Python itself could get no more memory
_ROOT = str(Path(__file__).resolve().parents[2])


class ReadingProcess:
    """One persistent child that parses one file at a time. Safe between threads; after a fork each side has its own."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._most = 12 * limits.max_text + 2**16  # JSON writes a character in at most 12 bytes
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        _PROCESSES.add(self)

    @property
    def pid(self) -> int | None:
        """The child's process id, if one was started."""
        return self._child.pid if self._child else None

    def ask(self, request: bytes) -> bytes:
        """The child's answer. Raises ReadingTookTooLong or BrokenDocument when the request is the end of the child."""
        with self._lock:
            deadline = time.monotonic() + self._limits.wall_seconds
            answer = None
            try:
                answer = wire.receive(self._hand_over(request, deadline), self._most, deadline)
            except TimeoutError:
                raise ReadingTookTooLong("The file took longer than the reader may take.") from None
            except (ConnectionError, ValueError):
                answer = None
            finally:
                status = None if answer is not None else self._stop()
            if answer is None:
                raise _reason(status)
            return answer

    def close(self) -> None:
        """End the child. The next request starts another."""
        with self._lock:
            self._stop()

    def _hand_over(self, request: bytes, deadline: float) -> socket.socket:
        """Give the request to a child that says it holds it. A child that died while idle shows it only here, so there are two tries."""
        for _ in range(2):
            channel = self._channel or self._start()
            try:
                wire.send(channel, request, deadline)
                if wire.receive_exactly(channel, 1, deadline) == wire.TAKEN:
                    return channel
            except ConnectionError:
                pass
            self._stop()
        raise RuntimeError("the reading process does not start: python -m service.documents.child")

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "service.documents.child", json.dumps(asdict(self._limits))],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # parsers write pieces of the file there
                cwd="/",
                env={"PYTHONPATH": os.pathsep.join([*filter(None, sys.path), _ROOT])},  # none of the service's secrets
            )
        self._channel = ours
        return ours

    def _stop(self) -> int | None:
        """Kill the child if it still runs and reap it. Gives the status it ended with by itself, None if it was killed here."""
        child, channel = self._child, self._channel
        self._child = self._channel = None
        if channel:
            channel.close()
        if not child:
            return None
        status = _end(child)
        child.kill()
        child.wait()
        return status

    def _forget(self) -> None:
        """In a forked process: the child belongs to the process that started it."""
        self._lock = threading.Lock()
        if self._channel:
            self._channel.close()
        if self._child:
            self._child.returncode = 0  # or its finaliser would wait for somebody else's child
        self._child = self._channel = None


def _end(child: subprocess.Popen[bytes]) -> int | None:
    """The status of a child whose channel is shut: it is ending, or was left running."""
    try:
        return child.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        return None


def _reason(status: int | None) -> BrokenDocument | ReadingTookTooLong:
    if status is not None and status > 0 and status != OUT_OF_MEMORY:
        return BrokenDocument("The file does not keep to its format.")
    return ReadingTookTooLong("The file took more time or memory than the reader may take.")


_PROCESSES: weakref.WeakSet[ReadingProcess] = weakref.WeakSet()


def _forget_all() -> None:
    for process in list(_PROCESSES):
        process._forget()


os.register_at_fork(after_in_child=_forget_all)
