"""Receipts and the history of uploads, as markup."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from metrics.counts.upload import Changes, Receipt, UploadRow
from ui.kit import marks
from ui.upload.cards import beside, counts, table, th
from wording import numbers
from wording.intake import upload as words

SHOWN = 10
"""Uploads before the rest is folded."""


def receipt(found: Sequence[Receipt]) -> str:
    """What was stored: the code, when, how much, and the fingerprint of the file."""
    changes = sum((each.changes for each in found), Changes())
    tiles = counts(changes.new, changes.changed, changes.same, changes.removed)
    lines = "".join(
        f"<p><b>{words.RECEIPT} {marks.text(each.upload)}</b> · {words.units(each.units)} · "
        f"{words.FIGURES.format(count=numbers.count(each.figures))} · "
        f'{numbers.moment(each.stored_at)} · <span class="k-muted">{words.FINGERPRINT} '
        f"{each.sha256[:12]}</span></p>"
        for each in found
    )
    return beside(tiles, f'<div class="k-up-receipts">{lines}</div>')


def receipt_line(row: UploadRow) -> str:
    """One line that says everything a receipt promises, to copy into a message."""
    return words.RECEIPT_LINE.format(
        upload=row.upload,
        file=row.file,
        form=words.form(row.form),
        month=numbers.month(row.month),
        units=words.units(row.units),
        figures=numbers.count(row.figures),
        time=numbers.moment(row.stored_at),
        by=words.RECEIPT_BY.format(name=row.uploader) if row.uploader else "",
        sha256=row.sha256,
    )


def state(row: UploadRow) -> str:
    """Whether an upload is in use, or when it was taken back."""
    if row.undone_at is None:
        return words.STANDING
    return words.TAKEN_BACK.format(time=numbers.moment(row.undone_at))


def facts(found: Sequence[tuple[str, str]]) -> str:
    """Names and values of one upload, one a line."""
    shown = "".join(
        f"<dt>{marks.text(name)}</dt><dd>{marks.text(value)}</dd>" for name, value in found
    )
    return f'<dl class="k k-up-receipt">{shown}</dl>'


def undo_consequences(said: Sequence[str]) -> str:
    """What taking an upload back would do."""
    lines = "".join(f"<li>{marks.text(each)}</li>" for each in said)
    return (
        f'<div class="k"><h3 class="k-h3">{words.UNDO_TITLE}</h3>'
        f'<ul class="k-up-back">{lines}<li>{words.UNDO_KEEPS}</li></ul></div>'
    )


def history_title() -> str:
    """The head of the history, which the bar links to."""
    return f'<h2 class="k-h2 k-up-title">{words.HISTORY}</h2>'


def history(rows: Sequence[UploadRow], takable: Collection[str]) -> str:
    """The uploads, newest first; each line opens, and offers the way back of those `takable`."""
    if not rows:
        return f'<p class="k-muted">{words.HISTORY_EMPTY}</p>'
    head = (
        f"<thead><tr>{th(words.RECEIPT)}{th(words.FILE)}{th(words.FORM)}{th(words.MONTH)}"
        f'{th(words.TIME)}{th(words.WHO)}<th class="k-num">{words.UNIT}</th>'
        f'<th class="k-num">{words.FIGURE_COUNT}</th>{th(words.STATE)}<td></td></tr></thead>'
    )
    return table(head, [_history_line(row, takable) for row in rows], "k-up-history")


def _history_line(row: UploadRow, takable: Collection[str]) -> str:
    gone = row.undone_at is not None
    offered = words.UNDO if row.upload in takable and not gone else words.OPEN
    ask = marks.text(row.upload)
    return (
        f"<tr{' class=gone' if gone else ''}><td>"
        f'<button type="button" data-ask="{ask}">{ask}</button></td>'
        f'<td class="w" title="{marks.text(row.file)}">{marks.text(row.file)}</td>'
        f"<td>{marks.text(words.form(row.form))}</td>"
        f"<td>{numbers.month_in_table(row.month)}</td><td>{numbers.moment(row.stored_at)}</td>"
        f"<td>{marks.text(row.uploader)}</td>"
        f'<td class="k-num" data-l="{words.UNIT.lower()}">{numbers.count(row.units)}</td>'
        f'<td class="k-num" data-l="{words.FIGURE_COUNT.lower()}">{numbers.count(row.figures)}</td>'
        f'<td class="k-sub">{state(row)}</td>'
        f'<td class="k-num z"><button type="button" data-ask="{ask}"'
        f' aria-label="{words.OPEN} {ask}">{offered}</button></td></tr>'
    )
