"""What a command answers: its rows on stdout, what is said to people on stderr."""

from __future__ import annotations

import csv
import json
import sys
from argparse import Namespace
from fractions import Fraction
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.commands.cells import Row, table
from pipeline.commands.command import Command, NotDoneError
from warehouse.record.door import command_line
from wording import command_line as words
from wording import errors, numbers


def answer(choices: Namespace) -> int:
    """Run the command that was chosen and print its rows; 0 done, 1 refused."""
    command: Command = choices.command
    rows: list[Row] = []
    code = 1
    try:
        with command_line():
            rows, code = command.run(choices), 0
    except NotDoneError as refused:
        rows = refused.rows
    except KpiError as error:
        say(errors.sentence(error))
    except OSError as error:
        name = Path(str(error.filename)).name if error.filename else None
        say(errors.sentence(KpiError(ErrorCode.FILE_SYSTEM, file=name)))
    if rows or choices.json:
        _print(rows, choices)
    elif code == 0 and command.nothing:
        say(command.nothing)
    return code


def say(sentence: str) -> None:
    """Tell people something beside the rows."""
    print(sentence, file=sys.stderr)


def _print(rows: list[Row], choices: Namespace) -> None:
    if choices.json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif getattr(choices, "csv", False):
        csv.writer(sys.stdout, lineterminator="\r\n").writerows(table(rows))
    elif choices.command.table:
        _print_table(rows)


def _print_table(rows: list[Row]) -> None:
    heading = [words.HEADINGS[key] for key in rows[0]]
    lines = [heading, *([_shown(key, row) for key in row] for row in rows)]
    widths = [min(48, max(len(cell) for cell in column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell[:width].ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _shown(key: str, row: Row) -> str:
    value = row[key]
    if value is None:
        return words.NOTHING
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, (int, float)) and key in ("percent", "target", "low", "high", "gap"):
        return _exact(key, value, row.get("target"))
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    text = str(value).replace("\n", " ")
    return words.VALUES.get(text, text) if key in words.WORDED else text


def _told(part: object) -> str:
    """One of several values; of an earlier month its figure and cells."""
    if not isinstance(part, dict):
        return str(part)
    return f"{part['month']}: {part['value']} ({', '.join(part['cells'])})"


def _exact(key: str, value: float, target: object) -> str:
    """A percentage for people, never rounded across its target."""
    asked = Fraction(target) if isinstance(target, (int, float)) else None
    if key == "gap":
        return numbers.change(Fraction(value))
    return numbers.figure(Fraction(value), asked)
