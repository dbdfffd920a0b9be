"""Questions about what a table says: one sentence with its words quoted, the answers as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.counts.answer import Answer, Choice
from metrics.counts.problem import Problem
from pipeline.intake.inbox import Dropped, Inbox
from pipeline.intake.options import Options
from ui.kit import html
from ui.kit.html import tag
from wording.intake import upload as words
from wording.intake.problems import advice

SHOWN = 8
"""Questions asked at a time; the others come once these are answered."""


def asked(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that are settled by pressing one of their answers."""
    return [each for each in problems if each.choices and set(each.choices) <= set(Choice)]


def show(inbox: Inbox, file: Dropped) -> None:
    """Draw the questions of a file and the answers it was given."""
    if file.checked is None or file.outcome is not None:
        return
    questions = asked(file.checked.problems)
    own = file.own or Options()
    given = [each for each in own.beside.answers if each.choice in set(Choice)]
    if not questions and not given:
        return
    with st.container(key=f"questions-{file.key}"):
        for place, question in enumerate(questions[:SHOWN]):
            _question(inbox, file, own, question, place)
        if given:
            _given(inbox, file, own, given)


def _question(inbox: Inbox, file: Dropped, own: Options, question: Problem, place: int) -> None:
    with st.container(
        key=f"question-{file.key}-{place}", horizontal=True, vertical_alignment="center"
    ):
        cell = tag("b", question.cell), " " if question.cell else None
        html.show(tag("p.k.k-up-ask", cell, advice(question)))
        for choice in question.choices:
            st.button(
                words.ANSWERS[Choice(choice)],
                key=f"answer-{choice}-{file.key}-{place}",
                on_click=_say,
                args=(inbox, file, own, question, choice),
            )


def _say(inbox: Inbox, file: Dropped, own: Options, question: Problem, choice: str) -> None:
    answer = Answer(question.sheet or "", question.cell or "", choice)
    told = [
        each
        for each in own.beside.answers
        if (each.sheet, each.cell) != (answer.sheet, answer.cell)
    ]
    inbox.say(file.key, replace(own, beside=replace(own.beside, answers=(*told, answer))))


def _given(inbox: Inbox, file: Dropped, own: Options, given: Sequence[Answer]) -> None:
    said = "; ".join(
        words.ANSWERED.format(cell=each.cell, answer=words.ANSWERS[Choice(each.choice)])
        for each in given
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        html.show(tag("span.k.k-sm.k-sub", said, " ", words.ANSWERED_KEPT), width="content")
        st.button(
            words.ANSWER_AGAIN,
            key=f"answer-again-{file.key}",
            type="tertiary",
            on_click=lambda: inbox.say(
                file.key, replace(own, beside=replace(own.beside, answers=()))
            ),
        )
