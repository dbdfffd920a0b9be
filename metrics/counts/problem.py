"""What can be wrong with a file: facts for a sentence, never the sentence (contract §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stores nothing; a warning is stored with the upload."""

    ERROR = "error"
    WARNING = "warning"


class ProblemKind(StrEnum):
    """The kinds of contract §4, errors first."""

    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    UNSUPPORTED_CONTAINER = "unsupported_container"
    ENCRYPTED = "encrypted"
    UNSAFE_CONTENT = "unsafe_content"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    NO_TABLE = "no_table"
    UNKNOWN_FORM = "unknown_form"
    MISSING_COLUMN = "missing_column"
    UNCLEAR_COLUMN = "unclear_column"
    UNKNOWN_UNIT = "unknown_unit"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    UNIT_NOT_VALID = "unit_not_valid"
    DUPLICATE_UNIT = "duplicate_unit"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    PERCENT_INSTEAD_OF_COUNT = "percent_instead_of_count"
    SEVERAL_VALUES = "several_values"
    SUM_MISMATCH = "sum_mismatch"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    MONTH_UNCLEAR = "month_unclear"
    MONTH_CONFLICT = "month_conflict"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    SEVERAL_MONTHS = "several_months"
    CUMULATIVE_INCOMPLETE = "cumulative_incomplete"
    MONTH_LOCKED = "month_locked"
    NOT_PERMITTED = "not_permitted"
    NO_SPACE = "no_space"
    MONTH_AHEAD = "month_ahead"
    UNCLEAR_SCOPE = "unclear_scope"
    SCALED_COUNTS = "scaled_counts"
    STALE_FORMULA = "stale_formula"
    TOTAL_MISMATCH = "total_mismatch"
    BALANCE_MISMATCH = "balance_mismatch"
    CARRY_OVER_MISMATCH = "carry_over_mismatch"
    CUMULATIVE_SUSPECTED = "cumulative_suspected"
    COPIED_MONTH = "copied_month"
    ALL_ZERO_COLUMN = "all_zero_column"
    GROUP_TOTAL_SUSPECTED = "group_total_suspected"
    SUPERSEDED = "superseded"
    EARLY_NOT_GIVEN = "early_not_given"
    HIDDEN_CONTENT = "hidden_content"
    LEGACY_ENCODING = "legacy_encoding"
    MONTH_RUNNING = "month_running"
    ESTIMATE = "estimate"
    SHOWN_OTHERWISE = "shown_otherwise"
    BASE_MISSING = "base_missing"
    STOCK_FALLS = "stock_falls"
    PERSONAL_DATA = "personal_data"
    NOT_A_DATE = "not_a_date"
    UNKNOWN_WORD = "unknown_word"
    DATES_REVERSED = "dates_reversed"
    DUE_MISSING = "due_missing"


class ProblemCase(StrEnum):
    """What exactly is wrong: a kind, or one case of it behind a dot.

    `wording.intake.problems` has the sentence of each; a test holds every place that makes a
    problem to the facts that its case's sentence reads.
    """

    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    NOT_A_SPREADSHEET_MISSING = "not_a_spreadsheet.missing"
    NOT_A_SPREADSHEET_EMPTY = "not_a_spreadsheet.empty"
    NOT_A_SPREADSHEET_PDF = "not_a_spreadsheet.pdf"
    NOT_A_SPREADSHEET_PICTURE = "not_a_spreadsheet.picture"
    NOT_A_SPREADSHEET_ARCHIVE = "not_a_spreadsheet.archive"
    NOT_A_SPREADSHEET_DOCUMENT = "not_a_spreadsheet.document"
    UNSUPPORTED_CONTAINER_XLS = "unsupported_container.xls"
    UNSUPPORTED_CONTAINER_XLSB = "unsupported_container.xlsb"
    UNSUPPORTED_CONTAINER_XML = "unsupported_container.xml"
    ENCRYPTED = "encrypted"
    UNSAFE_CONTENT_MACROS = "unsafe_content.macros"
    UNSAFE_CONTENT_OLE_OBJECTS = "unsafe_content.ole_objects"
    UNSAFE_CONTENT_DTD = "unsafe_content.dtd"
    UNSAFE_CONTENT_PATH_NAME = "unsafe_content.path_name"
    UNSAFE_CONTENT_DUPLICATE_PART = "unsafe_content.duplicate_part"
    UNSAFE_CONTENT_DUPLICATE_CELL = "unsafe_content.duplicate_cell"
    TOO_LARGE_BYTES = "too_large.bytes"
    TOO_LARGE_UNPACKED = "too_large.unpacked"
    TOO_LARGE_ROWS = "too_large.rows"
    TOO_LARGE_COLUMNS = "too_large.columns"
    TOO_LARGE_SHEETS = "too_large.sheets"
    TOO_LARGE_CELLS = "too_large.cells"
    TOO_LARGE_MERGES = "too_large.merges"
    TOO_LARGE_STRINGS = "too_large.strings"
    TOO_LARGE_PARTS = "too_large.parts"
    TOO_LARGE_EFFORT = "too_large.effort"
    DAMAGED = "damaged"
    NO_TABLE = "no_table"
    NO_TABLE_SHEET = "no_table.sheet"
    NO_TABLE_SEVERAL_LISTS = "no_table.several_lists"
    NO_TABLE_NO_FIGURES = "no_table.no_figures"
    UNKNOWN_FORM = "unknown_form"
    UNKNOWN_FORM_COLUMNS = "unknown_form.columns"
    UNKNOWN_FORM_CARRIES = "unknown_form.carries"
    UNKNOWN_FORM_BESIDE = "unknown_form.beside"
    UNKNOWN_FORM_UNITS_AS_COLUMNS = "unknown_form.units_as_columns"
    UNKNOWN_FORM_SECOND_TABLE = "unknown_form.second_table"
    UNKNOWN_FORM_SECOND_UNIT = "unknown_form.second_unit"
    MISSING_COLUMN = "missing_column"
    UNCLEAR_COLUMN = "unclear_column"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_UNIT_FIELD = "unknown_unit.field"
    UNKNOWN_UNIT_REPORTING_UNIT = "unknown_unit.reporting_unit"
    UNKNOWN_UNIT_PROVINCE = "unknown_unit.province"
    UNKNOWN_UNIT_DEPARTMENTS = "unknown_unit.departments"
    UNKNOWN_UNIT_ELSEWHERE = "unknown_unit.elsewhere"
    UNKNOWN_UNIT_OTHER_PROVINCE = "unknown_unit.other_province"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    AMBIGUOUS_UNIT_CODE = "ambiguous_unit.code"
    UNIT_NOT_VALID = "unit_not_valid"
    UNIT_NOT_VALID_VALID_TO = "unit_not_valid.valid_to"
    UNIT_NOT_VALID_VALID_FROM = "unit_not_valid.valid_from"
    UNIT_NOT_VALID_ASKED = "unit_not_valid.asked"
    DUPLICATE_UNIT = "duplicate_unit"
    DUPLICATE_UNIT_PART = "duplicate_unit.part"
    DUPLICATE_UNIT_SHEET = "duplicate_unit.sheet"
    UNCLEAR_SCOPE_ROWS = "unclear_scope.rows"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_NUMBER_SCORE = "not_a_number.score"
    NEGATIVE = "negative"
    NEGATIVE_EARLIER = "negative.earlier"
    NOT_WHOLE = "not_whole"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    PERCENT_INSTEAD_OF_COUNT = "percent_instead_of_count"
    PERCENT_INSTEAD_OF_COUNT_TABLE = "percent_instead_of_count.table"
    SEVERAL_VALUES = "several_values"
    SUM_MISMATCH = "sum_mismatch"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    PART_EXCEEDS_WHOLE_MOST = "part_exceeds_whole.most"
    MONTH_UNCLEAR = "month_unclear"
    MONTH_UNCLEAR_DAYS = "month_unclear.days"
    MONTH_UNCLEAR_UNREAD = "month_unclear.unread"
    MONTH_UNCLEAR_LONGER = "month_unclear.longer"
    MONTH_CONFLICT = "month_conflict"
    MONTH_CONFLICT_ASKED = "month_conflict.asked"
    MONTH_CONFLICT_ONE_MONTH = "month_conflict.one_month"
    MONTH_CONFLICT_STORED = "month_conflict.stored"
    MONTH_CONFLICT_SECOND_TABLE = "month_conflict.second_table"
    MONTH_CONFLICT_COLUMNS = "month_conflict.columns"
    MONTH_CONFLICT_QUARTER = "month_conflict.quarter"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    SEVERAL_MONTHS = "several_months"
    CUMULATIVE_INCOMPLETE = "cumulative_incomplete"
    MONTH_LOCKED = "month_locked"
    NOT_PERMITTED = "not_permitted"
    NO_SPACE = "no_space"
    UNCLEAR_SCOPE = "unclear_scope"
    UNCLEAR_SCOPE_PERIOD = "unclear_scope.period"
    UNCLEAR_SCOPE_CUMULATIVE = "unclear_scope.cumulative"
    UNCLEAR_SCOPE_COMPARISON = "unclear_scope.comparison"
    UNCLEAR_SCOPE_PLAN = "unclear_scope.plan"
    UNCLEAR_SCOPE_PART = "unclear_scope.part"
    UNCLEAR_SCOPE_SHARE = "unclear_scope.share"
    UNCLEAR_SCOPE_COUNTED = "unclear_scope.counted"
    UNCLEAR_SCOPE_SCORES = "unclear_scope.scores"
    SCALED_COUNTS = "scaled_counts"
    MONTH_AHEAD = "month_ahead"
    MONTH_AHEAD_ASKED = "month_ahead.asked"
    TOTAL_MISMATCH = "total_mismatch"
    TOTAL_MISMATCH_GROUP = "total_mismatch.group"
    TOTAL_MISMATCH_LEFT_OUT = "total_mismatch.left_out"
    TOTAL_MISMATCH_BESIDE = "total_mismatch.beside"
    TOTAL_MISMATCH_NOT_A_UNIT = "total_mismatch.not_a_unit"
    TOTAL_MISMATCH_PERCENT = "total_mismatch.percent"
    BALANCE_MISMATCH = "balance_mismatch"
    CARRY_OVER_MISMATCH = "carry_over_mismatch"
    CUMULATIVE_SUSPECTED = "cumulative_suspected"
    COPIED_MONTH = "copied_month"
    ALL_ZERO_COLUMN = "all_zero_column"
    GROUP_TOTAL_SUSPECTED = "group_total_suspected"
    GROUP_TOTAL_SUSPECTED_OWN_ROWS = "group_total_suspected.own_rows"
    GROUP_TOTAL_SUSPECTED_WITH_OWN = "group_total_suspected.with_own"
    SUPERSEDED = "superseded"
    EARLY_NOT_GIVEN = "early_not_given"
    EARLY_NOT_GIVEN_KEPT = "early_not_given.kept"
    HIDDEN_CONTENT_SHEET = "hidden_content.sheet"
    HIDDEN_CONTENT_ROWS = "hidden_content.rows"
    HIDDEN_CONTENT_COLUMNS = "hidden_content.columns"
    ESTIMATE = "estimate"
    LEGACY_ENCODING = "legacy_encoding"
    MONTH_RUNNING = "month_running"
    STALE_FORMULA = "stale_formula"
    SHOWN_OTHERWISE = "shown_otherwise"
    BASE_MISSING = "base_missing"
    STOCK_FALLS = "stock_falls"
    STOCK_FALLS_LATER = "stock_falls.later"
    PERSONAL_DATA = "personal_data"
    PERSONAL_DATA_UNKNOWN = "personal_data.unknown"
    PERSONAL_DATA_VALUES = "personal_data.values"
    NOT_A_DATE = "not_a_date"
    NOT_A_DATE_BLANK = "not_a_date.blank"
    UNKNOWN_WORD = "unknown_word"
    DATES_REVERSED = "dates_reversed"
    DUE_MISSING = "due_missing"

    @property
    def kind(self) -> ProblemKind:
        """The kind whose case it is."""
        return ProblemKind(self.partition(".")[0])


def case_of(stored: str, facts: Mapping[str, object]) -> ProblemCase:
    """The case of a stored problem.

    Older programs stored the kind alone and told its cases by a fact: by the word under `what` or
    `container`, or by a fact that only one case has, after which that case is named here.

    Raises:
        ValueError: where it is none.
    """
    if "." in stored:
        return ProblemCase(stored)
    cases = [case for case in ProblemCase if case.kind == ProblemKind(stored)]
    words = {facts.get("what"), facts.get("container"), *(name for name in facts if facts[name])}
    return next((case for case in cases if case.partition(".")[2] in words), cases[0])


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place of a file."""

    severity: Severity
    case: ProblemCase
    sheet: str | None = None
    cell: str | None = None
    """As Excel writes it (`D12`); None where no cell is meant."""
    found: str | None = None
    """What stands there, as text."""
    facts: dict[str, str | int] = field(default_factory=dict)
    """Further facts for the sentence: what was expected, which column, which suggestion."""
    choices: tuple[str, ...] = ()
    """What may be answered at this place (`metrics.counts.answer`); empty: nothing is asked."""

    @property
    def kind(self) -> ProblemKind:
        """What kind of problem it is, as the command line names it."""
        return self.case.kind
