"""The register as tables: the units of a day, names that were confirmed, and who edited what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from metrics.counts.statement import Statement
from metrics.units.checks import UnitCheck
from metrics.units.unit import Register, Tree, Unit, UnitsEdit
from metrics.units.unit_rows import Alias
from pipeline.statements.people import Person
from ui.kit import html, navigation
from ui.kit.html import Child, Html, TableColumn, tag
from ui.scores import answers
from wording import interface, numbers
from wording import people as people_words
from wording.office import units as words


def listed(tree: Tree, scope: str, people: Mapping[str, Person]) -> Html:
    """The units of a day, parents before children."""
    rows = (_row(unit, tree, people.get(unit.identity)) for unit in tree.under(scope))
    table = html.wide(words.LIST, html.table(_COLUMNS, rows), "k-wide.k-units")
    people_at = navigation.address(navigation.Screen.PEOPLE, {})
    return tag("div.k", table, tag("p.k-sm", tag("a", words.PEOPLE, href=people_at)))


_COLUMNS = (
    TableColumn(words.COLUMNS[0]),
    TableColumn(words.COLUMNS[1], "w"),
    *map(TableColumn, words.COLUMNS[2:]),
)


def _row(unit: Unit, tree: Tree, person: Person | None) -> tuple[Child, ...]:
    above = tree.get(unit.parent) if unit.parent else None
    who: Child = ""
    if unit.reports:
        who = person.name if person else tag("a", words.NOBODY, href=answers.enter_at(unit, {}))
    return (
        unit.code,
        tag("b", unit.name),
        interface.LEVELS[unit.level],
        above.name if above else "",
        words.REPORTS if unit.reports else words.SILENT,
        _day(unit.valid_from, words.SOURCE_BEGINS),
        _day(unit.valid_to, words.OPEN),
        who,
    )


def _day(day: date | None, otherwise: str) -> str:
    return numbers.day(day) if day else otherwise


def changes(edit: UnitsEdit, register: Register) -> Html:
    """What an edit says of each unit; `register` knows the codes of those that take others in."""
    codes = {unit.identity: unit.code for unit in register.units}
    codes |= {each.identity: each.code for each in edit.units}
    rows = (
        (
            each.code,
            tag("b", each.name),
            interface.LEVELS[each.level],
            each.parent or "",
            words.REPORTS if each.reports else words.SILENT,
            words.ENDS if each.ended else "",
            ", ".join(codes.get(heir.identity, heir.identity) for heir in each.heirs),
        )
        for each in edit.units
    )
    return _plain(words.CHANGES, words.GRID, rows)


def checked(found: Sequence[UnitCheck]) -> Html:
    """What is to be known of the register."""
    rows = (
        (
            words.CHECK_NAMES[each.kind],
            each.unit.code,
            tag("b", each.unit.name),
            each.other,
            numbers.day(each.day),
        )
        for each in found
    )
    return _plain(words.CHECKS, words.CHECK_COLUMNS, rows)


def names(found: Sequence[Statement[Alias]]) -> Html:
    """The names that people confirmed, newest first."""
    if not found:
        return tag("p.k.k-sub", words.NO_NAMES)
    rows = (
        (
            each.facts.name,
            each.facts.code,
            _day(each.facts.valid_from, words.SOURCE_BEGINS),
            _day(each.facts.valid_to, words.OPEN),
            _said(each),
        )
        for each in reversed(found)
    )
    return _plain(words.NAMES, words.NAME_COLUMNS, rows)


def history(found: Sequence[Statement[UnitsEdit]]) -> Html:
    """Every edit, newest first."""
    if not found:
        return tag("p.k.k-sub", words.NO_HISTORY)
    rows = (
        (
            numbers.moment(each.at),
            each.by,
            numbers.day(each.facts.since),
            ", ".join(_changed(each.facts)),
            each.why,
            "" if each.holds else words.TAKEN_BACK_BY.format(by=each.taken_back_by),
        )
        for each in reversed(found)
    )
    return _plain(words.HISTORY, words.HISTORY_COLUMNS, rows)


def _changed(edit: UnitsEdit) -> Iterable[str]:
    for unit in edit.units:
        yield words.GONE.format(code=unit.name) if unit.ended else unit.name


def _said(each: Statement[Alias]) -> str:
    said = people_words.said(each.by, each.at)
    return said if each.holds else f"{said}; {words.TAKEN_BACK_BY.format(by=each.taken_back_by)}"


def _plain(label: str, heads: Sequence[str], rows: Iterable[Iterable[Child]]) -> Html:
    return tag("div.k", html.wide(label, html.table(tuple(map(TableColumn, heads)), rows)))
