"""The gate: which lines a rule could match at all, asked of all lines and all rules at once.

A loop over rules for each line costs hundreds of times what splitting the text costs. The gate makes a cheap image of the distinct lines,
splits it into words, and asks of each line two questions that cost the same however many rules there are: does the first word begin some
rule, and is any word one that some rule cannot do without? Only the few lines that pass are folded and tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cleantext.document import Document
from cleantext.fold import SHOWN, SPACELESS, fold, image

#: What lines longer than `SHOWN` show the gate, in characters.
HEAD, TAIL = 80, 100
_WORD = re.compile(r"[^\W\d_]+")
_SPACELESS_RUN = re.compile(SPACELESS + "{2,}")
#: Lines and the words that the gate sees in them.
Words = Mapping[str, list[str]]


def words(document: Document) -> Words:
    """The distinct stripped lines of a document, each with its words in order: folded, digits apart.

    Scripts without spaces between words give each pair of adjacent characters as a word. What was found for one snapshot is kept for the
    next snapshots of the same document.
    """
    known: dict[str, list[str]] = document.memory.setdefault("words", {})
    fresh = [line for line in dict.fromkeys(map(str.strip, document.lines)) if line not in known]
    fresh += [item.text for item in document.items if item.text not in known]
    if fresh:
        known.update(zip(fresh, line_words(fresh), strict=True))
    return known


def line_words(lines: list[str]) -> Iterable[list[str]]:
    """The words of each line, as `words` gives them."""
    shown = [line if len(line) <= SHOWN else f"{line[:HEAD]} {line[-TAIL:]}" for line in lines]
    joined = "\n".join(shown)
    shadow = image(joined)
    shadows = shadow.split("\n")
    found = list(map(str.split, shadows))
    if len(shadow) < len(joined):
        for index, (line, dim) in enumerate(zip(shown, shadows, strict=True)):
            if len(dim) < len(line):
                found[index] = other_words(line)
    return found


def other_words(line: str) -> list[str]:
    """The words of a line that holds characters of other scripts, or invisible ones."""
    folded = fold(line)
    found = _WORD.findall(folded)
    for run in _SPACELESS_RUN.findall(folded):
        found += [run[k : k + 2] for k in range(len(run) - 1)]
    return found


class Gate:
    """Which numbers are worth a try on a line, by the triggers that were given for each.

    Args:
        first: numbers by the word that the line begins with, each with another word that the line must have, or "".
        anywhere: numbers by a word that the line must have.
    """

    __slots__ = ("_anywhere", "_disjoint", "_first")

    def __init__(self, first: Mapping[str, tuple[tuple[int, str], ...]], anywhere: Mapping[str, tuple[int, ...]]) -> None:
        self._first = first
        self._anywhere = anywhere
        self._disjoint = frozenset(anywhere).isdisjoint

    def candidates(self, lines: Words) -> list[tuple[str, list[int]]]:
        """The lines that some number may match, with those numbers in rising order."""
        first, disjoint = self._first, self._disjoint
        passed = [(line, found) for line, found in lines.items() if found and (found[0] in first or not disjoint(found))]
        return [(line, numbers) for line, found in passed if (numbers := self.numbers(found))]

    def numbers(self, found: list[str]) -> list[int]:
        """The numbers worth a try on a line with these words."""
        numbers = {number for number, need in self._first.get(found[0], ()) if not need or need in found}
        for word in self._anywhere.keys() & set(found):
            numbers.update(self._anywhere[word])
        return sorted(numbers)
