"""What the page of the security standard claims is shown by what it names."""

from __future__ import annotations

from msgspec.structs import replace

from scripts import asvs

FOUND = asvs.requirements()


def test_every_requirement_of_level_one_is_answered() -> None:
    assert len({each.id for each in FOUND if each.level == 1}) == 70


def test_nothing_is_claimed_that_no_test_or_document_shows() -> None:
    assert asvs.faults(FOUND) == []


def test_a_claim_without_a_test_is_refused() -> None:
    met = next(each for each in FOUND if each.state == "met")
    there = "tests/scripts/test_asvs.py::test_nowhere"
    for wrong in (
        replace(met, shown=()),
        replace(met, shown=(there,)),
        replace(met, shown=("tests/nowhere.py",)),
        replace(met, state="nearly"),
        replace(met, state="not met", note=""),
    ):
        assert asvs.faults((wrong,))
    assert asvs.faults((met, met))
