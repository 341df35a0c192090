"""Which lines are an article's own by their form and place, however likely furniture: in doubt the article keeps them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import fsum

from cleantext.body import PROSE, is_headline
from cleantext.context import FEWEST_QUESTIONS, QUESTIONS
from cleantext.listings import LABEL
from cleantext.model.features import Measures, runs
from cleantext.model.shapes import ends
from cleantext.patterns import pattern

#: How likely the lines of a list are furniture on average, if any of them goes: a list is the article's or is not, and a line of it tells little.
#: Without this and `DATA` the model took 36 lines of lists in the texts of 3,646 pages of other sites, of which 23 were the article's (prices,
#: fixtures, scores); with both it took 8, of which 2 were.
LEAST_OF_LIST = 0.8
#: The share of lines with digits from which on a list is a table of data.
DATA = 0.5
#: Lines between two paragraphs, whatever furniture is among them, that are a passage of the article: a poem, a recipe with an advertisement in it.
PASSAGE = 5
#: Families of what leads elsewhere, and how often it says the same at least where it stands under teasers.
FEWEST_TEASING, TEASING = 3, frozenset({"nav", "promo", "related"})
#: How many times as sure it must be that a line between two paragraphs is furniture: it may be a sub-heading.
BETWEEN = 4
#: Times of one form that are those of a report hour by hour.
FEWEST_TIMES = 3
#: Headings of one form, each with a larger number than the one before, that are those of the parts of a text, and the columns of one at most.
FEWEST_NUMBERED, _LONGEST_NUMBERED = 3, 24
#: Lines with a label each, side by side, that are a table: "Age: 26".
FEWEST_LABELS = 3
#: Lines of code in a run of short lines, and their share of it, from which on the run is code.
FEWEST_OF_CODE, OF_CODE = 3, 0.25
_CODE = pattern(
    r"(?:#|//|/\*|\$|>>>|--|%) ?[a-z]"  # a comment, a prompt
    r"|.*(?:[;{}]$|\w\(\S*\)|</?[a-z][\w -]*+>|=>|->|==|:=|\w::\w|(?:^|\s)--?[a-z][\w-]*+(?:$|[\s=])|[a-z]_[a-z])"
)
#: How a sentence ends, and a line before what it leads to; see `ends`.
ENDINGS = (1, 4)
#: Words of a line that leads to something with a colon, wherever it stands, at least: a label has fewer.
FEWEST_LEADING, _COLONS = 8, ":："
#: Columns of a line that is a time: "9.40 Uhr", "Update 14:05".
_LONGEST_TIME = 20
_TIME, _NUMBERS = pattern(r"(?<!\d)\d{1,2}\s?[:.hH時时시點点]\s?(?:\d{2}(?!\d)|$)"), pattern(r"\d+")
_COMMAS = ",،、，;；"
#: Labels with a number each in one line: "Calories: 150 kcal | Fat: 7 g | Protein: 9 g".
_FACTS = pattern(r"(?:[^|:•·]{2,40}:\s?\d[^|:•·]{0,20}(?:[|•·]\s?|$)){3}")
#: The number of a book that a review names.
_BOOK = pattern(r"\bISBN(?:-1[03])?:? ?[\dX][\dX -]{8,16}")


def own(measures: Measures, chances: Mapping[int, float]) -> set[int]:
    """The lines that stay, as numbers among those that rules left.

    Args:
        measures: the text, of an article.
        chances: how likely lines are furniture, by their number; those that are not asked about count as sure.
    """
    found = of_parts(measures, chances)
    found.update(of_passages(measures, chances), headline(measures), sentences(measures), first_copies(measures))
    texts = {number: measures.seen.texts[measures.stays[number]] for number in chances}
    return found | {number for number, text in texts.items() if is_fragment(text) or _FACTS.match(text)}


def of_parts(measures: Measures, chances: Mapping[int, float]) -> set[int]:
    """The lines that are by their form parts of an article: lists, tables, interviews, reports by the hour, books. Args as in `own`."""
    found = {*of_lists(measures, chances), *of_interview(measures), *times(measures)}
    found.update(of_table(measures), of_books(measures), numbered(measures))
    return found


def of_lists(measures: Measures, chances: Mapping[int, float]) -> Iterator[int]:
    """Tables of data, code, and lists that are unlikely to be furniture as a whole."""
    for lines in measures.lists():
        unlikely = fsum([chances.get(number, 0.0) for number in lines]) < LEAST_OF_LIST * len(lines)
        if unlikely or is_data(measures, lines) or is_code(measures, lines):
            yield from lines


def is_data(measures: Measures, lines: Sequence[int]) -> bool:
    """Whether a list is a table of data."""
    return sum([any(map(str.isdigit, measures.seen.texts[measures.stays[number]])) for number in lines]) >= DATA * len(lines)


def is_code(measures: Measures, lines: range) -> bool:
    """Whether some lines of a list are commands, comments or parts of a program, as in a list of commands under an article."""
    texts, stays = measures.seen.texts, measures.stays
    return sum([_CODE.match(texts[stays[number]]) is not None for number in lines]) >= max(FEWEST_OF_CODE, OF_CODE * len(lines))


def of_passages(measures: Measures, chances: Mapping[int, float]) -> Iterator[int]:
    """What stands between two paragraphs, of several lines, though furniture stands in it: poems, recipes, letters, glossaries.

    Only where the same line leads elsewhere again and again, as "Read more" does under teasers, may it be furniture, and is if it likely is as a
    whole, such lines among it.
    """
    for lines in between_paragraphs(measures):
        start, end = (measures.stays[lines[0] - 1], measures.stays[lines[-1] + 1]) if lines else (0, 0)
        if end - start > PASSAGE:
            gone = teasing(measures, start, end)
            if not gone or fsum([gone, *[chances.get(number, 0.0) for number in lines]]) < LEAST_OF_LIST * (gone + len(lines)):
                yield from lines


def between_paragraphs(measures: Measures) -> Iterator[range]:
    """The lines between each paragraph and the next, as numbers among those that stay."""
    places = [bisect_left(measures.stays, place) for place in measures.prose]
    return (range(before + 1, after) for before, after in pairwise(places))


def teasing(measures: Measures, start: int, end: int) -> int:
    """How many lines rules took between two places that lead elsewhere and say the same, `FEWEST_TEASING` times or more."""
    counts = Counter([measures.seen.texts[place].casefold() for place in range(start, end) if measures.seen.taken[place] in TEASING])
    return sum([count for count in counts.values() if count >= FEWEST_TEASING])


def weighed(measures: Measures, chances: Mapping[int, float]) -> dict[int, float]:
    """How likely lines are furniture as thresholds are put to them: what stands between two paragraphs must be surer by `BETWEEN` times.

    Args:
        measures: the text, of an article.
        chances: how likely lines are furniture, by their number.
    """
    surer = {number for lines in between_paragraphs(measures) if len(lines) < PASSAGE for number in lines}
    return {number: 1 - BETWEEN * (1 - chance) if number in surer else chance for number, chance in chances.items()}


def headline(measures: Measures) -> Iterator[int]:
    """The only line before the first paragraph that is like a headline: the article's own."""
    first = bisect_left(measures.stays, measures.prose[0])
    likely = [number for number in range(first) if is_headline(measures.seen.texts[measures.stays[number]])]
    if len(likely) == 1 and not measures.seen.weak[measures.stays[likely[0]]]:
        yield likely[0]


def within(measures: Measures) -> range:
    """The lines from the first paragraph to the last, as numbers among those that stay."""
    return range(bisect_left(measures.stays, measures.prose[0]), bisect_left(measures.stays, measures.prose[-1]))


def of_interview(measures: Measures) -> Iterator[int]:
    """Questions between paragraphs, and what stands under each, in an article that asks several."""
    texts, stays, columns = measures.seen.texts, measures.stays, measures.columns
    asked = [number for number in within(measures) if texts[stays[number]][-1] in QUESTIONS and columns[stays[number]] < PROSE]
    if len(asked) >= FEWEST_QUESTIONS:
        for number in asked:
            yield from (number, number + 1)


def sentences(measures: Measures) -> Iterator[int]:
    """Lines between paragraphs that end as a sentence does, or lead to what follows with a colon: answers, steps, what is said, paragraphs.

    Sentences that lead to something stay under the last paragraph, too: what they led to was a picture or another's post, and is not in the text. So
    does what is right over one: it is its heading.
    """
    texts, stays = measures.seen.texts, measures.stays
    yield from (number for number in within(measures) if ends(texts[stays[number]]) in ENDINGS)
    for number, place in enumerate(stays):
        if texts[place][-1] in _COLONS and len(texts[place].split()) >= FEWEST_LEADING:
            yield number
            if number and stays[number - 1] == place - 1:
                yield number - 1


def of_table(measures: Measures) -> Iterator[int]:
    """Short lines with labels, several of them side by side."""
    paragraphs = {*measures.prose}
    is_labelled = [place not in paragraphs and LABEL.match(measures.seen.texts[place]) is not None for place in measures.stays]
    firsts, lasts = runs(is_labelled)
    return (number for number, labelled in enumerate(is_labelled) if labelled and lasts[number] - firsts[number] + 1 >= FEWEST_LABELS)


def of_books(measures: Measures) -> Iterator[int]:
    """What a review says of the book: the line with its number, and a short one with a price under that."""
    texts, stays, columns = measures.seen.texts, measures.stays, measures.columns
    for number, place in enumerate(stays):
        if "ISBN" in texts[place] and _BOOK.search(texts[place]):
            yield number
            below = stays[number + 1] if number + 1 < len(stays) else place
            if below == place + 1 and columns[below] <= _LONGEST_TIME and _NUMBERS.search(texts[below]):
                yield number + 1


def first_copies(measures: Measures) -> Iterator[int]:
    """Headlines of which a rule took a second copy: the first of anything stays."""
    texts, taken = measures.seen.texts, measures.seen.taken
    copies = {text for text, family in zip(texts, taken, strict=True) if family == "dup"}
    return (number for number, place in enumerate(measures.stays) if texts[place] in copies and is_headline(texts[place]))


def times(measures: Measures) -> Iterator[int]:
    """Times of one form between paragraphs: those of a report hour by hour."""
    texts, stays = measures.seen.texts, measures.stays
    forms = {number: _NUMBERS.sub("0", text) for number in within(measures) if is_time(text := texts[stays[number]])}
    counts = Counter(forms.values())
    yield from (number for number, form in forms.items() if counts[form] >= FEWEST_TIMES)


def numbered(measures: Measures) -> Iterator[int]:
    """Numbered headings, each right over a paragraph: "Article 1", "§ 2", wherever they stand."""
    texts, paragraphs = measures.seen.texts, {*measures.prose}
    rising: dict[str, list[tuple[int, int]]] = {}
    for number, place in enumerate(measures.stays):
        if place + 1 in paragraphs and measures.columns[place] <= _LONGEST_NUMBERED and len(found := _NUMBERS.findall(texts[place])) == 1:
            of_form = rising.setdefault(_NUMBERS.sub("0", texts[place]), [])
            if not of_form or int(found[0]) > of_form[-1][1]:
                of_form.append((number, int(found[0])))
    yield from (number for of_form in rising.values() if len(of_form) >= FEWEST_NUMBERED for number, _ in of_form)


def is_time(line: str) -> bool:
    """Whether the line is a time, with a word or two."""
    return len(line) <= _LONGEST_TIME and _TIME.search(line) is not None


def is_fragment(line: str) -> bool:
    """Whether the line is a part of a sentence, or of a verse."""
    return line[-1] in _COMMAS or line[0] in _COMMAS
