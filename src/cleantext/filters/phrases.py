"""Lines that match a rule of the rulesets, whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

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
        verdicts = self._verdicts(document)
        if not verdicts:
            return
        taken = self._matching(document, verdicts)
        stripped = document.stripped
        run: list[int] = []
        for index in sorted(taken):
            if run and any(stripped[run[-1] + 1 : index]):
                yield from self._votes(document, run, taken)
                run = []
            run.append(index)
        yield from self._votes(document, run, taken)

    def _verdicts(self, document: Document) -> dict[str, int]:
        """The rule's number for each line or item text that some rule matches, first the rules that need nothing."""
        seen, verdicts = document.memory.setdefault(self.table, [0, {}])
        passing = self.table.gate.passing(document)
        for line, found in islice(passing.items(), seen, None):
            matching = self.table.applying(line, found)
            if matching:
                verdicts[line] = min(matching, key=self._strength)
        document.memory[self.table][0] = len(passing)
        result: dict[str, int] = verdicts
        return result

    def _matching(self, document: Document, verdicts: dict[str, int]) -> dict[int, int]:
        """The rule's number for each line, by index, that matches alone or as part of an item."""
        taken = {index: verdicts[line] for index, line in enumerate(document.stripped) if line in verdicts}
        for item in document.items:
            if item.text in verdicts:
                for index in range(item.first, item.last + 1):
                    taken[index] = min(verdicts[item.text], taken.get(index, verdicts[item.text]), key=self._strength)
        return taken

    def _strength(self, number: int) -> tuple[bool, int]:
        """Sorts the rules that need nothing before those that need a neighbour."""
        return bool(self.table.row(number).needs), number

    def _votes(self, document: Document, run: list[int], taken: dict[int, int]) -> Iterator[Removal]:
        rows = [self.table.row(taken[index]) for index in run]
        if any(not row.needs for row in rows):
            for index, row in zip(run, rows, strict=True):
                yield document.removal(index, row.family, row.id, row.why)
