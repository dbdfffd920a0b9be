"""What was said of one task, by whom and when."""

from __future__ import annotations

from metrics.counts.statement import Statement
from metrics.tasks.progress import TaskEvent
from pipeline.desk.books import Books
from warehouse.statements.kinds import TASK_EVENT
from warehouse.statements.log import history


def history_of(books: Books, key: str) -> tuple[Statement[TaskEvent], ...]:
    """Everything that was said of a task, newest first, what was taken back among it."""
    return tuple(reversed(history(books.edition, TASK_EVENT, key)))
