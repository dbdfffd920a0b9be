"""Looks through a zip before any parser sees it: real sizes, names, kinds of parts, shapes.

Whatever is dangerous or beyond the limits is refused here with its reason; what passes is known by
its true size, and every sheet by its errors, its empty formulas and its hidden rows.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers.expat import ExpatError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.containers import xml_parts
from ingest.containers.arrangement import (
    TYPES,
    Arrangement,
    laid_out,
    plain_name,
    relations_of,
    states_no_area,
)
from ingest.containers.cell_styles import CellStyles, read_styles
from ingest.containers.compound import MAGIC
from ingest.containers.container import Container
from ingest.containers.limits import MOST_PARTS, MOST_SHEETS, MOST_STRINGS, MOST_UNPACKED, limit
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import SheetScan
from ingest.containers.sheet_scan import scan
from metrics.counts.problem import ProblemCase

_CHUNK = 1 << 20
"""Unpacked at a time: how far a bomb gets beyond the limit before it is noticed."""
_END = b"PK\x05\x06"
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_OPENDOCUMENT_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
_MACROS = re.compile(r"vba|macrosheets/|dialogsheets/|^basic/|^scripts/", re.IGNORECASE)
_OBJECTS = re.compile(r"(^|/)(embeddings|activex)/|oleobject", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a")
_READ = ("workbook", "sst", "styleSheet", "Relationships", "Types")
_EXCEL = "xl/"
_ROOT = "_rels/.rels"
_PACKAGE = frozenset({"xl", "_rels", "docProps", "customXml", TYPES})
"""Folders that some programs name from the root of the package."""
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding=["']([\w-]+)""")
_FORMULAS = (b"<f", b":f>", b":f ")
_MARKUP = re.compile(rb"\s*<")


@dataclass(slots=True)
class Package:
    """What the guard learned of a workbook that may be opened."""

    container: Container
    sheets: dict[str, SheetScan] = field(default_factory=dict)
    """By the plain name of the part that holds the sheet, in lower case."""
    parts_of: dict[str, str] = field(default_factory=dict)
    """Part by the sheet's name."""
    arrangement: Arrangement = field(default_factory=Arrangement)
    in_order: list[SheetScan] = field(default_factory=list)
    """The same where sheets are told by their order."""
    content: bytes = b""
    """What is read in place of the file, where that is another: a part of it, or it cleaned."""
    unpacked: int = 0

    def scan_of(self, sheet: str) -> SheetScan:
        """What was found in a sheet; empty for a sheet without a part of its own."""
        return self.sheets.get(self.parts_of.get(sheet, "").lower(), SheetScan())


def inspect(data: bytes, *, document: bool = False) -> Package:
    """Look through a zip.

    Args:
        data: The file.
        document: Whether a Word file may be opened too; its text is the package's `content`.

    Raises:
        RefusedError: with the reason, where it must not be opened.
    """
    _end_is_certain(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _inspect(archive, document=document)
    except (BadZipFile, ExpatError, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise RefusedError(ProblemCase.DAMAGED) from error
    except UnicodeDecodeError as error:
        raise RefusedError(ProblemCase.DAMAGED) from error


def _end_is_certain(data: bytes) -> None:
    # Two readers could choose different directories where more than one stands at the end. It is
    # 22 bytes and a remark of at most 65,535.
    end = data.rfind(_END)
    if end < 0 or data.find(_END, max(0, len(data) - 66_000)) != end:
        raise RefusedError(ProblemCase.DAMAGED)


def _inspect(archive: ZipFile, *, document: bool) -> Package:
    entries = archive.infolist()
    package = Package(_container(entries, document=document))
    _check_names(entries)
    styles = CellStyles()
    books: list[str] = []
    # Every part and not only the sheets: a reader that follows other links may open any of them.
    for entry in sorted(entries, key=_turn):
        part = _unpack(archive, entry, package)
        name = plain_name(entry.orig_filename)
        kind = _kind(part, name)
        package.arrangement.is_unusual |= "\\" in entry.orig_filename
        if kind == "worksheet":
            _scan_sheet(name, part, styles, package)
        elif kind == "workbook":
            books.append(name)
        elif kind == "styleSheet":
            styles = read_styles(part)
        elif kind == "sst":
            if _is_foreign(part):
                raise RefusedError(ProblemCase.DAMAGED)
            limit(part.count(b"<si"), MOST_STRINGS, "strings")
        elif kind == "Types":
            _check_types(part)
        else:
            _look_at_text(name, kind, part, package)
    if package.container is Container.XLSX:
        _name_sheets(archive, books, package)
    return package


def _scan_sheet(name: str, part: bytes, styles: CellStyles, package: Package) -> None:
    found = scan(part, styles.percent, styles.legacy, styles.misleading)
    found.is_foreign = _is_foreign(part)
    found.formula_part = part if any(sign in part for sign in _FORMULAS) else b""
    package.sheets[name.lower()] = found
    if states_no_area(part):
        package.arrangement.unsized.add(name)


def _is_foreign(part: bytes) -> bool:
    """Whether a part is not UTF-8, so that what reads the values finds none in it."""
    named = _ENCODING.search(part[:200])
    declared = named is not None and named[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")
    return b"\x00" in part[:4] or declared


def _turn(entry: ZipInfo) -> int:
    """A manifest first, since it tells of encryption; styles tell which cells are percentages."""
    if entry.filename == _MANIFEST:
        return 0
    return 1 if entry.filename.endswith("styles.xml") else 2


def _look_at_text(name: str, kind: str | None, part: bytes, package: Package) -> None:
    if package.container is Container.ODS:
        _look_at_opendocument(name, kind, part, package)
    if package.container is Container.DOCX and kind == "document":
        # Of two texts in one package, another reader could show the other.
        if package.content:
            raise RefusedError(ProblemCase.DAMAGED)
        package.content = part


def _look_at_opendocument(name: str, kind: str | None, part: bytes, package: Package) -> None:
    if name == _MANIFEST:
        _check_manifest(part)
    elif name == "mimetype" and not part.startswith(_OPENDOCUMENT_SHEETS):
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET_DOCUMENT)
    elif name == _CONTENT:
        if kind != "document-content":
            raise RefusedError(ProblemCase.NOT_A_SPREADSHEET)
        package.content = part


def _check_manifest(part: bytes) -> None:
    def look(name: str, attributes: dict[str, str]) -> None:
        if name == "encryption-data":
            raise RefusedError(ProblemCase.ENCRYPTED)
        if name == "file-entry" and _embeds(attributes):
            path = attributes.get("full-path", "")
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_OLE_OBJECTS, name=path)

    xml_parts.each_element(part, look)


def _embeds(attributes: dict[str, str]) -> bool:
    """Whether an entry of a manifest is a document inside the document, other than a chart."""
    path, kind = attributes.get("full-path", "/"), attributes.get("media-type", "")
    if "oleobject" in kind or kind == "application/vnd.sun.star.oleobject":
        return True
    inside = path != "/" and path.endswith("/") and "opendocument" in kind
    return inside and "chart" not in kind and "formula" not in kind


def _container(entries: list[ZipInfo], *, document: bool) -> Container:
    names = {plain_name(entry.orig_filename).lower() for entry in entries}
    if any(name.endswith("/workbook.bin") for name in names):
        raise RefusedError(ProblemCase.UNSUPPORTED_CONTAINER_XLSB)
    is_document = any(name.startswith(("word/", "ppt/")) for name in names)
    # The workbook may stand in any folder; a package of Office is told by what every one has.
    is_office = {TYPES.lower(), _ROOT} <= names and not is_document
    is_excel = is_office or any(name.startswith(_EXCEL) for name in names)
    is_opendocument = _CONTENT in names
    # Two readers would each find their own figures in it.
    if is_excel and is_opendocument:
        raise RefusedError(ProblemCase.DAMAGED)
    if is_excel:
        return Container.XLSX
    if is_opendocument:
        return Container.ODS
    if "encrypted-package" in names:
        raise RefusedError(ProblemCase.ENCRYPTED)
    if document and is_document and any(name.startswith("word/") for name in names):
        return Container.DOCX
    if is_document:
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET_DOCUMENT)
    raise RefusedError(ProblemCase.NOT_A_SPREADSHEET_ARCHIVE)


def _check_names(entries: list[ZipInfo]) -> None:
    limit(len(entries), MOST_PARTS, "parts")
    seen: set[str] = set()
    for entry in entries:
        # The raw name: zipfile cuts at a NUL and turns backslashes on some systems.
        name = entry.orig_filename
        if entry.flag_bits & 0x1:
            raise RefusedError(ProblemCase.ENCRYPTED)
        if _leaves_the_folder(name):
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_PATH_NAME, name=name)
        # Of two parts with one name, this scan would look at one and the reader of values take the
        # other.
        plain = plain_name(name)
        if plain.lower() in seen:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_DUPLICATE_PART, name=name)
        seen.add(plain.lower())
        if _MACROS.search(plain):
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_MACROS, name=name)
        if _OBJECTS.search(plain):
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_OLE_OBJECTS, name=name)
        # Excel writes no other; the rarer ones unpack in ways that the count below does not bound.
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise RefusedError(ProblemCase.DAMAGED)


def _leaves_the_folder(name: str) -> bool:
    name = name.replace("\\", "/")
    parts = PurePosixPath(name).parts
    absolute = name.startswith("/") and _PACKAGE.isdisjoint(parts[1:2])
    return absolute or ".." in parts or ":" in name or "\x00" in name


def _unpack(archive: ZipFile, entry: ZipInfo, package: Package) -> bytes:
    pieces = []
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            # Counted as it comes out: the size that an entry states is the sender's word.
            package.unpacked += len(piece)
            limit(package.unpacked, MOST_UNPACKED, "unpacked")
            pieces.append(piece)
    return b"".join(pieces)


def _kind(part: bytes, name: str) -> str | None:
    """The root of an XML part by its content, since a sheet may stand under any name."""
    if part.startswith(MAGIC):
        raise RefusedError(ProblemCase.UNSAFE_CONTENT_OLE_OBJECTS, name=name)
    if part.startswith(_PICTURES) or not _looks_like_markup(part):
        if name.lower().endswith((".xml", ".rels")) and part:
            raise RefusedError(ProblemCase.DAMAGED)
        return None
    kind = xml_parts.root(part)
    # A worksheet is read to its end by its own scan. Old drawings (VML) are often not
    # well-formed, and nothing here reads them.
    if kind == "worksheet":
        return kind
    is_drawing = name.lower().endswith(".vml")
    if not xml_parts.is_well_formed(part) and (kind in _READ or not is_drawing):
        raise RefusedError(ProblemCase.DAMAGED)
    return kind


def _looks_like_markup(part: bytes) -> bool:
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or part[:2] in (b"<\x00", b"\x00<"):
        return True
    return _MARKUP.match(part.removeprefix(b"\xef\xbb\xbf")) is not None


def _check_types(part: bytes) -> None:
    def look(_name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "vbaproject" in kind:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_MACROS)
        if "oleobject" in kind or "activex" in kind:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_OLE_OBJECTS)

    xml_parts.each_element(part, look)


def _name_sheets(archive: ZipFile, books: list[str], package: Package) -> None:
    names = {plain_name(entry.orig_filename).lower(): entry for entry in archive.infolist()}
    if not books and not any(name.startswith(_EXCEL) for name in names):
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET_ARCHIVE)
    # Of two workbooks in one package, another reader could open the other.
    if len(books) != 1 or relations_of(books[0]).lower() not in names:
        raise RefusedError(ProblemCase.DAMAGED)
    arrangement = package.arrangement
    arrangement.workbook = books[0]
    targets: dict[str, str] = {}

    def relate(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = arrangement.notice(books[0], target)

    def place(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            part = targets.get(attributes.get("id", ""), "")
            package.parts_of[attributes.get("name", "")] = part

    xml_parts.each_element(archive.read(names[relations_of(books[0]).lower()]), relate)
    xml_parts.each_element(archive.read(names[books[0].lower()]), place)
    limit(max(len(package.parts_of), len(package.sheets)), MOST_SHEETS, "sheets")
    if arrangement.needs_another:
        package.content = laid_out(archive, arrangement)
