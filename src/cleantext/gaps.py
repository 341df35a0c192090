"""Sentences of the article that a rule's gap took along: "Sign up for our newsletter. The ferry left at dawn." reads as one pitch to a rule that
lets any words stand behind its own.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from cleantext.body import beside, ends_prose, own_prose
from cleantext.document import Document
from cleantext.flat.seams import BOUNDARY, size
from cleantext.fold import FIRST_SPACELESS, characters, pairs
from cleantext.patterns import pattern
from cleantext.table import Table, speaks_to_readers

#: Families of notices, of which nothing but the notice itself is said; pitches (promo, related, bio) have sentences of their own.
NOTICES = frozenset({"ad", "legal", "share", "ui", "wire"})
#: Words of such a sentence at least, and words of it at least that the article has elsewhere, of so many letters, as much of each as counts: endings
#: differ. In 3,646 articles of other sites two thirds of the last sentences share so much with what stands before them.
FEWEST_WORDS, FEWEST_SHARED, LETTERS, STEM = 6, 2, 5, 6
#: The same of a sentence beside a pitch, which may be a part of it.
FEWEST_SHARED_WITH_PITCH = 3
#: Words of such sentences, at least, that are all there is of an article.
FEWEST_ALONE = 10
#: Paragraphs of the article that are looked through.
MOST_PARAGRAPHS = 1000
#: Signs at the end of such a sentence.
_FULL, _CLOSING = frozenset(".。।۔"), "\"'”’»"
_WORD = pattern(rf"[^\W\d_](?:[^\s.,:;!?\"“”„«»()]){{{LETTERS - 1},40}}")
#: Words of pages that speak of themselves, folded, and with which they speak to their readers, as those do who are quoted.
_OF_PAGES = pattern(r"[©®™@]|\(c\)|\b(?:copyright|this (?:article|story|post|site|page)|editors?|content|links?|products?)\b")
_TO_READERS = pattern(r"\b(?:we|us|our|you|your)\b")


class Taken:
    """A line that a rule takes, in an article.

    Args:
        table: the rules.
        document, index: where it stands.
        number: the rule's place.
        certain: the lines that go.
    """

    def __init__(self, table: Table, document: Document, index: int, number: int, certain: Container[int]) -> None:
        self.table, self.document, self.index, self.number, self.certain = table, document, index, number, certain
        self.line, self.family = document.stripped[index], table.row(number).family
        self.is_notice = self.family in NOTICES
        self.known: dict[str, Sequence[int]] = document.notes.on_text(table)

    @property
    def article(self) -> str:
        """What the article's paragraphs say, folded, of a long one the first; put together once for all lines."""
        memory: dict[tuple[str, Table], str] = self.document.memory
        key = "article", self.table
        if key not in memory:
            paragraphs = own_prose(self.document, self.certain)[:MOST_PARAGRAPHS]
            memory[key] = characters("\n".join([self.document.stripped[index] for index in paragraphs]))
        return memory[key]

    def own(self) -> tuple[int, int]:
        """Where in the stripped line the rule's own words begin and end: the whole of nearly all lines.

        A sentence is the article's if no rule knows it, one of the family knows the rest without it, and it says what the article says
        elsewhere; where the line is all there is of an article, what stands first is.
        """
        if _FULL.isdisjoint(self.line[:-1]):
            return 0, len(self.line)
        # Headlines of other articles say what this one says.
        start = self._start() if self.family != "related" else 0
        return (start, len(self.line)) if start else (0, self._end())

    def _start(self) -> int:
        """Where they begin, after the article's sentences."""
        start, alone = 0, not self.article
        for place in BOUNDARY.finditer(self.line):
            sentence, rest = self.line[start : place.end()].strip(), self.line[place.end() :].strip()
            if not is_sentence(sentence) or (self.is_notice and not alone and sentence.split()[-1][0].isupper()):
                break  # or its owner's name
            if is_of_page(sentence):
                break
            self.table.matching([sentence, rest], self.known)
            if self.known[sentence]:
                break
            if not self._is_known(rest):
                continue  # the rule's gap begins farther on
            if not (alone or self._says_elsewhere(sentence)):
                break
            start = place.end()
        return start if not alone or size(self.line[:start]) >= FEWEST_ALONE else 0

    def _end(self) -> int:
        """Where they end, before the article's sentences: beside its paragraphs only, for pitches and notices of many sentences stand elsewhere."""
        if not self._is_beside_prose():
            return len(self.line)
        for place in BOUNDARY.finditer(self.line):
            first, rest = self.line[: place.end()].strip(), self.line[place.end() :].strip()
            if not is_sentence(rest) or is_of_page(rest):
                continue
            self.table.matching([first, rest], self.known)
            if self._is_known(first) and not self.known[rest] and self._says_elsewhere(rest):
                return place.end()
        return len(self.line)

    def _is_beside_prose(self) -> bool:
        """Whether a paragraph of the article is next to the line, and no furniture."""
        near = [beside(self.document, self.index, step) for step in (-1, 1)]
        return any(ends_prose(self.document, index) for index in near) and not any(index in self.certain for index in near)

    def _is_known(self, text: str) -> bool:
        """Whether the rule knows this part of the line, or of a pitch another of its family."""
        found = self.known[text]
        return self.number in found if self.is_notice else any(self.table.row(other).family == self.family for other in found)

    def _says_elsewhere(self, sentence: str) -> bool:
        """Whether the article's other paragraphs have words of this sentence; it speaks to no reader beside a pitch, in whatever language."""
        folded = characters(sentence)
        if not self.is_notice and speaks_to_readers(folded):
            return False
        stems = {word[:STEM] for word in _WORD.findall(folded)}
        if max(folded) >= FIRST_SPACELESS:
            stems = {*pairs(folded)}
        article = self.article
        shared = sum(stem in article for stem in stems)
        return shared >= (FEWEST_SHARED if self.is_notice else FEWEST_SHARED_WITH_PITCH)


def is_sentence(text: str) -> bool:
    """Whether this ends as a sentence does and has the words of one."""
    return text.rstrip(_CLOSING)[-1:] in _FULL and size(text) >= FEWEST_WORDS


def is_of_page(sentence: str) -> bool:
    """Whether a page speaks of itself here, or to its readers, as somebody who is quoted may."""
    folded = characters(sentence)
    return _OF_PAGES.search(folded) is not None or ('"' not in folded and _TO_READERS.search(folded) is not None)
