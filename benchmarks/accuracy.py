"""Rolefit beside its peers on the labelled lines: `python -m benchmarks.accuracy PEERS_PYTHON` writes `benchmarks/accuracy.md`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import service
from service.evaluation.agreement import Claim, Outcome, assertions, claims_of, judge, macro_f1, pairs, spans
from service.pipeline import Pipeline
from skills_taxonomy import load
from skills_taxonomy.labels import LabelledLine, read_lines

HERE = Path(__file__).parent
SETS = ("dev", "test")
LINES = HERE.parent / "tests" / "accuracy"


def main(peers_python: str) -> None:
    """Ask everybody about the same lines and write one table."""
    lines = [(name, line) for name in SETS for path in sorted((LINES / name).glob("*.yaml")) for line in read_lines(path)]
    pipeline = Pipeline(load())
    own = [judge(line, claims_of(pipeline.profile(line.text, date.today()))) for _, line in lines]
    rows = [
        _row(f"Rolefit {service.__version__}, taxonomy {pipeline.taxonomy.version}", name, _of(name, lines, own), True) for name in SETS
    ]
    for peer, told in _peers([line.text for _, line in lines], peers_python).items():
        label = f"{peer} ({told['version']}; {told['note']})"
        if "error" in told:
            rows.append(f"| {label} | all | did not run: {told['error']} | | | | |")
            continue
        outcomes = [
            judge(line, [Claim(start, end, "") for start, end in found]) for (_, line), found in zip(lines, told["spans"], strict=True)
        ]
        rows += [_row(label, name, _of(name, lines, outcomes), False) for name in SETS]
    (HERE / "accuracy.md").write_text("\n".join([*_head(lines), *rows, ""]), encoding="utf-8")


def _peers(texts: list[str], peers_python: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        given, answers = Path(folder, "lines.json"), Path(folder, "answers.json")
        given.write_text(json.dumps(texts), encoding="utf-8")
        subprocess.run([peers_python, str(HERE / "peers.py"), str(given), str(answers)], check=True, cwd=folder)
        return dict(json.loads(answers.read_text(encoding="utf-8")))


def _of(name: str, lines: Sequence[tuple[str, LabelledLine]], outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for (where, _), outcome in zip(lines, outcomes, strict=True) if where == name]


def _head(lines: Sequence[tuple[str, LabelledLine]]) -> Iterator[str]:
    counts = ", ".join(f"{sum(where == name for where, _ in lines)} in `{name}`" for name in SETS)
    yield from (
        "# Accuracy beside the peers",
        "",
        f"{date.today().isoformat()}, `make accuracy`: the labelled lines of `tests/accuracy` ({counts}). A label is found by a claim that",
        "shares at least half of the longer of the two; peers have other ids, so only places are compared.",
        "No rule was mended by looking at `test`.",
        "",
        "| extractor | set | span precision | recall | F1 | F1 of span and id | assertion macro F1 |",
        "|---|---|---|---|---|---|---|",
    )


def _row(label: str, name: str, outcomes: list[Outcome], has_ids: bool) -> str:
    rates = spans(outcomes)
    more = f"{pairs(outcomes).f1:.3f} | {macro_f1(assertions(outcomes)):.3f}" if has_ids else "– | –"
    return f"| {label} | {name} | {rates.precision:.3f} | {rates.recall:.3f} | {rates.f1:.3f} | {more} |"


if __name__ == "__main__":
    main(*sys.argv[1:])
