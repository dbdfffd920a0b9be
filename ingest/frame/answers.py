"""What persons said that phrases of a table's frame mean, now and before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ingest.text.names import plain
from metrics.counts.answer import Choice, Phrase

Cell = tuple[int, int]


class SheetAnswers:
    """The answers that concern one table."""

    def __init__(
        self, layout: tuple[str, str], said: Mapping[Cell, Choice], before: Iterable[Phrase]
    ) -> None:
        """Take the answers of one sheet.

        Args:
            layout: Fingerprint and source of its table.
            said: By cell, what was said of the file at hand.
            before: What phrases were said to mean, oldest first.
        """
        self._layout = layout
        self._at = said
        self._meant = {
            each.phrase: each.choice for each in before if (each.fingerprint, each.source) == layout
        }
        self.settled: dict[str, Phrase] = {}
        """By phrase, what an answer of now settled; to be remembered."""

    def at(self, cell: Cell) -> Choice | None:
        """What was said of a cell of the file at hand."""
        return self._at.get(cell)

    def of(self, cell: Cell, text: str) -> Choice | None:
        """What a phrase at a cell means; None where nobody said."""
        phrase = folded(text)
        choice = self._at.get(cell)
        if choice is not None and phrase:
            self._meant[phrase] = choice
            self.settled[phrase] = Phrase(phrase, *self._layout, choice, " ".join(text.split()))
        return choice or self._meant.get(phrase)


def folded(text: str) -> str:
    """A phrase as it is remembered: its words without numbers, so that it holds for every month."""
    return " ".join(word for word in plain(text).split() if not word.isdigit())
