"""Taking an annex into a plan: what was said of its rows, and what came of it."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence

from metrics.plans.annex import AnnexField, AnnexReading, RowDecision, RowWord
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from pipeline.commands.printing import say
from pipeline.desk.workspace import Workspace
from pipeline.intake import annexes
from pipeline.intake.annexes import UnderstoodRow
from pipeline.scores.turned import turned
from pipeline.statements import plan_entries
from pipeline.statements.plan_entries import AnnexFile
from pipeline.statements.recording import Signed
from wording.office import annexes as said
from wording.office import plans as plan_words

_ALL = "all"


def mending(text: str) -> tuple[tuple[str, AnnexField, str]]:
    """One cell: `B1.7.lead=Văn phòng`.

    Raises:
        ArgumentTypeError: Where it is none.
    """
    left, sign, value = text.partition("=")
    row, _, name = left.rpartition(".")
    if not sign or not row or name not in list(AnnexField):
        raise ArgumentTypeError(said.BAD_MENDING.format(text=text, known=", ".join(AnnexField)))
    return ((row, AnnexField(name), value.strip()),)


def leaving(text: str) -> tuple[tuple[str, str]]:
    """One row: `B1.7=REASON`.

    Raises:
        ArgumentTypeError: Where it is none.
    """
    row, sign, why = text.partition("=")
    if not sign or not why.strip():
        raise ArgumentTypeError(said.BAD_LEAVING.format(text=text))
    return ((row, why.strip()),)


def tell(reading: AnnexReading, found: Sequence[UnderstoodRow]) -> None:
    """Say how much was read, and what was not."""
    doubtful = sum(bool(each.doubts) for each in found)
    say(said.read(len(found), doubtful, sum(len(each.targets) for each in found)))
    if reading.unread:
        say(said.UNREAD.format(what=", ".join(reading.unread)))


def _decisions(choices: Namespace, found: Iterable[UnderstoodRow]) -> dict[str, RowDecision]:
    """What was said of rows; a row that is mended is looked at."""
    accepted = choices.accept or ()
    decided = {
        place: RowDecision(RowWord.ACCEPTED)
        for place in (*(each.row.place for each in found if _ALL in accepted), *accepted)
        if place != _ALL
    }
    for place, field, text in choices.mend or ():
        before = decided.get(place, RowDecision(RowWord.MENDED))
        decided[place] = RowDecision(RowWord.MENDED, {**before.fields, field: text})
    for place, why in choices.leave_out or ():
        decided[place] = RowDecision(RowWord.LEFT_OUT, why=why)
    return decided


def take(choices: Namespace, at: Workspace, plan: Plan, data: bytes, reading: AnnexReading) -> None:
    """Have a plan hold what an annex says, or tell what that would do.

    Raises:
        KpiError: as `annexes.decided` and `plan_entries.enter_plan`.
    """
    found = annexes.understood(at.reference, plan, reading.rows)
    tell(reading, found)
    going, kept = annexes.decided(found, _decisions(choices, found))
    taken = annexes.understood(at.reference, plan, going)
    after = annexes.with_annex(plan, taken)
    version = PlanVersion(plan.code, choices.since or plan.valid_from, plan_text(after))
    if choices.dry_run:
        with at.books() as books:
            known = plan_entries.with_version(at, books.edition, version)
            say(plan_words.turned(turned(books, known, version.since)))
        return
    file = AnnexFile(annexes.kept_annex(version, choices.file.name, data, kept), data)
    signed = Signed(choices.by, choices.why)
    plan_entries.enter_plan(at, at.viewer, version, signed, annex=file)
    targets = sum(len(each.targets) for each in taken)
    say(said.TAKEN.format(file=choices.file.name, plan=plan.code, rows=len(taken), targets=targets))
