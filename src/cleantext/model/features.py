"""What is measured of each line of a text, to tell how likely it is furniture.

No feature needs a language: shapes, places, neighbours, what rules say of the line and of those around it, and the words that it shares with the
article. The trees were grown on these features in this order: to change one is to grow them again (``training/``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Set
from itertools import accumulate
from math import fsum

from cleantext.body import PROSE, columns
from cleantext.model.seen import Seen
from cleantext.model.shapes import LISTED, OF_SHAPE, begins, capitals, ends, shape, stems

#: Families in the order in which lines beside one of them are ever less likely the article's.
ORDER = "credit byline ad share dup ui other wire promo bio legal related nav".split()
_RANK = {family: rank for rank, family in enumerate(ORDER, 1)}
#: Farther lines and more of them make no difference; of a longer line so many characters are looked at.
FAR, SHOWN = 20, 160
#: Columns of a line that is weighed by its words at most.
WORDY = 100
#: Lines of a list at least.
LIST = 3
NEAR = (-2, -1, 1, 2)
OF_NEIGHBOUR = "columns ends begins prose".split()
#: Groups of features; their names in one row are the columns of the trees.
GROUPS: dict[str, list[str]] = {
    "shape": OF_SHAPE,
    "neighbours": [f"{name}{step:+d}" for step in NEAR for name in OF_NEIGHBOUR]
    + "run run_place blanks_before blanks_after shapes_near same_shape_near".split(),
    "place": "prose_before prose_after prose_share since_prose until_prose lines_before lines_after place".split(),
    "rules": "weak weak_near gone_near gone_before gone_after last_gone next_gone last_family next_family".split(),
    "words": ["lexical", "lexical-1", "lexical+1"],
    "article": "in_prose in_next in_first copies same_start capitals_above".split(),
    "document": "lines prose_lines short_share columns_of_prose text_in_prose capitals_of_short gone_share".split(),
}
NAMES = [name for names in GROUPS.values() for name in names]
#: What stands before the first line and after the last.
_NONE = (-1, -1, -1, -1)


class Measures:
    """A text's lines, measured once: `row` gives the features of one of them.

    Args:
        seen: the lines.
        lexical: how much a line's words are those of furniture.

    Attributes:
        stays: the places of the lines that stay, among all that were seen.
        prose: of these, the paragraphs.
    """

    def __init__(self, seen: Seen, lexical: Callable[[str], float]) -> None:
        self.seen, self._lexical = seen, lexical
        texts = seen.texts
        count = len(texts)
        self._ranks = ranks = [_RANK.get(family, 0) if family else 0 for family in seen.taken]
        self.stays = [place for place, family in enumerate(seen.taken) if not family]
        self.columns = wide = [columns(text) for text in texts]
        self._ends = [ends(text) for text in texts]
        self._begins = [begins(text) for text in texts]
        self._is_paragraph = paragraph = [
            size >= PROSE and 0 < end < 4 and first != LISTED for size, end, first in zip(wide, self._ends, self._begins, strict=True)
        ]
        around = [*zip(wide, self._ends, self._begins, paragraph, strict=True)]
        self._around = [_NONE, _NONE, *around, _NONE, _NONE]
        self.prose = prose = [place for place in self.stays if paragraph[place]]
        self._weak = [(_RANK.get(name.rstrip("*"), 0) + (0.5 if name[-1] == "*" else 0)) if name else 0 for name in seen.weak]
        sizes = [wide[place] for place in prose]
        self._sizes = [0, *accumulate(sizes)]
        self._gone = [0, *accumulate(map(bool, ranks))]
        self._weaks = [0, *accumulate(map(bool, self._weak))]
        self._wide = [0, *accumulate([min(size, 400) for size in wide])]
        self._copies = Counter(map(str.casefold, texts))
        self._firsts = Counter([text.split(None, 1)[0].casefold() for text in texts])
        self._forms = [(min(9, size // 12), first, end) for size, first, end in zip(wide, self._begins, self._ends, strict=True)]
        short = [place for place in self.stays if wide[place] < PROSE]
        inside = [not paragraph[place] or ranks[place] > 0 for place in range(count)]
        self._first_of_run, self._last_of_run = runs(inside)
        self._previous, self._following = nearest(ranks)
        self._scores: dict[int, float] = {}
        self._stems: dict[int, Set[str]] = {}
        self._vocabulary: Counter[str] = Counter()
        for place in prose:
            self._stems[place] = found = stems(texts[place][:SHOWN])
            self._vocabulary.update(found)
        top = self.stays[0] if self.stays else -1
        self._top: Set[str] = stems(texts[top][:SHOWN]) if top >= 0 and not paragraph[top] else frozenset()
        # `sum` adds shares in another way from Python 3.12 on: the last digit differs, and with it what a tree says.
        some = prose[:: len(prose) // 10 + 1]
        self._capitals = fsum(capitals(texts[place][:SHOWN]) for place in some) / len(some) if some else 0.3
        few = short[:: len(short) // 20 + 1]
        whole = self._sizes[-1]
        self._document = (
            min(count, 500),
            min(len(prose), 60),
            len(short) / (len(self.stays) or 1),
            whole / (len(prose) or 1),
            whole / (sum(wide[place] for place in self.stays) or 1),
            (fsum(capitals(texts[place]) for place in few) / len(few) if few else 0.0) - self._capitals,
            self._gone[-1] / (count or 1),
        )

    def lexical(self, place: int) -> float:
        """How much the words of this line are those of furniture; 0 for a long one, and beyond the text."""
        if place not in self._scores:
            inside = 0 <= place < len(self.columns) and self.columns[place] <= WORDY
            self._scores[place] = self._lexical(self.seen.texts[place]) if inside else 0.0
        return self._scores[place]

    def is_doubtful(self, place: int) -> bool:
        """Whether the line may be furniture in an article.

        A paragraph that says nothing of furniture itself is the article's, whatever stands around it. With no furniture near, so is every line
        between paragraphs: a sub-heading, a verse, a figure; and of what stands before the first and after the last all but short lines that do not
        end in a full stop and are no item of a list.
        """
        if self._is_paragraph[place] and not self._weak[place]:
            return False
        low, high = max(0, place - 3), min(len(self.columns), place + 4)
        if self._gone[high] > self._gone[low] or self._weaks[high] > self._weaks[low]:
            return True
        if self.columns[place] >= PROSE or self._ends[place] == 1 or self._begins[place] == LISTED:
            return False
        return not self.prose or not self.prose[0] < place < self.prose[-1]

    def lists(self) -> Iterator[range]:
        """The runs of short lines that stay, side by side, at least `LIST` in each, as numbers among those that stay."""
        firsts, lasts = runs([size < PROSE and not rank for size, rank in zip(self.columns, self._ranks, strict=True)])
        for number, place in enumerate(self.stays):
            if firsts[place] == place and lasts[place] - place + 1 >= LIST:
                yield range(number, number + lasts[place] - place + 1)

    def row(self, number: int) -> tuple[float, ...]:
        """The features of one of the lines that stay, named in `NAMES`.

        Args:
            number: which of `stays`.
        """
        place = self.stays[number]
        text, count = self.seen.texts[place], len(self.columns)
        prose, whole, gone, weaks, wide = self.prose, self._sizes[-1] or 1, self._gone, self._weaks, self._wide
        shown = shape(text[:SHOWN], self.columns[place], self._begins[place], self._ends[place])
        around, blanks = self._around, self.seen.blanks
        before = bisect_left(prose, place)
        own_prose = before < len(prose) and prose[before] == place
        after = before + own_prose
        low, high = max(0, place - 3), min(count, place + 4)
        first_of_run, form, forms = self._first_of_run[place], self._forms[place], self._forms
        last, following = self._previous[place], self._following[place]
        own = self._stems.get(place) or stems(text[:SHOWN])
        own_count = len(own) or 1
        vocabulary, nearby = self._vocabulary, set[str]()
        for other in prose[after : after + 2]:
            nearby |= self._stems[other]
        return (
            *shown,
            *around[place],
            *around[place + 1],
            *around[place + 3],
            *around[place + 4],
            min(FAR, self._last_of_run[place] - first_of_run + 1),
            min(FAR, place - first_of_run),
            min(3, blanks[place]),
            min(3, blanks[place + 1]) if place + 1 < count else 3,
            (wide[high] - wide[low] - min(400, self.columns[place])) / (high - low),
            forms[max(0, place - 4) : place + 5].count(form) - 1,
            min(before, FAR),
            min(len(prose) - after, FAR),
            self._sizes[before] / whole,
            min(FAR, place - prose[before - 1]) if before else FAR + 1,
            min(FAR, prose[after] - place) if after < len(prose) else FAR + 1,
            min(number, FAR),
            min(len(self.stays) - number - 1, FAR),
            number / len(self.stays),
            self._weak[place],
            weaks[high] - weaks[low] - (self._weak[place] > 0),
            gone[high] - gone[low],
            min(FAR, gone[place]),
            min(FAR, gone[-1] - gone[place]),
            min(FAR, place - last) if last >= 0 else FAR + 1,
            min(FAR, following - place) if following < count else FAR + 1,
            self._ranks[last] if last >= 0 else 0,
            self._ranks[following] if following < count else 0,
            self.lexical(place),
            self.lexical(place - 1),
            self.lexical(place + 1),
            sum([vocabulary[stem] > own_prose for stem in own]) / own_count if own else -1,
            len(own & nearby) / own_count if own and nearby else -1,
            len(own & self._top) / own_count if own and number else -1,
            min(5, self._copies[text.casefold()]),
            min(9, self._firsts[text.split(None, 1)[0].casefold()]),
            shown[1] - self._capitals,
            *self._document,
        )


def runs(inside: list[bool]) -> tuple[list[int], list[int]]:
    """For each place the first and the last of the run in which it stands; a place that is in none is its own."""
    count = len(inside)
    first, last = list(range(count)), list(range(count))
    for place in range(1, count):
        if inside[place] and inside[place - 1]:
            first[place] = first[place - 1]
    for place in range(count - 2, -1, -1):
        if inside[place] and inside[place + 1]:
            last[place] = last[place + 1]
    return first, last


def nearest(ranks: list[int]) -> tuple[list[int], list[int]]:
    """For each line the place of the nearest before it that went, -1 for none, and after it, the number of lines for none."""
    count = len(ranks)
    previous, following = [-1] * count, [count] * count
    for place in range(1, count):
        previous[place] = place - 1 if ranks[place - 1] else previous[place - 1]
    for place in range(count - 2, -1, -1):
        following[place] = place + 1 if ranks[place + 1] else following[place + 1]
    return previous, following
