"""Whose installation it is, how its documents are headed and signed, and its picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from metrics.counts.office_lines import OfficeLetters
from pipeline.desk.clock import today
from pipeline.papers.letterhead import proposed
from pipeline.statements import chosen_province, office_letters, office_settings
from pipeline.statements.recording import Signed
from ui.frame import filters, session
from ui.kit import form, html
from ui.kit.html import tag
from wording.office import settings as words


def show() -> None:
    """Draw the three forms."""
    _province()
    _letters()
    _logo()


def _province() -> None:
    html.show(tag("h2.k.k-h2", words.PROVINCE))
    scope = session.reference().scope
    names = {unit.code: unit.name for unit in session.ask(chosen_province.provinces)}
    if session.ask(chosen_province.bound):
        html.show(
            tag("p.k.k-sm.k-sub", words.PROVINCE_FIXED.format(province=names.get(scope, scope)))
        )
        return
    code = pick_province("settings_province")
    if code != scope:
        form.sign("settings_province")
        st.button(
            words.PROVINCE_SAVE,
            type="primary",
            key="settings_province_save",
            on_click=_save_province,
            args=(code, names[code]),
        )


def pick_province(key: str) -> str:
    """Draw the choice of a province; the code of the chosen one."""
    names = {unit.code: unit.name for unit in session.ask(chosen_province.provinces)}
    scope = session.reference().scope
    codes = list(names) if scope in names else [scope, *names]
    return str(
        st.selectbox(
            words.PROVINCE,
            codes,
            index=codes.index(scope),
            format_func=lambda code: names.get(code, code),
            key=key,
            width=360,
        )
    )


def _save_province(code: str, name: str) -> None:
    def act(signed: Signed) -> str:
        chosen_province.set_province(session.workspace(), session.viewer(), code, signed)
        return words.PROVINCE_SAVED.format(province=name)

    form.record("settings_province", act, goes=True)


def _letters() -> None:
    html.show(tag("h2.k.k-h2", words.LETTERS_TITLE), tag("p.k.k-sm.k-sub", words.LETTERS_HINT))
    known = session.reference()
    labels = filters.unit_labels(known.register.on(today()), known.scope)
    unit = st.selectbox(
        words.OF_UNIT, list(labels), format_func=labels.__getitem__, key="letters_of", width=360
    )
    held, usual = session.ask(office_letters.letters, unit), proposed(known, unit, today())
    key = f"letters_{unit}"
    left, right = st.columns(2)
    typed: dict[str, Any] = {
        name: (left if at % 2 == 0 else right)
        .text_input(
            label,
            getattr(held, name),
            key=f"{key}_{name}",
            placeholder=getattr(usual, name),
            max_chars=200,
        )
        .strip()
        for at, (name, label) in enumerate(words.FIELDS.items())
    }
    authority = left.text_area(
        words.AUTHORITY,
        "\n".join(held.authority),
        key=f"{key}_authority",
        placeholder="\n".join(usual.authority) or words.AUTHORITY_HINT,
    )
    recipients = right.text_area(
        words.RECIPIENTS,
        "\n".join(held.recipients),
        key=f"{key}_recipients",
        placeholder="\n".join(usual.recipients),
    )
    made = replace(held, **typed, authority=_lines(authority), recipients=_lines(recipients))
    if made == held:
        return
    form.sign(key)
    st.button(
        words.LETTERS_SAVE,
        type="primary",
        key=f"{key}_save",
        on_click=_save_letters,
        args=(key, made, labels[unit]),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _save_letters(key: str, made: OfficeLetters, unit: str) -> None:
    def act(signed: Signed) -> str:
        office_settings.set_letters(session.workspace(), session.viewer(), made, signed)
        return words.LETTERS_SAVED.format(unit=unit)

    form.record(key, act, goes=True)


def _logo() -> None:
    html.show(tag("h2.k.k-h2", words.LOGO_TITLE), tag("p.k.k-sm.k-sub", words.LOGO_HINT))
    here = session.workspace()
    path = office_letters.picture(here.database, session.ask(office_letters.logo))
    if path:
        st.image(str(path), width=120)
    largest = office_letters.LARGEST // 1_000_000
    given = st.file_uploader(
        words.LOGO_PICK, ["png", "jpg", "jpeg"], key="logo_file", max_upload_size=largest
    )
    if given is None and not path:
        return
    form.sign("logo")
    if given is not None:
        content = given.getvalue()
        st.button(
            words.LOGO_SAVE, type="primary", key="logo_save", on_click=_save_logo, args=(content,)
        )
    else:
        st.button(words.LOGO_DROP, key="logo_drop", on_click=_save_logo, args=(b"",))


def _save_logo(content: bytes) -> None:
    def act(signed: Signed) -> str:
        office_letters.set_logo(session.workspace(), session.viewer(), content, signed)
        return words.LOGO_SAVED if content else words.LOGO_DROPPED

    form.record("logo", act, goes=True)
