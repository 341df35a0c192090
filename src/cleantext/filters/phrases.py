"""Lines that match a rule of the rulesets, whole; of a line that begins with a sentence of the article, what comes after it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from cleantext.body import own_prose
from cleantext.document import Document, Removal
from cleantext.flat.seams import BOUNDARY, size
from cleantext.fold import characters
from cleantext.patterns import pattern
from cleantext.table import Table

#: Families of notices that any sentence may stand before; those of pitches (promo, related, bio) have sentences of their own first.
NOTICES = frozenset({"ad", "legal", "share", "ui", "wire"})
#: Words of such a sentence at least, and words of it at least that the article has elsewhere, of so many letters, as much of each as counts: endings
#: differ. In 3,646 articles of other sites two thirds of the last sentences share so much with what stands before them.
FEWEST_WORDS, FEWEST_SHARED, LETTERS, STEM = 6, 2, 5, 6
#: Words of such sentences, at least, that are all there is of an article.
FEWEST_ALONE = 10
#: Signs at the end of such a sentence.
_FULL = frozenset(".。।۔")
_WORD = pattern(rf"[^\W\d_](?:[^\s.,:;!?\"“”„«»()]){{{LETTERS - 1},40}}")
#: Words of pages that speak of themselves and to their readers, folded.
_OF_PAGES = pattern(r"[©®™@]|\(c\)|\b(?:copyright|we|us|our|you|your|this (?:article|story|post|site|page)|editors?|content|links?|products?)\b")


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
        certain = self.table.certain(document)
        for index, numbers in certain.items():
            # One vote for each family: which of them count is for others to say.
            strongest = {row_at(number).family: number for number in reversed(numbers)} if len(numbers) > 1 else {"": numbers[0]}
            for number in strongest.values():
                row = row_at(number)
                yield removal(index, row.family, row.id, row.why, tail=self._own(document, index, number, certain) or None)

    def _own(self, document: Document, index: int, number: int, certain: Container[int]) -> int:
        """Where in the line the rule's own words begin: after the sentences of the article that its gap took along, 0 for nearly all lines.

        A sentence is the article's if no rule knows it, one of the family knows the rest without it, and it says what the article says
        elsewhere. A pitch has sentences of its own before it; where the line is all there is of an article, they are the article's.
        """
        line, start, family = document.lines[index], 0, self.table.row(number).family
        if _FULL.isdisjoint(line[:-1]):
            return 0
        notice, alone = family in NOTICES, False
        known: dict[str, Sequence[int]] = document.notes.on_text(self.table)
        for place in BOUNDARY.finditer(line):
            sentence, rest = line[start : place.end()].strip(), line[place.end() :].strip()
            if sentence[-1] not in _FULL or size(sentence) < FEWEST_WORDS:
                break
            if notice and sentence.split()[-1][0].isupper():
                break  # its owner's name
            if _OF_PAGES.search(folded := characters(sentence)):
                break
            self.table.matching([sentence, rest], known)
            if known[sentence] or not any(other == number if notice else self.table.row(other).family == family for other in known[rest]):
                break
            alone = alone or not own_prose(document, certain)
            if not (alone or (notice and says_elsewhere(document, index, folded, certain))):
                break
            start = place.end()
        return start if not alone or size(line[:start]) >= FEWEST_ALONE else 0


def says_elsewhere(document: Document, index: int, sentence: str, certain: Container[int]) -> bool:
    """Whether the article's other paragraphs have words of this sentence, folded, of the line at this index."""
    paragraphs = [characters(document.stripped[other]) for other in own_prose(document, certain) if other != index]
    stems = {word[:STEM] for word in _WORD.findall(sentence)}
    return sum(any(stem in paragraph for paragraph in paragraphs) for stem in stems) >= FEWEST_SHARED
