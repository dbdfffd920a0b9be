"""Signing in with an account of elsewhere, against a provider that really runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
import pytest
from httpx import Response as Answered
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from access import accounts, identities, oidc
from access.oidc import Errand, NoIdentityError
from access.provider import SECRET, BadProviderError, Provider, provider
from access.roles import Role
from access.sessions import From
from access.store import AccessStore
from tests.ui.door.test_door import all_of, browser, of_database, send, sign_in, ways
from ui.door.asked import PLAIN
from wording import access as words

FILE = """
name = "tài khoản của tỉnh"
issuer = "{issuer}"
client = "kpi"
address = "http://127.0.0.1:8501"
claim = "groups"

[[grants]]
value = "lanh-dao"
roles = ["leader"]

[[grants]]
value = "van-phong"
roles = ["office"]

[[grants]]
value = "long-thanh"
roles = ["unit"]
unit = "740"
"""


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, issuer: str) -> AccessStore:
    store = of_database(tmp_path, monkeypatch, sample=False)
    written(store, FILE.format(issuer=issuer))
    monkeypatch.setenv(SECRET, "of-this-client")
    return store


def written(store: AccessStore, text: str) -> None:
    store.provider.parent.mkdir(exist_ok=True)
    store.provider.write_text(text, "utf-8")


def given(issuer: str, subject: str, *groups: str, name: str = "Nguyễn Thị Lan") -> None:
    """Have the provider know somebody."""
    said = {"name": name, "email": "lan@example.vn", "groups": list(groups)}
    assert httpx.put(f"{issuer}/users/{subject}", json=said).status_code == 204


def sent(client: object) -> str:
    """The address at the provider to which the browser is led."""
    answer = client.get("/dang-nhap-chung")  # type: ignore[attr-defined]
    assert answer.status_code == 303
    address: str = answer.headers["location"]
    return address


def returned(address: str, subject: str) -> str:
    """The address at which the browser comes back, once the person has agreed there."""
    answer = httpx.post(address, data={"sub": subject})
    back = urlsplit(answer.headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == "http://127.0.0.1:8501/dang-nhap-ve"
    return f"{back.path}?{back.query}"


def enter(client: object, subject: str) -> Answered:
    answer: Answered = client.get(returned(sent(client), subject))  # type: ignore[attr-defined]
    return answer


def account(store: AccessStore, issuer: str, subject: str) -> accounts.Account | None:
    return accounts.find(store, identities.account_name(issuer, subject))


def test_the_sign_in_offers_it_and_leads_there_with_state_nonce_and_pkce(
    store: AccessStore, issuer: str
) -> None:
    accounts.add(store, accounts.NewAccount("lan", "Lan", (Role.LEADER,)), "x", time.time())
    client = browser()
    assert words.SIGN_IN_BY.format(name="tài khoản của tỉnh") in client.get("/dang-nhap").text
    address = sent(client)
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(issuer)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) == len(asked["nonce"][0]) == 43
    assert asked["redirect_uri"] == ["http://127.0.0.1:8501/dang-nhap-ve"]


def test_whoever_has_a_role_comes_in_as_what_the_claims_say(
    store: AccessStore, issuer: str
) -> None:
    given(issuer, "lan", "lanh-dao", "khac")
    client = browser()
    assert 'http-equiv="refresh"' in enter(client, "lan").text
    assert ways(client) == all_of(True)
    found = account(store, issuer, "lan")
    assert found and (found.shown, found.roles) == ("Nguyễn Thị Lan", (Role.LEADER,))
    assert found.identity == (issuer, "lan")
    given(issuer, "ai", "long-thanh")
    enter(browser(), "ai")
    unit = account(store, issuer, "ai")
    assert unit and (unit.roles, unit.unit) == ((Role.UNIT,), "740")


@pytest.mark.usefixtures("store")
def test_who_can_change_everything_needs_a_second_factor_all_the_same(issuer: str) -> None:
    given(issuer, "minh", "van-phong")
    client = browser()
    enter(client, "minh")
    assert ways(client) == all_of(False)
    assert words.ENROL_TITLE in client.get("/dang-nhap").text


@pytest.mark.parametrize("groups", [(), ("khac",), ("lanh-dao", "long-thanh")])
def test_without_a_line_that_fits_there_is_no_access(
    store: AccessStore, issuer: str, groups: tuple[str, ...]
) -> None:
    given(issuer, "ai-do", *groups)
    client = browser()
    answer = enter(client, "ai-do")
    assert answer.status_code == 403 and words.NO_ROLE_HERE in answer.text
    assert ways(client) == all_of(False)
    assert account(store, issuer, "ai-do") is None


def test_what_is_taken_away_here_or_there_is_over(store: AccessStore, issuer: str) -> None:
    given(issuer, "hoa", "lanh-dao")
    client = browser()
    enter(client, "hoa")
    assert ways(client) == all_of(True)
    given(issuer, "hoa")
    assert enter(browser(), "hoa").status_code == 403
    assert ways(client) == all_of(False), "the provider took the role away"
    given(issuer, "hoa", "lanh-dao")
    enter(client, "hoa")
    assert ways(client) == all_of(True)
    name = identities.account_name(issuer, "hoa")
    accounts.set_disabled(store, name, "x", time.time(), disabled=True)
    assert ways(client) == all_of(False), "an administrator closed the account, at once"
    assert enter(client, "hoa").status_code == 403


def test_one_who_is_identified_elsewhere_has_no_way_in_by_a_password(
    store: AccessStore, issuer: str
) -> None:
    given(issuer, "hue", "lanh-dao")
    enter(browser(), "hue")
    name = identities.account_name(issuer, "hue")
    first = accounts.give_first_password(store, name, "x", time.time())
    assert sign_in(browser(), name, first).status_code == 403


def test_a_changed_role_counts_from_the_next_sign_in(store: AccessStore, issuer: str) -> None:
    given(issuer, "tam", "lanh-dao")
    enter(browser(), "tam")
    given(issuer, "tam", "long-thanh")
    enter(browser(), "tam")
    found = account(store, issuer, "tam")
    assert found and (found.roles, found.unit) == ((Role.UNIT,), "740")


def test_a_person_is_the_issuer_and_the_subject_and_no_mail_address(
    store: AccessStore, issuer: str
) -> None:
    for subject in ("mot", "hai"):
        given(issuer, subject, "lanh-dao")
        enter(browser(), subject)
    assert len(accounts.everybody(store)) == 2
    with oidc_provider_mock.run_server_in_thread() as server:
        other = f"http://localhost:{server.server_port}"
        written(store, FILE.format(issuer=other))
        given(other, "mot", "lanh-dao")
        enter(browser(), "mot")
    assert len(accounts.everybody(store)) == 3
    assert identities.account_name("https://a", "bc") != identities.account_name("https://ab", "c")


@pytest.mark.usefixtures("store")
def test_nobody_is_let_in_by_a_state_of_another_browser_or_twice(issuer: str) -> None:
    given(issuer, "lan", "lanh-dao")
    mine, other = browser(), browser()
    back = returned(sent(mine), "lan")
    assert other.get(back).status_code == 403, "no errand of this browser's own"
    sent(other)
    assert other.get(back).status_code == 403, "another errand"
    assert PLAIN not in other.cookies
    assert mine.get(back).status_code == 200
    assert browser().get(back).status_code == 403
    assert mine.get(back).status_code == 403, "an errand is done once"


@pytest.mark.usefixtures("store")
def test_the_errand_is_out_of_reach_of_scripts_and_short() -> None:
    answer = browser().get("/dang-nhap-chung").headers["set-cookie"]
    assert answer.startswith(f"{PLAIN}-oidc=")
    for part in ("HttpOnly", "SameSite=lax", "Max-Age=600", "Path=/"):
        assert part in answer
    secure = browser("https://127.0.0.1:8501").get("/dang-nhap-chung").headers["set-cookie"]
    assert secure.startswith("__Host-kpi-oidc=") and "Secure" in secure


def answering(monkeypatch: pytest.MonkeyPatch, answer: httpx.Response) -> None:
    """A provider that answers so, whatever it is asked for."""
    answer.request = httpx.Request("GET", "http://localhost")
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda *_: answer)


@pytest.mark.usefixtures("store")
def test_a_provider_that_calls_itself_otherwise_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    told = {"issuer": "http://localhost.evil", **dict.fromkeys(ends, "http://localhost.evil/a")}
    with monkeypatch.context() as patch:
        answering(patch, httpx.Response(200, json=told))
        answer = browser().get("/dang-nhap-chung")
    assert answer.status_code == 403 and words.PROVIDER_AWAY in answer.text


@pytest.mark.usefixtures("store")
def test_a_provider_that_leads_on_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        answering(patch, httpx.Response(302, headers={"location": "http://localhost/inside"}))
        answer = browser().get("/dang-nhap-chung")
    assert answer.status_code == 403 and words.PROVIDER_AWAY in answer.text


def test_a_provider_that_is_away_is_told_of(store: AccessStore) -> None:
    written(store, FILE.format(issuer="http://127.0.0.1:9"))
    answer = browser().get("/dang-nhap-chung")
    assert answer.status_code == 403 and words.PROVIDER_AWAY in answer.text


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ("http://localhost:1", "http://sso.example.vn"),
        ('claim = "groups"', 'claims = "groups"'),
        ('["leader"]', '["boss"]'),
        ('["leader"]', '["public"]'),
        ('["leader"]', '["unit"]'),
        ('name = "tài', 'name = tài"'),
    ],
)
def test_a_wrong_file_opens_nothing_and_leaves_the_password(
    store: AccessStore, found: str, wrong: str
) -> None:
    text = FILE.format(issuer="http://localhost:1")
    assert found in text
    written(store, text.replace(found, wrong))
    with pytest.raises(BadProviderError):
        provider(store)
    assert browser().get("/dang-nhap-chung").status_code == 403
    typed = {"ho_ten": "Lan", "ten": "lan", "moi": "con trâu đi trước", "lai": "con trâu đi trước"}
    assert send(browser(), **typed).status_code == 303


OURS = Provider("x", "https://sso.example.vn", "kpi", "https://kpi.example.vn", "groups", ())
KEY, OTHER = RSAKey.generate_key(2048, {"kid": "1"}), RSAKey.generate_key(2048, {"kid": "1"})
ERRAND = Errand.new()
NOW, DAY = int(time.time()), 24 * 3600
"""Read where the tests are collected: they may run most of an hour later."""
RIGHT = {
    **{"iss": OURS.issuer, "aud": "kpi", "sub": "lan", "nonce": ERRAND.nonce},
    **{"iat": NOW, "exp": NOW + DAY},
}


def told(claims: dict[str, object], key: RSAKey | OctKey = KEY, alg: str = "RS256") -> str:
    token = jwt.encode({"alg": alg, "kid": "1"}, claims, key, algorithms=[alg])
    keys = {"keys": [KEY.as_dict(private=False)]}
    return oidc._told(OURS, ERRAND, token, keys).subject


def test_a_token_of_the_provider_for_this_errand_shows_somebody() -> None:
    assert told(RIGHT) == "lan"
    assert told(RIGHT | {"aud": ["kpi", "khac"], "azp": "kpi"}) == "lan"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://other.example.vn"},
        {"aud": "khac"},
        {"aud": ["kpi", "khac"]},
        {"aud": ["kpi", "khac"], "azp": "khac"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": NOW - 3600},
        {"exp": None},
        {"iat": NOW + DAY},
        {"sub": None},
    ],
)
def test_a_token_that_is_not_all_of_that_shows_nobody(wrong: dict[str, object]) -> None:
    claims = {name: value for name, value in (RIGHT | wrong).items() if value is not None}
    with pytest.raises(NoIdentityError):
        told(claims)


def test_a_token_signed_by_another_or_by_a_word_both_know_shows_nobody() -> None:
    with pytest.raises(NoIdentityError):
        told(RIGHT, OTHER)
    with pytest.raises(NoIdentityError):
        told(RIGHT, OctKey.import_key("a" * 32), "HS256")
    for token in ("", "a.b.c", None):
        with pytest.raises(NoIdentityError):
            oidc._told(OURS, ERRAND, token, {"keys": [KEY.as_dict(private=False)]})


def test_an_account_of_here_is_nobodys_of_elsewhere(store: AccessStore, issuer: str) -> None:
    name = identities.account_name(issuer, "lan")
    accounts.add(store, accounts.NewAccount(name, "Lan", (Role.LEADER,)), "x", time.time())
    found = provider(store)
    assert found
    shown = oidc.Identity(issuer, "lan", "Lan", {"groups": ["lanh-dao"]})
    assert identities.signed_in(store, found, shown, From("10.0.0.1"), time.time()) is None
