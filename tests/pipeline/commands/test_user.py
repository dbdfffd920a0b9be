"""The administrator's door to accounts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from access import accounts
from access.roles import Role
from access.store import AccessStore
from tests.journey.command import kpi
from tests.warehouse.builders import new_database

ADD = ("user", "--add", "lan", "--name", "Nguyễn Thị Lan")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return new_database(tmp_path / "kho").path


def test_an_account_is_made_and_its_first_password_told_beside_the_rows(database: Path) -> None:
    made = kpi(*ADD, "--role", "unit", "--unit", "26383", database=database)
    assert made.code == 0
    assert made.row == {"action": "user", "path": str(database), "upload": None, "ok": True}
    assert re.search(r"(\w{5}-){2}\w{5}", made.told)
    assert kpi("user", database=database).rows == [
        {
            "user": "lan",
            "name": "Nguyễn Thị Lan",
            "roles": ["unit"],
            "unit": "26383",
            "state": "first",
            "second_factor": False,
            "sessions": 0,
        }
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (ADD, 2),
        ((*ADD, "--role", "public"), 2),
        ((*ADD, "--role", "unit"), 1),
        ((*ADD, "--role", "unit", "--unit", "khong-co"), 1),
        (("user", "--reset", "khong-co"), 1),
    ],
    ids=["no-role", "public", "no-unit", "strange-unit", "nobody"],
)
def test_what_cannot_be_is_refused_and_leaves_no_account(
    database: Path, asked: tuple[str, ...], code: int
) -> None:
    assert kpi(*asked, database=database).code == code
    assert not accounts.there_are(AccessStore(database))


def test_an_account_is_changed_closed_and_opened_again(database: Path) -> None:
    assert kpi(*ADD, "--role", "leader", database=database).code == 0
    store = AccessStore(database)
    for asked in (("--change", "lan", "--role", "office", "inspector"), ("--disable", "lan")):
        assert kpi("user", *asked, "--by", "Minh", database=database).code == 0
    account = accounts.known(store, "lan")
    assert account.roles == (Role.OFFICE, Role.INSPECTOR) and account.disabled
    assert kpi("user", "--enable", "lan", database=database).code == 0
    assert not accounts.known(store, "lan").disabled
