"""How names are written: the words of a phrase, and the variants of it that mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from skills_taxonomy.lexicon import Generic, Spelling

# A word keeps inner apostrophes; every other sign is a word by itself, so that C++, C# and CI/CD keep theirs.
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
JOINERS = frozenset("-_")
GAP = " ... "  # in a name: a few words of the same sentence
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")  # in a name: one of several words, (train|trained)


@lru_cache(maxsize=65_536)
def fold_character(character: str) -> str:
    """One character without accent, ligature, width or invisible form; at most four characters, else itself."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Zs":
        return " "
    if category == "Pd":
        return "-"
    folded = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn")
    return folded.replace("\u2019", "'") if 0 < len(folded) <= 4 else character


def fold(text: str) -> str:
    """`text` with every non-ASCII character folded."""
    return text if text.isascii() else "".join(fold_character(c) if c > "\x7f" else c for c in text)


def fold_word(word: str) -> str:
    """A word as it is looked up: lower case, without apostrophes."""
    return word.casefold().replace("'", "").replace("’", "")


def words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase. A hyphen or underscore between two words joins and is no word."""
    found = list(WORD.finditer(fold(phrase)))
    kept = []
    for position, match in enumerate(found):
        if match.group() in JOINERS and 0 < position < len(found) - 1 and _touches(found, position):
            continue
        kept.append(fold_word(match.group()))
    return tuple(kept)


def _touches(found: list[re.Match[str]], position: int) -> bool:
    """Whether a joiner stands between two words without a space."""
    before, joiner, after = found[position - 1], found[position], found[position + 1]
    return before.end() == joiner.start() and joiner.end() == after.start() and before.group()[-1].isalnum() and after.group()[0].isalnum()


def spelt_out(name: str) -> tuple[str, ...]:
    """A name with each of its choices: `(train|trained) a model` is two names."""
    found = _CHOICE.search(name)
    if not found:
        return (name,)
    return tuple(full for word in found[1].split("|") for full in spelt_out(name[: found.start()] + word + name[found.end() :]))


def variants(phrase: str, spelling: Spelling) -> frozenset[tuple[str, ...]]:
    """All ways to write a phrase: joined, `and` for `&`, plural of a common noun, UK as US spelling."""
    spelt = {phrase}
    if re.search(r"\w[-.]\w", phrase):
        spelt |= {re.sub(r"(?<=\w)[-.](?=\w)", "", phrase), re.sub(r"(?<=\w)[-.](?=\w)", " ", phrase)}
    if " & " in phrase:
        spelt.add(phrase.replace(" & ", " and "))
    if "A/B" in phrase:
        spelt |= {phrase.replace("A/B", "AB"), phrase.replace("A/B", "A B")}
    spelt |= {plural for form in spelt if (plural := _plural(form))}
    return frozenset(tuple(respell(word, spelling) for word in words(form)) for form in spelt)


def _plural(phrase: str) -> str | None:
    """The plural of a phrase that ends in a common noun or an abbreviation; a proper name has none."""
    last = re.split(r"[\s-]", phrase)[-1]
    if re.fullmatch(r"[A-Z]{1,5}[A-RT-Z]", last):
        return phrase + "s"
    if not re.fullmatch(r"[a-z]{3,}", last) or last.endswith(("s", "ing", "ed")):
        return None
    if last.endswith("y") and last[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    if last.endswith(("x", "ch", "sh")):
        return phrase + "es"
    return phrase + "s"


@lru_cache(maxsize=131_072)
def respell(word: str, spelling: Spelling) -> str:
    """A word in the one spelling that is looked up."""
    for pair in spelling.words:
        if word == pair.uk:
            return pair.us
    for pair in spelling.endings:
        if word.endswith(pair.uk) and len(word) > len(pair.uk) + 2:
            return word[: -len(pair.uk)] + pair.us
    return word


def generic_words(generic: Generic, spelling: Spelling) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and after a name that add nothing to it, in every form."""
    before, after = (
        frozenset(word for name in names for form in variants(name, spelling) for word in form) for names in (generic.before, generic.after)
    )
    return before, after


def core(name: tuple[str, ...], others: Collection[tuple[str, ...]], before: frozenset[str], after: frozenset[str]) -> tuple[int, int]:
    """The words `[first, last)` of a name that are one of its skill's `others`, when only generic words stand around them; else all."""
    lead = next((at for at, word in enumerate(name) if word not in before), 0)
    for first in range(lead + 1):
        for last in range(len(name) - (first == 0), first, -1):
            own = name[first:last]
            if own in others and all(word in after for word in name[last:]) and not all(word in after for word in own):
                return first, last
    return 0, len(name)
