"""A zip of workbooks is taken as its members; it is taken apart in a child process."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from ingest.reading import MOST_BYTES
from ingest.sandbox.reader import members

_ENDING = ".zip"
_NAMELESS = "tep"
_LONGEST_NAME = 200  # bytes; a file system takes 255.


def each_file(dropped: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Files that came together, each a name and what it holds, with zips as their members.

    A zip that cannot be taken apart stays what it is, and is refused when it is read. A zip in a
    zip is not taken apart.
    """
    for name, content in dropped:
        found = None
        if name.lower().endswith(_ENDING) and len(content) <= MOST_BYTES:
            found = members(content)
        yield from found or ((name, content),)


def each_path(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The same of files on the disk; the members are written into a folder."""
    found: list[Path] = []
    for path in paths:
        inside = members(path.read_bytes()) if _may_be_one(path) else None
        if not inside:
            found.append(path)
            continue
        for name, content in inside:
            # Members of different folders may have one name.
            place = folder / f"{len(found)}" / plain_name(name)
            place.parent.mkdir()
            place.write_bytes(content)
            found.append(place)
    return found


def _may_be_one(path: Path) -> bool:
    named = path.name.lower().endswith(_ENDING)
    return named and path.is_file() and path.stat().st_size <= MOST_BYTES


def plain_name(name: str) -> str:
    """A file's own name: no folders, no control or direction signs, short enough for a disk."""
    last = PurePosixPath(name.replace("\\", "/")).name
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    stem, dot, ending = seen.rpartition(".")
    if not dot or len(ending) > 8:
        stem, dot, ending = seen, "", ""
    room = _LONGEST_NAME - len((dot + ending).encode())
    stem = stem.encode()[:room].decode(errors="ignore")
    return (stem + dot + ending).strip(". ") or _NAMELESS
