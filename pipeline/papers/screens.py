"""Wall screens: an address with a token of its own each, made and revoked by named people."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import WallScreen
from metrics.counts.statement import Statement
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Names, Signed, learn, plain, signer
from warehouse.engine.connection import Source
from warehouse.statements.kinds import SCREEN
from warehouse.statements.log import NewStatement, held, holding, statements, taking_back

ADDRESS = "/man-hinh"
_LETTERS = "MH"
_BYTES = 32
"""256 bits: nobody comes upon an address by trying."""


@dataclass(frozen=True, slots=True)
class NewScreen:
    """A screen and the one sight of its address there is."""

    screen: WallScreen
    address: str


def screens(source: Source) -> list[Statement[WallScreen]]:
    """Every screen that was given an address, oldest first, those revoked too."""
    return statements(source, SCREEN)


def screen_of(source: Source, token: str) -> WallScreen | None:
    """The screen with that token; None: there is none, or it was revoked."""
    sought = _digest(token)
    return next((each for each in holding(source, SCREEN) if each.sha256 == sought), None)


def give_address(
    workspace: Workspace, viewer: Viewer, place: str, under: str | None, by: str, day: date
) -> NewScreen:
    """Give a screen an address of its own.

    Args:
        workspace: Where.
        viewer: Who may do so.
        place: Where the screen hangs.
        under: The unit whose figures it shows; None: the whole scope.
        by: The person's name.
        day: Today.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`; `name_is_missing` without a place;
            `unknown_unit`.
    """
    viewer.must(Capability.PUBLISH_PUBLIC)
    name, where = signer(by), plain(place)
    if not where:
        raise KpiError(ErrorCode.NAME_IS_MISSING)
    head = under or workspace.reference.scope
    if head not in workspace.reference.register.on(day):
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=head, month=None)
    token = secrets.token_urlsafe(_BYTES)

    def said(source: Source) -> tuple[WallScreen, list[NewStatement]]:
        called = Names(source, SCREEN, _LETTERS).next(day.year)
        made = WallScreen(called, where, head, _digest(token))
        return made, [SCREEN.of(made, name)]

    return NewScreen(learn(workspace, viewer, said), f"{ADDRESS}/{token}")


def revoke(workspace: Workspace, viewer: Viewer, screen: str, signed: Signed) -> None:
    """Have the address of a screen lead nowhere from now on.

    Raises:
        KpiError: `not_permitted`; `unknown_screen` where no screen of that name has one.
    """
    viewer.must(Capability.PUBLISH_PUBLIC)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        found = held(source, SCREEN, screen)
        if not found:
            raise KpiError(ErrorCode.UNKNOWN_SCREEN, screen=screen)
        return None, taking_back(found, signed.by, signed.why)

    learn(workspace, viewer, said)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
