"""Reads a list of dossiers out of Parquet, whose columns are encoded by value as they are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingest.containers.refusal import RefusedError
from ingest.dossiers.listed import DossierList, ListColumn, RowsRead
from ingest.dossiers.local_day import HERE
from ingest.text.addresses import letters
from metrics.counts.problem import ProblemCase
from wording.intake import sheets as words


def list_of(source: Path | BytesIO, told: RowsRead) -> DossierList:
    """The one table of a file; its names stand for the heading row.

    Raises:
        RefusedError: `damaged`.
    """
    try:
        table = pq.read_table(source if isinstance(source, BytesIO) else str(source))
    except (pa.ArrowException, OSError) as error:
        raise RefusedError(ProblemCase.DAMAGED) from error
    columns = [
        _column(table.column(place), name, letters(place))
        for place, name in enumerate(table.column_names)
    ]
    told(table.num_rows)
    return DossierList(words.TABLE, [], 0, columns, range(1, table.num_rows + 1))


def _column(values: pa.ChunkedArray, name: str, letter: str) -> ListColumn:
    if pa.types.is_nested(values.type):
        raise RefusedError(ProblemCase.DAMAGED)
    if pa.types.is_timestamp(values.type):
        values = _local_days(values)
    if not pa.types.is_dictionary(values.type):
        values = values.dictionary_encode(null_encoding="encode")
    whole = values.unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0)
    known = ["" if each is None else each for each in whole.dictionary.to_pylist()]
    codes = whole.indices
    if codes.null_count:
        codes = codes.fill_null(len(known))
        known.append("")
    firsts = _first_rows(codes, len(known))
    return ListColumn(name, letter, [_plain(each) for each in known], firsts, codes)


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return value.strip() if isinstance(value, str) else value


def _first_rows(codes: pa.Array, count: int) -> list[int]:
    """By value, its first row; 1 where none has it."""
    table = pa.table({"code": codes, "row": pa.array(range(1, len(codes) + 1), pa.int64())})
    found = table.group_by("code").aggregate([("row", "min")])
    rows = [1] * count
    for code, row in zip(found["code"].to_pylist(), found["row_min"].to_pylist(), strict=True):
        rows[code] = row
    return rows


def _local_days(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """The days of Việt Nam of times; one without a zone is a time of Việt Nam."""
    if values.type.tz is not None:
        values = pc.local_timestamp(values.cast(pa.timestamp(values.type.unit, tz=HERE.key)))
    return pc.floor_temporal(values, unit="day").cast(pa.date32())
