"""Paragraphs about an author under an article: a rule knows the first sentence as such a line, and the article speaks of nobody of that name."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.body import prose, stands
from cleantext.document import Document, Removal
from cleantext.flat.seams import BOUNDARY
from cleantext.fold import SHOWN, fold
from cleantext.patterns import pattern
from cleantext.rows import Row
from cleantext.table import Table

#: Characters of such a paragraph: a shorter one is a line to the rules; and lines from the document's end among which it stands.
LONGER, LONGEST, LAST = SHOWN, 1500, 12
#: Characters of a first sentence at least: with fewer a full stop was an abbreviation's.
SHORTEST = 40
#: The words of a line.
_WORDS = pattern(r"[^\W\d_][\w'’-]*")


class Biographies:
    """Vote against paragraphs at an article's end that describe somebody whom the article does not name.

    A rule for a line about an author knows its first sentence, and nothing in the whole paragraph forbids that rule.

    Args:
        table: the rules.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return "Biographies()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each rule whose lines may begin such a paragraph; the same as for lines."""
        return ((row.id, row.family, row.why) for row in self.table.rows() if is_eligible(row))

    def __call__(self, document: Document) -> Iterator[Removal]:
        lines = document.stripped
        last = [index for index in range(max(0, len(lines) - 2 * LAST), len(lines)) if lines[index]][-LAST:]
        for index in last:
            if LONGER < len(lines[index]) <= LONGEST and stands(document, index, "end"):
                row = self._about(document, lines[index])
                if row and is_new(document, index, names(lines[index])):
                    yield document.removal(index, row.family, row.id, row.why)

    def _about(self, document: Document, line: str) -> Row | None:
        """The rule that takes the first sentence of the line as one of its own."""
        known = document.notes.on_text(self)
        if line not in known:
            end = next((place.end() for place in BOUNDARY.finditer(line, SHORTEST, LONGER)), 0)
            first = line[:end].strip()
            self.table.matching([first] if first else [], known, is_eligible)
            known[line] = [number for number in known.get(first, ()) if not self.table.excepted(number, fold(line))]
        return self.table.row(known[line][0]) if known[line] else None


def is_eligible(row: Row) -> bool:
    """Whether the rule is for lines about an author that need no other beside them."""
    return row.family == "bio" and not row.needs and row.where in ("", "end", "edges")


def names(line: str) -> list[str]:
    """The words of the name that begins the line: those with a capital, from its first; of a script without capitals none."""
    found = []
    for word in _WORDS.findall(line[:LONGER]):
        if not word[0].isupper():
            break
        found.append(word)
    return found


def is_new(document: Document, index: int, name: list[str]) -> bool:
    """Whether there is a full name, and prose before this line, no paragraph of which speaks of its bearer."""
    before = [other for other in prose(document) if other < index]
    return len(name) >= 2 and bool(before) and not any(name[-1] in document.stripped[other] for other in before)
