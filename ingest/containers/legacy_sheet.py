"""Reads the texts of a sheet that are in a code from before Unicode, where the result proves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.containers.sheet import Sheet
from ingest.text.legacy_text import Legacy, could_be, decoded
from ingest.text.syllables import reads
from ingest.text.words import Words

Known = Callable[[str], bool]
_FEWEST_PROOFS = 3
"""So many words of our tables appear at once only where a whole sheet is in a code."""
_LOOKED_AT = 60
"""Rows that hold the headings, in which a sheet without fonts shows that it is in a code."""


_Suspect = tuple[tuple[int, int], str]
"""A cell and the text in it."""


def decode(sheet: Sheet, words: Words, is_heading: Known, is_unit: Known) -> None:
    """Replace every text that its font or the sheet's own headings prove to be in a code.

    The sheet's rows are changed and the cells noted in `decoded`.

    Args:
        sheet: The sheet.
        words: What recognises the first columns.
        is_heading: Whether a text is made of words that head columns of counts.
        is_unit: Whether a text names a unit of any time.
    """
    if not (sheet.scan.fonts or sheet.scan.codes or _is_odd(sheet)):
        return

    def known(text: str) -> bool:
        return is_heading(text) or words.label(text) in words.anchors or is_unit(text)

    suspects = list(_suspects(sheet))
    proven = next((code for code in Legacy if _proves(suspects, code, known)), None)
    for suspect in suspects:
        text = _read(sheet, suspect, proven, known)
        if text is not None:
            _replace(sheet, suspect[0], text)


def decode_name(sheet: Sheet, cell: tuple[int, int], known: Known) -> bool:
    """Replace one text that names nothing as it stands, where a code makes it name something."""
    text = sheet.rows[cell[0]][cell[1]]
    if not isinstance(text, str) or not could_be(text) or known(text):
        return False
    found = next((each for code in Legacy if known(each := decoded(text, code))), None)
    if found is None:
        return False
    _replace(sheet, cell, found)
    return True


def _is_odd(sheet: Sheet) -> bool:
    """Whether several texts around the headings read as nothing."""
    rows = sheet.rows[:_LOOKED_AT]
    texts = {value for row in rows for value in row if isinstance(value, str)}
    return sum(could_be(text) and not reads(text) for text in texts) >= _FEWEST_PROOFS


def _suspects(sheet: Sheet) -> Iterator[_Suspect]:
    for index, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and could_be(value):
                yield (index, column), value


def _proves(suspects: list[_Suspect], code: Legacy, known: Known) -> bool:
    """Whether enough different texts are known in a code and not as they stand."""
    found = 0
    for text in dict.fromkeys(text for _, text in suspects):
        found += known(decoded(text, code)) and not known(text)
        if found == _FEWEST_PROOFS:
            return True
    return False


def _read(sheet: Sheet, suspect: _Suspect, proven: Legacy | None, known: Known) -> str | None:
    """The text in the code of its font, or in the one that the sheet proves."""
    cell, text = suspect
    for code in sheet.scan.codes_of(cell) or ((proven,) if proven else ()):
        found = decoded(text, code)
        if (known(found) and not known(text)) or (reads(found) and not reads(text)):
            return found
    return None


def _replace(sheet: Sheet, cell: tuple[int, int], text: str) -> None:
    row = sheet.rows[cell[0]]
    assert isinstance(row, list)
    row[cell[1]] = text
    sheet.decoded.append(cell)
