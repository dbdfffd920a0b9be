"""From a file that was read, or stored, to the markup of its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metrics.counts.problem import Severity
from metrics.counts.upload import UploadRow
from metrics.verdicts.reference import Reference
from metrics.verdicts.verdict import Status
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped
from pipeline.intake.upload import Checked, FileOutcome
from ui.upload import card_parts, card_refused, cards, comparison, problems, receipts
from ui.upload.card_parts import Card
from ui.upload.cards import Tag
from wording import numbers
from wording.intake import upload as words

Uploads = Mapping[str, UploadRow]
"""Uploads by their code."""


def card(
    workspace: Workspace,
    file: Dropped,
    overlap: str | None,
    uploads: Uploads,
    *,
    one_line: bool = False,
) -> Card:
    """The card of a file that was read or stored.

    Args:
        workspace: Where it was compared.
        file: The file.
        overlap: Name of another file of the batch that states the same unit's month.
        uploads: Everything that was stored.
        one_line: Whether what needs no look of a clean file is folded.
    """
    if file.outcome is not None:
        return _settled(workspace.reference, file, file.outcome, uploads)
    assert file.checked is not None
    reading = file.checked.reading
    if file.refused:
        return card_refused.card(workspace.reference, file, reading, file.checked.problems)
    if not file.ready:
        return card_parts.standing(workspace.reference, file, reading, file.checked.stored_as)
    return _clean(workspace, file, file.checked, overlap, one_line=one_line)


def _clean(
    workspace: Workspace, file: Dropped, checked: Checked, overlap: str | None, *, one_line: bool
) -> Card:
    notes = [each for each in checked.problems if each.severity is Severity.WARNING]
    tag = Tag(Status.MET, words.CLEAN)
    if notes:
        tag = Tag(Status.NEAR, words.CLEAN_WITH_NOTES.format(count=len(notes)))
    if checked.changes.removed:
        count = numbers.count(checked.changes.removed)
        tag = Tag(Status.NEAR, words.ERASING.format(count=count))
    remarks = [words.MOVED] if file.moved else []
    if overlap is not None:
        remarks.append(words.OVERLAP.format(other=overlap))
    remarks += card_parts.not_taken(checked.reading)
    if one_line and not remarks and tag.status is Status.MET:
        return _line(workspace, file, checked, tag)
    body = cards.body(
        *map(cards.note, remarks),
        comparison.markup(workspace, checked),
        problems.markup(checked.problems),
        card_parts.mappings(workspace.reference, checked.reading),
    )
    return Card(card_parts.head(file, checked.reading, tag), body=body)


def _line(workspace: Workspace, file: Dropped, checked: Checked, tag: Tag) -> Card:
    """A file that needs no look: whose, of which month, how many figures; the rest is folded."""
    changes = checked.changes
    said = words.changes(changes.changed, changes.new, changes.removed).rstrip(".")
    facts = (*card_parts.whose(workspace.reference, checked.reading), said)
    more = cards.folded(
        words.DETAILS,
        comparison.markup(workspace, checked),
        card_parts.mappings(workspace.reference, checked.reading),
    )
    head = cards.heading(cards.Heading(file.name, facts, tag))
    return Card(head, body=cards.line(more))


def _settled(reference: Reference, file: Dropped, outcome: FileOutcome, uploads: Uploads) -> Card:
    reading = outcome.reading
    if not outcome.receipts:
        return card_refused.card(reference, file, reading, outcome.problems)
    if outcome.already_stored:
        return card_parts.standing(reference, file, reading, outcome.receipts)
    rows = [uploads[each.upload] for each in outcome.receipts if each.upload in uploads]
    body = cards.body(
        receipts.receipt(outcome.receipts),
        *map(cards.note, card_parts.not_taken(reading)),
        problems.markup(outcome.problems),
        card_parts.mappings(reference, reading),
    )
    return Card(
        card_parts.head(file, reading, _saved(rows, len(outcome.problems))),
        body=body,
        receipts=tuple(receipts.receipt_line(row) for row in rows),
    )


def _saved(rows: Sequence[UploadRow], notes: int) -> Tag:
    if rows and all(row.undone_at is not None for row in rows):
        return Tag(Status.NO_CASES, words.TAKEN_BACK_SINCE)
    word = words.SAVED_WITH_NOTES.format(count=notes) if notes else words.SAVED
    return Tag(Status.MET, word)
