"""The copy of a refused file with its faults marked, where `import` is asked for one."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.commands.printing import say
from pipeline.intake import marked
from pipeline.intake.upload import Checked, FileOutcome
from wording import command_line as words
from wording import errors
from wording.intake.marked_copy import counts
from wording.intake.problems import advice


def check(choices: Namespace) -> None:
    """Refuse a copy of several files, and one that would take the file's own place."""
    out = choices.marked_copy
    if out is None:
        return
    if len(choices.files) != 1:
        choices.wrong_use(words.MARKED_ONE_FILE)
    if out.exists() and choices.files[0].exists() and out.samefile(choices.files[0]):
        choices.wrong_use(words.MARKED_ITSELF)


def write(choices: Namespace, read: Checked | FileOutcome) -> bool:
    """Write the copy and say so; False where the disk or the file itself does not allow it."""
    out = choices.marked_copy
    if not read.problems:
        say(words.NOTHING_TO_MARK)
        return True
    try:
        made = marked.marked_copy(choices.files[0], read.reading, read.problems)
        if isinstance(made, bytes):
            out.write_bytes(made)
            say(words.MARKED.format(file=out.name, counts=counts(read.problems)))
            return True
        say(words.NOT_MARKED.format(reason=advice(made)))
    except KpiError as error:
        say(errors.sentence(error))
    except OSError:
        say(errors.sentence(KpiError(ErrorCode.FILE_SYSTEM, file=out.name)))
    return False
