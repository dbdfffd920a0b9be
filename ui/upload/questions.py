"""Everything that a person is asked about one file, in one place of its card."""

from __future__ import annotations

from access.roles import Capability
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped, Inbox
from ui.kit import html
from ui.upload import answers, cards, mapping, names, said
from wording.scores import explaining


def show(workspace: Workspace, inbox: Inbox, file: Dropped) -> None:
    """Draw what only a person can say of a file: what its words mean, whose the names are."""
    answers.show(inbox, file)
    said.show(workspace, inbox, file)
    doubts = file.doubts
    if not workspace.viewer.may(Capability.EXPLAIN_FILES):
        if doubts or any(proposal.form is None for proposal in file.proposals):
            html.show(cards.note(explaining.ASK_OFFICE))
        return
    if doubts:
        names.show(workspace, inbox, file.key, doubts)
    first = inbox.strangers()
    called = {each.key: each.name for each in inbox.files}
    for proposal in file.proposals:
        key = first.get((proposal.fingerprint, proposal.source), file.key)
        if proposal.form is None and key != file.key:
            html.show(cards.note(explaining.SAME_LAYOUT.format(file=called[key])))
        else:
            mapping.show(workspace, inbox, file.key, proposal)
