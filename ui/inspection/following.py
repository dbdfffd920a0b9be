"""What became of conclusions: proofs, later deadlines, closing, and the files handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.visit import EARLIEST, LATEST, Conclusion, Visit
from pipeline.inspection import findings
from pipeline.inspection.findings import FollowUp
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import Signed
from ui.entry import proof_files
from ui.entry.proof_files import OfferedFile
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import DAY, RecordForm, fault, record, sign, told
from ui.scores import charge
from wording import errors
from wording.inspection import inspections_page as said

OPENED = "conclusion_follow"
"""Whether the form stands open, in the session; a click on a row opens it."""


def files(place: InspectionPlace, visits: Sequence[Visit]) -> None:
    """The files of proofs that were handed in."""
    proof_files.offer(
        [
            OfferedFile(
                each.conclusion,
                said.PROOF_LINE.format(
                    conclusion=each.conclusion, proof=each.proof, name=each.file_name
                ),
                each.file,
                each.file_name,
            )
            for each in place.records.conclusions_of(visits)
            if each.file is not None
        ]
    )


def labels(place: InspectionPlace) -> dict[str, str]:
    """What stands for each conclusion in a list, by its name."""
    visits = {visit.visit: visit for visit in place.records.visits}
    return {
        each.conclusion: f"{each.conclusion} · {place.unit(visits[each.visit])} · {each.finding}"
        for each in place.records.conclusions
    }


def follow_up(place: InspectionPlace) -> None:
    """Draw the form for proofs, later deadlines and closing."""
    names = labels(place)
    if not names:
        return
    with st.expander(said.FOLLOW, key=OPENED, on_change="rerun"):
        name = st.selectbox(
            said.CONCLUSION, list(names), format_func=names.__getitem__, key="fu_name"
        )
        found = place.records.conclusion(name)
        key = f"fu_{name}"
        if found.closed_on is None:
            html.show(charge.from_conclusion(name))
        form = RecordForm(key, _shown)
        form.open(found)
        _follow_fields(place, found, key)
        sign(key)
        with st.container(horizontal=True):
            st.button(said.SAVE, key=f"{key}_save", on_click=_update, args=(place, form, "save"))
            if found.closed_on is None:
                st.button(
                    said.CLOSE,
                    type="primary",
                    key=f"{key}_close",
                    on_click=_update,
                    args=(place, form, "close"),
                )
            else:
                st.button(
                    said.REOPEN,
                    key=f"{key}_reopen",
                    on_click=_update,
                    args=(place, form, "reopen"),
                )
        told(key)


def _follow_fields(place: InspectionPlace, found: Conclusion, key: str) -> None:
    left, middle, right = st.columns(3)
    with left:
        st.text_input(said.PROOF, key=f"{key}_proof", placeholder=said.PROOF_HINT, max_chars=300)
        fault(key, "proof")
    with middle:
        st.date_input(
            said.NEW_DEADLINE,
            key=f"{key}_deadline",
            min_value=min(EARLIEST, found.deadline),
            max_value=max(LATEST, found.deadline),
            format=DAY,
        )
        fault(key, "deadline")
    with right:
        st.date_input(said.CLOSED_ON, place.day, key=f"{key}_closed", format=DAY)
        fault(key, "closed")
    proof_files.field(_file(key))


def _file(key: str) -> str:
    """Of the form with that key, the field of its file."""
    return f"{key}_file"


def _shown(conclusion: Conclusion) -> Mapping[str, object]:
    """What the fields show of a conclusion."""
    return {"proof": conclusion.proof, "deadline": conclusion.deadline}


def _update(place: InspectionPlace, form: RecordForm[Conclusion], what: str) -> None:
    name = form.seen.conclusion

    def act(signed: Signed) -> str:
        form.save(
            lambda: _say_anew(place, form, signed, what),
            lambda: session.ask(records).conclusion(name),
        )
        return said.FOLLOWED.format(conclusion=name)

    lacking = KpiError(ErrorCode.PROOF_IS_MISSING, conclusion=name)
    asks = what == "close" or proof_files.chosen(_file(form.key)) is not None
    needs = [("proof", errors.sentence(lacking))] if asks else []
    record(form.key, act, needs)


def _say_anew(
    place: InspectionPlace, form: RecordForm[Conclusion], signed: Signed, what: str
) -> Conclusion:
    """Record what was typed and asked for, and nothing that the form only showed."""
    typed, seen = form.typed(), form.seen
    wanted = FollowUp(
        seen.conclusion,
        proof=typed.get("proof"),
        closed_on=st.session_state[f"{form.key}_closed"] if what == "close" else None,
        deadline=typed.get("deadline"),
        reopen=what == "reopen",
        seen=seen,
        file=proof_files.chosen(_file(form.key)),
    )
    return findings.follow_up(session.workspace(), place.viewer, wanted, signed)
