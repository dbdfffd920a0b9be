"""What a team looks for on the spot: doubts, earlier visits, open conclusions, the checklist."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.inspection.file import settings
from metrics.inspection.visit import ConclusionState
from metrics.units.unit import Unit
from pipeline.inspection import follow
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.inspection import watch_table
from ui.inspection.place import InspectionPlace
from ui.kit.html import Html, join, tag
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said


def doubts(view: View) -> Html:
    """Which of the figures to look at."""
    rows = session.ask(watchlist, Watched(view))
    found = watch_table.doubtful(rows)
    items = [text for texts in found.values() for text in texts]
    return _block(said.PAPER_DOUBTS, items, said.PAPER_NO_DOUBTS)


def visits(place: InspectionPlace, unit: Unit) -> Html:
    """The last visits and how they stand."""
    visits = session.ask(follow.visits_of, unit.identity)
    items = [
        f"{words.days(visit)}: {words.KINDS[visit.kind].lower()}, "
        f"{words.state(visit, place.day).lower()}, {visit.team}"
        for visit in visits[:4]
    ]
    return _block(said.PAPER_VISITS, items, said.PAPER_NO_VISITS)


def still_open(place: InspectionPlace, unit: Unit) -> Html:
    """The conclusions that are not closed."""
    due = session.ask(follow.due, unit.identity)
    items = [
        f"{each.conclusion.finding} – {each.conclusion.recommendation} "
        f"({each.conclusion.responsible}, {said.until(each.conclusion.deadline)}"
        + (f", {words.deadline(each.conclusion, place.day)}" * (each.state is _LATE))
        + ")"
        for each in due
    ]
    return _block(said.PAPER_OPEN, items, said.PAPER_NO_OPEN)


_LATE = ConclusionState.OVERDUE


def checklist(place: InspectionPlace) -> Html:
    """The points that are looked at, with a box to tick."""
    points = settings(place.reference).contents
    items = [f"☐ {each.clause} {each.title}" for each in points]
    return _block(said.PAPER_CHECKLIST, items, "", "k-boxes")


def _block(title: str, items: Sequence[str], nothing: str, kind: str = "") -> Html:
    listed = tag("ul", (tag("li", item) for item in items), class_=kind)
    return join(tag("h3.k-h3", title), listed if items else tag("p.k-sub", nothing))
