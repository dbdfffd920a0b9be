"""Reads the words of a table's frame from `data/reference/frame.toml`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ingest.phrases.vocabulary import Block, FrameVocabulary, PhraseRole
from ingest.text.names import plain
from metrics.counts.errors import ReferenceDataError
from metrics.counts.fields import Fields, opened

_SLOTS = (
    *("covered", "shared", "gathered", "no_figures", "other", "this_table", "left_out"),
    *("includes", "cases"),
)
"""Lists whose words may stand in a phrase, `{covered}`."""


def read_vocabulary(
    reference: Path, fields: Collection[str], headings: Collection[str]
) -> FrameVocabulary:
    """The words of frames.

    Args:
        reference: The folder of reference data.
        fields: Names of fields of procedures, plain.
        headings: Words that head counts in any form, plain.

    Raises:
        ReferenceDataError: With everything that is wrong in the file.
    """
    faults: list[str] = []
    document = opened(reference / "frame.toml", faults)
    if document is None:
        raise ReferenceDataError(tuple(faults))
    no_fields = set(map(plain, document.texts("no_fields")))
    remarks = document.texts("remarks")
    slots: dict[str, Collection[str]] = {f"{{{name}}}": document.texts(name) for name in _SLOTS}
    slots["{field}"] = set(fields) - no_fields
    blocks = document.rows("block", _block, "role")
    document.finish()
    roles = {block.role for block in blocks}
    for role in PhraseRole:
        if role not in roles:
            document.note(f"no block has the role {role}")
    if faults:
        raise ReferenceDataError(tuple(faults))
    return FrameVocabulary(blocks, slots, headings, remarks)


def _block(row: Fields) -> Block:
    role = row.word("role", PhraseRole)
    kinds = ("phrases", "telling", "strict", "names")
    lists = {name: row.texts(name) for name in kinds if name in row.names}
    if (role is PhraseRole.TIME) == bool(lists):
        row.note("want phrases, but none for time")
    return Block(role, **lists)
