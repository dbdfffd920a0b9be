"""Each kind of statement in words; a kind without words is a fault that a test finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.journal import figures, inspecting, meetings, settings, work
from pipeline.journal.naming import JournalNames, JournalWord
from warehouse.statements import kinds

TELLS: Mapping[str, Callable[[Any, JournalNames], JournalWord]] = {
    kinds.NAME.name: figures.of_name,
    kinds.MAPPING.name: figures.of_mapping,
    kinds.PHRASE.name: figures.of_phrase,
    kinds.PERSON.name: work.of_person,
    kinds.EXPLANATION.name: figures.of_explanation,
    kinds.VISIT.name: inspecting.of_visit,
    kinds.CONCLUSION.name: inspecting.of_conclusion,
    kinds.RECOUNT.name: inspecting.of_recount,
    kinds.FILTER.name: inspecting.of_filter,
    kinds.WEIGHTS.name: inspecting.of_weights,
    kinds.PLAN.name: work.of_plan,
    kinds.ANNEX.name: work.of_annex,
    kinds.UNITS.name: work.of_units,
    kinds.TASK.name: work.of_task,
    kinds.TASK_EVENT.name: work.of_task_event,
    kinds.LOCK.name: figures.of_lock,
    kinds.REPORT.name: figures.of_report,
    kinds.REMINDER.name: figures.of_reminder,
    kinds.DECISION.name: meetings.of_decision,
    kinds.MINUTES.name: meetings.of_minutes,
    kinds.SUPPLEMENT.name: meetings.of_supplement,
    kinds.PAPER.name: meetings.of_paper,
    kinds.SCREEN.name: meetings.of_screen,
    kinds.PUBLICATION.name: meetings.of_publication,
    kinds.PROVINCE.name: settings.of_province,
    kinds.LETTERS.name: settings.of_letters,
    kinds.RULES.name: settings.of_rules,
    kinds.LOGO.name: settings.of_logo,
    kinds.TEMPLATE.name: settings.of_template,
    kinds.SET_UP.name: settings.of_step,
}
"""By the name of the kind."""
