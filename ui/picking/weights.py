"""The weights by which visits are suggested: tried on the page, kept with who and why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access.roles import Capability
from metrics.inspection.file import Criterion, InspectionSettings, SelectionShares
from pipeline.statements import weighing
from pipeline.statements.recording import Signed
from pipeline.statements.weighing import Kept
from ui.frame import session
from ui.inspection.place import InspectionPlace
from ui.kit import html
from ui.kit.form import record, sign, told
from ui.kit.html import tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said

_FIELD, _KEPT = "suggest", "weights"


def choose(place: InspectionPlace, kept: Kept, capacity: int) -> InspectionSettings:
    """Draw the weights, beginning with those that are kept, and the way to keep others."""
    held = kept.settings
    with st.expander(said.WEIGHTS, key=f"{_FIELD}_weights"):
        html.show(tag("p.k.k-sm.k-muted", said.WEIGHTS_TEXT.format(source=held.source)))
        changed = held.reweighted(_weights(held))
        chosen = replace(changed, parts=_parts(held.parts), capacity=capacity)
        html.show(tag("p.k.k-sm.k-muted", _kept_by(kept)))
        if chosen != held and place.viewer.may(Capability.RECORD_INSPECTIONS):
            _keep(place, chosen)
    told(_KEPT)
    if chosen != held:
        html.show(html.note(said.NOT_KEPT))
    return chosen


def _weights(held: InspectionSettings) -> dict[Criterion, Decimal]:
    weights = {}
    columns: list[DeltaGenerator] = []
    for each in held.weighings:
        columns = columns or list(st.columns(3, vertical_alignment="bottom"))
        weight = columns.pop(0).number_input(
            said.WEIGHT.format(name=each.name, full=numbers.count(each.full)),
            0,
            1000,
            int(each.weight),
            key=f"{_FIELD}_{each.criterion}",
        )
        weights[each.criterion] = Decimal(weight)
    return weights


def _parts(held: SelectionShares) -> SelectionShares:
    """The shares of the parts as typed; those that are kept where they do not make a whole."""
    shares = [
        column.number_input(
            said.PART.format(name=name), 0, 100, share, step=5, key=f"{_FIELD}_part_{part}"
        )
        for column, (part, name), share in zip(
            st.columns(3),
            words.PARTS.items(),
            (held.risk, held.rotation, held.random),
            strict=True,
        )
    ]
    if sum(shares) == 100:
        return SelectionShares(*shares)
    html.show(html.note(said.PARTS_WRONG))
    return held


def _kept_by(kept: Kept) -> str:
    if kept.entry is None:
        return said.AS_SHIPPED
    day = numbers.moment(kept.entry.at)
    return said.KEPT_BY.format(by=kept.entry.by, day=day, why=kept.entry.why)


def _keep(place: InspectionPlace, chosen: InspectionSettings) -> None:
    sign(_KEPT)
    st.button(
        said.KEEP_WEIGHTS,
        key=f"{_KEPT}_do",
        help=said.KEEP_CAPACITY,
        on_click=_keep_now,
        args=(place, chosen),
    )


def _keep_now(place: InspectionPlace, chosen: InspectionSettings) -> None:
    def act(signed: Signed) -> str:
        weights = {each.criterion: each.weight for each in chosen.weighings}
        weighing.set_weights(
            session.workspace(), place.viewer, weights, chosen.parts, chosen.capacity, signed
        )
        return said.WEIGHTS_KEPT

    record(_KEPT, act)
