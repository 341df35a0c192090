"""What stands under furniture at the end of a text, or between furniture, and speaks of something else than the article: teasers, boxes, comments.

Its lines may be whole sentences, each of which might be the article's. Together they share fewer words with it than its own paragraphs share with
each other; and fewer than any stretch of it shares with what stands before that, so that one that goes from topic to topic stays whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain
from math import fsum

from cleantext.body import NOTE
from cleantext.fold import characters
from cleantext.items import BULLET
from cleantext.listings import MEASURES
from cleantext.model.features import Measures
from cleantext.model.own import of_parts
from cleantext.model.shapes import CONTACT, stems
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Families of furniture that such lines stand under. Credits, advertisements, copies and bylines stand over an article's own lines as often.
UNDER = frozenset("share ui other wire promo bio legal related nav".split())
#: Such furniture stands over hardly anything of an article's.
AFTERWARDS = "legal"
#: Lines of furniture over such an end and among its lines, those that rules know and found too weak among them, at least. Of the places where it may
#: begin so many are tried.
FEWEST_OF_FURNITURE, MOST_STARTS = 3, 12
#: Paragraphs over it at least; the share of the text's columns that it is at most.
FEWEST, MOST = 8, 0.3
#: The share of its words that stand in the article, as a share of what paragraphs of that have in common with its others, at most: on average,
#: and of any paragraph; the first for a single paragraph. In 4,568 texts of extractors such ends have 4,000 words that stand not in the reference,
#: and 22 that do.
ALONE, SEVERAL = (0.5, 0.5), (0.65, 0.7)
#: Families of furniture of which two lines stand right around more of it; lines between them, at most, and paragraphs of such an article, at least.
ALIKE = frozenset({"legal", "promo", "ui"})
MOST_BETWEEN, FEWEST_BETWEEN = 2, 5
#: Paragraphs of a text from which on it is no article: several, a book.
MOST_PARAGRAPHS = 1000
#: Of so many paragraphs one may speak of what the article speaks of.
ONE_IN = 8
#: What the paragraphs of an article have in common on average, at least; those of lists of teasers have less.
COHERENT = 0.25
#: Stems of a line from which on it tells what it speaks of; of a paragraph on average, at least: where words are shorter, or broken by marks that are
#: no letters, as in Korean and Hindi, stems tell too little.
TELLING, FEWEST_STEMS = 4, 7
#: Paragraphs of a stretch, at most; paragraphs at the head of an article that stand in none, since little was said before: nor does the first third
#: of the others.
STRETCH, FIRST = 3, 2
#: List items, and measures, of an article's last part that is a list, or a recipe.
FEWEST_LISTED = 3
#: Signs at the head of a line among which a note of the editors' says what it is.
HEAD = 40
_MEASURE = pattern(MEASURES)


class Elsewhere(NamedTuple):
    """Such lines, side by side but for furniture.

    Attributes:
        numbers: which, among those that stay.
        family: of the furniture right over them, or of what they begin with.
        shared: the share of their words that stand in the article, on average.
        usual: what paragraphs of the article have in common with its others, on average.
    """

    numbers: range
    family: str
    shared: float
    usual: float


def elsewhere(measures: Measures) -> Iterator[Elsewhere]:
    """All such lines of an article's text, from its end."""
    if not FEWEST_BETWEEN < len(measures.prose) <= MOST_PARAGRAPHS:
        return
    if UNDER.isdisjoint(measures.seen.taken) and not any(measures.seen.weak):
        return  # as most articles
    words = Words(measures)
    found = end(measures, words) if len(measures.prose) > FEWEST else None
    if found is not None:
        yield found
    yield from between(measures, words, len(measures.stays) if found is None else found.numbers[0])


def end(measures: Measures, words: Words) -> Elsewhere | None:
    """The longest end of an article's text that speaks of something else, if there is one."""
    prose, stays = measures.prose, measures.stays
    for number, family, enough in starts(measures):
        before, numbers = bisect_left(prose, stays[number]), range(number, len(stays))
        shared, usual = words.shared(numbers, prose[:before]), words.usual(prose[:before])
        if not words.are_apart(shared, before, usual) or is_own(measures, numbers):
            continue
        if enough or not has_contact(measures, numbers):
            return Elsewhere(numbers, family, fsum(shared.values()) / len(shared), usual)
    return None


def between(measures: Measures, words: Words, until: int) -> Iterator[Elsewhere]:
    """Lines with a paragraph that stand right between furniture after an article's first paragraph, and speak of something else.

    Args:
        measures: the text.
        words: of it.
        until: the number of the line, among those that stay, before which they are looked for.
    """
    taken, stays = measures.seen.taken, measures.stays
    prose = [place for place in measures.prose if place <= stays[until - 1]]
    first, tried = bisect_left(stays, prose[0]) + 1, 0
    while first < until and tried < MOST_STARTS:
        last = first
        while last + 1 < until and stays[last + 1] == stays[last] + 1:
            last += 1
        numbers, above, below = range(first, last + 1), stays[first] - 1, stays[last] + 1
        first = last + 1
        if len(numbers) > MOST_BETWEEN or taken[above] not in ALIKE or below == len(taken) or taken[below] != taken[above]:
            continue
        at = bisect_left(prose, above)
        others = [*prose[:at], *prose[bisect_left(prose, below) :]]
        if len(others) == len(prose):
            continue
        tried += 1
        shared, usual = words.shared(numbers, others), words.usual(others)
        if not shared or (highest := max(shared.values())) >= ALONE[0] * usual or highest >= words.lowest(others, 1):
            continue
        if not is_own(measures, numbers) and not has_contact(measures, numbers):
            yield Elsewhere(numbers, taken[above], fsum(shared.values()) / len(shared), usual)


def starts(measures: Measures) -> Sequence[tuple[int, str, bool]]:
    """Where such an end may begin: the number among the lines that stay, the family of what is over it, and whether it has furniture enough.

    There stands furniture over it and among its lines, `FEWEST_OF_FURNITURE` lines of it: an appeal or a link alone stands over the last
    paragraphs of articles, too. Put there, in 2,113 articles, it would take these along in two of a hundred places. A line about rights is nearly
    enough.
    """
    taken, weak, prose, stays = measures.seen.taken, measures.seen.weak, measures.prose, measures.stays
    first, last = (bisect_left(stays, prose[number]) for number in (FEWEST - 1, -1))
    found, count = [], 0
    for number in range(len(stays) - 1, first, -1):
        place = stays[number]
        over = [family for family in taken[stays[number - 1] + 1 : place] if family in UNDER]
        count += len(over) + bool(weak[place])
        if number <= last and (over or weak[place]) and (count >= FEWEST_OF_FURNITURE or AFTERWARDS in over):
            found.append((number, over[-1] if over else weak[place].rstrip("*"), count >= FEWEST_OF_FURNITURE))
    sizes = [0, *accumulate([measures.columns[place] for place in stays])] if found else []
    return [start for start in reversed(found) if sizes[-1] - sizes[start[0]] < MOST * sizes[-1]][:MOST_STARTS]


class Words:
    """What lines have in common, by their stems.

    Args:
        measures: the text.
    """

    def __init__(self, measures: Measures) -> None:
        self._texts, self._stays, self._prose = measures.seen.texts, measures.stays, measures.prose
        self._stems: dict[int, Set[str]] = {}

    def _of(self, place: int) -> Set[str]:
        found = self._stems.get(place)
        if found is None:
            found = self._stems[place] = stems(self._texts[place])
        return found

    def _telling(self, places: Sequence[int]) -> dict[int, Set[str]]:
        return {place: found for place in places if len(found := self._of(place)) >= TELLING}

    def shared(self, numbers: range, paragraphs: Sequence[int]) -> dict[int, float]:
        """The share of the stems of each line that stand in these paragraphs, by its place, of lines that tell enough."""
        spoken = frozenset().union(*map(self._of, paragraphs))
        return {place: len(found & spoken) / len(found) for place, found in self._telling([self._stays[number] for number in numbers]).items()}

    def are_apart(self, shared: Mapping[int, float], before: int, usual: float) -> bool:
        """Whether lines under so many paragraphs speak of something else.

        Args:
            shared: the share of the stems of each that stand in these paragraphs, by its place.
            before: how many paragraphs.
            usual: what these have in common.
        """
        paragraphs = sorted([shared[place] for place in self._prose[before:] if place in shared])
        if not paragraphs:
            return False
        average, highest = ALONE if len(self._prose) == before + 1 else SEVERAL
        if fsum(shared.values()) >= average * usual * len(shared) or paragraphs[-1 - len(paragraphs) // ONE_IN] >= highest * usual:
            return False
        return fsum(paragraphs) < self.lowest(self._prose[:before], len(self._prose) - before) * len(paragraphs)

    def usual(self, paragraphs: Sequence[int]) -> float:
        """The share of the stems of each of these paragraphs that stand in the others, on average; 0 where they tell too little.

        What says the same as another counts once: a page's teasers, each twice, have all in common.
        """
        paragraphs = [*{self._texts[place]: place for place in paragraphs}.values()]
        telling = self._telling(paragraphs)
        if sum(map(len, telling.values())) < FEWEST_STEMS * len(paragraphs):
            return 0.0
        counts = Counter(chain.from_iterable(map(self._of, paragraphs)))
        repeated = {stem for stem, count in counts.items() if count > 1}
        usual = fsum([len(found & repeated) / len(found) for found in telling.values()]) / len(telling)
        return usual if usual >= COHERENT else 0.0

    def lowest(self, paragraphs: Sequence[int], count: int) -> float:
        """Of all stretches of so many of these paragraphs the least share of stems that stand before each, on average.

        The first third of them is no measure.
        """
        spoken: set[str] = set()
        shares = []
        for number, place in enumerate(paragraphs):
            found = self._of(place)
            if number >= FIRST and len(found) >= TELLING:
                shares.append(len(found & spoken) / len(found))
            spoken |= found
        shares = shares[len(shares) // 3 :]
        width = min(STRETCH, count, len(shares))
        sums = [0.0, *accumulate(shares)]
        return min([end - start for start, end in zip(sums, sums[width:], strict=False)], default=0.0) / (width or 1)


def is_own(measures: Measures, numbers: range) -> bool:
    """Whether such lines are the article's by their form: a note of the editors' or references, a list, a recipe, a table, an interview."""
    lines = [measures.seen.texts[measures.stays[number]] for number in numbers]
    if any(NOTE.search(characters(line[:HEAD])) for line in lines):
        return True
    if any(sum([form(line) is not None for line in lines]) >= FEWEST_LISTED for form in (BULLET.match, _MEASURE.search)):
        return True
    return not of_parts(measures, dict.fromkeys(range(len(measures.stays)), 1.0)).isdisjoint(numbers)


def has_contact(measures: Measures, numbers: range) -> bool:
    """Whether one of such lines holds an address or a number: it may tell readers where to find help."""
    return any(CONTACT.search(measures.seen.texts[measures.stays[number]]) for number in numbers)
