"""What readers see of Markdown: links without their addresses, headings and bold words without their signs, no pictures.

Filters judge lines as readers see them, and cut them as they are: `seen` gives the one, `gap` leads back to the other. Code is no text (`fenced`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

#: Where something begins and ends in a line.
Span: TypeAlias = "tuple[int, int]"
#: What every link holds, and bold words; a line that holds none, and begins with no sign of a heading, is as readers see it.
_LINK, _BOLD, _HEAD = "](", "**", "#"
_ADDRESS = r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}+(?:\s\"[^\"\n]{0,300}\")?\)"
_TEXT = r"[^\[\]\n]{0,1000}"
#: A picture, a link with a picture alone, a link with its text, what keeps a sign from being a mark, the signs around bold words.
_MARK = pattern(rf"!\[{_TEXT}\]{_ADDRESS}|\[!\[{_TEXT}\]{_ADDRESS}\s?\]{_ADDRESS}|\[({_TEXT})\]{_ADDRESS}|\\(?=[!-/:-@\[-`{{-~])|\*\*+")
#: The signs of a heading; a comment in a program goes on with a small letter.
_HEADING = pattern(r"\s*+#{1,6}[ \t]+(?=[^\sa-z#])")
#: The line that begins a block of code, and that which ends it.
_FENCE = pattern(r"\s*+(`{3,})([^`]*)$")


def may_be_marked(text: str) -> bool:
    """Whether any line of a text may hold marks of Markdown: of most the answer is no, and cheap.

    A sign is found sixty times as fast as two.
    """
    return _HEAD in text or ("]" in text and _LINK in text) or ("*" in text and _BOLD in text)


def seen(line: str) -> str:
    """The line as readers see it, without the white space around it; one that shows no word as it is.

    Examples:
        >>> seen("## [Sign up](https://example.org/join) for **our** newsletter")
        'Sign up for our newsletter'
        >>> seen("![A ferry at dawn](ferry.jpg)")
        '![A ferry at dawn](ferry.jpg)'
    """
    if not may_be_marked(line) or not (_LINK in line or _BOLD in line or line.lstrip()[0] == _HEAD):
        return line.strip()
    shown = "".join([line[start:end] for start, end, _ in slices(line)]).strip()
    return shown if any(map(str.isalnum, shown)) else line.strip()


def gap(line: str, at: int) -> Span | None:
    """Where in the line the text that readers see before an offset ends, and where that after it begins; None within a link, which no cut parts.

    Args:
        line: as it is, with marks.
        at: offset in `seen` of it, neither its beginning nor its end.
    """
    pieces = [*slices(line)]
    shown = "".join([line[start:end] for start, end, _ in pieces])
    at += len(shown) - len(shown.lstrip())
    before: Span | None = None
    for start, end, link in pieces:
        if at < end - start and (at or before):
            if at and link is None:
                return start + at, start + at
            if at or before is None or (link is not None and link == before):
                return None
            return before[1], start if link is None else link[0]
        at -= end - start
        before = link or (start, end)
    return None


def slices(line: str, start: int = 0, stop: int | None = None, link: Span | None = None) -> Iterator[tuple[int, int, Span | None]]:
    """What readers see of the line, piece by piece: where each begins and ends, and so the link that it belongs to, if any.

    Args:
        line: as it is.
        start, stop: the part of it to look at; None for its end.
        link: where the link begins and ends whose text this is.
    """
    stop = len(line) if stop is None else stop
    if start == 0 and (heading := _HEADING.match(line)):
        start = heading.end()
    for mark in _MARK.finditer(line, start, stop):
        if start < mark.start():
            yield start, mark.start(), link
        if mark[1] is not None:
            yield from slices(line, *mark.span(1), mark.span())
        start = mark.end()
    if start < stop:
        yield start, stop, link


def is_heading(line: str, level: int = 6) -> bool:
    """Whether the line is a heading of this level at most."""
    found = _HEADING.match(line)
    return found is not None and found[0].count("#") <= level


def fenced(lines: Sequence[str]) -> Set[int]:
    """The indexes of the lines of code between fences, and of the fences; a fence that nothing closes begins no code."""
    found: set[int] = set()
    start, opened = -1, ""
    for index, line in enumerate(lines):
        if "```" in line and (fence := _FENCE.match(line)):
            if start < 0:
                start, opened = index, fence[1]
            elif fence[1].startswith(opened) and not fence[2].strip():
                found.update(range(start, index + 1))
                start = -1
    return found
