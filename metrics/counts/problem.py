"""What can be wrong with a file: facts for a sentence, never the sentence (contract §4)."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place of a file."""

    severity: Severity
    kind: ProblemKind
    sheet: str | None = None
    cell: str | None = None
    """As Excel writes it (`D12`); None where no cell is meant."""
    found: str | None = None
    """What stands there, as text."""
    facts: dict[str, str | int] = field(default_factory=dict)
    """Further facts for the sentence: what was expected, which column, which suggestion."""
