"""The figures of an evaluation, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table

from service.evaluation.agreement import Outcome, Rates, assertions, macro_f1, pairs, spans
from service.evaluation.separation import separation
from skills_taxonomy.model import Taxonomy


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The outcomes of one set by the kind of its lines: resumes, postings."""

    name: str
    kinds: Mapping[str, tuple[Outcome, ...]]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All outcomes of the set."""
        return tuple(outcome for kind in self.kinds.values() for outcome in kind)


def show_evaluation(sets: Sequence[Evaluated], taxonomy: Taxonomy, console: Console) -> None:
    """Every set with its kinds, then what is said of the mentions, then each category over all sets."""
    console.print(_agreement(sets))
    console.print(_assertions(sets))
    console.print(_categories([outcome for found in sets for outcome in found.outcomes], taxonomy))


def show_worst(outcomes: Sequence[Outcome], most: int, console: Console) -> None:
    """The lines with the most faults, each with what was missed (-), found too much (+) or found under another id (≠)."""
    for outcome in sorted((o for o in outcomes if o.faults), key=lambda o: (-o.faults, o.line.text))[:most]:
        console.print(f"\n{' '.join(outcome.line.text.split())}", markup=False)
        console.print("  " + "; ".join(_faults(outcome)), markup=False)


def show_orientation(values: Mapping[str, Sequence[int]], console: Console) -> None:
    """How far the orientation of postings tells engineers' from scientists'; a posting without orientation counts as 0."""
    table = Table(title="Orientation of postings, -1000 scientist to 1000 engineer")
    for heading in ("label", "postings", "median"):
        table.add_column(heading, justify="left" if heading == "label" else "right")
    for label, found in values.items():
        table.add_row(label, str(len(found)), str(round(median(found))))
    console.print(table)
    if values.get("engineer") and values.get("scientist"):
        told = separation(values["engineer"], values["scientist"])
        console.print(f"engineer against scientist: AUC {told.auc:.3f} (95 % bootstrap interval {told.low:.3f} to {told.high:.3f})")


def _faults(outcome: Outcome) -> Iterator[str]:
    text = outcome.line.text
    yield from (f"- {text[label.start : label.end]!r} {'/'.join(label.skills)}" for label in outcome.missed)
    yield from (f"+ {text[claim.start : claim.end]!r} {claim.skill}" for claim in outcome.extra)
    for label, claim in outcome.found:
        if claim.skill not in label.skills:
            yield f"≠ {text[label.start : label.end]!r} {claim.skill}, not {'/'.join(label.skills)}"


def _agreement(sets: Sequence[Evaluated]) -> Table:
    table = Table(title="Agreement with the labels")
    for heading in (
        "set",
        "lines",
        "labels",
        "span P",
        "R",
        "F1",
        "span and id P",
        "R",
        "F1",
        "assertion macro F1",
        "lines with a false mention",
    ):
        table.add_column(heading, justify="left" if heading == "set" else "right")
    for found in sets:
        for name, outcomes in (*found.kinds.items(), ("all", found.outcomes)):
            false = sum(bool(outcome.extra) for outcome in outcomes)
            labels = sum(len(outcome.line.labels) for outcome in outcomes)
            said = f"{macro_f1(assertions(outcomes)):.3f}"
            table.add_row(
                f"{found.name} {name}", str(len(outcomes)), str(labels), *_row(spans(outcomes)), *_row(pairs(outcomes)), said, str(false)
            )
    return table


def _assertions(sets: Sequence[Evaluated]) -> Table:
    table = Table(title="What is said of the mentions")
    for heading in ("set", "assertion", "labels", "P", "R", "F1"):
        table.add_column(heading, justify="left" if heading in ("set", "assertion") else "right")
    for found in sets:
        for assertion, rates in assertions(found.outcomes).items():
            table.add_row(found.name, assertion.value, str(rates.right + rates.missed), *_row(rates))
    return table


def _categories(outcomes: Sequence[Outcome], taxonomy: Taxonomy) -> Table:
    table = Table(title="Span and id by category, all sets")
    for heading in ("category", "labels", "P", "R", "F1"):
        table.add_column(heading, justify="left" if heading == "category" else "right")
    for category in taxonomy.categories:
        rates = pairs(outcomes, lambda skill, own=category: taxonomy.category_of.get(skill) is own)  # type: ignore[misc]
        table.add_row(category.id, str(rates.right + rates.missed), *_row(rates))
    return table


def _row(rates: Rates) -> tuple[str, str, str]:
    return f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}"
