"""The fields that a template may name: everything a document says, under names without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reports.content.blocks import Block, Table, Text, Title
from reports.content.document import Document, DocumentKind
from wording.papers import form
from wording.papers import template as words

Value = str | Sequence[str] | Sequence[Mapping[str, str]]
"""A text, texts to be listed, or rows of texts by the names of their columns."""
Fields = Mapping[str, Value]
Known = Mapping[str, frozenset[str] | None]
"""By field: of rows the columns (none: a list of texts); None: a text."""


def fields(document: Document) -> dict[str, Value]:
    """What each field holds for a document."""
    head = document.head
    found: dict[str, Value] = {
        "loai": "" if document.kind is DocumentKind.LETTER else form.KINDS[document.kind],
        "trich_yeu": document.subject,
        "co_quan": head.issuer,
        "co_quan_chu_quan": head.superior,
        "so_ky_hieu": form.number_line(document.number, document.mark),
        "ngay": form.place_and_day(head.place, document.day, document.year),
        "kinh_gui": list(document.addressed),
        "can_cu": list(document.grounds),
        "noi_dung": [_said(each) for each in document.ended() if isinstance(each, Text | Title)],
        "noi_nhan": form.recipients(document.addressed, head.recipients, head.drafter),
        "chuc_vu": list(head.signature.authority),
        "nguoi_ky": head.signature.name,
        "ban_so_lieu": document.footnote,
        "nhan": document.label,
    }
    return found | {name: _rows(table) for name, table in _tables(document).items()}


def known(document: Document, others: Iterable[Table] = ()) -> dict[str, frozenset[str] | None]:
    """Which fields there are, and of rows which columns.

    Args:
        document: Of the kind, whichever period.
        others: Tables that documents of the kind have in some periods only.
    """
    found: dict[str, frozenset[str] | None] = {
        name: None if isinstance(value, str) else frozenset()
        for name, value in fields(document).items()
    }
    found["noi_dung"] = frozenset({"chu", "muc"})
    named = {key(table.name): table for table in others}
    for name, table in (named | _tables(document)).items():
        found[name] = frozenset(_columns(table))
    return found


def key(text: str) -> str:
    """A name without accents: `Bảng đèn các đơn vị` is `bang_den_cac_don_vi`."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")


def _said(block: Text | Title) -> dict[str, str]:
    return {"chu": block.text, "muc": words.IS_TITLE if isinstance(block, Title) else ""}


def _tables(document: Document) -> dict[str, Table]:
    """Every table by its name; one of an annex without a name by the annex's title."""
    found: dict[str, Table] = {}
    for annex in document.annexes:
        for table in _of(annex.blocks):
            named = table if table.name else replace(table, name=annex.title)
            found.setdefault(key(named.name), named)
    for table in (*_of(document.blocks), *document.data):
        if table.name:
            found.setdefault(key(table.name), table)
    return found


def _of(blocks: Iterable[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def _columns(table: Table) -> list[str]:
    """A name a column; where several would have one name, what stands above tells them apart."""
    names = [key(column.heading) for column in table.columns]
    whole = [key(" ".join((*column.above, column.heading))) for column in table.columns]
    return [
        long if names.count(name) > 1 else name for name, long in zip(names, whole, strict=True)
    ]


def _rows(table: Table) -> list[dict[str, str]]:
    names = _columns(table)
    return [{name: cell.text for name, cell in zip(names, row, strict=True)} for row in table.rows]
