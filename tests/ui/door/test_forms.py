"""The forms of the door, as a browser and a password manager meet them."""

from __future__ import annotations

import re

from access.passwords import hashed, matches
from ui.door import forms

PAGES = {
    "sign-in": forms.sign_in(""),
    "own": forms.own_password(""),
    "change": forms.change_password(),
    "first": forms.first(""),
    "second": forms.second_step(""),
}


def fields(page: str) -> list[str]:
    return [each for each in re.findall(r"<input[^>]*>", page) if 'type="hidden"' not in each]


def test_fields_of_passwords_are_masked_and_leave_managers_alone() -> None:
    secret = [
        each
        for page in PAGES.values()
        for each in fields(page)
        if re.search('name="(mat_khau|moi|lai|cu)"', each)
    ]
    assert len(secret) == 1 + 2 + 3 + 2
    for each in secret:
        assert 'type="password"' in each
        assert re.search(r'autocomplete="(current|new)-password"', each)
        assert not re.search("onpaste|maxlength|pattern", each)
    named = {name for page in PAGES.values() for name in re.findall(r'name="(\w+)"', page)}
    # Without a hint, and without a question that only the person could answer.
    assert named == {
        *("tiep", "ten", "ho_ten", "mat_khau", "cu", "moi", "lai", "ma", "van_phong", "viewport"),
    }


def test_a_password_is_compared_as_it_was_typed() -> None:
    kept = hashed(" Một câu DÀI  với khoảng trắng ")
    assert matches(kept, " Một câu DÀI  với khoảng trắng ")
    for other in (
        "Một câu DÀI  với khoảng trắng",
        " một câu dài  với khoảng trắng ",
        " Một câu DÀI với khoảng trắng ",
    ):
        assert not matches(kept, other)
