"""How well an extraction agrees with lines that were labelled by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.model import Assertion, CandidateProfile
from skills_taxonomy.shape import Misfit, Problem, read_yaml, shape

_MARK = re.compile(
    r"\[\[(?P<surface>[^|]+?)\|(?P<skills>[a-z0-9-]+(?:/[a-z0-9-]+)*)(?:\|(?P<said>negated|aspirational|other))?\]\]|\{\{(?P<optional>.+?)\}\}",
    re.DOTALL,
)
_STRAY = re.compile(r"\[\[|\]\]|\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Label:
    """What a careful reader marked: characters `[start, end)`, any of `skills`, and what is said of it."""

    start: int
    end: int
    skills: tuple[str, ...]
    assertion: Assertion


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A text with its labels; `optional` stretches count neither way."""

    text: str
    labels: tuple[Label, ...]
    optional: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What an extraction says of characters `[start, end)`."""

    start: int
    end: int
    skill: str
    assertion: Assertion = Assertion.AFFIRMED


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line against its claims. A label is found by a claim that shares at least half of the longer of the two."""

    line: LabelledLine
    found: tuple[tuple[Label, Claim], ...]
    missed: tuple[Label, ...]
    extra: tuple[Claim, ...]

    @property
    def faults(self) -> int:
        """Labels missed, claims too many, and labels found under another id."""
        return len(self.missed) + len(self.extra) + sum(claim.skill not in label.skills for label, claim in self.found)


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall from counts of right, superfluous and missed."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the claims that are right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of the labels that are found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


class LabelError(Exception):
    """A labelled file that cannot be read: says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class _Lines:
    lines: tuple[str, ...]


def read_lines(path: Path) -> tuple[LabelledLine, ...]:
    """The lines of one labelled file. Raises `LabelError`."""
    try:
        marked: _Lines = shape(_Lines, read_yaml(path, path.name), path.name, "file")
        return tuple(parse(line) for line in marked.lines)
    except (Misfit, LabelError) as error:
        raise LabelError(f"{path}: {error}") from None


def parse(marked: str) -> LabelledLine:
    """A line with its marks: `[[surface|skill-id]]`, `[[surface|id-a/id-b|negated]]`, `{{optional}}`. Raises `LabelError`."""
    parts: list[str] = []
    labels: list[Label] = []
    optional: list[tuple[int, int]] = []
    length = done = 0
    for mark in _MARK.finditer(marked):
        plain, surface = marked[done : mark.start()], mark["surface"] or mark["optional"]
        start, end = length + len(plain), length + len(plain) + len(surface)
        if mark["optional"]:
            optional.append((start, end))
        else:
            labels.append(Label(start, end, tuple(mark["skills"].split("/")), Assertion(mark["said"] or Assertion.AFFIRMED)))
        parts += [plain, surface]
        length, done = end, mark.end()
    text = "".join([*parts, marked[done:]])
    if stray := _STRAY.search(text):
        raise LabelError(str(Problem("lines", repr(text[:60]), f"{stray.group()} opens or closes nothing", "Write [[surface|skill-id]]")))
    return LabelledLine(text, tuple(labels), tuple(optional))


def claims_of(profile: CandidateProfile) -> list[Claim]:
    """Every mention of a profile as a claim, in order."""
    mentions = (mention for skill in profile.skills.values() for mention in skill.mentions)
    return sorted((Claim(m.start, m.end, m.skill, m.assertion) for m in mentions), key=lambda claim: (claim.start, claim.end, claim.skill))


def judge(line: LabelledLine, claims: Sequence[Claim]) -> Outcome:
    """One line against its claims: each label takes the best claim on its words, and another one there is no second claim."""
    found: list[tuple[Label, Claim]] = []
    missed: list[Label] = []
    for label in line.labels:
        near = [claim for claim in claims if _same((claim.start, claim.end), (label.start, label.end))]
        if near:
            found.append((label, min(near, key=lambda claim: (claim.skill not in label.skills, claim.assertion is not label.assertion))))
        else:
            missed.append(label)
    settled = [(label.start, label.end) for label, _ in found] + [(claim.start, claim.end) for _, claim in found] + list(line.optional)
    extra = {(claim.start, claim.end): claim for claim in claims if not any(_same((claim.start, claim.end), span) for span in settled)}
    return Outcome(line, tuple(found), tuple(missed), tuple(extra.values()))


def spans(outcomes: Iterable[Outcome]) -> Rates:
    """How well the places agree, whatever the id."""
    told = list(outcomes)
    return Rates(sum(len(o.found) for o in told), sum(len(o.extra) for o in told), sum(len(o.missed) for o in told))


def pairs(outcomes: Iterable[Outcome], of: Callable[[str], bool] = lambda skill: True) -> Rates:
    """How well the places agree together with the ids, for the skills asked for."""
    right = extra = missed = 0
    for outcome in outcomes:
        for label, claim in outcome.found:
            is_right = claim.skill in label.skills
            right += is_right and of(claim.skill)
            extra += not is_right and of(claim.skill)
            missed += not is_right and of(label.skills[0])
        extra += sum(of(claim.skill) for claim in outcome.extra)
        missed += sum(of(label.skills[0]) for label in outcome.missed)
    return Rates(right, extra, missed)


def assertions(outcomes: Iterable[Outcome]) -> dict[Assertion, Rates]:
    """How well what is said agrees, over the labels that are found; an assertion that no line has is absent."""
    seen = Counter((label.assertion, claim.assertion) for outcome in outcomes for label, claim in outcome.found)
    rates = {}
    for assertion in Assertion:
        labelled = sum(count for (label, _), count in seen.items() if label is assertion)
        claimed = sum(count for (_, claim), count in seen.items() if claim is assertion)
        if labelled:
            right = seen[assertion, assertion]
            rates[assertion] = Rates(right, claimed - right, labelled - right)
    return rates


def macro_f1(rates: dict[Assertion, Rates]) -> float:
    """The mean F1 of the assertions, each counting the same however rare."""
    return sum(rate.f1 for rate in rates.values()) / max(1, len(rates))


def _same(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches share at least half of the longer one."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= max(a[1] - a[0], b[1] - b[0])
