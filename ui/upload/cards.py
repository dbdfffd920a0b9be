"""The cards of files on their way in, as markup from what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from metrics.counts.month import Month
from metrics.verdicts.verdict import Status
from ui.kit import marks, theme
from wording import interface, numbers
from wording.intake import upload as words

_SHEET = Path(__file__).parents[1] / "styles" / "upload.css"

ARROW = '<i class="k-up-to" role="img" aria-label="→"></i>'
_PAPER = '<i class="k-up-paper" aria-hidden="true"></i>'


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
class MappedColumn:
    """One column of the sheet and what it was taken for."""

    letter: str
    heading: str
    meaning: str | None


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


def lights_after(counted: Mapping[Status, int]) -> str:
    """The lights of the units a file speaks of, once it is stored."""
    shown = "".join(
        f'<span class="k-ic">{marks.shape(status, size=14)}<b>{numbers.count(counted[status])}</b> '
        f"{interface.STATUS[status].lower()}</span>"
        for status in Status
        if counted.get(status)
    )
    return f'<div class="k-up-lights">{shown}</div>' if shown else ""


def mapping(sheet: str, columns: Sequence[MappedColumn]) -> str:
    """Every column that was recognised, folded until somebody asks."""
    used = sum(column.meaning is not None for column in columns)
    said = words.COLUMNS_MATCHED.format(used=used, all=len(columns))
    lines = [
        f"<tr><td><b>{marks.text(column.letter)}</b></td><td>{marks.text(column.heading)}</td>"
        f"<td>{_meaning(column)}</td></tr>"
        for column in columns
    ]
    head = f"<thead><tr>{th(words.COLUMN)}{th(words.HEADING)}{th(words.MEANING)}</tr></thead>"
    where = words.SHEET.format(sheet=marks.text(sheet))
    return (
        f'<details class="k-up-more"><summary>{said} <span class="k-muted">· {where}</span>'
        f"</summary>{table(head, lines, 'k-up-map')}</details>"
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


def demonstration(*, may_leave: bool) -> str:
    """That figures loaded now go into the demonstration, and the way out where there is one."""
    leave = f" <b>{words.DEMONSTRATION_LEAVE}</b>" if may_leave else ""
    return f'<div class="k k-up-note" role="note">{words.DEMONSTRATION}{leave}</div>'


def state_line(parts: Sequence[str]) -> str:
    """The status line of the page; the parts are words of ours with figures in them."""
    sep = '<span class="sep">·</span>'
    return f'<div class="k k-state">{sep.join(f"<span>{part}</span>" for part in parts)}</div>'


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


def th(word: str) -> str:
    """A heading of a column."""
    return f"<th>{word}</th>"


def table(head: str, lines: Sequence[str], kind: str) -> str:
    """A table that scrolls sideways where it must."""
    return (
        f'<div class="k-wide"><table class="k-t {kind}">{head}'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
