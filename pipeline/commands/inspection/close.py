"""`close`: hand in proof for a conclusion and, with a day, close it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option
from pipeline.commands.inspection_rows import CONCLUSION, conclusion, known
from pipeline.inspection.findings import FollowUp, follow_up
from pipeline.statements.proof_files import ProofFile
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.inspection.command import CLOSE_NEEDS, OPTIONS


def _run(choices: Namespace) -> list[Row]:
    name, proof, day = choices.conclusion, choices.proof, choices.day
    if day is None and choices.proof_file is None and not (proof or "").strip():
        choices.wrong_use(CLOSE_NEEDS)
    signed = Signed(choices.by, choices.why)
    workspace = opening.writer(choices)
    path: Path | None = choices.proof_file
    file = ProofFile(path.name, path.read_bytes()) if path else None
    said = FollowUp(name, proof=proof, closed_on=day, file=file)
    follow_up(workspace, workspace.viewer, said, signed)
    found = known(workspace)
    return [conclusion(workspace, found, found.conclusion(name))]


COMMAND = Command(
    "close",
    (
        Option("conclusion", OPTIONS["conclusion"], words.A_CONCLUSION),
        Option("--proof", OPTIONS["proof"], words.A_PAPER),
        Option("--proof-file", OPTIONS["proof_file"], words.A_FILE, Path),
        Option("--day", OPTIONS["closed_on"], words.A_DAY, options.day),
        *options.SIGNED,
    ),
    _run,
    CONCLUSION,
)
