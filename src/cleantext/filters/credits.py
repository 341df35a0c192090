"""Picture credits: lines that say who made or owns a picture, and the same at the end of a caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from cleantext.document import Document, Removal
from cleantext.fold import characters
from cleantext.gate import words
from cleantext.rulesets import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.credit_search import Found
    from cleantext.items import Item


WHY = {
    "label": "names the maker of a picture after a label",
    "agency": "is a row of names with a picture agency",
    "copyright": "is a copyright sign and a name",
}

#: Longest a credit may be, in characters, with what may stand around it.
LONGEST = 160
#: What stands between a label and a name, and how far from the label at most; a row of names needs an agency instead.
_SIGN = re.compile(r"[:=/|(\[]|\b(?:by|von|par|por|de|di|av|af|door|courtesy|via|from|oleh|credit|cua|κατα)\b")
_SIGN_WITHIN = 40


def may_hold(line: str, found: Iterable[str]) -> bool:
    """Whether a line in which the gate found these words of credits may hold one: most only talk of pictures, or hold a word of an agency's name."""
    labels, agencies = gate_words()
    text = characters(line[-LONGEST:])
    for word in found:
        phrases = agencies.get(word)
        if phrases is not None and (not phrases or any(phrase in text for phrase in phrases)):
            return True
        if word in labels:
            at = text.find(word)
            while at >= 0:
                if _SIGN.search(text, at, at + _SIGN_WITHIN):
                    return True
                at = text.find(word, at + 1)
    return False


@cache
def gate_words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """What the gate looks for: words of labels, and words of agencies' names; with each of these the names, where the word alone says little."""
    from cleantext.rulesets import compiled

    return frozenset(compiled.LABELS), {word: tuple(filter(None, phrases.split("|"))) for word, phrases in compiled.AGENCIES.items()}


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
            if line in found:
                yield self._vote(document, index, line, found[line])
        for item in document.items:
            if item.text in found:
                yield from self._broken(document, item, found[item.text])

    def _vote(self, document: Document, index: int, line: str, place: Found) -> Removal:
        form, start, end = place
        lead = document.lines[index].index(line)
        rule = f"credit/{form}"
        if end < len(line):
            return document.removal(index, "credit", rule, f"its head {WHY[form]}", head=lead + end)
        if start > 0:
            return document.removal(index, "credit", rule, f"its end {WHY[form]}", tail=lead + start)
        return document.removal(index, "credit", rule, WHY[form])

    def _broken(self, document: Document, item: Item, place: Found) -> Iterator[Removal]:
        """The votes for a credit that is broken over the last lines of an item."""
        at = 0
        for index in range(item.first, item.last + 1):
            line = document.stripped[index]
            if place.end == len(item.text) and place.start < at + len(line):
                yield self._vote(document, index, line, place._replace(start=max(0, place.start - at), end=len(line)))
            at += len(line) + 1

    def _found(self, document: Document) -> dict[str, Found]:
        """The credit in each stripped line that has one."""
        seen, signed, found = document.memory.setdefault("credits", [0, 0, {}])
        gate = shipped().gate
        passing = gate.passing(document)
        suspects = [line for line, parts in islice(passing.items(), seen, None) if (known := gate.also.intersection(parts)) and may_hold(line, known)]
        if "©" in document.source or "ⓒ" in document.source:
            suspects += [line for line in islice(words(document), signed, None) if "©" in line or "ⓒ" in line]
        document.memory["credits"][:2] = len(passing), len(words(document))
        if suspects:
            # The grammar's patterns take time to compile: only for texts that may need them.
            from cleantext.credit_search import find

            found.update((line, place) for line in suspects if line not in found and (place := find(line)))
        result: dict[str, Found] = found
        return result
