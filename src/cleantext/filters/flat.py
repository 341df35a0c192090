"""Furniture at the head and at the tail of an article that lost its line breaks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cleantext.body import columns
from cleantext.document import Document, Removal
from cleantext.flat.pieces import ALONE, WITH_OTHERS, Piece
from cleantext.table import Table

#: Columns of a line that holds an article or much of it, and the share of the text's characters in such lines.
FLAT, SHARE = 1000, 0.9


class Flat:
    """Vote against the run of known pieces before the first sentence of a text on one line, or few long ones, and the run after its last.

    Args:
        table: the rules.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return "Flat()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each rule that is looked for."""
        return ((row.id, row.family, row.why) for row in self.table.rows() if row.family in ALONE or row.family in WITH_OTHERS)

    def __call__(self, document: Document) -> Iterator[Removal]:
        return self.among(document, None)

    def among(self, document: Document, may_go: Collection[str] | None) -> Iterator[Removal]:
        """The votes where only these families may go: a piece of another is a part of the article."""
        lines = flat_lines(document)
        if not lines:
            return
        # Most texts have lines, and need none of what takes one apart.
        from cleantext.flat.runs import Runs

        runs = Runs(self.table)
        key = self, None if may_go is None else frozenset(may_go)
        notes: dict[int, tuple[Piece | None, Piece | None]] = document.notes.on(key)
        texts: dict[str, Sequence[int]] = document.notes.on_text(self.table)
        for index in {lines[0], lines[-1]}:
            if index not in notes:
                line = document.stripped[index]
                notes[index] = runs.head(line, may_go, texts), runs.tail(line, may_go, texts)
            head, tail = notes[index]
            if head and index == lines[0]:
                yield from document.taking(index, head.family, head.rule, head.why, 0, head.end)
            if tail and index == lines[-1]:
                yield from document.taking(index, tail.family, tail.rule, tail.why, tail.start, len(document.stripped[index]))


def flat_lines(document: Document) -> list[int]:
    """The indexes of the lines that hold an article each, or much of it, where hardly anything stands outside them."""
    lines = document.lines
    long = [index for index, line in enumerate(lines) if len(line) * 2 >= FLAT]
    least = SHARE * sum(map(len, lines)) if long else 0
    # Most lengths say it without a look at the signs.
    if not long or sum([len(lines[index]) for index in long]) < least:
        return []
    found = [index for index in long if len(lines[index]) >= FLAT or columns(lines[index]) >= FLAT]
    return found if sum([len(lines[index]) for index in found]) >= least else []
