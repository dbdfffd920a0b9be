"""The command line's front door (contract §4): parse, call the pipeline, print."""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month, Window
from metrics.inspection.visit import VisitKind, VisitState
from metrics.units.unit import Level
from metrics.verdicts.verdict import Evidence, Status
from wording import command_line as words
from wording.inspection import command as inspection_words

if TYPE_CHECKING:
    from pipeline.desk.desk import Desk
    from pipeline.intake.upload import Checked, Outcome

Rows = list[dict[str, object]]


class RefusedError(Exception):
    """The rows are right to print, and the exit code is 1."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused, 2 wrong usage."""
    choices = _parser().parse_args(arguments)
    if not choices.database:
        choices.database = None
    try:
        rows, code = choices.run(choices), 0
    except RefusedError as refused:
        rows, code = refused.rows, 1
    except KpiError as error:
        from wording import errors

        _say(errors.sentence(error))
        rows, code = [], 1
    except OSError as error:
        from wording import errors

        name = Path(str(error.filename)).name if error.filename else None
        _say(errors.sentence(KpiError(ErrorCode.FILE_SYSTEM, file=name)))
        rows, code = [], 1
    if rows or choices.json:
        _print(rows, choices)
    elif code == 0 and choices.command != "check":
        print(words.NOTHING_FOUND, file=sys.stderr)
    return code


def _init(choices: argparse.Namespace) -> Rows:
    from pipeline.desk import desk
    from pipeline.sample import sample

    if choices.sample:
        path = sample.start(choices.database, _tell_loading)
    else:
        path = desk.start(choices.database)
    _say(words.CREATED.format(file=path.name))
    return _act("init", path)


def _tell_loading(done: int, of: int) -> None:
    if done % 20 == 0 or done == of:
        _say(words.LOADING.format(done=done, of=of))


def _import(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import rows
    from pipeline.intake import upload
    from wording.intake import upload as upload_words
    from wording.intake.problems import sentence

    _check_marked_copy(choices)
    options = upload.Options(choices.month, choices.all_months, choices.unit, choices.by)
    desk = _desk(choices, writing=True)
    if choices.dry_run:
        checked = list(upload.check_files(desk, choices.files, options))
        read: Sequence[Checked | Outcome] = checked
        found = [rows.tried(each, sentence) for each in checked]
        refused = any(not each.clean for each in checked)
    else:
        read = outcomes = upload.store_files(desk, choices.files, options)
        found = [rows.imported(each, sentence) for each in outcomes]
        refused = any(not each.receipts for each in outcomes)
    if not choices.json:
        _tell_import(found, dry_run=choices.dry_run)
    for each in read:
        if each.reading.unread:
            _say(f"{each.reading.file}: {upload_words.unread(each.reading.unread)}")
        if columns := each.reading.unread_columns:
            _say(f"{each.reading.file}: {upload_words.unread_columns(columns)}")
    if choices.marked_copy is not None:
        refused = not _write_marked_copy(choices, read[0]) or refused
    if refused:
        raise RefusedError(found)
    return found


def _check_marked_copy(choices: argparse.Namespace) -> None:
    out = choices.marked_copy
    if out is None:
        return
    if len(choices.files) != 1:
        choices.wrong_use(words.MARKED_ONE_FILE)
    if out.exists() and choices.files[0].exists() and out.samefile(choices.files[0]):
        choices.wrong_use(words.MARKED_ITSELF)


def _write_marked_copy(choices: argparse.Namespace, read: Checked | Outcome) -> bool:
    """Write the copy and say so; False where the disk or the file itself does not allow it."""
    from pipeline.intake import marked
    from wording import errors
    from wording.intake import marked_copy
    from wording.intake.problems import advice

    out = choices.marked_copy
    if not read.problems:
        _say(words.NOTHING_TO_MARK)
        return True
    try:
        made = marked.marked_copy(choices.files[0], read.reading, read.problems)
        if isinstance(made, bytes):
            out.write_bytes(made)
            _say(words.MARKED.format(file=out.name, counts=marked_copy.counts(read.problems)))
            return True
        _say(words.NOT_MARKED.format(reason=advice(made)))
    except KpiError as error:
        _say(errors.sentence(error))
    except OSError:
        _say(errors.sentence(KpiError(ErrorCode.FILE_SYSTEM, file=out.name)))
    return False


def _undo(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import rows
    from pipeline.intake import upload

    taken_back = upload.undo(_desk(choices, writing=True), choices.upload, choices.by)
    sentence = words.TAKEN_BACK if taken_back else words.ALREADY_UNDONE
    _say(sentence.format(upload=choices.upload))
    return [rows.action("undo", None, choices.upload)]


def _uploads(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.uploads(_desk(choices))


def _refused(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.refused(_desk(choices))


def _units(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.units(_desk(choices), choices.month)


def _people(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import people_listing

    if choices.file is None:
        return people_listing.people(_desk(choices), choices.month, choices.unit)
    return _import_people(choices)


def _import_people(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import people_listing
    from pipeline.intake import people_import

    desk = _desk(choices, writing=True)
    data, name = choices.file.read_bytes(), choices.file.name
    if choices.dry_run:
        found = people_import.check_people(desk, data, name, choices.since)
    else:
        found = people_import.import_people(
            desk, desk.viewer, data, name, choices.by, choices.since
        )
    rows = people_listing.imported(found)
    for row in () if found.clean else rows:
        _say(words.PROBLEM_ERROR.format(message=row["message"]))
    if not found.clean:
        raise RefusedError(rows if choices.json else [])
    return rows


def _explain(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import people_listing
    from pipeline.statements import explanations

    if choices.text is not None and not (choices.unit and choices.indicator):
        choices.wrong_use(words.EXPLAIN_WHAT)
    desk = _desk(choices, writing=choices.text is not None)
    if choices.text is not None:
        explanations.explain(
            desk,
            desk.viewer,
            choices.month,
            choices.unit,
            choices.indicator,
            choices.text,
            choices.by,
        )
    return people_listing.explained(desk, choices.month, choices.unit, choices.indicator)


def _plans(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.plans(_desk(choices))


def _targets(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.targets(_desk(choices), choices.plan)


def _indicators(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.indicators(_desk(choices))


def _tasks(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.tasks(_desk(choices), choices.plan)


def _score(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing
    from pipeline.scores.scorecard import View

    view = View(choices.month, choices.window, choices.under, choices.level, choices.as_of)
    return listing.scores(_desk(choices), view, unit=choices.unit, group=choices.group)


def _watchlist(choices: argparse.Namespace) -> Rows:
    from metrics.inspection.watch_filter import WatchFilter
    from pipeline.commands import inspection_listing
    from pipeline.scores.scorecard import View

    view = View(choices.month, choices.window, choices.under, None, choices.as_of)
    asked = WatchFilter(
        indicators=tuple(choices.indicator),
        levels=tuple(choices.level),
        statuses=tuple(choices.status),
        evidence=tuple(choices.evidence),
        months_below=choices.months_below,
        months_silent=choices.months_silent,
    )
    return inspection_listing.watchlist(_desk(choices), view, asked)


def _inspections(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    which = listing.Which(choices.year, choices.unit, choices.as_of)
    return listing.visits(_desk(choices), which)


def _conclusions(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    which = listing.Which(choices.year, choices.unit, choices.as_of)
    return listing.conclusions(_desk(choices), which)


def _quotas(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    return listing.quotas(_desk(choices), choices.year, choices.under, choices.as_of)


def _suggest(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    wish = listing.Wish(
        choices.year,
        choices.as_of or listing.today(),
        choices.quarter,
        choices.under,
        choices.month,
        choices.team,
        choices.seed,
        choices.capacity,
    )
    return listing.suggest(_desk(choices), wish, _say)


def _visit(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    _check_visit(choices)
    desk = _desk(choices, writing=True)
    signed = listing.Signed(choices.by, choices.why)
    if choices.visit is not None:
        wanted = listing.Change(
            choices.state,
            choices.kind,
            choices.team,
            choices.day,
            choices.until,
            tuple(choices.content) or None,
        )
        return listing.change(desk, choices.visit, wanted, signed, despite=choices.despite)
    new = listing.NewVisit(
        choices.unit,
        choices.kind or VisitKind.PLANNED,
        choices.team,
        choices.day,
        choices.until or choices.day,
        authority=choices.authority,
        contents=tuple(choices.content),
        plan=choices.plan,
    )
    return listing.schedule(desk, new, signed, despite=choices.despite)


def _check_visit(choices: argparse.Namespace) -> None:
    """Refuse options that would be passed over in silence."""
    if choices.visit is None:
        if choices.team is None or choices.day is None:
            choices.wrong_use(inspection_words.VISIT_NEEDS)
        if choices.state not in (None, VisitState.SCHEDULED):
            choices.wrong_use(inspection_words.NEW_VISIT_IS_SCHEDULED)
        return
    if choices.authority is not None or choices.plan is not None:
        choices.wrong_use(inspection_words.ONLY_FOR_NEW_VISIT)
    wanted = (choices.state, choices.kind, choices.team, choices.day, choices.until)
    if not choices.content and all(each is None for each in wanted):
        choices.wrong_use(inspection_words.NOTHING_TO_CHANGE)


def _finding(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    new = listing.NewConclusion(
        choices.visit,
        choices.finding,
        choices.recommendation,
        choices.responsible,
        choices.deadline,
        choices.content,
        choices.indicator,
    )
    signed = listing.Signed(choices.by, choices.why)
    return listing.conclude(_desk(choices, writing=True), new, signed)


def _close(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import inspection_listing as listing

    if choices.day is None and not (choices.proof or "").strip():
        choices.wrong_use(inspection_words.CLOSE_NEEDS)
    signed = listing.Signed(choices.by, choices.why)
    desk = _desk(choices, writing=True)
    return listing.close(desk, choices.conclusion, choices.proof, choices.day, signed)


def _trace(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    return listing.trace(_desk(choices), choices.month, choices.unit, choices.indicator)


def _template(choices: argparse.Namespace) -> Rows:
    from pipeline.intake import template

    template.write(_desk(choices), choices.month, choices.under, choices.out)
    _say(words.WRITTEN.format(file=choices.out.name))
    return _act("template", choices.out)


def _check(choices: argparse.Namespace) -> Rows:
    from pipeline.commands import listing

    found, healthy = listing.check(_desk(choices))
    if not healthy:
        raise RefusedError(found)
    if not found:
        _say(words.HEALTHY)
    return found


def _desk(choices: argparse.Namespace, *, writing: bool = False) -> Desk:
    from pipeline.desk import desk

    path = choices.database or (desk.writing_path() if writing else None)
    found = desk.open_desk(path)
    _tell_damage(found)
    return found


def _tell_damage(found: Desk) -> None:
    seen = found.behind_since()
    if seen is not None:
        from wording import interface, numbers

        _say(interface.BEHIND.format(time=numbers.moment(seen)))


def _act(name: str, path: Path) -> Rows:
    from pipeline.commands import rows

    return [rows.action(name, path)]


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _tell_import(found: Rows, *, dry_run: bool) -> None:
    for row in found:
        problems = row["problems"]
        assert isinstance(problems, list)
        errors = sum(problem["severity"] == "error" for problem in problems)
        _say(_headline(row, errors, dry_run=dry_run))
        for problem in problems:
            line = words.PROBLEM_ERROR if problem["severity"] == "error" else words.PROBLEM_WARNING
            _say(line.format(message=problem["message"]))


def _headline(row: dict[str, object], errors: int, *, dry_run: bool) -> str:
    if errors:
        return words.REFUSED.format(file=row["file"], errors=errors)
    if row["already_stored"]:
        return words.ALREADY_STORED.format(**row)
    changes = row["changes"]
    assert isinstance(changes, dict)
    done = (words.TRIED if dry_run else words.STORED).format(**row)
    return f"{done} ({words.CHANGES.format(**changes)})"


def _print(rows: Rows, choices: argparse.Namespace) -> None:
    if choices.json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif getattr(choices, "csv", False):
        from pipeline.commands.rows import table

        csv.writer(sys.stdout, lineterminator="\r\n").writerows(table(rows))
    elif choices.command not in ("init", "import", "undo", "template"):
        _print_table(rows)


def _print_table(rows: Rows) -> None:
    heading = [words.HEADINGS[key] for key in rows[0]]
    lines = [heading, *([_shown(key, row) for key in row] for row in rows)]
    widths = [min(48, max(len(cell) for cell in column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell[:width].ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _shown(key: str, row: dict[str, object]) -> str:
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
    from wording import numbers

    asked = Fraction(target) if isinstance(target, (int, float)) else None
    if key == "gap":
        return numbers.change(Fraction(value))
    return numbers.figure(Fraction(value), asked)


class _Parser(argparse.ArgumentParser):
    """argparse with Vietnamese sentences."""

    def error(self, message: str) -> None:  # type: ignore[override]
        command = self.prog.split()[-1] if " " in self.prog else ""
        self.exit(2, words.WRONG_USE.format(reason=message, command=command) + "\n")


_YEARS = range(1901, 9999)
"""Every month of these has a year of months before it and a month after it."""


def _month(text: str) -> Month:
    try:
        month = Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words.BAD_MONTH.format(text=text)) from error
    _check_year(month.year, text)
    return month


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words.BAD_DAY.format(text=text)) from error
    _check_year(day.year, text)
    return day


def _check_year(year: int, text: str) -> None:
    if year not in _YEARS:
        told = words.FAR_YEAR.format(text=text, first=_YEARS[0], last=_YEARS[-1])
        raise argparse.ArgumentTypeError(told)


def _whole(text: str) -> int:
    return _digits(text, inspection_words.BAD_COUNT)


def _from_one(text: str) -> int:
    return _digits(text, inspection_words.BAD_CAPACITY, least=1)


def _year(text: str) -> int:
    return _digits(text, inspection_words.BAD_YEAR, least=1900, most=9999)


def _digits(text: str, told: str, least: int = 0, most: float = math.inf) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(told.format(text=text))
    return int(text)


def _parser() -> argparse.ArgumentParser:
    argparse._ = lambda text: words.ARGPARSE.get(text, text)  # type: ignore[attr-defined]
    parser = _Parser(prog="kpi.py", description=words.PROGRAM, epilog=words.EPILOG)
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")

    def command(name: str, run: Callable[[argparse.Namespace], Rows]) -> argparse.ArgumentParser:
        described = commands.add_parser(
            name, help=words.COMMANDS[name], description=words.COMMANDS[name], allow_abbrev=False
        )
        described.add_argument("--database", type=Path, help=words.OPTIONS["database"])
        described.add_argument("--json", action="store_true", help=words.OPTIONS["json"])
        described.set_defaults(run=run)
        return described

    _add_writing(command)
    _add_listing(command)
    _add_people(command)
    _add_scoring(command)
    return parser


Command = Callable[[str, Callable[[argparse.Namespace], Rows]], argparse.ArgumentParser]


def _add_writing(command: Command) -> None:
    command("init", _init).add_argument(
        "--sample", action="store_true", help=words.OPTIONS["sample"]
    )
    bring = command("import", _import)
    bring.add_argument("files", nargs="+", type=Path, metavar="TỆP", help=words.OPTIONS["files"])
    months = bring.add_mutually_exclusive_group()
    months.add_argument("--month", type=_month, metavar="THÁNG", help=words.OPTIONS["month"])
    months.add_argument("--all-months", action="store_true", help=words.OPTIONS["all_months"])
    bring.add_argument("--unit", metavar="MÃ", help=words.OPTIONS["unit"])
    bring.add_argument("--dry-run", action="store_true", help=words.OPTIONS["dry_run"])
    bring.add_argument("--marked-copy", type=Path, metavar="TỆP", help=words.OPTIONS["marked_copy"])
    bring.set_defaults(wrong_use=bring.error)
    bring.add_argument("--by", default="", metavar="TÊN", help=words.OPTIONS["by"])
    undo = command("undo", _undo)
    undo.add_argument("upload", metavar="LẦN_NẠP", help=words.OPTIONS["upload"])
    undo.add_argument("--by", default="", metavar="TÊN", help=words.OPTIONS["by"])


def _add_listing(command: Command) -> None:
    command("uploads", _uploads)
    command("refused", _refused)
    units = command("units", _units)
    units.add_argument("--month", type=_month, metavar="THÁNG", help=words.OPTIONS["month"])
    command("plans", _plans)
    command("indicators", _indicators)
    command("check", _check)
    lists: Iterable[tuple[str, Callable[[argparse.Namespace], Rows]]]
    lists = (("targets", _targets), ("tasks", _tasks))
    for name, run in lists:
        command(name, run).add_argument("--plan", metavar="MÃ", help=words.OPTIONS["plan"])


def _add_people(command: Command) -> None:
    people = command("people", _people)
    people.add_argument("--month", type=_month, metavar="THÁNG", help=words.OPTIONS["month"])
    people.add_argument("--unit", metavar="MÃ", help=words.OPTIONS["unit"])
    people.add_argument(
        "--import", dest="file", type=Path, metavar="TỆP", help=words.OPTIONS["people"]
    )
    people.add_argument("--dry-run", action="store_true", help=words.OPTIONS["dry_run"])
    people.add_argument("--since", type=_day, metavar="NGÀY", help=words.OPTIONS["since"])
    explain = _with_month(command("explain", _explain))
    explain.set_defaults(wrong_use=explain.error)
    explain.add_argument("--unit", metavar="MÃ", help=words.OPTIONS["unit"])
    explain.add_argument("--indicator", metavar="MÃ", help=words.OPTIONS["indicator"])
    explain.add_argument("--text", metavar="NỘI_DUNG", help=words.OPTIONS["text"])
    for each in (people, explain):
        each.add_argument("--by", default="", metavar="TÊN", help=words.OPTIONS["by"])


def _add_scoring(command: Command) -> None:
    score = _with_window(_with_month(command("score", _score)))
    score.add_argument(
        "--level", type=Level, choices=list(Level), metavar="CẤP", help=words.OPTIONS["level"]
    )
    score.add_argument("--under", metavar="MÃ", help=words.OPTIONS["under"])
    one = score.add_mutually_exclusive_group()
    one.add_argument("--unit", metavar="MÃ", help=words.OPTIONS["unit"])
    one.add_argument("--group", action="store_true", help=words.OPTIONS["group"])
    score.add_argument("--as-of", type=_day, metavar="NGÀY", help=words.OPTIONS["as_of"])
    score.add_argument("--csv", action="store_true", help=words.OPTIONS["csv"])
    _add_inspecting(command)
    trace = _with_month(command("trace", _trace))
    trace.add_argument("--unit", required=True, metavar="MÃ", help=words.OPTIONS["unit"])
    trace.add_argument("--indicator", required=True, metavar="MÃ", help=words.OPTIONS["indicator"])
    template = _with_month(command("template", _template))
    template.add_argument("--under", metavar="MÃ", help=words.OPTIONS["under"])
    template.add_argument(
        "--out", required=True, type=Path, metavar="TỆP", help=words.OPTIONS["out"]
    )


def _add_inspecting(command: Command) -> None:
    watch = _with_window(_with_month(command("watchlist", _watchlist)))
    watch.add_argument("--under", metavar="MÃ", help=words.OPTIONS["under"])
    several: Iterable[tuple[str, type[StrEnum] | None, str]]
    several = (
        ("level", Level, "CẤP"),
        ("indicator", None, "MÃ"),
        ("status", Status, "ĐÈN"),
        ("evidence", Evidence, "BẰNG_CHỨNG"),
    )
    for name, vocabulary, metavar in several:
        watch.add_argument(
            f"--{name}",
            nargs="+",
            action="extend",
            default=[],
            type=vocabulary or str,
            choices=list(vocabulary) if vocabulary else None,
            metavar=metavar,
            help=inspection_words.OPTIONS[name],
        )
    for name in ("months-below", "months-silent"):
        watch.add_argument(
            f"--{name}",
            type=_whole,
            default=0,
            metavar="SỐ_THÁNG",
            help=inspection_words.OPTIONS[name],
        )
    watch.add_argument("--as-of", type=_day, metavar="NGÀY", help=words.OPTIONS["as_of"])
    watch.add_argument("--csv", action="store_true", help=words.OPTIONS["csv"])
    _add_inspections(command)


def _add_inspections(command: Command) -> None:
    help_of = inspection_words.OPTIONS
    lists: Iterable[tuple[str, Callable[[argparse.Namespace], Rows]]]
    lists = (("inspections", _inspections), ("conclusions", _conclusions))
    for name, run in lists:
        listed = command(name, run)
        listed.add_argument("--year", type=_year, metavar="NĂM", help=help_of["year"])
        listed.add_argument("--unit", metavar="MÃ", help=words.OPTIONS["unit"])
        listed.add_argument("--as-of", type=_day, metavar="NGÀY", help=help_of["as_of"])
    quotas, suggest = command("quotas", _quotas), command("suggest", _suggest)
    for asked in (quotas, suggest):
        asked.add_argument("--year", required=True, type=_year, metavar="NĂM", help=help_of["year"])
        asked.add_argument("--under", metavar="MÃ", help=help_of["head"])
        asked.add_argument("--as-of", type=_day, metavar="NGÀY", help=help_of["as_of"])
    suggest.add_argument(
        "--quarter", type=int, choices=[1, 2, 3, 4], metavar="QUÝ", help=help_of["quarter"]
    )
    suggest.add_argument("--month", type=_month, metavar="THÁNG", help=help_of["figures"])
    suggest.add_argument("--team", default="", metavar="ĐOÀN", help=help_of["other_teams"])
    suggest.add_argument("--seed", type=_whole, metavar="SỐ", help=help_of["seed"])
    suggest.add_argument("--capacity", type=_from_one, metavar="SỐ", help=help_of["capacity"])
    _add_recording(command)


def _add_recording(command: Command) -> None:
    help_of = inspection_words.OPTIONS
    visit = command("visit", _visit)
    which = visit.add_mutually_exclusive_group(required=True)
    which.add_argument("--unit", metavar="MÃ", help=help_of["visited"])
    which.add_argument("--visit", metavar="CUỘC", help=help_of["changed"])
    visit.add_argument(
        "--kind",
        type=VisitKind,
        choices=list(VisitKind),
        metavar="CÁCH",
        help=help_of["kind"],
    )
    visit.add_argument(
        "--state",
        type=VisitState,
        choices=list(VisitState),
        metavar="TRẠNG_THÁI",
        help=help_of["state"],
    )
    visit.add_argument("--team", metavar="ĐOÀN", help=help_of["team"])
    visit.add_argument("--day", type=_day, metavar="NGÀY", help=help_of["day"])
    visit.add_argument("--until", type=_day, metavar="NGÀY", help=help_of["until"])
    visit.add_argument("--authority", metavar="MÃ", help=help_of["authority"])
    visit.add_argument("--content", nargs="+", default=[], metavar="MỤC", help=help_of["contents"])
    visit.add_argument("--plan", metavar="MÃ", help=words.OPTIONS["plan"])
    visit.add_argument("--despite", action="store_true", help=help_of["despite"])
    visit.set_defaults(wrong_use=visit.error)
    finding = command("finding", _finding)
    finding.add_argument("visit", metavar="CUỘC", help=help_of["visit"])
    for name in ("finding", "recommendation", "responsible"):
        finding.add_argument(f"--{name}", required=True, metavar="NỘI_DUNG", help=help_of[name])
    finding.add_argument(
        "--deadline", required=True, type=_day, metavar="NGÀY", help=help_of["deadline"]
    )
    finding.add_argument("--content", metavar="MỤC", help=help_of["content"])
    finding.add_argument("--indicator", metavar="MÃ", help=words.OPTIONS["indicator"])
    close = command("close", _close)
    close.add_argument("conclusion", metavar="KẾT_LUẬN", help=help_of["conclusion"])
    close.add_argument("--proof", metavar="VĂN_BẢN", help=help_of["proof"])
    close.add_argument("--day", type=_day, metavar="NGÀY", help=help_of["closed_on"])
    close.set_defaults(wrong_use=close.error)
    for each in (visit, finding, close):
        each.add_argument("--by", required=True, metavar="TÊN", help=help_of["by"])
        each.add_argument("--why", required=True, metavar="LÝ_DO", help=help_of["why"])


def _with_month(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument(
        "--month", required=True, type=_month, metavar="THÁNG", help=words.OPTIONS["month"]
    )
    return command


def _with_window(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument(
        "--window",
        type=Window,
        default=Window.MONTH,
        choices=list(Window),
        metavar="CÁCH",
        help=words.OPTIONS["window"],
    )
    return command


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
        _say(words.NOT_PRINTED)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception:
        if os.environ.get("KPI_DEBUG"):
            raise
        _say(words.BUG)
        return 3
    return code


def _leave_stdout() -> None:
    """Let what is still to be written go nowhere, or the interpreter complains as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
