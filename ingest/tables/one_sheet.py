"""Reads one sheet that was chosen, and tells what is wrong with it."""

from __future__ import annotations

from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables import across
from ingest.tables.across import Done
from ingest.tables.candidates import SheetCandidate
from ingest.tables.counted import read_counts
from ingest.tables.cutout import cut_out
from ingest.tables.opened import scores_of
from metrics.counts.reading import Reading


def read_one(
    candidate: SheetCandidate, request: Request, library: Library, reading: Reading
) -> Done:
    """Read one sheet, and tell what is wrong with it."""
    if candidate.scored:
        done = Done(scores_of(candidate, request, library))
    else:
        done = Done(*read_counts(candidate, request, library))
    told = candidate.findings.in_reading_order()
    across.quote(candidate.sheet, told)
    reading.problems.extend(told)
    if candidate.frame is not None:
        reading.answered.extend(candidate.frame.answered)
    cutout = cut_out(candidate.sheet, candidate.header, candidate.findings.problems)
    reading.cutouts.extend([cutout] if cutout else [])
    return done
