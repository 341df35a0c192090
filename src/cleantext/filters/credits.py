"""Picture credits: lines that say who made or owns a picture, and the same at the end of a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from cleantext.credit_grammar import LONGEST, credit, credit_words, has_agency
from cleantext.document import Document, Removal
from cleantext.gate import words, words_in
from cleantext.items import BULLET
from cleantext.rulesets import shipped

#: Where in a line a credit may begin: an opening bracket, a bar or dash, ©, the end of a sentence, a word before a colon or before "by".
_OPENINGS = re.compile(
    r"[(\[（【［<]|\s[|–—-]\s|[|©ⓒ]|[.!?。！？…][”\"»']?\s*(?=\S)|[”\"»]\s(?=\S)|\s(?=[^\s:：=]{1,16}(?: [^\s:：=]{1,10})?[:：=＝])"
    r"|\s(?=[^\W\d_]{3,16}\s(?:by|von|par|por|courtesy)\b)"
)
#: The layout of a picture in which credit and caption share a line.
_HEAD = re.compile(r"Image (?:copyright|source),? (.{2,60}?) Image caption,? (?=\S)")
WHY = {
    "label": "names the maker of a picture after a label",
    "agency": "is a row of names with a picture agency",
    "copyright": "is a copyright sign and a name",
}


class Found(NamedTuple):
    """A credit in a line: its form and the slice it takes."""

    form: str
    start: int
    end: int


class Credits:
    """Vote against credit lines, and against the credit that ends a caption; the caption stays."""

    def __repr__(self) -> str:
        return "Credits()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"credit/{case}", "credit", why) for case, why in WHY.items())

    def __call__(self, document: Document) -> Iterator[Removal]:
        found = self._found(document)
        if not found:
            return
        for index, line in enumerate(document.stripped):
            if line not in found:
                continue
            form, start, end = found[line]
            lead = document.lines[index].index(line)
            rule = f"credit/{form}"
            if end < len(line):
                yield document.removal(index, "credit", rule, f"its head {WHY[form]}", head=lead + end)
            elif start:
                yield document.removal(index, "credit", rule, f"its end {WHY[form]}", tail=lead + start)
            else:
                yield document.removal(index, "credit", rule, WHY[form])

    def _found(self, document: Document) -> dict[str, Found]:
        """The credit in each stripped line that has one."""
        seen, found = document.memory.setdefault("credits", [0, {}])
        disjoint = credit_words().triggers.isdisjoint
        passing = shipped().gate.passing(document)
        suspects = [line for line, parts in islice(passing.items(), seen, None) if not disjoint(parts)]
        if "©" in document.source or "ⓒ" in document.source:
            suspects += [line for line in words(document) if "©" in line or "ⓒ" in line]
        document.memory["credits"][0] = len(passing)
        found.update((line, place) for line in suspects if line not in found and (place := find(line)))
        result: dict[str, Found] = found
        return result


def find(line: str) -> Found | None:
    """The credit that a stripped line is, begins with, or ends with."""
    form = credit(line)
    if form and (not BULLET.match(line) or has_agency(line)):
        return Found(form, 0, len(line))
    head = _HEAD.match(line)
    if head:
        return Found("label", 0, head.end())
    first = max(0, len(line) - LONGEST)
    if not may_credit(line[first:]):
        return None
    for opening in _OPENINGS.finditer(line, first):
        # Brackets and © belong to the credit, the end of a sentence to the caption.
        start = opening.end() if opening[0][0] in ".!?。！？…”\"»" else opening.start()
        before, rest = line[:start], line[start:]
        if not may_credit(rest):
            break
        if before.strip() and (form := credit(rest, tail=before)):
            return Found(form, start, len(line))
    return None


def may_credit(text: str) -> bool:
    """Whether the text holds a word or sign that every credit has one of; what the gate asks of the whole line, asked of its end."""
    return "©" in text or "ⓒ" in text or not credit_words().triggers.isdisjoint(words_in(text))
