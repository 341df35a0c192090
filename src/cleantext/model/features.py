"""What is measured of each line of a text, to tell how likely it is furniture.

No feature needs a language: shapes, places, neighbours, what rules say of the line and of those around it, and the words that it shares with the
article. The trees were grown on these features in this order: to change one is to grow them again (``training/``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain
from math import fsum

from cleantext.body import PROSE, columns
from cleantext.model.seen import Seen
from cleantext.model.shapes import CAPITAL, LISTED, OF_SHAPE, begins, capitals, ends, is_paragraph, is_wide, said, shape, stems
from cleantext.model.whole import Whole

#: Families in the order in which lines beside one of them are ever less likely the article's.
ORDER = "credit byline ad share dup ui other wire promo bio legal related nav".split()
_RANK = {family: rank for rank, family in enumerate(ORDER, 1)}
#: Farther lines and more of them make no difference; of a longer line so many characters are looked at.
FAR, SHOWN = 20, 160
#: Columns of a line that is weighed by its words at most.
WORDY = 100
#: Lines that are few to ask about.
FEW = 40
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


class Lexical(dict[int, float]):
    """How much the words of a line are those of furniture, by its place; 0 for a long one, and beyond the text.

    Args:
        texts: the lines.
        weigh: tells it of one of them.
    """

    def __init__(self, texts: Sequence[str], weigh: Callable[[str], float]) -> None:
        self._texts, self._weigh = texts, weigh

    def __missing__(self, place: int) -> float:
        text = self._texts[place] if 0 <= place < len(self._texts) else ""
        found = self[place] = self._weigh(text) if text and columns(text) <= WORDY else 0.0
        return found


class Measures:
    """A text's lines, measured: `row` gives the features of one of them.

    Of most articles no line is in doubt: what is measured of the text as a whole is measured when the first row is asked for.

    Args:
        seen: the lines.
        lexical: how much a line's words are those of furniture.

    Attributes:
        stays: the places of the lines that stay, among all that were seen.
        prose: of these, the paragraphs.
        lexical: how much the words of a line are those of furniture, by its place.
    """

    def __init__(self, seen: Seen, lexical: Callable[[str], float]) -> None:
        self.seen = seen
        self._ranks = [_RANK.get(family, 0) if family else 0 for family in seen.taken]
        self.stays = [place for place, family in enumerate(seen.taken) if not family]
        self._is_paragraph = paragraph = [
            len(text) * 2 >= PROSE and ((len(text) >= PROSE and text[-1] in ".!?" and text[0].isalpha()) or is_paragraph(text)) for text in seen.texts
        ]
        self.prose = [place for place in self.stays if paragraph[place]]
        self._weak = [(_RANK.get(name.rstrip("*"), 0) + (0.5 if name[-1] == "*" else 0)) if name else 0 for name in seen.weak]
        self.lexical = Lexical(seen.texts, lexical)
        self._stems: dict[int, Set[str]] = {}

    @cached_property
    def columns(self) -> list[int]:
        """The width of each line."""
        return [len(text) if text.isascii() else columns(text) for text in self.seen.texts]

    @cached_property
    def _whole(self) -> Whole:
        texts, wide, prose, stays, ranks = self.seen.texts, self.columns, self.prose, self.stays, self._ranks
        # Nothing is called for what most lines begin and end with.
        last = [0 if (sign := text[-1]).isalnum() else 1 if sign == "." and text[-2:-1] != "." else ends(text) for text in texts]
        first = [CAPITAL if (sign := text[0]).isupper() and sign.isalpha() else begins(text) for text in texts]
        sizes = [0, *accumulate([wide[place] for place in prose])]
        gone = [0, *accumulate(map(bool, ranks))]
        top = stays[0] if stays else -1
        # `sum` adds shares in another way from Python 3.12 on: the last digit differs, and with it what a tree says.
        some = prose[:: len(prose) // 10 + 1]
        in_prose = fsum([capitals(texts[place][:SHOWN]) for place in some]) / len(some) if some else 0.3
        short = [place for place in stays if wide[place] < PROSE]
        few = short[:: len(short) // 20 + 1]
        return Whole(
            [_NONE, _NONE, *zip(wide, last, first, self._is_paragraph, strict=True), _NONE, _NONE],
            [(size // 12 if size < 120 else 9, begin, end) for size, begin, end in zip(wide, first, last, strict=True)],
            sizes,
            gone,
            [place for place, rank in enumerate(ranks) if rank],
            [0, *accumulate(map(bool, self._weak))],
            [0, *accumulate([size if size < 400 else 400 for size in wide])],
            # Folding makes no line shorter.
            Counter([text.casefold() for text in texts if len(text) <= SHOWN]),
            Counter([text.split(None, 1)[0].casefold() for text in texts]),
            "\n".join([texts[place][:SHOWN].lower() for place in prose]),
            self._stems_at(top) if top >= 0 and not self._is_paragraph[top] else frozenset(),
            in_prose,
            (
                min(len(wide), 500),
                min(len(prose), 60),
                len(short) / (len(stays) or 1),
                sizes[-1] / (len(prose) or 1),
                sizes[-1] / (sum([wide[place] for place in stays]) or 1),
                (fsum([capitals(texts[place]) for place in few]) / len(few) if few else 0.0) - in_prose,
                gone[-1] / (len(wide) or 1),
            ),
        )

    @cached_property
    def _copies(self) -> Counter[str]:
        return Counter(map(str.casefold, self.seen.texts))

    @cached_property
    def _spoken(self) -> Set[str]:
        """The stems of all paragraphs."""
        return frozenset().union(*map(self._stems_at, self.prose))

    @cached_property
    def _repeated(self) -> Set[str]:
        """The stems of several paragraphs."""
        return frozenset(stem for stem, count in Counter(chain.from_iterable(map(self._stems_at, self.prose))).items() if count > 1)

    def _stems_at(self, place: int) -> Set[str]:
        found = self._stems.get(place)
        if found is None:
            found = self._stems[place] = stems(self.seen.texts[place][:SHOWN])
        return found

    def doubtful(self) -> Iterator[int]:
        """The lines that may be furniture in an article, as numbers among those that stay.

        A paragraph that says nothing of furniture itself is the article's, whatever stands around it. With no furniture near, so is every line
        between paragraphs: a sub-heading, a verse, a figure; and of what stands before the first and after the last all but short lines that do not
        end in a full stop and are no item of a list.
        """
        texts, paragraph, weak, prose = self.seen.texts, self._is_paragraph, self._weak, self.prose
        near = {other for place, rank in enumerate(self._ranks) if rank or weak[place] for other in range(place - 3, place + 4)}
        first, last = (prose[0], prose[-1]) if prose else (0, 0)
        for number, place in enumerate(self.stays):
            if place in near:
                if weak[place] or not paragraph[place]:
                    yield number
            elif not (first < place < last or paragraph[place] or is_wide(text := texts[place]) or ends(text) == 1 or begins(text) == LISTED):
                yield number

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
        return next(self.rows([number]))

    def rows(self, numbers: Sequence[int]) -> Iterator[tuple[float, ...]]:
        """`row` of each of these."""
        around, forms, sizes, gone, gone_at, weaks, wide, copies, firsts, spoken, top, in_prose, document = self._whole
        texts, blanks, prose, stays, ranks, weak = self.seen.texts, self.seen.blanks, self.prose, self.stays, self._ranks, self._weak
        stems_at, lexical = self._stems_at, self.lexical
        count, whole, few = len(texts), sizes[-1] or 1, len(numbers) <= FEW
        for number in numbers:
            place = stays[number]
            text = texts[place]
            width, end, first, _ = around[place + 2]
            shown = shape(text[:SHOWN], width, first, end)
            before = bisect_left(prose, place)
            own_prose = before < len(prose) and prose[before] == place
            after = before + own_prose
            low, high = max(0, place - 3), min(count, place + 4)
            # A paragraph that stays stands in no run, all else between two of them in one.
            first_of_run = place if own_prose else prose[before - 1] + 1 if before else 0
            last_of_run = place if own_prose else prose[after] - 1 if after < len(prose) else count - 1
            last = gone_at[gone[place] - 1] if gone[place] else -1
            following = gone_at[gone[place + 1]] if gone[place + 1] < gone[-1] else count
            own = stems_at(place)
            own_count = len(own) or 1
            nearby: Set[str] = frozenset()
            for other in prose[after : after + 2]:
                nearby |= stems_at(other)
            # To take all paragraphs apart costs more than to look for the stems of a few lines in them.
            shared = len(own & self._repeated) if own_prose else said(own, spoken) if few else len(own & self._spoken)
            folded = text.casefold()
            yield (
                *shown,
                *around[place],
                *around[place + 1],
                *around[place + 3],
                *around[place + 4],
                min(FAR, last_of_run - first_of_run + 1),
                min(FAR, place - first_of_run),
                min(3, blanks[place]),
                min(3, blanks[place + 1]) if place + 1 < count else 3,
                (wide[high] - wide[low] - min(400, width)) / (high - low),
                forms[max(0, place - 4) : place + 5].count(forms[place]) - 1,
                min(before, FAR),
                min(len(prose) - after, FAR),
                sizes[before] / whole,
                min(FAR, place - prose[before - 1]) if before else FAR + 1,
                min(FAR, prose[after] - place) if after < len(prose) else FAR + 1,
                min(number, FAR),
                min(len(stays) - number - 1, FAR),
                number / len(stays),
                weak[place],
                weaks[high] - weaks[low] - (weak[place] > 0),
                gone[high] - gone[low],
                min(FAR, gone[place]),
                min(FAR, gone[-1] - gone[place]),
                min(FAR, place - last) if last >= 0 else FAR + 1,
                min(FAR, following - place) if following < count else FAR + 1,
                ranks[last] if last >= 0 else 0,
                ranks[following] if following < count else 0,
                lexical[place],
                lexical[place - 1],
                lexical[place + 1],
                shared / own_count if own else -1,
                len(own & nearby) / own_count if own and nearby else -1,
                len(own & top) / own_count if own and number else -1,
                min(5, copies[folded] if len(folded) <= SHOWN else self._copies[folded]),
                min(9, firsts[text.split(None, 1)[0].casefold()]),
                shown[1] - in_prose,
                *document,
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
