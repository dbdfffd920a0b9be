"""The columns of an annex's rows."""

from __future__ import annotations

from metrics.plans.annex import AnnexField
from pipeline.commands.cells import Columns, plain, same
from pipeline.intake.annexes import UnderstoodRow

ANNEX_ROW: Columns[UnderstoodRow] = {
    "row": lambda each: each.row.place,
    "cell": lambda each: each.row.cells.get(AnnexField.TASK),
    "section": lambda each: each.row.section,
    "clause": lambda each: each.task.clause or None,
    **same("goal", "task", "lead", "support", "product", "deadline_text", of="task"),
    **same("deadline", "deadlines", "kind", of="task"),
    "targets": lambda each: tuple(
        f"{target.indicator}@{target.level}={plain(target.value) or ''}" for target in each.targets
    ),
    "doubts": lambda each: each.doubts,
}
"""One row as it is understood."""
