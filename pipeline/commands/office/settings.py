"""`settings`: what the office set; with an option something is set, or taken back."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.statement import Statement
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import Workspace
from pipeline.statements import chosen_province, office_letters, office_settings
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.office import settings as said

ENTRY: Columns[Statement[Any]] = {
    "entry": lambda each: each.place,
    "setting": lambda each: each.kind,
    **same("subject"),
    "since": lambda each: getattr(each.facts, "since", None),
    "value": lambda each: _value(each.facts),
    **same("by"),
    "time": lambda each: each.at.isoformat(timespec="seconds"),
    **same("why"),
    "undone": lambda each: not each.holds,
}
_LINES = ("name", "superior", "mark", "drafter", "place", "signer")
_RULES = ("due_day", "narrow", "wide", "counts_named", "day_off", "work_day", "weight")


def _value(facts: Any) -> str:  # noqa: ANN401  (of any kind of setting)
    if isinstance(facts, RulesEdit):
        return "; ".join(said.rules(facts))
    values = (getattr(facts, name) for name in facts.__dataclass_fields__ if name != "unit")
    told = ("; ".join(each) if isinstance(each, tuple) else each for each in values)
    return " | ".join(each for each in told if each) or said.NONE


def _number(text: str) -> Decimal:
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ArgumentTypeError(said.BAD_NUMBER.format(text=text)) from error
    if not (found.is_finite() and 0 <= found <= 100):
        raise ArgumentTypeError(said.BAD_NUMBER.format(text=text))
    return found


def _weight(text: str) -> tuple[str, Decimal]:
    code, is_said, weight = text.partition("=")
    if not (code and is_said):
        raise ArgumentTypeError(said.BAD_WEIGHT.format(text=text))
    return code, _number(weight)


def _run(choices: Namespace) -> list[Row]:
    lines = any(getattr(choices, name) for name in (*_LINES, "sign", "recipients"))
    ruled = any(getattr(choices, name) is not None for name in _RULES)
    pictured = choices.logo or choices.no_logo
    acts = (choices.province, lines, ruled, pictured, choices.take_back)
    if not any(acts):
        at = opening.reader(choices)
        with at.books() as books:
            return rows(ENTRY, office_settings.setting_entries(books))
    if ruled and choices.since is None:
        choices.wrong_use(said.NEEDS_DAY)
    picture = _picture(choices)
    at, signed = opening.writer(choices), Signed(choices.by, choices.why)
    if choices.take_back:
        office_settings.take_setting_back(at, at.viewer, choices.take_back, signed)
    if choices.province:
        chosen_province.set_province(at, at.viewer, choices.province, signed)
        at = replace(at)
    if lines:
        _set_letters(choices, at, signed)
    if ruled:
        office_settings.set_rules(at, at.viewer, _edit(choices), signed)
    if picture is not None:
        office_letters.set_logo(at, at.viewer, picture, signed)
    say(said.DONE)
    return [action("settings", at.database.path)]


def _picture(choices: Namespace) -> bytes | None:
    if choices.no_logo:
        return b""
    if not choices.logo:
        return None
    try:
        found: bytes = choices.logo.read_bytes()
    except OSError:
        choices.wrong_use(said.NO_FILE.format(file=choices.logo.name))
    return found


def _set_letters(choices: Namespace, at: Workspace, signed: Signed) -> None:
    """What is given takes the place of what was set; the other lines stay."""
    with at.books() as books:
        held = office_letters.letters(books, choices.of or books.reference.scope)
    given: dict[str, Any] = {
        name: getattr(choices, name) for name in _LINES if getattr(choices, name)
    }
    if choices.sign:
        given["authority"] = tuple(choices.sign)
    if choices.recipients:
        given["recipients"] = tuple(choices.recipients)
    office_settings.set_letters(at, at.viewer, replace(held, **given), signed)


def _edit(choices: Namespace) -> RulesEdit:
    counts = choices.counts_named
    try:
        return RulesEdit(
            choices.since,
            choices.due_day,
            choices.narrow,
            choices.wide,
            None if counts is None else counts == said.YES,
            tuple(choices.day_off or ()),
            tuple(choices.work_day or ()),
            tuple(choices.weight or ()),
        )
    except ValueError:
        choices.wrong_use(said.BOTH_KINDS if not choices.weight else said.NO_WEIGHT)
        raise


def _text(name: str) -> Option:
    return Option(f"--{name}", said.OPTIONS[name], words.A_NAME, default="")


COMMAND = Command(
    "settings",
    (
        Option("--province", said.OPTIONS["province"], words.A_CODE),
        Option("--of", said.OPTIONS["of"], words.A_CODE),
        *map(_text, _LINES),
        Option("--sign", said.OPTIONS["sign"], words.A_NAME, several=True),
        Option("--recipients", said.OPTIONS["recipients"], words.A_NAME, several=True),
        Option(
            "--due-day",
            said.OPTIONS["due_day"],
            said.A_NUMBER,
            partial(options.digits, told=said.BAD_DUE_DAY, least=1, most=28),
        ),
        Option("--narrow", said.OPTIONS["narrow"], said.A_NUMBER, _number),
        Option("--wide", said.OPTIONS["wide"], said.A_NUMBER, _number),
        Option(
            "--counts-named", said.OPTIONS["counts_named"], said.A_YES, among=(said.YES, said.NO)
        ),
        Option("--day-off", said.OPTIONS["day_off"], words.A_DAY, options.day, several=True),
        Option("--work-day", said.OPTIONS["work_day"], words.A_DAY, options.day, several=True),
        Option("--weight", said.OPTIONS["weight"], said.A_WEIGHT, _weight, several=True),
        Option("--logo", said.OPTIONS["logo"], words.A_FILE, Path),
        Option("--no-logo", said.OPTIONS["no_logo"]),
        Option("--since", said.OPTIONS["since"], words.A_DAY, options.day),
        Option("--take-back", said.OPTIONS["take_back"], said.A_NUMBER, options.from_one),
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*ENTRY, *ACTION)),
    nothing=said.ENTRIES_NONE,
)
