"""The table of who may do what, as it drives the program."""

from __future__ import annotations

from access.roles import TABLE, Capability, Role
from ui.kit import html
from ui.kit.html import TableColumn, tag
from wording import access as words


def show() -> None:
    """Draw it, a row a capability."""
    columns = (TableColumn(words.CAPABILITY), *(TableColumn(words.ROLES[role]) for role in Role))
    rows = (
        (words.CAPABILITIES[each], *(_held(role, each) for role in Role)) for each in Capability
    )
    html.show(
        tag("h2.k.k-h2", words.TABLE),
        tag("p.k.k-sm.k-muted", words.TABLE_TEXT),
        html.wide(words.TABLE, html.table(columns, rows, "k-t.k-may")),
    )


def _held(role: Role, capability: Capability) -> str:
    reach = TABLE[role].get(capability)
    return words.REACH[reach] if reach else words.NOT_HELD
