"""A report as tables for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.model import Leaning, RoleAnswer
from service.reporting import MatchReport, NamedOrientation

FIRST_STEPS = 5  # what a reader takes in; the JSON has them all
_LEANINGS = {
    Leaning.ENGINEER: "leans towards engineering",
    Leaning.SCIENTIST: "leans towards science",
    Leaning.BOTH: "stands on both sides",
    Leaning.NEITHER: "leans nowhere",
}


def show(report: MatchReport, console: Console) -> None:
    """Print the fit for each role, then the gaps and first steps of the roles with a plan."""
    for reason in report.sufficiency.reasons:
        console.print(Text(f"The input is {report.sufficiency.verdict}: {reason}.", style="yellow"))
    for signal in report.signals:
        console.print(Text(f"Note: {signal.message}", style="yellow"))
    console.print(_fits(report.matches))
    if report.orientation:
        console.print(Text(_sentence(report.orientation)))
    for answer in report.matches:
        if answer.match and answer.plan:
            _show_way(answer, console)
    console.print(Text(f"\n{report.notice}", style="dim"))


def _fits(matches: tuple[RoleAnswer, ...]) -> Table:
    table = Table("role", "id", "fit", "core", "base", "band")
    for answer in matches:
        found = answer.match
        numbers = [_points(found.fit), _points(found.core), _points(found.base), found.band.replace("_", " ")] if found else ["not judged"]
        table.add_row(answer.role.label, answer.role.id, *numbers)
    return table


def _sentence(orientation: NamedOrientation) -> str:
    deciding = ", ".join(skill.label for skill in orientation.deciding)
    value = "" if orientation.value is None else f" ({orientation.value / 1000:+.2f} from -1 scientist to +1 engineer)"
    return f"The profile {_LEANINGS[orientation.leaning]}{value}" + (f"; deciding: {deciding}." if deciding else ".")


def _show_way(answer: RoleAnswer, console: Console) -> None:
    """The gaps of a role and the first steps of its plan."""
    gaps = Table("largest gaps", "points", "kind", title=f"\n{answer.role.label}", title_justify="left")
    for gap in answer.gaps:
        gaps.add_row(gap.label, _points(gap.points), gap.kind.replace("_", " "))
    console.print(gaps)
    if answer.plan is None or not answer.plan.steps:
        return
    steps = Table("", "first steps", "hours", "gain")
    for step in answer.plan.steps[:FIRST_STEPS]:
        steps.add_row(str(step.order), f"{step.title} ({step.kind})", f"{step.hours[0]}-{step.hours[1]}", f"+{_points(step.gain)}")
    console.print(steps)
    low, high = answer.plan.hours
    reach = "reaches" if answer.plan.reachable else "does not reach"
    after = f"fit after them {_points(answer.plan.fit_after)}"
    console.print(Text(f"{len(answer.plan.steps)} steps in {low} to {high} hours; {after}; {reach} {_target(answer)}."))


def _target(answer: RoleAnswer) -> str:
    return (answer.plan.target if answer.plan and answer.plan.target else "the next band").replace("_", " ")


def _points(thousandths: int) -> str:
    return f"{thousandths / 1000:.1f}"
