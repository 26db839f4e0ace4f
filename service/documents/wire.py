"""Frames between the parent and its reading child: four bytes of length, then so many bytes."""

from __future__ import annotations

import socket
import time

TAKEN = b"T"  # the child's word that it holds the whole request and starts on it


def send(channel: socket.socket, payload: bytes, deadline: float | None = None) -> None:
    """Send one frame. `deadline` is on the monotonic clock; past it TimeoutError is raised."""
    _set_time(channel, deadline)
    channel.sendall(len(payload).to_bytes(4, "big") + payload)


def receive(channel: socket.socket, most: int, deadline: float | None = None) -> bytes | None:
    """One frame of at most `most` bytes; None when the other side is gone. Raises ValueError for a longer frame, TimeoutError."""
    header = receive_exactly(channel, 4, deadline)
    if header is None:
        return None
    length = int.from_bytes(header, "big")
    if length > most:
        raise ValueError("a frame is longer than allowed")
    return receive_exactly(channel, length, deadline)


def receive_exactly(channel: socket.socket, length: int, deadline: float | None = None) -> bytes | None:
    """So many bytes, or None when the other side is gone before. Raises TimeoutError."""
    data = bytearray()
    while len(data) < length:
        _set_time(channel, deadline)
        chunk = channel.recv(min(length - len(data), 2**16))
        if not chunk:
            return None
        data += chunk
    return bytes(data)


def _set_time(channel: socket.socket, deadline: float | None) -> None:
    # A timeout of zero would mean "do not block" instead of "time is up".
    channel.settimeout(None if deadline is None else max(deadline - time.monotonic(), 0.001))
