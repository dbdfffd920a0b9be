"""Adds comments to the cells of a sheet and keeps what others wrote there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from ingest.marked.note_shapes import Shapes
from ingest.marked.package_parts import PackageParts
from ingest.marked.sheet import Layout, Place
from ingest.marked.xml_edit import Edits, Element, content, find, named, prefixed
from ingest.text.addresses import address, position
from wording.intake import marked_copy as words

Said = Mapping[Place, Sequence[str]]
"""Lines by cell."""

_OURS = re.compile(rf"\n*{re.escape(words.MARK)}(?:\n[{''.join(words.SIGNS.values())}] [^\n]*)*")
"""What a marked copy added to a comment, wherever the clerk wrote around it."""
_FONT = '<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/>'
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"


@dataclass(slots=True)
class _Comment:
    """A comment that stands in the file."""

    element: Element
    text: Element | None = None
    runs: list[Element] = field(default_factory=list)
    pieces: list[tuple[Element, str]] = field(default_factory=list)
    """Each piece of text with what it says."""

    @property
    def place(self) -> Place:
        return _place(self.element)

    @property
    def written(self) -> str:
        return "".join(text for _, text in self.pieces)

    @property
    def others(self) -> str:
        """What is not ours."""
        return _OURS.sub("", self.written)


class Comments:
    """The comments of one sheet."""

    def __init__(self, parts: PackageParts, sheet: str) -> None:
        self._parts = parts
        self._sheet = sheet
        related = parts.related(sheet)
        names = {each.kind: each.target for each in related if each.target in parts}
        self._name = names.get("comments")
        self._drawing = names.get("vmlDrawing")
        talks = names.get("threadedComment")
        self.conversations: frozenset[Place] = frozenset(
            map(_place, named(parts.markup(talks), "threadedComment")) if talks else ()
        )
        """Cells whose comment is a conversation, which shows nothing that others add."""

    @property
    def exist(self) -> bool:
        """Whether the sheet has any."""
        return self._name is not None

    def write(self, said: Said, layout: Layout) -> str | None:
        """Say something at cells, and nothing of ours at others.

        Args:
            said: What to say where.
            layout: The sheet's, for the size of the boxes.

        Returns:
            The id of a new relation to the drawing of the boxes, which the sheet must name.
        """
        if self._name is None:
            self._name = self._new_part()
        part = self._parts.markup(self._name)
        before = _comments(part)
        self._parts[self._name] = _rewritten(part, before, said)
        after = {each.place: each.written for each in _comments(self._parts[self._name])}
        gone = {each.place for each in before} - after.keys()
        return self._draw(after, set(said), gone, layout)

    def _new_part(self) -> str:
        name = self._parts.free_name("xl/comments{}.xml")
        self._parts[name] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<comments xmlns="{self._parts.main}"><authors></authors>'
            "<commentList></commentList></comments>"
        ).encode()
        self._parts.relate(self._sheet, "comments", name)
        self._parts.declare(name, "spreadsheetml.comments+xml")
        return name

    def _draw(
        self, texts: Mapping[Place, str], said: set[Place], gone: set[Place], layout: Layout
    ) -> str | None:
        relation = None
        if self._drawing is None:
            self._drawing = self._parts.free_name("xl/drawings/vmlDrawing{}.vml")
            self._parts.declare_ending("vml", _VML)
            relation = self._parts.relate(self._sheet, "vmlDrawing", self._drawing)
            shapes = Shapes()
        else:
            shapes = Shapes(self._parts.markup(self._drawing))
        shapes.remove(gone)
        for place, text in sorted(texts.items()):
            if place in said or place not in shapes:
                shapes.put(place, text, layout)
        self._parts[self._drawing] = shapes.result()
        return relation


def _place(element: Element) -> Place:
    ref = element.attributes.get("ref", "A1")
    return position(ref.replace("$", "").partition(":")[0].upper())


def _comments(part: bytes) -> list[_Comment]:
    names = ("comment", "text", "r", "t")
    found: list[_Comment] = []
    for each in find(part, lambda path: path[-1] in names and "commentList" in path):
        parent = each.path[-2]
        if each.name == "comment":
            found.append(_Comment(each))
        elif (parent, each.name) == ("comment", "text"):
            found[-1].text = each
        elif (parent, each.name) == ("text", "r"):
            found[-1].runs.append(each)
        elif each.name == "t" and parent in ("r", "text"):
            text = unescape(part[each.inside : each.close].decode()).replace("\r\n", "\n")
            found[-1].pieces.append((each, text))
    return found


def _rewritten(part: bytes, found: Sequence[_Comment], said: Said) -> bytes:
    edits = Edits(part)
    there = {each.place for each in found}
    for each in found:
        lines = said.get(each.place, ())
        if not lines and each.written and not each.others.strip():
            edits.remove(each.element)
            continue
        _cut_ours(edits, each)
        if lines:
            _append(edits, each, lines)
    new = sorted(said.keys() - there)
    if new:
        _add(edits, new, said)
    return edits.result()


def _cut_ours(edits: Edits, comment: _Comment) -> None:
    ranges = [match.span() for match in _OURS.finditer(comment.written)]
    if not ranges:
        return
    start = 0
    for element, text in comment.pieces:
        left = "".join(
            letter
            for index, letter in enumerate(text, start)
            if not any(first <= index < last for first, last in ranges)
        )
        start += len(text)
        if left == text:
            continue
        run = next((run for run in comment.runs if run.start < element.start < run.end), None)
        if left or run is None:
            edits.replace(element.inside, element.close, content(left).encode())
        else:
            edits.remove(run)


def _append(edits: Edits, comment: _Comment, lines: Sequence[str]) -> None:
    prefix = comment.element.prefix
    for element, _ in comment.pieces:
        if element.path[-2] == "text":
            # Text without a run and runs beside it would not be shown together.
            edits.insert(element.start, prefixed("<r>", prefix))
            edits.insert(element.end, prefixed("</r>", prefix))
    runs = _runs(lines, below=bool(comment.others.strip()))
    if comment.text is not None:
        edits.append(comment.text, prefixed(runs, prefix))
    else:
        edits.append(comment.element, prefixed(f"<text>{runs}</text>", prefix))


def _add(edits: Edits, places: Sequence[Place], said: Said) -> None:
    authors = named(edits.part, "author")
    names = [unescape(edits.part[one.inside : one.close].decode()) for one in authors]
    collection = named(edits.part, "authors")[0]
    comments = named(edits.part, "commentList")[0]
    if words.AUTHOR in names:
        author = names.index(words.AUTHOR)
    else:
        author = len(names)
        edits.append(collection, prefixed(f"<author>{words.AUTHOR}</author>", collection.prefix))
    made = "".join(
        f'<comment ref="{address(*place)}" authorId="{author}"><text>'
        f"{_runs(said[place], below=False)}</text></comment>"
        for place in places
    )
    edits.append(comments, prefixed(made, comments.prefix))


def _runs(lines: Sequence[str], *, below: bool) -> str:
    """What we say, its first line in bold; below what others wrote, after an empty line."""
    space = "\n\n" if below else ""
    text = content("".join(f"\n{line}" for line in lines))
    return (
        f'<r><rPr><b/>{_FONT}</rPr><t xml:space="preserve">{space}{words.MARK}</t></r>'
        f'<r><rPr>{_FONT}</rPr><t xml:space="preserve">{text}</t></r>'
    )
