"""Whether a Word document keeps the form of administrative documents."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from reports.form.findings import Finding
from reports.form.lines import lines_of
from reports.form.looks import look_checks, looks
from reports.form.order import ORDER_CHECKS, order
from reports.form.page import PAGE_CHECKS, page
from reports.form.parts import parts_of
from reports.form.rules import form_rules


def all_checks() -> tuple[str, ...]:
    """The name of every check."""
    return (*look_checks(form_rules()), *PAGE_CHECKS, *ORDER_CHECKS)


def form_findings(content: bytes) -> tuple[Finding, ...]:
    """Everything that is off, in the order page, what is there, how it looks.

    Args:
        content: A .docx that the guard of uploads has let through.
    """
    rules, document = form_rules(), Document(BytesIO(content))
    lines = lines_of(document)
    parts = parts_of(lines, tuple(rules.kinds))
    return (
        *page(document, lines, parts, rules),
        *order(lines, parts, rules),
        *looks(parts, rules),
    )
