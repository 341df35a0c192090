"""What no phrase knows, after the article's end: it is furniture because it stands among furniture.

Form and neighbours decide, and only where the article's last paragraph lies above: menus, contacts, headlines and teasers cut short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, islice, pairwise

from cleantext.body import columns, ends_sentence, is_headline, is_prose, own_prose, prose
from cleantext.closing import CLOSING, CONTACT, CONTACTS, FACTS, FEWEST_PARAGRAPHS, Closing
from cleantext.document import Document, Removal
from cleantext.items import BULLET
from cleantext.listings import MEASURES
from cleantext.patterns import pattern
from cleantext.rows import Row
from cleantext.table import Table

#: Lines between two lines of furniture, and after the last one, at most.
GAP, REST = 30, 30
#: Lines of furniture before such a rest, at least.
FEWEST_KNOWN = 2
#: Headlines in a row under furniture, and alone, and lines cut short among other furniture, and with nothing else there, at least: the last two
#: paragraphs of a story may break off, too.
FEWEST_HEADLINES, FEWEST_ALONE, FEWEST_CUT, FEWEST_CUT_ALONE = 3, 5, 2, 3
#: Columns of a line that may be a name in a menu, a date, an address; of a teaser at most.
SHORT, TEASER = 60, 300
#: Lines of furniture, the last included, after which an article has ended although none of them closes it.
FEWEST_ENDED = 3
#: Families whose lines stand in the middle of articles, several together: they end none.
WITHIN = frozenset({"ad", "share"})
#: Families between whose lines only menus stand.
MENU = frozenset({"legal", "nav"})
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
#: Facts, recipes, results, references: label and value, measures, prices, times, scores.
_CONTENT = pattern(rf"^[^:]{{2,30}}: \S|;|[\"“”«»]|{MEASURES}|[$€£]\d|\d[:.]\d\d|\b\d{{1,3}}-\d{{1,3}}\b|\bet al\b")


class Leftovers:
    """Vote against short lines, headlines and cut teasers among the furniture after an article's last paragraph.

    Args:
        table: the rules that know the furniture.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.closing = Closing(table)

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
        for case, index in self.closing(document, taken, own):
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
            ("cut-short", cut_short(lines, places, alone=not known)),
            ("headlines", headlines(lines, places, over, set(taken))),
        ):
            for index in found:
                if index not in taken:
                    family = "promo" if case == "among" and index in offered else kind(lines[index])
                    yield document.removal(index, family, f"leftovers/{case}-{family}", WHY[case])

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


def cut_short(lines: Sequence[str], places: Sequence[int], *, alone: bool = False) -> list[int]:
    """The teasers that are cut short, if they are several, with the dates and headlines among them.

    Args:
        lines: a document's lines, without the white space around them.
        places: the indexes of those after the last paragraph.
        alone: whether no rule knows any of these.
    """
    cut = [place for place in places if is_cut(lines[place]) and SHORT <= columns(lines[place]) <= TEASER and not BULLET.match(lines[place])]
    if len(cut) < FEWEST_CUT or any(goes_on(lines, place) for place in places):
        return []
    known = set(cut)
    if alone and len(cut) == len(places) < FEWEST_CUT_ALONE:
        return []
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


def goes_on(lines: Sequence[str], place: int) -> bool:
    """Whether the line right below goes on with the sentence of this one: a text with lines of its own, not of teasers."""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    return below[:1].islower() and not ends_sentence(lines[place])


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
    if CONTACT.search(line):
        return "bio"
    return "related" if is_headline(line) or is_cut(line) else "nav"
