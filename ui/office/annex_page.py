"""Taking an annex into a plan: the file, its rows, its targets, and what lights would turn."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.plans.annex import AnnexReading, RowDecision
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from pipeline.intake import annexes
from pipeline.intake.annexes import UnderstoodRow
from pipeline.statements.plan_entries import AnnexFile
from ui.frame import session
from ui.office import annex_kept, annex_review, annex_targets, plan_offer
from wording import errors, numbers
from wording.office import annexes as words

_READ = "_annex_read"


def take(plan: Plan, seen: int) -> None:
    """Draw the way from a file to a plan that holds its tasks and targets.

    Args:
        plan: The one that is looked at, whose annex it is.
        seen: The place of its newest entry, 0: none.
    """
    st.caption(words.TEXT)
    file = st.file_uploader(words.FILE, ["docx", "xlsx", "xls", "ods"], key=f"annex_{plan.code}")
    if file is None:
        return
    data = file.getvalue()
    reading, decided = _read(plan, file.file_id, data)
    if reading.problems:
        annex_review.refused(reading)
        return
    reference = session.reference()
    rows = annexes.understood(reference, plan, reading.rows)
    key = f"annex_{file.file_id}"
    _lead(file.name, reading, rows)
    annex_review.review(key, rows, decided)
    left = sum(bool(each.doubts) and each.row.place not in decided for each in rows)
    if left:
        st.info(words.LEFT.format(count=numbers.count(left)))
        return
    try:
        going, decisions = annexes.decided(rows, decided)
    except KpiError as error:
        st.info(errors.sentence(error))
        return
    taken = annexes.understood(reference, plan, going)
    targets = annex_targets.typed(f"{key}_goals", plan, taken)
    if targets is None:
        return
    after = annexes.with_annex(plan, taken, targets)
    replaced = len(plan.tasks) + len(taken) - len(after.tasks)
    st.caption(words.REPLACES.format(count=numbers.count(replaced)))
    version = PlanVersion(plan.code, plan.valid_from, plan_text(after))
    annex = AnnexFile(annexes.kept_annex(version, file.name, data, decisions), data)
    plan_offer.offer(key, version, seen, annex)


def kept(plan: Plan) -> None:
    """Draw the annexes that a plan holds."""
    annex_kept.show(plan)


def _read(plan: Plan, name: str, data: bytes) -> tuple[AnnexReading, dict[str, RowDecision]]:
    """What a file says, read once, and what was said of its rows so far."""
    kept = st.session_state.get(_READ)
    if kept is None or kept[0] != (plan.code, name):
        kept = (plan.code, name), annexes.read_annex(session.workspace(), data), {}
        st.session_state[_READ] = kept
    return kept[1], kept[2]


def _lead(name: str, reading: AnnexReading, rows: Sequence[UnderstoodRow]) -> None:
    said = words.LEAD.format(
        rows=numbers.count(len(rows)),
        file=name,
        doubtful=numbers.count(sum(bool(each.doubts) for each in rows)),
        targets=numbers.count(sum(len(each.targets) for each in rows)),
    )
    st.markdown(said)
    if reading.unread:
        st.caption(words.UNREAD.format(what=", ".join(reading.unread)))
