"""What is measured of all lines of a text at once, before the features of one of them are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple


class Whole(NamedTuple):
    """What is measured of all lines of a text at once, by the line's place, or of the text.

    Attributes:
        around: columns, end, beginning and whether it is a paragraph, of each line, with two lines that are none before the first and after the last.
        forms: how each line looks from afar.
        sizes, gone, weaks, wide: sums over what stands before: the columns of paragraphs, by their number; the lines that went; the weak ones; the
            columns of all lines, of long ones less.
        gone_at: the places of the lines that went.
        copies, firsts: how often a line that is not long, a first word is there.
        spoken: the paragraphs, in small letters.
        top: the stems of the line over them.
        in_prose: the share of capitals in paragraphs.
        document: the features of the group of this name.
    """

    around: list[tuple[int, int, int, int]]
    forms: list[tuple[int, int, int]]
    sizes: list[int]
    gone: list[int]
    gone_at: list[int]
    weaks: list[int]
    wide: list[int]
    copies: Counter[str]
    firsts: Counter[str]
    spoken: str
    top: Set[str]
    in_prose: float
    document: tuple[float, ...]
