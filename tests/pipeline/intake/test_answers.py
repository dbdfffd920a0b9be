"""What a file asks can be answered beside it; the answer is kept once the file is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.reading import Request
from ingest.sandbox.reader import read as read_child
from metrics.counts.answer import NOT_A_UNIT, Answer, Choice, Phrase
from metrics.counts.beside import Beside
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake import request
from pipeline.intake.options import Options
from pipeline.intake.upload import FileOutcome, check_files, store_files
from pipeline.statements import aliases, phrases
from pipeline.statements.aliases import Naming, confirm, confirm_all
from tests.asking import asked
from tests.ingest.workbooks import II06A_ROW, SEPTEMBER, ii06a, saved
from tests.warehouse.builders import new_database

STRANGE, CELL = "Đội Phượng Hoàng", "B12"
PHRASE = Phrase("ho so gap", "f" * 64, "UBND", Choice.WHOLE)
AT = "C5"
SHEET = "II.06a"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(saved(ii06a([(1, STRANGE, *II06A_ROW)], total=False)))
    return path


@pytest.fixture
def phrase_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file has a phrase of which it is not plain what it means; only then come its names."""

    def read(path: Path, wanted: Request, told: object = None) -> Reading:
        del told
        known = {each.choice for each in wanted.phrases if each == PHRASE}
        said = [each.choice for each in wanted.answers if each.cell == AT]
        found = read_child(path, wanted)
        if said:
            found.answered.append(replace(PHRASE, choice=Choice(said[0])))
        elif not known:
            choices = ("whole", "leave_out")
            case = ProblemCase.UNCLEAR_COLUMN
            (sheet,) = {table.sheet for table in found.tables}
            found.problems[:] = [
                Problem(Severity.ERROR, case, sheet, AT, "Hồ sơ gấp", choices=choices)
            ]
        # A name that was answered for, as the reader takes it.
        cells = [each.cell for each in wanted.answers if each.choice in ("26383", NOT_A_UNIT)]
        found.problems[:] = [each for each in found.problems if each.cell not in cells]
        return found

    monkeypatch.setattr(request, "read", read)


def options(*answers: tuple[str, str], by: str = "Lan") -> Options:
    said = tuple(Answer(SHEET, cell, choice) for cell, choice in answers)
    return Options(uploader=by, beside=Beside(answers=said))


def stored(workspace: Workspace, file: Path, said: Options) -> FileOutcome:
    return store_files(workspace, [file], said)[0]


def test_a_sheet_and_the_cell_of_the_name_are_as_these_tests_say(
    workspace: Workspace, file: Path
) -> None:
    (problem,) = stored(workspace, file, Options()).problems
    assert (problem.sheet, problem.cell, problem.found) == (SHEET, CELL, STRANGE)


@pytest.mark.usefixtures("phrase_asked")
def test_answers_are_kept_once_the_file_is_stored_and_not_before(
    workspace: Workspace, file: Path
) -> None:
    said = options((AT, "whole"), (CELL, "26383"))
    (checked,) = check_files(workspace, [file], said)
    assert checked.clean
    with workspace.edition() as edition:
        assert phrases.learned(edition) == ()
    outcome = stored(workspace, file, said)
    assert outcome.stored
    with workspace.edition() as edition:
        assert phrases.learned(edition) == (PHRASE,)
        assert [(each.name, each.code) for each in aliases.learned(edition)] == [(STRANGE, "26383")]
    (statement,) = asked(workspace, phrases.remembered)
    assert statement.by == "Lan"
    # The same command again: nothing is asked that was not answered, and nothing is said twice.
    again = stored(workspace, file, said)
    assert again.already_stored
    assert again.edition == outcome.edition


@pytest.mark.usefixtures("phrase_asked")
def test_an_answer_can_be_taken_back_and_then_the_phrase_asks_again(
    workspace: Workspace, file: Path
) -> None:
    confirm(workspace, STRANGE, "26383", "Lan", SEPTEMBER)
    assert stored(workspace, file, options((AT, "whole"))).stored
    assert stored(workspace, file, Options()).already_stored
    (statement,) = asked(workspace, phrases.remembered)
    phrases.take_back(workspace, statement.place, "Hoa")
    (statement,) = asked(workspace, phrases.remembered)
    assert (statement.holds, statement.taken_back_by) == (False, "Hoa")
    assert stored(workspace, file, Options()).problems[0].case is ProblemCase.UNCLEAR_COLUMN
    with pytest.raises(KpiError):
        phrases.take_back(workspace, statement.place + 7, "Hoa")


@pytest.mark.usefixtures("phrase_asked")
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (("Z99", "whole"), ErrorCode.NOT_ASKED),
        ((AT, "cumulative"), ErrorCode.NO_CHOICE),
        ((AT, "26383"), ErrorCode.NO_CHOICE),
        ((CELL, "whole"), ErrorCode.NO_CHOICE),
    ],
)
def test_an_answer_that_nothing_asks_for_refuses_the_files(
    workspace: Workspace, file: Path, answer: tuple[str, str], code: ErrorCode
) -> None:
    good = (AT, "whole") if answer[0] != AT else answer
    with pytest.raises(KpiError) as refused:
        stored(workspace, file, options(good, (CELL, "26383"), answer))
    assert refused.value.code is code
    with workspace.edition() as edition:
        assert edition.version == 0
        assert phrases.learned(edition) == ()


def test_a_row_that_is_no_unit_is_remembered_as_such(workspace: Workspace) -> None:
    naming = Naming(STRANGE, NOT_A_UNIT, SEPTEMBER)
    (known,) = confirm_all(workspace, [naming], "Lan")
    assert (known.code, known.valid_from, known.valid_to) == (NOT_A_UNIT, None, None)
    with workspace.edition() as edition:
        assert aliases.learned(edition) == (known,)
