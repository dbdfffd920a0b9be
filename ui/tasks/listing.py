"""Tasks as a list, as a board by deadline and as a month of days."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from metrics.counts.month import Month
from metrics.tasks.times import TimeState
from metrics.verdicts.reference import Reference
from pipeline.tasks import origins
from pipeline.tasks.listing import TONES, ListedTask
from ui.kit import html
from ui.kit.html import BREAK, Child, Html, TableColumn, tag
from wording import numbers, sentences
from wording.office import tasks as words

_FAR = date.max


def in_order(found: Iterable[ListedTask]) -> list[ListedTask]:
    """What is late first, then by the day; what has no day last."""
    return sorted(found, key=lambda each: (*_pressing(each), each.known.key))


def _pressing(each: ListedTask) -> tuple[bool, bool, date]:
    of = each.standing.time
    return of is not TimeState.OVERDUE, of.done, next_day(each) or _FAR


def next_day(each: ListedTask) -> date | None:
    """The last day of the first occurrence that is not finished, else of the last one."""
    days = sorted(part.last_day for part in each.standing.parts if part.last_day)
    open_days = sorted(
        part.last_day
        for part in each.standing.parts
        if part.last_day and part.progress.state.running
    )
    return next(iter(open_days or days[-1:]), None)


def listed(found: Sequence[ListedTask], reference: Reference) -> Html:
    """The table; `reference` names what a plan may ask for."""
    columns = tuple(TableColumn(name, said=name) for name in words.COLUMNS)
    names = _asked_names(reference)
    rows = (html.row(columns, _cells(each, names, reference)) for each in found)
    return html.wide(words.PAGE, html.table(columns, rows, "k-t.k-tasks"), "k.k-scroll.k-all-tasks")


def _cells(each: ListedTask, names: Mapping[str, str], reference: Reference) -> tuple[Child, ...]:
    task = each.known.task
    return (
        _when(each),
        (task.task, BREAK, tag("small", source(each, reference)), _beside(each, names)),
        task.lead or "–",
        task.product or "–",
        _progress(each),
    )


def _asked_names(reference: Reference) -> Mapping[str, str]:
    """What stands for everything a plan may ask for, by code."""
    return {
        **reference.shorts,
        **{each.code: each.short or each.name for each in reference.quantities},
    }


def _beside(each: ListedTask, names: Mapping[str, str]) -> Iterable[Child]:
    """The targets that it serves; of communication to whom it speaks, and by what."""
    task, plan = each.known.task, each.known.plan
    served = plan.served_by(task) if plan else ()
    goals = (f"{names[of.indicator]} {sentences.asked(of)}" for of in served)
    lines = (
        (words.SERVES, ", ".join(goals)),
        (words.AUDIENCE, task.audience or ""),
        (words.CHANNELS, ", ".join(task.channels)),
    )
    for text, told in lines:
        if told:
            yield BREAK
            yield tag("small", text.format(text=told))


def _when(each: ListedTask) -> Child:
    """The deadline as it is worded, above how the task stands to it."""
    named = _named(each)
    return (named, BREAK, time(each)) if named else time(each)


def _named(each: ListedTask) -> Child:
    days, text = each.known.deadline.days, each.known.task.deadline_text
    if not days:
        return tag("span.k-muted", text) if text else None
    named = tag("b", BREAK.join(numbers.day(day.named) for day in days))
    last = days[-1]
    more = words.due_day(last, last.last_working_day(each.calendar))
    return named, (BREAK, tag("small", more)) if more else None


def time(each: ListedTask) -> Html:
    """How it stands to its deadline, colour and word together."""
    of = each.standing.time
    return tag(f"span.k-tag.{TONES[of]}", words.TIMES[of])


def source(each: ListedTask, reference: Reference) -> str:
    """The plan and its clause, or what it was made from."""
    known = each.known
    if known.plan is not None:
        return words.EVENT_OF.format(plan=known.plan.number, clause=known.task.clause)
    origin = origins.told(known.given.origin, reference) if known.given else ""
    return " · ".join(part for part in (known.key, origin) if part)


def _progress(each: ListedTask) -> Child:
    now = each.standing
    state = words.STATES[now.state]
    if now.of < 2:
        return state
    done = numbers.count(now.done), numbers.count(now.of)
    return state, BREAK, tag("small", words.DONE_OF.format(done=done[0], of=done[1]))


def board(found: Sequence[ListedTask], reference: Reference) -> Html:
    """The same in columns by the month in which it is due."""
    groups: dict[str, list[ListedTask]] = {}
    for each in found:
        groups.setdefault(_group(each), []).append(each)
    return tag("div.k.k-board", (_column(name, each, reference) for name, each in groups.items()))


def _group(each: ListedTask) -> str:
    if each.standing.time is TimeState.OVERDUE:
        return words.LATE_GROUP
    day = next_day(each)
    if day is None:
        return words.WITHOUT
    return words.MONTH.format(month=numbers.month_in_table(Month.of(day)))


def _column(name: str, found: Sequence[ListedTask], reference: Reference) -> Html:
    head = tag("h2.k-h2", name, " ", tag("span.k-muted.k-sm", numbers.count(len(found))))
    return tag("section", head, (_card(each, reference) for each in found))


def _card(each: ListedTask, reference: Reference) -> Html:
    day = next_day(each)
    when = tag("b", numbers.day(day)) if day else None
    return tag(
        "article",
        tag("p", when, " ", time(each)),
        tag("p", each.known.task.task),
        tag("small", each.known.task.lead, BREAK, source(each, reference)),
        tag("p.k-sm", _progress(each)),
    )


def month(found: Iterable[ListedTask], shown: Month) -> Html:
    """The days of a month with what is due on each."""
    due: dict[date, list[ListedTask]] = {}
    for each in found:
        for part in each.standing.parts:
            if part.last_day and Month.of(part.last_day) == shown:
                there = due.setdefault(part.last_day, [])
                if each not in there:
                    there.append(each)
    columns = tuple(TableColumn(name) for name in words.WEEKDAYS)
    weeks = (
        [_day(date(shown.year, shown.number, day) if day else None, due) for day in week]
        for week in monthcalendar(shown.year, shown.number)
    )
    return html.wide(words.CALENDAR, html.table(columns, weeks, "k-t.k-month"), "k.k-wide")


def _day(day: date | None, due: dict[date, list[ListedTask]]) -> Child:
    if day is None:
        return None
    found = due.get(day, ())
    items = (
        tag("li", time(each), " ", each.known.task.task, title=each.known.task.task)
        for each in found
    )
    return tag("b", str(day.day)), tag("ul", items) if found else None
