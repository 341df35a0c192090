"""What goes and what stays: Removal, Result."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple


class Removal(NamedTuple):
    """A vote to remove ``source[start:end]``, and the reason.

    A filter's removal covers a whole line or the head or the tail of one. In a `Result` the span also covers the line break and the blank
    lines that went with it, so that removed and kept spans tile the source.

    Attributes:
        start, end: span in code points of the source, half open.
        family: what it is: "credit", "ui", "promo", "dup", ...
        rule: the id of the rule or of the filter's case, "en/promo/newsletter-signup".
        why: one sentence for a person.
        path: of a text that comes from HTML, the element that holds it, as a CSS selector; else empty.
    """

    start: int
    end: int
    family: str
    rule: str
    why: str
    path: str = ""


class Result(NamedTuple):
    """What a chain made of a text.

    Attributes:
        text: the cleaned text.
        removals: what is gone, in the order of the source; spans never overlap.
        source: the text as it was given.
    """

    text: str
    removals: tuple[Removal, ...]
    source: str

    @property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """The spans of the source that stay: with the removals' spans they tile it."""
        spans, at = [], 0
        for removal in self.removals:
            if at < removal.start:
                spans.append((at, removal.start))
            at = removal.end
        if at < len(self.source):
            spans.append((at, len(self.source)))
        return tuple(spans)

    def removed_text(self, removal: Removal) -> str:
        """The words that this removal took, without the white space around them."""
        return self.source[removal.start : removal.end].strip()
