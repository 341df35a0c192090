"""What a first look at all lines of a page tells of each: how likely its neighbours are furniture, and where the largest block of article stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from cleantext.body import PROSE

#: How many lines are near, and how many farther ones.
NEAR, WIDE = 5, 15
#: Columns beyond which a line does not count more, and what each counts beside its columns.
LONGEST, LEAST = 400, 5
#: Lines from the block beyond which it does not matter how many.
FAR = 30
#: How likely a paragraph is furniture at most that is surely the article's; lines from it beyond which it does not matter how many.
SURE, FARTHEST = 0.15, 40
#: Lines before and after a line among which those of its form are looked for; columns by which widths differ that are of other forms.
KIN, WIDTH = 12, 40
NAMES = "first first-2 first-1 first+1 first+2 share_before near wide overall block_ahead block_past block_place highest block_cost".split()
NAMES += "sure_since sure_until sure_before sure_after of_kin kin lowest_near".split()


def around(likely: Sequence[float], columns: Sequence[int], begins: Sequence[float]) -> list[tuple[float, ...]]:
    """The features of each line, named in `NAMES`.

    Args:
        likely: how likely each line of a text is furniture.
        columns: their widths.
        begins: how they begin.
    """
    count = len(likely)
    inside = [1 - chance for chance in likely]
    sizes = [min(LONGEST, size) + LEAST for size in columns]
    masses = [0.0, *accumulate(map(float.__mul__, inside, map(float, sizes)))]
    totals = [0, *accumulate(sizes)]
    gains = [0.0, *accumulate((share - 0.5) * size for share, size in zip(inside, sizes, strict=True))]
    first, last = block(gains)
    padded = [1.0, 1.0, *likely, 1.0, 1.0]
    whole, highest, length = masses[-1] or 1.0, max(inside, default=0.0), last - first + 1
    sure = [place for place, (chance, size) in enumerate(zip(likely, columns, strict=True)) if chance < SURE and size >= PROSE]
    kindred = kin(likely, [(first_sign, min(3, size // WIDTH)) for first_sign, size in zip(begins, columns, strict=True)])
    rows: list[tuple[float, ...]] = []
    for place in range(count):
        ahead, past = max(0, first - place), max(0, place - last)
        near_from, near_to = max(0, place - NEAR), min(count, place + NEAR + 1)
        wide_from, wide_to = max(0, place - WIDE), min(count, place + WIDE + 1)
        sure_before = bisect_left(sure, place)
        sure_after = sure_before + (sure_before < len(sure) and sure[sure_before] == place)
        rows.append(
            (
                likely[place],
                padded[place],
                padded[place + 1],
                padded[place + 3],
                padded[place + 4],
                masses[place] / whole,
                (masses[near_to] - masses[near_from]) / (totals[near_to] - totals[near_from]),
                (masses[wide_to] - masses[wide_from]) / (totals[wide_to] - totals[wide_from]),
                masses[-1] / totals[-1],
                min(FAR, ahead),
                min(FAR, past),
                (place - first) / length,
                highest,
                gains[first] - gains[place] if ahead else gains[place + 1] - gains[last + 1] if past else 0.0,
                min(FARTHEST, place - sure[sure_before - 1]) if sure_before else FARTHEST + 1,
                min(FARTHEST, sure[sure_after] - place) if sure_after < len(sure) else FARTHEST + 1,
                min(FAR, sure_before),
                min(FAR, len(sure) - sure_after),
                *kindred[place],
                min(likely[max(0, place - KIN) : place + KIN + 1]),
            )
        )
    return rows


def kin(likely: Sequence[float], forms: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """For each line how likely those of its form near it are furniture, itself among them, on average; and how many they are.

    Args:
        likely: how likely each line is.
        forms: what each is like.
    """
    places: dict[tuple[float, int], list[int]] = {}
    for place, form in enumerate(forms):
        places.setdefault(form, []).append(place)
    found = [(0.0, 0)] * len(forms)
    for alike in places.values():
        sums = [0.0, *accumulate([likely[place] for place in alike])]
        for place in alike:
            low, high = bisect_left(alike, place - KIN), bisect_left(alike, place + KIN + 1)
            found[place] = ((sums[high] - sums[low]) / (high - low), high - low)
    return found


def block(gains: Sequence[float]) -> tuple[int, int]:
    """The first and the last line of the block that gains most; of a text that gains nothing, all of it.

    Args:
        gains: the sums of what the lines before each place gain, one more than there are lines.
    """
    first, last, best = 0, len(gains) - 2, 0.0
    lowest = 0
    for place in range(1, len(gains)):
        if gains[place] - gains[lowest] > best:
            first, last, best = lowest, place - 1, gains[place] - gains[lowest]
        if gains[place] < gains[lowest]:
            lowest = place
    return first, last
