"""Passages broken over several lines: what belongs together although a line break stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import is_not

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: A line that begins with one of these is a list item of its own, never the continuation of the line before.
BULLET = pattern(r"\s*+(?:[•◦▪▫●○■□‣⁃·*+–—-]|\d{1,3}[.)])\s")
#: No message of a page is longer than this many lines; a longer indented block is verse, code or a table.
LONGEST_ITEM = 8
#: Text is wrapped by hand or by program at widths in this range (columns).
NARROWEST, WIDEST = 50, 110
#: Lines of a paragraph from which its breaks are forced for certain: two may be a long line above another by chance.
CERTAIN = 3
#: What a line ends with that the next does not go on with, and what a line without capital letters ends with that is no button.
_ENDS, _STOPS = frozenset('.!?…:;。！？।۔؟։"”»'), frozenset(".。।۔։")


class Item(NamedTuple):
    """Lines ``first`` to ``last`` (both included) of a document, and their text joined by single spaces.

    ``wrapped`` tells whether the breaks inside it are forced: its lines are then no texts of their own.
    """

    first: int
    last: int
    text: str
    wrapped: bool


def find_items(lines: Sequence[str], stripped: Sequence[str], texts: Sequence[str]) -> tuple[Item, ...]:
    """The items of two lines or more, in order; an indented item may lie inside a wrapped paragraph.

    Args:
        lines: a document's lines.
        stripped: the same without the white space around them.
        texts: what an item says of each.
    """
    found = sorted({*indented(lines, stripped), *wrapped(lines)})
    return tuple(Item(first, last, " ".join(texts[first : last + 1]), hard) for first, last, hard in found)


def indented(lines: Sequence[str], stripped: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """The first and the last of each line and the deeper-indented lines under it: ``• Oops!`` and ``  Something went wrong.``"""
    if stripped is lines:
        return
    # Stripping makes no new string where there is nothing to strip, and the text's first character tells where the margin ends.
    suspects = [
        place - 1
        for place in compress(count(), map(is_not, stripped, lines))
        if (text := stripped[place])
        and place
        and (above := stripped[place - 1])
        and (wide := (line := lines[place]).find(text[0]))
        and (wide > lines[place - 1].find(above[0]) or "\t" in line[:wide])
    ]
    done = 0
    for head in suspects:
        column = indentation(lines[head])
        if head < done or indentation(lines[head + 1]) <= column:
            continue
        last = head
        while last + 1 < len(lines) and stripped[last + 1] and indentation(lines[last + 1]) > column and not BULLET.match(lines[last + 1]):
            last += 1
        if head < last < head + LONGEST_ITEM:
            yield head, last, False
        done = last


def margin(line: str) -> int:
    """The characters of white space before the text."""
    return len(line) - len(line.lstrip())


def indentation(line: str) -> int:
    """The columns of white space before the text, tab stops every eight."""
    width = margin(line)
    return len(line[:width].expandtabs()) if "\t" in line[:width] else width


def wrapped(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """The first and the last line of each paragraph of hard-wrapped text.

    A break is forced when the first word of the next line would not have fitted into the width. Text counts as wrapped when most breaks
    inside its paragraphs are forced: lists, verse and one-line paragraphs break earlier.
    """
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return
    breaks = [index for index in range(1, len(lines)) if lines[index - 1].strip() and lines[index].strip()]
    forced = {index for index in breaks if is_forced(lines[index - 1], lines[index], width)}
    if len(forced) * 2 <= len(breaks):
        return
    first = None
    for index in range(1, len(lines) + 1):
        if index in forced:
            first = index - 1 if first is None else first
        elif first is not None:
            yield first, index - 1, True
            first = None


def is_forced(line: str, following: str, width: int) -> bool:
    words = following.split(None, 1)
    return len(line) + 1 + len(words[0]) > width and not BULLET.match(following)


def is_broken(line: str, following: str, *, hard: bool = False) -> bool:
    """Whether the break between two lines without white space around them is plainly within a sentence, so that two lines are a paragraph, too.

    Args:
        line, following: the two.
        hard: the text has paragraphs of more lines: then a capital may begin the rest of a sentence, "… and\nGetty Images.".
    """
    first = following[0]
    small = first != first.title()  # which Georgian letters are not, although they have capitals
    return line[-1] not in _ENDS and (small or (following[-1] in _STOPS and (hard or (first.isalpha() and not first.isupper()))))
