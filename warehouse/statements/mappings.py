"""Layouts whose columns a person explained, kept with the figures and their backups."""

from __future__ import annotations

import json

from metrics.counts.mapping import Mapping
from metrics.counts.word import Explained, Kind
from warehouse.engine.connection import Source, ask
from warehouse.statements.words import now, word


def explained(source: Source) -> list[Explained]:
    """Every layout that was ever explained, oldest first; of one layout the newest word holds."""
    rows = ask(source.cursor(), "mappings").fetchall()
    return [Explained(_mapping(*row[:6]), word(Kind.MAPPING, row[6:])) for row in rows]


def add(source: Source, mapping: Mapping, by: str) -> None:
    """Keep what a person said the columns of a layout hold."""
    said = {
        "fingerprint": mapping.fingerprint,
        "source": mapping.source,
        "title": mapping.title,
        "headings": json.dumps(mapping.headings, ensure_ascii=False),
        "meanings": json.dumps(mapping.meanings),
        "by_field": mapping.by_field,
        "confirmed_by": by,
        "confirmed_at": now(),
    }
    ask(source.cursor(), "add_mapping", said)


def _mapping(
    fingerprint: str,
    source: str,
    title: str,
    headings: str,
    meanings: str,
    by_field: bool,  # noqa: FBT001  (a column of the row)
) -> Mapping:
    paths = tuple(map(tuple, json.loads(headings)))
    return Mapping(fingerprint, source, title, paths, tuple(json.loads(meanings)), by_field)
