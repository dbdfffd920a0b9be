"""What a person who explained a layout has said of the phrases in its headings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ingest.phrases.vocabulary import FrameVocabulary, PhraseRole, Place, ReadText

_CHANNELS = frozenset({PhraseRole.ONLINE, PhraseRole.ONLINE_PART, PhraseRole.OFFLINE})
_EXPLAINED = {
    "received_online": _CHANNELS,
    "received_offline": _CHANNELS,
    "carried_in": frozenset({PhraseRole.EARLIER}),
}
"""Roles that the meaning of a column accounts for."""


def unexplained(
    text: str, said: ReadText, keys: Collection[str], vocabulary: FrameVocabulary
) -> ReadText:
    """What a phrase over explained columns says that their meanings do not.

    Args:
        text: The phrase.
        said: What it says as a label.
        keys: Of the columns it stands over: their meanings, numbered from the second on.
        vocabulary: The words of frames.
    """
    meanings = [key.partition("-")[0] for key in keys]
    known = [_EXPLAINED.get(meaning, frozenset[PhraseRole]()) for meaning in meanings]
    roles = said.roles.difference(frozenset.intersection(*known) if known else ())
    if PhraseRole.EXCLUSION not in vocabulary.read(text, Place.PROSE).roles:
        # "Chưa xong" is what a column counts; "không tính …" leaves some of it out.
        roles -= {PhraseRole.EXCLUSION}
    # What the words of its own mean is what the person said.
    return replace(said, roles=roles, rest="")
