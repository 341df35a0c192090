"""The gate: which lines a rule could match at all, asked of all lines and all rules at once.

A loop over rules for each line costs hundreds of times what splitting the text costs. The gate makes a cheap image of the distinct lines,
splits it into words, and asks of each line two questions that cost the same however many rules there are: does the first word begin some
rule, and is any word one that some rule cannot do without? Only the few lines that pass are folded and tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from cleantext.document import Document
from cleantext.fold import FIRST_SPACELESS, SHOWN, SPACELESS, fold, image

#: What lines longer than `SHOWN` show the gate, in characters.
HEAD, TAIL = 20, 44
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
    stripped = document.stripped
    lines = stripped if document.fresh is None else [stripped[index] for index in document.fresh]
    fresh = [line for line in dict.fromkeys([*lines, *(item.text for item in document.items)]) if line not in known]
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


def words_in(text: str) -> list[str]:
    """The words of one short text."""
    shadow = image(text)
    return shadow.split() if len(shadow) == len(text) else other_words(text)


def other_words(line: str) -> list[str]:
    """The words of a line that holds characters of other scripts, or invisible ones."""
    folded = fold(line)
    found = _WORD.findall(folded)
    if max(folded, default="") >= FIRST_SPACELESS:
        for run in _SPACELESS_RUN.findall(folded):
            found += [run[k : k + 2] for k in range(len(run) - 1)]
    return found


#: Numbers by the word that lets them pass, each with another word that the line must have too, or "".
Triggers = Mapping[str, tuple[tuple[int, str], ...]]


class Gate:
    """Which numbers are worth a try on a line, by the triggers that were given for each.

    Args:
        first: by the word that the line begins with.
        anywhere: by a word that the line holds.
        also: words on which a line passes although no number waits for them; see `passing`.
    """

    __slots__ = ("_anywhere", "_disjoint", "_first")

    def __init__(self, first: Triggers, anywhere: Triggers, also: Iterable[str] = ()) -> None:
        self._first = first
        self._anywhere = anywhere
        self._disjoint = frozenset([*anywhere, *also]).isdisjoint

    def passing(self, document: Document) -> Words:
        """The lines of the document that hold any trigger, with their words; those of earlier snapshots included."""
        lines = words(document)
        seen, passed = document.memory.setdefault(self, [0, {}])
        if seen < len(lines):
            first, disjoint = self._first, self._disjoint
            fresh = islice(lines.items(), seen, None)
            passed.update([(line, found) for line, found in fresh if found and (found[0] in first or not disjoint(found))])
            document.memory[self][0] = len(lines)
        result: Words = passed
        return result

    def numbers(self, found: list[str]) -> list[int]:
        """The numbers worth a try on a line with these words, rising."""
        first, anywhere = self._first, self._anywhere
        numbers = {number for number, need in first[found[0]] if not need or need in found} if found[0] in first else set()
        for word in found:
            if word in anywhere:
                numbers.update(number for number, need in anywhere[word] if not need or need in found)
        return sorted(numbers)
