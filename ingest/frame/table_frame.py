"""All that the frame of one table says, and what must be asked before its figures are taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.findings import Findings
from ingest.frame.against import compared
from ingest.frame.answers import Cell, SheetAnswers
from ingest.frame.columns import OverColumns, unexplained
from ingest.frame.frame_words import FrameWords
from ingest.frame.questions import Question, of_time, question
from ingest.frame.titles import Around
from ingest.layouts.form import Match
from ingest.periods import stated_time
from ingest.periods.periods import LONGEST, Period
from ingest.periods.stated_time import Stated
from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place
from ingest.unit_names.units import UnitNames
from metrics.counts.answer import Choice, Phrase
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase

_EITHER = (Choice.MONTH, Choice.CUMULATIVE)


class TableFrame:
    """The frame of one table, and what persons said of it."""

    def __init__(
        self, words: FrameWords, vocabulary: FrameVocabulary, answers: SheetAnswers, *, agreed: bool
    ) -> None:
        """Take the words of a frame.

        Args:
            words: What stands there.
            vocabulary: The words of frames.
            answers: What persons said that phrases mean.
            agreed: Whether a person explained what the columns hold.
        """
        self._match, self._over = words.match, words.over
        self._around, self._corner = words.around, words.corner
        self._first_figures, self._sheet_time = words.first_figures, words.sheet_time
        self.vocabulary = vocabulary
        self.answers = answers
        self._agreed = agreed
        self._stated = Stated()
        self._either: tuple[Cell, str] | None = None
        """Where the table may be of the month or of the sum up to it."""

    @property
    def answered(self) -> list[Phrase]:
        """The phrases that an answer to a question about this file settled."""
        return list(self.answers.settled.values())

    def tell_time(self, stated: Stated) -> None:
        """Add to what the titles state what the headings say, and what persons said of it."""
        self._stated = stated
        between = [each for each in self._around if each.has_time and self._is_above(each)]
        said = [*(each.said for each in self._over), *(each.said for each in between)]
        # Where sums stand in columns of their own, the others are of the month.
        of_month = bool(self._match.sums) or any(each.time.within for each in said)
        sums = [*stated.running, *(place for _, _, place in stated.stretches)]
        if sums and of_month:
            # The title is of a sum, the columns are of the month.
            self._settle_either(stated, sums[0])
        over_all = [each for each in self._over if self._is_over_all(each)]
        whole: list[OverColumns | Around] = [*over_all, *between]
        for each in whole:
            if PhraseRole.TIME in each.said.roles:
                choice = self.answers.of(each.cell, each.text)
                if choice is None:
                    stated_time.add(stated, each.cell, each.text)
                elif choice is Choice.CUMULATIVE:
                    stated.running.append(each.cell)
        if stated.both and not (stated.within or of_month or stated.running):
            self._settle_either(stated, stated.both[0])
        either = _quarter_or_month(stated)
        if either:
            self._settle_either(stated, either[0])

    def judge(self, period: Period, names: UnitNames, findings: Findings) -> Match:
        """Ask what must be asked; the match without the columns that are left out."""
        # The rows of units that state no figures stand before the first one that does.
        own = {each.cell for each in self._around if names.is_unit(each.text)}
        self._around = tuple(each for each in self._around if each.cell not in own)
        if self._either is not None:
            case = ProblemCase.UNCLEAR_SCOPE_CUMULATIVE
            findings.ask(case, _EITHER, *self._either)
        left_out = self._judge_around(period, findings)
        match = self._judge_columns(period, findings)
        return _without(match, set(_all_columns(match)), set()) if left_out else match

    def _settle_either(self, stated: Stated, place: Cell | None) -> None:
        cell, text = self._at(place)
        choice = self.answers.of(cell, text)
        if choice is Choice.CUMULATIVE:
            stated.running.append(cell)
        elif choice in (Choice.MONTH, Choice.WHOLE):
            stated.of_month_alone()
        else:
            self._either = cell, text

    def _judge_around(self, period: Period, findings: Findings) -> bool:
        """Ask about the texts around the table; whether a person left the whole table out."""
        estimated = left_out = False
        for cell, text, asked in self._asked_around(period):
            if asked.is_warning:
                if not estimated:
                    findings.warning(asked.case, cell, text)
                estimated = True
                continue
            choice = self.answers.of(cell, text)
            if choice is Choice.LEAVE_OUT and choice in asked.choices:
                left_out = True
            elif not asked.settled_by(choice):
                asked.ask(findings, cell, text)
        return left_out

    def _asked_around(self, period: Period) -> Iterator[tuple[Cell, str, Question]]:
        for each in self._around:
            asked = question(each.said, each.place)
            if asked is None and each.has_time:
                asked = of_time(compared(each.said.time, period), period.month)
            if asked is not None:
                yield each.cell, each.text, asked
        for place, case in self._other_times(period):
            yield *self._at(place), Question(case)

    def _at(self, place: Cell | None) -> tuple[Cell, str]:
        """The cell in which a title tells something of time, and its text."""
        cell = place or self._corner
        return cell, next((each.text for each in self._around if each.cell == cell), "")

    def _other_times(self, period: Period) -> Iterator[tuple[Cell | None, ProblemCase]]:
        """Where titles name another year, a sum, or a day before the table's month was over."""
        month, since = period.month, period.since
        if month is None:
            return
        if since is None and month.number > 1 and self._either is None:
            # Beside the days of one month a sum is no rule but a question.
            sums = self._stated.running[:1]
            yield from ((place, ProblemCase.UNCLEAR_SCOPE_CUMULATIVE) for place in sums)
        years = {month.year, since.year if since else month.year}
        whole_years = [*self._stated.whole_years, *self._sheet_time.whole_years]
        others = [place for year, place in dict.fromkeys(whole_years) if year not in years]
        if since is None:
            others += [place for place, _ in self._sheet_time.vague]
        others += [place for day, place in self._stated.short if Month.of(day) == month]
        yield from ((place, ProblemCase.UNCLEAR_SCOPE_PERIOD) for place in others)

    def _judge_columns(self, period: Period, findings: Findings) -> Match:
        left_out: set[int] = set()
        waiting: set[int] = set()
        told: set[str] = set()
        for each in self._over:
            for asked in self._asked(each, period):
                if asked.is_warning:
                    findings.warning(asked.case, each.cell, each.text)
                    continue
                choice = self.answers.of(each.cell, each.text)
                if choice is Choice.LEAVE_OUT and choice in asked.choices:
                    left_out.update(each.columns)
                elif not asked.settled_by(choice):
                    waiting.update(each.columns)
                    if each.text not in told:
                        asked.ask(findings, each.cell, each.text)
                    told.add(each.text)
        return _without(self._match, left_out, waiting)

    def _asked(self, each: OverColumns, period: Period) -> Iterator[Question]:
        """The questions about a phrase, those aside that a person answered with the layout."""
        said = each.said
        if self._agreed:
            keys = {key for key, column in self._match.columns.items() if column in each.columns}
            said = unexplained(each.text, said, keys, self.vocabulary)
        label = question(said, Place.LABEL)
        time = of_time(compared(said.time, period), period.month)
        if label is not None:
            yield label
        if time is not None:
            yield time

    def _is_above(self, each: Around) -> bool:
        """Whether a text stands between the headings and the figures."""
        return each.cell[0] < self._first_figures

    def _is_over_all(self, each: OverColumns) -> bool:
        return set(_all_columns(self._match)) <= set(each.columns)


def _quarter_or_month(stated: Stated) -> list[Cell | None]:
    """Where a quarter is named beside its last month, so that the table may be of either."""
    months = {month for month, _ in stated.months}
    months |= {Month.of(last) for first, last, _ in stated.spans if (last - first).days < LONGEST}
    quarters = [each for each in stated.stretches if each[2] in stated.quarters]
    return [place for _, last, place in quarters if last in months]


def _all_columns(match: Match) -> Iterator[int]:
    yield from match.columns.values()
    for several in match.unclear.values():
        yield from several


def _without(match: Match, left_out: set[int], waiting: set[int]) -> Match:
    """A match without columns; `waiting` go only where another column stands in for them."""
    columns = {key: column for key, column in match.columns.items() if column not in left_out}
    unclear: dict[str, tuple[int, ...]] = {}
    for key, several in match.unclear.items():
        rest = tuple(column for column in several if column not in left_out)
        clear = tuple(column for column in rest if column not in waiting)
        if len(clear) == 1 or len(rest) == 1:
            columns[key] = (clear or rest)[0]
        elif rest:
            unclear[key] = rest
    gone = (match.columns.keys() | match.unclear.keys()) - columns.keys() - unclear.keys()
    return replace(match, columns=columns, unclear=unclear, left_out=match.left_out | gone)
