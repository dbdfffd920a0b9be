"""The cards of files on their way in and of receipts, as markup from what was read and stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from metrics.month import Month
from metrics.problem import Problem, Severity
from metrics.rollup import Score
from metrics.verdict import Status
from pipeline.preview import Effect
from ui import marks, theme
from warehouse.queries import UploadRow
from warehouse.upload import Changes, Receipt
from wording import interface, numbers
from wording import upload as words

_SHEET = Path(__file__).with_name("upload.css")

PROBLEMS_SHOWN = 8
PROBLEMS_MOST = 400
CELLS_SHOWN = 6
DIFFERENCES_SHOWN = 10
DIFFERENCES_MOST = 300
HISTORY_SHOWN = 10

_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_ARROW = '<i class="k-up-to" role="img" aria-label="→"></i>'
_PAPER = '<i class="k-up-paper" aria-hidden="true"></i>'

Say = Callable[[Problem], str]
"""The sentence of a problem."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The state of a file: a colour with its shape and word."""

    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of a card."""

    file: str
    facts: tuple[str, ...]
    """What was recognised: form, period, units."""
    tag: Tag | None = None
    """None while the file is read."""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One figure that would change."""

    unit: str
    month: Month
    measure: str
    before: int | None
    after: int | None
    effect: Effect | None = None
    known: bool = True
    """Whether the effect could be told before storing."""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the sheet and what it was taken for."""

    letter: str
    heading: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the history."""

    upload: str
    file: str
    form: str
    month: Month
    time: str
    uploader: str
    units: int
    figures: int
    undone: str | None = None
    """When it was taken back."""


@cache
def style() -> str:
    """The style sheet of the cards."""
    return f"<style>{_SHEET.read_text('utf-8')}</style>"


def drop_style() -> str:
    """Vietnamese words inside the file field, which Streamlit draws in English only."""
    said = {
        "drop": words.DROP,
        "or": words.DROP_OR,
        "choose": words.DROP_CHOOSE,
        "limits": words.DROP_LIMITS,
        "now": words.DROP_NOW,
        "failed": words.DROP_FAILED,
    }
    variables = "".join(f'--say-{name}:"{text}";' for name, text in said.items())
    return f"<style>.st-key-drop{{{variables}}}</style>"


def heading(card: Heading) -> str:
    """Name, what was recognised, and the state at the right."""
    facts = '<span class="sep"> · </span>'.join(marks.text(fact) for fact in card.facts)
    tag = _tag(card.tag) if card.tag else ""
    return (
        f'<div class="k k-up-head">{_PAPER}<b class="n">{marks.text(card.file)}</b>'
        f'<span class="k-up-meta">{facts}</span><span class="t">{tag}</span></div>'
    )


def waiting(file: str) -> str:
    """A card's line while its file is read."""
    return (
        f'<div class="k k-up-head">{_PAPER}<b class="n">{marks.text(file)}</b>'
        f'<span class="k-up-meta k-up-busy" role="status">{words.READING}</span></div>'
    )


def note(text: str) -> str:
    """A remark that does not keep the file out."""
    return f'<div class="k k-up-note" role="status">{marks.text(text)}</div>'


def counts(new: int, changed: int, same: int, removed: int) -> str:
    """Four tiles: how many figures are new, change, stay, or are no longer there."""
    tiles = (
        (new, words.NEW),
        (changed, words.CHANGED),
        (same, words.SAME),
        (removed, words.REMOVED),
    )
    shown = "".join(
        f'<div class="{_weight(number, word)}"><b>{numbers.count(number)}</b>{word}</div>'
        for number, word in tiles
    )
    return f'<div class="k-up-diff">{shown}</div>'


def _weight(number: int, word: str) -> str:
    if number == 0 or word == words.SAME:
        return "z"
    return "on"


def differences(rows: Sequence[DifferenceRow], total: int) -> str:
    """The figures that change, old to new, with what each does to a light.

    Args:
        rows: At most `DIFFERENCES_MOST` of them.
        total: How many figures change or vanish in all.
    """
    if not rows:
        return ""
    several = len({row.month for row in rows}) > 1
    head = (
        f"<thead><tr>{_th(words.MONTH) if several else ''}{_th(words.UNIT)}{_th(words.MEASURE)}"
        f'<th class="k-num">{words.STORED}</th><th></th><th class="k-num">{words.THIS_FILE}</th>'
        f'<th class="e">{words.EFFECT}</th>{_th(words.LIGHT)}</tr></thead>'
    )
    lines = _lines(rows, several=several)
    table = _table(head, lines[:DIFFERENCES_SHOWN], "k-up-changes")
    rest = lines[DIFFERENCES_SHOWN:]
    if not rest:
        return table
    left = total - len(rows)
    said = words.DIFFERENCES_LEFT_OUT.format(
        shown=numbers.count(len(rows)), count=numbers.count(left)
    )
    more = words.MORE_DIFFERENCES.format(count=numbers.count(total - DIFFERENCES_SHOWN))
    return (
        f'{table}<details class="k-up-more"><summary>{more}</summary>'
        f"{_table(head, rest, 'k-up-changes')}"
        f"{f'<p>{said}</p>' if left > 0 else ''}</details>"
    )


def _lines(rows: Sequence[DifferenceRow], *, several: bool) -> list[str]:
    lines = []
    seen: set[tuple[str, Month, str]] = set()
    for row in rows:
        month = f"<td>{numbers.month_in_table(row.month)}</td>" if several else ""
        lines.append(
            f"<tr>{month}<td><b>{marks.text(row.unit)}</b></td>"
            f"<td>{marks.text(row.measure)}</td>"
            f'<td class="k-num k-muted">{_value(row.before)}</td><td class="a">{_ARROW}</td>'
            f'<td class="k-num"><b>{_value(row.after)}</b></td>{_effect(row, seen)}</tr>'
        )
    return lines


def _effect(row: DifferenceRow, seen: set[tuple[str, Month, str]]) -> str:
    if row.effect is None:
        said = words.NO_EFFECT if row.known else words.UNKNOWN_EFFECT
        return f'<td class="e k-muted" colspan="2">{said}</td>'
    code = row.effect.after.indicator.code
    if (row.unit, row.month, code) in seen:
        return f'<td class="e k-muted" colspan="2">{words.SAME_AS_ABOVE}</td>'
    seen.add((row.unit, row.month, code))
    before, after = row.effect.before, row.effect.after
    return (
        f'<td class="e">{marks.text(after.indicator.short)} '
        f"{_percent(before).removesuffix(numbers.PERCENT_SIGN)} {_ARROW} "
        f"<b>{_percent(after)}</b></td>"
        f"<td>{marks.with_word(before.verdict)} {_ARROW} {marks.with_word(after.verdict)}</td>"
    )


def _percent(score: Score) -> str:
    if score.verdict.percent is None:
        return "–"
    return numbers.percent(score.verdict.percent, score.goal.percent if score.goal else None)


def lights_after(counted: Mapping[Status, int]) -> str:
    """The lights of the units a file speaks of, once it is stored."""
    shown = "".join(
        f'<span class="k-ic">{marks.shape(status, size=14)}<b>{numbers.count(counted[status])}</b> '
        f"{interface.STATUS[status].lower()}</span>"
        for status in Status
        if counted.get(status)
    )
    return f'<div class="k-up-lights">{shown}</div>' if shown else ""


def problems(found: Sequence[Problem], say: Say) -> str:
    """Errors by cell with what to do, then notes; long lists fold."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    notes = [each for each in found if each.severity is Severity.WARNING]
    several = len({each.sheet for each in found if each.sheet}) > 1
    blocks = ""
    if errors:
        whole = [each for each in errors if each.cell is None]
        at_cells = [each for each in errors if each.cell is not None]
        blocks += _sentences(whole, say, several=several)
        if at_cells:
            blocks += _problem_table(at_cells, say, words.MORE_ERRORS, several=several)
            blocks += f'<p class="k-up-after">{words.AFTER_ERRORS}</p>'
    if notes:
        title = words.NOTES.format(count=numbers.count(len(notes)))
        table = _problem_table(notes, say, words.MORE_NOTES, several=several)
        opened = " open" if not errors and len(notes) <= 3 else ""
        blocks += f'<details class="k-up-more"{opened}><summary>{title}</summary>{table}</details>'
    return blocks


def _sentences(found: Sequence[Problem], say: Say, *, several: bool) -> str:
    """What is wrong with the whole file, or with a whole sheet."""
    return "".join(
        f'<p class="k-up-whole">{_sheet(each) if several else ""}{marks.text(say(each))}</p>'
        for each in found
    )


def _sheet(problem: Problem) -> str:
    return f"<b>{marks.text(problem.sheet)}</b>: " if problem.sheet else ""


def _problem_table(found: Sequence[Problem], say: Say, more: str, *, several: bool) -> str:
    head = (
        f'<thead><tr><th class="c">{words.CELL}</th><th class="f">{words.FOUND}</th>'
        f"<th>{words.WHAT_TO_DO}</th></tr></thead>"
    )
    lines = [
        f'<tr><td class="c"><b>{cells}</b></td><td class="f">{_found(first)}</td>'
        f'<td class="s">{marks.text(sentence)}</td></tr>'
        for cells, first, sentence in _grouped(found[:PROBLEMS_MOST], say, several=several)
    ]
    table = _table(head, lines[:PROBLEMS_SHOWN], "k-up-problems")
    rest = lines[PROBLEMS_SHOWN:]
    if not rest and len(found) <= PROBLEMS_MOST:
        return table
    left = len(rest) + max(0, len(found) - PROBLEMS_MOST)
    said = more.format(count=numbers.count(left))
    hidden = _table(head, rest, "k-up-problems")
    return f'{table}<details class="k-up-more"><summary>{said}</summary>{hidden}</details>'


def _grouped(
    found: Iterable[Problem], say: Say, *, several: bool
) -> list[tuple[str, Problem, str]]:
    """Cells that have the same thing wrong with them share a line; reading order otherwise."""
    groups: dict[tuple[str | None, str | None, str], list[Problem]] = {}
    for problem in sorted(found, key=place):
        groups.setdefault((problem.sheet, problem.found, say(problem)), []).append(problem)
    return [
        (_cells(each, several=several), each[0], sentence)
        for (_, _, sentence), each in groups.items()
    ]


def _cells(same: Sequence[Problem], *, several: bool) -> str:
    cells = [each.cell for each in same if each.cell]
    sheet = same[0].sheet or ""
    if not cells:
        return marks.text(sheet) if sheet and several else words.WHOLE_FILE
    named = ", ".join(marks.text(cell) for cell in cells[:CELLS_SHOWN])
    if len(cells) > CELLS_SHOWN:
        left = words.MORE_CELLS.format(count=numbers.count(len(cells) - CELLS_SHOWN))
        named = f"{named} <small>{left}</small>"
    return f"{marks.text(sheet)}<br>{named}" if several and sheet else named


def place(problem: Problem) -> tuple[int, str, int, int, str]:
    """Where a problem stands in reading order: whole file first, then by row and column."""
    match = _CELL.match(problem.cell or "")
    if match is None:
        return 0, problem.sheet or "", 0, 0, ""
    letters = match[1]
    return 1, problem.sheet or "", int(match[2]), len(letters), letters


def _found(problem: Problem) -> str:
    if problem.found is None:
        return "" if problem.cell is None else f'<span class="k-muted">{words.EMPTY_CELL}</span>'
    return f"<q>{marks.text(problem.found)}</q>"


def mapping(sheet: str, columns: Sequence[MappedColumn]) -> str:
    """Every column that was recognised, folded until somebody asks."""
    used = sum(column.meaning is not None for column in columns)
    said = words.COLUMNS_MATCHED.format(used=used, all=len(columns))
    lines = [
        f"<tr><td><b>{marks.text(column.letter)}</b></td><td>{marks.text(column.heading)}</td>"
        f"<td>{_meaning(column)}</td></tr>"
        for column in columns
    ]
    head = f"<thead><tr>{_th(words.COLUMN)}{_th(words.HEADING)}{_th(words.MEANING)}</tr></thead>"
    where = words.SHEET.format(sheet=marks.text(sheet))
    return (
        f'<details class="k-up-more"><summary>{said} <span class="k-muted">· {where}</span>'
        f"</summary>{_table(head, lines, 'k-up-map')}</details>"
    )


def _meaning(column: MappedColumn) -> str:
    if column.meaning is None:
        return f'<span class="k-muted">{words.NOT_USED}</span>'
    return marks.text(column.meaning)


def body(*blocks: str) -> str:
    """The inside of a card."""
    return f'<div class="k k-up-body">{"".join(block for block in blocks if block)}</div>'


def beside(left: str, right: str) -> str:
    """Counts at the left, what changes at the right."""
    return f'<div class="k-up-two"><div>{left}</div><div>{right}</div></div>'


def said(text: str, *, bad: bool = False) -> str:
    """What the bar says beside its button."""
    kind, role = (" bad", "alert") if bad else ("", "status")
    return f'<span class="k k-up-will{kind}" role="{role}">{marks.text(text)}</span>'


def steps() -> str:
    """What to do, for somebody who is here for the first time."""
    shown = "".join(f"<li><b>{title}</b><span>{text}</span></li>" for title, text in words.STEPS)
    return (
        f'<section class="k k-up-steps"><h2 class="k-h2">{words.STEPS_TITLE}</h2>'
        f"<ol>{shown}</ol></section>"
    )


def state_line(parts: Sequence[str]) -> str:
    """The status line of the page; the parts are words of ours with figures in them."""
    sep = '<span class="sep">·</span>'
    return f'<div class="k k-state">{sep.join(f"<span>{part}</span>" for part in parts)}</div>'


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


def demonstration() -> str:
    """That figures loaded now go into the demonstration."""
    return f'<div class="k k-up-note" role="note">{words.DEMONSTRATION}</div>'


def history_title() -> str:
    """The head of the history, which the bar links to."""
    return f'<h2 class="k-h2 k-up-title">{words.HISTORY}</h2>'


def history(rows: Sequence[HistoryRow]) -> str:
    """The uploads, newest first; each line opens."""
    if not rows:
        return f'<p class="k-muted">{words.HISTORY_EMPTY}</p>'
    head = (
        f"<thead><tr>{_th(words.RECEIPT)}{_th(words.FILE)}{_th(words.FORM)}{_th(words.MONTH)}"
        f'{_th(words.TIME)}{_th(words.WHO)}<th class="k-num">{words.UNIT}</th>'
        f'<th class="k-num">{words.FIGURE_COUNT}</th>{_th(words.STATE)}<th></th></tr></thead>'
    )
    return _table(head, [_history_line(row) for row in rows], "k-up-history")


def _history_line(row: HistoryRow) -> str:
    gone = row.undone is not None
    state = words.TAKEN_BACK.format(time=row.undone) if gone else words.STANDING
    ask = marks.text(row.upload)
    return (
        f'<tr{" class=gone" if gone else ""}><td data-l="{words.RECEIPT}">'
        f'<a href="#" role="button" data-ask="{ask}">{ask}</a></td>'
        f'<td class="w" title="{marks.text(row.file)}">{marks.text(row.file)}</td>'
        f"<td>{marks.text(words.form(row.form))}</td>"
        f"<td>{numbers.month_in_table(row.month)}</td><td>{marks.text(row.time)}</td>"
        f"<td>{marks.text(row.uploader)}</td>"
        f'<td class="k-num">{numbers.count(row.units)}</td>'
        f'<td class="k-num">{numbers.count(row.figures)}</td>'
        f'<td class="k-sub">{marks.text(state)}</td>'
        f'<td class="k-num"><a href="#" role="button" data-ask="{ask}"'
        f' aria-label="{words.OPEN} {ask}">{words.OPEN if gone else words.UNDO}</a></td></tr>'
    )


def period(found: Sequence[tuple[Month, tuple[date, date] | None]]) -> str:
    """The months of a file's tables, as from and to where there is one and it says so."""
    if len(found) == 1 and found[0][1] is not None:
        return words.stretch(found[0][1])
    months = [month for month, _ in found]
    if len(months) > 2:
        return words.MONTHS.format(count=len(months))
    return words.months(months)


def _tag(tag: Tag) -> str:
    return (
        f'<span class="k-tag {theme.TONES[tag.status]}">'
        f"{marks.shape(tag.status, size=14)}{marks.text(tag.word)}</span>"
    )


def _value(value: int | None) -> str:
    return words.BLANK if value is None else numbers.count(value)


def _th(word: str) -> str:
    return f"<th>{word}</th>"


def _table(head: str, lines: Sequence[str], kind: str) -> str:
    return (
        f'<div class="k-wide"><table class="k-t {kind}">{head}'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
