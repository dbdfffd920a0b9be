"""The workbook part of a package: its sheets by name, and another one in front of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.containers.limits import MOST_SHEETS, limit
from ingest.marked.fault_sheet import quoted
from ingest.marked.package_parts import WORKBOOK, PackageParts
from ingest.marked.xml_edit import Edits, Element, attribute, content, find, prefixed

_BEFORE_NAMES = ("externalReferences", "functionGroups", "sheets")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of the workbook."""

    name: str
    part: str
    worksheet: bool
    """False for a sheet that is a chart or a dialog."""


def sheets_of(parts: PackageParts) -> list[SheetPart]:
    """The sheets in their order."""
    related = {each.id: each for each in parts.related(WORKBOOK)}
    found = []
    for each in _sheets(parts.markup(WORKBOOK)):
        relation = related.get(each.attributes.get("id", ""))
        if relation is not None and relation.target in parts:
            name = each.attributes.get("name", "")
            found.append(SheetPart(name, relation.target, relation.kind == "worksheet"))
    return found


def take_out(parts: PackageParts, name: str) -> None:
    """Remove a sheet with everything that belongs to it."""
    part = parts.markup(WORKBOOK)
    every = _sheets(part)
    index = next(n for n, each in enumerate(every) if each.attributes.get("name") == name)
    removed = next(each for each in sheets_of(parts) if each.name == name)
    edits = Edits(part)
    edits.replace(every[index].start, every[index].end, b"")
    for each in _named(part, "definedName"):
        place = each.attributes.get("localSheetId")
        if place == str(index):
            edits.replace(each.start, each.end, b"")
        elif place is not None and int(place) > index:
            edits.set(each, localSheetId=str(int(place) - 1))
    parts[WORKBOOK] = edits.result()
    _drop_empty_names(parts)
    parts.remove(removed.part, WORKBOOK)


def put_first(parts: PackageParts, name: str, sheet: bytes, heading_row: int) -> None:
    """Add a sheet in front of all others, open it, and print its headings on every page."""
    made = parts.free_name("xl/worksheets/faults{}.xml")
    parts[made] = sheet
    relation = parts.relate(WORKBOOK, "worksheet", made)
    parts.declare(made, "spreadsheetml.worksheet+xml")
    part = parts.markup(WORKBOOK)
    edits = Edits(part)
    every = _sheets(part)
    limit(len(every) + 1, MOST_SHEETS, "sheets")
    collection = _named(part, "sheets")[0]
    prefix = collection.prefix
    number = max([0, *(int(each.attributes.get("sheetId", "0")) for each in every)]) + 1
    element = (
        f'<sheet xmlns:r="{parts.relations}" name="{attribute(name)}" sheetId="{number}" '
        f'r:id="{relation}"/>'
    )
    edits.insert(collection.inside, prefixed(element, prefix))
    for view in _named(part, "workbookView"):
        edits.set(view, activeTab="0", firstSheet="0")
    _shift_names(part, edits)
    titles = (
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"{content(quoted(name))}!${heading_row}:${heading_row}</definedName>"
    )
    _add_name(part, edits, prefixed(titles, prefix), prefix)
    parts[WORKBOOK] = edits.result()


def free_sheet_name(parts: PackageParts, wanted: str) -> str:
    """The name, with a number where another sheet has it."""
    taken = {each.attributes.get("name", "").lower() for each in _sheets(parts.markup(WORKBOOK))}
    name, number = wanted, 1
    while name.lower() in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def _shift_names(part: bytes, edits: Edits) -> None:
    for each in _named(part, "definedName"):
        place = each.attributes.get("localSheetId")
        if place is not None:
            edits.set(each, localSheetId=str(int(place) + 1))


def _add_name(part: bytes, edits: Edits, name: bytes, prefix: str) -> None:
    names = _named(part, "definedNames")
    if names:
        edits.insert(names[0].inside, name)
        return
    tops = {each.name: each for each in find(part, lambda path, _: len(path) == 2)}
    before = next(tops[each] for each in _BEFORE_NAMES if each in tops)
    opened, closed = prefixed("<definedNames>", prefix), prefixed("</definedNames>", prefix)
    edits.insert(before.end, opened + name + closed)


def _drop_empty_names(parts: PackageParts) -> None:
    part = parts.markup(WORKBOOK)
    if not _named(part, "definedName"):
        edits = Edits(part)
        for each in _named(part, "definedNames"):
            edits.replace(each.start, each.end, b"")
        parts[WORKBOOK] = edits.result()


def _named(part: bytes, name: str) -> list[Element]:
    def wanted(path: Sequence[str], _attributes: dict[str, str]) -> bool:
        return path[-1] == name

    return find(part, wanted)


def _sheets(part: bytes) -> list[Element]:
    return find(part, lambda path, _: tuple(path[1:]) == ("sheets", "sheet"))
