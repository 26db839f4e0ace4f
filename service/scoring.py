"""Profile × role → Match. Whole numbers throughout, so that the parts sum to the fit on every machine.

A requirement earns its points times its evidence; evidence climbs a ladder and the best way counts. A reason is born
in the same `return` as its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.ladder import Ladder
from service.model import (
    Assertion,
    CandidateProfile,
    GroupFit,
    Match,
    RequirementFit,
    ScoredMention,
    SkillEvidence,
    SkillVia,
    Status,
)
from skills_taxonomy.model import Requirement, Role, Taxonomy, Via
from skills_taxonomy.weights import Band

FULL = 1000  # thousandths


@dataclass(frozen=True, slots=True)
class Way:
    """The best way in which a profile meets one skill: thousandths, through which skill, and how."""

    evidence: int
    skill: str
    via: Via


class Scorer:
    """Scores profiles by the relations and tables of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._ladder = Ladder(taxonomy)
        self._bands = taxonomy.lexicon.bands.bands
        self._essential_over = taxonomy.lexicon.bands.essential_over

    def match(self, profile: CandidateProfile, role: Role, cited: bool = False) -> Match:
        """The fit of one profile to one role; with `cited`, each requirement names its mentions and what each is worth."""
        evidence = {skill: found.evidence for skill, found in profile.skills.items()}
        requirements = tuple(self._requirement(requirement, profile, evidence, cited) for requirement in role.requirements)
        core = sum(found.earned for found in requirements if found.core)
        base = sum(found.earned for found in requirements if not found.core)
        band = self.band(role, requirements)
        return Match(
            role=role,
            fit=core + base,
            core=core,
            base=base,
            focus=self._focus(evidence, role),
            band=band.id,
            summary=_summary(role, core + base, band, requirements),
            groups=_groups(role, requirements),
            requirements=requirements,
        )

    def earned(self, requirement: Requirement, evidence: Mapping[str, int]) -> int:
        """Thousandths of a point that the evidence (skill → thousandths) earns for a requirement."""
        ways = self._ways(requirement, evidence)
        return requirement.points * sum(way.evidence for way in ways) // requirement.at_least

    def band(self, role: Role, requirements: Iterable[RequirementFit]) -> Band:
        """The highest band whose conditions hold."""
        found = tuple(requirements)
        fit = sum(requirement.earned for requirement in found)
        core = sum(requirement.earned for requirement in found if requirement.core)
        possible = sum(requirement.possible for requirement in found if requirement.core)
        essentials = all(self.holds_essential(requirement.earned, requirement.possible) for requirement in found if requirement.essential)
        return next(band for band in self._bands if reaches(band, fit, core, possible, essentials))

    def holds_essential(self, earned: int, possible: int) -> bool:
        """Whether an essential requirement is shown in work: more than being named as a tool gives."""
        return earned * FULL > possible * self._essential_over

    def ways_in_full(self, skill: str) -> tuple[str, ...]:
        """The skills that meet `skill` in full, itself first."""
        return tuple(way.skill for way in self._taxonomy.satisfiers[skill] if way.share == FULL)

    def bearing_on(self, requirement: Requirement) -> frozenset[str]:
        """All skills whose evidence a requirement looks at."""
        return frozenset(way.skill for skill in requirement.any_of for way in self._taxonomy.satisfiers[skill])

    def _requirement(self, requirement: Requirement, profile: CandidateProfile, evidence: Mapping[str, int], cited: bool) -> RequirementFit:
        ways = self._ways(requirement, evidence)
        earned = requirement.points * sum(way.evidence for way in ways) // requirement.at_least
        status, reason = self._status(requirement, profile, ways, earned)
        return RequirementFit(
            id=requirement.id,
            label=requirement.label,
            group=requirement.group,
            core=requirement.core,
            essential=requirement.essential,
            possible=requirement.points * FULL,
            earned=earned,
            status=status,
            reason=reason,
            via=tuple(SkillVia(way.skill, way.via) for way in ways),
            mentions=self._cited(requirement, profile, evidence, earned) if cited else (),
        )

    def _ways(self, requirement: Requirement, evidence: Mapping[str, int]) -> tuple[Way, ...]:
        """The best ways, at most `at_least` of them; with several asked for, a family counts once."""
        best: dict[str, Way] = {}
        for skill in requirement.any_of:
            way = self._best(skill, evidence)
            family = self._taxonomy.families.get(skill, skill) if requirement.at_least > 1 else ""
            if way and (family not in best or _rank(way) < _rank(best[family])):
                best[family] = way
        return tuple(sorted(best.values(), key=_rank)[: requirement.at_least])

    def _best(self, skill: str, evidence: Mapping[str, int]) -> Way | None:
        """The best way to meet a skill; equal ways go by how they meet it."""
        best = None
        for satisfier in self._taxonomy.satisfiers[skill]:
            value = evidence.get(satisfier.skill, 0) * satisfier.share // FULL
            if value > (best.evidence if best else 0):
                best = Way(value, satisfier.skill, satisfier.via)
        return best

    def _status(self, requirement: Requirement, profile: CandidateProfile, ways: tuple[Way, ...], earned: int) -> tuple[Status, str]:
        """The status of a requirement with its reason."""
        if not ways:
            denied = [skill for skill in requirement.any_of if is_negated(profile.skills.get(skill))]
            if denied:
                return Status.NEGATED, f"The text says no to {self._labels(denied)}."
            return Status.NOT_SHOWN, "Nothing in the text shows it."
        told = "; ".join(self._told(way, profile) for way in ways)
        open_ways = requirement.at_least - len(ways)
        still = f" {open_ways} more would complete it." if open_ways else ""
        return (Status.MET if earned == requirement.points * FULL else Status.PARTIAL), f"{told}.{still}"

    def _told(self, way: Way, profile: CandidateProfile) -> str:
        own = profile.skills[way.skill]
        rung = _HOW_WELL[self._ladder.rung_of(own.evidence)]
        relation = {Via.BROADER: ", only the broader skill", Via.ALTERNATIVE: ", a related skill"}.get(way.via, "")
        return f"{self._labels([way.skill])} {rung}{relation}"

    def _labels(self, skills: Iterable[str]) -> str:
        return ", ".join(self._taxonomy.skills[skill].label for skill in skills)

    def _cited(
        self, requirement: Requirement, profile: CandidateProfile, evidence: Mapping[str, int], earned: int
    ) -> tuple[ScoredMention, ...]:
        """The mentions of all skills that bear on a requirement, and what it loses without each."""
        cited = []
        for skill in sorted(self.bearing_on(requirement) & profile.skills.keys()):
            mentions = profile.skills[skill].mentions
            assumed = max(0, profile.skills[skill].shown_in - self._ladder.climb(skill, mentions)[1])
            for left_out in mentions:
                rest = [mention for mention in mentions if mention is not left_out]
                without = {**evidence, skill: self._ladder.climb(skill, rest, assumed)[0]}
                cited.append(ScoredMention(left_out, earned - self.earned(requirement, without)))
        return tuple(sorted(cited, key=lambda found: (found.mention.start, found.mention.skill)))

    def _focus(self, evidence: Mapping[str, int], role: Role) -> int:
        """The share of the evidence that the role uses, in thousandths of 100; 0 where there is none."""
        total = sum(evidence.values())
        useful = {
            way.skill
            for requirement in role.requirements
            for skill in requirement.any_of
            for way in self._taxonomy.satisfiers[skill]
            if way.share == FULL
        }
        used = sum(value for skill, value in evidence.items() if skill in useful)
        return 100 * FULL * used // total if total else 0


_HOW_WELL = {
    "listed": "is listed, not shown in work",
    "studied": "was studied",
    "named": "is named as a tool of an entry",
    "shown": "is shown once",
    "twice": "is shown",
}


def _rank(way: Way) -> tuple[int, str]:
    """Best evidence first, ties by id."""
    return -way.evidence, way.skill


def is_negated(found: SkillEvidence | None) -> bool:
    """Whether a text says no to a skill and nowhere yes."""
    return found is not None and found.evidence == 0 and any(mention.assertion is Assertion.NEGATED for mention in found.mentions)


def reaches(band: Band, fit: int, core: int, core_possible: int, essentials: bool) -> bool:
    """Whether a fit (thousandths of a point) meets the conditions of a band."""
    return fit >= band.fit * FULL and 100 * core >= band.core_share * core_possible and (essentials or not band.essentials)


def _groups(role: Role, requirements: tuple[RequirementFit, ...]) -> tuple[GroupFit, ...]:
    """The sums by group, in the role's order; a group without requirements is absent."""
    groups = []
    for group in role.groups:
        own = [found for found in requirements if found.group == group.id]
        if own:
            groups.append(GroupFit(group.id, group.label, sum(found.possible for found in own), sum(found.earned for found in own)))
    return tuple(groups)


def _summary(role: Role, fit: int, band: Band, requirements: tuple[RequirementFit, ...]) -> str:
    """One sentence: the fit, the band, and how many requirements are met."""
    met = sum(found.status is Status.MET for found in requirements)
    partly = sum(found.status is Status.PARTIAL for found in requirements)
    return (
        f"{role.label}: {fit / FULL:.1f} of 100 ({band.label}); of {len(requirements)} requirements "
        f"{met} are met, {partly} partly, {len(requirements) - met - partly} not shown."
    )
