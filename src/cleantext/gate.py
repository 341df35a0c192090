"""The gate: which lines a rule could match at all, asked of all lines and all rules at once.

A loop over rules for each line costs hundreds of times what splitting the text costs. The gate makes a cheap image of the distinct lines,
splits it into words, and asks of each line two questions that cost the same however many rules there are: does the first word begin some
rule, and is any word one that some rule cannot do without? Only the few lines that pass are folded and tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
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


#: By place ("first", "any", "long"; see `cleantext.triggers.Trigger`), by word: numbers by another word that the line must have too, or by none,
#: packed: "up:3,17 :4" is 3 and 17 for lines that also have "up", and 4 for any.
Triggers = Mapping[str, Mapping[str, str]]
#: What a packed string of the above stands for.
Needs = Mapping[str, Sequence[int]]


class Unpacked(dict[str, Needs]):
    """The needs for each word of one place, taken apart when they are first asked for.

    Args:
        packed: the packed strings by word.
    """

    def __init__(self, packed: Mapping[str, str]) -> None:
        self.packed = packed
        self.tests: dict[str, Callable[[Sequence[str]], bool]] = {}

    def __missing__(self, word: str) -> Needs:
        pairs = (part.split(":") for part in self.packed[word].split(" "))
        needs = self[word] = {need: tuple(map(int, numbers.split(","))) for need, numbers in pairs}
        return needs

    def served(self, found: Sequence[str]) -> bool:
        """Whether the first of these words is one of the place's, with a word beside it that it needs, if any."""
        word = found[0]
        if word not in self.packed:
            return False
        test = self.tests.get(word)
        if test is None:
            needs = self[word]
            test = self.tests[word] = _none if "" in needs else frozenset(needs).isdisjoint
        return not test(found)


def _none(words: Sequence[str]) -> bool:
    """Stands for the test of a word that needs no other: no line lacks what is needed."""
    return False


class Gate:
    """Which numbers are worth a try on a line, by the triggers that were given for each.

    Args:
        triggers: the numbers by their triggers.
        also: words on which a line of any length passes although no number waits for them.
    """

    __slots__ = ("_anywhere", "_disjoint", "_first", "_long", "_words", "also")

    def __init__(self, triggers: Triggers, also: Iterable[str] = ()) -> None:
        self._first, self._anywhere, self._long = (Unpacked(triggers[place]) for place in ("first", "any", "long"))
        self.also = frozenset(also)
        self._words = frozenset(triggers["any"])
        self._disjoint = (self.also | self._words).isdisjoint

    def passing(self, document: Document) -> Words:
        """The lines of the document that hold any trigger, with their words; those of earlier snapshots included."""
        lines = words(document)
        seen, passed = document.memory.setdefault(self, [0, {}])
        if seen < len(lines):
            disjoint, strange, first, long = self._disjoint, self.also.isdisjoint, self._first.packed, self._long.packed
            served, served_long = self._first.served, self._long.served
            passed.update(
                [
                    (line, found)
                    for line, found in islice(lines.items(), seen, None)
                    if found
                    and (
                        not disjoint(found) or (found[0] in first and served(found))
                        if len(line) <= SHOWN
                        else not strange(found) or (found[0] in long and served_long(found))
                    )
                ]
            )
            document.memory[self][0] = len(lines)
        result: Words = passed
        return result

    def numbers(self, line: str, found: Sequence[str]) -> list[int]:
        """The numbers worth a try on a line with these words, rising."""
        have = {"", *found}
        if len(line) > SHOWN:
            waiting = [self._long[found[0]]] if found[0] in self._long.packed else []
        else:
            waiting = [self._anywhere[word] for word in self._words & have]
            if found[0] in self._first.packed:
                waiting.append(self._first[found[0]])
        numbers = [number for needs in waiting for need in needs.keys() & have for number in needs[need]]
        return sorted(set(numbers)) if len(numbers) > 1 else numbers
