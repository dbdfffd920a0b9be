"""Replaces pieces of an XML part where they stand and leaves every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.containers import xml_parts
from ingest.containers.xml_parts import local

Wanted = Callable[[Sequence[str]], bool]
"""Whether to note an element, by its path of local names, itself last."""

_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_ENCODING = re.compile(rb"^[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_WIDE = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
"""By how a part begins, with a byte order mark or without."""
_NAME = re.compile(r"<(/?)([A-Za-z])")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Not `xml.sax.saxutils`: it brings a web client along, which doubles the start of a child.
_IN_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_CONTENT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class Element:
    """Where an element stands in its part, in bytes."""

    path: tuple[str, ...]
    """Local names from the root to itself."""
    prefix: str
    """With its colon; empty where there is none."""
    attributes: dict[str, str]
    """By local name."""
    start: int
    inside: int
    """Just after the start tag."""
    close: int = -1
    """Just before the end tag; the end of the start tag where it closes itself."""
    end: int = -1

    @property
    def name(self) -> str:
        """Its own local name."""
        return self.path[-1]


def find(part: bytes, wanted: Wanted) -> list[Element]:
    """The wanted elements of a part in their order."""
    found: list[Element] = []
    path: list[str] = []
    opened: list[Element | None] = []
    parser = xml_parts.parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(local(name))
        if not wanted(path):
            opened.append(None)
            return
        place = parser.CurrentByteIndex
        plain = {local(key): value for key, value in attributes.items()}
        prefix = name[: -len(path[-1])]
        found.append(Element(tuple(path), prefix, plain, place, tag_end(part, place)))
        opened.append(found[-1])

    def end(_name: str) -> None:
        path.pop()
        element = opened.pop()
        if element is None:
            return
        element.close = element.end = element.inside
        if part[element.inside - 2 : element.inside] != b"/>":
            element.close = parser.CurrentByteIndex
            element.end = tag_end(part, element.close)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(part, xml_parts.LAST)
    return found


def named(part: bytes, name: str) -> list[Element]:
    """The elements of a part that have a name."""
    return find(part, lambda path: path[-1] == name)


def tag_end(part: bytes, start: int) -> int:
    """Where the tag that starts there ends."""
    match = _TAG.match(part, start)
    assert match is not None
    return match.end()


@dataclass(slots=True)
class Edits:
    """Pieces to be replaced, in any order; none may overlap another."""

    part: bytes
    _pieces: list[tuple[int, int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, by: bytes) -> None:
        """Put other bytes in the place of those from `start` to `end`."""
        self._pieces.append((start, end, len(self._pieces), by))

    def insert(self, place: int, piece: bytes) -> None:
        """Put bytes before what stands there, after what was put there before."""
        self.replace(place, place, piece)

    def remove(self, element: Element) -> None:
        """Leave an element out."""
        self.replace(element.start, element.end, b"")

    def set(self, element: Element, **attributes: str) -> None:
        """Give an element's start tag other attributes."""
        tag = self.part[element.start : element.inside]
        self.replace(element.start, element.inside, with_attributes(tag, **attributes))

    def append(self, element: Element, piece: bytes, **attributes: str) -> None:
        """Put bytes before the end tag of an element and set attributes of its start tag."""
        tag = with_attributes(self.part[element.start : element.inside], **attributes)
        if element.end == element.inside:
            self.replace(element.start, element.end, filled(tag, piece))
            return
        if attributes:
            self.replace(element.start, element.inside, tag)
        self.insert(element.close, piece)

    def result(self) -> bytes:
        """The part with every piece in its place."""
        pieces = []
        done = 0
        for start, end, _, by in sorted(self._pieces):
            pieces += [self.part[done:start], by]
            done = end
        return b"".join([*pieces, self.part[done:]])


def filled(tag: bytes, inside: bytes) -> bytes:
    """An element that closes itself, with something in it."""
    name = tag[1:].split(None, 1)[0].rstrip(b"/>")
    return tag[:-2].rstrip() + b">" + inside + b"</" + name + b">"


def with_attributes(tag: bytes, **attributes: str) -> bytes:
    """A start tag with attributes set; others stay as they are written."""
    for name, value in attributes.items():
        written = f' {name}="{attribute(value)}"'.encode()
        old = re.search(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag)
        if old is not None:
            tag = tag[: old.start()] + written + tag[old.end() :]
        else:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + written + tag[end:]
    return tag


def as_utf8(part: bytes) -> bytes:
    """The part in UTF-8 without a byte order mark, so that byte places are certain."""
    part = part.removeprefix(b"\xef\xbb\xbf")
    encoding = _WIDE.get(part[:2])
    if encoding is None:
        stated = _ENCODING.match(part[:200])
        if stated is None or stated[1].lower() in (b"utf-8", b"utf8"):
            return part
        encoding = stated[1].decode()
    return _HEAD + _DECLARATION.sub("", part.decode(encoding)).encode()


def clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def content(text: str) -> str:
    """Text as the content of an element."""
    return clean(text).translate(_IN_CONTENT)


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return clean(text).translate(_IN_ATTRIBUTE)


def prefixed(markup: str, prefix: str) -> bytes:
    """Markup written without prefixes, in the words of a part that uses one."""
    return (_NAME.sub(rf"<\1{prefix}\2", markup) if prefix else markup).encode()
