"""Where a profile stands between scientist (−1000) and engineer (+1000), and the skills that decide it."""

from __future__ import annotations

from collections.abc import Mapping

from service.model import NO_ORIENTATION, CandidateProfile, Leaning, Orientation, Push
from skills_taxonomy.model import Taxonomy, Via

_DECIDING = 5  # as many skills as a reader takes in at a glance


class Compass:
    """The table of pushes of one taxonomy; a skill without its own takes that of its nearest broader skill, else of its category."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._rules = taxonomy.lexicon.orientation
        own = {entry.skill: entry.push for entry in self._rules.pushes}
        general = {entry.category: entry.push for entry in self._rules.categories}
        inherited = {skill: _inherited(skill, own, taxonomy) for skill in taxonomy.skills}
        pushes = {skill: general.get(taxonomy.category_of[skill].id, 0) if push is None else push for skill, push in inherited.items()}
        self._pushes = {skill: push for skill, push in pushes.items() if push}
        self._credentials = frozenset(name for name, category in taxonomy.category_of.items() if category.credential)
        fields = {name for name, category in taxonomy.category_of.items() if category.id in self._rules.fields}
        inside = {
            found.skill
            for name in self._rules.inside
            for found in taxonomy.satisfiers.get(name, ())
            if found.via in (Via.SHOWN, Via.IMPLIED)
        }
        self._of_the_field = frozenset((fields | inside).difference(self._rules.outside))

    def orientation(self, profile: CandidateProfile) -> Orientation:
        """The balance of what pushes each way, weighed by evidence; nothing for who shows too little of the field."""
        field = sum(found.evidence for skill, found in profile.skills.items() if skill in self._of_the_field)
        weights = {skill: self._pushes[skill] * found.evidence for skill, found in profile.skills.items() if skill in self._pushes}
        weights = {skill: weight for skill, weight in weights.items() if weight}
        pushed, mass = self._weigh(weights)
        if not mass or field < self._rules.minimum_evidence:
            return NO_ORIENTATION
        value = 1000 * pushed // mass
        deciding = sorted(weights, key=lambda skill: (-abs(weights[skill]), skill))[:_DECIDING]
        return Orientation(value, self._leaning(value), tuple(Push(skill, self._pushes[skill]) for skill in deciding))

    def _weigh(self, weights: Mapping[str, int]) -> tuple[int, int]:
        """Σ weight and Σ |weight|, the credentials held to their share of the mass."""
        held = {skill: weight for skill, weight in weights.items() if skill in self._credentials}
        worked = {skill: weight for skill, weight in weights.items() if skill not in self._credentials}
        work_mass, held_mass = sum(map(abs, worked.values())), sum(map(abs, held.values()))
        share = self._rules.credential_share
        allowed = min(held_mass, work_mass * share // (1000 - share))
        pushed = sum(held.values()) * allowed // held_mass if held_mass else 0
        return sum(worked.values()) + pushed, work_mass + allowed

    def _leaning(self, value: int) -> Leaning:
        if value >= self._rules.thresholds.engineer:
            return Leaning.ENGINEER
        return Leaning.SCIENTIST if value <= self._rules.thresholds.scientist else Leaning.BOTH


def _inherited(skill: str, own: Mapping[str, int], taxonomy: Taxonomy) -> int | None:
    """The push of a skill, or of the nearest skill above it that has one; nothing when none has."""
    level = [skill]
    while level:
        pushes = [own[name] for name in level if name in own]
        if pushes:
            return max(pushes, key=abs)
        level = sorted({parent for name in level for parent in taxonomy.skills[name].broader})
    return None
