"""What nothing of an article follows: its readers' comments, and after nearly all of it a line or a box about its author."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice

from cleantext.body import NOTE, PROSE, beside, columns, ends_sentence, is_name, is_prose
from cleantext.document import Document
from cleantext.fold import characters
from cleantext.items import BULLET
from cleantext.listings import MEASURES
from cleantext.patterns import pattern
from cleantext.table import Table

#: Paragraphs of prose that an article has at least; what comes after fewer may be a list that is the article.
FEWEST_PARAGRAPHS = 3
#: Families after which nothing of an article follows.
CLOSING = frozenset({"legal", "nav", "related"})
#: Of so many lines that one is a fact, all are the article's.
FACTS = 3
#: Of so many lines under the author's description that one is a measure, all are the article's, if those are several.
MOST_FACTS = 5
#: Families whose lines stand in directories, too.
CONTACTS = frozenset({"bio", "byline"})
#: The share of the prose before a line that closes an article, at least; before the readers' comments, of which there may be many, if two lines
#: tell of them.
BEFORE_CLOSED, BEFORE_COMMENTS = 0.9, 0.6
#: How often the same head of comments stands between paragraphs before it, at most.
MOST_BEFORE = 3
#: The share of the prose before the author's box, at least, and paragraphs from its first to the end, and lines of it over that, at most.
BEFORE_BOX, MOST_BOX = 0.8, 2
#: Families whose lines are the heads and forms of readers' comments.
OF_COMMENTS = frozenset({"share", "ui", "other"})
#: Measures, prices, shares; fractions and ranges.
_MEASURE = pattern(rf"{MEASURES}|[½¼¾⅓⅔]|\b\d{{1,3}}-\d{{1,3}}\b")
#: The head, the count or the form of comments in a folded line, and what makes it a row of buttons or an appeal.
_COMMENTS = pattern(
    "comment|komment|comentar|commento|reactie|hozzaszol|komentar|коммента|коментар|σχολι|yorum|binh luan"
    "|コメント|댓글|评论|評論|留言|تعليق|תגובות|ความคิดเห็น|not be published"
)
_BUTTONS = pattern("shar|teil|tweet|facebook|whatsapp|like|partag|compart|condivi|print|email us|follow|subscri|newsletter")
#: Ids of rules for contacts of newsrooms and offices.
_OFFICES = pattern("contacts|newsroom|office|address|mail|phone|paper|publisher|tips")
CONTACT = pattern(r"@|\d{3}[-. ]\d{3,4}|\b\d{5}\b|\+\d")
_LINK = pattern(r"https?:|\bwww\.|\w\.(?:com|org|net|co\.uk|de|fr|es|it)\b")
#: So many lines under a bare heading of comments show whether readers wrote them: when, a second heading, a form or a button.
NEAR_HEADING = 6
_WHEN = pattern(r"\d[:.]\d\d\b|\d[./-]\d{1,2}[./-]|\b(?:19|20)\d\d\b|\d [a-z]+ ago\b|\b(?:vor|hace|il y a) \d|\d \w+ назад|\d ?[^\W\d_]*[前전]")


class Closing:
    """Finds what stands after the author's box and under the readers' comments.

    Args:
        table: the rules that know the furniture.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __call__(self, document: Document, taken: Mapping[int, Sequence[int]], own: Sequence[int]) -> Iterator[tuple[str, int]]:
        """The lines after what nothing of an article follows: its readers' comments, and after nearly all of it a line about its author."""
        lines = document.stripped
        sizes = Sizes(lines, own)
        closed, comments = "", {index for index, numbers in taken.items() if self._of_comments(lines[index], numbers[0])}
        last, box = max(comments, default=-1), self._box(lines, taken, own, sizes)
        for index in sorted({*taken, box - 1} - {-2}):
            if index == box - 1:
                closed = "author"
                break
            before = bisect_left(own, index)
            if before < FEWEST_PARAGRAPHS:
                continue
            share = sizes.share(before)
            if index in comments:
                if self._is_bare(document, index, taken):
                    continue
                if share < BEFORE_COMMENTS or lines[own[0] : index].count(lines[index]) >= MOST_BEFORE:
                    break  # comments under each of several articles
                if share >= BEFORE_CLOSED or index != last:
                    closed = "comments"
                    break
            elif share >= BEFORE_CLOSED and self._of_author(lines[index], taken[index][0]):
                closed = "author"
                break
        if not closed or not document.fragments().isdisjoint(range(index, len(lines))):
            return
        rest = [place for place in range(index + 1, len(lines)) if lines[place] and place not in taken]
        if closed == "author":
            rest = self._of_box(document, taken, own, box if index == box - 1 else index, rest)
            facts = sum(_MEASURE.search(lines[place]) is not None for place in rest)
            if facts >= FACTS and facts * MOST_FACTS >= len(rest):
                return  # a recipe under the description of its author
        yield from ((closed, place) for place in rest)

    def _of_box(self, document: Document, taken: Mapping[int, Sequence[int]], own: Sequence[int], first: int, rest: list[int]) -> list[int]:
        """Those of the lines under the first of a box that are the author's: none of those that follow a note, a list item or a plain sentence.

        The article may be about who is described: then all are the article's.
        """
        lines, under = document.stripped, beside(document, first, 1)
        names = (" ".join(lines[place].split(None, 2)[:2]).rstrip(",") for place in (first, under) if place >= 0)
        name = next(filter(is_name, names), "")
        if name and any(name in lines[place] for place in own if place < first):
            return []
        known = {place for place, numbers in taken.items() if place > first and self.table.row(numbers[0]).family not in CONTACTS}
        over = min(known, default=len(lines))
        for number, place in enumerate(rest):
            line = lines[place]
            if BULLET.match(line) or NOTE.search(characters(line)):
                return rest[:number]
            headed = place == under and not ends_sentence(lines[first])
            if place < over and not headed and ends_sentence(line) and columns(line) < PROSE and not is_of(line, name):
                # What leads up to the sentence is the article's, as it is.
                mine = [at for at, other in enumerate(rest[:number], 1) if is_prose(lines[other]) or is_of(lines[other], name) or other == first]
                return rest[: max(mine, default=0)]
        return rest

    def _is_bare(self, document: Document, index: int, taken: Mapping[int, Sequence[int]]) -> bool:
        """Whether the line is one word with nothing near it that tells of readers: a heading, perhaps the article's."""
        lines = document.stripped
        if " " in lines[index] or any(sign.isdigit() for sign in lines[index]):
            return False
        near = list(islice((place for place in range(index + 1, len(lines)) if lines[place]), NEAR_HEADING))
        families = {self.table.row(taken[place][0]).family for place in near if place in taken}
        return families.isdisjoint({*OF_COMMENTS, *CLOSING, "promo"}) and not any(_WHEN.search(lines[place]) for place in near)

    def _box(self, lines: Sequence[str], taken: Mapping[int, Sequence[int]], own: Sequence[int], sizes: Sizes) -> int:
        """The index of the first line of a box about the author: one of the last paragraphs begins with the name over the article, or over itself.

        -1 where there is none, or where the article has sections that are headed by names.
        """
        headed = -1
        for number in range(len(own) - 1, max(FEWEST_PARAGRAPHS, len(own) - MOST_BOX) - 1, -1):
            index = own[number]
            name = " ".join(lines[index].split(None, 2)[:2]).rstrip(",")
            if is_name(name):
                if sizes[number - 1] < BEFORE_BOX * sizes[len(own) - 1]:
                    break
                above = [place for place in range(own[number - 1] + 1, index) if lines[place]][-MOST_BOX:]
                headed = next((place for place in above if lines[index].startswith(lines[place].rstrip(",")) and is_name(lines[place])), headed)
                if any(name in lines[place] for place in taken if place < index and self.table.row(taken[place][0]).family == "byline"):
                    return next((place for place in above if place in (headed, *taken)), index)
        sections = (place for place in own[1:] if headed >= 0 and place < headed and is_name(lines[place - 1] or lines[place - 2]))
        return headed if next(sections, -1) < 0 else -1

    def _of_author(self, line: str, number: int) -> bool:
        """Whether a line that the rule takes is about the author, and no address that an article may list."""
        row = self.table.row(number)
        return row.family == "bio" and not _OFFICES.search(row.id) and not CONTACT.search(line)

    def _of_comments(self, line: str, number: int) -> bool:
        """Whether a line that the rule takes is the head, the count or the form of readers' comments."""
        return line[-1] != "?" and self.table.row(number).family in OF_COMMENTS and tells_of_comments(line)


class Sizes:
    """The columns of an article's paragraphs up to each: most articles have no line that asks for them.

    Args:
        lines: of the document.
        own: the indexes of the paragraphs.
    """

    def __init__(self, lines: Sequence[str], own: Sequence[int]) -> None:
        self._lines, self._own = lines, own

    @cached_property
    def _sums(self) -> Sequence[int]:
        return [*accumulate([columns(self._lines[index]) for index in self._own])]

    def __getitem__(self, number: int) -> int:
        return self._sums[number]

    def share(self, before: int) -> float:
        """The share that so many paragraphs are of all."""
        return self._sums[before - 1] / self._sums[-1]


def tells_of_comments(line: str) -> bool:
    """Whether the line speaks of comments, and is no row of buttons."""
    folded = characters(line)
    return _COMMENTS.search(folded) is not None and _BUTTONS.search(folded) is None


def is_of(line: str, name: str) -> bool:
    """Whether the line holds a link, a contact or a part of the author's name."""
    return CONTACT.search(line) is not None or _LINK.search(line) is not None or any(part in line for part in name.split())
