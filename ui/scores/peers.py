"""A unit among those like it: one sentence, a strip of dots an indicator, and the table."""

from __future__ import annotations

from metrics.ranking.peers import PeerGroup, PeerStanding
from ui.kit import drawings, html
from ui.kit.html import Child, Html, TableColumn, tag
from wording import interface as words
from wording import numbers
from wording.scores import peers as said


def block(group: PeerGroup | None) -> Html:
    """The whole of it; only the sentence where nothing can be compared, and on paper."""
    told = tag("p.k-prof-p", html.rich(said.sentence(group)))
    title = tag("h3.k-h2", said.TITLE)
    if group is None or not group.standings:
        return tag("section", title, told)
    return tag("section", title, told, _unfolded(group))


def _unfolded(group: PeerGroup) -> Html:
    columns = [
        TableColumn(words.INDICATOR),
        TableColumn(said.COLUMN_STRIP, "k-strip"),
        html.number(said.COLUMN_OWN),
        html.number(said.COLUMN_PEERS),
        html.number(said.COLUMN_POINTS),
        html.number(said.COLUMN_ABOVE),
        html.number(said.COLUMN_BELOW),
        TableColumn(said.COLUMN_SAYS),
    ]
    table = html.table(columns, (_row(each) for each in group.standings), "k-t.k-prof-peers")
    return tag(
        "details.k-peers",
        tag("summary", said.TABLE),
        html.wide(said.TITLE, table),
        html.muted(said.units(group)),
        html.muted(said.rule(group)),
    )


def _row(each: PeerStanding) -> tuple[Child, ...]:
    score = each.score
    target = score.goal.percent if score.goal else None
    percents = [row.share.percent for row in each.others if row.share is not None]
    clear = each.change.movement.clear
    conclusion = said.SAYS[each.change.movement]
    return (
        score.indicator.short,
        drawings.strip(percents, each.own),
        tag("b", numbers.figure(each.own, target)),
        numbers.figure(each.peers, target),
        numbers.change(each.own - each.peers),
        numbers.count(each.above),
        numbers.count(each.below),
        tag("b", conclusion) if clear else tag("span.k-muted", conclusion),
    )
