"""The files of proofs that were handed in for tasks, to be saved again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.statements.proof_files import ProofFile, proof_files
from pipeline.tasks.listing import ListedTask
from ui.entry import proof_files as files
from ui.entry.proof_files import OfferedFile
from ui.frame import session
from ui.tasks import history
from wording import numbers
from wording.office import tasks as words

_FILE = "say_file"


def field() -> None:
    """Draw where the file of a proof is chosen."""
    files.field(_FILE)


def chosen() -> ProofFile | None:
    """The file that was chosen."""
    return files.chosen(_FILE)


def told(task: str) -> None:
    """Draw what was said of a task, its proofs among it."""
    history.show(task)


def offer(found: Sequence[ListedTask]) -> None:
    """Draw a button for each file of the tasks that are shown."""
    kept = session.ask(proof_files)
    files.offer(
        [
            OfferedFile(
                each.known.key,
                words.PROOF_LINE.format(
                    task=each.known.task.clause or each.known.key,
                    number=proof.number,
                    day=numbers.day(proof.day),
                    name=proof.name,
                ),
                proof.file or "",
                proof.name or "",
            )
            for each in found
            for proof in kept.get(each.known.key, ())
        ]
    )
