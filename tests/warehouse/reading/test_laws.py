"""Whatever is stored and taken back, the SQL counts what the naive rules count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.counts.month import Month
from tests.warehouse.builders import INDICATORS, new_database, put, span, upload
from tests.warehouse.oracle import Oracle, Stored
from warehouse.reading import queries
from warehouse.writing.store import Writer, writing

pytestmark = pytest.mark.slow
MONTHS = tuple(Month(2024, 8).plus(place) for place in range(3))
MEASURES = (
    "received_online",
    "received_offline",
    "received_total",
    "resolved_in_time",
    "resolved_late",
    "open_in_time",
    "open_late",
    "apologies",
)
CODES = ("A", "B")
_examples = count()
History = list[tuple[str, Month, Month | None, dict[tuple[str, str], int | None]] | int]

SLOTS = [(code, measure) for code in CODES for measure in MEASURES]
_ABSENT = -1

# Mostly given, or hardly an indicator is ever complete.
_cell = st.sampled_from([_ABSENT, _ABSENT, None, 0, 1, 2, 3, 4, 5, 8])
values = st.lists(_cell, min_size=len(SLOTS), max_size=len(SLOTS)).map(
    lambda cells: {
        slot: value for slot, value in zip(SLOTS, cells, strict=True) if value != _ABSENT
    }
)
full = st.lists(st.integers(0, 8), min_size=len(SLOTS), max_size=len(SLOTS)).map(
    lambda cells: dict(zip(SLOTS, cells, strict=True))
)
forms = st.sampled_from(["entry", "ii06a"])
imports = st.tuples(forms, st.sampled_from(MONTHS), st.none(), values)
cumulatives = st.tuples(
    forms, st.sampled_from(MONTHS[1:]), st.sampled_from(MONTHS[:2]), st.one_of(full, values)
)
undos = st.integers(0, 5)
steps = st.one_of(imports, imports, imports, cumulatives, undos)
months_before = st.lists(st.tuples(forms, full), min_size=2, max_size=2).map(
    lambda told: [(told[place][0], MONTHS[place], None, told[place][1]) for place in (0, 1)]
)
histories = st.one_of(
    st.lists(steps, min_size=1, max_size=7),
    st.tuples(months_before, st.lists(st.one_of(steps, cumulatives), max_size=5)).map(
        lambda parts: [*parts[0], *parts[1]]
    ),
)


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writing(new_database(tmp_path_factory.mktemp("laws"))) as opened:
        yield opened


def live(writer: Writer, history: History, example: int) -> Oracle:
    """Let store and oracle live through one history, with units of its own."""
    oracle = Oracle()
    names: list[str] = []
    for place, step in enumerate(history):
        if isinstance(step, int):
            if step < len(names):
                writer.undo(names[step], "x")
                oracle.undo(step)
            continue
        form, month, since, told = step
        since = since if since is not None and since < month else None
        named = {(f"{code}{example}", measure): value for (code, measure), value in told.items()}
        monthly = None
        if since is not None:
            # Enough for the months before; what cannot be worked out never reaches the store.
            named = {slot: None if v is None else v + 12 for slot, v in named.items()}
            new = Stored(len(oracle.uploads), form, month, named, since=since)
            named = {
                slot: value
                for slot, value in named.items()
                if value is None or oracle.monthly_values(new, *slot) is not None
            }
            monthly = [oracle.monthly_values(new, *slot) for slot in named]
        told_by = f"{example}-{place}"
        coming = upload(named, form=form, month=month, unit=told_by, since=since, monthly=monthly)
        foretold, _ = queries.compare(writer, coming)
        receipt = put(writer, coming)[0]
        assert receipt.changes == oracle.append(form, month, named, since)
        assert receipt.already_stored or foretold == receipt.changes
        names.append(receipt.upload)
    return oracle


lasting = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@lasting
@given(histories)
def test_the_figure_that_stands_is_the_newest_that_is_neither_undone_nor_blanked(
    writer: Writer, history: History
) -> None:
    example = next(_examples)
    oracle = live(writer, history, example)
    units = [f"{code}{example}" for code in CODES]
    for month in MONTHS:
        expected = {
            (unit, measure): value
            for unit in units
            for measure in MEASURES
            if (value := oracle.current(unit, month, measure)) is not None
        }
        assert queries.figures_of(writer, month, units) == expected
        reported = {unit for unit, _ in expected}
        assert queries.reported(writer, month) & set(units) == reported


@lasting
@given(histories, st.integers(1, 3), st.booleans())
def test_shares_are_those_of_the_naive_rules(
    writer: Writer, history: History, length: int, renamed: bool
) -> None:
    example = next(_examples)
    oracle = live(writer, history, example)
    a, b = (f"{code}{example}" for code in CODES)
    months = MONTHS[:length]
    if renamed:
        # One unit: called A in the first month, B after it.
        spans = [span(a, MONTHS[0], MONTHS[0], "unit"), span(b, MONTHS[1], MONTHS[2], "unit")]
        codes = {"unit": {MONTHS[0]: a, MONTHS[1]: b, MONTHS[2]: b}}
    else:
        spans = [span(code, MONTHS[0], MONTHS[2]) for code in (a, b)]
        codes = {code: dict.fromkeys(MONTHS, code) for code in (a, b)}
    expected = {
        (key, each.code): (found.good, found.cases, found.months, found.mixed)
        for key, called in codes.items()
        for each in INDICATORS
        if (found := oracle.count(called, months, each))
    }
    rows = queries.shares(writer, spans, months, INDICATORS)
    assert {
        (row.key, row.indicator): (row.good, row.cases, row.months, row.mixed) for row in rows
    } == expected
    monthly = {
        (key, each.code, month): (found.good, found.cases, found.mixed)
        for key, called in codes.items()
        for each in INDICATORS
        for month in months
        if (found := oracle.count(called, [month], each)) and found.good <= found.cases
    }
    assert {
        (row.key, row.indicator, row.month): (row.good, row.cases, row.mixed)
        for row in queries.series(writer, spans, months, INDICATORS)
    } == monthly
