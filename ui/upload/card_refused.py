"""The card of a file that is kept out: its faults, or only questions to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.reading import Reading
from metrics.verdicts.reference import Reference
from metrics.verdicts.verdict import Status
from pipeline.intake.inbox import Dropped
from pipeline.intake.options import MONTH_ASKED, UNIT_ASKED, answerable
from ui.upload import answers, card_parts, cards, cutout, problems
from ui.upload.card_parts import Card
from ui.upload.cards import Tag
from ui.upload.names import SHOWN as MOST_NAMES
from wording import sentences
from wording.intake import upload as words


def card(reference: Reference, file: Dropped, reading: Reading, found: Sequence[Problem]) -> Card:
    """What is wrong, without what a person is asked about beside it."""
    asked = {id(problem) for doubt in file.doubts[:MOST_NAMES] for problem in doubt.problems}
    explain = any(proposal.form is None for proposal in file.proposals)
    questions = answers.asked(found)
    asked.update(map(id, questions[: answers.SHOWN]))
    rest = [
        each
        for each in found
        if id(each) not in asked and not (explain and each.kind is ProblemKind.UNKNOWN_FORM)
    ]
    body = cards.body(problems.markup(rest), card_parts.mappings(reference, reading))
    sight = cutout.markup(reading.cutouts, found)
    others = [
        said
        for said, cases in (
            (words.MONTH_TO_CHOOSE, MONTH_ASKED),
            (words.UNIT_TO_CHOOSE, UNIT_ASKED),
        )
        if any(each.case in cases for each in found)
    ]
    said = words.questions(len(file.doubts), len(questions), columns=explain, others=others)
    tag = _tag([each for each in rest if not answerable(each)], said)
    return Card(card_parts.head(file, reading, tag), cards.body(sight) if sight else sight, body)


def _tag(rest: Sequence[Problem], questions: str) -> Tag:
    """What keeps a file out: faults to be mended in Excel, or only questions to be answered."""
    faulty = any(each.severity is Severity.ERROR for each in rest)
    if not questions:
        return Tag(Status.MISSED, words.errors(rest))
    if not faulty:
        return Tag(Status.NEAR, sentences.opening(questions))
    return Tag(Status.MISSED, f"{words.error_count(rest)}, {questions}")
