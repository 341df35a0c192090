"""Menus that came along as text: runs of short lines among which many are entries of menus."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from cleantext.body import columns, ends_sentence
from cleantext.document import Document, Removal
from cleantext.patterns import pattern
from cleantext.table import Table

#: Lines of a menu at least, different entries among them that rules know, and the share of the run that is known.
FEWEST_LINES, FEWEST_ENTRIES, SHARE = 8, 4, 0.2
#: Columns of an entry at most.
ENTRY = 40
#: Families whose lines stand in menus.
IN_MENUS = frozenset({"nav", "ui", "promo", "share", "legal"})
WHY = "stands between the entries of a menu"
#: Times, prices, speech, code: such lines are lists of an article.
_CONTENT = pattern(r"\d[:.]\d\d|[=|\t\"“”;:,]")


class Menus:
    """Vote against the lines between the first and the last known entry of a menu, wherever it stands.

    What a rule for menus knows counts here although it needs a neighbour, or another place, to go by itself: several different ones in one run
    of short lines are what no article has.

    Args:
        table: the rules.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return "Menus()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of the ground for a vote."""
        return iter([("menus/entry", "nav", WHY)])

    def __call__(self, document: Document) -> Iterator[Removal]:
        table = self.table
        named = {index for index, numbers in table.verdicts(document).items() if any(table.row(number).family == "nav" for number in numbers)}
        if len(named) < FEWEST_ENTRIES:
            return
        if document.fragments():
            return  # parts of hard-wrapped paragraphs are short lines, too
        taken, lines = table.certain(document), document.stripped
        for run in runs(lines, taken):
            entries = [index for index in run if index in named or (index in taken and table.row(taken[index][0]).family in IN_MENUS)]
            different = {lines[index].casefold() for index in entries if index in named}
            if len(different) >= FEWEST_ENTRIES and len(entries) >= SHARE * len(run):
                for index in run:
                    if entries[0] <= index <= entries[-1] and index not in taken:
                        yield document.removal(index, "nav", "menus/entry", WHY)


def runs(lines: Sequence[str], taken: Container[int]) -> Iterator[list[int]]:
    """The indexes of so many short lines in a row, blank lines apart and furniture among them, that they may be a menu."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if line and (len(line) > ENTRY or columns(line) > ENTRY or ends_sentence(line) or _CONTENT.search(line)) and index not in taken:
            if len(run) >= FEWEST_LINES:
                yield run
            run = []
        elif line:
            run.append(index)
    if len(run) >= FEWEST_LINES:
        yield run
