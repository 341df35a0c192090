"""What looks like furniture and is the article's, as the lines around it show."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice

from cleantext.body import EDGE, SHORTEST, beside, columns, ends_sentence, is_name, prose
from cleantext.document import Document
from cleantext.patterns import pattern
from cleantext.rows import Row

#: Characters of a few words at most, and columns of a sentence that says something of them at least.
FEW = 30
#: Words of an answer that breaks off, the sign included, at most: "Processing your request…" is a page's.
ANSWER = 2
#: The word before the author's name: "By", "von", "Autor:".
_FIRST_WORD = pattern(r"^[^\W\d_]+:? ")


def is_of_article(document: Document, index: int, row: Row, taken: Container[int]) -> bool:
    """Whether the line that the rule takes is rather the article's.

    Args:
        index: of the line.
        row: the rule.
        taken: the indexes of all lines that rules take.
    """
    if row.family == "ui":
        return bool(row.needs) and answers(document, index, taken)
    return row.family == "byline" and bool(row.where) and is_of_poem(document, index, taken)


def is_continued(document: Document, index: int) -> bool:
    """Whether the line may be the first words of a sentence that the next goes on with: "Most read", "was the name of the last programme."."""
    lines, below = document.stripped, beside(document, index, 1)
    return below >= 0 and lines[below][0].islower() and len(lines[index]) <= FEW and columns(lines[below]) >= FEW and ends_sentence(lines[below])


def answers(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line, a weak word of buttons, may be what somebody says: it breaks off, or stands under a question of the article."""
    lines, above = document.stripped, beside(document, index, -1)
    broken = lines[index][-1] == "…" and len(lines[index].split()) <= ANSWER
    return broken or (above >= 0 and above not in taken and lines[above][-1] in "?？؟")


def is_of_poem(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line may name who wrote what follows in the article, or whom it is about.

    A short title stands above and lines below, or the name in its prose. Only after paragraphs of prose; over them it is the article's own author.
    """
    before = [place for place in islice(prose(document), EDGE + 1) if place < index]
    if len(before) <= EDGE:
        return False
    lines, above, below = document.stripped, beside(document, index, -1), beside(document, index, 1)
    title = lines[above]
    if above not in taken and below >= 0 and below not in taken and len(title) < SHORTEST and title[0].isupper() and not ends_sentence(title):
        return True
    name = " ".join(_FIRST_WORD.sub("", lines[index]).split(None, 2)[:2]).rstrip(",.|")
    return is_name(name) and any(name in lines[place] for place in prose(document) if place < index and place not in taken)
