"""How well an extraction agrees with lines that were labelled by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from service.model import Assertion, CandidateProfile
from skills_taxonomy.labels import Label, LabelledLine


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


def claims_of(profile: CandidateProfile) -> list[Claim]:
    """Every mention of a profile as a claim, in order."""
    mentions = (mention for skill in profile.skills.values() for mention in skill.mentions)
    return sorted((Claim(m.start, m.end, m.skill, m.assertion) for m in mentions), key=lambda claim: (claim.start, claim.end, claim.skill))


def judge(line: LabelledLine, claims: Sequence[Claim]) -> Outcome:
    """One line against its claims: each label takes the best claim on its words, and another one there is no second claim.

    A label of several skills is of names that share words: claims within it for any of them are all its own.
    """
    found: list[tuple[Label, Claim]] = []
    missed: list[Label] = []
    for label in line.labels:
        near = [claim for claim in claims if _same((claim.start, claim.end), (label.start, label.end)) or _shares(claim, label)]
        if near:
            found.append((label, min(near, key=lambda claim: (claim.skill not in label.skills, claim.assertion != label.assertion))))
        else:
            missed.append(label)
    shared = {claim for claim in claims for label in line.labels if _shares(claim, label)}
    settled = [(label.start, label.end) for label, _ in found] + [(claim.start, claim.end) for _, claim in found] + list(line.optional)
    extra = {
        (claim.start, claim.end): claim
        for claim in claims
        if claim not in shared and not any(_same((claim.start, claim.end), span) for span in settled)
    }
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
        labelled = sum(count for (label, _), count in seen.items() if label == assertion)
        claimed = sum(count for (_, claim), count in seen.items() if claim is assertion)
        if labelled:
            right = seen[assertion.value, assertion]
            rates[assertion] = Rates(right, claimed - right, labelled - right)
    return rates


def macro_f1(rates: dict[Assertion, Rates]) -> float:
    """The mean F1 of the assertions, each counting the same however rare."""
    return sum(rate.f1 for rate in rates.values()) / max(1, len(rates))


def _shares(claim: Claim, label: Label) -> bool:
    """Whether a claim is one of the names within a label of several skills."""
    return len(label.skills) > 1 and claim.skill in label.skills and label.start <= claim.start and claim.end <= label.end


def _same(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches share at least half of the longer one."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= max(a[1] - a[0], b[1] - b[0])
