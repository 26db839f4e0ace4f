"""Scores that are written down. `python -m tests.golden_scores [VERSION]` writes today's, raises the taxonomy's version if one is
given, and prints every fit that moved with the requirements and skills that moved it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from service.model import CandidateProfile, Match, SkillEvidence, Sufficiency, Verdict
from service.pipeline import Pipeline
from service.scoring import Scorer
from skills_taxonomy import load
from skills_taxonomy.loader import HOME

HERE = Path(__file__).parent
PROFILES = HERE / "golden" / "scores.json"
RESUMES = HERE / "golden" / "resumes.json"
AS_OF = date(2026, 11, 1)
_VERSION = re.compile(r"(?m)^version: .*$")

Fits = dict[str, dict[str, Any]]


def profiles() -> list[dict[str, Any]]:
    """Written-down profiles, as skill -> (evidence, entries that show it), and their fits, as role -> thousandths."""
    return list(json.loads(PROFILES.read_text(encoding="utf-8")))


def fits_of_profiles(people: list[dict[str, Any]]) -> list[dict[str, int]]:
    """Their fits by today's taxonomy and engine."""
    known = load()
    scorer = Scorer(known)
    shown = [
        {name: SkillEvidence(name, evidence, shown_in, ()) for name, (evidence, shown_in) in person["skills"].items()} for person in people
    ]
    return [
        {name: scorer.match(CandidateProfile(skills, Sufficiency(Verdict.OK)), asked).fit for name, asked in known.roles.items()}
        for skills in shown
    ]


def resumes() -> Fits:
    """Written-down resume/role -> requirement -> what it earned, in thousandths, and the skills that met it."""
    return dict(json.loads(RESUMES.read_text(encoding="utf-8"))) if RESUMES.exists() else {}


def resumes_of_today() -> Fits:
    """The same by today's taxonomy and engine, for every sample resume that is plain text."""
    pipeline = Pipeline(load())
    found: Fits = {}
    for path in sorted((HERE / "resumes").glob("*.txt")):
        profile = pipeline.profile(path.read_text(encoding="utf-8"), AS_OF)
        for answer in pipeline.answer(profile).roles:
            if answer.match:
                found[f"{path.stem}/{answer.role.id}"] = dict(_earned(answer.match))
    return found


def moves(before: Fits, after: Fits) -> Iterator[str]:
    """Every fit that moved, and why: one line a requirement."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, {}), after.get(name, {})
        if old == new:
            continue
        yield f"{name}: {_fit(old):.3f} -> {_fit(new):.3f}"
        for requirement in sorted(old.keys() | new.keys()):
            was, now = old.get(requirement, [0]), new.get(requirement, [0])
            if was != now:
                yield f"  {requirement}: {was[0] / 1000:.3f} {' '.join(was[1:])} -> {now[0] / 1000:.3f} {' '.join(now[1:])}"


def main(version: str | None = None) -> None:
    """Raise the version, tell the moves, write today's scores."""
    if version:
        release = HOME / "release.yaml"
        release.write_text(_VERSION.sub(f"version: {version}", release.read_text(encoding="utf-8")), encoding="utf-8")
    before, people, after = resumes(), profiles(), resumes_of_today()
    fits = fits_of_profiles(people)
    moved = [number for number, (person, now) in enumerate(zip(people, fits, strict=True)) if person["fits"] != now]
    told = [*moves(before, after), f"{len(moved)} of {len(people)} written-down profiles moved"]
    sys.stdout.write("\n".join(told) + "\n")
    _write(PROFILES, "[", [json.dumps(person | {"fits": now}) for person, now in zip(people, fits, strict=True)], "]")
    _write(RESUMES, "{", [f"{json.dumps(name)}: {json.dumps(earned)}" for name, earned in after.items()], "}")


def _earned(match: Match) -> Iterator[tuple[str, list[Any]]]:
    for found in match.requirements:
        if found.earned:
            yield found.id, [found.earned, *(f"{via.skill} ({via.how.value})" for via in found.via)]


def _fit(earned: dict[str, Any]) -> float:
    thousandths: int = sum(found[0] for found in earned.values())
    return thousandths / 1000


def _write(path: Path, opening: str, rows: list[str], closing: str) -> None:
    path.write_text(f"{opening}\n" + ",\n".join(rows) + f"\n{closing}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2])
