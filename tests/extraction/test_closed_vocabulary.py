"""The vocabulary is the taxonomy's own: it keeps no word of a resume and is right under threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from service.extraction.matcher import Matcher
from service.extraction.normalise import clean
from skills_taxonomy import Taxonomy
from tests.extraction.conftest import Read, found

SECRET = "Zyxwvut Qqqquux zyxwvut@example.com +46701234567 built Docker images with Pyyyython for Zyxwvut GmbH"


def test_no_word_of_a_resume_is_kept(taxonomy: Taxonomy) -> None:
    """Personal data stays out of what lives as long as the process."""
    matcher = Matcher(taxonomy)
    strings = matcher.vocabulary.vocab.strings
    before = len(strings)
    matcher.find(clean(SECRET, 1000))
    assert len(strings) == before
    assert not {"Zyxwvut", "zyxwvut", "Pyyyython"} & set(strings)


def test_the_same_text_is_read_the_same_from_many_threads(read: Read) -> None:
    """Finding changes nothing, so nothing needs a lock."""
    texts = [f"Built Docker images number {number} with Python and Kubernetes. {SECRET}" for number in range(64)]
    alone = [found(read(text)) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda text: found(read(text)), texts)) == alone


def test_a_text_is_read_the_same_every_time(read: Read) -> None:
    """Same input, same answer."""
    assert read(SECRET) == read(SECRET)
