"""Reads XML parts of a package by local name, refusing any document type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from ingest.containers.refusal import RefusedError
from metrics.counts.problem import ProblemCase

Handler = Callable[[str, dict[str, str]], None]
LAST = True
"""For `Parse`: no more data follows."""

_HEAD = 16384
"""Bytes: the root and what it declares; most answers stand there, and the rest may be 200 MB."""


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def parser(*, namespaces: bool = False) -> expat.XMLParserType:
    """A parser that refuses a DTD, and with it every entity but the five of XML.

    Args:
        namespaces: Whether names come as `namespace local`, instead of as they are written.
    """
    made = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_dtd
    return made


def each_element(data: bytes, handle: Handler) -> None:
    """Call `handle` with the local name and attributes of every element."""
    made = parser()
    made.StartElementHandler = lambda name, attributes: handle(
        local(name), {local(key): value for key, value in attributes.items()}
    )
    made.Parse(data, LAST)


def root(data: bytes) -> str | None:
    """The local name of the root; None where there is none to be read."""
    found: list[str] = []
    made = parser()

    def first(name: str, _attributes: Mapping[str, str]) -> None:
        found.append(local(name))
        made.StartElementHandler = None

    made.StartElementHandler = first
    try:
        made.Parse(data[:_HEAD])
        if not found:
            made.Parse(data[_HEAD:], LAST)
    except expat.ExpatError:
        return found[0] if found else None
    return found[0]


def is_well_formed(data: bytes) -> bool:
    """Whether a part can be parsed to its end."""
    try:
        parser().Parse(data, LAST)
    except expat.ExpatError:
        return False
    return True


def _refuse_dtd(*_declaration: object) -> None:
    raise RefusedError(ProblemCase.UNSAFE_CONTENT_DTD)
