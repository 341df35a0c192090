"""Sentences of page furniture glued to the head or the tail of a paragraph: what a rule knows as a line, it knows as a last sentence, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.body import near_edges, stands
from cleantext.document import Document, Removal
from cleantext.flat.pieces import begins_anyhow, goes_on, is_exclamation, is_open, may_end_before
from cleantext.flat.seams import BOUNDARY, copied
from cleantext.fold import HEAD
from cleantext.gate import words_in, words_of_each
from cleantext.items import BULLET
from cleantext.patterns import pattern
from cleantext.rows import Row
from cleantext.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

#: Characters of a line from which it may be a paragraph with something glued to it, of what stays of it, and of what is glued at most.
PARAGRAPH, STAYS, GLUED = 90, 60, 300
#: Words of a glued sentence at least: a shorter one may be the writer's.
FEWEST_WORDS = 4
#: Families whose lines are glued to paragraphs; the others' look like sentences of an article.
FAMILIES = frozenset({"promo", "ui", "related", "ad", "share", "legal", "wire"})
#: The place of a rule, and the slice of a line that it knows.
Slice: TypeAlias = "tuple[int, int, int]"
#: The layout of a player or a picture with its caption on one line: what stands before the label is the page's.
_LABEL = pattern(r"\b(?:Media|Image|Video) caption,? (?=\S)")
#: The buttons over a picture, with its caption on the same line; so many lines that begin so show that the page's pictures have them.
_NETWORK = r"(?:Facebook|Twitter|Pinterest|LinkedIn|WhatsApp|Reddit|Tumblr|Telegram|Messenger|Google\+|X|E-?mail|Share|Tweet)"
_BUTTONS = pattern(rf"\s*+(?:{_NETWORK} ){{3,12}}(?=[^\W\d_a-zß-öø-ÿ]|[“\"'‘])(?!{_NETWORK}\b)")
FEWEST_ROWS = 2
BUTTONS = "is a row of buttons before a caption"


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
        yield ("glued/buttons", "share", BUTTONS)
        yield from ((row.id, row.family, row.why) for row in self.table.rows() if is_eligible(row))

    def __call__(self, document: Document) -> Iterator[Removal]:
        lines = document.stripped
        if "Facebook " in document.source:
            rows = [(index, buttons.end()) for index, line in enumerate(document.lines) if (buttons := _BUTTONS.match(line))]
            for index, end in rows if len(rows) >= FEWEST_ROWS else ():
                yield document.removal(index, "share", "glued/buttons", BUTTONS, head=end)
        chosen = [index for index in near_edges(document) if len(line := lines[index]) >= PARAGRAPH and not BULLET.match(line)]
        if "caption " in document.source:
            chosen = sorted({*chosen, *(index for index, line in enumerate(lines) if "caption " in line and _LABEL.search(line, 0, GLUED))})
        for index, found in self._glued(document, chosen):
            for number, start, end in found:
                row, line = self.table.row(number), lines[index]
                if stands(document, index, row.where):
                    first = copied(line, start, end, STAYS) if start else 0
                    yield from document.taking(index, row.family, row.id, row.why, first, end)
                    break

    def _glued(self, document: Document, indexes: Sequence[int]) -> Iterator[tuple[int, Sequence[Slice]]]:
        """The slices of these lines that rules know as lines of their own, for those lines that have any."""
        notes: dict[int, Sequence[Slice]] = document.notes.on(self)
        lines, fresh = document.stripped, [index for index in indexes if index not in notes]
        if fresh:
            notes.update(dict.fromkeys(fresh, ()))
            places = [(index, start, end) for index in fresh for start, end in slices(lines[index])]
            heads = [lines[index][start : start + HEAD] for index, start, _ in places]
            opens, labelled = self.table.gate.opens, "caption " in document.source
            # Scripts without spaces between words are not known by their first.
            worth = [
                (*place, lines[place[0]][place[1] : place[2]].strip())
                for place, head, found in zip(places, heads, words_of_each(heads), strict=True)
                if opens(found, place[2] - place[1]) or not head.isascii() or (labelled and _LABEL.search(lines[place[0]], 0, place[2] + 1))
            ]
            known: dict[str, Sequence[int]] = document.notes.on_text(self)
            self.table.matching([text for *_, text in worth], known, is_eligible)
            for index, start, end, text in worth:
                for number in known[text]:
                    if self._stands_alone(lines[index], number, start, end, known):
                        notes[index] = (*notes[index], (number, start, end))
        return ((index, notes[index]) for index in indexes if notes[index])

    def _stands_alone(self, line: str, number: int, start: int, end: int, known: dict[str, Sequence[int]]) -> bool:
        """Whether the rule takes the slice for its own words: enough of them, and the first sentence by itself.

        A rule's gap may span a sentence of the article: the first must be furniture, if it is no question.
        """
        if len(words_in(line[start:end])) < FEWEST_WORDS:
            return False
        if line.count('"', start, end) % 2 or ("„" not in line and line.count("“", start, end) != line.count("”", start, end)):
            return False  # the cut would part a quotation
        glued = line[start:end].strip()
        if goes_on(self.table.row(number), glued):
            return False
        if begins_anyhow(self.table, glued, number, known, head=start == 0):
            return False  # a headline or a sentence of the article came along
        if start == 0 and end < len(line) and self._holds_article(glued, number, known) and not _LABEL.search(line, 0, end + 1):
            return False  # the article may begin within the sentence
        inner = BOUNDARY.search(line, start, end)
        if not inner or inner[0][0] in "?!？！":
            return True
        sentence, rest = line[start : inner.end()].strip(), line[inner.end() : end].strip()
        self.table.matching([sentence, rest], known, is_eligible)
        # An exclamation may go along where the rule needs it.
        return number in known[sentence] or (is_exclamation(sentence) and number not in known[rest])

    def _holds_article(self, glued: str, number: int, known: dict[str, Sequence[int]]) -> bool:
        """Whether a sentence of the article may begin in this one.

        Where no spaces stand between words, it is one word to a rule that goes on with any; and after a label in brackets any sentence may stand.
        """
        if may_end_before(self.table, glued, number, known):
            return True
        return (glued[-1] == "。" or glued[0] in "[【") and is_open(self.table, glued, number, known)


def slices(line: str) -> list[tuple[int, int]]:
    """The ends of a line that begin with a sentence, the shortest first, and its first sentence, where enough of the line is left beside them;
    and what stands before a caption, with its label.
    """
    at = max(STAYS, len(line) - GLUED)
    found = [(place.end(), len(line)) for place in BOUNDARY.finditer(line, at)]
    found.reverse()
    if "caption " in line and (label := _LABEL.search(line, 0, GLUED)):
        found.append((0, label.end()))
    first = BOUNDARY.search(line, 0, GLUED)
    if first and len(line) - first.end() >= STAYS:
        found.append((0, first.end()))
    return found


def is_eligible(row: Row) -> bool:
    """Whether what a rule takes as a line may also be glued to a paragraph."""
    return row.family in FAMILIES and not row.needs
