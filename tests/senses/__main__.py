"""`python -m tests.senses CATEGORY ...`: which ambiguous names lack their lines and which lines are misread."""

from __future__ import annotations

import sys

from service.extraction.extractor import Extractor
from service.pipeline import MAX_TEXT
from skills_taxonomy import load
from tests.senses.pairs import faults

taxonomy = load()
extractor = Extractor(taxonomy, MAX_TEXT)
told = [f"{category}: {fault}" for category in sys.argv[1:] for fault in faults(category, taxonomy, extractor)]
sys.stdout.write("".join(f"{fault}\n" for fault in told) + f"{len(told)} faults\n")
sys.exit(1 if told else 0)
