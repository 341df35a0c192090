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


#: A number stands for a case of a rule: the rule's place in its table times this, plus the case's place in the rule.
MOST_CASES = 64
#: Where a trigger is looked for; see `cleantext.triggers.Trigger`.
PLACES = ("pair", "first", "any", "long")
#: By place, by word: numbers by another word that the line must have too (next to it, for a pair), or by none, packed: "up:3,17 :4" is 3 and 17
#: for lines that also have "up", and 4 for any.
Triggers = Mapping[str, Mapping[str, str]]
#: What a packed string of the above stands for: the numbers that need no other word, and the others by the word that they need.
Needs = tuple[Sequence[int], Mapping[str, Sequence[int]]]


class Unpacked(dict[str, Needs]):
    """The needs for each word of one place, taken apart when they are first asked for.

    Args:
        packed: the packed strings by word.
    """

    def __init__(self, packed: Mapping[str, str]) -> None:
        self.packed = packed

    def __missing__(self, word: str) -> Needs:
        pairs = (part.split(":") for part in self.packed[word].split(" "))
        needs = {need: tuple(map(int, numbers.split(","))) for need, numbers in pairs}
        found = self[word] = needs.pop("", ()), needs
        return found

    def waiting(self, word: str, found: Sequence[str]) -> list[int]:
        """The numbers that wait for this word, one of the place's, in a line with these words."""
        always, others = self[word]
        return [*always, *(number for need in others.keys() & found for number in others[need])] if others else list(always)


class Pairs(dict[str, Mapping[str, Sequence[int]]]):
    """The numbers by the second word of a line, for each first word, taken apart when they are first asked for.

    Args:
        packed: the packed strings by word.
    """

    def __init__(self, packed: Mapping[str, str]) -> None:
        self.packed = packed

    def __missing__(self, word: str) -> Mapping[str, Sequence[int]]:
        pairs = (part.split(":") for part in self.packed[word].split(" "))
        found = self[word] = {second: tuple(map(int, numbers.split(","))) for second, numbers in pairs}
        return found


class Gate:
    """Which numbers are worth a try on a line, by the triggers that were given for each.

    Args:
        triggers: the numbers by their triggers.
        also: words on which a line of any length passes although no number waits for them.
    """

    __slots__ = ("_anywhere", "_disjoint", "_first", "_long", "_pair", "_words", "also", "opens")

    def __init__(self, triggers: Triggers, also: Iterable[str] = ()) -> None:
        self._pair = Pairs(triggers["pair"])
        self._first, self._anywhere, self._long = (Unpacked(triggers[place]) for place in ("first", "any", "long"))
        self.also = frozenset(also)
        self._words = frozenset(triggers["any"])
        self._disjoint = (self.also | self._words).isdisjoint
        self.opens = frozenset(triggers["pair"]).union(triggers["first"])

    def passing(self, document: Document) -> Words:
        """The lines of the document that hold any trigger, with their words; those of earlier snapshots included."""
        lines = words(document)
        seen, passed = document.memory.setdefault(self, [0, {}])
        if seen < len(lines):
            disjoint, strange, opens, long = self._disjoint, self.also.isdisjoint, self.opens, self._long.packed
            begins, begins_long = self._begins, self._begins_long
            passed.update(
                [
                    (line, found)
                    for line, found in islice(lines.items(), seen, None)
                    if found
                    and (
                        not disjoint(found) or (found[0] in opens and begins(found))
                        if len(line) <= SHOWN
                        else not strange(found) or (found[0] in long and begins_long(found))
                    )
                ]
            )
            document.memory[self][0] = len(lines)
        result: Words = passed
        return result

    def _begins(self, found: Sequence[str]) -> bool:
        """Whether a number waits for a line that begins as this one."""
        first = found[0]
        if first in self._pair.packed and (found[1] if len(found) > 1 else "") in self._pair[first]:
            return True
        return first in self._first.packed and self._served(self._first[first], found)

    def _begins_long(self, found: Sequence[str]) -> bool:
        return self._served(self._long[found[0]], found)

    @staticmethod
    def _served(needs: Needs, found: Sequence[str]) -> bool:
        """Whether these words are what any number needs."""
        return bool(needs[0]) or not needs[1].keys().isdisjoint(found)

    def numbers(self, line: str, found: Sequence[str]) -> list[int]:
        """The numbers worth a try on a line with these words, rising."""
        first = found[0]
        if len(line) > SHOWN:
            return sorted({*self._long.waiting(first, found)}) if first in self._long.packed else []
        numbers = []
        for word in self._words.intersection(found):
            numbers += self._anywhere.waiting(word, found)
        if first in self._first.packed:
            numbers += self._first.waiting(first, found)
        if first in self._pair.packed:
            numbers += self._pair[first].get(found[1] if len(found) > 1 else "", ())
        return sorted({*numbers}) if len(numbers) > 1 else numbers
