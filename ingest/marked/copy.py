"""Makes the copy that is handed back: the file itself, its faulty cells coloured and commented.

Only the pieces that change are touched; values, formulas, formats, widths, merges, panes, rules and
print set-up are the bytes that came. Runs in the child process only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.containers.container import Container
from ingest.containers.limits import limit
from ingest.containers.sheet import Sheet, is_fault_sheet
from ingest.containers.workbook import open_package, sheets
from ingest.marked import book_parts, fault_sheet, plain_workbook
from ingest.marked import sheet as marked_sheet
from ingest.marked.book_parts import SheetPart
from ingest.marked.comments import Comments
from ingest.marked.fault_sheet import Faults, Where
from ingest.marked.package_parts import PackageParts
from ingest.marked.sheet import Layout, Place
from ingest.marked.styles import WorkbookStyles
from ingest.reading import MOST_BYTES
from ingest.text.addresses import address, position
from metrics.counts.problem import Problem, Severity
from wording.intake import marked_copy as words
from wording.intake.problems import sentence
from wording.intake.sheets import FAULTS

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
        old = _old_fault_sheet(data) if FAULTS in "".join(package.parts_of) else None
        names = {each: each for each in package.parts_of if old is None or each != old.name}
        copy = _Copy(PackageParts(data), names, old)
    else:
        found = [each for each in sheets(data, package) if not is_fault_sheet(each)]
        plain, names = plain_workbook.write(found)
        copy = _Copy(PackageParts(plain), names)
        container = words.CONTAINERS.get(package.container, package.container)
        copy.remarks.append(words.REBUILT.format(container=container))
    made = copy.mark(name, problems)
    limit(len(made), MOST_BYTES, "bytes")
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


@dataclass(slots=True)
class _Copy:
    """A workbook on its way to being marked."""

    parts: PackageParts
    names: Mapping[str, str]
    """By the name a problem gives a sheet, the name it has here."""
    old: Sheet | None = None
    """The sheet of faults of an earlier marking."""
    remarks: list[str] = field(default_factory=list)
    records: dict[Where, str] = field(default_factory=dict)
    conversations: list[str] = field(default_factory=list)
    protected: bool = False

    def mark(self, name: str, problems: Sequence[Problem]) -> bytes:
        self._drop_signatures()
        styles = WorkbookStyles(self.parts)
        before = {} if self.old is None else fault_sheet.records_in(self.old)
        if self.old is not None:
            book_parts.take_out(self.parts, self.old.name)
        for sheet in book_parts.sheets_of(self.parts):
            if sheet.worksheet:
                at = _by_cell(problems, sheet.name, self.names)
                self._mark_sheet(sheet, at, styles, before)
            self.parts[sheet.part] = marked_sheet.unselect(self.parts.markup(sheet.part))
        self._add_remarks()
        faults = Faults(name, problems, self.remarks, self.names, self.records)
        listed = fault_sheet.markup(faults, styles, self.parts.main)
        styles.save()
        book_parts.put_first(
            self.parts,
            book_parts.free_sheet_name(self.parts, FAULTS),
            listed,
            fault_sheet.heading_row(faults),
        )
        return self.parts.bytes()

    def _mark_sheet(
        self,
        sheet: SheetPart,
        written: Mapping[Place, list[Problem]],
        styles: WorkbookStyles,
        before: Mapping[Where, str],
    ) -> None:
        comments = Comments(self.parts, sheet.part)
        if not (written or styles.ours or comments.exist):
            return
        part = self.parts.markup(sheet.part)
        layout = marked_sheet.lay_out(part)
        at = _shown(written, layout)
        restyle = _restyle(sheet.name, at, styles, before)
        painted = marked_sheet.paint(part, layout, list(at), restyle, styles.ours)
        self.parts[sheet.part] = painted.part
        self.protected = self.protected or bool(at and layout.protected)
        self._remember(sheet.name, written, layout, painted.records, styles, before)
        self._comment(sheet, at, comments, layout)

    def _remember(
        self,
        sheet: str,
        written: Mapping[Place, list[Problem]],
        layout: Layout,
        had: Mapping[Place, int],
        styles: WorkbookStyles,
        before: Mapping[Where, str],
    ) -> None:
        """Note the fill of each cell before it was ever marked."""
        for place, seen in layout.shown(written).items():
            style = had[seen]
            where = (sheet, address(*place))
            fill = before.get(where, "") if style in styles.ours else styles.record(style)
            if fill:
                self.records[where] = fill

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
        if len(said) < len(at):
            hidden = sorted(at.keys() & comments.conversations)
            self.conversations += [f"{sheet.name}!{address(*place)}" for place in hidden]
        if not (said or comments.exist):
            return
        relation = comments.write(said, layout)
        if relation is not None:
            part = self.parts.markup(sheet.part)
            now = marked_sheet.lay_out(part)
            namespace = self.parts.relations
            self.parts[sheet.part] = marked_sheet.refer_to_comments(part, now, relation, namespace)

    def _drop_signatures(self) -> None:
        signed = [name for name in self.parts.names if name.lower().startswith(_SIGNATURES)]
        for name in signed:
            if name in self.parts:
                self.parts.remove(name, "")
        if signed:
            self.remarks.append(words.NOT_CARRIED.format(what=words.SIGNATURE))

    def _add_remarks(self) -> None:
        if self.protected:
            self.remarks.append(words.PROTECTED)
        if self.conversations:
            cells = ", ".join(self.conversations[:20])
            self.remarks.append(words.CONVERSATIONS.format(cells=cells))


def _by_cell(
    problems: Sequence[Problem], sheet: str, names: Mapping[str, str]
) -> dict[Place, list[Problem]]:
    found: dict[Place, list[Problem]] = {}
    for problem in problems:
        if problem.cell is not None and names.get(problem.sheet or "") == sheet:
            found.setdefault(position(problem.cell), []).append(problem)
    return found


def _shown(written: Mapping[Place, list[Problem]], layout: Layout) -> dict[Place, list[Problem]]:
    """The problems by the cell that a person sees."""
    found: dict[Place, list[Problem]] = {}
    for place, seen in layout.shown(written).items():
        found.setdefault(seen, []).extend(written[place])
    return found


def _restyle(
    sheet: str,
    at: Mapping[Place, list[Problem]],
    styles: WorkbookStyles,
    before: Mapping[Where, str],
) -> Callable[[Place, int], int]:
    def restyle(place: Place, style: int) -> int:
        if style in styles.ours:
            style = styles.restored(style, before.get((sheet, address(*place)), ""))
        if place not in at:
            return style
        worst = Severity.WARNING
        if any(each.severity is Severity.ERROR for each in at[place]):
            worst = Severity.ERROR
        return styles.marked(style, worst)

    return restyle
