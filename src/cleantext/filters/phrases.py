"""Lines that match a rule of the rulesets, whole; of a line that begins or ends with a sentence of the article, the rest."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document, Removal
from cleantext.gaps import Taken
from cleantext.table import Table


class Phrases:
    """Vote against the lines and items that match a rule.

    A rule that ``needs = "neighbour"`` counts only in a run of matching lines (blank lines between them do not break it) that holds a
    match of a rule that needs nothing.

    Args:
        table: the rules.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return f"Phrases({len(self.table)} rules)"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each rule."""
        return ((row.id, row.family, row.why) for row in self.table.rows())

    def __call__(self, document: Document) -> Iterator[Removal]:
        row_at = self.table.row
        certain = self.table.certain(document)
        for index, numbers in certain.items():
            # One vote for each family: which of them count is for others to say.
            strongest = {row_at(number).family: number for number in reversed(numbers)} if len(numbers) > 1 else {"": numbers[0]}
            for number in strongest.values():
                row = row_at(number)
                own = Taken(self.table, document, index, number, certain).own()
                yield from document.taking(index, row.family, row.id, row.why, *own)
