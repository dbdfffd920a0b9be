"""The files of proofs: what may be kept, and what was; never opened and never run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.tasks.progress import Proof
from pipeline.desk.books import Books
from pipeline.statements.recording import plain
from warehouse.statements.kinds import TASK_EVENT
from warehouse.statements.log import holding

MOST_MEGABYTES = 10
"""As of any file handed in: a scanned document of thirty pages has three."""
_LONGEST = 160
"""Letters of a file's name, from its end, where its kind stands."""
_KINDS = {
    ".pdf": b"%PDF",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".doc": b"\xd0\xcf\x11\xe0",
    ".xls": b"\xd0\xcf\x11\xe0",
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""What a file of each ending begins with: one that is called otherwise than it is, is refused."""
ENDINGS = tuple(ending.removeprefix(".") for ending in _KINDS)


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A file as it was handed in."""

    name: str
    data: bytes


def with_file(proof: Proof, file: ProofFile) -> Proof:
    """The proof with its file.

    Raises:
        KpiError: as `named`.
    """
    sha256, name = named(file)
    return replace(proof, file=sha256, name=name)


def named(file: ProofFile) -> tuple[str, str]:
    """By what a file is kept, its sha256, and what it is called.

    Raises:
        KpiError: `proof_too_large`; `proof_file` where it is of no kind that is kept.
    """
    name = plain(file.name.replace("\\", "/").rpartition("/")[2])[-_LONGEST:]
    if len(file.data) > MOST_MEGABYTES << 20:
        raise KpiError(ErrorCode.PROOF_TOO_LARGE, file=name, most=MOST_MEGABYTES)
    kinds = (starts for ending, starts in _KINDS.items() if name.lower().endswith(ending))
    if not any(file.data.startswith(starts) for starts in kinds):
        raise KpiError(ErrorCode.PROOF_FILE, file=name)
    return hashlib.sha256(file.data).hexdigest(), name


def proof_files(books: Books) -> Mapping[str, tuple[Proof, ...]]:
    """The proofs of each task that have a file, in the order in which they were handed in."""
    found: dict[str, dict[str, Proof]] = {}
    for event in holding(books.edition, TASK_EVENT):
        if event.proof is not None and event.proof.file is not None:
            found.setdefault(event.task, {})[event.proof.file] = event.proof
    return {task: tuple(proofs.values()) for task, proofs in found.items()}
