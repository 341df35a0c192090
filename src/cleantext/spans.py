"""Removals as spans that say what they are, for tools that keep what was found apart from the text: dolma's attributes."""

from __future__ import annotations

from cleantext.families import FAMILIES
from cleantext.results import Result

#: The type of the spans of all families together.
REMOVED = "removed"


def attributes(result: Result) -> dict[str, list[tuple[int, int, float]]]:
    """The spans of what went, by type: "removed" for all, and each family for its own; start, end, score.

    The spans of "removed" and what lies between them tile the text. Offsets are code points, the score is 1.

    Examples:
        >>> from cleantext import explain
        >>> found = attributes(explain("Photo: Ada Ferrer / AFP\\nThe council met."))
        >>> found["removed"], found["credit"], found["promo"]
        ([(0, 24, 1.0)], [(0, 24, 1.0)], [])
    """
    found: dict[str, list[tuple[int, int, float]]] = {kind: [] for kind in (REMOVED, *FAMILIES)}
    for removal in result.removals:
        for kind in (REMOVED, removal.family):
            found[kind].append((removal.start, removal.end, 1.0))
    return found
