"""Whether an input can be judged: the text decides, never the number of skills."""

from __future__ import annotations

import pytest

from service.model import Verdict
from tests.extraction.conftest import Read

NURSE = (
    "Registered nurse with nine years on surgical and medical wards. Cared for patients before and after operations, "
    "trained new colleagues, kept the records of the ward and ran the night shift with a team of four. "
) * 4


def test_a_nurse_is_judged_like_anybody(read: Read) -> None:
    """A resume without any AI skill is a resume."""
    assert read(NURSE).sufficiency.verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        "Python, SQL",
        "Ich bin Krankenpfleger und arbeite seit neun Jahren auf der Station mit einem Team von vier Kollegen. " * 5,
        "Soy enfermera y trabajo desde hace nueve años en los hospitales de la ciudad para el servicio de los pacientes. " * 5,
        "Работал инженером: разработал сервис на Python и PyTorch, развернул в Docker. " * 10,
        "我是一名软件工程师，使用 Python 和 PyTorch 开发机器学习服务，并部署到生产环境。" * 10,
        "Työskentelin ohjelmistokehittäjänä ja rakensin koneoppimispalveluita Pythonilla asiakkaille yhdessä tiimin kanssa. " * 8,
        "A" * 2000,
        "\ufffd\u25a1\u25a1 " * 200 + "the and of to with",
    ],
)
def test_what_cannot_be_judged_is_not(read: Read, text: str) -> None:
    """Too short, not English, not readable: none."""
    assert read(text).sufficiency.verdict is Verdict.NONE


def test_a_short_or_merely_listing_text_is_thin_and_says_why(read: Read) -> None:
    """Thin is told with its reason."""
    short = read(NURSE[:450]).sufficiency
    lists = read(
        "Skills\nPython, Docker, Kubernetes, Terraform, PyTorch, Spark, Kafka, Airflow, MLflow, SQL\n\n" + "Hobbies\n" + NURSE
    ).sufficiency
    assert short.verdict is Verdict.THIN and "characters" in short.reasons[0]
    assert lists.verdict is Verdict.THIN and "listed" in lists.reasons[0]


def test_pasted_lists_and_repetition_are_told(read: Read) -> None:
    """Signals tell; they lower nothing."""
    kinds = {signal.kind for signal in read("Docker and more Docker\n" * 20).signals}
    assert kinds == {"repeated_skill"}
