"""Wall screens: an address nobody guesses, that shows no people and leads nowhere once revoked."""

from __future__ import annotations

import hashlib
import re

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.papers import screens
from pipeline.statements.recording import Signed
from tests.pipeline.papers.test_publishing import SECRETS, plant, store
from tests.ui.kit.test_server import served
from tests.warehouse.builders import SEPTEMBER, new_database

DAY = SEPTEMBER.last_day


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    database = new_database(tmp_path_factory.mktemp("man-hinh"))
    store(database, 90)
    return open_workspace(database.path)


@pytest.fixture(autouse=True)
def named(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_DATABASE", str(desk.database.path))


def address(desk: Workspace, place: str = "Sảnh") -> screens.NewScreen:
    return screens.give_address(desk, desk.viewer, place, None, "Lan", DAY)


def test_a_screen_turns_all_its_pages_and_begins_again(desk: Workspace) -> None:
    made = address(desk)
    seen, path = [], made.address
    for _ in range(9):
        status, headers, body = served(path)
        assert (status, headers["cache-control"]) == (200, "no-store")
        assert headers["referrer-policy"] == "no-referrer"
        assert "<script" not in body
        turn = re.fullmatch(r"20;url=(\?trang=\d+)", headers["refresh"])
        assert turn
        seen.append(path)
        path = made.address + turn[1]
    assert f"{made.address}?trang=1" in seen
    assert "90/100" in served(made.address)[2]


def test_no_name_of_a_person_and_no_cell_is_on_a_wall(desk: Workspace) -> None:
    plant(desk)
    made = address(desk, "Phòng họp")
    pages = [served(f"{made.address}?trang={at}")[2] for at in range(1, 7)]
    whole = "\n".join(pages)
    assert [each for each in (*SECRETS, "F8", ".xlsx", "<script") if each in whole] == []


def test_only_the_hash_of_a_token_of_256_bits_is_kept(desk: Workspace) -> None:
    made = address(desk)
    token = made.address.rpartition("/")[2]
    assert len(token) >= 43
    assert made.screen.sha256 == hashlib.sha256(token.encode()).hexdigest()
    everything = b"".join(
        path.read_bytes() for path in desk.database.path.parent.rglob("*") if path.is_file()
    )
    assert token.encode() not in everything


def test_a_revoked_address_leads_nowhere_and_others_stay(desk: Workspace) -> None:
    one, other = address(desk), address(desk)
    screens.revoke(desk, desk.viewer, one.screen.screen, Signed("Lan", "Màn hình bị mất"))
    assert served(one.address)[0] == 404
    assert served(other.address)[0] == 200
    with pytest.raises(KpiError, match="unknown_screen"):
        screens.revoke(desk, desk.viewer, one.screen.screen, Signed("Lan", "Lần nữa"))


@pytest.mark.parametrize("token", ["x", "MH-2024-0001", "%00", "a" * 5000])
def test_no_other_token_opens(desk: Workspace, token: str) -> None:
    assert served(address(desk).address)[0] == 200
    assert served(f"/man-hinh/{token}")[0] == 404


@pytest.mark.parametrize("page", ["0", "-1", "9" * 50, "x", "²"])
def test_any_page_is_some_page(desk: Workspace, page: str) -> None:
    assert served(f"{address(desk).address}?trang={page}")[0] == 200


def test_only_the_office_gives_addresses(desk: Workspace) -> None:
    with pytest.raises(KpiError, match="not_permitted"):
        screens.give_address(desk, Viewer(Role.INSPECTOR), "Sảnh", None, "Lan", DAY)
    with pytest.raises(KpiError, match="who_is_missing"):
        screens.give_address(desk, desk.viewer, "Sảnh", None, "", DAY)
    with pytest.raises(KpiError, match="unknown_unit"):
        screens.give_address(desk, desk.viewer, "Sảnh", "99999", "Lan", DAY)
