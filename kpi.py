"""The command line's front door (contract §4): its commands, and what ends a run."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from pipeline.commands.parsing import parse
from pipeline.commands.printing import answer, say
from wording import command_line as words

COMMANDS = {
    "init": "store",
    "import": "figures",
    "undo": "store",
    "uploads": "store",
    "refused": "store",
    "units": "office",
    "unit": "office",
    "settings": "office",
    "user": "office",
    "plans": "plans",
    "plan": "plans",
    "annex": "plans",
    "indicators": "plans",
    "check": "store",
    "targets": "plans",
    "tasks": "plans",
    "task": "plans",
    "meeting": "meetings",
    "journal": "office",
    "people": "office",
    "explain": "office",
    "score": "figures",
    "submissions": "office",
    "lock": "office",
    "watchlist": "inspection",
    "inspections": "inspection",
    "conclusions": "inspection",
    "quotas": "inspection",
    "suggest": "inspection",
    "visit": "inspection",
    "finding": "inspection",
    "close": "inspection",
    "trace": "figures",
    "template": "figures",
    "report": "papers",
    "papers": "papers",
    "difference": "papers",
    "papertemplate": "papers",
    "publish": "papers",
    "feed": "papers",
    "screens": "papers",
    "backup": "store",
    "restore": "store",
    "move": "store",
}
"""Each command, as the help lists them, and the folder of `pipeline/commands` that holds it."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused, 2 wrong usage."""
    return answer(parse(COMMANDS, arguments))


def run() -> int:
    """Run one command; a reader that has seen enough (`| head`) is no error."""
    for stream in (sys.stdout, sys.stderr):
        # A redirected stream has the code page of the machine, and no letter of ours in it.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_stdout()
        return 0
    except OSError:
        _leave_stdout()
        say(words.NOT_PRINTED)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception:
        if os.environ.get("KPI_DEBUG"):
            raise
        say(words.BUG)
        return 3
    return code


def _leave_stdout() -> None:
    """Let what is still to be written go nowhere, or the interpreter complains as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
