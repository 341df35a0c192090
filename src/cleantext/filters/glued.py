"""Sentences of page furniture glued to the head or the tail of a paragraph: what a rule knows as a line, it knows as a last sentence, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.body import stands
from cleantext.document import Document, Removal
from cleantext.gate import words_in
from cleantext.items import BULLET
from cleantext.table import Row, Table

#: Characters of a line from which it may be a paragraph with something glued to it, of what stays of it, and of what is glued at most.
PARAGRAPH, STAYS, GLUED = 90, 60, 300
#: Characters of a sentence that may be an exclamation before a glued one.
SHORT = 40
#: Words of a glued sentence at least: a shorter one may be the writer's.
FEWEST_WORDS = 4
#: Families whose lines are glued to paragraphs; the others' look like sentences of an article.
FAMILIES = frozenset({"promo", "ui", "related", "ad", "share", "legal", "wire"})
#: Where a sentence has ended and another begins.
_BOUNDARY = re.compile(r"[.!?…]['\"”’»)\]]{0,2}\s+(?=\S)|[。！？][」』）]?(?=\S)")


class Glued:
    """Vote against the last sentences of a paragraph, or its first, that match a rule as a line of their own would.

    Only near the article's head and end: in the middle the writer, too, asks readers to do something, and most paragraphs stand there.

    Args:
        table: the rules.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return "Glued()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each rule that is looked for in paragraphs; the same as for lines."""
        return ((row.id, row.family, row.why) for row in self.table.rows() if is_eligible(row))

    def __call__(self, document: Document) -> Iterator[Removal]:
        memory: dict[str, list[tuple[int, int, int]]] = document.memory.setdefault(("glued", self.table), {})
        for index, line in enumerate(document.lines):
            if len(line) < PARAGRAPH or not stands(document, index, "edges") or BULLET.match(line):
                continue
            found = memory.get(line)
            if found is None:
                found = memory[line] = list(self._found(line))
            for number, start, end in found:
                row = self.table.row(number)
                if stands(document, index, row.where):
                    if end == len(line):
                        yield document.removal(index, row.family, row.id, row.why, tail=start)
                    else:
                        yield document.removal(index, row.family, row.id, row.why, head=end)
                    break

    def _found(self, line: str) -> Iterator[tuple[int, int, int]]:
        """The rules that know the end of the line, or its head, with the slice that they know."""
        ends = [found.end() for found in _BOUNDARY.finditer(line, max(STAYS, len(line) - GLUED))]
        for start in reversed(ends):
            for number in self._known(line[start:]):
                # A rule's gap may span a sentence of the article: the first sentence alone must be furniture, if it is no question.
                inner = _BOUNDARY.search(line, start)
                if inner and inner[0][0] not in "?!？！" and inner.end() - start > SHORT and number not in self._known(line[start : inner.end()]):
                    continue
                yield number, start, len(line)
        first = _BOUNDARY.search(line, 0, GLUED)
        if first and len(line) - first.end() >= STAYS:
            for number in self._known(line[: first.end()]):
                yield number, 0, first.end()

    def _known(self, sentences: str) -> Iterator[int]:
        """The rules that take these sentences as a line, and are not too weak for it."""
        opening = words_in(sentences[:40])
        if opening and (opening[0] in self.table.gate.opens or not sentences.isascii()):
            words = words_in(sentences)
            if len(words) >= FEWEST_WORDS:
                for number in self.table.applying(sentences.strip(), words):
                    if is_eligible(self.table.row(number)):
                        yield number


def is_eligible(row: Row) -> bool:
    """Whether what a rule takes as a line may also be glued to a paragraph."""
    return row.family in FAMILIES and not row.needs
