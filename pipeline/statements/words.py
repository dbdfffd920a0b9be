"""What a person said once and holds for later files is taken back."""

from __future__ import annotations

from typing import Any

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.workspace import Workspace
from warehouse.engine.connection import Source
from warehouse.statements.log import StatementKind, state, statements, taking_back


def take_back(workspace: Workspace, kind: StatementKind[Any], place: int, by: str) -> None:
    """Let a word hold no longer; what had stood before it stands again.

    Raises:
        KpiError: `not_permitted`; `unknown_word` where there is no such word; `busy`.
    """
    workspace.viewer.must(Capability.EXPLAIN_FILES)
    with workspace.edition() as edition:
        if all(each.place != place for each in statements(edition, kind)):
            raise KpiError(ErrorCode.UNKNOWN_WORD)

    def said(source: Source) -> None:
        told = [each for each in statements(source, kind) if each.place == place]
        state(source, taking_back(told, by))

    workspace.learn(said)
