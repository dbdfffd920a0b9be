"""Stores what the ledger tells of once more, out of the original."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace
from pipeline.intake.options import Options
from pipeline.intake.prepare import prepared
from pipeline.intake.request import read_file
from warehouse.record.ledger import LedgerEntry
from warehouse.record.upload import unwritten
from warehouse.writing.store import Writer


def again(workspace: Workspace, writer: Writer, entry: LedgerEntry, path: Path) -> bool:
    """Store an upload once more; whether it came out the same.

    Args:
        workspace: Where it is stored.
        writer: Of the store that lost it.
        entry: What the ledger tells.
        path: The original, under the name it came with.
    """
    month = Month.parse(entry.month)
    options = Options(month=month, unit=entry.unit or None, beside=unwritten(entry.beside))
    read = read_file(workspace, path, options)
    _, uploads = prepared(writer, workspace.reference, read, entry.by)
    wanted = [
        upload
        for upload in uploads
        if (upload.form, upload.month) == (entry.form, month)
        and entry.sheet in ("", upload.sheet)
        and (upload.sha256, entry.unit) == (entry.sha256, upload.reporting_unit or "")
    ]
    receipts = writer.append(
        wanted[:1], workspace.reference.measure_codes, datetime.fromisoformat(entry.time)
    )
    return [receipt.upload for receipt in receipts] == [entry.upload]
