"""Markup as a type: a text is escaped on its way into it, so that only markup is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import streamlit as st
from markupsafe import Markup, escape

Html = Markup
"""Markup; called on a string it vouches for it, which only the kit and the charts do."""

Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What may stand inside: texts, markup, several of them; None and False leave no trace."""

_EMPTY = {"br", "img", "input", "link", "meta", "wbr"}
TOLD = "_told"
"""Under this a session keeps what the last click did, for the page to tell."""


def join(*children: Child) -> Html:
    """One after the other."""
    return Html("".join(_pieces(children)))


def _pieces(children: Iterable[Child]) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield escape(child)
        elif isinstance(child, Iterable):
            yield from _pieces(child)
        elif child is not None and child is not False:
            yield str(child)


def tag(name: str, /, *children: Child, **attributes: str | int | None) -> Html:
    """An element.

    Args:
        name: With its classes, as a style sheet names it: `p.k-sm.k-muted`.
        children: What stands inside.
        attributes: `class_` (in place of those of the name), `aria_label`, `data_ask`; None and
            False are left out, True stands without a value.
    """
    element, _, classes = name.partition(".")
    given = f' class="{classes.replace(".", " ")}"' if classes else ""
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        given += f" {key.rstrip('_').replace('_', '-')}"
        given += "" if value is True else f'="{escape(value)}"'
    inside = "" if element in _EMPTY else f"{join(*children)}</{element}>"
    return Html(f"<{element}{given}>{inside}")


BREAK = tag("br")


def rich(sentence: str) -> Html:
    """A sentence whose `**` marks become strong words."""
    # The texts come from `wording/` and hold numbers and names of units, so each piece is escaped.
    pieces = sentence.split("**")
    return join(tag("b", piece) if at % 2 else piece for at, piece in enumerate(pieces))


def muted(*children: Child) -> Html:
    """A small remark inside other markup."""
    return tag("p.k-sm.k-muted", *children)


def headed(title: str, told: Html) -> Html:
    """Something under a small heading; nothing where nothing is told."""
    return join(tag("h3.k-h3", title), told) if told else told


def note(*children: Child, role: str = "status") -> Html:
    """Something to be noticed before the rest is read."""
    return tag("div.k.k-note", *children, role=role)


def lead(sentence: str) -> Html:
    """A page's answer in one sentence."""
    return tag("p.k.k-lead", rich(sentence))


def states(*parts: Child) -> Html:
    """How things stand, on one line."""
    return tag("div.k.k-state", tag("span.sep", "·").join(tag("span", part) for part in parts))


def blank(title: str, *text: Child) -> Html:
    """What stands where there is nothing to see yet."""
    return tag("div.k.k-blank", tag("h2.k-h2", title), *text)


def listed(items: Iterable[Child], kind: str = "k") -> Html:
    """A list; its classes as a style sheet names them."""
    return tag(f"ul.{kind}", (tag("li", item) for item in items))


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    heading: Child = None
    kind: str | None = None
    """The classes of its cells."""
    head: str | None = None
    """The classes of its heading."""
    said: str | None = None
    """What stands before its cells where the table has no room for a head."""


def number(heading: Child = None, said: str | None = None) -> TableColumn:
    """A column of numbers; `said` as a column has it."""
    return TableColumn(heading, "k-num", "k-num", said)


class TableCell(Html):
    """A cell that is drawn already, with attributes of its own."""


def cell(*children: Child, **attributes: str | int | None) -> TableCell:
    """A cell that is unlike the others of its column."""
    return TableCell(tag("td", *children, **attributes))


NO_CELL = TableCell()
"""Stands where the cell before it spans this one too."""


def row(
    columns: Sequence[TableColumn], cells: Iterable[Child], **attributes: str | int | None
) -> Html:
    """A row of a table that has attributes of its own."""
    inside = (
        each
        if isinstance(each, TableCell)
        else tag("td", each, class_=column.kind, data_l=column.said)
        for column, each in zip(columns, cells, strict=True)
    )
    return tag("tr", inside, **attributes)


def table(
    columns: Sequence[TableColumn], rows: Iterable[Html | Iterable[Child]], kind: str = "k-t"
) -> Html:
    """A table.

    Args:
        columns: From left to right; where none has a heading, there is no head.
        rows: The cells of each; or the whole row as markup.
        kind: Its classes, as a style sheet names them.
    """
    headings = (
        tag("td") if each.heading is None else tag("th", each.heading, class_=each.head)
        for each in columns
    )
    headed = any(each.heading is not None for each in columns)
    body = (each if isinstance(each, Html) else row(columns, each) for each in rows)
    head = tag("thead", tag("tr", headings)) if headed else None
    return tag(f"table.{kind}", head, tag("tbody", body))


def named(rows: Iterable[tuple[str, Child]], kind: str) -> Html:
    """A table without a head: a name and what is said of it."""
    body = (tag("tr", tag("th", name, scope="row"), tag("td", told)) for name, told in rows)
    return table((), body, kind)


def wide(label: str, inside: Html, kind: str = "k-wide") -> Html:
    """A table that the keyboard can scroll where it is larger than its place.

    Args:
        label: What is read out for it.
        inside: The table.
        kind: Its classes, as a style sheet names them.
    """
    return tag(f"div.{kind}", inside, role="region", tabindex=0, aria_label=label)


def style(rules: str) -> Html:
    """A style sheet of our own."""
    return Html(f"<style>{rules}</style>")


def show(*children: Child, width: Literal["stretch", "content"] | int = "stretch") -> None:
    """Draw markup as one element; nothing where there is none."""
    drawn = join(*children)
    if drawn:
        st.html(drawn, width=width)
