"""Headlines of other articles in a row that no heading leads: each might be a sub-heading, all together are about something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum

from cleantext.body import is_headline
from cleantext.model.features import NAMES, Measures
from cleantext.model.own import is_data
from cleantext.model.shapes import CAPITAL, CASELESS, QUOTE, begins

#: Headlines in such a row, and columns of one on average, at least: lines of verse and entries of menus are shorter.
FEWEST, COLUMNS = 5, 45
#: How likely they are furniture on average, at least, and the share of their words that stand in the article's paragraphs, at most: before the first
#: paragraph or after the last, and between two. In 4,568 texts of extractors and 3,646 scraped ones such rows have 118 lines, in 8 texts, none in
#: the reference.
AT_EDGE, BETWEEN = (0.65, 0.3), (0.85, 0.25)
#: The share of a headline's words that stand in the article's paragraphs, from which on it may be the article's own.
OWN = 0.4
#: The share of a text's columns that such a row is at most.
MOST = 0.5
#: Commas of a line that lists something.
FEWEST_COMMAS, _COMMAS = 3, ",、،，"
_IN_PROSE = NAMES.index("in_prose")
#: How a headline begins: no item of a list does, nor a command.
_BEGINNINGS = frozenset((CAPITAL, CASELESS, QUOTE))


def strays(measures: Measures, likely: Callable[[list[tuple[float, ...]]], Sequence[float]]) -> dict[int, tuple[float, tuple[float, ...]]]:
    """The lines of such rows: how likely each is furniture, with its features, by its number among those that stay.

    Args:
        measures: the text, of an article.
        likely: how likely each of the lines with such features is furniture.
    """
    found = {}
    for headlines in rows(measures):
        features = dict(zip(headlines, measures.rows(headlines), strict=True))
        shared = {number: max(0.0, row[_IN_PROSE]) for number, row in features.items()}
        run = without_own(measures, headlines, shared)
        if not is_row(measures, run):
            continue
        chances = dict(zip(run, likely([features[number] for number in run]), strict=True))
        inside = measures.prose[0] < measures.stays[run[0]] < measures.prose[-1]
        least, most = BETWEEN if inside else AT_EDGE
        if fsum(chances.values()) >= least * len(run) and fsum([shared[number] for number in run]) <= most * len(run):
            found.update({number: (chances[number], features[number]) for number in run})
    return found


def without_own(measures: Measures, run: Sequence[int], shared: Mapping[int, float]) -> Sequence[int]:
    """The row without what may be the article's own headline and subtitle, the first lines or the last of it.

    Args:
        run: numbers of headlines among the lines that stay.
        shared: the share of each one's words that stand in the article's paragraphs.
    """
    ahead = measures.stays[run[-1]] < measures.prose[0]
    first, last = int(ahead), len(run) - ahead
    while last > first and shared[run[last - 1]] > OWN:
        last -= 1
    while first < last and shared[run[first]] > OWN:
        first += 1
    return run[first:last]


def rows(measures: Measures) -> Iterator[Sequence[int]]:
    """Headlines side by side, whatever rules took among them, as numbers among those that stay."""
    texts, stays, prose = measures.seen.texts, measures.stays, {*measures.prose}
    run: list[int] = []
    for number in range(len(stays) + 1):
        if number < len(stays) and (place := stays[number]) not in prose and may_be_headline(texts[place]):
            run.append(number)
            continue
        if len(run) >= FEWEST:
            yield run
        run = []


def is_row(measures: Measures, run: Sequence[int]) -> bool:
    """Whether these headlines are enough, and no verse, no table, no captions, no more than there is of the article."""
    size, whole = (sum([measures.columns[measures.stays[number]] for number in numbers]) for numbers in (run, range(len(measures.stays))))
    return len(run) >= FEWEST and COLUMNS * len(run) <= size <= MOST * whole and not is_data(measures, run) and not under_credit(measures, run[0])


def may_be_headline(text: str) -> bool:
    """Whether the line has the form of a headline, and lists nothing."""
    return begins(text) in _BEGINNINGS and is_headline(text) and sum(map(text.count, _COMMAS)) < FEWEST_COMMAS


def under_credit(measures: Measures, number: int) -> bool:
    """Whether a credit stands right over the line: captions do so, of several pictures."""
    place = measures.stays[number]
    return place > 0 and measures.seen.taken[place - 1] == "credit"
