"""What an office sets of its installation: checked before it is kept, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from access.roles import Capability
from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import OfficeLetters
from metrics.counts.statement import Statement
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.office import edits
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.chosen_province import bound_by, name_of
from pipeline.statements.recording import Signed, check_days, learn
from warehouse.engine.connection import Source
from warehouse.statements import kinds
from warehouse.statements.log import NewStatement, StatementKind, statements, taking_back

SETTINGS: tuple[StatementKind[Any], ...] = (
    kinds.PROVINCE,
    kinds.LETTERS,
    kinds.RULES,
    kinds.LOGO,
)


def setting_entries(books: Books) -> list[Statement[Any]]:
    """Everything that was ever set, oldest first."""
    return _entries(books.edition)


def set_letters(
    workspace: Workspace, viewer: Viewer, letters: OfficeLetters, signed: Signed
) -> OfficeLetters:
    """Have an office's documents bear its own lines.

    Raises:
        KpiError: `not_permitted`; `unknown_unit` where no unit of any time has the code.
    """
    viewer.must(Capability.MANAGE_SETTINGS)

    def said(source: Source) -> tuple[OfficeLetters, list[NewStatement]]:
        known = workspace.with_edits(edits(source))
        if letters.unit not in {unit.code for unit in known.register.units}:
            raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=letters.unit, month=None)
        return letters, [kinds.LETTERS.of(letters, signed.by, signed.why)]

    return learn(workspace, viewer, said)


def set_rules(workspace: Workspace, viewer: Viewer, edit: RulesEdit, signed: Signed) -> Reference:
    """Have rules hold as set from a day on; the months before keep theirs.

    Raises:
        KpiError: `not_permitted`, `nothing_set`, `implausible_day`, and as `with_rules`.
    """
    viewer.must(Capability.MANAGE_SETTINGS)

    def said(source: Source) -> tuple[Reference, list[NewStatement]]:
        after = with_rules(workspace, source, edit)
        return after, [kinds.RULES.of(edit, signed.by, signed.why)]

    return learn(workspace, viewer, said)


def with_rules(workspace: Workspace, source: Source, edit: RulesEdit) -> Reference:
    """What would be known with one setting more.

    Raises:
        KpiError: `nothing_set` where it sets nothing; `implausible_day`; `unknown_indicator` where
            a weight is of none.
    """
    if edit.empty:
        raise KpiError(ErrorCode.NOTHING_SET)
    check_days(edit.since, *edit.off, *edit.working)
    standing = edits(source)
    known = workspace.with_edits(standing)
    for code, _ in edit.weights:
        if code not in known.indicator_codes:
            raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=code)
    return workspace.with_edits(replace(standing, rules=(*standing.rules, edit)))


def take_setting_back(
    workspace: Workspace, viewer: Viewer, place: int, signed: Signed
) -> Statement[Any]:
    """Take a setting back; what stood before stands again.

    Raises:
        KpiError: `not_permitted`; `unknown_edit` where no such setting stands; `province_fixed`
            where something rests on the province.
    """
    viewer.must(Capability.MANAGE_SETTINGS)

    def said(source: Source) -> tuple[Statement[Any], list[NewStatement]]:
        found = [each for each in _entries(source) if each.place == place and each.holds]
        if not found:
            raise KpiError(ErrorCode.UNKNOWN_EDIT)
        if found[0].kind == kinds.PROVINCE.name and bound_by(source):
            known = workspace.with_edits(edits(source))
            raise KpiError(ErrorCode.PROVINCE_FIXED, province=name_of(known))
        return found[0], taking_back(found, signed.by, signed.why)

    return learn(workspace, viewer, said)


def _entries(source: Source) -> list[Statement[Any]]:
    found: list[Statement[Any]] = []
    for kind in SETTINGS:
        found.extend(statements(source, kind))
    return sorted(found, key=lambda each: each.place)
