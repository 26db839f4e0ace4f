"""What a file is read into, and the bounds within which it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, lines ending in a newline.

    `kind` is "pdf", "docx" or "text"; `hidden` counts the characters (white space aside) that were left out of `text`
    because no reader of the page could see them.
    """

    kind: str
    text: str
    hidden: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file: sizes in bytes, text in characters, times in seconds."""

    max_bytes: int = 5 * 2**20  # a resume with a photograph is under 2 MiB
    max_pages: int = 50  # the longest academic CVs have about 40
    max_text: int = 150_000  # 50 dense pages; more is another kind of file, and a cut resume would be judged unfairly
    memory: int = 768 * 2**20  # PDF bombs of 2 kB were seen to take 1.9 GB; honest files stay under 200 MiB
    cpu_seconds: int = 5  # honest files take 20 ms; bombs were seen to take 69 s
    wall_seconds: float = 8  # the processor limit and the start of a child on a busy host
    zip_entries: int = 200  # a DOCX has about 15, with a picture for each skill still under 100
    zip_part: int = 10 * 10**6  # the text of 50 pages is under 2 MB of XML
    zip_total: int = 50 * 10**6  # a few uncompressed pictures
    zip_ratio: int = 100  # XML packs 5 to 30 times, deflate's end is 1032 times
