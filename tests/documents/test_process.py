"""The reading child: bounded, replaced when it dies, reaped, and nobody's but its own parent's."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pytest

from service.documents import DocumentReader, Limits
from service.documents.process import ReadingProcess
from service.documents.sniff import Kind
from service.errors import ReadingTookTooLong
from tests.documents import build_docx, build_pdf

PDF = build_pdf.build(build_pdf.text(50, 700, "Built a ranker"))
TIME_BOMB = build_pdf.deflate_bomb(60_000_000, build_pdf.COLOURS, pages=40)
DOCX = build_docx.build(build_docx.paragraph("Trained a tagger"))


def children() -> set[int]:
    """Our children, zombies among them."""
    return {int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def test_no_child_is_started_for_plain_text_and_one_for_many_files() -> None:
    before = children()
    with DocumentReader(Limits()) as reader:
        assert reader.read(b"Built a ranker").text == "Built a ranker"
        assert children() == before
        assert [reader.read(data).kind for data in (PDF, DOCX) * 5] == ["pdf", "docx"] * 5
        assert len(children() - before) == 1
    assert children() == before


def test_a_child_that_was_killed_between_files_is_replaced() -> None:
    process = ReadingProcess(Limits())
    first = process.ask(Kind.PDF.value + PDF)
    dead = process.pid
    assert dead
    os.kill(dead, signal.SIGKILL)
    assert process.ask(Kind.PDF.value + PDF) == first
    assert process.pid != dead
    assert dead not in children()
    process.close()


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        pytest.param(Limits(cpu_seconds=1, wall_seconds=60), TIME_BOMB, id="processor"),
        pytest.param(Limits(cpu_seconds=60, wall_seconds=3), TIME_BOMB, id="wall"),
        pytest.param(Limits(cpu_seconds=60, wall_seconds=60), build_pdf.deflate_bomb(300_000_000), id="memory"),
    ],
)
def test_a_file_that_goes_beyond_a_limit_is_stopped_and_the_next_one_read(limits: Limits, data: bytes) -> None:
    before = children()
    with DocumentReader(limits) as reader:
        with pytest.raises(ReadingTookTooLong):
            reader.read(data)
        assert children() == before
        assert reader.read(PDF).text == "Built a ranker"
    assert children() == before


def test_processor_time_is_granted_for_each_file_anew() -> None:
    slow = build_pdf.build(*["0 0 m 9 9 l S\n" * 40_000 + build_pdf.text(50, 700, "Built a ranker")] * 3)
    with DocumentReader(Limits(cpu_seconds=1)) as reader:
        pids = set()
        while _used(reader) < 3:
            reader.read(slow)
            pids.add(reader._process.pid)
    assert len(pids) == 1


def test_threads_share_the_child() -> None:
    with DocumentReader(Limits()) as reader, ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda data: reader.read(data).text.strip(), [PDF, DOCX] * 20))
    assert texts == ["Built a ranker", "Trained a tagger"] * 20


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_after_a_fork_each_side_has_its_own_child() -> None:
    with DocumentReader(Limits()) as reader:
        assert reader.read(PDF).text == "Built a ranker"
        ours = reader._process.pid

        def has_its_own() -> bool:
            text, pid = reader.read(DOCX).text, reader._process.pid
            reader.close()
            return text == "Trained a tagger\n" and pid != ours

        assert _in_a_fork(has_its_own)
        assert reader.read(PDF).text == "Built a ranker"
        assert reader._process.pid == ours


def test_a_child_gives_up_files_memory_and_more_processes() -> None:
    script = (
        "import json, resource, sys; from service.documents import Limits, child;"
        "child.confine(Limits(**json.loads(sys.argv[1])));"
        "print([resource.getrlimit(bound) for bound in map(int, sys.argv[2:])])"
    )
    bounds = [resource.RLIMIT_AS, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC]
    call = [sys.executable, "-c", script, json.dumps(asdict(Limits())), *map(str, bounds)]
    told = subprocess.run(
        call, capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(filter(None, [*sys.path, os.getcwd()]))}
    )
    most = [768 * 2**20, 3, 0, 0, 0]
    assert told.stdout.strip() == str([(bound, bound) for bound in most])


def test_a_child_imports_neither_spacy_nor_flask() -> None:
    script = "import sys, service.documents.child; print(sorted({'spacy', 'flask', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    call = [sys.executable, "-c", script]
    assert subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_child_sees_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEFIT_SECRET", "s3cret")
    with DocumentReader(Limits()) as reader:
        reader.read(PDF)
        assert b"ROLEFIT" not in Path(f"/proc/{reader._process.pid}/environ").read_bytes()


def _used(reader: DocumentReader) -> float:
    """Seconds of processor time that the reader's child has used."""
    pid = reader._process.pid
    if pid is None:
        return 0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _in_a_fork(check: Callable[[], bool]) -> bool:
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            status = 0 if check() else 1
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
