"""What an office says of itself: whose installation it is, how it signs, and its mark."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.calendar.rules_edit import RulesEdit as RulesEdit
from metrics.counts.office_lines import NumberedPaper as NumberedPaper
from metrics.counts.office_lines import OfficeLetters as OfficeLetters
from metrics.counts.office_lines import OwnTemplate as OwnTemplate
from metrics.counts.office_lines import PublishedPage as PublishedPage
from metrics.counts.office_lines import WallScreen as WallScreen


@dataclass(frozen=True, slots=True)
class ChosenProvince:
    """Whose figures the installation is about."""

    province: str
    """Its code."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The office's picture; its bytes are a file beside the database."""

    file: str
    """Its name in the office's folder; empty: none any more."""


@dataclass(frozen=True, slots=True)
class SetUpStep:
    """One step of the first run that was gone through."""

    step: str
    skipped: bool = False
    """Whether there is nothing to enter yet."""
