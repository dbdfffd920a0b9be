"""Accounts, passwords, second factors and sessions, as far as no browser is needed."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from access import accounts, chain, delays, passwords, second, sessions, signing
from access.accounts import NewAccount
from access.roles import Capability, Reach, Role
from access.sessions import ABSOLUTE, HALF_WAY, IDLE, From, Stage
from access.signing import RefusedStep
from access.store import AccessStore
from metrics.counts.errors import ErrorCode, KpiError
from wording import access as words

NOON = 1_800_000_000.0
HERE = From("10.0.0.7", "Chromium")
OWN = "con trâu đi trước cái cày"
LEADER = NewAccount("lan", "Nguyễn Thị Lan", (Role.LEADER,))
OFFICE = NewAccount("minh", "Trần Văn Minh", (Role.OFFICE,))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash with the least work: how long it takes is no rule."""
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", light)
    passwords._dummy.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> AccessStore:
    return AccessStore(tmp_path / "kpi.duckdb")


def settled(store: AccessStore, new: NewAccount = LEADER) -> None:
    """Make an account whose person has chosen a password."""
    accounts.add(store, new, "quản trị", NOON)
    accounts.change_password(store, accounts.known(store, new.name), OWN, NOON)


def enter(store: AccessStore, name: str, password: str, now: float = NOON) -> str | RefusedStep:
    return signing.with_password(store, name, password, HERE, now)


def refused(store: AccessStore, name: str, password: str, now: float = NOON) -> int:
    found = enter(store, name, password, now)
    assert isinstance(found, RefusedStep)
    return found.wait


def token_of(answer: str | RefusedStep) -> str:
    assert isinstance(answer, str)
    return answer


def stage(store: AccessStore, token: str, now: float = NOON) -> Stage | None:
    found = signing.known(store, token, now)
    return found.session.stage if found else None


def test_a_first_password_leads_to_a_persons_own_and_to_nothing_else(store: AccessStore) -> None:
    first = accounts.add(store, LEADER, "quản trị", NOON)
    assert len(first.replace("-", "")) == 15
    token = token_of(enter(store, " LAN ", first))
    assert stage(store, token) is Stage.PASSWORD
    assert signing.signed_in(store, token, NOON) is None
    at = signing.known(store, token, NOON)
    assert at
    later = signing.with_new_password(store, at, OWN, HERE, NOON)
    assert (stage(store, later), stage(store, token)) == (Stage.IN, None)
    assert refused(store, "lan", first) > 0


def test_a_first_password_ends_after_a_week(store: AccessStore) -> None:
    first = accounts.add(store, LEADER, "quản trị", NOON)
    late = NOON + accounts.FIRST_DAYS * 86400
    assert isinstance(enter(store, "lan", first, late - 1), str)
    assert refused(store, "lan", first, late) > 0


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("bảy chữ", passwords.WeakPassword.SHORT),
        ("a" * 257, passwords.WeakPassword.LONG),
        ("Password1", passwords.WeakPassword.COMMON),
        ("Đồng-Nai 2026", passwords.WeakPassword.OWN_WORD),
        ("tthc@12345", passwords.WeakPassword.OWN_WORD),
        ("lan-88888888", passwords.WeakPassword.NAME),
        ("x" * 64, None),
        ("con trâu đi trước", None),
    ],
)
def test_a_password_is_long_and_no_word_that_everybody_tries(
    password: str, why: passwords.WeakPassword | None
) -> None:
    assert passwords.weakness(password, "lan") == why


def test_the_list_of_frequent_passwords_is_whole() -> None:
    assert len(passwords.common()) >= 2990
    assert all(len(each) >= passwords.LEAST for each in passwords.common())


def test_what_is_kept_is_argon2id_by_the_numbers_of_owasp() -> None:
    kept = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(OWN)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    source = Path(passwords.__file__).read_text("utf-8")
    assert "PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)" in source


def test_no_password_token_or_secret_is_kept_as_it_is(store: AccessStore) -> None:
    first = accounts.add(store, LEADER, "quản trị", NOON)
    settled(store, OFFICE)
    token = token_of(enter(store, "lan", first))
    sessions_file = store.sessions.read_bytes()
    for file in store.path.parent.glob("*.sessions-wal"):
        sessions_file += file.read_bytes()
    assert token.encode() not in sessions_file
    assert sessions.digest_of(token).encode() in sessions_file
    written = store.accounts.read_text("utf-8")
    assert first not in written
    assert OWN not in json.dumps([dict(each.facts) for each in chain.entries(store)])
    for file in (store.accounts, store.sessions):
        assert file.stat().st_mode & 0o077 == 0


def test_an_unknown_name_is_answered_as_a_wrong_password(store: AccessStore) -> None:
    settled(store)
    assert refused(store, "lan", "sai mật khẩu") == refused(store, "khong-co", "sai mật khẩu")
    accounts.set_disabled(store, "lan", "quản trị", NOON, disabled=True)
    assert refused(store, "lan", OWN, NOON + 5000) == refused(store, "ai", OWN, NOON + 5000)


def test_each_failure_doubles_the_wait_and_the_right_password_waits_too(store: AccessStore) -> None:
    settled(store)
    now, waits = NOON, []
    for _ in range(12):
        waits.append(refused(store, "lan", "sai mật khẩu", now))
        assert refused(store, "lan", OWN, now + waits[-1] - 1) > 0
        now += waits[-1]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, *[delays.LONGEST] * 3]
    assert isinstance(enter(store, "lan", OWN, now), str)
    assert refused(store, "lan", "sai mật khẩu", now) == 2


def test_one_address_that_tries_many_names_waits(store: AccessStore) -> None:
    settled(store)
    for each in range(delays.FREE_OF_ADDRESS + 3):
        delays.failed(store, f"ten-{each}", HERE.address, NOON)
    assert refused(store, "lan", OWN) == 8
    elsewhere = signing.with_password(store, "lan", OWN, From("10.0.0.8"), NOON)
    assert isinstance(elsewhere, str)


def test_a_session_ends_by_idleness_by_the_day_and_by_a_clock_set_back(store: AccessStore) -> None:
    settled(store)
    token = token_of(enter(store, "lan", OWN))
    assert signing.signed_in(store, token, NOON + IDLE - 1)
    assert signing.signed_in(store, token, NOON + IDLE) is None
    now = NOON
    while now < NOON + ABSOLUTE - 600:
        now += 600
        at = signing.signed_in(store, token, now)
        assert at
        sessions.note(store, at.session, now)
    assert signing.signed_in(store, token, NOON + ABSOLUTE) is None
    assert signing.signed_in(store, token, NOON - ABSOLUTE) is None


def test_a_sign_in_that_is_not_finished_ends_soon(store: AccessStore) -> None:
    first = accounts.add(store, LEADER, "quản trị", NOON)
    token = token_of(enter(store, "lan", first))
    assert stage(store, token, NOON + HALF_WAY - 1) is Stage.PASSWORD
    assert stage(store, token, NOON + HALF_WAY) is None


def test_signing_out_kills_every_copy_of_the_cookie(store: AccessStore) -> None:
    settled(store)
    token, other = (token_of(enter(store, "lan", OWN)) for _ in range(2))
    at = signing.signed_in(store, token, NOON)
    assert at
    signing.sign_out(store, at, NOON)
    assert signing.signed_in(store, token, NOON) is None
    assert signing.signed_in(store, other, NOON)


def test_a_new_password_ends_the_other_sessions(store: AccessStore) -> None:
    settled(store)
    here, there = (token_of(enter(store, "lan", OWN)) for _ in range(2))
    at = signing.signed_in(store, here, NOON)
    assert at
    accounts.change_password(store, at.account, "một câu khác hẳn", NOON, but=at.session.digest)
    assert signing.signed_in(store, here, NOON)
    assert signing.signed_in(store, there, NOON) is None


def test_what_the_administrator_says_counts_at_once(store: AccessStore) -> None:
    settled(store)
    token = token_of(enter(store, "lan", OWN))
    accounts.set_roles(store, "lan", (Role.INSPECTOR,), None, "quản trị")
    at = signing.signed_in(store, token, NOON)
    assert at and at.account.roles == (Role.INSPECTOR,)
    accounts.set_disabled(store, "lan", "quản trị", NOON, disabled=True)
    assert signing.signed_in(store, token, NOON) is None
    accounts.set_disabled(store, "lan", "quản trị", NOON, disabled=False)
    assert signing.signed_in(store, token, NOON) is None


def test_codes_are_those_of_the_standard() -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    # RFC 6238, appendix B, cut to six figures.
    assert [second.code_at(secret, at // 30) for at in (59, 1111111109, 20000000000)] == [
        "287082",
        "081804",
        "353130",
    ]


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMIN])
def test_who_can_change_everything_needs_a_second_factor(store: AccessStore, role: Role) -> None:
    settled(store, NewAccount("minh", "Minh", (role,)))
    token = token_of(enter(store, "minh", OWN))
    at = signing.known(store, token, NOON)
    assert at and at.session.stage is Stage.ENROL
    secret = second.new_secret()
    wrong = str((int(second.code_at(secret, int(NOON // 30))) + 1) % 10**6).zfill(6)
    assert signing.with_enrolment(store, at, secret, wrong, NOON) is None
    codes = signing.with_enrolment(store, at, secret, second.code_at(secret, int(NOON // 30)), NOON)
    assert codes and len(set(codes)) == second.CODES
    later = NOON + 60
    asked = token_of(enter(store, "minh", OWN, later))
    at = signing.known(store, asked, later)
    assert at and at.session.stage is Stage.SECOND
    code = second.code_at(secret, int(later // 30))
    done = signing.with_code(store, at, f" {code[:3]} {code[3:]} ", HERE, later)
    assert signing.signed_in(store, token_of(done), later)
    again = signing.known(store, token_of(enter(store, "minh", OWN, later)), later)
    assert again
    assert isinstance(signing.with_code(store, again, code, HERE, later), RefusedStep), "used once"
    written = store.accounts.read_text("utf-8")
    assert secret not in written and not any(each in written for each in codes)


def test_a_recovery_code_is_good_once_and_however_it_is_typed(store: AccessStore) -> None:
    settled(store, OFFICE)
    account = accounts.known(store, "minh")
    codes = accounts.set_second(store, account, second.new_secret(), "minh")
    for typed, holds in ((codes[0].upper().replace("-", " "), True), (codes[0], False)):
        at = signing.known(store, token_of(enter(store, "minh", OWN, NOON + 10)), NOON + 10)
        assert at
        assert isinstance(signing.with_code(store, at, typed, HERE, NOON + 10), str) is holds
    assert len(accounts.known(store, "minh").codes) == second.CODES - 1


def test_the_last_administrator_stays(store: AccessStore) -> None:
    settled(store, NewAccount("minh", "Minh", (Role.ADMIN, Role.OFFICE)))
    with pytest.raises(KpiError) as closed:
        accounts.set_disabled(store, "minh", "x", NOON, disabled=True)
    with pytest.raises(KpiError) as changed:
        accounts.set_roles(store, "minh", (Role.OFFICE,), None, "x")
    assert {closed.value.code, changed.value.code} == {ErrorCode.LAST_ADMIN}


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewAccount("Có dấu", "", (Role.LEADER,)), ErrorCode.BAD_ACCOUNT_NAME),
        (NewAccount("a\nb", "", (Role.LEADER,)), ErrorCode.BAD_ACCOUNT_NAME),
        (NewAccount("lan", "", ()), ErrorCode.BAD_ACCOUNT_ROLES),
        (NewAccount("lan", "", (Role.UNIT,)), ErrorCode.BAD_ACCOUNT_ROLES),
        (NewAccount("lan", "", (Role.LEADER,), "740"), ErrorCode.BAD_ACCOUNT_ROLES),
        (NewAccount("lan", "", (Role.UNIT, Role.OFFICE), "740"), ErrorCode.BAD_ACCOUNT_ROLES),
        (NewAccount("lan", "", (Role.PUBLIC,)), ErrorCode.BAD_ACCOUNT_ROLES),
    ],
)
def test_an_account_has_a_plain_name_and_roles_that_go_together(
    store: AccessStore, new: NewAccount, code: ErrorCode
) -> None:
    with pytest.raises(KpiError) as told:
        accounts.add(store, new, "x", NOON)
    assert told.value.code is code


def test_a_changed_moved_or_missing_line_lets_nobody_in(store: AccessStore) -> None:
    settled(store)
    settled(store, OFFICE)
    sound = store.accounts.read_text("utf-8").splitlines(keepends=True)
    assert len(sound) == 6
    changed = re.sub(r'"leader"', '"office"', "".join(sound))
    for broken in (changed, "".join(sound[1:]), "".join([sound[1], sound[0], *sound[2:]])):
        store.accounts.write_text(broken, "utf-8")
        with pytest.raises(chain.BrokenChainError):
            enter(store, "minh", OWN)


def test_a_line_torn_off_by_a_power_cut_was_never_said(store: AccessStore) -> None:
    settled(store)
    said = chain.entries(store)
    with store.accounts.open("ab") as file:
        file.write(store.accounts.read_bytes().splitlines()[0][:40])
    assert chain.entries(store) == said
    settled(store, OFFICE)
    assert chain.entries(store)[: len(said)] == said
    assert len(chain.entries(store)) == 2 * len(said)


def test_every_role_capability_reach_and_weakness_has_its_words() -> None:
    assert set(words.ROLES) == set(Role)
    assert set(words.CAPABILITIES) == set(Capability)
    assert set(words.REACH) == set(Reach)
    assert set(words.WEAK) == set(passwords.WeakPassword)
