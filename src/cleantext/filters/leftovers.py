"""What no phrase knows, after the article's end: it is furniture because it stands among furniture.

Form and neighbours decide, and only where the article's last paragraph lies above: menus, contacts, headlines and teasers cut short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, islice, pairwise

from cleantext.body import columns, ends_sentence, is_headline, is_name, is_prose, own_prose, prose
from cleantext.document import Document, Removal
from cleantext.fold import characters
from cleantext.items import BULLET
from cleantext.patterns import pattern
from cleantext.rows import Row
from cleantext.table import Table

#: Paragraphs of prose that an article has at least; what comes after fewer may be a list that is the article.
FEWEST_PARAGRAPHS = 3
#: Lines between two lines of furniture, and after the last one, at most.
GAP, REST = 30, 30
#: Lines of furniture before such a rest, at least.
FEWEST_KNOWN = 2
#: Headlines in a row under furniture, and alone, and lines cut short, at least.
FEWEST_HEADLINES, FEWEST_ALONE, FEWEST_CUT = 3, 5, 2
#: Columns of a line that may be a name in a menu, a date, an address; of a teaser at most.
SHORT, TEASER = 60, 300
#: Families after which nothing of an article follows.
CLOSING = frozenset({"legal", "nav", "related"})
#: Lines of furniture, the last included, after which an article has ended although none of them closes it.
FEWEST_ENDED = 3
#: Families whose lines stand in the middle of articles, several together: they end none.
WITHIN = frozenset({"ad", "share"})
#: Families between whose lines only menus stand; of so many lines elsewhere that one is a fact, all are the article's.
MENU, FACTS = frozenset({"legal", "nav"}), 3
#: Of so many lines under the author's description that one is a measure, all are the article's, if those are several.
MOST_FACTS = 5
#: Families whose lines stand in directories, too.
CONTACTS = frozenset({"bio", "byline"})
#: The share of the prose before a line that closes an article, at least; before the readers' comments, of which there may be many, if two lines
#: tell of them.
BEFORE_CLOSED, BEFORE_COMMENTS = 0.9, 0.6
#: The share of the prose before the author's box, at least, and paragraphs from its first to the end, and lines of it over that, at most.
BEFORE_BOX, MOST_BOX = 0.8, 2
#: Families whose lines are the heads and forms of readers' comments.
OF_COMMENTS = frozenset({"share", "ui", "other"})
WHY = {
    "comments": "stands under the head or the form of the readers' comments",
    "author": "stands after what is said of the author at the article's end",
    "among": "stands between lines of furniture after the article's end",
    "after": "stands after lines of furniture at the article's end",
    "cut-short": "is one of several teasers that are cut short",
    "headlines": "is one of several headlines after the article's end",
}
#: The last characters of a line that may be cut short.
CUT = frozenset(".…]")
_CUT = pattern(r"(?:\.{3}|…|\[…\]|\[\.\.\.\])$")
_MEASURES = r"\b\d+(?:[.,]\d+)?\s?(?:g|kg|ml|l|km|m|oz|cups?|tbsp|tsp|min|minutes|eggs?|%|€|\$|£)\b"
_MEASURE = pattern(rf"{_MEASURES}|[½¼¾⅓⅔]|\b\d{{1,3}}-\d{{1,3}}\b")
#: Facts, recipes, results, references: label and value, measures, prices, times, scores.
_CONTENT = pattern(rf"^[^:]{{2,30}}: \S|;|[\"“”«»]|{_MEASURES}|[$€£]\d|\d[:.]\d\d|\b\d{{1,3}}-\d{{1,3}}\b|\bet al\b")
#: The head, the count or the form of comments in a folded line, and what makes it a row of buttons or an appeal.
_COMMENTS = pattern(
    "comment|komment|comentar|commento|reactie|hozzaszol|komentar|коммента|коментар|σχολι|yorum|binh luan"
    "|コメント|댓글|评论|評論|留言|تعليق|תגובות|ความคิดเห็น|not be published"
)
_BUTTONS = pattern("shar|teil|tweet|facebook|whatsapp|like|partag|compart|condivi|print|email us|follow|subscri|newsletter")
#: A note of the editors' stands below the author's description, too.
_NOTE = pattern(
    r"\b(?:correct|clarif|amend|editor|notes?\b|references|bibliograph|sources\b|quellen|fuentes|literatur|nota\b|erratum|errata|updated?\b"
    r"|korrektur|berichtig|anmerkung|hinweis|correcci|rectific|corrig|rettelse|rattelse|korjaus|sprostowan|oprava|duzeltme|исправл|уточн|виправл)|訂正|更正|정정|바로잡"
)
#: Ids of rules for contacts of newsrooms and offices.
_OFFICES = pattern("contacts|newsroom|office|address|mail|phone|paper|publisher|tips")
_CONTACT = pattern(r"@|\d{3}[-. ]\d{3,4}|\b\d{5}\b|\+\d")


class Leftovers:
    """Vote against short lines, headlines and cut teasers among the furniture after an article's last paragraph.

    Args:
        table: the rules that know the furniture.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return "Leftovers()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"leftovers/{case}-{family}", family, why) for case, why in WHY.items() for family in ("nav", "related", "bio", "other", "promo"))

    def __call__(self, document: Document) -> Iterator[Removal]:
        if len(prose(document)) < FEWEST_PARAGRAPHS:
            return
        taken = self.table.certain(document)
        lines = document.stripped
        own = own_prose(document, taken)
        last = list(islice((index for index in reversed(own) if not is_cut(lines[index])), FEWEST_PARAGRAPHS))
        if len(last) < FEWEST_PARAGRAPHS:
            return
        for case, index in self._closed(document, taken, own):
            family = "other" if case == "comments" and is_prose(lines[index]) else "bio" if is_prose(lines[index]) else kind(lines[index])
            yield document.removal(index, family, f"leftovers/{case}-{family}", WHY[case])
        places = [index for index in range(last[0] + 1, len(lines)) if lines[index]]
        if not document.fragments().isdisjoint(places):
            return
        if not any(place in taken or not lines[place].isascii() or lines[place][-1] in CUT for place in places):
            return
        known = [place for place in places if place in taken]
        rows = [self.table.row(taken[place][0]) for place in known]
        # Furniture stands in the middle of articles, too: what closes one, or comes in numbers, does not.
        counted, closed = accumulate(row.family not in WITHIN for row in rows), accumulate(map(closes, rows), bool.__or__)
        ended = {place for place, number, over in zip(known, counted, closed, strict=True) if number >= FEWEST_ENDED or over}
        over = {place for place, row in zip(known, rows, strict=True) if row.family not in CONTACTS and place in ended}
        gaps = [*self._among(lines, places, taken, ended)]
        # What is listed under an offer is offered.
        offers = (gap for gap in gaps if rows[bisect_left(known, gap[0]) - 1].family == "promo" and all(is_headline(lines[index]) for index in gap))
        offered = {index for gap in offers for index in gap}
        for case, found in (
            ("among", [index for gap in gaps for index in gap]),
            ("after", self._after(lines, places, known, rows)),
            ("cut-short", cut_short(lines, places)),
            ("headlines", headlines(lines, places, over, set(taken))),
        ):
            for index in found:
                if index not in taken:
                    family = "promo" if case == "among" and index in offered else kind(lines[index])
                    yield document.removal(index, family, f"leftovers/{case}-{family}", WHY[case])

    def _closed(self, document: Document, taken: Mapping[int, Sequence[int]], own: Sequence[int]) -> Iterator[tuple[str, int]]:
        """The lines after what nothing of an article follows: its readers' comments, and after nearly all of it a line about its author."""
        lines = document.stripped
        sizes = list(accumulate(columns(lines[index]) for index in own))
        closed, comments = "", {index for index, numbers in taken.items() if self._of_comments(lines[index], numbers[0])}
        last, box = max(comments, default=-1), self._box(lines, taken, own, sizes)
        for index in sorted({*taken, box - 1} - {-2}):
            if index == box - 1:
                closed = "author"
                break
            before = bisect_left(own, index)
            if before < FEWEST_PARAGRAPHS:
                continue
            share = sizes[before - 1] / sizes[-1]
            if index in comments:
                if share < BEFORE_COMMENTS:
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
            notes = (number for number, place in enumerate(rest) if BULLET.match(lines[place]) or _NOTE.search(characters(lines[place])))
            rest = rest[: next(notes, len(rest))]
            facts = sum(_MEASURE.search(lines[place]) is not None for place in rest)
            if facts >= FACTS and facts * MOST_FACTS >= len(rest):
                return  # a recipe under the description of its author
        yield from ((closed, place) for place in rest)

    def _box(self, lines: Sequence[str], taken: Mapping[int, Sequence[int]], own: Sequence[int], sizes: Sequence[int]) -> int:
        """The index of the first line of a box about the author: one of the last paragraphs begins with the name over the article, or over itself.

        -1 where there is none, or where the article has sections that are headed by names.
        """
        headed = -1
        for number in range(len(own) - 1, FEWEST_PARAGRAPHS - 1, -1):
            index = own[number]
            name = " ".join(lines[index].split(None, 2)[:2]).rstrip(",")
            if number < len(own) - MOST_BOX or sizes[number - 1] < BEFORE_BOX * sizes[-1]:
                break
            if is_name(name):
                above = [place for place in range(own[number - 1] + 1, index) if lines[place]][-MOST_BOX:]
                headed = next((place for place in above if lines[index].startswith(lines[place].rstrip(",")) and is_name(lines[place])), headed)
                if any(name in lines[place] for place in taken if place < index and self.table.row(taken[place][0]).family == "byline"):
                    return next((place for place in above if place in (headed, *taken)), index)
        sections = (place for place in own[1:] if headed >= 0 and place < headed and is_name(lines[place - 1] or lines[place - 2]))
        return headed if next(sections, -1) < 0 else -1

    def _of_author(self, line: str, number: int) -> bool:
        """Whether a line that the rule takes is about the author, and no address that an article may list."""
        row = self.table.row(number)
        return row.family == "bio" and not _OFFICES.search(row.id) and not _CONTACT.search(line)

    def _of_comments(self, line: str, number: int) -> bool:
        """Whether a line that the rule takes is the head, the count or the form of readers' comments."""
        if line[-1] == "?" or self.table.row(number).family not in OF_COMMENTS:
            return False
        folded = characters(line)
        return _COMMENTS.search(folded) is not None and _BUTTONS.search(folded) is None

    def _among(self, lines: Sequence[str], places: Sequence[int], taken: Mapping[int, Sequence[int]], ended: Set[int]) -> Iterator[Sequence[int]]:
        """The short lines between two lines of furniture, the first after the article has ended, one no contact: an article may list addresses."""
        known = [number for number, place in enumerate(places) if place in taken]
        for one, other in pairwise(known):
            gap = places[one + 1 : other]
            if not gap or places[one] not in ended:
                continue
            families = {self.table.row(taken[places[number]][0]).family for number in (one, other)}
            listing = len(gap) > 1 and families - MENU and FACTS * sum(_CONTENT.search(lines[place]) is not None for place in gap) >= len(gap)
            if len(gap) <= GAP and families - CONTACTS and not listing and all(is_short(lines[place]) for place in gap):
                yield gap

    def _after(self, lines: Sequence[str], places: Sequence[int], known: Sequence[int], rows: Sequence[Row]) -> list[int]:
        """The short lines after the last line of furniture, where there are several and one closes the article."""
        closed = len(known) >= FEWEST_KNOWN and any(map(closes, rows))
        rest = [place for place in places if known and place > known[-1]]
        return rest if closed and len(rest) <= REST and all(is_short(lines[place]) for place in rest) else []


def closes(row: Row) -> bool:
    """Whether nothing of an article follows a line that this rule takes."""
    if row.family == "nav":
        return not row.needs  # a weak word of menus ("Results") may be a heading
    return row.family in CLOSING and (row.family != "related" or bool(row.leads))


def cut_short(lines: Sequence[str], places: Sequence[int]) -> list[int]:
    """The teasers that are cut short, if they are several, with the dates and headlines among them."""
    cut = [place for place in places if is_cut(lines[place]) and SHORT <= columns(lines[place]) <= TEASER]
    if len(cut) < FEWEST_CUT:
        return []
    known = set(cut)
    return [place for place in places if place in known or (cut[0] < place < cut[-1] and is_short(lines[place]))]


def headlines(lines: Sequence[str], places: Sequence[int], over: Set[int], taken: Set[int]) -> list[int]:
    """The headlines that stand in a row under a line of furniture; in scripts that tell a headline by its width, also in a long row alone.

    Args:
        lines: a document's lines, without the white space around them.
        places: the indexes of those after the last paragraph.
        over: the furniture under which headlines stand.
        taken: all furniture.
    """
    found: list[int] = []
    run: list[int] = []
    before = False
    for place in [*places, -1]:
        if place >= 0 and place not in taken and is_headline(lines[place]) and is_short(lines[place]) and columns(lines[place]) >= SHORT // 2:
            run.append(place)
            continue
        if len(run) >= FEWEST_HEADLINES and (before or (len(run) >= FEWEST_ALONE and all(is_wide(lines[index]) for index in run))):
            found += run
        run, before = [], place in over
    return found


def is_cut(line: str) -> bool:
    """Whether the line breaks off with an ellipsis."""
    return line[-1] in CUT and _CUT.search(line[-5:]) is not None


def is_wide(line: str) -> bool:
    """Whether the line is mostly of wide characters: Han, kana, Hangul."""
    return columns(line) > 1.6 * len(line)


def is_short(line: str) -> bool:
    """Whether the line may be a name in a menu, a date, an address or a headline: no sentence."""
    if line[0].islower() or line[-1] == "↩" or BULLET.match(line):
        return False
    return (columns(line) <= SHORT and not ends_sentence(line)) or is_headline(line)


def kind(line: str) -> str:
    """The family of such a line, by its form."""
    if _CONTACT.search(line):
        return "bio"
    return "related" if is_headline(line) or is_cut(line) else "nav"
