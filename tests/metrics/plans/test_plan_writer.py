"""A plan is written as its file would hold it, and read back as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.plans.plan import Plan
from metrics.plans.plan_files import PlanReader
from metrics.plans.plan_writer import plan_text
from metrics.verdicts.office import plan_reader
from metrics.verdicts.reference import load

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = load(ROOT / "data" / "reference", ROOT / "data" / "sample" / "plans")


def reader() -> PlanReader:
    return plan_reader(REFERENCE)


@pytest.mark.parametrize("plan", REFERENCE.plans, ids=lambda plan: plan.code)
def test_every_plan_that_is_shipped_reads_back_as_it_was(plan: Plan) -> None:
    read = reader()
    assert read.text(plan_text(plan), plan.code) == plan
    assert read.faults == []


LINES = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text == text.strip())


@given(LINES)
def test_words_of_any_signs_read_back_as_they_were(words: str) -> None:
    plan = REFERENCE.plan("long-thanh-2024")
    said = replace(plan, title=normalize("NFC", words).strip() or "K")
    assert reader().text(plan_text(said), plan.code) == said
