"""Takes an OOXML package apart and puts it together again: parts, relations, kinds of content."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ingest.marked.xml_edit import Edits, Element, as_utf8, attribute, find, prefixed

WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_TIME = (2024, 1, 1, 0, 0, 0)
"""Always the same, so that the same file marked twice is the same bytes."""

_Named = Callable[[Element], str]


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another."""

    id: str
    kind: str
    """The last word of its type, as `comments`."""
    target: str
    """The name of the other part."""
    external: bool = False


class PackageParts:
    """The parts of a package by name; names are told apart as Windows does, without case."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self._parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        self._names = {name.lstrip("/").lower(): name for name in self._parts}
        strict = f"{_STRICT}/spreadsheetml/main".encode() in as_utf8(self[WORKBOOK])[:4000]
        self.main = f"{_STRICT if strict else _TRANSITIONAL}/spreadsheetml" + (
            "/main" if strict else "/2006/main"
        )
        """The namespace of sheets, styles and comments."""
        self.relations = f"{_STRICT if strict else _TRANSITIONAL}/officeDocument" + (
            "/relationships" if strict else "/2006/relationships"
        )
        """The namespace of ids and of types of relations."""

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def __getitem__(self, name: str) -> bytes:
        return self._parts[self._names[name.lower()]]

    def __setitem__(self, name: str, part: bytes) -> None:
        self._parts[self._names.setdefault(name.lower(), name)] = part

    @property
    def names(self) -> list[str]:
        """Every part, as it is written."""
        return [name.lstrip("/") for name in self._parts]

    def markup(self, name: str) -> bytes:
        """A part of XML, ready to be edited."""
        return as_utf8(self[name])

    def free_name(self, pattern: str) -> str:
        """A name that no part has; the pattern holds `{}` for a number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def related(self, source: str) -> list[Relation]:
        """The relations of a part, in their order."""
        name = _relations_of(source)
        if name not in self:
            return []
        folder = posixpath.dirname(source)
        return [
            Relation(
                each.attributes.get("Id", ""),
                each.attributes.get("Type", "").rpartition("/")[2],
                _resolved(folder, each.attributes.get("Target", "")),
                each.attributes.get("TargetMode", "") == "External",
            )
            for each in find(self.markup(name), lambda path, _: path[-1] == "Relationship")
        ]

    def relate(self, source: str, kind: str, target: str) -> str:
        """Add a relation; its new id."""
        name = _relations_of(source)
        if name not in self:
            self[name] = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        taken = {each.id for each in self.related(source)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        made = f"rId{number}"
        self._append(
            name,
            f'<Relationship Id="{made}" Type="{self.relations}/{kind}" '
            f'Target="/{attribute(target)}"/>',
        )
        return made

    def declare(self, name: str, kind: str) -> None:
        """Say what a new part holds: the last words of its type, as `comments+xml`."""
        declared = f"application/vnd.openxmlformats-officedocument.{kind}"
        self._append(TYPES, f'<Override PartName="/{attribute(name)}" ContentType="{declared}"/>')

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say what every part with an ending holds, unless that is said."""
        known = find(self.markup(TYPES), lambda path, _: path[-1] == "Default")
        if ending not in {each.attributes.get("Extension", "").lower() for each in known}:
            self._prepend(TYPES, f'<Default Extension="{ending}" ContentType="{kind}"/>')

    def remove(self, name: str, source: str) -> None:
        """Take out a part with its own relations, its kind and its relation from `source`."""
        for each in (name, _relations_of(name)):
            written = self._names.pop(each.lower(), None)
            if written is not None:
                del self._parts[written]
        folder = posixpath.dirname(source)
        self._cut(TYPES, lambda one: one.attributes.get("PartName", "").lstrip("/"), name)
        self._cut(
            _relations_of(source),
            lambda one: _resolved(folder, one.attributes.get("Target", "")),
            name,
        )

    def bytes(self) -> bytes:
        """The package as a zip."""
        written = BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as archive:
            for name, part in self._parts.items():
                info = ZipInfo(name, _TIME)
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, part)
        return written.getvalue()

    def _append(self, name: str, markup: str) -> None:
        part = self.markup(name)
        edits, root = Edits(part), _root(part)
        edits.append(root, prefixed(markup, root.prefix))
        self[name] = edits.result()

    def _prepend(self, name: str, markup: str) -> None:
        part = self.markup(name)
        edits, root = Edits(part), _root(part)
        edits.insert(root.inside, prefixed(markup, root.prefix))
        self[name] = edits.result()

    def _cut(self, name: str, named: _Named, wanted: str) -> None:
        if name not in self:
            return
        part = self.markup(name)
        edits = Edits(part)
        for each in find(part, lambda path, _: len(path) == 2):
            if named(each).lower() == wanted.lower():
                edits.replace(each.start, each.end, b"")
        self[name] = edits.result()


def _root(part: bytes) -> Element:
    return find(part, lambda path, _: len(path) == 1)[0]


def _relations_of(name: str) -> str:
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels".lstrip("/")


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target)) if target else ""
