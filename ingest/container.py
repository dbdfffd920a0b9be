"""Tells what a file is by its bytes, whatever its name says."""

from __future__ import annotations

from enum import StrEnum

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_HEAD = 8192


class Container(StrEnum):
    """The kinds of file that people hand in as a spreadsheet."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    HTML = "html"
    XML = "xml"
    CSV = "csv"
    ENCRYPTED = "encrypted"
    ZIP = "zip"
    """A zip whose kind only its list of parts tells."""
    OTHER = "other"


def sniff(data: bytes) -> Container:
    """The container of a file; `ZIP` is settled by the guard, which opens it."""
    if data.startswith(_ZIP):
        return Container.ZIP
    if data.startswith(_OLE):
        return _compound(data)
    text = _text(data[:_HEAD])
    if text is None:
        return Container.OTHER
    return _markup(text) if text.lstrip().startswith("<") else _separated(text)


def _compound(data: bytes) -> Container:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Container.ENCRYPTED
    return Container.XLS if holds("Workbook") or holds("Book\x00") else Container.OTHER


def _text(head: bytes) -> str | None:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", errors="replace")
    if not head or b"\x00" in head or head.startswith((b"%PDF", b"{\\rtf")):
        return None
    return head.decode("utf-8-sig", errors="replace")


def _markup(text: str) -> Container:
    lower = text.lower()
    if "<html" in lower or "<table" in lower:
        return Container.HTML
    return Container.XML if "excel.sheet" in lower or ":spreadsheet" in lower else Container.OTHER


def _separated(text: str) -> Container:
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    for mark in ("\t", ";", ","):
        if len(lines) > 1 and sum(mark in line for line in lines) > len(lines) / 2:
            return Container.CSV
    return Container.OTHER
