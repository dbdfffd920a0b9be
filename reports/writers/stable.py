"""Makes the same content the same bytes: a document opened again is compared by its sha256."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold; a member says nothing of when it was written."""
_MOMENTS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_PROPERTIES = "docProps/core.xml"
_EMBEDDED = ".xlsx"
"""The figures of a chart on a slide are a workbook of their own."""


def stable(content: bytes, at: datetime) -> bytes:
    """An Office file without the moments of its writing.

    Args:
        content: A .docx, .xlsx or .pptx.
        at: What its properties name as the moment instead.
    """
    moment = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    held = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(held, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == _PROPERTIES:
                data = _MOMENTS.sub(rb"\g<1>" + moment + rb"\g<3>", data)
            elif name.endswith(_EMBEDDED):
                data = stable(data, at)
            target.writestr(ZipInfo(name, _EARLIEST), data, ZIP_DEFLATED)
    return held.getvalue()
