"""The cards of files on their way in, as markup from what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.verdicts.verdict import Status
from ui.kit import html, marks, page_style
from ui.kit.html import Child, Html, TableColumn, join, tag
from wording import interface, numbers
from wording.intake import upload as words

ARROW = tag("i.k-up-to", role="img", aria_label="→")
_PAPER = tag("i.k-up-paper", aria_hidden="true")


SEPARATOR = tag("span.sep", " · ")

SHOWN = 10
"""Lines of a long table before the rest is folded."""
MOST = 300
"""Lines sent to the browser when the fold is opened; nobody reads more."""


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


def drop_style() -> Html:
    """Vietnamese words inside the file field, which Streamlit draws in English only."""
    spoken = page_style.said(
        drop=words.DROP,
        or_else=words.DROP_OR,
        choose=words.DROP_CHOOSE,
        limits=words.DROP_LIMITS,
        now=words.DROP_NOW,
        failed=words.DROP_FAILED,
    )
    return html.style(f".st-key-drop{{{spoken}}}")


def heading(card: Heading) -> Html:
    """Name, what was recognised, and the state at the right."""
    facts = tag("span.k-up-meta", SEPARATOR.join(card.facts))
    state = marks.said(card.tag.status, card.tag.word) if card.tag else None
    return tag("div.k.k-up-head", _PAPER, tag("b.n", card.file), facts, tag("span.t", state))


def waiting(file: str) -> Html:
    """A card's line while its file is read."""
    busy = tag("span.k-up-meta.k-up-busy", words.READING, role="status")
    return tag("div.k.k-up-head", _PAPER, tag("b.n", file), busy)


def note(text: str) -> Html:
    """A remark that does not keep the file out."""
    return tag("div.k.k-up-note", text, role="status")


def counts(new: int, changed: int, same: int, removed: int) -> Html:
    """Four tiles: how many figures are new, change, stay, or are no longer there."""
    tiles = (
        (new, words.NEW),
        (changed, words.CHANGED),
        (same, words.SAME),
        (removed, words.REMOVED),
    )
    shown = (
        tag("div", tag("b", numbers.count(number)), word, class_=_weight(number, word))
        for number, word in tiles
    )
    return tag("div.k-up-diff", shown)


def _weight(number: int, word: str) -> str:
    if number == 0 or word == words.SAME:
        return "z"
    return "on"


def lights_after(counted: Mapping[Status, int]) -> Html:
    """The lights of the units a file speaks of, once it is stored."""
    shown = [
        marks.counted(status, counted[status], interface.STATUS[status].lower())
        for status in Status
        if counted.get(status)
    ]
    return tag("div.k-up-lights", shown) if shown else Html()


def mapping(sheet: str, columns: Sequence[MappedColumn]) -> Html:
    """Every column that was recognised, folded until somebody asks."""
    used = sum(column.meaning is not None for column in columns)
    said = words.COLUMNS_MATCHED.format(used=used, all=len(columns))
    where = tag("span.k-muted", f"· {words.SHEET.format(sheet=sheet)}")
    heads = (TableColumn(words.COLUMN), TableColumn(words.HEADING), TableColumn(words.MEANING))
    rows = ((tag("b", each.letter), each.heading, _meaning(each)) for each in columns)
    return folded((said, " ", where), table(heads, rows, "k-up-map"))


def _meaning(column: MappedColumn) -> str:
    return tag("span.k-muted", words.NOT_USED) if column.meaning is None else column.meaning


def folded(title: Child, *inside: Child) -> Html:
    """What is there for those who ask."""
    return tag("details.k-up-more", tag("summary", title), *inside)


def body(*blocks: Html) -> Html:
    """The inside of a card."""
    return tag("div.k.k-up-body", *blocks)


def line(more: Html) -> Html:
    """The inside of a card that needs no look."""
    return tag("div.k.k-up-body.k-up-line", more)


def beside(left: Html, right: Html) -> Html:
    """Counts at the left, what changes at the right."""
    return tag("div.k-up-two", tag("div", left), tag("div", right))


def said(text: str, *, bad: bool = False) -> Html:
    """What the bar says beside its button."""
    if bad:
        return tag("span.k.k-up-will.bad", text, role="alert")
    return tag("span.k.k-up-will", text, role="status")


def steps() -> Html:
    """What to do, for somebody who is here for the first time."""
    shown = (tag("li", tag("b", title), tag("span", text)) for title, text in words.STEPS)
    return tag("section.k.k-up-steps", tag("h2.k-h2", words.STEPS_TITLE), tag("ol", shown))


def demonstration(*, may_leave: bool) -> Html:
    """That figures loaded now go into the demonstration, and the way out where there is one."""
    leave = (" ", tag("b", words.DEMONSTRATION_LEAVE)) if may_leave else None
    return tag("div.k.k-up-note", words.DEMONSTRATION, leave, role="note")


def period(found: Sequence[tuple[Month, tuple[date, date] | None]]) -> str:
    """The months of a file's tables, as from and to where there is one and it says so."""
    if len(found) == 1 and found[0][1] is not None:
        return words.stretch(found[0][1])
    months = [month for month, _ in found]
    if len(months) > 2:
        return words.MONTHS.format(count=len(months))
    return words.months(months)


def table(
    columns: Sequence[TableColumn], rows: Iterable[Html | Iterable[Child]], kind: str
) -> Html:
    """A table that scrolls sideways where it must."""
    return tag("div.k-wide", html.table(columns, rows, f"k-t.{kind}"))


def long_table(
    columns: Sequence[TableColumn],
    lines: Sequence[Html | Sequence[Child]],
    kind: str,
    *,
    more: str,
    total: int,
    below: Child = None,
) -> Html:
    """A table whose first lines are seen at once and the others folded.

    Args:
        columns: Its heads.
        lines: At most `MOST` of them.
        kind: Its class.
        more: What the fold is called, with the `count` of the lines in it.
        total: How many lines there are in all.
        below: What is said under the folded lines.
    """
    shown, rest = table(columns, lines[:SHOWN], kind), lines[SHOWN:]
    if not rest:
        return shown
    title = more.format(count=numbers.count(total - SHOWN))
    return join(shown, folded(title, table(columns, rest, kind), below))


def facts(found: Iterable[tuple[str, str]]) -> Html:
    """Names and values, one a line."""
    return tag("dl.k.k-up-receipt", ((tag("dt", name), tag("dd", told)) for name, told in found))


def consequences(title: str, said: Sequence[str]) -> Html:
    """What a step back would do."""
    return tag("div.k", tag("h3.k-h3", title), html.listed(said, "k-up-back"))
