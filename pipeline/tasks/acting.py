"""What people say of tasks: given anew, started, proven, confirmed, returned, put off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.tasks.given import BY_OFFICE, AskedLight, GivenTask, Origin, OriginKind
from metrics.tasks.progress import Act, Progress, Proof, TaskEvent, progress
from metrics.units.unit import Register, Unit
from pipeline.desk.clock import today
from pipeline.desk.office import edits
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.proof_files import ProofFile, with_file
from pipeline.statements.recording import Names, check_days, keep, plain, signer
from pipeline.tasks.listing import KnownTask, events_by_task, known_tasks
from warehouse.engine.connection import Source
from warehouse.statements.kinds import TASK, TASK_EVENT
from warehouse.statements.log import NewStatement

LONGEST = 600
"""Letters of a task: the longest of the annexes has 400."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """What somebody wants done."""

    task: str
    units: tuple[str, ...]
    """Their codes."""
    person: str = ""
    due: date | None = None
    origin: Origin = BY_OFFICE
    indicator: str | None = None
    product: str = ""
    on: date | None = None
    """The day on which the units have these codes: a light's own; None: today."""

    @property
    def moves(self) -> str | None:
        """The indicator it is to move: the one that is named, else that of the light behind it."""
        light = AskedLight.parse(self.origin.of) if self.origin.kind is OriginKind.LIGHT else None
        return self.indicator or (light.indicator if light else None)


@dataclass(frozen=True, slots=True)
class TaskWish:
    """One thing to be said of a task."""

    task: str
    act: Act
    units: tuple[str, ...] = ()
    """Codes; none: every unit that must do it and of which it can be said."""
    occurrence: str | None = None
    """None: the first that is not finished."""
    proof: Proof | None = None
    due: date | None = None
    day: date | None = None
    """On which it happened; None: today."""
    file: ProofFile | None = None
    """Of the proof."""


def give(workspace: Workspace, viewer: Viewer, new: NewTask, by: str, why: str = "") -> GivenTask:
    """Give units something to do.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, and as `checked`; `busy`, `no_space`.
    """
    viewer.must(Capability.GIVE_TASKS)
    signed = signer(by)
    units = checked(workspace, new)

    def said(source: Source) -> tuple[GivenTask, list[NewStatement]]:
        given = as_given(source, new, units)
        return given, [TASK.of(given, signed, plain(why))]

    return keep(workspace, said)


def checked(workspace: Workspace, new: NewTask) -> tuple[str, ...]:
    """The identities of the units of a new task.

    Raises:
        KpiError: `empty_text`, `text_too_long`, `unit_missing`, `unknown_unit`,
            `unknown_indicator`, `implausible_day`.
    """
    check_text(new.task)
    tree = workspace.reference.register.on(new.on or today())
    if not new.units:
        raise KpiError(ErrorCode.UNIT_MISSING)
    for code in new.units:
        if code not in tree:
            raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=code, month=None)
    if new.moves is not None and new.moves not in workspace.reference.indicator_codes:
        raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=new.moves)
    if new.due is not None:
        check_days(new.due)
    return tuple(dict.fromkeys(tree[code].identity for code in new.units))


def check_text(text: str) -> None:
    """Refuse what says nothing, or too much for one task.

    Raises:
        KpiError: `empty_text`, `text_too_long`.
    """
    if not plain(text):
        raise KpiError(ErrorCode.EMPTY_TEXT)
    if len(plain(text)) > LONGEST:
        raise KpiError(ErrorCode.TEXT_TOO_LONG, most=LONGEST)


def as_given(source: Source, new: NewTask, units: tuple[str, ...]) -> GivenTask:
    """A new task under the next name.

    Args:
        source: The store it goes into.
        new: What is wanted.
        units: Identities of those that must do it.
    """
    return GivenTask(
        Names(source, TASK, "NV").next(today().year),
        plain(new.task),
        units,
        plain(new.person),
        new.due,
        new.origin,
        new.moves,
        plain(new.product),
    )


def say_of(
    workspace: Workspace, viewer: Viewer, wish: TaskWish, by: str, why: str = ""
) -> tuple[TaskEvent, ...]:
    """Say something of a task at its units; all of it or nothing.

    Raises:
        KpiError: `unknown_task`, `unknown_unit` for a unit that need not do it, `not_permitted`,
            `who_is_missing`, `why_is_missing`, `task_proof` for what is handed in without number
            and day, `proof_file` and `proof_too_large` for a file that is not kept, `task_day` for
            a day that is missing or still to come, `task_state` where it cannot be said of
            what stands, `implausible_day`; `busy`, `no_space`.
    """
    signed, reason, day = signer(by), plain(why), wish.day or today()
    _check(wish, reason, day)
    if wish.file is not None and wish.proof is not None:
        wish = replace(wish, proof=with_file(wish.proof, wish.file))

    def said(source: Source) -> tuple[tuple[TaskEvent, ...], list[NewStatement]]:
        reference = workspace.with_edits(edits(source))
        known = known_tasks(source, reference, day)
        task = next((each for each in known if each.key == wish.task), None)
        if task is None:
            raise KpiError(ErrorCode.UNKNOWN_TASK, task=wish.task)
        before = events_by_task(source).get(task.key, [])
        units = _units(reference.register, viewer, task, wish)
        events = tuple(_events(task, wish, before, units, day))
        if not events:
            raise KpiError(ErrorCode.TASK_STATE, task=task.key)
        return events, [TASK_EVENT.of(event, signed, reason) for event in events]

    return keep(workspace, said, (wish.file.data,) if wish.file else ())


def _check(wish: TaskWish, reason: str, day: date) -> None:
    if wish.act.reasoned and not reason:
        raise KpiError(ErrorCode.WHY_IS_MISSING)
    if wish.act is Act.SUBMIT and not (wish.proof and plain(wish.proof.number)):
        raise KpiError(ErrorCode.TASK_PROOF, task=wish.task)
    if wish.act is Act.ASK and wish.due is None:
        raise KpiError(ErrorCode.TASK_DAY)
    check_days(day, *(each for each in (wish.due, wish.proof and wish.proof.day) if each))
    if day > today() or (wish.proof and wish.proof.day > today()):
        raise KpiError(ErrorCode.TASK_DAY)


def _units(register: Register, viewer: Viewer, task: KnownTask, wish: TaskWish) -> list[str]:
    """Identities of the units that are meant, where the viewer may speak for them."""
    tree = register.on(today())
    rows: dict[str, Unit] = {each.identity: each for each in register.units}
    codes = {rows[each].code: each for each in task.units if each in rows}
    for code in wish.units:
        if code not in codes and code not in task.units:
            raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=code, month=None)
    wanted = [codes.get(code, code) for code in wish.units] or list(task.units)
    for identity in wanted:
        code = rows[identity].code if identity in rows else identity
        line = tree.line(code) if code in tree else (code,)
        if wish.act.of_unit:
            viewer.must(Capability.REPORT_TASK, line)
        else:
            viewer.must(Capability.CONFIRM_TASK)
    return wanted


def _events(
    task: KnownTask, wish: TaskWish, said: list[TaskEvent], units: Iterable[str], day: date
) -> Iterable[TaskEvent]:
    days = [each.named.isoformat() for each in task.deadline.days]
    for unit in units:
        of_unit = [event for event in said if event.unit == unit]
        begun = [event.occurrence for event in of_unit]
        stand: dict[str, Progress] = {
            name: progress(event for event in of_unit if event.occurrence == name)
            for name in (*days, *begun)
        } or {"": Progress()}
        if wish.occurrence is not None:
            stand = {wish.occurrence: stand.get(wish.occurrence, Progress())}
        name = next((name for name, now in stand.items() if now.allows(wish.act)), None)
        if name is not None:
            yield TaskEvent(task.key, unit, wish.act, day, name, wish.proof, wish.due)
