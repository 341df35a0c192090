"""Where in a line a picture credit stands: the whole of it, its head, or its end."""

from __future__ import annotations

import re

from cleantext.credit_grammar import LONGEST, credit
from cleantext.credit_names import has_agency
from cleantext.credit_words import credit_words, fold
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
#: Somebody's name and that of a paper, alone or in brackets: "(Ada Ferrer/Ellery Times)".
_OF_PAPER = pattern(
    r"(?:^|(?<=\s)(?=[(\[]))([(\[]?)((?:[^\W\d_][\w.'’-]{0,20} ){1,3}[^\W\d_][\w'’-]{1,20})/((?:[^\W\d_][\w.'’-]{1,20} ){0,3}[^\W\d_][\w'’-]{2,20})"
    r"([)\]]?)\.?$"
)


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
    if "/" in line and (start := of_paper(line)) is not None:
        return Found("agency", start, len(line))
    head = _HEAD.match(line)
    if head:
        return Found("label", 0, head.end())
    end, form = len(line), None
    while found := last_credit(line, end):
        end, form = found.start, found.form
    return Found(form, end, len(line)) if form else None


def of_paper(line: str) -> int | None:
    """Where a name and that of a paper begin that end the line; a name at its end alone, without brackets, is none."""
    first = max(0, len(line) - LONGEST)
    found = _OF_PAPER.search(line, first)
    if found is None or (found[1] == "") != (found[4] == "") or (found[1] == "" and found.start() > 0):
        return None
    vocabulary, named, paper = credit_words(), found[2].split(), found[3].split()
    *before, last = map(fold, paper)
    if not (last in vocabulary.papers or (last in vocabulary.weak_papers and before and before[-1] in vocabulary.editions)):
        return None
    if not vocabulary.papers.isdisjoint(map(fold, named)) or not all(word[0].isupper() for word in (*named, *paper)):
        return None
    return found.start()


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
    if "©" in text or "ⓒ" in text or ("/" in text and of_paper(text) is not None):
        return True
    return not credit_words().triggers.isdisjoint(words_in(text))
