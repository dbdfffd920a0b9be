"""What a template may say: fields, rows one after another, and parts that may be left out.

Nothing else is evaluated: no calls, no sums, no filters, no attributes but the columns of rows. A
template that says more is refused before it is ever filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from reports.template.fields import Fields, Known

_LOOP = frozenset({"index", "first", "last"})
"""What a row may say of its own place."""
_DEEPEST = 2
"""Rows inside rows; more would be filled thousands of times thousands of times."""
_SHOWN = 80
"""Letters of the line in which something stands."""
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Not,
)


class FaultKind(StrEnum):
    """Why a template is refused."""

    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_COLUMN = "unknown_column"
    NOT_ROWS = "not_rows"
    """What is gone through one by one is a single text."""
    FORBIDDEN = "forbidden"
    """More than naming fields."""
    SYNTAX = "syntax"
    TOO_DEEP = "too_deep"
    NO_FIELDS = "no_fields"
    BROKEN = "broken"
    TOO_MUCH = "too_much"
    """It took more time or memory than a document may."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing that is wrong with a template, and where."""

    kind: FaultKind
    said: str = ""
    """What it says there: the field, the expression."""
    line: str = ""
    """The line of the document it stands in."""


class _Fields(SandboxedEnvironment):
    """Names fields and nothing more; what is absent in a period is empty."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        return not attr.startswith("_") and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        # A row's column, never a method of the mapping that holds it.
        if isinstance(obj, dict):
            return obj.get(attribute, "")
        return super().getattr(obj, attribute)

    def is_safe_callable(self, *_: object) -> bool:
        return False

    def call(self, *_: object, **__: object) -> Any:  # noqa: ANN401
        raise SecurityError("calls are not part of a template")


def faults(content: bytes, known: Known) -> list[TemplateFault]:
    """Everything for which a template is refused; empty where it may be used."""
    template = DocxTemplate(BytesIO(content))
    template.init_docx()
    found: list[TemplateFault] = []
    names = 0
    for source in _sources(template):
        lines = source.split("\n")
        try:
            tree = _Fields().parse(source)
        except TemplateSyntaxError as error:
            line = _plain(lines[min(error.lineno, len(lines)) - 1])
            found.append(TemplateFault(FaultKind.SYNTAX, error.message or "", line))
            continue
        reader = _Reader(known, lines)
        reader.read(tree, {}, 0)
        found += reader.found
        names += reader.names
    if not found and not names:
        found.append(TemplateFault(FaultKind.NO_FIELDS))
    return list(dict.fromkeys(found))


def filled(content: bytes, values: Fields) -> bytes:
    """A template with its fields filled in; one that `faults` finds nothing in."""
    template = DocxTemplate(BytesIO(content))
    template.render(dict(values), _Fields(), autoescape=True)
    held = BytesIO()
    template.save(held)
    return held.getvalue()


def _sources(template: DocxTemplate) -> Iterator[str]:
    """Each part of the file as the library evaluates it, a paragraph a line."""
    parts = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
    package = template.docx.part.package
    parts += [
        part.blob.decode("utf-8", "replace")
        for part in package.iter_parts()
        if str(part.content_type).endswith(".footnotes+xml")
    ]
    for part in parts:
        yield re.sub(r"<w:p([ >])", r"\n<w:p\1", template.patch_xml(part))
    said = template.docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield str(getattr(said, name) or "")


class _Reader:
    """Goes through what a template says and notes what it must not."""

    def __init__(self, known: Known, lines: Sequence[str]) -> None:
        self._known = known
        self._lines = lines
        self.found: list[TemplateFault] = []
        self.names = 0

    def read(self, node: nodes.Node, inside: Mapping[str, frozenset[str]], depth: int) -> None:
        """Read a part.

        Args:
            node: The part.
            inside: By name, the columns of the rows that it stands in.
            depth: In how many rows it stands.
        """
        if not isinstance(node, _ALLOWED):
            self._note(FaultKind.FORBIDDEN, node)
            return
        if isinstance(node, nodes.Name | nodes.Getattr):
            self._value(node, inside)
        elif isinstance(node, nodes.For):
            self._rows(node, inside, depth)
        else:
            for child in node.iter_child_nodes():
                self.read(child, inside, depth)

    def _rows(self, node: nodes.For, inside: Mapping[str, frozenset[str]], depth: int) -> None:
        of, target = node.iter, node.target
        plain = isinstance(of, nodes.Name) and isinstance(target, nodes.Name)
        if not plain or node.test is not None or node.recursive or node.else_:
            self._note(FaultKind.FORBIDDEN, node)
            return
        assert isinstance(of, nodes.Name)
        assert isinstance(target, nodes.Name)
        self.names += 1
        if depth >= _DEEPEST:
            self._note(FaultKind.TOO_DEEP, node, of.name)
        columns = self._known.get(of.name)
        if of.name not in self._known:
            self._note(FaultKind.UNKNOWN_FIELD, of, of.name)
        elif columns is None:
            self._note(FaultKind.NOT_ROWS, of, of.name)
        for child in node.body:
            self.read(child, {**inside, target.name: columns or frozenset()}, depth + 1)

    def _value(
        self, node: nodes.Name | nodes.Getattr, inside: Mapping[str, frozenset[str]]
    ) -> None:
        self.names += 1
        if isinstance(node, nodes.Name):
            if node.name not in self._known and node.name not in inside:
                self._note(FaultKind.UNKNOWN_FIELD, node, node.name)
            return
        row = node.node
        if not isinstance(row, nodes.Name) or node.attr.startswith("_"):
            self._note(FaultKind.FORBIDDEN, node)
            return
        columns = _LOOP if row.name == "loop" and inside else inside.get(row.name)
        said = f"{row.name}.{node.attr}"
        if columns is None:
            known = row.name in self._known
            kind = FaultKind.UNKNOWN_COLUMN if known else FaultKind.UNKNOWN_FIELD
            self._note(kind, node, said)
        elif node.attr not in columns:
            self._note(FaultKind.UNKNOWN_COLUMN, node, said)

    def _note(self, kind: FaultKind, node: nodes.Node, said: str = "") -> None:
        line = self._lines[min(node.lineno, len(self._lines)) - 1]
        self.found.append(TemplateFault(kind, said, _plain(line)))


def _plain(line: str) -> str:
    """The words of a line of the file, as its reader sees them."""
    words = " ".join(re.sub(r"<[^>]*>?", "", line).split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
