"""Which ambiguous forms mean the skill: settled by the words around them, as the data says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from service.extraction.masks import Masker
from service.extraction.matcher import Found, Hit
from service.extraction.phrases import Form, Kind
from service.extraction.sections import Layout
from service.extraction.words import Vocabulary, WordClass
from skills_taxonomy.model import Case, Strength, Taxonomy


@dataclass(frozen=True, slots=True)
class Settled:
    """A skill hit that counts: words `[first, last)`, and the words that settled an ambiguous form."""

    skill: str
    first: int
    last: int
    by: tuple[int, int] | None = None


class Settler:
    """Decides ambiguous forms by near and counter words, other skills, skills sections and phrases like `experience with`."""

    def __init__(self, taxonomy: Taxonomy, vocabulary: Vocabulary, masker: Masker) -> None:
        entries = [entry for skill in taxonomy.skills.values() for entry in skill.ambiguous]
        # By identity: the taxonomy outlives this, and hashing an entry costs more than looking its words up.
        self._near = {id(entry): frozenset(map(vocabulary.id_of, entry.near)) for entry in entries}
        self._not_near = {id(entry): frozenset(map(vocabulary.id_of, entry.not_near)) for entry in entries}
        self._line_end = vocabulary.classes[WordClass.LINE_END]
        self._context = taxonomy.lexicon.context
        self._before = frozenset(map(vocabulary.id_of, self._context.before))
        self._after = frozenset(map(vocabulary.id_of, self._context.after))
        self._masker = masker
        self._categories = {name: category.id for name, category in taxonomy.category_of.items()}
        technical = {name for name, category in taxonomy.category_of.items() if category.technical}
        self._technical = frozenset(technical.difference(self._context.everyday))

    def settle(self, hits: tuple[Hit, ...], found: Found, layout: Layout, line_of: list[int]) -> tuple[Settled, ...]:
        """The hits that count, in order: those that settle by themselves first, then those that need a skill beside them."""
        around = _Around(found, layout, line_of)
        alone = [self._decide(hit, found, around, None) for hit in hits]
        anchors = _Anchors([ways[0] for ways in alone if ways and ways[0].skill in self._technical])
        settled = []
        for hit, ways in zip(hits, alone, strict=True):
            settled += (ways or self._decide(hit, found, around, anchors))[:1]
        return tuple(settled)

    def _decide(self, hit: Hit, found: Found, around: _Around, anchors: _Anchors | None) -> list[Settled]:
        """The ways to read a hit that the context allows, those that most of their listed words settle first."""
        ways = []
        for form in hit.meanings:
            if not isinstance(form, Form):
                continue
            first, last = _core(hit, form, found)
            if form.ambiguous is None:
                ways.append((0, Settled(form.skill, first, last)))
                continue
            if self._masker.names_a_place(hit, found) or (form.ambiguous.company and self._masker.is_an_employer(hit, found)):
                continue
            near = self._words_near(hit, self._near[id(form.ambiguous)], found)
            if not near and self._words_near(hit, self._not_near[id(form.ambiguous)], found):
                continue
            by = (near[0], near[0] + 1) if near else None
            if by is None and (form.ambiguous.strength is Strength.STRONG or _is_a_common_word(hit, form, found)):
                by = self._strong(hit, form, found, around, anchors)
                if by is None:
                    continue
            ways.append((len({found.words.ids[position] for position in near}), Settled(form.skill, first, last, by)))
        return [way for _, way in sorted(ways, key=lambda way: (-way[0], way[1].skill))]

    def _strong(self, hit: Hit, form: Form, found: Found, around: _Around, anchors: _Anchors | None) -> tuple[int, int] | None:
        """What settles a strong form: a word beside it, a phrase before it, the heading of its section, or a skill near it."""
        if _is_glued(hit, found) or self._masker.follows_an_employer_word(hit, found):
            return None
        if (
            by := self._beside(hit, found.words.ids)
            or around.settling(hit, self._context.settling_reach)
            or around.section(hit, self._categories[form.skill])
        ):
            return by
        return anchors.nearest(hit, self._context.window) if anchors else None

    def _beside(self, hit: Hit, ids: list[int]) -> tuple[int, int] | None:
        """The word right beside the hit that settles it: `wrote Go`, `Go experience`."""
        if hit.last < len(ids) and ids[hit.last] in self._after:
            return hit.last, hit.last + 1
        return (hit.first - 1, hit.first) if hit.first and ids[hit.first - 1] in self._before else None

    def _words_near(self, hit: Hit, wanted: frozenset[int], found: Found) -> list[int]:
        """The positions of the wanted words within the window, before and then after, on the same line or one that goes on from it."""
        ids, window = found.words.ids, self._context.window
        near = []
        for direction in (range(hit.first - 1, hit.first - 1 - window, -1), range(hit.last, hit.last + window)) if wanted else ():
            for position in direction:
                if not 0 <= position < len(ids) or ids[position] == self._line_end:
                    break
                if ids[position] in wanted:
                    near.append(position)
        return near


class _Anchors:
    """Technical skills that are certain, in order."""

    def __init__(self, anchors: list[Settled]) -> None:
        self._anchors = anchors
        self._firsts = [anchor.first for anchor in anchors]

    def nearest(self, hit: Hit, window: int) -> tuple[int, int] | None:
        """The nearest one within the window."""
        low, high = bisect_left(self._firsts, hit.first - 2 * window), bisect_right(self._firsts, hit.last + window - 1)
        near = [anchor for anchor in self._anchors[low:high] if anchor.last > hit.first - window]
        best = min(near, key=lambda anchor: max(anchor.first - hit.last, hit.first - anchor.last), default=None)
        return (best.first, best.last) if best else None


class _Around:
    """What stands around a hit besides skills."""

    def __init__(self, found: Found, layout: Layout, line_of: list[int]) -> None:
        self._settling = found.of(Kind.SETTLING)
        self._settling_lasts = [hit.last for hit in self._settling]
        self._layout = layout
        self._line_of = line_of

    def settling(self, hit: Hit, reach: int) -> tuple[int, int] | None:
        """A phrase like `experience with` that ends shortly before the hit."""
        at = bisect_right(self._settling_lasts, hit.first) - 1
        if at >= 0 and hit.first - self._settling[at].last < reach:
            return self._settling[at].first, self._settling[at].last
        return None

    def section(self, hit: Hit, category: str) -> tuple[int, int] | None:
        """The hit itself, when its section settles names of this category."""
        entry = self._layout.entry_of_line[self._line_of[hit.first]]
        settles = self._layout.entries[entry].section.settles if entry >= 0 else "none"
        return (hit.first, hit.last) if settles in ("any", category) else None


def _is_a_common_word(hit: Hit, form: Form, found: Found) -> bool:
    """Whether a proper name is written as the common word that it is too: `cleaned the flask`."""
    return form.ambiguous is not None and form.ambiguous.case is Case.NAME and found.plain(hit.first, hit.last).islower()


def _core(hit: Hit, form: Form, found: Found) -> tuple[int, int]:
    """The words of the name itself: `Kubeflow pipelines` says Kubeflow, `Kubeflow Pipelines` is a product."""
    if form.core is None:
        return hit.first, hit.last
    first, last = hit.first + form.core[0], hit.first + form.core[1]
    named = form.titled and last < hit.last and found.text.plain[found.words.starts[last]].isupper()
    return first, hit.last if named else last


def _is_name(position: int, found: Found) -> bool:
    """Whether the word before is capitalised and right beside: `Smith R.`"""
    if position < 0:
        return False
    start, end = found.words.starts[position], found.words.ends[position]
    return found.text.plain[start].isupper() and end - start > 1 and found.text.plain[end : end + 1] == " "


def _is_glued(hit: Hit, found: Found) -> bool:
    """Whether a sign ties the form to another word: `R&D`, `Go-to-market`, `C-level`."""
    plain = found.text.plain
    start, end = found.words.starts[hit.first], found.words.ends[hit.last - 1]
    before, after = plain[max(0, start - 1) : start], plain[end : end + 1]
    follows = plain[end + 1 : end + 2].isalnum()
    if end - start == 1 and after == "." and _is_name(hit.first - 1, found):
        return True  # the initial of a name
    based = plain[end + 1 : end + 6].casefold() == "based"
    if before.isalnum() or (after.isalnum() and not after.isdigit()):
        return True  # half of another word: `Play` in `PlayStation`
    return (before in ("&", "-", "'", "@", "#") and start > 1 and not plain[start - 2].isspace()) or (
        after in ("&", "-", "'", "@") and follows and not based
    )
