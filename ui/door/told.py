"""Whose a file is: its address serves the session to which it was told, and nobody who copied it.

Streamlit serves a file, and takes one, at an address that it told to one page, without asking who
comes with it. What goes out over a session's own socket is what that session was told.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

OWNED = ("/media/", "/_stcore/upload_file/")
"""How addresses of files begin, that are made and those that are brought."""
_SIGNS = tuple(start.encode() for start in OWNED)
_SESSIONS = 2000
"""Sessions that are remembered, those first that were told something last: an office has fewer."""
_ADDRESSES = 5000
"""Addresses a session: a page has some ten, and each month that is looked at some more."""
_told: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()


def note(digest: str, content: bytes) -> None:
    """Note what a message of the server tells a session.

    Args:
        digest: What is kept of the session's token.
        content: The message as it goes out.
    """
    if not any(sign in content for sign in _SIGNS):
        return
    held = _told.setdefault(digest, OrderedDict())
    _told.move_to_end(digest)
    for address in _addresses(content):
        held[address] = None
        held.move_to_end(address)
    while len(held) > _ADDRESSES:
        held.popitem(last=False)
    while len(_told) > _SESSIONS:
        _told.popitem(last=False)


def to(digest: str, path: str) -> bool:
    """Whether the file of an address is this session's."""
    return path in _told.get(digest, ())


def _addresses(content: bytes) -> Iterator[str]:
    # Only where an address of a file stands by the protocol: what a person wrote may look like one.
    try:
        message = ForwardMsg.FromString(content)
    except Exception:
        # What is no such message tells of no file.
        return
    element = message.delta.new_element
    yield element.download_button.url
    for picture in element.imgs.imgs:
        yield picture.url
    yield message.logo.image
    yield message.logo.icon_image
    yield message.page_config_changed.favicon
    yield message.backend_operation_response.deferred_file.url
    for file in message.file_urls_response.file_urls:
        yield file.upload_url
        yield file.delete_url
