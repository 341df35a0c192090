"""Whether there is enough of a text to judge its lines: asked before what judges is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.body import PROSE

#: Paragraphs that an article has at least.
FEWEST_PARAGRAPHS = 3
#: Lines that the text of a whole page has at least; a shorter one is judged as an article's.
FEWEST_LINES = 30


def is_enough(lines: Sequence[str], gone: int) -> bool:
    """Whether the text may be that of a page, or have the paragraphs of an article; where not, no line of it is judged.

    Args:
        lines: those that are left, blank ones among them.
        gone: how many are not.
    """
    # A sign takes two columns at most.
    return sum(map(bool, lines)) + gone >= FEWEST_LINES or sum([len(line) * 2 >= PROSE for line in lines]) >= FEWEST_PARAGRAPHS
