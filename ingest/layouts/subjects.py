"""What the title of a table is about, where that is all that tells its few headings apart.

`Tiếp nhận`, `Đã xử lý` are of petitions under "Kết quả xử lý PAKN", of dossiers elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ingest.layouts.form import Form
from ingest.text.names import plain
from ingest.text.vocabulary import Vocabulary

_DOSSIERS = re.compile(r"\b(?:giai quyet|tiep nhan|xu ly)(?: \w+){0,2}? (?:thu tuc|tthc|ho so)\b")
"""A title that speaks of dossiers too leaves open what its headings count."""
_PART = re.compile(r"\b(?:qua|tre|cham) han\b")
_ABOUT = re.compile(r"\b(?:ve|doi voi|trong|lien quan|khi|cua)\b")
"""What leads from a subject to what it is about: "PAKN về giải quyết TTHC"."""
_AND = re.compile(r"\bva\b")


class Subjects:
    """The forms that are known by a subject of their own, and the words that say it."""

    def __init__(self, forms: Iterable[Form], vocabulary: Vocabulary) -> None:
        self._of = {form.code: form.subject for form in forms if form.subject}
        self._above = {form.code: form.above for form in forms if form.above}
        self._said: Mapping[str, re.Pattern[str]] = {
            code: _any_of(vocabulary.phrases(form_subject), vocabulary.short)
            for code, form_subject in self._of.items()
        }

    def above(self, title: str) -> str | None:
        """The group of headings that a title stands for; None where it is about more or less.

        Args:
            title: The text above the table, plain.
        """
        told = {code: found for code in self._above if (found := self._said[code].search(title))}
        if len(told) != 1:
            return None
        ((code, found),) = told.items()
        return self._above[code] if _alone(title, found) else None

    def contradict(self, form: Form, title: str) -> bool:
        """Whether a title is about the subject of another form than this one, and not beside it."""
        own = self._said.get(form.code)
        if own is None:
            return False
        others = [
            found
            for code in self._above
            if self._of[code] != form.subject and (found := self._said[code].search(title))
        ]
        mine = own.search(title)
        return any(mine is None or not _joined(title, mine, other) for other in others)


def _any_of(phrases: Iterable[str], short: Mapping[str, str]) -> re.Pattern[str]:
    """Any of some phrases, written out or abbreviated."""
    found = set(phrases)
    found |= {each for each, words in short.items() if plain(words) in found}
    return re.compile(r"\b(?:" + "|".join(sorted(found, key=len, reverse=True)) + r")\b")


def _alone(title: str, subject: re.Match[str]) -> bool:
    """Whether a title speaks of its whole subject, of dossiers only as what that is about."""
    if _DOSSIERS.search(title[: subject.start()]) or _PART.search(title):
        return False
    behind = title[subject.end() :]
    dossiers = _DOSSIERS.search(behind)
    between = behind[: dossiers.start()] if dossiers else ""
    return not _AND.search(between) or _ABOUT.search(between) is not None


def _joined(title: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two subjects stand side by side, so that a table may be of either."""
    first, second = sorted((one.span(), other.span()))
    return _AND.search(title[first[1] : second[0]]) is not None
