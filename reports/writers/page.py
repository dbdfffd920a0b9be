"""Writes a document as one HTML page that asks nobody for anything and runs no script."""

from __future__ import annotations

import csv
from base64 import b64encode
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from markupsafe import Markup, escape

from reports.content.blocks import BarChart, Blank, Block, Cell, Table, Text, Title
from reports.content.document import Document
from reports.content.headings import depth, head_cells
from wording.papers import public as words

_STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page's own styles and nothing else, whoever serves it."""


def written(document: Document) -> bytes:
    """The bytes of an .html in UTF-8."""
    return framed(document.subject, Markup("").join(_parts(document)))


def framed(title: str, body: Markup) -> bytes:
    """A whole page around its body, in UTF-8."""
    return (
        Markup(
            '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta http-equiv="Content-Security-Policy" content="{policy}">'
            "<title>{title}</title><style>{style}</style></head><body>{body}</body></html>\n"
        )
        .format(
            policy=POLICY,
            title=title,
            style=Markup(_STYLE.read_text(encoding="utf-8")),
            body=body,
        )
        .encode()
    )


def _parts(document: Document) -> Iterator[Markup]:
    yield Markup("<header><p>{}</p><h1>{}</h1></header><main>").format(
        document.head.issuer, document.subject
    )
    if document.label:
        yield Markup('<p class="label">{}</p>').format(document.label)
    above = document.subject
    for block in document.blocks:
        above = block.text if isinstance(block, Title) else above
        yield _block(block, above)
    for table in document.data:
        yield _download(table)
    yield Markup("</main><footer><p>{}</p></footer>").format(document.footnote)


def _block(block: Block, above: str) -> Markup:
    match block:
        case Title():
            return Markup("<h2>{}</h2>").format(block.text)
        case Text():
            return Markup("<p>{}</p>").format(block.text)
        case Table():
            return _table(block, above)
        case Blank() | BarChart():
            # What a person has yet to fill in is nothing for the public, and tables say it all.
            return Markup("")


def _table(table: Table, above: str) -> Markup:
    heads = Markup("</tr><tr>").join(_heads(table))
    rows = Markup("").join(_row(row, table) for row in table.rows)
    caption = Markup("<caption>{}</caption>").format(table.name) if table.name else Markup("")
    return Markup(
        '<div class="table" tabindex="0" role="region" aria-label="{}"><table>{}<thead><tr>{}</tr>'
        "</thead><tbody>{}</tbody></table></div>"
    ).format(table.name or above, caption, heads, rows)


def _heads(table: Table) -> Iterator[Markup]:
    """The heading, a row at a time."""
    cells = list(head_cells(table))
    for row in range(depth(table)):
        yield Markup("").join(
            Markup('<th scope="{}"{}{}>{}</th>').format(
                "colgroup" if each.columns > 1 else "col",
                Markup(' colspan="{}"').format(each.columns) if each.columns > 1 else "",
                Markup(' rowspan="{}"').format(each.rows) if each.rows > 1 else "",
                each.text,
            )
            for each in cells
            if each.row == row
        )


def _row(row: tuple[Cell, ...], table: Table) -> Markup:
    cells = (
        Markup("<td{}>{}</td>").format(
            Markup(' class="number"') if column.right else Markup(""), cell.text
        )
        for cell, column in zip(row, table.columns, strict=True)
    )
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _download(table: Table) -> Markup:
    held = StringIO()
    writer = csv.writer(held)
    writer.writerow([column.heading for column in table.columns])
    for row in table.rows:
        writer.writerow([cell.text if cell.number is None else cell.number for cell in row])
    data = b64encode(held.getvalue().encode("utf-8-sig")).decode()
    told = escape(words.DATA.format(name=table.name))
    return Markup(
        '<p><a download="{}.csv" href="data:text/csv;charset=utf-8;base64,{}">{}</a></p>'
    ).format(table.name, data, told)
