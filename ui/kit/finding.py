"""Every list to choose from finds what is typed without diacritics, the exact phrase first.

Streamlit's lists compare the letters as they are typed and cannot be told another rule; so one
script of its program is served with ours in its place (`finding.js`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import blake2b
from pathlib import Path

from streamlit import file_util

from ui.kit.component import bundle

_PLACE = "static/js"
_RULE = re.compile(
    r"(function [\w$]+\(([\w$]+),([\w$]+),[\w$]+\)\{)"
    r"(?=if\(!\3\|\|[\w$]+===[\w$.]+\.FILTER_MODE_NONE\)return \2;)"
)
"""Where Streamlit's rule begins: options, what is typed, the way of comparing."""
_LARGEST = 200_000
"""Bytes; the script is a third of it, those of charts are megabytes."""


@cache
def script() -> tuple[str, str] | None:
    """The name and the text of the script; None where Streamlit keeps its rule elsewhere."""
    for path in sorted(Path(file_util.get_static_dir(), "static", "js").glob("*.js")):
        if path.stat().st_size > _LARGEST:
            continue
        text = path.read_text("utf-8")
        if _RULE.search(text):
            ours = _RULE.sub(r"\1if(\3)return kpiFound(\2,\3,each=>each.label);", text, count=1)
            return path.name, f"const kpiFound=(()=>{{{bundle('finding')};return found}})();{ours}"
    return None


def serves(path: str) -> bool:
    """Whether an address is that of the script."""
    made = script()
    return made is not None and path.endswith(f"/{_PLACE}/{made[0]}")


@cache
def import_map() -> str:
    """Leads to the script by an address of its own: browsers keep Streamlit's for a year."""
    made = script()
    if made is None:
        return "{}"
    name, text = made
    digest = blake2b(text.encode(), digest_size=6).hexdigest()
    return json.dumps({"imports": {f"./{_PLACE}/{name}": f"./{_PLACE}/{name}?{digest}"}})
