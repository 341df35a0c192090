"""The gate: which lines a rule could match at all, asked of all lines and all rules at once.

A loop over rules for each line costs hundreds of times what splitting the text costs. The gate makes a cheap image of the distinct lines,
splits it into words, and asks of each line two questions that cost the same however many rules there are: does the first word begin some
rule, and is any word one that some rule cannot do without? Only the few lines that pass are folded and tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from cleantext.document import Document
from cleantext.fold import FIRST_SPACELESS, HEAD, SHOWN, SPACELESS, TAIL, fold, image

_WORD = re.compile(r"[^\W\d_]+")
_SPACELESS_RUN = re.compile(SPACELESS + "{2,}")
_NOTHING: Mapping[str, Sequence[int]] = {}
#: Lines and the words that the gate sees in them.
Words = Mapping[str, list[str]]


def words(document: Document) -> Words:
    """The distinct stripped lines of a document, each with its words in order: folded, letters only.

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


#: By place ("first", "any", "long"; see `cleantext.triggers.Trigger`), by word, by another word that the line must have too or "": numbers.
Triggers = Mapping[str, Mapping[str, Mapping[str, Sequence[int]]]]


def _never(words: Sequence[str]) -> bool:
    """Stands for the test of a first word that needs no other beside it: no line lacks what is needed."""
    return False


def _always(words: Sequence[str]) -> bool:
    """Stands for the test of a word that begins no rule: every line lacks what is needed."""
    return True


class Gate:
    """Which numbers are worth a try on a line, by the triggers that were given for each.

    Args:
        triggers: the numbers by their triggers.
        also: words on which a line of any length passes although no number waits for them.
    """

    __slots__ = ("_also", "_anywhere", "_beside", "_beside_long", "_disjoint", "_first", "_long")

    def __init__(self, triggers: Triggers, also: Iterable[str] = ()) -> None:
        self._first, self._anywhere, self._long = triggers["first"], triggers["any"], triggers["long"]
        # For each first word a test that fails on the lines that hold none of the words needed beside it.
        self._beside, self._beside_long = (
            {word: _never if "" in needs else frozenset(needs).isdisjoint for word, needs in words.items()} for words in (self._first, self._long)
        )
        self._also = frozenset(also)
        self._disjoint = self._also.union(self._anywhere).isdisjoint

    def passing(self, document: Document) -> Words:
        """The lines of the document that hold any trigger, with their words; those of earlier snapshots included."""
        lines = words(document)
        seen, passed = document.memory.setdefault(self, [0, {}])
        if seen < len(lines):
            disjoint, strange = self._disjoint, self._also.isdisjoint
            beside, beside_long = self._beside.get, self._beside_long.get
            passed.update(
                [
                    (line, found)
                    for line, found in islice(lines.items(), seen, None)
                    if found
                    and (
                        not disjoint(found) or not beside(found[0], _always)(found)
                        if len(line) <= SHOWN
                        else not strange(found) or not beside_long(found[0], _always)(found)
                    )
                ]
            )
            document.memory[self][0] = len(lines)
        result: Words = passed
        return result

    def numbers(self, line: str, found: Sequence[str]) -> list[int]:
        """The numbers worth a try on a line with these words, rising."""
        if len(line) > SHOWN:
            waiting = self._long.get(found[0], _NOTHING).items()
            return sorted(number for need, those in waiting if not need or need in found for number in those)
        numbers: set[int] = set()
        anywhere, have = self._anywhere, set(found)
        waiting = [anywhere[word] for word in have if word in anywhere]
        if found[0] in self._first:
            waiting.append(self._first[found[0]])
        for needs in waiting:
            for need, those in needs.items():
                if not need or need in have:
                    numbers.update(those)
        return sorted(numbers)
