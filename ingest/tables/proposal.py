"""Proposes how a table may be read that no known form is laid over; a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from itertools import islice

from ingest.findings import shown
from ingest.layouts.counts import read_count
from ingest.layouts.fingerprint import headed, heading_keys, identity
from ingest.layouts.form import Rows
from ingest.layouts.heading import is_ratio
from ingest.layouts.library import Library
from ingest.layouts.meanings import Meaning, likeliest, settled, usual
from ingest.layouts.rows import Body, read_body
from ingest.layouts.sheet_table import SheetTable
from ingest.owners.field_rows import matched
from ingest.tables.candidates import SheetCandidate
from ingest.text.addresses import address, letters
from metrics.counts.mapping import ColumnRole, Heading
from metrics.counts.reading import ProposedColumn, TableProposal

_MOST_PROPOSALS = 6
"""Tables of a file that are asked about; whoever has more explains these first."""
_MOST_COLUMNS = 80
"""A wider table is no report of an office."""
_SAMPLES = 3
"""Cells of each column that a person is shown, beside its heading."""
_LOOKED_AT = 200
"""Rows that show what a column holds; the commune level of most provinces fits."""


@dataclass(frozen=True, slots=True)
class _Guess:
    meaning: Meaning
    sure: bool
    near: tuple[str, ...] = ()


def proposals(candidates: Sequence[SheetCandidate], library: Library) -> list[TableProposal]:
    """What a person may explain, each layout once."""
    found: dict[tuple[str, str], TableProposal] = {}
    for each in (each for each in candidates if each.explicable):
        named = identity(each.sheet, each.header, library.forms.words)
        if named[:2] in found or len(found) == _MOST_PROPOSALS:
            continue
        proposal = _propose(each, named, library)
        if proposal is not None:
            found[named[:2]] = proposal
    return list(found.values())


def with_counts(candidates: Iterable[SheetCandidate], library: Library) -> list[str]:
    """The sheets whose tables state counts, of a known form or not."""
    words = library.forms.words
    return [
        each.sheet.name
        for each in candidates
        if each.match or _propose(each, identity(each.sheet, each.header, words), library)
    ]


def _propose(
    asked: SheetCandidate, named: tuple[str, str, str], library: Library
) -> TableProposal | None:
    """What each column of a table seems to hold; None where it has no counts at all."""
    fingerprint, source, title = named
    sheet, header = asked.sheet, asked.header
    places = headed(header)
    if len(places) > _MOST_COLUMNS:
        return None
    counts = [place for place in places if _holds_counts(asked, place)]
    if not counts:
        return None
    body = read_body(sheet.rows, header, counts, library.forms.words)
    before = library.said_before(fingerprint, source)
    guesses = _guesses(asked, places, counts, before, library)
    made = asked.match.form.code if asked.match else None
    return TableProposal(
        sheet=sheet.name,
        cells=f"{address(header.top, places[0])}:{address(header.bottom, places[-1])}",
        fingerprint=fingerprint,
        source=source,
        title=title,
        columns=tuple(
            ProposedColumn(
                letters(place),
                address(header.bottom, place),
                tuple(" ".join(level.split()) for level in header.texts[place]),
                _samples(asked, body, place),
                guess.meaning,
                guess.sure,
                guess.near,
            )
            for place, guess in zip(places, guesses, strict=True)
        ),
        by_field=_by_field(asked, body, library),
        month=asked.month,
        units=len(body.units),
        groups=len(body.groups),
        totals=len(body.totals),
        form=asked.mapping.code if asked.mapping else made,
        agreed=asked.mapping is not None,
    )


def _guesses(
    asked: SheetCandidate,
    places: Sequence[int],
    counts: Sequence[int],
    before: Dictionary[Heading, Meaning],
    library: Library,
) -> list[_Guess]:
    """What each column seems to hold, first of all as a person said `before`."""
    headings = [asked.header.texts[place] for place in places]
    if asked.mapping is not None:
        return [
            _Guess(meaning, sure=True, near=_near(heading, library))
            for heading, meaning in zip(headings, asked.mapping.meanings, strict=True)
        ]
    guesses = [
        _Guess(before[key], sure=True, near=_near(heading, library))
        if key in before
        else _guess(asked, place, heading, library, counted=place in counts)
        for place, heading, key in zip(places, headings, heading_keys(headings), strict=True)
    ]
    chosen = settled([each.meaning for each in guesses], [each.sure for each in guesses])
    return [replace(each, meaning=meaning) for each, meaning in zip(guesses, chosen, strict=True)]


def _guess(
    asked: SheetCandidate, place: int, heading: Heading, library: Library, *, counted: bool
) -> _Guess:
    label = _label(asked, place)
    if label is not None:
        return _Guess(label, sure=True)
    if is_ratio(heading):
        return _Guess(None, sure=True)
    known, near = library.meanings.known(heading), _near(heading, library)
    if not counted:
        return _Guess(None, sure=False, near=near)
    if known:
        return _Guess(usual(known), sure=True, near=near)
    return _Guess(likeliest(library.meanings.alike(heading)), sure=False, near=near)


def _label(asked: SheetCandidate, place: int) -> str | None:
    header = asked.header
    labels = {
        header.ordinal: ColumnRole.ROW_NUMBER,
        header.unit_code: ColumnRole.UNIT_CODE,
        header.unit_name: ColumnRole.UNIT_NAME,
        header.district: ColumnRole.DISTRICT,
    }
    found = labels.get(place)
    return found.value if found else None


def _near(heading: Heading, library: Library) -> tuple[str, ...]:
    return tuple(meaning for meaning, _ in library.meanings.alike(heading))


def _holds_counts(asked: SheetCandidate, place: int) -> bool:
    """Whether at least one cell below the headings is a count, and the column is no label."""
    below = asked.header.bottom + 1
    return _label(asked, place) is None and any(
        isinstance(read_count(row[place]), int)
        for row in asked.sheet.rows[below : below + _LOOKED_AT]
    )


def _samples(asked: SheetCandidate, body: Body, place: int) -> tuple[str, ...]:
    cells = (asked.sheet.rows[row][place] for row in body.units[:_LOOKED_AT])
    texts = (text for cell in cells if (text := (shown(cell) or "").strip()))
    return tuple(islice(texts, _SAMPLES))


def _by_field(asked: SheetCandidate, body: Body, library: Library) -> bool:
    """Whether the rows are fields of one unit, as the heading and the names tell."""
    if asked.mapping is not None:
        return asked.mapping.by_field
    if asked.match is not None:
        table = SheetTable(asked.sheet, asked.header, asked.match, body, asked.findings)
        laid = matched(table, library.forms, library.names(asked.month))
        return laid.form.rows is Rows.FIELDS
    name = asked.header.unit_name
    if name is None:
        return False
    labels = [asked.sheet.rows[row][name] for row in body.units[:_LOOKED_AT]]
    known = library.names(asked.month)
    texts = [label for label in labels if isinstance(label, str) and label.strip()]
    fields = library.forms.words.heads_fields(asked.header.keys[name])
    return fields and not any(known.is_unit(text) or known.looks_like_unit(text) for text in texts)
