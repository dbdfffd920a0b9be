"""Takes an OOXML package apart and puts it together again: parts, relations, kinds of content."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ingest.containers.arrangement import TYPES, WORKBOOK, relations_of, resolved
from ingest.marked.xml_edit import Edits, Element, as_utf8, attribute, find, named, prefixed

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_TIME = (2024, 1, 1, 0, 0, 0)
"""Always the same, so that the same file marked twice is the same bytes."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another."""

    id: str
    kind: str
    """The last word of its type, as `comments`."""
    target: str
    """The name of the other part."""


class PackageParts:
    """The parts of a package by name; names are told apart as Windows does, without case."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self._parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        self._names = {name.lstrip("/").lower(): name for name in self._parts}
        strict = f"{_STRICT}/spreadsheetml/main".encode() in as_utf8(self[WORKBOOK])[:4000]
        base, year = (_STRICT, "") if strict else (_TRANSITIONAL, "/2006")
        self.main = f"{base}/spreadsheetml{year}/main"
        """The namespace of sheets, styles and comments."""
        self.relations = f"{base}/officeDocument{year}/relationships"
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

    @contextmanager
    def edited(self, name: str) -> Iterator[Edits]:
        """A part of XML, whose edits are made when all are said."""
        edits = Edits(self.markup(name))
        yield edits
        self[name] = edits.result()

    def free_name(self, pattern: str) -> str:
        """A name that no part has; the pattern holds `{}` for a number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def related(self, source: str) -> list[Relation]:
        """The relations of a part, in their order."""
        name = relations_of(source)
        if name not in self:
            return []
        folder = posixpath.dirname(source)
        return [
            Relation(
                each.attributes.get("Id", ""),
                each.attributes.get("Type", "").rpartition("/")[2],
                resolved(folder, each.attributes.get("Target", "")),
            )
            for each in named(self.markup(name), "Relationship")
        ]

    def relate(self, source: str, kind: str, target: str) -> str:
        """Add a relation; its new id."""
        name = relations_of(source)
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
        known = named(self.markup(TYPES), "Default")
        if ending not in {each.attributes.get("Extension", "").lower() for each in known}:
            said = f'<Default Extension="{ending}" ContentType="{kind}"/>'
            with self.edited(TYPES) as edits:
                root = _root(edits)
                edits.insert(root.inside, prefixed(said, root.prefix))

    def remove(self, name: str, source: str) -> None:
        """Take out a part with its own relations, its kind and its relation from `source`."""
        for each in (name, relations_of(name)):
            written = self._names.pop(each.lower(), None)
            if written is not None:
                del self._parts[written]
        self._cut(TYPES, "PartName", "", name)
        self._cut(relations_of(source), "Target", posixpath.dirname(source), name)

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
        with self.edited(name) as edits:
            root = _root(edits)
            edits.append(root, prefixed(markup, root.prefix))

    def _cut(self, name: str, says: str, folder: str, wanted: str) -> None:
        """Leave out what names a part by an attribute, as seen from a folder."""
        if name not in self:
            return
        with self.edited(name) as edits:
            for each in find(edits.part, lambda path: len(path) == 2):
                said = resolved(folder, each.attributes.get(says, ""))
                if said.lower() == wanted.lower():
                    edits.remove(each)


def _root(edits: Edits) -> Element:
    return find(edits.part, lambda path: len(path) == 1)[0]
