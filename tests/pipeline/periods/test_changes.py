"""Every number of *Đổi gì từ kỳ trước*, worked out once more from the stored figures.

The paragraph is taken apart clause by clause. What each clause says is counted anew from the raw
figures by the words of the contract alone (`tests.metrics.oracle`), and a digit that no clause
accounts for is a failure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, partial
from random import Random

import pytest

from metrics.counts.measure import ways
from metrics.counts.month import Month, Window
from metrics.units.unit import Level, Register, Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.workspace import Workspace
from pipeline.periods.changes import comparison
from pipeline.scores.scorecard import View, scorecard
from tests.metrics import oracle
from tests.warehouse.builders import new_database, put, upload
from warehouse.reading import queries
from warehouse.reading.editions import Edition
from warehouse.writing.store import writing
from wording import numbers
from wording.scores.changes import paragraph
from wording.sentences import in_sentence, plain, reporter

MEASURES = {
    "on_time": (("resolved_in_time",), ("resolved_in_time", "resolved_late")),
    "online": (("received_online",), ("received_online", "received_offline")),
    "satisfaction": (("surveyed_satisfied",), ("surveyed",)),
}
"""What the invented units report, as contract §2 divides it."""
SHORT = {"on_time": "đúng hạn", "online": "trực tuyến", "satisfaction": "hài lòng TTHC"}
LIGHTS = {"Đạt": "met", "Cận": "near", "Chưa đạt": "missed"}
RANK = {"missed": 0, "near": 1, "met": 2}
MONTHS = [Month(2024, number) for number in range(4, 13)] + [
    Month(2025, number) for number in range(4, 10)
]
FROM_SEPTEMBER_2025 = date(2025, 10, 5)
"""September 2025 is not due yet."""
LATER = date(2026, 3, 1)


@dataclass(frozen=True)
class FewUnits(Workspace):
    """The province with Long Thành whole and every sixteenth of the others before and after it.

    What is said of two hundred units is said of thirty; working it out anew takes a sixth.
    """

    def reference_of(self, edition: Edition) -> Reference:
        return edition.once(
            "few units", lambda: few_units(super(FewUnits, self).reference_of(edition))
        )

    @cached_property
    def reference(self) -> Reference:
        with self.edition() as edition:
            return self.reference_of(edition)


def few_units(whole: Reference) -> Reference:
    others = 0
    kept: set[str] = set()
    for unit in whole.register.units:
        own = unit.level is Level.PROVINCE or "740" in (unit.code, unit.parent)
        others += not own and unit.identity not in kept
        if own or others % 16 == 0:
            kept.add(unit.identity)
    units = tuple(unit for unit in whole.register.units if unit.identity in kept)
    # Whose parent is left out stands at the top and belongs to nobody.
    return replace(whole, register=Register(whole.register.scope, units))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Long Thành before the merger and some communes of Đồng Nai after it, with gaps."""
    workspace = FewUnits(new_database(tmp_path_factory.mktemp("changes"), sample=True))
    chance = Random(7)
    with writing(workspace.database) as writer:
        for month in MONTHS:
            tree = workspace.reference.register.at(month)
            head = "740" if "740" in tree else "75"
            codes = [unit.code for unit in tree.under(head) if unit.reports]
            values = {
                (code, measure): value
                for code in codes
                if chance.random() < 0.9
                for measure, value in figures(chance, good=chance.choice([0.8, 0.95, 0.99]))
            }
            put(writer, upload(values, f"{month}.xlsx", month=month))
    return workspace


def figures(chance: Random, good: float) -> Iterator[tuple[str, int]]:
    for name, (numerator, denominator) in MEASURES.items():
        if chance.random() < 0.1:
            continue
        rate = good * (0.4 if name == "online" else 1)
        cases = chance.choice([0, 1, 12, 40, 90])
        part = sum(chance.random() < rate for _ in range(cases))
        yield numerator[0], part
        yield denominator[-1], cases if denominator == ("surveyed",) else cases - part


@dataclass(frozen=True)
class Told:
    """One period, counted from the raw figures."""

    workspace: Workspace
    view: View

    @cached_property
    def raw(self) -> Mapping[Month, Mapping[tuple[str, str], int]]:
        with self.workspace.edition() as edition:
            months = self.view.window.months(self.view.month)
            return {month: queries.figures_of(edition, month) for month in months}

    @cached_property
    def world(self) -> oracle.World:
        reference = self.workspace.reference
        targets = [
            oracle.Asked(
                target.indicator, target.level, target.scope, target.year, str(target.percent),
                target.valid_from, target.valid_to,
                None if target.near_margin is None else str(target.near_margin),
            )
            for group in reference.rules.targets.by_indicator_and_level.values()
            for target in group
        ]  # fmt: skip
        assert self.view.as_of is not None
        return oracle.World(
            reference.register.units,
            targets,
            dict(self._pairs()),
            dict.fromkeys(MEASURES),
            (self.view.month.year, self.view.month.number),
            str(self.view.window),
            self.view.as_of,
        )

    def _pairs(self) -> Iterator[tuple[tuple[str, str, oracle.YearMonth], oracle.Pair]]:
        for month, values in self.raw.items():
            for row in self.workspace.reference.register.units:
                if not row.valid_on(month.last_day):
                    continue
                for name, (over, under) in MEASURES.items():
                    wanted = [(row.code, measure) for measure in {*over, *under}]
                    if all(each in values for each in wanted):
                        good = sum(values[row.code, measure] for measure in over)
                        cases = sum(values[row.code, measure] for measure in under)
                        yield (row.identity, name, (month.year, month.number)), (good, cases)

    @cached_property
    def head(self) -> str | None:
        """The identity of the head; None where it was in no month."""
        code = self.view.under or "75"
        for month in (self.world.month, *reversed(self.world.months)):
            for row in oracle.valid(self.world, month):
                if row.code == code:
                    return row.identity
        return None

    @cached_property
    def parts(self) -> dict[str, oracle.World]:
        """Everybody who reports in some month, with the months in which it belongs to the head."""
        if self.head is None:
            return {}
        found = oracle.parts_of(self.world, self.head)
        return {each: oracle.part_of(self.world, months) for each, months in found.items()}

    @cached_property
    def units(self) -> set[str]:
        """Those who report at the end of the period."""
        return {each for each, of in self.parts.items() if self.world.months[-1] in of.months}

    @cached_property
    def totals(self) -> dict[str, oracle.Answer]:
        if self.head is None or not self.parts:
            return {}
        return {name: oracle.group_answer(self.world, self.head, name) for name in MEASURES}

    @cached_property
    def lights(self) -> dict[tuple[str, str], oracle.Answer]:
        return {
            (identity, name): oracle.unit_answer(self.world, identity, name)
            for identity in self.units
            for name in MEASURES
        }

    @cached_property
    def said(self) -> dict[str, set[bool | None]]:
        """By identity, what each month since the first figures says: gave some, silent, not due."""
        found: dict[str, set[bool | None]] = {identity: set() for identity in self.parts}
        for month, values in self.raw.items():
            late = oracle.deadline_passed((month.year, month.number), self.world.today)
            for row in self.workspace.reference.register.units:
                of = self.parts.get(row.identity)
                belongs = of is not None and (month.year, month.number) in of.months
                obliged = belongs and row.valid_on(month.last_day) and month >= MONTHS[0]
                if obliged:
                    given = {measure for code, measure in values if code == row.code}
                    silent = False if late else None
                    gave = bool(given & self.expected(row, month))
                    found[row.identity].add(gave or silent)
        return found

    def expected(self, row: Unit, month: Month) -> set[str]:
        """The measures of the indicators that have a target there, else those of `on_time`."""
        reference = self.workspace.reference
        line = reference.register.at(month).line(row.code)
        asked = {
            target.indicator
            for group in reference.rules.targets.by_indicator_and_level.values()
            for target in group
            if target.level is row.level
            and target.scope in line
            and target.valid_on(month.last_day)
        }
        return {
            measure
            for each in reference.indicators
            if each.code in (asked or {"on_time"})
            for way in (*ways(each.numerator), *ways(each.denominator))
            for measure in way
        }

    @property
    def gave(self) -> set[str]:
        """Who has figures in any month in which it must report."""
        return {identity for identity, said in self.said.items() if True in said}

    @property
    def asked(self) -> set[str]:
        """Who gave something, or had a month that was due."""
        return {identity for identity, said in self.said.items() if said & {True, False}}

    @property
    def lacking(self) -> set[str]:
        """Who gave figures of some months and was silent in others."""
        return {identity for identity, said in self.said.items() if said >= {True, False}}

    def months_of(self, identity: str) -> tuple[int, int]:
        """Of the indicator best given: the months reported, and those that were due."""
        return max(
            (
                len(oracle.reported(self.parts[identity], identity, name)),
                len(oracle.expected(self.parts[identity], identity, name)),
            )
            for name in MEASURES
        )

    def counted(self, name: str) -> set[oracle.YearMonth]:
        """The months that any part of the sum has figures of."""
        return {
            month
            for identity, of in self.parts.items()
            if oracle.pile_of(of, identity, name) is not None
            for month in oracle.reported(of, identity, name)
        }

    def over(self, months: list[oracle.YearMonth], name: str) -> oracle.Answer:
        """The group over some months alone."""
        assert self.head is not None
        return oracle.group_answer(oracle.part_of(self.world, months), self.head, name)

    def moved_ground(self, before: Told, identity: str) -> bool:
        """Whether a unit, or what a department serves, changed its extent between two periods."""
        last = self.view.window.months(self.view.month)[-1].last_day
        first = Month(*before.world.months[0]).first_day
        row = self.workspace.reference.register.row_in(identity, Month(*self.world.months[-1]))
        served = {identity} | ({"75-2022"} if row and row.level == "department" else set())
        marks = [m for each in served for m in self.workspace.reference.origins.marks(each)]
        return any(first < mark.day <= last for mark in marks)

    def name(self, identity: str) -> str:
        month = Month(*self.parts[identity].months[-1])
        unit = self.workspace.reference.register.row_in(identity, month)
        assert unit is not None
        return in_sentence(reporter(unit))


def percent(answer: oracle.Answer) -> Fraction:
    assert answer.good is not None
    assert answer.cases
    return Fraction(100 * answer.good, answer.cases)


def number(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", ".").replace("−", "-"))


def shows(text: str, exact: Fraction) -> bool:
    """Whether a written number is the exact one, rounded to as many places as it has or cut."""
    places = len(text.partition(",")[2])
    return abs(number(text) - exact) < Fraction(1, 10**places)


def clear(before: oracle.Answer, after: oracle.Answer) -> int:
    """1 up, −1 down, 0 no more than chance: Newcombe's interval from the searched bounds."""
    assert before.good is not None and before.cases and after.good is not None and after.cases
    low_b, high_b = oracle.wilson(before.good, before.cases)
    low_a, high_a = oracle.wilson(after.good, after.cases)
    was = Decimal(100 * before.good) / before.cases
    now = Decimal(100 * after.good) / after.cases
    down = ((now - low_a) ** 2 + (high_b - was) ** 2).sqrt()
    up = ((high_a - now) ** 2 + (was - low_b) ** 2).sqrt()
    return 1 if now - was > down else -1 if was - now > up else 0


class Reader:
    """Takes the paragraph apart; what is taken is gone."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\u00a0", " ")

    def take(self, pattern: str) -> list[re.Match[str]]:
        found = list(re.finditer(pattern, self.text))
        self.text = re.sub(pattern, "·", self.text)
        return found


CASES = [
    *[(Month(2024, number), Window.MONTH, "740", LATER) for number in (5, 6, 7, 8)],
    (Month(2024, 9), Window.MONTH, "740", LATER),
    (Month(2024, 10), Window.MONTH, "740", LATER),
    (Month(2024, 11), Window.MONTH, None, LATER),
    (Month(2024, 12), Window.QUARTER, "740", LATER),
    (Month(2024, 12), Window.HALF, "740", LATER),
    (Month(2024, 6), Window.QUARTER, "740", LATER),
    (Month(2024, 9), Window.NINE_MONTHS, "740", LATER),
    (Month(2024, 12), Window.YEAR, None, LATER),
    (Month(2025, 5), Window.MONTH, "740", LATER),
    (Month(2025, 5), Window.YEAR_TO_DATE, "740", LATER),
    (Month(2025, 7), Window.MONTH, None, LATER),
    (Month(2025, 7), Window.YEAR_TO_DATE, None, LATER),
    (Month(2025, 8), Window.QUARTER, None, LATER),
    (Month(2025, 8), Window.MONTH, None, LATER),
    (Month(2025, 9), Window.MONTH, None, FROM_SEPTEMBER_2025),
    (Month(2025, 10), Window.MONTH, None, date(2025, 10, 5)),
    (Month(2025, 10), Window.MONTH, None, LATER),
    (Month(2024, 4), Window.MONTH, "740", LATER),
    (Month(2024, 9), Window.MONTH, "26383", LATER),
    (Month(2024, 10), Window.MONTH, "26383", LATER),
    (Month(2025, 9), Window.YEAR, None, FROM_SEPTEMBER_2025),
]


@pytest.fixture(params=CASES, ids=lambda case: "-".join(str(each) for each in case))
def view(request: pytest.FixtureRequest) -> View:
    month, window, under, as_of = request.param
    return View(month, window, under, as_of=as_of)


def write(workspace: Workspace, view: View) -> str:
    with workspace.books() as books:
        now = scorecard(books, view)
        found = comparison(books, view)
    return plain(
        paragraph(found, now.head, numbers.day(workspace.reference.rules.deadline(view.month)))
    )


@pytest.fixture(scope="module")
def written(workspace: Workspace) -> Callable[[View], str]:
    """The paragraph of a view, written once."""
    return cache(partial(write, workspace))


def test_every_number_of_the_paragraph_is_in_the_figures(
    workspace: Workspace, view: View, written: Callable[[View], str]
) -> None:
    now, before = Told(workspace, view), Told(workspace, view.earlier())
    reader = Reader(written(view))
    periods(reader, view)
    comparable = any(answer.good is not None for answer in before.totals.values())
    some = any(answer.good is not None for answer in now.totals.values())
    alike = comparable and some and not parted(reader, now, before, told=comparable and some)
    moves(reader, now, before, told=alike)
    lights_of_the_whole(reader, now, before, told=alike)
    several = len(now.parts) > 1
    units(reader, now, before, told=comparable and some and several)
    merged(reader, now, before, told=comparable and some and several)
    missing(reader, now, told=some and several)
    nothing(reader, now, told=not some)
    months(reader, now, view, told=some)
    assert not re.search(r"\d", reader.text), reader.text


def periods(reader: Reader, view: View) -> None:
    year = view.month.year
    for earlier in (year, year - 1):
        for name in (
            rf"lũy kế \d+ tháng năm {earlier}", rf"6 tháng (đầu|cuối) năm {earlier}",
            rf"9 tháng đầu năm {earlier}", rf"quý [IV]+/{earlier}", rf"tháng \d+/{earlier}",
            rf"năm {earlier}",
        ):  # fmt: skip
            reader.take(name)
    tenth = view.month.plus(1)
    reader.take(rf"hết ngày 10/{tenth.number:02d}/{tenth.year}")


def parted(reader: Reader, now: Told, before: Told, *, told: bool) -> bool:
    """Whether the whole is not compared, and that this is said where it is."""
    assert now.head is not None
    found = now.moved_ground(before, now.head)
    said = reader.take(r"Không so với[^:]*: địa giới đã đổi từ \d\d/\d\d/\d{4} do [^.]*\.")
    assert bool(said) == (told and found)
    return found


def likened(now: Told, before: Told, name: str) -> list[tuple[oracle.YearMonth, oracle.YearMonth]]:
    """The months of both periods that both have figures of."""
    there, were = now.counted(name), before.counted(name)
    pairs = zip(now.world.months, before.world.months, strict=True)
    return [pair for pair in pairs if pair[0] in there and pair[1] in were]


def moves(reader: Reader, now: Told, before: Told, *, told: bool) -> None:
    found = reader.take(r"([^;:,(]+?) \(([+−]?[\d,]+) điểm, (còn|lên) ([\d,]+) %\)")
    said = {each[1].removeprefix(" và ").strip(): each for each in found}
    wanted: dict[str, tuple[int, Fraction, Fraction]] = {}
    unclear = 0
    partly = set()
    for name, answer in now.totals.items() if told else ():
        both = likened(now, before, name)
        if answer.target_sum is None or not both:
            continue
        later = now.over([pair[0] for pair in both], name)
        earlier = before.over([pair[1] for pair in both], name)
        if not later.cases or not earlier.cases:
            continue
        if len(both) < len(now.counted(name)):
            partly.add((len(both), len(now.counted(name))))
        way = clear(earlier, later)
        points = percent(later) - percent(earlier)
        wanted |= {SHORT[name]: (way, points, percent(answer))} if way else {}
        unclear += not way
    assert set(said) == set(wanted)
    for name, (way, points, share) in wanted.items():
        assert said[name][3] == ("lên" if way > 0 else "còn")
        assert shows(said[name][2], points)
        assert shows(said[name][4], share)
    told_partly = reader.take(r"tính trên (\d+)/(\d+) tháng cả hai kỳ đều có số")
    assert {(int(each[1]), int(each[2])) for each in told_partly} == partly
    counts = reader.take(r"(?:cả )?(\d+) chỉ tiêu (?:khác )?chưa rõ")
    if wanted:
        assert [int(each[1]) for each in counts] == ([unclear] if unclear else [])
    else:
        assert [int(each[1]) for each in counts] == ([unclear] if unclear > 1 else [])


def lights_of_the_whole(reader: Reader, now: Told, before: Told, *, told: bool) -> None:
    said = {
        (each[1], LIGHTS[each[2]], each[3], LIGHTS[each[4]])
        for each in reader.take(
            r"(đúng hạn|trực tuyến|hài lòng TTHC) từ (Đạt|Cận|Chưa đạt) (lên|xuống) "
            r"(Đạt|Cận|Chưa đạt)(?: do mục tiêu (?:tăng|giảm))?"
        )
    }
    wanted = set()
    for name, answer in now.totals.items() if told else ():
        was, is_now = before.totals[name].status, answer.status
        if was in RANK and is_now in RANK and was != is_now:
            way = "lên" if RANK[is_now] > RANK[was] else "xuống"
            wanted.add((SHORT[name], was, way, is_now))
    assert said == wanted


def units(reader: Reader, now: Told, before: Told, *, told: bool) -> None:
    turned = {
        key: (before.lights[key], answer)
        for key, answer in (now.lights if told else {}).items()
        if key in before.lights
        and {answer.status, before.lights[key].status} <= set(RANK)
        and answer.status != before.lights[key].status
        and not now.moved_ground(before, key[0])
    }
    missed = {key: after for key, (_, after) in turned.items() if after.status == "missed"}
    met = {key: after for key, (_, after) in turned.items() if after.status == "met"}
    sure = {key: after for key, after in missed.items() if after.evidence == "certain"}
    named = reader.take(r"([^·:()]+?) \((đúng hạn|trực tuyến|hài lòng TTHC) ([\d,]+) %"
                        r"(?:, thiếu ([\d.]+) (?:hồ sơ|phiếu))?\)")  # fmt: skip
    for each in named:
        short, shown, lacking = each[2], each[3], each[4]
        pool = sure if lacking else met
        assert any(
            each[1].endswith(now.name(identity)) and SHORT[name] == short
            and shows(shown, percent(after))
            and (not lacking or after.short_by == number(lacking))
            for (identity, name), after in pool.items()
        ), each[0]  # fmt: skip
    rest = sum(int(each[1]) for each in reader.take(r"(\d+) đèn nữa"))
    assert sum(bool(each[4]) for each in named) + rest == len(sure)
    said = reader.take(r"Mới chưa đạt: (\d+) đèn của (\d+) đơn vị, (?:(\d+) chắc|(đều)|chưa đèn)")
    assert bool(said) == bool(missed)
    for each in said:
        assert int(each[1]) == len(missed)
        assert int(each[2]) == len({identity for identity, _ in missed})
        certain = len(missed) if each[4] else int(each[3] or 0)
        assert certain == len(sure)
    said = reader.take(r"Mới đạt: (\d+) đèn của (\d+) đơn vị")
    assert bool(said) == (len(met) > 2)
    for each in said:
        assert (int(each[1]), int(each[2])) == (len(met), len({identity for identity, _ in met}))
    wanted = {way: 0 for way in ("tăng", "giảm")}
    for key, (was, after) in turned.items():
        if after.status != "near" and (way := by_target(now, before, key, was, after)):
            wanted[way] += 1
    said = reader.take(r"trong đó (\d+) đèn do mục tiêu (tăng|giảm)")
    assert wanted == {w: sum(int(each[1]) for each in said if each[2] == w) for w in wanted}
    fell = (set(now.parts) & now.asked - now.gave) & before.gave
    rose = (set(now.parts) & now.gave) & (before.asked - before.gave)
    for words, who in (("Mới không báo cáo", fell), ("Báo cáo trở lại", rose)):
        said = reader.take(rf"{words}: ([^·]*?)(?:;? và (\d+) đơn vị nữa)?\.")
        assert bool(said) == bool(told and who)
        for each in said:
            named_among(str(each[1]), each[2], now, who)


def named_among(listed: str, rest: str | None, now: Told, who: set[str]) -> None:
    """Whether a list holds names of some units and no others, and counts the rest of them."""
    names = sorted((now.name(identity) for identity in who), key=len, reverse=True)
    told_of = [name for name in names if name in listed]
    assert told_of
    assert len(told_of) + int(rest or 0) == len(who)
    for name in told_of:
        listed = listed.replace(name, "", 1)
    assert not listed.replace(";", "").replace(",", "").replace(" và ", "").strip()


def by_target(
    now: Told, before: Told, key: tuple[str, str], was: oracle.Answer, after: oracle.Answer
) -> str:
    """Which way the target went where it alone turned a light; empty where the figures did."""
    old, new = (oracle.asked_of(told.world, *key) for told in (before, now))
    pile = oracle.pile_of(now.world, *key)
    assert old and new and pile is not None
    if old.percent == new.percent:
        return ""
    kept = oracle.judge([oracle.Dossier(each.good, old) for each in pile], due=True).status
    turned = RANK[after.status] - RANK[was.status]
    if (RANK[kept] - RANK[was.status]) * turned > 0:
        return ""
    return "tăng" if Decimal(new.percent) > Decimal(old.percent) else "giảm"


def merged(reader: Reader, now: Told, before: Told, *, told: bool) -> None:
    began = set(now.parts) - set(before.parts)
    ended = (set(before.parts) | set(now.parts)) - now.units
    said = [int(each[1]) for each in reader.take(r"(\d+) đơn vị mới")]
    assert said == ([len(began)] if told and began else [])
    said = [int(each[1]) for each in reader.take(r"(\d+) đơn vị không còn")]
    assert said == ([len(ended)] if told and ended else [])


def missing(reader: Reader, now: Told, *, told: bool) -> None:
    waiting = [said for said in now.said.values() if said == {None}]
    lacking = len(now.lacking)
    full = now.gave >= set(now.parts) and not lacking
    said = [int(each[1]) for each in reader.take(r"Đủ (\d+) đơn vị đã báo cáo")]
    assert said == ([len(now.asked)] if told and full else [])
    pairs = reader.take(
        r"Kỳ này (\d+)/(\d+) đơn vị đã báo cáo"
        if now.view.window is Window.MONTH
        else r"(\d+)/(\d+) đơn vị đã có số liệu trong kỳ"
    )
    assert [(int(each[1]), int(each[2])) for each in pairs] == (
        [(len(now.gave), len(now.asked))] if told and not full else []
    )
    said_of = reader.take(
        r"(\d+) đơn vị thiếu số liệu của ít nhất một tháng \(([^·)]*?)(?:;? và (\d+) đơn vị nữa)?\)"
    )
    assert [int(each[1]) for each in said_of] == ([lacking] if told and lacking else [])
    for each in said_of:
        named_among(str(each[2]), each[3], now, now.lacking)
    said = [int(each[1]) for each in reader.take(r"(\d+) đơn vị chưa đến hạn")]
    assert said == ([len(waiting)] if told and waiting else [])


def nothing(reader: Reader, now: Told, *, told: bool) -> None:
    said = [int(each[1]) for each in reader.take(r"(\d+) đơn vị phải báo cáo mà chưa có số liệu")]
    silent = now.asked - now.gave
    assert said == ([len(silent)] if told and silent else [])


def months(reader: Reader, now: Told, view: View, *, told: bool) -> None:
    counted = {
        month
        for identity in now.parts
        for name in MEASURES
        for month in oracle.reported(now.parts[identity], identity, name)
    }
    wanted = len(view.window.months(view.month))
    due = max(
        len({m for each, of in now.parts.items() for m in oracle.expected(of, each, name)})
        for name in MEASURES
    )
    said = [(int(each[1]), int(each[2])) for each in reader.take(r"mới có (\d+)/(\d+) tháng")]
    of = due if len(counted) < due else wanted
    assert said == ([(len(counted), of)] if told and len(counted) < wanted else [])


def test_the_invented_figures_bring_every_kind_of_sentence(
    written: Callable[[View], str],
) -> None:
    texts = [written(View(*case[:3], as_of=case[3])) for case in CASES]
    for words in (
        "tăng rõ rệt", "giảm rõ rệt", "chỉ tiêu khác chưa rõ", "cả 3 chỉ tiêu chưa rõ", "đổi:",
        "Không đèn nào của", "Mới chưa đạt:", "chưa đèn nào chắc chắn", "Mới đạt:", "không còn",
        "Mới không báo cáo:", "Báo cáo trở lại:", "chưa đến hạn", "Chưa có gì để so", "Chưa chấm",
        "hạn báo cáo là", "tháng đã đến hạn", "Kỳ này",
        "đã có số liệu trong kỳ", "thiếu số liệu của ít nhất một tháng",
    ):  # fmt: skip
        assert any(words in text for text in texts), words


def test_the_same_figures_give_the_same_words(workspace: Workspace) -> None:
    view = View(Month(2024, 10), Window.MONTH, "740", as_of=LATER)
    assert write(workspace, view) == write(workspace, view)


def test_a_written_number_is_read_as_written() -> None:
    assert shows("−2,3", Fraction(-23, 10))
    assert shows("96,96", Fraction(9696, 100))
    assert not shows("−2,3", Fraction(-25, 10))
