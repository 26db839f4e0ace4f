"""The reading child: `python -m service.documents.child LIMITS` with a socket as standard input. Parses one file after another."""

from __future__ import annotations

import codecs
import json
import math
import resource
import signal
import socket
import sys

from service.documents import docx, pdf, wire
from service.documents.document import Document, Limits
from service.documents.process import OUT_OF_MEMORY
from service.documents.sniff import Kind
from service.errors import RolefitError

FILES_PER_CHILD = 500  # a fresh process now and then gives back what parsers leak
# Codecs are modules of their own, and after `confine` no file opens.
CODECS = ("cp437", "cp1252", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "mac-roman")


def main() -> None:
    """Answer requests until the parent is gone."""
    limits = Limits(**json.loads(sys.argv[1]))
    confine(limits)
    with socket.socket(fileno=0) as channel:
        for _ in range(FILES_PER_CHILD):
            request = wire.receive(channel, limits.max_bytes + 1)
            if request is None:
                return
            channel.sendall(wire.TAKEN)
            grant_seconds(limits.cpu_seconds)
            wire.send(channel, answer(request, limits))


def confine(limits: Limits) -> None:
    """Give up memory, files, core dumps and further processes, for good."""
    for codec in CODECS:
        codecs.lookup(codec)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    for bound, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_NOFILE, 3),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        hard = resource.getrlimit(bound)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(bound, (least, least))


def grant_seconds(seconds: int) -> None:
    """Let the process use so much more processor time before the kernel ends it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = math.ceil(usage.ru_utime + usage.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def answer(request: bytes, limits: Limits) -> bytes:
    """The JSON of one file's text, or of the reason why it has none."""
    try:
        document = read(request[:1], request[1:], limits)
    except RolefitError as error:
        return json.dumps({"error": error.name, "detail": error.detail}).encode()
    return json.dumps({"kind": document.kind, "text": document.text, "hidden": document.hidden}).encode()


def read(kind: bytes, data: bytes, limits: Limits) -> Document:
    """One file by its format."""
    if kind == Kind.PDF.value:
        return pdf.read(data, limits)
    return docx.read(data, limits)


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
