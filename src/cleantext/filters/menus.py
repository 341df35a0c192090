"""Menus that came along as text: runs of short lines among which many are entries of menus; and sections and authors beside the headline."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from cleantext.body import beside, columns, ends_prose, ends_sentence, filled, is_headline, is_name, own_prose, stands
from cleantext.context import COLONS, SHORT
from cleantext.document import Document, Removal
from cleantext.items import BULLET
from cleantext.patterns import pattern
from cleantext.table import Table

#: Lines of a menu at least, different entries among them that rules know, and the share of the run that is known.
FEWEST_LINES, FEWEST_ENTRIES, SHARE = 8, 4, 0.2
#: Different entries after the last of so many paragraphs, where a line of furniture is among them.
FEWEST_AFTER, FEWEST_PARAGRAPHS = 2, 3
#: Columns of an entry at most.
ENTRY = 40
#: Families whose lines stand in menus.
IN_MENUS = frozenset({"nav", "ui", "promo", "share", "legal"})
#: Words of a label over an author's name ("Written by") at most.
MOST_LABEL = 2
#: Lines over a headline at most.
MOST_OVER = 8
#: Families whose lines stand in lists of an article, too.
OFFERS = frozenset({"promo", "ad", "share"})
WHY = "stands between the entries of a menu"
AUTHOR = "names the author beside the date or under a label"
SECTION = "is the name of the section over the headline"
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
        return iter([("menus/entry", "nav", WHY), ("menus/section", "nav", SECTION), ("menus/author", "byline", AUTHOR)])

    def __call__(self, document: Document) -> Iterator[Removal]:
        table = self.table
        for index in authors(document, table):
            yield document.removal(index, "byline", "menus/author", AUTHOR)
        named = {index for index, numbers in table.verdicts(document).items() if any(table.row(number).family == "nav" for number in numbers)}
        if not named or document.fragments():
            return  # parts of hard-wrapped paragraphs are short lines, too
        taken, lines = table.certain(document), document.stripped
        for index in over_headline(document, named, taken):
            if index not in taken:
                yield document.removal(index, "nav", "menus/section", SECTION)
        if len(named) < FEWEST_AFTER:
            return
        own = own_prose(document, taken)
        last = own[-1] if len(own) >= FEWEST_PARAGRAPHS else len(lines)
        for run in runs(lines, taken, sorted(named)):
            entries = [index for index in run if index in named or (index in taken and table.row(taken[index][0]).family in IN_MENUS)]
            different = {lines[index].casefold() for index in entries if index in named}
            strong = {row.family for row in (table.row(taken[index][0]) for index in run if index in taken) if not row.needs}
            after = bool(strong - OFFERS) and run[0] > last  # then the menu goes to the run's end
            if len(different) < (FEWEST_AFTER if after else FEWEST_ENTRIES) or (len(entries) < SHARE * len(run) and not after):
                continue
            if (strong and not is_led(document, run, taken)) or not is_enclosed(document, run):
                over_date = {beside(document, index, -1) for index in run if index in taken and table.row(taken[index][0]).family == "byline"}
                for index in run:
                    if index in over_date and is_headline(lines[index]):
                        continue  # the article's own
                    if entries[0] <= index and (after or index <= entries[-1]) and index not in taken:
                        yield document.removal(index, "nav", "menus/entry", WHY)


def authors(document: Document, table: Table) -> Iterator[int]:
    """The names between a headline and a date, or under "Written by", where these stand on lines of their own."""
    taken, lines = table.certain(document), document.stripped
    for index, numbers in taken.items():
        if table.row(numbers[0]).family != "byline":
            continue
        dated = any(map(str.isdigit, lines[index]))
        if not dated and (table.row(numbers[0]).needs or len(lines[index].split()) > MOST_LABEL):
            continue
        place = beside(document, index, -1 if dated else 1)
        if place < 0 or place in taken or not is_name(lines[place]):
            continue
        above = beside(document, place, -1)
        if not dated:
            if stands(document, place, "edges"):
                yield place
        elif above >= 0 and above not in taken and (is_headline(lines[above]) or ends_prose(document, above)) and stands(document, place, "head"):
            yield place


def over_headline(document: Document, named: Container[int], taken: Container[int]) -> list[int]:
    """The names of sections at the top of the text: a word with a headline under it, several, or a path of list items ("1. Home 2. Leeds")."""
    lines, places = document.stripped, filled(document)[: MOST_OVER + 1]
    top = [*takewhile(lambda index: index in taken or index in named, places)]
    listed = bool(top) and all(BULLET.match(lines[index]) for index in top)
    if listed:
        top += takewhile(lambda index: BULLET.match(lines[index]) is not None and is_entry(BULLET.sub("", lines[index])), places[len(top) :])
    sections = [index for index in top if index not in taken]
    if not sections or len(top) == len(places):
        return []
    if listed or (is_headline(lines[places[len(top)]]) and (len(sections) > 1 or " " not in lines[sections[0]])):
        return sections
    return []


def is_enclosed(document: Document, run: Sequence[int]) -> bool:
    """Whether the run stands between a sentence and another or a paragraph: an article about ministries or sections lists them so."""
    before = beside(document, run[0], -1)
    line = document.stripped[before] if before >= 0 else ""
    after = beside(document, run[-1], 1)
    under = document.stripped[after] if after >= 0 else ""
    goes_on = ends_prose(document, after) or (columns(under) > ENTRY and ends_sentence(under))
    return line != "" and (ends_sentence(line) or line[-1] in COLONS) and goes_on


def is_led(document: Document, run: Sequence[int], taken: Container[int]) -> bool:
    """Whether a paragraph that ends in a colon leads to the run: "… lists what was in it on the front:"."""
    before = beside(document, run[0], -1)
    lead = document.stripped[before] if before >= 0 and before not in taken else " "
    return lead[-1] in COLONS and columns(lead) >= SHORT


def runs(lines: Sequence[str], taken: Container[int], among: Sequence[int]) -> Iterator[list[int]]:
    """The indexes of so many short lines in a row, blank lines apart and furniture among them, that they may be a menu.

    Args:
        lines: a document's lines, without the white space around them.
        taken: the indexes of furniture.
        among: indexes of which a run has one, rising.
    """
    done = -1
    for start in among:
        if start <= done:
            continue
        after = [*takewhile(lambda index: index in taken or is_entry(lines[index]), range(start, len(lines)))]
        if not after:
            continue
        before = [*takewhile(lambda index: index in taken or is_entry(lines[index]), range(start - 1, done, -1))]
        done = after[-1]
        run = [index for index in (*reversed(before), *after) if lines[index]]
        if len(run) >= FEWEST_LINES:
            yield run


def is_entry(line: str) -> bool:
    """Whether the line may stand in a menu, or is blank."""
    if len(line) > ENTRY or (line and not line[-1].isalnum() and ends_sentence(line)):
        return False
    return columns(line) <= ENTRY and _CONTENT.search(line) is None
