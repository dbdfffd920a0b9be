"""What stands above a document as long as nobody set it: proposed from what the unit is."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.desk.workspace import reference
from pipeline.papers.letterhead import proposed

DAY = date(2024, 9, 1)


@pytest.mark.parametrize(
    ("unit", "place"),
    [("75", "Đồng Nai"), ("75-STP", "Đồng Nai"), ("740", "Long Thành"), ("26383", "An Phước")],
)
@pytest.mark.usefixtures("reference_loaded_once")
def test_a_district_and_a_commune_date_their_documents_in_their_own_name(
    unit: str, place: str
) -> None:
    assert proposed(reference(), unit, DAY).place == place
