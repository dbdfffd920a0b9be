import re
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from wording import errors

ROOT = Path(__file__).parents[2]
RAISED = re.compile(r"KpiError\(\s*\"([a-z_]+)\"")


def codes_raised() -> set[str]:
    sources = [
        path
        for folder in (
            "metrics",
            "ingest",
            "warehouse",
            "pipeline",
            "reports",
            "access",
            "ui",
            "pages",
        )
        for path in (ROOT / folder).rglob("*.py")
    ]
    sources += [path for path in (ROOT / "kpi.py", ROOT / "dashboard.py") if path.exists()]
    return {code for path in sources for code in RAISED.findall(path.read_text(encoding="utf-8"))}


def test_every_error_the_program_raises_has_a_sentence() -> None:
    raised = codes_raised()
    assert raised, "the pattern finds no error at all"
    assert raised <= set(errors.SENTENCES)


def test_a_sentence_names_the_facts() -> None:
    error = KpiError("unknown_unit", unit="99999", month=Month(2024, 9))
    assert errors.sentence(error).startswith("Không có đơn vị mã 99999 trong tháng 9/2024:")


def test_a_sentence_does_without_the_facts_it_was_not_given() -> None:
    error = KpiError("unknown_unit", unit="99999", month=None)
    assert errors.sentence(error).startswith("Không có đơn vị mã 99999:")


@pytest.mark.parametrize("code", sorted(errors.SENTENCES))
def test_every_error_reads_whole_even_without_facts(code: str) -> None:
    sentence = errors.sentence(KpiError(code))
    assert sentence.endswith(".")
    assert not set("{}") & set(sentence)


def test_an_unknown_code_still_reads_as_a_sentence() -> None:
    sentence = errors.sentence(KpiError("never_heard_of", path="/srv/secret"))
    assert sentence == errors.GENERAL
