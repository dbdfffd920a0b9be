"""The kinds of statements there are; a new one is a dataclass and a line here, no migration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from metrics.counts.answer import Phrase
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month
from metrics.counts.statement import Statement
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit
from metrics.plans.annex import KeptAnnex
from metrics.plans.versions import PlanVersion
from metrics.tasks.given import GivenTask
from metrics.tasks.meeting import Decision, Minutes, Supplement
from metrics.tasks.progress import TaskEvent
from metrics.units.unit import UnitsEdit
from metrics.units.unit_rows import Alias
from warehouse.statements.log import StatementKind
from warehouse.statements.office import (
    ChosenProvince,
    Logo,
    NumberedPaper,
    OfficeLetters,
    OwnTemplate,
    PublishedPage,
    RulesEdit,
    SetUpStep,
    WallScreen,
)

_Signed = TypeVar("_Signed")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who answers for a unit; of one unit and first day the newest word holds."""

    identity: str
    """Of the unit; codes are used again."""
    unit: str
    """The code it had on the first day."""
    name: str
    position: str
    phone: str
    email: str
    since: date
    until: date | None = None
    """The last day; None: until somebody else begins."""

    @property
    def subject(self) -> str:
        """What a later word takes the place of."""
        return f"{self.identity}/{self.since}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(NewPerson):
    """The same, with who entered it."""

    by: str
    at: datetime
    """In the time of Việt Nam."""


@dataclass(frozen=True, slots=True)
class NewExplanation:
    """What is said of one unit, indicator and month (*giải trình*): it never changes the light."""

    identity: str
    """Of the unit; codes are used again."""
    unit: str
    """The code it had in the month."""
    indicator: str
    month: Month
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(NewExplanation):
    """The same, with who said it."""

    by: str
    at: datetime
    """In the time of Việt Nam."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A watch filter kept under a name."""

    name: str
    query: dict[str, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What suggestions are made by."""

    weights: dict[str, Decimal]
    """By the code of the criterion."""
    parts: tuple[int, int, int]
    """By risk, by rotation, at random; in percent."""
    capacity: int


@dataclass(frozen=True, slots=True)
class MonthLock:
    """A month that takes no more figures, or an exception to that."""

    month: Month
    under: str
    """Code, in that month, of the unit that it holds for with everything below it."""
    until: date | None = None
    """Of an exception the last day on which it lets figures in; None: the month is locked."""


def report_key(due: date, identity: str, form: str) -> str:
    """What tells one report that a unit owes from every other."""
    return f"{due}/{identity}/{form}"


@dataclass(frozen=True, slots=True)
class ReportWord:
    """What the office says of one report that was due: that it came, or that it is excused."""

    identity: str
    """Of the unit; codes are used again."""
    unit: str
    """The code it had."""
    form: str
    """The duty's code, or `figures`."""
    due: date
    received: date | None
    """None: it is excused."""

    @property
    def subject(self) -> str:
        """Which report it is."""
        return report_key(self.due, self.identity, self.form)


@dataclass(frozen=True, slots=True)
class Reminder:
    """That somebody reminded a unit of one report, at one step before or after its deadline."""

    identity: str
    unit: str
    form: str
    due: date
    step: int
    """Working days from the deadline; before it negative."""
    sent_to: str = ""
    """The address to which a letter went; empty: the unit was reminded in another way."""

    @property
    def report(self) -> str:
        """Which report it is of."""
        return report_key(self.due, self.identity, self.form)

    @property
    def subject(self) -> str:
        """The same reminder said twice is one."""
        return f"{self.report}/{self.step}"


NAME = StatementKind("name", Alias, lambda alias: alias.name)
"""What a written name means; names of several periods stand side by side."""
MAPPING = StatementKind(
    "mapping", Mapping, lambda mapping: f"{mapping.fingerprint}/{mapping.source}"
)
PHRASE = StatementKind(
    "phrase", Phrase, lambda each: f"{each.fingerprint}/{each.source}/{each.phrase}"
)
"""What a phrase of a table's frame means, in one layout of one source."""
PERSON = StatementKind("person", NewPerson, lambda person: person.subject)
EXPLANATION = StatementKind(
    "explanation", NewExplanation, lambda each: f"{each.month}/{each.identity}/{each.indicator}"
)
"""All that is said beside one light stands side by side."""
VISIT = StatementKind("visit", Visit, lambda visit: visit.visit, reasoned=True)
CONCLUSION = StatementKind("conclusion", Conclusion, lambda each: each.conclusion, reasoned=True)
RECOUNT = StatementKind("recount", Recount, lambda recount: recount.name, reasoned=True)
FILTER = StatementKind("filter", SavedFilter, lambda saved: saved.name, reasoned=True)
WEIGHTS = StatementKind("setting", Weights, lambda _: "suggestion", reasoned=True)
PLAN = StatementKind("plan", PlanVersion, lambda version: version.plan, reasoned=True)
"""Every version that stands is in force from its day; a later one ends the one before."""
ANNEX = StatementKind("annex", KeptAnnex, lambda each: each.plan, reasoned=True)
"""The file of each annex that went into a plan, and from which cells its rows were taken."""
UNITS = StatementKind("units", UnitsEdit, lambda _: "register", reasoned=True)
"""All edits stand side by side, in the order in which they were made."""
TASK = StatementKind("task", GivenTask, lambda task: task.key)
TASK_EVENT = StatementKind("task_event", TaskEvent, lambda event: event.task)
"""All that was said of a task stands side by side, in the order in which it was said."""
LOCK = StatementKind("lock", MonthLock, lambda each: f"{each.month}/{each.under}")
"""The newest that covers a unit decides; an exception that is over says nothing."""
REPORT = StatementKind("report", ReportWord, lambda each: each.subject)
REMINDER = StatementKind("reminder", Reminder, lambda each: each.subject)
PROVINCE = StatementKind("province", ChosenProvince, lambda _: "installation", reasoned=True)
LETTERS = StatementKind("letters", OfficeLetters, lambda each: each.unit, reasoned=True)
RULES = StatementKind("rules", RulesEdit, lambda _: "office", reasoned=True)
"""All stand side by side, in the order in which they were said; each holds from its day."""
LOGO = StatementKind("logo", Logo, lambda _: "office", reasoned=True)
TEMPLATE = StatementKind("template", OwnTemplate, lambda each: each.paper, reasoned=True)
SET_UP = StatementKind("set_up", SetUpStep, lambda each: each.step)
DECISION = StatementKind("decision", Decision, lambda each: each.decision)
MINUTES = StatementKind("minutes", Minutes, lambda each: each.meeting)
"""Said once of each meeting and never taken back."""
SUPPLEMENT = StatementKind("supplement", Supplement, lambda each: each.subject)
PAPER = StatementKind("paper", NumberedPaper, lambda each: each.subject)
PUBLICATION = StatementKind("publication", PublishedPage, lambda page: page.name)
"""The page of a period that everybody may read; the newest that nobody took back."""
SCREEN = StatementKind("screen", WallScreen, lambda each: each.screen)

KINDS: tuple[StatementKind[Any], ...] = (
    NAME,
    MAPPING,
    PHRASE,
    PERSON,
    EXPLANATION,
    VISIT,
    CONCLUSION,
    RECOUNT,
    FILTER,
    WEIGHTS,
    PLAN,
    ANNEX,
    UNITS,
    TASK,
    TASK_EVENT,
    LOCK,
    REPORT,
    REMINDER,
    PROVINCE,
    LETTERS,
    RULES,
    LOGO,
    TEMPLATE,
    SET_UP,
    DECISION,
    MINUTES,
    SUPPLEMENT,
    PAPER,
    PUBLICATION,
    SCREEN,
)


def signed(make: type[_Signed], statements: Iterable[Statement[Any]]) -> Iterator[_Signed]:
    """The facts of each statement with who said them, and when.

    Args:
        make: A dataclass of the same facts, and `by` and `at`.
        statements: The statements.
    """
    shape: Any = make
    values = attrgetter(*(each.name for each in fields(shape) if each.name not in {"by", "at"}))
    for each in statements:
        yield shape(*values(each.facts), by=each.by, at=each.at)
