"""When the last backup of the schedule was made, and whether it could be restored."""

from __future__ import annotations

from pipeline.journal.backups import tries
from ui.frame import session
from ui.kit import html
from ui.kit.html import tag
from wording import backup as words
from wording import numbers


def show() -> None:
    """Draw what the last tries came to."""
    with session.books() as books:
        found = tries(books)
    html.show(tag("h2.k.k-h2", words.SCHEDULE))
    if not found:
        html.show(tag("p.k", words.SCHEDULE_NONE), tag("pre.k.k-command", words.SCHEDULE_COMMAND))
        return
    last, good = found[-1], [each for each in found if not each.facts.trouble]
    time = numbers.moment(last.at)
    if not last.facts.trouble:
        told = words.SCHEDULE_WELL.format(
            time=time,
            name=last.facts.name,
            files=numbers.count(last.facts.files),
            size=words.size(last.facts.size),
        )
        html.show(tag("p.k", told))
        return
    before = words.SCHEDULE_LAST.format(time=numbers.moment(good[-1].at)) if good else None
    ill = words.SCHEDULE_ILL.format(time=time, trouble=last.facts.trouble)
    html.show(html.note(tag("p", ill), tag("p", before) if before else None, role="alert"))
