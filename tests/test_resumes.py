"""The labelled resumes: each is read, scored and placed as a careful reader and an expert would have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from service.documents import DocumentReader, Limits
from service.model import Answer, Match, SkillEvidence
from service.pipeline import Pipeline
from skills_taxonomy import Taxonomy
from tests.conftest import AS_OF

RESUMES = Path(__file__).parent / "resumes"
NAMES = sorted(path.stem for path in RESUMES.glob("*.yaml"))
STUFFERS = ("stuffer_plain", "stuffer_environment")


@dataclass(frozen=True)
class RoleLabel:
    """The fits and bands of one role that an expert would accept."""

    fit: tuple[int, int]
    band: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """What is expected of one resume."""

    about: str
    skills: Mapping[str, str]
    roles: Mapping[str, RoleLabel]
    leaning: tuple[str, ...]
    sufficiency: str
    reason: str = ""


@dataclass(frozen=True)
class Resume:
    """One resume: its text and what the pipeline says of it."""

    text: str
    answer: Answer

    @property
    def matches(self) -> dict[str, Match]:
        """The match of each role, by its id."""
        return {each.role.id: each.match for each in self.answer.roles if each.match is not None}


Resumes = Callable[[str], Resume]


@cache
def label(name: str) -> Label:
    values = yaml.safe_load((RESUMES / f"{name}.yaml").read_text(encoding="utf-8"))
    roles = {role: RoleLabel(tuple(wanted["fit"]), tuple(wanted["band"])) for role, wanted in values.pop("roles").items()}
    return Label(roles=roles, **values)


def resume_of(text: str, pipeline: Pipeline) -> Resume:
    return Resume(text, pipeline.answer(pipeline.profile(text, AS_OF)))


@pytest.fixture(scope="module")
def resumes(pipeline: Pipeline) -> Iterator[Resumes]:
    """A resume by name, read once through the door that every file takes."""
    with DocumentReader(Limits()) as reader:

        @cache
        def by_name(name: str) -> Resume:
            (path,) = (path for path in RESUMES.glob(f"{name}.*") if path.suffix != ".yaml")
            return resume_of(reader.read(path.read_bytes()).text, pipeline)

        yield by_name


@pytest.fixture(scope="module")
def words(taxonomy: Taxonomy) -> dict[int, str]:
    """Evidence in thousandths to the word that labels use for it."""
    ladder = taxonomy.lexicon.ladder
    return {ladder.twice: "shown_twice"} | {rung.evidence: str(rung.rung) for rung in ladder.rungs}


def told(evidence: SkillEvidence | None, words: Mapping[int, str]) -> set[str]:
    """All words that a label may rightly use for a skill's evidence."""
    if evidence is not None and evidence.evidence:
        return {words[evidence.evidence]}
    return {"absent"} | {mention.assertion.value for mention in (evidence.mentions if evidence else ())}


def where(evidence: SkillEvidence | None) -> str:
    """The mentions of a skill, for a message."""
    mentions = evidence.mentions if evidence else ()
    return ", ".join(f"{each.text!r} in {each.section} {each.entry}: {each.assertion} {each.rung}" for each in mentions) or "no mention"


def assert_none(differences: list[str]) -> None:
    """Fails with all differences at once."""
    if differences:
        pytest.fail("\n".join([f"{len(differences)} differ:", *differences]), pytrace=False)


def test_every_resume_is_labelled_once() -> None:
    """Each text or file has its label beside it, and the six roles and a reason where one is due."""
    files = sorted(path.stem for path in RESUMES.iterdir() if path.suffix != ".yaml")
    assert files == NAMES
    assert {len(label(name).roles) for name in NAMES} == {6}
    assert [name for name in NAMES if (label(name).sufficiency == "ok") == bool(label(name).reason)] == []


def test_every_label_is_narrow_enough_to_promise_something(taxonomy: Taxonomy) -> None:
    """A range of fits spans at most 25 points, and labels name skills and roles that exist."""
    assert {skill for name in NAMES for skill in label(name).skills} <= set(taxonomy.skills)
    assert {role for name in NAMES for role in label(name).roles} == set(taxonomy.roles)
    wide = [(name, role) for name in NAMES for role, wanted in label(name).roles.items() if wanted.fit[1] - wanted.fit[0] > 25]
    assert wide == []


@pytest.mark.parametrize("name", NAMES)
def test_skills_are_read_as_a_careful_reader_reads_them(name: str, resumes: Resumes, words: dict[int, str]) -> None:
    """Each labelled skill stands on its rung of the ladder, or is denied, wished for, somebody else's or not there."""
    skills = resumes(name).answer.profile.skills
    assert_none(
        [
            f"  {skill}: labelled {wanted}, read as {' or '.join(sorted(told(skills.get(skill), words)))} ({where(skills.get(skill))})"
            for skill, wanted in label(name).skills.items()
            if wanted not in told(skills.get(skill), words)
        ]
    )


@pytest.mark.parametrize("name", NAMES)
def test_roles_fit_as_an_expert_would_accept(name: str, resumes: Resumes) -> None:
    """The fit of each of the six roles is in the labelled range, and its band is a labelled one."""
    matches = resumes(name).matches
    assert_none(
        [
            f"  {role}: labelled {wanted.fit} {wanted.band}, scored {match.fit / 1000} (core {match.core / 1000}) {match.band}"
            for role, wanted in label(name).roles.items()
            if (match := matches[role]) and not (wanted.fit[0] <= match.fit / 1000 <= wanted.fit[1] and match.band in wanted.band)
        ]
    )


@pytest.mark.parametrize("name", NAMES)
def test_leaning_is_one_that_an_expert_would_accept(name: str, resumes: Resumes) -> None:
    """The person stands where an expert would place them between engineer and scientist."""
    orientation = resumes(name).answer.orientation
    assert orientation is not None
    deciding = ", ".join(f"{each.skill} {each.push}" for each in orientation.deciding)
    assert orientation.leaning in label(name).leaning, f"{orientation.value}: {deciding}"


@pytest.mark.parametrize("name", NAMES)
def test_sufficiency_is_judged_and_its_reason_told(name: str, resumes: Resumes) -> None:
    """Whether the page can be judged is told, and why not."""
    found, wanted = resumes(name).answer.profile.sufficiency, label(name)
    assert (found.verdict, bool(found.reasons)) == (wanted.sufficiency, bool(wanted.reason)), found.reasons
    assert wanted.reason in " ".join(found.reasons)


@pytest.mark.parametrize("name", NAMES)
def test_offsets_of_every_mention_give_its_text_back(name: str, resumes: Resumes) -> None:
    """`text[start:end]` of the text that was read is what the mention says."""
    resume = resumes(name)
    mentions = [mention for skill in resume.answer.profile.skills.values() for mention in skill.mentions]
    assert mentions
    assert_none([f"  {each}" for each in mentions if resume.text[each.start : each.end] != each.text])


def test_a_bootcamp_graduate_stays_clearly_below_a_senior_who_shipped(resumes: Resumes) -> None:
    """Two course projects are no years of products: at least 25 points lie between."""
    graduate, senior = (resumes(name).matches["ai-engineer"].fit for name in ("langchain_bootcamp", "ai_engineer"))
    assert graduate + 25_000 <= senior


@pytest.mark.parametrize("name", STUFFERS)
def test_keywords_without_work_reach_no_core(name: str, resumes: Resumes) -> None:
    """Neither a heap of keywords nor "Environment:" lines are more than core begun anywhere."""
    assert "core_shown" not in {match.band for match in resumes(name).matches.values()}


def test_a_list_said_twice_is_worth_a_list_said_once(resumes: Resumes, pipeline: Pipeline) -> None:
    """Repeating all competencies changes no fit."""
    once = resumes("stuffer_plain")
    start, end = (once.text.index(heading) for heading in ("CORE COMPETENCIES", "ADDITIONAL KEYWORDS"))
    twice = resume_of(once.text[:end] + once.text[start:], pipeline)
    assert {role: match.fit for role, match in twice.matches.items()} == {role: match.fit for role, match in once.matches.items()}


def test_medical_papers_make_no_machine_learning_scientist(resumes: Resumes) -> None:
    """Eight papers outside machine learning count as base; at most 5 points of core."""
    assert resumes("nurse_phd").matches["ml-scientist"].core <= 5_000
