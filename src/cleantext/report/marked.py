"""A document as HTML: its whole text, what went struck through, each removal with its family and its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from cleantext.families import FAMILIES
from cleantext.report.signs import direction, escaped, isolated, short
from cleantext.report.stories import Story, lines, words
from cleantext.results import Removal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Characters of a family's name that a filter of another's making has given.
LONGEST_FAMILY = 24


class Counts(NamedTuple):
    """What a document has and what it lost.

    Attributes:
        lines, words: of the text.
        lines_gone, lines_trimmed: lines of which nothing, or only a part, stays.
        words_gone: words that went.
    """

    lines: int
    words: int
    lines_gone: int
    lines_trimmed: int
    words_gone: int


def counts(story: Story) -> Counts:
    """Count a document's lines and words."""
    # Of each line: whether some of it stays, and whether some of it goes.
    stays: set[int] = set()
    goes: set[int] = set()
    gone = line = 0
    for text, removal in pieces(story):
        for number, part in enumerate(text.split("\n"), line):
            if part.strip():
                (goes if removal else stays).add(number)
        line += text.count("\n")
        gone += words(text) if removal else 0
    return Counts(lines(story.source), words(story.source), len(goes - stays), len(goes & stays), gone)


def pieces(story: Story) -> Iterator[tuple[str, Removal | None]]:
    """The text in pieces that stay and pieces that went, in order; all of them together are the source."""
    at = 0
    for removal in story.removals:
        if removal.start == removal.end:
            continue
        if at < removal.start:
            yield story.source[at : removal.start], None
        yield story.source[removal.start : removal.end], removal
        at = removal.end
    if at < len(story.source):
        yield story.source[at:], None


def family_class(family: str) -> str:
    """The class of a family's elements; that of "other" for families that only the user's filters know."""
    return f"f-{family if family in FAMILIES else 'other'}"


def marked(story: Story, name: str) -> Iterator[str]:
    """The text's element.

    All text in it is the document's, but for the elements of class "note" and "gap"; without the ``<del>`` it is what stays.

    Args:
        story: the document.
        name: of the document in the page: its removals are called NAME-0, NAME-1, …
    """
    yield f'<div class="text" dir="{direction(story.source) or "ltr"}" lang="" id="{name}-text">'
    written = isolated if direction(story.source) else escaped

    def with_gap(text: str, at: int) -> str:
        """A piece of the text that begins at this place, with a mark where the middle of the document is left out."""
        if not story.left_out or not at <= story.gap < at + len(text):
            return written(text)
        cut = story.gap - at
        mark = f'<span class="gap" dir="ltr">{story.left_out:,} characters in the middle are not shown</span>'
        return f"{written(text[:cut])}{mark}{written(text[cut:])}"

    at = number = 0
    for text, removal in pieces(story):
        if removal is None:
            yield with_gap(text, at)
        else:
            while story.removals[number] is not removal:
                number += 1
            yield from deleted(text, removal, at, f"{name}-{number}", with_gap)
            number += 1
        at += len(text)
    yield "</div>\n"


def deleted(text: str, removal: Removal, at: int, name: str, written: Callable[[str, int], str]) -> Iterator[str]:
    """A removal: its note stands right before its first word, behind the line breaks that went with it; its words are struck through.

    Args:
        text: what went.
        removal: why.
        at: where in the document's text it begins.
        name: of the element.
        written: a piece of the text that begins at a place, as HTML.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start == len(text):
        start, end = 0, start
    why = f"{name}-why"
    yield f'<del class="{family_class(removal.family)}" id="{name}">{written(text[:start], at)}'
    yield f'<span class="note" dir="ltr"><button type="button" class="tag" aria-describedby="{why}">'
    yield f'{escaped(short(removal.family, LONGEST_FAMILY))}</button><span class="card" role="tooltip" id="{why}">{reason(removal)}</span></span>'
    yield f'<span class="gone">{written(text[start:end], at + start)}</span>{written(text[end:], at + end)}</del>'


def reason(removal: Removal) -> str:
    """Why it went: the sentence, the rule, of a page the element."""
    path = f' <span class="path">in <code>{escaped(removal.path)}</code></span>' if removal.path else ""
    return f'<span class="why">{escaped(removal.why)}</span> <span class="rule">rule <code>{escaped(removal.rule)}</code></span>{path}'


def by_family(story: Story) -> list[tuple[str, int]]:
    """How many removals of each family a document has, the most frequent first."""
    return Counter(removal.family for removal in story.removals).most_common()
