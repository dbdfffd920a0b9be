"""Makes the copy that is handed back: the file itself, its faulty cells coloured and commented.

Only the pieces that change are touched; values, formulas, formats, widths, merges, panes, rules and
print set-up are the bytes that came. Runs in the child process only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ingest.containers.container import Container
from ingest.containers.limits import limit_size
from ingest.containers.sheet import Sheet, is_fault_name, is_fault_sheet
from ingest.containers.workbook import open_package, own_sheets, sheets
from ingest.marked import book_parts, fault_sheet, plain_workbook
from ingest.marked import sheet as marked_sheet
from ingest.marked.book_parts import SheetPart
from ingest.marked.comments import Comments
from ingest.marked.fault_sheet import Faults, Where
from ingest.marked.package_parts import PackageParts
from ingest.marked.sheet import Layout, Painter, Place
from ingest.marked.styles import WorkbookStyles
from ingest.text.addresses import address
from metrics.counts.problem import Problem, Severity
from wording.intake import marked_copy as words
from wording.intake.problems import sentence

_SIGNATURES = "_xmlsignatures/"


def marked_copy(data: bytes, name: str, problems: Sequence[Problem]) -> bytes:
    """The workbook with its faults shown at their cells and listed on a first sheet.

    Args:
        data: The file as it came, of any container that is read.
        name: What the person calls it.
        problems: What is wrong with it.

    Raises:
        RefusedError: where the file may not be opened, or the copy would be too large to be read.
    """
    package = open_package(data)
    if package.container is Container.XLSX:
        old = _old_fault_sheet(data) if any(map(is_fault_name, package.parts_of)) else None
        names = {each: each for each in package.parts_of if old is None or each != old.name}
        copy = _Copy(PackageParts(package.content or data), names, old)
    else:
        plain, names = plain_workbook.write(own_sheets(data, package))
        container = words.CONTAINERS.get(package.container, package.container)
        copy = _Copy(PackageParts(plain), names)
        copy.remarks.append(words.REBUILT.format(container=container))
    made = copy.mark(name, problems)
    limit_size(made)
    return made


def fault_list(name: str, problems: Sequence[Problem], reason: Problem) -> bytes:
    """A workbook of the list alone, with the reason why the file itself is not marked."""
    plain, names = plain_workbook.write([])
    copy = _Copy(PackageParts(plain), names)
    copy.remarks.append(words.LIST_ONLY.format(reason=sentence(reason)))
    return copy.mark(name, problems)


def _old_fault_sheet(data: bytes) -> Sheet | None:
    found = sheets(data, open_package(data))
    return next((each for each in found if is_fault_sheet(each)), None)


class _Copy:
    """A workbook on its way to being marked."""

    def __init__(
        self, parts: PackageParts, names: Mapping[str, str], old: Sheet | None = None
    ) -> None:
        """Take up a workbook.

        Args:
            parts: The workbook.
            names: By the name a problem gives a sheet, the name it has here.
            old: The sheet of faults of an earlier marking.
        """
        self.remarks: list[str] = []
        self._parts = parts
        self._names = names
        self._drop_signatures()
        self._styles = WorkbookStyles(parts)
        self._before = fault_sheet.records_in(old) if old else {}
        """The fills that cells had before they were first marked."""
        if old:
            book_parts.take_out(parts, old.name)
        self._records: dict[Where, str] = {}
        self._conversations: list[str] = []
        self._protected = False

    def mark(self, name: str, problems: Sequence[Problem]) -> bytes:
        """The workbook with its faults shown."""
        for sheet in book_parts.sheets_of(self._parts):
            if sheet.worksheet:
                own = [each for each in problems if self._names.get(each.sheet or "") == sheet.name]
                self._mark_sheet(sheet, own)
            part = self._parts.markup(sheet.part)
            self._parts[sheet.part] = marked_sheet.unselect(part)
        if self._protected:
            self.remarks.append(words.PROTECTED)
        if self._conversations:
            cells = ", ".join(self._conversations[:20])
            self.remarks.append(words.CONVERSATIONS.format(cells=cells))
        faults = Faults(name, problems, self.remarks, self._names, self._records)
        listed, heading_row = fault_sheet.markup(faults, self._styles, self._parts.main)
        self._styles.save()
        book_parts.put_first(self._parts, listed, heading_row)
        return self._parts.bytes()

    def _mark_sheet(self, sheet: SheetPart, problems: Sequence[Problem]) -> None:
        styles, comments = self._styles, Comments(self._parts, sheet.part)
        written = _grouped(
            (place, [each]) for each in problems for place in marked_sheet.places_of(each)
        )
        if not (written or styles.ours or comments.exist):
            return
        part = self._parts.markup(sheet.part)
        layout = marked_sheet.lay_out(part)
        seen = layout.shown(written)
        at = _grouped((seen[place], found) for place, found in written.items())

        def restyle(place: Place, style: int) -> int:
            if style in styles.ours:
                style = styles.restored(style, self._before.get((sheet.name, address(*place)), ""))
            severities = {each.severity for each in at.get(place, ())}
            worst = next((each for each in Severity if each in severities), None)
            return styles.marked(style, worst) if worst else style

        painter = Painter(part, layout, list(at), restyle, styles.ours)
        self._parts[sheet.part] = painter.painted()
        self._protected |= bool(at) and layout.protected
        for place in written:
            style, where = painter.records[seen[place]], (sheet.name, address(*place))
            ours = style in styles.ours
            fill = self._before.get(where, "") if ours else styles.record(style)
            if fill:
                self._records[where] = fill
        self._comment(sheet, at, comments, layout)

    def _comment(
        self,
        sheet: SheetPart,
        at: Mapping[Place, list[Problem]],
        comments: Comments,
        layout: Layout,
    ) -> None:
        said = {
            place: [fault_sheet.shown(line) for line in words.lines(found)]
            for place, found in at.items()
            if place not in comments.conversations
        }
        hidden = sorted(at.keys() & comments.conversations)
        self._conversations += [f"{sheet.name}!{address(*place)}" for place in hidden]
        if not (said or comments.exist):
            return
        relation = comments.write(said, layout)
        if relation is not None:
            part = self._parts.markup(sheet.part)
            namespace = self._parts.relations
            self._parts[sheet.part] = marked_sheet.refer_to_comments(part, relation, namespace)

    def _drop_signatures(self) -> None:
        parts = self._parts
        signed = [name for name in parts.names if name.lower().startswith(_SIGNATURES)]
        for name in signed:
            if name in parts:
                parts.remove(name, "")
        if signed:
            self.remarks.append(words.NOT_CARRIED.format(what=words.SIGNATURE))


def _grouped(found: Iterable[tuple[Place, list[Problem]]]) -> dict[Place, list[Problem]]:
    """The problems by cell, in the order they were found."""
    by_cell: dict[Place, list[Problem]] = {}
    for place, problems in found:
        by_cell.setdefault(place, []).extend(problems)
    return by_cell
