"""Lines that match a rule of the rulesets, whole."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document, Removal
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
        row_at, removal = self.table.row, document.removal
        for index, numbers in self.table.certain(document).items():
            if len(numbers) == 1:
                row = row_at(numbers[0])
                yield removal(index, row.family, row.id, row.why)
                continue
            # One vote for each family: which of them count is for others to say.
            strongest = {row.family: row for row in map(row_at, reversed(numbers))}
            for row in strongest.values():
                yield removal(index, row.family, row.id, row.why)
