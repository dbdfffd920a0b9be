"""The one log of what people said: every kind comes back as it was said, and nothing is altered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.calendar.rules_edit import RulesEdit
from metrics.counts.answer import Choice, Phrase
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month, Window
from metrics.counts.office_lines import (
    BackupTry,
    NumberedPaper,
    OfficeLetters,
    PublishedPage,
    WallScreen,
)
from metrics.counts.share import Share
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Justification, Visit, VisitKind, VisitState
from metrics.plans.annex import AnnexField, KeptAnnex, KeptRow, RowWord
from metrics.plans.versions import PlanVersion
from metrics.tasks.given import GivenTask, Origin, OriginKind
from metrics.tasks.meeting import AgendaRow, Decision, Minutes, Supplement
from metrics.tasks.progress import Act, Proof, TaskEvent
from metrics.units.unit import Level, UnitsEdit, UnitState
from metrics.units.unit_rows import Alias
from tests.warehouse.builders import MEASURES, new_database
from warehouse.engine.migrations import migrate
from warehouse.reading.finding import Finding, FindingKind
from warehouse.record.door import command_line
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import (
    ANNEX,
    EXPLANATION,
    FILTER,
    KINDS,
    NAME,
    PERSON,
    PUBLICATION,
    Explanation,
    MonthLock,
    NewExplanation,
    NewPerson,
    Reminder,
    ReportWord,
    SavedFilter,
    Weights,
    signed,
)
from warehouse.statements.log import (
    NewStatement,
    StatementKind,
    broken,
    everything,
    history,
    standing,
    state,
    statements,
    taking_back,
)
from warehouse.statements.office import ChosenProvince, Logo, OwnTemplate, SetUpStep
from warehouse.writing.store import writing

DAY = date(2024, 9, 30)
STATE = UnitState(
    identity="26383-2022",
    code="26383",
    name="Xã An Phước",
    level=Level.COMMUNE,
    parent="740",
    reports=True,
    ended=True,
)
EXAMPLES: dict[str, tuple[Any, str]] = {
    "name": (
        Alias("Một cửa", "26383", None, DAY),
        '{"name":"Một cửa","code":"26383","valid_from":null,"valid_to":"2024-09-30"}',
    ),
    "mapping": (
        Mapping("f" * 64, "bao cao", "Báo cáo", (("A", "B"), ("C",)), (None, "open_late")),
        '{"fingerprint":"' + "f" * 64 + '","source":"bao cao","title":"Báo cáo",'
        '"headings":[["A","B"],["C"]],"meanings":[null,"open_late"],"by_field":false}',
    ),
    "phrase": (
        Phrase("ho so gap", "f" * 64, "bao cao", Choice.LEAVE_OUT),
        '{"phrase":"ho so gap","fingerprint":"' + "f" * 64 + '","source":"bao cao",'
        '"choice":"leave_out","written":""}',
    ),
    "person": (
        NewPerson("26383-2022", "26383", "Trần B", "Chủ tịch", "0251", "b@x.vn", DAY),
        '{"identity":"26383-2022","unit":"26383","name":"Trần B","position":"Chủ tịch",'
        '"phone":"0251","email":"b@x.vn","since":"2024-09-30","until":null}',
    ),
    "explanation": (
        NewExplanation("26383-2022", "26383", "on_time", Month(2024, 9), 'Một\n"hai"'),
        '{"identity":"26383-2022","unit":"26383","indicator":"on_time",'
        '"month":{"year":2024,"number":9},"text":"Một\\n\\"hai\\""}',
    ),
    "visit": (
        Visit(
            "KT-2024-0001",
            "26383",
            "26383-2022",
            "75",
            VisitKind.SURPRISE,
            VisitState.DONE,
            "Đoàn 1",
            DAY,
            DAY,
            ("II.2",),
            justification=Justification(
                DAY, Month(2024, 8), "Rủi ro", "Thiếu 5", None, 2, "Không còn"
            ),
        ),
        '{"visit":"KT-2024-0001","unit":"26383","identity":"26383-2022","authority":"75",'
        '"kind":"surprise","state":"done","team":"Đoàn 1","first_day":"2024-09-30",'
        '"last_day":"2024-09-30","contents":["II.2"],"plan":null,"note":"",'
        '"justification":{"day":"2024-09-30","figures_until":{"year":2024,"number":8},'
        '"how":"Rủi ro","grounds":"Thiếu 5","last_visit":null,"open_conclusions":2,'
        '"next_unit":"Không còn"}}',
    ),
    "conclusion": (
        Conclusion("KL-2024-0001", "KT-2024-0001", "Thấy", "Làm", "Ông A", DAY),
        '{"conclusion":"KL-2024-0001","visit":"KT-2024-0001","finding":"Thấy",'
        '"recommendation":"Làm","responsible":"Ông A","deadline":"2024-09-30","content":null,'
        '"indicator":null,"proof":"","closed_on":null,"file":null,"file_name":""}',
    ),
    "recount": (
        Recount("KT-2024-0001", "on_time", Month(2024, 8), Share(20, 22), Share(30, 31)),
        '{"visit":"KT-2024-0001","indicator":"on_time","month":{"year":2024,"number":8},'
        '"sample":{"good":20,"cases":22},"reported":{"good":30,"cases":31}}',
    ),
    "filter": (SavedFilter("Một", {"den": "met"}), '{"name":"Một","query":{"den":"met"}}'),
    "setting": (
        Weights({"feedback": Decimal("1.50")}, (50, 30, 20), 4),
        '{"weights":{"feedback":"1.50"},"parts":[50,30,20],"capacity":4}',
    ),
    "plan": (
        PlanVersion("ke-hoach-2025", DAY, 'title = "Kế hoạch"'),
        '{"plan":"ke-hoach-2025","since":"2024-09-30","text":"title = \\"Kế hoạch\\""}',
    ),
    "units": (
        UnitsEdit(DAY, (STATE,)),
        '{"since":"2024-09-30","units":[{"identity":"26383-2022","code":"26383",'
        '"name":"Xã An Phước","level":"commune","parent":"740","reports":true,'
        '"identifier":null,"ended":true,"heirs":[]}]}',
    ),
    "task": (
        GivenTask("NV-2024-0003", "Làm", ("26383-2022",), "Ông A", DAY),
        '{"key":"NV-2024-0003","task":"Làm","units":["26383-2022"],"person":"Ông A",'
        '"due":"2024-09-30","origin":{"kind":"office","of":""},"indicator":null,"product":""}',
    ),
    "task_event": (
        TaskEvent("NV-2024-0003", "26383-2022", Act.START, DAY),
        '{"task":"NV-2024-0003","unit":"26383-2022","act":"start","day":"2024-09-30",'
        '"occurrence":"","proof":null,"due":null}',
    ),
    "lock": (
        MonthLock(Month(2024, 9), "740", DAY),
        '{"month":{"year":2024,"number":9},"under":"740","until":"2024-09-30"}',
    ),
    "report": (
        ReportWord("26383-2022", "26383", "figures", DAY, None),
        '{"identity":"26383-2022","unit":"26383","form":"figures","due":"2024-09-30",'
        '"received":null}',
    ),
    "province": (ChosenProvince("25"), '{"province":"25"}'),
    "letters": (
        OfficeLetters("25", "UBND tỉnh", authority=("TM. UBND", "Chủ tịch"), recipients=("A",)),
        '{"unit":"25","name":"UBND tỉnh","superior":"","mark":"","drafter":"","place":"",'
        '"authority":["TM. UBND","Chủ tịch"],"signer":"","recipients":["A"]}',
    ),
    "rules": (
        RulesEdit(DAY, 12, Decimal("1.5"), off=(DAY,), weights=(("on_time", Decimal(3)),)),
        '{"since":"2024-09-30","due_day":12,"narrow":"1.5","wide":null,"counts_named":null,'
        '"off":["2024-09-30"],"working":[],"weights":[["on_time","3"]]}',
    ),
    "logo": (Logo("logo-1.png"), '{"file":"logo-1.png"}'),
    "template": (
        OwnTemplate("report", "template-report-1.docx", "Mẫu 1.docx"),
        '{"paper":"report","file":"template-report-1.docx","name":"Mẫu 1.docx"}',
    ),
    "set_up": (SetUpStep("units"), '{"step":"units","skipped":false}'),
    "reminder": (
        Reminder("26383-2022", "26383", "figures", DAY, -3),
        '{"identity":"26383-2022","unit":"26383","form":"figures","due":"2024-09-30","step":-3,"sent_to":""}',
    ),
    "annex": (
        KeptAnnex(
            "ke-hoach-2026",
            "a" * 64,
            "Phu luc.docx",
            "b" * 64,
            (KeptRow("1", "I.1", "NV1", {AnnexField.TASK: "Số hóa"}, RowWord.LEFT_OUT, "trùng"),),
        ),
        '{"plan":"ke-hoach-2026","version":"'
        + "a" * 64
        + '","file":"Phu luc.docx","sha256":"'
        + "b" * 64
        + '","rows":[{"place":"1","clause":"I.1","task":"NV1","cells":'
        '{"task":"Số hóa"},"word":"left_out","why":"trùng"}]}',
    ),
    "decision": (
        Decision("GB-2026-0001/1", "Số hóa", "NV-2026-0001", ("26383-2022",), "Bà An", DAY),
        '{"decision":"GB-2026-0001/1","text":"Số hóa","task":"NV-2026-0001",'
        '"units":["26383-2022"],"person":"Bà An","due":"2024-09-30"}',
    ),
    "minutes": (
        Minutes(
            "GB-2026-0001",
            DAY,
            Month(2024, 9),
            Window.MONTH,
            None,
            9,
            "Bà An",
            "Đủ",
            (),
            "Đổi",
            (AgendaRow("Xã An Phước", "Ông Bình", DAY, "thiếu 3", "red", "k", True),),
            (),
        ),
        '{"meeting":"GB-2026-0001","day":"2024-09-30","month":{"year":2024,"number":9},'
        '"window":"month","under":null,"edition":9,"chair":"Bà An","present":"Đủ","before":[],'
        '"changed":"Đổi","red":[{"what":"Xã An Phước","who":"Ông Bình","until":"2024-09-30",'
        '"state":"thiếu 3","tone":"red","key":"k","done":true}],"decided":[]}',
    ),
    "supplement": (
        Supplement("GB-2026-0001", 1, "Sửa hạn"),
        '{"meeting":"GB-2026-0001","number":1,"text":"Sửa hạn"}',
    ),
    "paper": (
        NumberedPaper("report", Month(2024, 9), Window.MONTH, "75", 9, "15", DAY),
        '{"paper":"report","month":{"year":2024,"number":9},"window":"month","under":"75","edition":9,'
        '"number":"15","day":"2024-09-30"}',
    ),
    "backup": (
        BackupTry("kpi-20240930T010000", 12, 3456),
        '{"name":"kpi-20240930T010000","files":12,"size":3456,"trouble":""}',
    ),
    "screen": (
        WallScreen("MH-2024-0001", "Sảnh", "75", "0" * 64),
        '{"screen":"MH-2024-0001","place":"Sảnh","under":"75","sha256":"' + "0" * 64 + '"}',
    ),
    "publication": (
        PublishedPage(Month(2024, 9), Window.MONTH, "75", 9, "0" * 64),
        '{"month":{"year":2024,"number":9},"window":"month","under":"75","edition":9,'
        '"sha256":"' + "0" * 64 + '"}',
    ),
}
"""Of each kind an example and how it is kept; what stands in databases must go on being read."""

days = st.dates(date(1, 1, 1))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
said = texts.filter(str.strip)
months = st.builds(Month, st.integers(1900, 9999), st.integers(1, 12))
shares = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(
    lambda each: Share(min(each), max(each))
)
headings = st.lists(st.lists(texts, max_size=3).map(tuple), max_size=4)
unit_states = st.builds(
    UnitState,
    identity=texts,
    code=texts,
    name=texts,
    level=st.sampled_from(Level),
    parent=st.none() | texts,
    reports=st.booleans(),
    identifier=st.none() | texts,
    ended=st.booleans(),
)
justifications = st.builds(
    Justification, days, months, texts, texts, st.none() | days, st.integers(0, 99), texts
)
proofs = st.builds(Proof, texts, days, texts, st.none() | texts, st.none() | texts)
agenda = st.lists(
    st.builds(AgendaRow, texts, texts, st.none() | days, *[texts] * 3, st.booleans()), max_size=2
).map(tuple)
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.builds(Alias, texts, texts, st.none() | days, st.none() | days),
    "mapping": headings.flatmap(
        lambda paths: st.builds(
            Mapping,
            *[texts] * 3,
            st.just(tuple(paths)),
            st.tuples(*[st.none() | texts] * len(paths)),
            st.booleans(),
        )
    ),
    "phrase": st.builds(Phrase, texts, texts, texts, st.sampled_from(Choice)),
    "person": st.builds(NewPerson, *[texts] * 6, days, st.none() | days),
    "explanation": st.builds(NewExplanation, texts, texts, texts, months, texts),
    "visit": st.tuples(days, days).flatmap(
        lambda span: st.builds(
            Visit,
            *[texts] * 4,
            st.sampled_from(VisitKind),
            st.sampled_from(VisitState),
            said,
            st.just(min(span)),
            st.just(max(span)),
            st.lists(texts, max_size=3).map(tuple),
            st.none() | texts,
            texts,
            st.none() | justifications,
        )
    ),
    "conclusion": st.builds(
        Conclusion, texts, texts, *[said] * 3, days, *[st.none() | texts] * 2, said,
        st.none() | days,
    ),
    "recount": st.builds(
        lambda visit, indicator, month, one, other: Recount(
            visit, indicator, month, *sorted((one, other), key=lambda share: share.cases)
        ),
        texts, texts, months, shares, shares,
    ),
    "filter": st.builds(SavedFilter, texts, st.dictionaries(texts, texts, max_size=3)),
    "setting": st.builds(
        Weights,
        st.dictionaries(texts, st.decimals(allow_nan=False, allow_infinity=False), max_size=3),
        st.tuples(*[st.integers(0, 100)] * 3),
        st.integers(0, 10**6),
    ),
    "plan": st.builds(PlanVersion, texts, days, texts),
    "units": st.builds(UnitsEdit, days, st.lists(unit_states, max_size=2).map(tuple)),
    "task": st.builds(
        GivenTask, texts, texts, st.lists(texts, max_size=3).map(tuple), texts,
        st.none() | days, st.builds(Origin, st.sampled_from(OriginKind), texts),
        st.none() | texts, texts,
    ),
    "task_event": st.builds(
        TaskEvent, texts, texts, st.sampled_from(Act), days, texts, st.none() | proofs,
        st.none() | days,
    ),
    "lock": st.builds(MonthLock, months, texts, st.none() | days),
    "report": st.builds(ReportWord, texts, texts, texts, days, st.none() | days),
    "province": st.builds(ChosenProvince, texts),
    "letters": st.builds(
        OfficeLetters, *[texts] * 6, lists := st.lists(texts, max_size=3).map(tuple), texts, lists
    ),
    "rules": st.builds(
        RulesEdit, days, st.none() | st.integers(1, 28), *[st.none() | st.decimals(0, 100)] * 2,
        st.none() | st.booleans(), off=st.lists(days, max_size=2).map(tuple),
        weights=st.lists(st.tuples(texts, st.decimals(1, 9)), max_size=2).map(tuple),
    ),
    "logo": st.builds(Logo, texts),
    "template": st.builds(OwnTemplate, texts, texts, texts),
    "set_up": st.builds(SetUpStep, texts, st.booleans()),
    "reminder": st.builds(Reminder, texts, texts, texts, days, st.integers(-99, 99)),
    "annex": st.builds(
        KeptAnnex, *[texts] * 4,
        st.lists(
            st.builds(
                KeptRow, *[texts] * 3, st.dictionaries(st.sampled_from(AnnexField), texts),
                st.sampled_from(RowWord), texts,
            ),
            max_size=2,
        ).map(tuple),
    ),
    "decision": st.builds(
        Decision, texts, texts, st.none() | texts, st.lists(texts, max_size=2).map(tuple), texts,
        st.none() | days,
    ),
    "minutes": st.builds(
        Minutes, texts, days, months, st.sampled_from(Window), st.none() | texts,
        st.integers(1, 10**6), texts, texts, agenda, texts, agenda, agenda,
    ),
    "supplement": st.builds(Supplement, texts, st.integers(1, 99), texts),
    "paper": st.builds(
        NumberedPaper, texts, months, st.sampled_from(Window), texts, st.integers(1, 10**6), texts,
        days,
    ),
    "backup": st.builds(
        BackupTry, texts, st.integers(0, 10**6), st.integers(0, 10**12), texts
    ),
    "screen": st.builds(WallScreen, *[texts] * 4),
    "publication": st.builds(
        PublishedPage, months, st.sampled_from(Window), texts, st.integers(1, 10**6), texts
    ),
}  # fmt: skip

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


class Store:
    """The tables of a store in memory; what is written is not published."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(":memory:")
        self._connection.execute("attach ':memory:' as store")
        migrate(self._connection)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        return self._connection


@pytest.fixture
def log() -> Iterator[Store]:
    made = Store()
    yield made
    made.cursor().close()


@contextmanager
def altered(log: Store, how: str) -> Iterator[None]:
    """The log as it is after a change that is then taken back."""
    cursor = log.cursor().begin()
    cursor.execute(how)
    yield
    cursor.rollback()


def example(kind: StatementKind[Any], by: str = "Lan") -> NewStatement:
    return kind.of(EXAMPLES[kind.name][0], by, "vì thế")


@every_kind
@given(data=st.data())
def test_facts_of_every_kind_come_back_as_they_were_said(
    kind: StatementKind[Any], data: st.DataObject
) -> None:
    facts = data.draw(FACTS[kind.name])
    kept = kind.of(facts, "Lan", "vì thế").facts
    again = msgspec.json.decode(kept, type=kind.facts)
    assert (again, type(again)) == (facts, type(facts))
    assert kind.of(again, "Lan", "vì thế").facts == kept


@every_kind
def test_what_is_kept_of_every_kind_keeps_its_names(kind: StatementKind[Any]) -> None:
    facts, kept = EXAMPLES[kind.name]
    assert kind.of(facts, "Lan", "vì thế").facts == kept


def test_a_visit_that_an_older_program_kept_has_no_justification() -> None:
    visit, kept = EXAMPLES["visit"]
    old = kept[: kept.index(',"justification"')] + "}"
    assert msgspec.json.decode(old, type=Visit) == replace(visit, justification=None)


@every_kind
def test_a_statement_says_who_when_and_why(log: Store, kind: StatementKind[Any]) -> None:
    state(log, [example(kind)])
    (found,) = statements(log, kind)
    assert (found.place, found.kind, found.facts) == (1, kind.name, EXAMPLES[kind.name][0])
    assert (found.by, found.why, found.subject) == ("Lan", "vì thế", kind.subject(found.facts))
    assert str(found.at.tzinfo) == "Asia/Ho_Chi_Minh"
    assert found.holds
    assert standing(log, kind) == history(log, kind, found.subject) == [found]
    assert [statements(log, other) for other in KINDS if other != kind] == [[]] * (len(KINDS) - 1)


def test_of_one_subject_the_newest_stands_where_the_subject_first_came_up(log: Store) -> None:
    told = [SavedFilter(name, {"n": str(place)}) for place, name in enumerate("abacb")]
    state(log, [FILTER.of(each, "Lan", "vì") for each in told])
    assert [(each.subject, each.facts.query["n"]) for each in standing(log, FILTER)] == [
        ("a", "2"),
        ("b", "4"),
        ("c", "3"),
    ]
    assert [each.place for each in history(log, FILTER, "a")] == [1, 3]


def test_a_subject_is_not_taken_for_one_that_begins_like_it(log: Store) -> None:
    state(log, [FILTER.of(SavedFilter(name, {}), "Lan", "vì") for name in ("a", "ab", "b", "%")])
    assert [each.subject for each in history(log, FILTER, "a")] == ["a"]
    assert [each.subject for each in statements(log, FILTER, ["a"])] == ["a", "ab"]
    assert [each.subject for each in statements(log, FILTER, ["b", "%"])] == ["b", "%"]
    assert statements(log, FILTER, []) == []


def test_what_stood_before_a_statement_that_is_taken_back_stands_again(log: Store) -> None:
    names = [Alias("Một cửa", code, None, None) for code in ("1", "2", "3")]
    state(log, [NAME.of(each, "Lan") for each in names])
    told = statements(log, NAME)
    state(log, taking_back(told[2:], "Hoa", "nhầm"))
    assert [each.facts.code for each in standing(log, NAME)] == ["2"]
    one, two, gone = statements(log, NAME)
    assert (one.holds, two.holds, gone.holds) == (True, True, False)
    assert (gone.by, gone.taken_back_by) == ("Lan", "Hoa")
    assert gone.taken_back_at is not None
    assert gone.taken_back_at >= gone.at
    state(log, taking_back(statements(log, NAME), "Minh"))
    assert standing(log, NAME) == []
    assert [each.taken_back_by for each in statements(log, NAME)] == ["Minh", "Minh", "Hoa"]
    assert taking_back(statements(log, NAME), "Lan") == []
    state(log, [NAME.of(names[0], "Lan")])
    assert [each.facts.code for each in standing(log, NAME)] == ["1"]
    assert list(broken(log)) == []


def test_of_several_statements_all_are_kept_or_none(log: Store) -> None:
    state(log, [example(NAME)])
    wrong = NewStatement("name", "x", "{}", "Lan", takes_back=9)
    with pytest.raises(duckdb.ConstraintException):
        state(log, [example(PERSON), wrong])
    assert (len(statements(log, NAME)), statements(log, PERSON)) == (1, [])
    assert list(broken(log)) == []


@pytest.mark.parametrize(("by", "why"), [(" ", "vì"), ("Lan", "")])
def test_what_needs_a_reason_is_not_said_without_name_and_reason(by: str, why: str) -> None:
    with pytest.raises(ValueError, match="who says so, and why"):
        FILTER.of(SavedFilter("a", {}), by, why)


def test_an_explanation_carries_who_gave_it(log: Store) -> None:
    new = EXAMPLES["explanation"][0]
    state(log, [EXPLANATION.of(new, "Lan"), EXPLANATION.of(replace(new, text="Nữa"), "Hoa")])
    found = list(signed(Explanation, statements(log, EXPLANATION, ["2024-09/"])))
    assert [(each.text, each.by, each.month) for each in found] == [
        (new.text, "Lan", Month(2024, 9)),
        ("Nữa", "Hoa", Month(2024, 9)),
    ]


# --- What is altered behind the program's back -------------------------------------------------

ALTERED = [
    "update store.statement set kind = 'khác' where place = 2",
    "update store.statement set subject = 'khác' where place = 2",
    "update store.statement set facts = facts || ' ' where place = 2",
    "update store.statement set stated_by = 'ai đó' where place = 2",
    "update store.statement set stated_at = stated_at + interval 1 microsecond where place = 2",
    "update store.statement set why = 'khác' where place = 2",
    "update store.statement set takes_back = 1 where place = 2",
    "update store.statement set by_command = true where place = 2",
    "update store.statement set seal = repeat('a', 64) where place = 2",
    "delete from store.statement where place = 2",
    "delete from store.statement where place = 1",
]


@every_kind
def test_a_statement_of_any_kind_that_is_altered_is_noticed(
    log: Store, kind: StatementKind[Any]
) -> None:
    state(log, [example(NAME), example(kind), example(PERSON)])
    assert list(broken(log)) == []
    for how in ALTERED:
        with altered(log, how):
            assert list(broken(log)) != [], how
    assert list(broken(log)) == []


def test_what_the_command_line_said_is_marked_and_the_mark_is_sealed(log: Store) -> None:
    with command_line():
        state(log, [example(NAME)])
    state(log, [example(PERSON)])
    assert [each.by_command for each in everything(log, KINDS)] == [True, False]
    assert list(broken(log)) == []
    log.cursor().execute("update store.statement set by_command = null where place = 1")
    assert list(broken(log)) == [1]


def test_check_names_each_statement_that_was_altered(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    # An annex and a public page name their files, which would be missed.
    alone = [kind for kind in KINDS if kind not in (ANNEX, PUBLICATION)]
    with writing(database) as writer:
        writer.learn(lambda source: state(source, map(example, alone)))
    assert verify(database, MEASURES) == []
    with writing(database) as writer:
        writer.cursor().execute("update store.statement set stated_by = 'ai đó'")
    assert verify(database, MEASURES) == [
        Finding(FindingKind.CHANGED_STATEMENT, str(place + 1)) for place in range(len(alone))
    ]
