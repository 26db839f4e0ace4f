"""`python -m skills_taxonomy` prints every problem of the data, or the counts."""

from __future__ import annotations

import sys

from skills_taxonomy.loader import TaxonomyError, load


def main() -> int:
    try:
        taxonomy = load()
    except TaxonomyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    names = sum(1 + len(skill.aliases) + len(skill.hidden_aliases) for skill in taxonomy.skills.values())
    sys.stdout.write(
        f"taxonomy {taxonomy.version}: {len(taxonomy.skills)} skills, {names} names, {len(taxonomy.roles)} roles, no problem\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
