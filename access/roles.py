"""The one table of who may do what: roles as sets of capabilities, each with its reach.

The pipeline asks it before every read and write, the pages before they offer anything, the test of
every cell and the page that shows it are made of it. A role that is not named holds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the figures and to an inspection."""

    LEADER = "leader"
    """Lãnh đạo: sees everything, records and enters nothing."""
    OFFICE = "office"
    """Văn phòng: sees and records everything, and alone keeps everybody's figures."""
    INSPECTOR = "inspector"
    """Đoàn kiểm tra: sees everything and records inspections; brings no figures in."""
    UNIT = "unit"
    """A person of an inspected unit: sees what concerns the unit and what is below it, and of an
    unannounced visit nothing before it is done. Brings in and takes back figures of its own, says
    who answers there, and explains its lights."""
    ADMIN = "admin"
    """Quản trị: keeps accounts and copies; enters no figures and no inspections."""
    PUBLIC = "public"
    """Công khai: what is published for everybody, and nothing else."""


class Capability(StrEnum):
    """Something that a person may do; those of `READING` change nothing."""

    READ_PUBLIC = "read_public"
    """See what is published for everybody: no names of people, no cells."""
    READ_FIGURES = "read_figures"
    """See figures, lights and where they come from."""
    READ_JOURNAL = "read_journal"
    """See who did what."""
    SEE_SURPRISE = "see_surprise"
    """Know of unannounced visits before they are done, and of how units are chosen for them."""
    UPLOAD = "upload"
    """Bring figures in and take them back."""
    EXPLAIN_FILES = "explain_files"
    """Say what names, phrases and layouts of files mean."""
    LOCK_MONTHS = "lock_months"
    """Lock a month and let somebody in."""
    FOLLOW_REPORTS = "follow_reports"
    """Remind units, and say when a report was received."""
    EXPLAIN = "explain"
    """Explain the lights of a unit."""
    NAME_PEOPLE = "name_people"
    """Say who answers for a unit."""
    MANAGE_PLANS = "manage_plans"
    """Change plans, their targets and days."""
    MANAGE_UNITS = "manage_units"
    """Change the register of units."""
    MANAGE_SETTINGS = "manage_settings"
    """Change rules, letters and logo of the office."""
    GIVE_TASKS = "give_tasks"
    """Give tasks."""
    REPORT_TASK = "report_task"
    """Say how a unit's task stands."""
    CONFIRM_TASK = "confirm_task"
    """Confirm that a task is done, return it or put it off."""
    HOLD_MEETINGS = "hold_meetings"
    """Record decisions and close meetings."""
    NUMBER_PAPERS = "number_papers"
    """Enter the number of a paper that went out."""
    RECORD_INSPECTIONS = "record_inspections"
    """Plan visits, record conclusions and what became of them."""
    PUBLISH_PUBLIC = "publish_public"
    """Publish a page for everybody, and hand out and end its addresses."""
    BACK_UP = "back_up"
    """Carry a copy of everything away, and call a restored copy the main one."""
    START = "start"
    """Start a database for real figures."""
    MANAGE_ACCOUNTS = "manage_accounts"
    """Make accounts, set them back, and end sessions."""


class Reach(StrEnum):
    """Of which units a capability holds."""

    ALL = "all"
    OWN = "own"
    """The person's unit and those below it."""


READING = frozenset(
    {
        Capability.READ_PUBLIC,
        Capability.READ_FIGURES,
        Capability.READ_JOURNAL,
        Capability.SEE_SURPRISE,
    }
)
_NEEDS_NO_STORE = frozenset({Capability.BACK_UP, Capability.MANAGE_ACCOUNTS})
IN_A_COPY = READING | _NEEDS_NO_STORE
"""What is done in a restored copy that nobody has called the main one."""

_ACCOUNTS = {Capability.MANAGE_ACCOUNTS}
TABLE: Mapping[Role, Mapping[Capability, Reach]] = {
    Role.LEADER: dict.fromkeys(
        (
            Capability.READ_PUBLIC,
            Capability.READ_FIGURES,
            Capability.READ_JOURNAL,
            Capability.SEE_SURPRISE,
        ),
        Reach.ALL,
    ),
    Role.OFFICE: dict.fromkeys((each for each in Capability if each not in _ACCOUNTS), Reach.ALL),
    Role.INSPECTOR: dict.fromkeys(
        (
            Capability.READ_PUBLIC,
            Capability.READ_FIGURES,
            Capability.READ_JOURNAL,
            Capability.SEE_SURPRISE,
            Capability.EXPLAIN,
            Capability.NAME_PEOPLE,
            Capability.GIVE_TASKS,
            Capability.REPORT_TASK,
            Capability.RECORD_INSPECTIONS,
        ),
        Reach.ALL,
    ),
    Role.UNIT: {
        Capability.READ_PUBLIC: Reach.ALL,
        Capability.READ_FIGURES: Reach.ALL,
        Capability.READ_JOURNAL: Reach.OWN,
        Capability.UPLOAD: Reach.OWN,
        Capability.EXPLAIN: Reach.OWN,
        Capability.NAME_PEOPLE: Reach.OWN,
        Capability.REPORT_TASK: Reach.OWN,
    },
    Role.ADMIN: dict.fromkeys(
        (
            Capability.READ_PUBLIC,
            Capability.READ_FIGURES,
            Capability.READ_JOURNAL,
            Capability.BACK_UP,
            Capability.START,
            Capability.MANAGE_ACCOUNTS,
        ),
        Reach.ALL,
    ),
    Role.PUBLIC: {Capability.READ_PUBLIC: Reach.ALL},
}
SECOND_FACTOR = frozenset({Role.ADMIN, Role.OFFICE})
"""Whose accounts need a second factor (ASVS 6.3.3): they can change or carry away everything."""
