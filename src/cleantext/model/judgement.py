"""Which lines of a text are likely furniture, how likely, and why: the measures put to the trees.

An article's text is judged with caution: only lines in doubt, only where there are paragraphs, only so much of the text. The text of a whole page
is judged twice, the second time with what the first look says of the lines around. Where rules know little of a page's menus its text is judged as
an article's between the first paragraph and the last, and as a page's before and after.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import exp, fsum

from cleantext.body import is_headline
from cleantext.model.around import around
from cleantext.model.elsewhere import elsewhere
from cleantext.model.enough import FEWEST_LINES, FEWEST_PARAGRAPHS
from cleantext.model.features import NAMES, Measures
from cleantext.model.grounds import strongest, telling
from cleantext.model.own import of_lists, own, weighed
from cleantext.model.seen import Seen
from cleantext.model.strays import strays
from cleantext.model.words import lexical

#: A text that lost so many lines of these families to rules, so many of them before its first paragraph, with so many short lines left (columns), is
#: that of a whole page.
MENU = frozenset({"nav", "ui", "legal", "share"})
FEWEST_OF_MENU, FEWEST_AHEAD, SHORT, FEWEST_SHORT = 16, 3, 40, 7
#: A text has the menus of a page, though rules know little of them, if they took so many lines of these families, and leave so many short
#: lines, or headlines, before the first paragraph. So have 133 of the 364 whole pages of `bodies_*_dev` that are not known for pages, 12 of 4,568
#: texts of extractors there, and none of the 3,646 of `sites_dev`.
FEWEST_KNOWN, FEWEST_LEFT = 6, 10
#: The share of the words of articles that is lost at most before the first paragraph and after the last of such a text, and how many lines go
#: there at least, if any. At 0.03 five times as many words were lost for a tenth more furniture.
AT_EDGES, FEWEST_AT_EDGES = 0.01, 10
#: Lines that rules took, from which on a text has an article in it though it be one paragraph.
MUCH = 16
#: The share of an article's columns that goes at most; of two lines as likely the first goes.
MOST = 0.2
#: What speaks of something else under furniture of such a family is of it, too.
OF_ELSE = frozenset({"bio", "legal", "promo", "related", "ui"})
#: The share of the words of articles that is lost at most, on average, if nobody says what it is.
DEFAULT = {"article": 0.0001, "page": 0.03}
#: The share of the doubt that is left of a line, at which a paragraph of a page goes.
PARAGRAPH = 0.8
#: How likely lines are furniture, with the features of each, by their number among those that stay.
Likely = dict[int, tuple[float, tuple[float, ...]]]
_CONTACT, _WHEN, _BEGINS, _ENDS, _LEXICAL, _MARKS, _WEAK = map(NAMES.index, ("contact", "when", "begins", "ends", "lexical", "marks", "weak"))


def judged(seen: Seen, mode: str, risk: float | None, is_own: Callable[[int], bool] = lambda index: False) -> Iterator[tuple[int, str, str]]:
    """The lines that go: the index of each in the document, its family, and why.

    Args:
        seen: the text.
        mode: "article", "page", or "auto" for what the text is.
        risk: the share of the article's words that may be lost; None for the mode's own.
        is_own: of an article, whether the line with this index in the document is its own, however likely furniture.
    """
    measures = Measures(seen, lexical)
    if mode_of(measures, mode) == "page":
        yield from said(measures, "page", in_page(measures, DEFAULT["page"] if risk is None else risk))
        return
    lost = DEFAULT["article"] if risk is None else risk
    likely = in_article(measures, lost, is_own)
    yield from said(measures, "article", likely)
    going = {*likely}
    if lost >= DEFAULT["article"]:
        for number, family, why in of_else(measures, is_own):
            if number not in going:
                going.add(number)
                yield measures.seen.places[measures.stays[number]], family, why
    if mode == "auto" and has_menus(measures):
        outer = at_edges(measures, AT_EDGES if risk is None else risk)
        yield from said(measures, "page", {number: chance for number, chance in outer.items() if number not in going})


def at_edges(measures: Measures, risk: float) -> Likely:
    """The lines that go before the first paragraph and after the last, as from a page's text, where they are many. Args as in `judged`.

    A list stays that is not likely furniture as a whole, or holds data, or code.
    """
    first, last, least = measures.prose[0], measures.prose[-1], threshold(shipped("page")[1], risk)
    chances = likely_in_page(measures)
    spared = {*of_lists(measures, {number: chance for number, (chance, _) in chances.items()})}
    outer = {
        number: likely
        for number, likely in chances.items()
        if likely[0] >= least and number not in spared and not first <= measures.stays[number] <= last
    }
    return outer if len(outer) >= FEWEST_AT_EDGES else {}


def in_article(measures: Measures, risk: float, is_own: Callable[[int], bool]) -> Likely:
    """The lines of an article's text that go. Args as in `judged`."""
    in_doubt = doubtful(measures)
    if not in_doubt:
        return {}  # as in many articles
    least = threshold(shipped("article")[1], risk)
    chances = likely_in_article(measures, in_doubt, least)
    sure = weighed(measures, {number: chance for number, (chance, _) in chances.items()})
    places = [measures.seen.places[place] for place in measures.stays]
    going = [number for number, chance in sure.items() if chance >= least and not is_own(places[number])]
    found = {number: chances[number] for number in affordable(measures, without_plain(measures, going, chances), chances)}
    if risk >= DEFAULT["article"]:
        found |= {number: told for number, told in strays(measures, chances_in_article).items() if not is_own(places[number])}
    return {number: found[number] for number in sorted(found)}


def of_else(measures: Measures, is_own: Callable[[int], bool]) -> Iterator[tuple[int, str, str]]:
    """The lines that go since together they speak of something else than the article: the number of each, its family, and why."""
    for found in elsewhere(measures):
        where = "under furniture, to the end," if found.numbers[-1] == len(measures.stays) - 1 else "between furniture"
        why = f"stands {where} and shares {found.shared:.0%} of its words with the article, whose paragraphs share {found.usual:.0%}"
        for number in found.numbers:
            if not is_own(measures.seen.places[measures.stays[number]]):
                yield number, found.family if found.family in OF_ELSE else "other", why


def in_page(measures: Measures, risk: float) -> Likely:
    """The lines of a page's text that go. Args as in `judged`."""
    chances = likely_in_page(measures)
    going = of_page(measures, {number: chance for number, (chance, _) in chances.items()}, threshold(shipped("page")[1], risk))
    return {number: chances[number] for number in sorted(going)}


def of_page(measures: Measures, chances: Mapping[int, float], least: float) -> set[int]:
    """Of the lines of a page's text those that go: none of a list that is unlikely as a whole, and a paragraph must be surer.

    By the pages of wcxb on sites not seen, F1 is 0.9342 so (0.9334 line by line), and 2.9% of the words are lost (3.4%).

    Args:
        measures: the text.
        chances: how likely lines are furniture, by their number among those that stay.
        least: how likely a line must be.
    """
    prose, surer = {*measures.prose}, 1 - (1 - least) * PARAGRAPH
    going = {number for number, chance in chances.items() if chance >= (surer if measures.stays[number] in prose else least)}
    for lines in measures.lists():
        if fsum([chances.get(number, 0.0) for number in lines]) < least * len(lines):
            going.difference_update(lines)
    return going


def said(measures: Measures, mode: str, going: Likely) -> Iterator[tuple[int, str, str]]:
    """Of the lines that go the index of each in the document, its family, and why."""
    grounds = telling(shipped(mode)[0]) if going else ()
    for number, (chance, row) in going.items():
        place = measures.stays[number]
        found = ", ".join(strongest(row, grounds))
        why = f"is likely furniture ({chance:.3f}): {found or 'its place, and its shape beside others'}"
        yield measures.seen.places[place], family(measures, place, row), why


def shipped(mode: str) -> tuple[Mapping[str, float], Sequence[tuple[float, float]]]:
    """How much each ground tells, and how likely a line must be to go for each risk, rising."""
    from cleantext.model import trees

    found: tuple[Mapping[str, float], Sequence[tuple[float, float]]] = (trees.GROUNDS[mode], trees.RISKS[mode])
    return found


def threshold(risks: Sequence[tuple[float, float]], risk: float) -> float:
    """How likely a line must be to go: what is said of the largest risk that is not larger; where there is none, nothing goes."""
    return min((least for known, least in risks if known <= risk), default=2.0)


def mode_of(measures: Measures, mode: str) -> str:
    """How the text is judged, "article" or "page", if this was asked for."""
    if mode == "article" or len(measures.seen.texts) < FEWEST_LINES or (mode == "auto" and not is_page(measures)):
        return "article"
    return "page"


def has_menus(measures: Measures) -> bool:
    """Whether menus of a page, or its lists of headlines, stand before an article's first paragraph, though rules know few of their lines."""
    if not measures.prose or len(measures.seen.texts) < FEWEST_LINES or sum([family in MENU for family in measures.seen.taken]) < FEWEST_KNOWN:
        return False
    ahead = measures.stays[: bisect_left(measures.stays, measures.prose[0])]
    return sum([measures.columns[place] < SHORT or is_headline(measures.seen.texts[place]) for place in ahead]) >= FEWEST_LEFT


def is_page(measures: Measures) -> bool:
    """Whether the text is that of a whole page: rules know many lines of its menus and notices, some before its prose, and short lines are left."""
    taken = measures.seen.taken
    if sum([family in MENU for family in taken]) < FEWEST_OF_MENU or not measures.prose:
        return False
    ahead = sum([family in MENU for family in taken[: measures.prose[0]]])
    if ahead < FEWEST_AHEAD or sum([measures.columns[place] < SHORT for place in measures.stays]) < FEWEST_SHORT:
        return False
    first, last = measures.prose[0], measures.prose[-1]
    return any(measures.columns[place] < SHORT and not first < place < last for place in measures.stays)


def likely_in_article(measures: Measures, in_doubt: Sequence[int], least: float) -> Likely:
    """How likely lines are furniture that are in doubt in an article, with their features, by their number among those that stay.

    Args:
        measures: the text.
        in_doubt: the numbers of these lines.
        least: how likely a line must be to go: where none is, nothing needs to be known of the others.
    """
    rows = dict(zip(in_doubt, measures.rows(in_doubt), strict=True))
    chances = dict(zip(in_doubt, chances_in_article(rows.values()), strict=True))
    if max(chances.values()) < least:
        return {}
    spared = own(measures, chances)
    return {number: (likely, rows[number]) for number, likely in chances.items() if number not in spared}


def chances_in_article(rows: Iterable[tuple[float, ...]]) -> list[float]:
    """How likely each line with such features is furniture in an article."""
    from cleantext.model.trees import article

    return [chance(article(row)) for row in rows]


def has_article(measures: Measures) -> bool:
    """Whether there are the paragraphs of an article; in a longer text of which rules took much, one is enough."""
    taken = measures.seen.taken
    return len(measures.prose) >= (1 if len(taken) >= FEWEST_LINES and sum(map(bool, taken)) >= MUCH else FEWEST_PARAGRAPHS)


def doubtful(measures: Measures) -> Sequence[int]:
    """The numbers of the lines that are asked about in an article: none without words, and none where there are too few paragraphs."""
    if not has_article(measures):
        return ()
    texts, stays = measures.seen.texts, measures.stays
    return [number for number in measures.doubtful() if any(map(str.isalnum, texts[stays[number]]))]


def without_plain(measures: Measures, going: Sequence[int], chances: Likely) -> list[int]:
    """Of the lines that would go, those that are no plain sentence after the last paragraph and do not lead up to one: an article may end so."""
    last, stays = measures.prose[-1], measures.stays
    found, plain, below = {*going}, False, -1
    for number in range(len(stays) - 1, -1, -1):
        place = stays[number]
        if place <= last:
            break
        if place + 1 != below:
            plain = False  # furniture stands between
        row = chances[number][1] if number in chances else None
        plain = plain or (row is not None and is_plain(row))
        if plain:
            found.discard(number)
        below = place
    return sorted(found)


def is_plain(row: tuple[float, ...]) -> bool:
    """Whether the line is a sentence of which nothing but its place speaks for furniture."""
    return row[_ENDS] == 1 and row[_LEXICAL] < 0 and not (row[_CONTACT] or row[_WHEN] or row[_MARKS] or row[_WEAK])


def affordable(measures: Measures, going: Sequence[int], chances: Likely) -> list[int]:
    """Of the lines that would go, the likeliest, as many as together are at most the share of the text that may go."""
    left = MOST * sum([measures.columns[place] for place in measures.stays])
    found = []
    for number in sorted(going, key=lambda number: (-chances[number][0], number)):
        left -= measures.columns[measures.stays[number]]
        if left < 0:
            break
        found.append(number)
    return sorted(found)


def likely_in_page(measures: Measures) -> Likely:
    """How likely each line is furniture in the text of a page, with its features, by its number among those that stay."""
    from cleantext.model.trees import page_first, page_second

    rows = [*measures.rows(range(len(measures.stays)))]
    first = [chance(page_first(row)) for row in rows]
    widths = [measures.columns[place] for place in measures.stays]
    return {
        number: (chance(page_second((*row, *told))), row)
        for number, (row, told) in enumerate(zip(rows, around(first, widths, [row[_BEGINS] for row in rows]), strict=True))
        if any(map(str.isalnum, measures.seen.texts[measures.stays[number]]))
    }


def chance(odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def family(measures: Measures, place: int, row: tuple[float, ...]) -> str:
    """What the line is: as its form says, or the nearest line of furniture; else a headline leads to another article, and a label to the site."""
    text, taken = measures.seen.texts[place], measures.seen.taken
    if row[_CONTACT]:
        return "bio"
    headline = is_headline(text)
    near = [taken[other] for step in (1, 2, 3) for other in (place - step, place + step) if 0 <= other < len(taken) and taken[other]]
    for found in near:
        if found in ("related", "nav", "promo", "legal", "bio", "share", "ui", "other"):
            return "related" if headline and found in ("nav", "share", "ui") else found
    if headline:
        return "related"
    return "byline" if row[_WHEN] else "nav"
