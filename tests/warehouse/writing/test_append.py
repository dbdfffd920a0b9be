"""Storing: whole or not at all, once or not again, and never over what was there."""

from __future__ import annotations

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.upload import Changes, Difference
from tests.warehouse.builders import (
    ENTRY,
    MEASURES,
    SEPTEMBER,
    STATUTORY,
    Values,
    original,
    put,
    store,
    upload,
)
from tests.warehouse.stored_problems import problems_of
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest
from warehouse.record.upload import NewUpload
from warehouse.writing.store import writing


def standing(database: Database, month: Month = SEPTEMBER) -> dict[tuple[str, str], int]:
    with newest(database) as edition:
        return queries.figures_of(edition, month)


ONLINE, LATE = ("26377", "received_online"), ("26377", "resolved_late")


def test_a_receipt_tells_what_was_stored(database: Database) -> None:
    (receipt,) = store(database, upload({ONLINE: 40, LATE: 0}))
    assert (receipt.upload, receipt.units, receipt.figures) == ("2409-0001", 1, 2)
    assert receipt.changes == Changes(new=2)
    assert receipt.stored_at.utcoffset() is not None
    assert not receipt.already_stored
    assert standing(database) == {ONLINE: 40, LATE: 0}


def test_numbers_of_uploads_run_within_their_month(database: Database) -> None:
    receipts = store(
        database,
        upload({ONLINE: 1}, "a"),
        upload({ONLINE: 1}, "b", month=Month(2024, 10)),
        upload({ONLINE: 2}, "c"),
    )
    assert [each.upload for each in receipts] == ["2409-0001", "2410-0001", "2409-0002"]


def test_the_same_bytes_again_give_the_same_receipt_and_add_nothing(database: Database) -> None:
    (first,) = store(database, upload({ONLINE: 40}))
    (again,) = store(database, upload({ONLINE: 40}))
    assert again.already_stored
    assert (again.upload, again.stored_at, again.changes) == (
        first.upload,
        first.stored_at,
        first.changes,
    )
    with newest(database) as edition:
        assert len(queries.uploads(edition)) == 1
        assert edition.number == 2


@pytest.mark.parametrize(
    "other",
    [
        upload({ONLINE: 40}, form=STATUTORY),
        upload({ONLINE: 40}, month=Month(2024, 8)),
        upload({ONLINE: 40}, unit="26377"),
    ],
    ids=["form", "month", "unit"],
)
def test_the_same_bytes_as_another_form_month_or_unit_are_another_upload(
    database: Database, other: NewUpload
) -> None:
    _, second = store(database, upload({ONLINE: 40}), other)
    assert not second.already_stored


def test_later_uploads_that_changed_figures_are_named_when_the_old_file_comes_again(
    database: Database,
) -> None:
    old = upload({ONLINE: 40, LATE: 3}, "old")
    store(database, old, upload({ONLINE: 41, LATE: 3}, "new"))
    (again,) = store(database, old)
    assert again.superseded == (1, ("2409-0002",))
    assert standing(database)[ONLINE] == 41


def test_a_removal_supersedes_too(database: Database) -> None:
    old = upload({ONLINE: 40, LATE: 3}, "old")
    store(database, old, upload({ONLINE: 40, LATE: None}, "new"))
    assert store(database, old)[0].superseded == (1, ("2409-0002",))


def test_after_undo_what_was_replaced_stands_again(database: Database) -> None:
    store(database, upload({ONLINE: 40, LATE: 3}, "old"))
    (second,) = store(database, upload({ONLINE: 50, LATE: None}, "new"))
    assert second.changes == Changes(changed=1, removed=1)
    assert standing(database) == {ONLINE: 50}
    with writing(database) as writer:
        assert writer.undo(second.upload, "Chi")
    assert standing(database) == {ONLINE: 40, LATE: 3}
    with newest(database) as edition:
        row = queries.uploads(edition)[-1]
        assert (row.undone_by, row.undone_at is not None) == ("Chi", True)


def test_undoing_twice_changes_nothing(database: Database) -> None:
    (receipt,) = store(database, upload({ONLINE: 40}))
    with writing(database) as writer:
        assert writer.undo(receipt.upload, "")
        assert not writer.undo(receipt.upload, "")
    assert standing(database) == {}


def test_an_unknown_upload_cannot_be_undone(database: Database) -> None:
    with writing(database) as writer, pytest.raises(KpiError, match="unknown_upload"):
        writer.undo("2409-0009", "")


def test_after_undo_the_same_bytes_are_a_new_upload(database: Database) -> None:
    (receipt,) = store(database, upload({ONLINE: 40}))
    with writing(database) as writer:
        writer.undo(receipt.upload, "")
    (again,) = store(database, upload({ONLINE: 40}))
    assert (again.upload, again.already_stored) == ("2409-0002", False)
    assert standing(database) == {ONLINE: 40}


def test_a_blank_removes_only_what_the_same_form_stored(database: Database) -> None:
    store(database, upload({ONLINE: 40, LATE: 3}, "statutory", form=STATUTORY))
    (receipt,) = store(database, upload({ONLINE: 41, LATE: None}, "entry", form=ENTRY))
    assert receipt.changes == Changes(changed=1)
    assert standing(database) == {ONLINE: 41, LATE: 3}


def test_a_row_of_blanks_states_nothing(database: Database) -> None:
    other = ("26380", "received_online")
    store(database, upload({ONLINE: 40, LATE: 3}, "first"))
    (receipt,) = store(database, upload({ONLINE: None, LATE: None, other: 7}, "second"))
    assert receipt.changes == Changes(new=1)
    assert standing(database) == {ONLINE: 40, LATE: 3, other: 7}


def test_a_blank_keeps_removing_when_the_upload_between_is_taken_back(database: Database) -> None:
    store(database, upload({ONLINE: 1, LATE: 3}, "a"))
    (between,) = store(database, upload({ONLINE: 2, LATE: None}, "b"))
    store(database, upload({ONLINE: 3, LATE: None}, "c"))
    with writing(database) as writer:
        writer.undo(between.upload, "")
    assert standing(database) == {ONLINE: 3}


def test_the_tables_of_one_file_are_stored_all_or_none(database: Database) -> None:
    good = upload({ONLINE: 40}, "year", month=Month(2024, 8))
    doubled = upload({ONLINE: 41}, "year")
    doubled.figures.add(*ONLINE, 42, "G9")
    with writing(database) as writer, pytest.raises(ValueError, match="given twice"):
        put(writer, good, doubled)
    with newest(database) as edition:
        assert queries.uploads(edition) == []
        assert queries.months(edition) == []


def test_a_measure_that_nobody_knows_is_refused_with_all_of_its_batch(database: Database) -> None:
    strange = upload({ONLINE: 1, ("26377", "received_onlin"): 40}, month=Month(2024, 10))
    with writing(database) as writer, pytest.raises(KpiError, match="unknown_measure") as raised:
        writer.keep(original(strange.file))
        writer.append([upload({ONLINE: 40}), strange], MEASURES)
    assert raised.value.facts == {"file": "thang-9.xlsx", "measures": "received_onlin"}
    with newest(database) as edition:
        assert queries.uploads(edition) == []


def test_one_table_twice_in_a_file_is_refused(database: Database) -> None:
    with writing(database) as writer, pytest.raises(ValueError, match="are the same table"):
        put(writer, upload({ONLINE: 40}), upload({LATE: 1}))


def test_nothing_is_stored_without_its_original(database: Database) -> None:
    with writing(database) as writer, pytest.raises(ValueError, match="original"):
        writer.append([upload({ONLINE: 40})], MEASURES)


def test_the_original_is_kept_byte_for_byte(database: Database) -> None:
    (receipt,) = store(database, upload({ONLINE: 40}, "a"))
    assert (database.originals / receipt.sha256).read_bytes() == original("a")


def test_an_import_is_refused_before_the_disk_is_full(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 4096

    monkeypatch.setattr("shutil.disk_usage", lambda _: Full)
    with writing(database) as writer, pytest.raises(KpiError, match="no_space"):
        writer.keep(b"x")


def test_what_failed_leaves_what_came_before_it_in_the_batch(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), writing(database) as writer:
        put(writer, upload({ONLINE: 40}))
        raise ZeroDivisionError
    assert standing(database) == {ONLINE: 40}


def test_the_difference_is_known_before_anything_is_stored(database: Database) -> None:
    store(database, upload({ONLINE: 40, LATE: 3, ("26377", "apologies"): 1}, "a"))
    coming = upload(
        {ONLINE: 40, LATE: 4, ("26377", "apologies"): None, ("26377", "digitised"): 9}, "b"
    )
    with newest(database) as edition:
        changes, differences = queries.compare(edition, coming)
    assert changes == Changes(new=1, changed=1, same=1, removed=1)
    assert set(differences) == {
        Difference("26377", "resolved_late", 3, 4),
        Difference("26377", "apologies", 1, None),
    }
    assert store(database, coming)[0].changes == changes


def test_beside_an_edition_the_newest_word_that_was_not_taken_back_counts(
    database: Database,
) -> None:
    other = ("26368", "resolved_late")
    told: list[Values] = [
        {ONLINE: 40, LATE: 3},
        {other: 5, LATE: 4},
        {ONLINE: 50, other: 6},
        {LATE: 9},
    ]
    names = [store(database, upload(each, str(place)))[0].upload for place, each in enumerate(told)]
    # What comes again after it was taken back is the newest word, though it came first.
    with writing(database) as writer:
        writer.undo(names[0], "")
        writer.undo(names[2], "")
    store(database, upload(told[0], "0"))
    with writing(database) as writer:
        writer.undo(names[3], "")
    stands = {ONLINE: 40, LATE: 3, other: 5}
    assert standing(database) == stands
    asked: list[Values] = [*told, {**stands}, {other: 5, ("26371", "copies"): 1}]
    for values in asked:
        coming = upload(values, "new")
        with newest(database) as edition, writing(database) as writer:
            found = queries.compare(edition, coming)
            assert found == queries.compare(writer, coming)
        same = sum(stands.get(key) == value for key, value in values.items())
        assert found[0].same == same


def test_warnings_are_kept_with_the_upload(database: Database) -> None:
    problems = (
        Problem(
            Severity.WARNING, ProblemCase.HIDDEN_CONTENT_ROWS, "Tháng 9", "D12", "12", {"row": 12}
        ),
        Problem(Severity.WARNING, ProblemCase.TOTAL_MISMATCH),
    )
    (receipt,) = store(database, upload({ONLINE: 1}, problems=problems))
    with newest(database) as edition:
        assert problems_of(edition, receipt.upload) == problems


def test_undone_uploads_leave_the_lists_of_what_stands(database: Database) -> None:
    first, second = store(
        database, upload({ONLINE: 1}, "a", month=Month(2024, 8)), upload({ONLINE: 1}, "b")
    )
    with writing(database) as writer:
        writer.undo(second.upload, "")
    with newest(database) as edition:
        last = queries.last_upload(edition)
        assert last is not None
        assert last.upload == first.upload
        assert queries.months(edition) == [Month(2024, 8)]
        assert queries.reported(edition, SEPTEMBER) == set()
