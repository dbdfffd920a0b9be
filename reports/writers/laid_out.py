"""A document as plain values for the page that `document.typ` lays out: words only."""

from __future__ import annotations

from typing import Any

from reports.content.blocks import BarChart, Blank, Block, Number, Table, Text, Title
from reports.content.document import Annex, Document, DocumentKind
from reports.content.headings import HeadCell, depth, head_cells
from reports.writers.letters import OFFICE_CM, on_lines
from wording.papers import form as words

Said = dict[str, Any]


def said_by(document: Document) -> Said:
    """Everything that is printed, in the words of the office's language."""
    head, of = document.head, document
    letter = of.kind is DocumentKind.LETTER
    return {
        "title": of.subject,
        "author": head.issuer,
        "label": of.label,
        "superior": on_lines(head.superior.upper(), 12, OFFICE_CM) if head.superior else [],
        "issuer": on_lines(head.issuer.upper(), 12, OFFICE_CM, bold=True),
        "nation": words.NATION,
        "motto": words.MOTTO,
        "number": words.number_line(of.number, of.mark),
        "day": words.place_and_day(head.place, of.day, of.year),
        "letter_subject": words.SUBJECT_OF_LETTER.format(subject=of.subject) if letter else "",
        "kind_shown": "" if letter else words.KINDS[of.kind].upper(),
        "subject": of.subject,
        "addressed_word": words.ADDRESSED,
        "addressed": words.listed(of.addressed),
        "grounds": [f"{each};" for each in of.grounds],
        "blocks": [_block(each) for each in of.ended()],
        "recipients_word": words.RECIPIENTS,
        "recipients": words.recipients(of.addressed, head.recipients, head.drafter),
        "authority": [each.upper() for each in head.signature.authority],
        "signer": head.signature.name,
        "footnote": of.footnote,
        "annexes": [_annex(of, each, at) for at, each in enumerate(of.annexes, start=1)],
    }


def _annex(of: Document, annex: Annex, at: int) -> Said:
    return {
        "name": words.annex_name(at, len(of.annexes)),
        "title": annex.title.upper(),
        "told": words.annexed(of.kind, of.mark, of.year, of.head.issuer),
        "landscape": annex.landscape,
        "blocks": [_block(each) for each in annex.blocks],
    }


def _block(block: Block) -> Said:
    match block:
        case Title():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Text():
            return {"kind": "text", "text": block.text}
        case Blank():
            return {"kind": "blank", "text": words.BLANK.format(asks=block.asks)}
        case Table():
            return {
                "kind": "table",
                "heads": depth(block),
                "headings": [_head(each) for each in head_cells(block)],
                "widths": [each.width for each in block.columns],
                "right": [each.right for each in block.columns],
                "rows": [[cell.text for cell in row] for row in block.rows],
            }
        case BarChart():
            return drawn(block)


def _head(cell: HeadCell) -> Said:
    return {
        "text": cell.text,
        "x": cell.column,
        "y": cell.row,
        "colspan": cell.columns,
        "rowspan": cell.rows,
        "numbers": cell.numbers,
    }


def drawn(chart: BarChart) -> Said:
    """A chart with the length of each bar as a share of the longest there can be."""
    given = [cell.number for each in chart.series for cell in each.cells]
    longest = max(value for value in (*given, 1) if value is not None)
    return {
        "kind": "chart",
        "says": chart.says,
        "labels": list(chart.labels),
        "series": [
            {
                "name": each.name,
                "shares": [_share(cell.number, longest) for cell in each.cells],
                "texts": [cell.text for cell in each.cells],
            }
            for each in chart.series
        ],
    }


def _share(value: Number | None, longest: Number) -> float | None:
    return None if value is None else float(value / longest)
