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
        rows = map(self.table.row, range(len(self.table)))
        return ((row.id, row.family, row.why) for row in rows)

    def __call__(self, document: Document) -> Iterator[Removal]:
        taken = self.table.taken(document)
        stripped = document.stripped
        run: list[int] = []
        for index in sorted(taken):
            if run and any(stripped[run[-1] + 1 : index]):
                yield from self._votes(document, run, taken)
                run = []
            run.append(index)
        yield from self._votes(document, run, taken)

    def _votes(self, document: Document, run: list[int], taken: dict[int, int]) -> Iterator[Removal]:
        rows = [self.table.row(taken[index]) for index in run]
        if any(not row.needs for row in rows):
            for index, row in zip(run, rows, strict=True):
                yield document.removal(index, row.family, row.id, row.why)
