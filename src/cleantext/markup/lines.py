"""The lines of a page, as they were read."""

from __future__ import annotations

from cleantext.hints import Node


class Lines:
    """The lines of a page, and where each comes from.

    Attributes:
        nodes: the block-level elements, in the order of the page.
        parents: for each the index of the one around it; the first is its own.
        texts: the lines; the text of one that stands in code may hold line breaks.
        owners: for each line the index of the innermost element that holds it.
        links: for each line how many of its characters are links.
        tight: for each line whether it follows the one before without a blank line.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.parents: list[int] = []
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.links: list[int] = []
        self.tight: list[bool] = []
