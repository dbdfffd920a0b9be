"""The workbook part of a package: its sheets by name, and another one in front of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ingest.containers.arrangement import WORKBOOK
from ingest.containers.limits import MOST_SHEETS, limit
from ingest.marked.fault_sheet import quoted
from ingest.marked.package_parts import PackageParts
from ingest.marked.xml_edit import Edits, Element, attribute, content, find, named, prefixed
from wording.intake.sheets import FAULTS

LONGEST_NAME = 31
"""As Excel limits the name of a sheet; a longer one makes it offer a repair."""
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
    removed = next(each for each in sheets_of(parts) if each.name == name)
    with parts.edited(WORKBOOK) as edits:
        every = _sheets(edits.part)
        index = next(n for n, each in enumerate(every) if each.attributes.get("name") == name)
        edits.remove(every[index])
        names = named(edits.part, "definedName")
        places = [each.attributes.get("localSheetId") for each in names]
        if all(place == str(index) for place in places):
            # Excel wants no list of names without any.
            names, places = [], []
            for each in named(edits.part, "definedNames"):
                edits.remove(each)
        for each, place in zip(names, places, strict=True):
            if place == str(index):
                edits.remove(each)
            elif place is not None and int(place) > index:
                edits.set(each, localSheetId=str(int(place) - 1))
    parts.remove(removed.part, WORKBOOK)


def put_first(parts: PackageParts, sheet: bytes, heading_row: int) -> None:
    """Add the sheet of faults in front, open it, and print its headings on every page."""
    made = parts.free_name("xl/worksheets/faults{}.xml")
    parts[made] = sheet
    relation = parts.relate(WORKBOOK, "worksheet", made)
    parts.declare(made, "spreadsheetml.worksheet+xml")
    with parts.edited(WORKBOOK) as edits:
        every = _sheets(edits.part)
        limit(len(every) + 1, MOST_SHEETS, "sheets")
        name = free_name(FAULTS, [each.attributes.get("name", "") for each in every])
        collection = named(edits.part, "sheets")[0]
        number = max([0, *(int(each.attributes.get("sheetId", "0")) for each in every)]) + 1
        element = (
            f'<sheet xmlns:r="{parts.relations}" name="{attribute(name)}" sheetId="{number}" '
            f'r:id="{relation}"/>'
        )
        edits.insert(collection.inside, prefixed(element, collection.prefix))
        for view in named(edits.part, "workbookView"):
            edits.set(view, activeTab="0", firstSheet="0")
        for each in named(edits.part, "definedName"):
            if "localSheetId" in each.attributes:
                edits.set(each, localSheetId=str(int(each.attributes["localSheetId"]) + 1))
        titles = (
            f'<definedName name="_xlnm.Print_Titles" localSheetId="0">'
            f"{content(quoted(name))}!${heading_row}:${heading_row}</definedName>"
        )
        _add_name(edits, titles, collection.prefix)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A sheet's name, with a number where another sheet has it, and no longer than may be."""
    folded = {each.lower() for each in taken}
    wanted = name = wanted[:LONGEST_NAME]
    number = 1
    while name.lower() in folded:
        number += 1
        ending = f" ({number})"
        name = wanted[: LONGEST_NAME - len(ending)] + ending
    return name


def _add_name(edits: Edits, name: str, prefix: str) -> None:
    names = named(edits.part, "definedNames")
    if names:
        if names[0].end == names[0].inside:
            edits.append(names[0], prefixed(name, prefix))
        else:
            edits.insert(names[0].inside, prefixed(name, prefix))
        return
    tops = {each.name: each for each in find(edits.part, lambda path: len(path) == 2)}
    before = next(tops[each] for each in _BEFORE_NAMES if each in tops)
    edits.insert(before.end, prefixed(f"<definedNames>{name}</definedNames>", prefix))


def _sheets(part: bytes) -> list[Element]:
    return find(part, lambda path: tuple(path[1:]) == ("sheets", "sheet"))
