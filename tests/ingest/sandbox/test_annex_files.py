"""Annexes come from strangers: what is dangerous in a Word file is refused or never touched."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ingest.sandbox.reader import read_annex
from pipeline.desk.workspace import REFERENCE
from tests.ingest.annex.files import drawn, word

TEXT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def changed(**parts: bytes) -> bytes:
    """A sound annex with parts added or replaced, by their names."""
    out = BytesIO()
    with ZipFile(BytesIO(word(drawn("kcn.txt")))) as old, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in old.namelist():
            if name not in parts:
                made.writestr(name, old.read(name))
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def part(name: str) -> bytes:
    with ZipFile(BytesIO(word(drawn("kcn.txt")))) as package:
        return package.read(name)


def kinds(data: bytes) -> list[str]:
    return [problem.case.value for problem in read_annex(data, REFERENCE).problems]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (lambda: changed(**{"word/vbaProject.bin": b"\x00"}), "unsafe_content.macros"),
        (lambda: changed(**{"word/embeddings/o.bin": b"\x00"}), "unsafe_content.ole_objects"),
        (
            lambda: changed(**{TEXT: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part(TEXT)[55:]}),
            "unsafe_content.dtd",
        ),
        (lambda: changed(**{"word/media/a.bin": b"\x00" * (210 << 20)}), "too_large.unpacked"),
        (lambda: b"%PDF-1.7 annex", "not_a_spreadsheet.pdf"),
        (lambda: word([[["Họ tên", "Chức vụ"], ["Lê Văn A", "Chủ tịch"]]]), "no_table"),
        (lambda: b"", "not_a_spreadsheet.empty"),
    ],
    ids=["macros", "objects", "dtd", "bomb", "pdf", "no annex", "empty"],
)
def test_a_dangerous_or_foreign_file_is_refused(data: Callable[[], bytes], kind: str) -> None:
    assert kinds(data()) == [kind]


def test_a_link_to_elsewhere_is_never_followed() -> None:
    link = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://127.0.0.1:9/x.dotm"'
        b' TargetMode="External"/></Relationships>'
    )
    data = changed(**{RELATIONS: part(RELATIONS).replace(b"</Relationships>", link)})
    assert len(read_annex(data, REFERENCE).rows) == 35
