"""Whether a Word document that somebody brings keeps the form of administrative documents."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.sandbox import reader
from metrics.counts.problem import Problem, ProblemCase, Severity
from reports.form.checked import all_checks, form_findings
from wording.papers.findings import finding


@dataclass(frozen=True, slots=True)
class FormCheck:
    """What a check came to."""

    checks: int
    """How many there are."""
    findings: tuple[str, ...] = ()
    """A sentence each, in the order of the document."""
    refused: Problem | None = None
    """Why the file was not opened."""


def check_form(data: bytes) -> FormCheck:
    """Check a document; nothing of it is kept.

    Args:
        data: Of a .docx, as a stranger sends it; a process of its own looks through it first.
    """
    checks = len(all_checks())
    refused = reader.look_through(data)
    if refused is not None:
        return FormCheck(checks, refused=refused)
    try:
        found = form_findings(data)
    except Exception:
        # What the library raises over a part that lacks another is of every kind.
        return FormCheck(checks, refused=Problem(Severity.ERROR, ProblemCase.DAMAGED))
    said = (finding(each.check, each.text, each.wanted, each.found, each.clause) for each in found)
    return FormCheck(checks, tuple(said))
