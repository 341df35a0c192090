"""Where in a line a picture credit stands: the whole of it, its head, or its end."""

from __future__ import annotations

import re

from cleantext.credit_grammar import credit
from cleantext.credit_names import LONGEST, has_agency
from cleantext.credit_rows import row
from cleantext.credit_words import credit_words
from cleantext.flat.seams import copied
from cleantext.gate import words_in
from cleantext.items import BULLET
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Where in a line a credit may begin: an opening bracket, a bar or dash, ©, the end of a sentence (no initial's full stop), a word before a colon
#: or before "by".
_OPENINGS = pattern(
    r"[(\[（【［<]|\s[|–—-]\s|[|©ⓒ]|(?:(?<!\s[^\W\d_])\.|[!?。！？…।॥؟۔])[”\"»']?\s*(?=\S)|[”\"»]\s(?=\S)"
    r"|\s(?=[^\s:：=]{1,16}(?: [^\s:：=]{1,10})? ?[:：=＝])|\s(?=[^\W\d_]{3,16}\s(?:by|von|par|por|courtesy)\b)"
)
#: The layout of a picture in which credit and caption share a line.
_HEAD = pattern(r"Image (?:copyright|source),? (.{2,60}?) Image caption(?:,? (?=\S)|,?$)", re.IGNORECASE)


class Found(NamedTuple):
    """A credit in a line: its form and the slice it takes."""

    form: str
    start: int
    end: int


def find(line: str) -> Found | None:
    """The credit that a stripped line is, begins with, or ends with; several at its end are taken together."""
    if BULLET.match(line) and not has_agency(line):
        return None
    form = credit(line)
    if form:
        return Found(form, 0, len(line))
    if ("/" in line or "|" in line) and (names := of_names(line)):
        return names
    head = _HEAD.match(line)
    if head:
        return Found("label", 0, head.end())
    end, form = len(line), None
    while found := last_credit(line, end):
        end, form = copied(line, found.start, found.end, 0), found.form
    return Found(form, end, len(line)) if form else None


def of_names(line: str) -> Found | None:
    """The row of names that ends a stripped line and names no agency."""
    start = None if BULLET.match(line) else row(line)
    return None if start is None else Found("row", start, len(line))


def last_credit(line: str, end: int) -> Found | None:
    """The credit that ends here, with something before it: the longest, but of rows of names the one after the last full stop."""
    while end and line[end - 1].isspace():
        end -= 1
    first = max(0, end - LONGEST)
    if not may_credit(line[first:end]):
        return None
    best = None
    for opening in _OPENINGS.finditer(line, first, end):
        # Brackets and © belong to the credit, the end of a sentence to the caption.
        start = opening.end() if opening[0][0] in '.!?。！？…।॥؟۔”"»' else opening.start()
        rest = line[start:end]
        if not may_credit(rest):
            break
        before = line[max(0, start - LONGEST) : start]
        if before.strip() and (form := credit(rest, tail=before)):
            best = Found(form, start, end)
            # A full stop may be an abbreviation's ("Oct. 9. Ada Ferrer/AFP"): a row of names begins after the last one.
            if form != "agency":
                break
    return best


def may_credit(text: str) -> bool:
    """Whether the text holds a word or sign that every credit has one of; what the gate asks of the whole line, asked of its end."""
    if "©" in text or "ⓒ" in text:
        return True
    return not credit_words().triggers.isdisjoint(words_in(text))
