"""`python -m skills_taxonomy` prints every problem of the data, or the counts; `try NAME` what a new name would meet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from skills_taxonomy.loader import TaxonomyError, load
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.trial import try_name

_SHOWN = 10  # of each list: more tells a curator nothing new


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, or 1 when the data has problems or the name is taken."""
    parser = argparse.ArgumentParser(prog="python -m skills_taxonomy", description="The skills taxonomy: check it, or try a name.")
    parser.add_argument("--extra", type=Path, metavar="FOLDER", help="own skills and roles to lay over it")
    commands = parser.add_subparsers(dest="command", metavar="try NAME")
    attempt = commands.add_parser("try", help="say what a new name collides with and where it fires")
    attempt.add_argument("name")
    attempt.add_argument(
        "--lines", type=Path, default=Path("tests/accuracy"), metavar="FOLDER", help="labelled lines (default: %(default)s)"
    )
    given = parser.parse_args(arguments)
    try:
        taxonomy = load(extra=given.extra)
    except TaxonomyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return _try(given.name, taxonomy, given.lines) if given.command else _count(taxonomy)


def _count(taxonomy: Taxonomy) -> int:
    names = sum(1 + len(skill.aliases) + len(skill.hidden_aliases) for skill in taxonomy.skills.values())
    sys.stdout.write(
        f"taxonomy {taxonomy.version}: {len(taxonomy.skills)} skills, {names} names, {len(taxonomy.roles)} roles, no problem\n"
    )
    return 0


def _try(name: str, taxonomy: Taxonomy, lines: Path) -> int:
    found = try_name(name, taxonomy, lines)
    told = [("is a name of", found.taken), ("stands within", found.within), ("holds", found.around)]
    for what, names in told:
        sys.stdout.write(f"{name!r} {what} {len(names)} known names{_list(names)}\n")
    sys.stdout.write(f"{name!r} fires in {len(found.fires)} of {found.lines} lines of other fields{_list(found.fires)}\n")
    if found.fires:
        sys.stdout.write("Where it means something else there, put it under `ambiguous`.\n")
    return 1 if found.taken else 0


def _list(items: tuple[str, ...]) -> str:
    more = [f"and {len(items) - _SHOWN} more"] if len(items) > _SHOWN else []
    return "".join(f"\n  {item}" for item in [*items[:_SHOWN], *more])


if __name__ == "__main__":
    sys.exit(main())
