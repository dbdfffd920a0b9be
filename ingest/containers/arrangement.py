"""How the parts of an Excel package are arranged, and the same package as Excel arranges it.

Some programs part folders with backslashes, keep the workbook in a folder of their own or state the
size of a sheet without its columns. Excel opens these; what reads the values here does not, and
gets them written anew: every relation from the root, the workbook under its usual name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from ingest.containers import xml_parts
from ingest.containers.refusal import RefusedError
from metrics.counts.problem import ProblemCase

WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = ".rels"
_DIMENSION = re.compile(
    rb"""<(?:\w+:)?dimension\b[^>]*?\bref\s*=\s*["']([^"']*)["'][^>]*?(?:/>|></[\w:]*dimension>)"""
)
_AREA = re.compile(rb"[A-Za-z]{1,3}[1-9]\d*(?::[A-Za-z]{1,3}[1-9]\d*)?")
_HEAD = 8192
"""Bytes of a sheet in which its size is stated; only what concerns all of it stands before."""


def plain_name(written: str) -> str:
    """A part's name with slashes, without a leading one."""
    return written.replace("\\", "/").lstrip("/")


def relations_of(name: str) -> str:
    """The part that holds the relations of a part."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}{_RELATIONS}".lstrip("/")


def resolved(folder: str, target: str) -> str:
    """The part that a relation means, as seen from a folder."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target)) if target else ""


@dataclass(slots=True)
class Arrangement:
    """What is unusual in how a package is laid out."""

    workbook: str = WORKBOOK
    """The part that lists the sheets."""
    is_unusual: bool = False
    unsized: set[str] = field(default_factory=set)
    """Sheets whose stated size is no area of cells."""

    def notice(self, name: str, target: str) -> str:
        """Note what a relation of the workbook says; gives the part it means."""
        self.is_unusual |= "\\" in target or ".." in target
        return resolved(posixpath.dirname(name), target)

    @property
    def needs_another(self) -> bool:
        """Whether what reads the values must be given the package written anew."""
        return bool(self.unsized) or self.is_unusual or self.workbook.lower() != WORKBOOK


def states_no_area(sheet: bytes) -> bool:
    """Whether a sheet states its size as something else than a rectangle of cells."""
    stated = _DIMENSION.search(sheet, 0, _HEAD)
    return stated is not None and _AREA.fullmatch(stated[1]) is None


def laid_out(archive: ZipFile, arrangement: Arrangement) -> bytes:
    """The package as Excel would lay it out; what the parts hold stays, but for stated sizes.

    Raises:
        RefusedError: `damaged`, where two parts would get one name.
    """
    renamed = _renamed(
        [plain_name(entry.orig_filename) for entry in archive.infolist()], arrangement
    )
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as made:
        for entry in archive.infolist():
            name, part = plain_name(entry.orig_filename), archive.read(entry)
            if name.endswith(_RELATIONS):
                part = _relations(part, posixpath.dirname(posixpath.dirname(name)), renamed)
            elif name == TYPES:
                part = _types(part, renamed)
            elif name in arrangement.unsized:
                part = _DIMENSION.sub(b"", part, count=1)
            made.writestr(renamed[name], part)
    return written.getvalue()


def _renamed(names: Sequence[str], arrangement: Arrangement) -> dict[str, str]:
    """The new name of every part: the workbook's folder becomes the usual one."""
    old, usual = posixpath.dirname(arrangement.workbook), posixpath.dirname(WORKBOOK)
    named = {
        arrangement.workbook.lower(): WORKBOOK,
        relations_of(arrangement.workbook).lower(): relations_of(WORKBOOK),
    }
    new = {}
    for name in names:
        inside = old and name.startswith(f"{old}/")
        moved = f"{usual}{name[len(old) :]}" if inside else name
        new[name] = named.get(name.lower(), moved)
    if len({name.lower() for name in new.values()}) < len(new):
        raise RefusedError(ProblemCase.DAMAGED)
    return new


def _relations(part: bytes, folder: str, renamed: Mapping[str, str]) -> bytes:
    def from_root(attributes: dict[str, str]) -> dict[str, str]:
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External" or target.startswith("#"):
            return attributes
        name = resolved(folder, target)
        return {**attributes, "Target": f"/{renamed.get(name, name)}"}

    listed = ((name, from_root(each)) for name, each in _listed(part) if name == "Relationship")
    return _written("Relationships", "relationships", listed)


def _types(part: bytes, renamed: Mapping[str, str]) -> bytes:
    def told(attributes: dict[str, str]) -> dict[str, str]:
        if "PartName" not in attributes:
            return attributes
        name = plain_name(attributes["PartName"])
        return {**attributes, "PartName": f"/{renamed.get(name, name)}"}

    kinds = ("Default", "Override")
    return _written(
        "Types",
        "content-types",
        ((name, told(each)) for name, each in _listed(part) if name in kinds),
    )


def _listed(part: bytes) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    xml_parts.each_element(part, lambda name, attributes: found.append((name, attributes)))
    return found


def _written(root: str, schema: str, elements: Iterable[tuple[str, Mapping[str, str]]]) -> bytes:
    inside = "".join(
        f"<{name} {' '.join(_attribute(*each) for each in attributes.items())}/>"
        for name, attributes in elements
    )
    return f'<{root} xmlns="{_PACKAGE}/{schema}">{inside}</{root}>'.encode()


def _attribute(name: str, value: str) -> str:
    return f'{name}="{escape(value)}"'
