"""The funnel below the rows: every judged unit by its size, with one sentence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from metrics.verdicts.rollup import Score
from ui.charts import funnel_chart, plot
from ui.kit import html
from ui.kit.html import tag
from wording import numbers
from wording.scores import gaps as said


def show(judged: Sequence[Score], noun: str, what: tuple[Hashable, ...]) -> None:
    """Draw the funnel of some judged rows.

    Args:
        judged: The most missing first.
        noun: What a row is: a district, a unit.
        what: All that it shows, so that it is drawn anew only for something else.
    """
    answer = said.funnel(judged, noun)
    html.show(tag("h2.k.k-h2.k-funnel", said.FUNNEL), tag("p.k.k-sub", html.rich(answer)))
    plot.show("funnel", what, lambda dark: funnel_chart.funnel(judged, dark=dark), answer)
    notes = [said.FUNNEL_NOTE.format(noun=noun)]
    drawn = funnel_chart.targets(judged)
    if len({row.goal.percent for row in judged if row.goal}) > len(drawn):
        listed = ", ".join(numbers.goal(percent) for percent in drawn)
        notes.append(said.FUNNEL_OTHERS.format(targets=listed, noun=noun))
    html.show(tag("p.k.k-sm.k-muted", " ".join(notes)))
