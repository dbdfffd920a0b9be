"""The errors that a person can put right; a bug is never one of these."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class ErrorCode(StrEnum):
    """What a person can put right; `wording.errors` has the sentence of each."""

    NO_DATABASE = "no_database"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_PLAN = "unknown_plan"
    UNKNOWN_INDICATOR = "unknown_indicator"
    NO_QUARTERLY = "no_quarterly"
    UNKNOWN_FORMAT = "unknown_format"
    UNKNOWN_EDITION = "unknown_edition"
    UNKNOWN_UPLOAD = "unknown_upload"
    UNKNOWN_MEASURE = "unknown_measure"
    NOT_PERMITTED = "not_permitted"
    WHO_IS_MISSING = "who_is_missing"
    WHY_IS_MISSING = "why_is_missing"
    UNKNOWN_VISIT = "unknown_visit"
    UNKNOWN_CONCLUSION = "unknown_conclusion"
    OVERTAKEN = "overtaken"
    NO_TEAM = "no_team"
    NO_DAY_LEFT = "no_day_left"
    WRONG_DAYS = "wrong_days"
    IMPLAUSIBLE_DAY = "implausible_day"
    VISIT_EXISTS = "visit_exists"
    VISIT_CONFLICT = "visit_conflict"
    VISIT_AHEAD = "visit_ahead"
    CONCLUSION_INCOMPLETE = "conclusion_incomplete"
    VISIT_NOT_DONE = "visit_not_done"
    DEADLINE_BEFORE_VISIT = "deadline_before_visit"
    CLOSED_AHEAD = "closed_ahead"
    VISIT_CONCLUDED = "visit_concluded"
    UNIT_ENDS = "unit_ends"
    UNKNOWN_TASK = "unknown_task"
    TASK_STATE = "task_state"
    TASK_PROOF = "task_proof"
    TASK_DAY = "task_day"
    PROOF_IS_MISSING = "proof_is_missing"
    NOT_REPORTED_MONTH = "not_reported_month"
    WRONG_SAMPLE = "wrong_sample"
    NAME_IS_MISSING = "name_is_missing"
    UNKNOWN_AUTHORITY = "unknown_authority"
    UNKNOWN_CONTENT = "unknown_content"
    WRONG_WEIGHTS = "wrong_weights"
    NO_QUOTA = "no_quota"
    UNKNOWN_VIEWER = "unknown_viewer"
    UNIT_NOT_ON_DAY = "unit_not_on_day"
    UNIT_MISSING = "unit_missing"
    NAME_MISSING = "name_missing"
    WHO_MISSING = "who_missing"
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    BAD_PHONE = "bad_phone"
    BAD_EMAIL = "bad_email"
    BAD_DAY = "bad_day"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    BUSY = "busy"
    SAMPLE_REFUSED = "sample_refused"
    FILE_CHANGED = "file_changed"
    EDITION_MOVED = "edition_moved"
    NOT_ASKED = "not_asked"
    NO_CHOICE = "no_choice"
    NO_SPACE = "no_space"
    FILE_SYSTEM = "file_system"
    DAMAGED_STORE = "damaged_store"
    NEWER_DATABASE = "newer_database"
    UNKNOWN_WORD = "unknown_word"
    CONTRADICTORY_MAPPING = "contradictory_mapping"
    BROKEN_REFERENCE = "broken_reference"
    NO_ORIGINAL = "no_original"
    NOT_EMPTY = "not_empty"
    NO_BACKUP = "no_backup"
    DAMAGED_BACKUP = "damaged_backup"
    DATABASE_EXISTS = "database_exists"
    IS_A_COPY = "is_a_copy"
    NOT_SIGNED_IN = "not_signed_in"
    UNKNOWN_ACCOUNT = "unknown_account"
    ACCOUNT_EXISTS = "account_exists"
    BAD_ACCOUNT_NAME = "bad_account_name"
    BAD_ACCOUNT_ROLES = "bad_account_roles"
    LAST_ADMIN = "last_admin"
    WEAK_PASSWORD = "weak_password"
    WRONG_PASSWORD = "wrong_password"
    UNKNOWN_REPORT = "unknown_report"
    FIGURES_COME_IN = "figures_come_in"
    PROOF_FILE = "proof_file"
    PROOF_TOO_LARGE = "proof_too_large"
    NO_MAIL = "no_mail"
    MAIL_FAILED = "mail_failed"
    ANNEX_DOUBTS = "annex_doubts"
    UNKNOWN_ANNEX_ROW = "unknown_annex_row"
    ANNEX_ROW_INCOMPLETE = "annex_row_incomplete"
    BROKEN_PLAN = "broken_plan"
    ANOTHER_PLAN = "another_plan"
    DEMONSTRATION_PLAN = "demonstration_plan"
    PLAN_YEAR = "plan_year"
    PLAN_RIVAL = "plan_rival"
    NO_SUCH_TARGET = "no_such_target"
    MONTH_LOCKED = "month_locked"
    MONTH_NOT_LOCKED = "month_not_locked"
    UNTIL_IS_PAST = "until_is_past"
    NUMBER_TAKEN = "number_taken"
    NOT_NUMBERED = "not_numbered"
    NO_PAPER_NUMBER = "no_paper_number"
    TEMPLATE_UNUSABLE = "template_unusable"
    TEMPLATE_REFUSED = "template_refused"
    UNKNOWN_SCREEN = "unknown_screen"
    NOT_PUBLISHED = "not_published"
    BROKEN_UNITS = "broken_units"
    UNKNOWN_EDIT = "unknown_edit"
    UNKNOWN_PROVINCE = "unknown_province"
    PROVINCE_FIXED = "province_fixed"
    NOTHING_SET = "nothing_set"
    NOT_A_PICTURE = "not_a_picture"
    STORE_AWAY = "store_away"
    STORE_UNSURE = "store_unsure"
    STORE_NOT_NAMED = "store_not_named"
    STORE_NOT_READY = "store_not_ready"
    STORE_NOT_FOLLOWED = "store_not_followed"
    STORE_OTHER = "store_other"
    STORE_ALTERED = "store_altered"
    STORE_EXISTS = "store_exists"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_MEETING = "unknown_meeting"
    UNKNOWN_DECISION = "unknown_decision"
    MEETING_CLOSED = "meeting_closed"
    DECISION_INCOMPLETE = "decision_incomplete"


class KpiError(Exception):
    """Something a person can put right. Carries facts for a sentence, never the sentence.

    Attributes:
        code: What is wrong.
        facts: What the sentence names (a unit's code, a path's file name, a month); a test holds
            every raise to the facts of its code's sentence.
    """

    def __init__(self, code: ErrorCode, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def broken_reference(file: str, faults: Iterable[str]) -> KpiError:
    """What a person is told of a file of the reference data, with every fault of it."""
    return broken_file(f"data/reference/{file}", faults)


def broken_file(file: str, faults: Iterable[str]) -> KpiError:
    """The same of a file that stands elsewhere, by its folder and name."""
    return KpiError(ErrorCode.BROKEN_REFERENCE, file=file, faults="; ".join(faults))


class ReferenceDataError(Exception):
    """The reference data contradicts itself; carries every fault found, one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
