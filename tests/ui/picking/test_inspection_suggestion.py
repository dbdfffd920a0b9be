"""What is said with a suggestion is folded where it is long, and all of it is there."""

from ui.picking.suggestion import notes


def test_a_long_list_of_notes_is_folded_and_loses_none() -> None:
    assert "<details" not in notes(["một"] * 7)
    told = [f"lưu ý {number}." for number in range(20)]
    shown, _, folded = notes(told).partition("<details")
    assert "Còn 14 lưu ý nữa" in folded
    assert [each for each in told if each in shown] == told[:6]
    assert [each for each in told if each in folded] == told[6:]
