"""What is found today in the files that were labelled by hand."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from service.evaluation.agreement import Outcome, claims_of, judge
from service.pipeline import Pipeline
from skills_taxonomy.labels import read_lines, read_postings


def read_outcomes(path: Path, pipeline: Pipeline) -> tuple[Outcome, ...]:
    """Every line of a labelled file against what is found in it today. Raises `LabelError`."""
    return tuple(judge(line, claims_of(pipeline.profile(line.text, date.today()))) for line in read_lines(path))


def orientations(path: Path, pipeline: Pipeline) -> dict[str, list[int]]:
    """The orientation of every posting of a labelled file by its label, 0 where there is none. Raises `LabelError`."""
    values: dict[str, list[int]] = defaultdict(list)
    for posting in read_postings(path):
        values[posting.label].append(pipeline.posting(posting.text, date.today()).orientation.value or 0)
    return dict(sorted(values.items()))
