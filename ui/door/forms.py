"""The pages of the door: plain forms of the server in the look of the others."""

from __future__ import annotations

from collections.abc import Iterable

from access import second
from ui.kit import theme
from ui.kit.html import Child, Html, join, tag
from ui.kit.page_style import sheet
from wording import access as words
from wording import interface

_LOGO = "./app/static/logo.svg"


def told(title: str, text: str, *more: Child) -> str:
    """A page that says something and asks nothing."""
    return _page(title, tag("p", text), *more)


def going(address: str = "") -> str:
    """A page that goes on to an address of ours by itself; without one it asks once more."""
    on = tag("meta", http_equiv="refresh", content=f"0;url={address}" if address else "0")
    return _whole(tag("head", on), tag("body"))


def to_sign_in() -> Html:
    """The way to the sign-in."""
    return tag("p.d-sm", tag("a", words.SIGN_IN, href="./dang-nhap"))


def sign_in(
    wanted: str, *, no: str = "", yes: str = "", name: str = "", elsewhere: str = ""
) -> str:
    """The form of the first step; `elsewhere` names a provider, where there is one."""
    by = words.SIGN_IN_BY.format(name=elsewhere)
    way = tag("p", tag("a", by, href="./dang-nhap-chung")) if elsewhere else None
    return _form(
        words.SIGN_IN,
        words.SIGN_IN,
        _said(no, yes),
        way,
        _hidden("tiep", wanted),
        _field(words.NAME, "ten", autocomplete="username", value=name, autofocus=not name),
        _password(words.PASSWORD, "mat_khau", "current-password", autofocus=bool(name)),
        below=words.FORGOTTEN,
    )


def own_password(wanted: str, *, no: str = "") -> str:
    """The form of one who came in with a first password."""
    return _form(
        words.OWN_TITLE,
        words.GO_ON,
        _said(no),
        tag("p", words.OWN_TEXT),
        _hidden("tiep", wanted),
        _password(words.NEW_PASSWORD, "moi", "new-password", autofocus=True),
        _password(words.AGAIN, "lai", "new-password"),
    )


def change_password(*, no: str = "", yes: str = "") -> str:
    """The form that changes a password, with the old one (ASVS 6.2.3)."""
    return _form(
        words.CHANGE_PASSWORD,
        words.CHANGE_PASSWORD,
        _said(no, yes),
        _password(words.OLD_PASSWORD, "cu", "current-password", autofocus=True),
        _password(words.NEW_PASSWORD, "moi", "new-password"),
        _password(words.AGAIN, "lai", "new-password"),
        below=tag("a", words.BACK, href="./account"),
    )


def second_step(wanted: str, *, no: str = "") -> str:
    """The form that asks for a code."""
    return _form(
        words.SECOND_TITLE,
        words.GO_ON,
        _said(no),
        tag("p", words.SECOND_TEXT),
        _hidden("tiep", wanted),
        _code(),
    )


def enrol(secret: str, account: str, wanted: str, *, demanded: bool, no: str = "") -> str:
    """The form that sets a second factor up."""
    parts = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    app = second.address(secret, account, interface.PRODUCT)
    return _form(
        words.ENROL_TITLE,
        words.GO_ON,
        _said(no),
        tag("p", words.ENROL_DEMANDED if demanded else words.ENROL_OFFERED),
        tag("p", words.KEY, ": ", tag("code", parts)),
        tag("p", tag("a", words.OPEN_APP, href=app)),
        _hidden("tiep", wanted),
        _hidden("khoa", secret),
        _code(),
    )


def recovery(codes: Iterable[str], onward: str) -> str:
    """The recovery codes, shown this once."""
    return _page(
        words.CODES_TITLE,
        tag("p", words.CODES_TEXT),
        tag("ol.d-codes", *(tag("li", each) for each in codes)),
        tag("form", tag("button", words.GO_ON), method="get", action=onward),
    )


def first(wanted: str, *, no: str = "", name: str = "", shown: str = "") -> str:
    """The form that makes the first administrator."""
    return _form(
        words.FIRST_TITLE,
        words.FIRST_DO,
        _said(no),
        tag("p", words.FIRST_TEXT),
        _hidden("tiep", wanted),
        _field(words.SHOWN, "ho_ten", autocomplete="name", value=shown, autofocus=True),
        _field(words.NAME, "ten", autocomplete="username", value=name),
        _password(words.NEW_PASSWORD, "moi", "new-password"),
        _password(words.AGAIN, "lai", "new-password"),
        tag(
            "label.d-tick",
            tag("input", type="checkbox", name="van_phong", value="1", checked=True),
            words.FIRST_OFFICE,
        ),
    )


def _said(no: str, yes: str = "") -> Html:
    return join(
        tag("p.d-no", no, role="alert") if no else None,
        tag("p.d-yes", yes, role="status") if yes else None,
    )


def _form(title: str, does: str, *fields: Child, below: Child = None) -> str:
    form = tag("form", *fields, tag("button", does, type="submit"), method="post")
    return _page(title, form, tag("p.d-sm", below) if below else None)


def _page(title: str, *inside: Child) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("title", f"{title} · {interface.PRODUCT}"),
        tag("link", rel="icon", href=_LOGO),
        theme.colours(),
        sheet("door"),
    )
    top = tag("header.d-top", tag("img", src=_LOGO, alt=""), interface.PRODUCT)
    return _whole(head, tag("body", top, tag("main.d-card", tag("h1", title), *inside)))


def _whole(head: Html, body: Html) -> str:
    return f"<!doctype html>{tag('html', head, body, lang='vi')}"


def _field(label: str, name: str, **attributes: str | bool | None) -> Html:
    given = {"type": "text", "required": True, "spellcheck": "false", **attributes}
    return tag("label", label, tag("input", name=name, **given))


def _password(label: str, name: str, autocomplete: str, *, autofocus: bool = False) -> Html:
    # Pasting is left alone, so that password managers work (ASVS 6.2.7).
    return _field(label, name, type="password", autocomplete=autocomplete, autofocus=autofocus)


def _code() -> Html:
    return _field(words.CODE, "ma", autocomplete="one-time-code", autofocus=True, maxlength="40")


def _hidden(name: str, value: str) -> Html:
    return tag("input", type="hidden", name=name, value=value)
