"""The numbers documents were given, and one of them opened again beside what holds now."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from metrics.counts.office_lines import NumberedPaper
from pipeline.desk.clock import today
from pipeline.papers import issue, kinds
from pipeline.scores.scorecard import View
from pipeline.statements.numbered_papers import numbered_papers, take_number_back
from ui.frame import session
from ui.frame.session import Capability
from ui.kit import author, html
from ui.kit.html import Child, Html, TableColumn, number, tag
from ui.papers import files
from ui.papers.since import since
from ui.scores import answers
from wording import numbers
from wording.papers import register, report

_OPEN = "paper_open"


def show(kind: kinds.PaperKind, view: View) -> None:
    """Draw the register, the way to give this document a number, and what was given before."""
    with session.books() as books:
        found = [each for each in numbered_papers(books.edition) if each.holds]
        paper = issue.unnumbered(books, kind.code, view)
    answers.show_told()
    title = register.title(len(found))
    with st.expander(title, expanded=bool(st.session_state.get(_OPEN)), key="paper_register"):
        if session.viewer().may(Capability.NUMBER_PAPERS):
            _giving(kind, paper)
        if not found:
            html.show(html.muted(register.NONE))
            return
        papers = [each.facts for each in reversed(found)]
        html.show(_table(papers, {each.facts.subject: each.by for each in found}))
        _opened(papers)


def _giving(kind: kinds.PaperKind, paper: NumberedPaper) -> None:
    with st.container(
        key="paper_number", horizontal=True, gap="small", vertical_alignment="bottom"
    ):
        st.text_input(register.NUMBER, key="paper_no", max_chars=6, width=110)
        day = st.date_input(register.DAY, today(), key="paper_day", format="DD/MM/YYYY", width=150)
        with st.container(width=260):
            author.field("paper_by")
        st.button(register.GIVE, key="paper_give", on_click=_give, args=(replace(paper, day=day),))
    html.show(html.muted(register.HINT.format(kind=kind.title, edition=paper.edition)))


def _give(paper: NumberedPaper) -> None:
    numbered = replace(paper, number=str(st.session_state["paper_no"] or "").strip())

    def act() -> str:
        workspace = session.workspace()
        issue.number_document(workspace, session.viewer(), numbered, author.said("paper_by"))
        return register.GIVEN.format(number=numbered.number, day=numbers.day(numbered.day))

    if answers.attempt(act):
        st.session_state["paper_no"] = ""
        st.session_state[_OPEN] = _name(numbered)


def _table(papers: list[NumberedPaper], by: dict[str, str]) -> Html:
    columns = (
        number(register.NUMBER),
        TableColumn(register.DAY, "v"),
        TableColumn(register.WHAT, "w"),
        TableColumn(register.FOR),
        number(register.EDITION),
        TableColumn(register.BY),
    )
    return html.wide(register.TITLE, html.table(columns, (_row(each, by) for each in papers)))


def _row(paper: NumberedPaper, by: dict[str, str]) -> tuple[Child, ...]:
    return (
        tag("b", paper.number),
        numbers.day(paper.day),
        kinds.KINDS[paper.paper].title,
        _whose(paper),
        numbers.count(paper.edition),
        by[paper.subject],
    )


def _whose(paper: NumberedPaper) -> str:
    period = report.period(paper.window, paper.month)
    unit = session.reference().register.at(paper.month).get(paper.under)
    return register.WHOSE.format(period=period, unit=unit.name if unit else paper.under)


def _opened(papers: list[NumberedPaper]) -> None:
    by_name = {_name(each): each for each in papers}
    chosen = st.selectbox(
        register.OPEN, list(by_name), index=None, placeholder=register.CHOOSE, key=_OPEN
    )
    if chosen is None:
        return
    paper = by_name[chosen]
    kind, view = kinds.KINDS[paper.paper], View(paper.month, paper.window, paper.under)
    with st.container(key="paper_again", horizontal=True, gap="small"):
        files.buttons("paper_again", kind, view, paper.edition, again=True)
        if session.viewer().may(Capability.NUMBER_PAPERS):
            st.button(register.TAKE_BACK, key="paper_back", on_click=_take_back, args=(paper,))
    html.show(since(paper.edition, view))


def _name(paper: NumberedPaper) -> str:
    return register.NAME.format(
        number=paper.number,
        day=numbers.day(paper.day),
        title=kinds.KINDS[paper.paper].title,
        whose=_whose(paper),
    )


def _take_back(paper: NumberedPaper) -> None:
    def act() -> str:
        take_number_back(session.workspace(), session.viewer(), paper, author.said("paper_by"))
        return register.TAKEN_BACK.format(number=paper.number)

    answers.attempt(act)
