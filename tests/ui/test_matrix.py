import re

from hypothesis import given
from hypothesis import strategies as st

from metrics.verdict import Evidence, Status
from tests.ui import builders
from ui import matrix, tables
from ui.matrix import Question

CARD = builders.card(builders.view())
HTML = matrix.table(CARD, lambda _: 2)
UNITS = {row.unit.code for row in CARD.units}


def test_every_unit_that_must_report_has_one_row() -> None:
    ranks = [int(rank) for rank in re.findall(r'data-rank="(\d+)"', HTML)]
    assert sorted(ranks) == list(range(len(UNITS)))


def test_every_reporting_unit_has_a_light_for_every_indicator() -> None:
    asked = re.findall(r'data-ask="u\|([^|]+)\|([^"]+)"', HTML)
    silent = {
        row.unit.code
        for row in CARD.units
        if all(each.share is None for each in CARD.of(row.unit.code))
    }
    assert len(asked) == 9 * (len(UNITS) - len(silent)) + len(silent)
    assert {code for code, _ in asked} == UNITS


def test_the_first_row_has_the_most_certain_misses() -> None:
    first = re.search(r'data-rank="0".*?data-ask="u\|([^|]+)\|', HTML)
    assert first
    misses = {
        code: sum(
            row.verdict.status is Status.MISSED and row.verdict.evidence is Evidence.CERTAIN
            for row in CARD.of(code)
        )
        for code in UNITS
    }
    assert misses[first[1]] == max(misses.values())


def test_every_light_speaks() -> None:
    buttons = re.findall(r"<button tabindex[^>]*>", HTML)
    assert buttons
    assert all('aria-label="' in button for button in buttons)


@given(st.text(alphabet=st.characters(exclude_characters="|"), min_size=1), st.booleans())
def test_a_question_reads_back(text: str, group: bool) -> None:
    question = Question(text, text, group)
    assert Question.read(str(question)) == question


@given(st.text())
def test_a_forged_question_is_none_or_whole(text: str) -> None:
    question = Question.read(text)
    assert question is None or (str(question) == text and question.indicator)


def test_one_unit_alone_has_no_sum_row() -> None:
    html = matrix.table(builders.card(builders.view("26383")), lambda _: 1)
    assert "Toàn xã" not in html
    assert html.count("data-rank=") == 1


def test_very_many_units_become_a_frame_that_asks_the_same_questions() -> None:
    frame = tables.scorecard(CARD)
    assert len(frame) == len(UNITS)
    question = tables.asked(frame, CARD, 0, "Đúng hạn")
    assert question == Question(str(frame.index[0]), "on_time", group=False)
    assert tables.asked(frame, CARD, 0, "Đơn vị") is None
    assert tables.asked(frame, CARD, 10_000, "Đúng hạn") is None
