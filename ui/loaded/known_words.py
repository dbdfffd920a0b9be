"""What was confirmed, in words: what it means, when it holds, whether it stands."""

from __future__ import annotations

from typing import Any

from metrics.counts.answer import NOT_A_UNIT, Phrase
from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.units.unit_rows import Alias
from pipeline.desk.workspace import Workspace
from wording import numbers
from wording.intake import upload as upload_words
from wording.scores import explaining as words


def state(word: Statement[Any]) -> str:
    """Whether it stands, or who took it back."""
    if word.taken_back_at is None:
        return words.STANDS
    time = numbers.moment(word.taken_back_at)
    return words.TAKEN_BACK.format(by=word.taken_back_by, time=time)


def unit(workspace: Workspace, found: Statement[Alias]) -> str:
    """The unit that a name means, as it was called when it held."""
    alias = found.facts
    if alias.code == NOT_A_UNIT:
        return words.NOT_A_UNIT
    day = alias.valid_from or alias.valid_to
    register = workspace.reference.register
    rows = [unit for unit in register.units if unit.code == alias.code]
    unit = next((each for each in rows if day is None or each.valid_on(day)), None)
    return f"{unit.name} ({alias.code})" if unit else alias.code


def period(found: Statement[Alias]) -> str:
    """When a name holds."""
    first, last = found.facts.valid_from, found.facts.valid_to
    if first and last:
        return words.BETWEEN.format(first=numbers.day(first), last=numbers.day(last))
    if first:
        return words.SINCE.format(first=numbers.day(first))
    return words.UNTIL.format(last=numbers.day(last)) if last else words.ALWAYS


def phrase(found: Phrase) -> str:
    """A phrase as it was written where it was answered for; its folded words where nobody knows."""
    return found.written or found.phrase


def means(found: Phrase) -> str:
    """What a phrase of a table was answered to mean."""
    return upload_words.ANSWERS[found.choice]


def title(mapping: Mapping) -> str:
    """What a layout is called."""
    return mapping.title or words.UNTITLED


def said(word: Statement[Any]) -> list[tuple[str, str]]:
    """Who said it, when, and whether it stands."""
    return [
        (words.SAID_BY, word.by),
        (words.SAID_AT, numbers.moment(word.at)),
        (words.STATE, state(word)),
    ]
