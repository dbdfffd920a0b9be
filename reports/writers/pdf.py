"""Writes a document as PDF and as pictures of its pages, without browser or office suite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import typst

from reports.content.blocks import BarChart
from reports.content.document import Document
from reports.writers.laid_out import drawn, said_by
from reports.writers.letters import FOLDER

_HERE = Path(__file__).resolve().parent
_SHARP = 200
"""Dots an inch of a chart in a Word file, enough for an office's printer."""
_SEEN = 80
"""Dots an inch of a page that is looked at on a screen."""


def written(document: Document) -> bytes:
    """The bytes of a PDF."""
    return _pages("document.typ", said_by(document), "pdf")[0]


def pictures(document: Document) -> list[bytes]:
    """Each page as a PNG, to be looked at before anything is issued."""
    return _pages("document.typ", said_by(document), "png", _SEEN)


def chart_picture(chart: BarChart) -> bytes:
    """A chart as a PNG."""
    return _pages("pictures.typ", drawn(chart), "png", _SHARP)[0]


def _pages(
    layout: str, said: dict[str, Any], kind: Literal["pdf", "png"], dots: int = 144
) -> list[bytes]:
    made = typst.compile(
        _HERE / layout,
        root=_HERE,
        format=kind,
        ppi=dots,
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
    )
    return made if isinstance(made, list) else [made]
