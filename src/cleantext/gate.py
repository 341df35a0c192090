"""The gate: which lines a rule could match at all, asked of all lines and all rules at once.

A loop over rules for each line costs hundreds of times what splitting the text costs. The gate makes a cheap image of the lines, splits it
into words, and asks of each line two questions that cost the same however many rules there are: does the first word begin some rule, and is
any word one that some rule cannot do without? Only the few lines that pass are folded and tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import chain

from cleantext.fold import FIRST_SPACELESS, HEAD, SHOWN, SPACELESS_RUN, characters, image, pairs
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

_WORD = pattern(r"[^\W\d_]+")
#: The words that the gate sees in a line, in order: folded, letters only.
Words = Sequence[str]


def line_words(lines: Sequence[str]) -> list[list[str]]:
    """The words of each line, of a long one those near its head.

    Scripts without spaces between words give each pair of adjacent characters as a word.

    Args:
        lines: without line breaks.
    """
    return words_of_each([line if len(line) <= SHOWN else line[:HEAD] for line in lines])


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """All words of each of these texts without line breaks."""
    if not texts:
        return []
    joined = "\n".join(texts)
    shadow = image(joined)
    found = list(map(str.split, shadow.split("\n")))
    if len(shadow) < len(joined):
        shadows = shadow.split("\n")
        dim = [place for place, text in enumerate(texts) if len(shadows[place]) < len(text)]
        for place, words in zip(dim, other_words([texts[place] for place in dim]), strict=True):
            found[place] = words
    return found


def words_in(text: str) -> list[str]:
    """The words of one text without line breaks, all of them."""
    return words_of_each([text])[0]


def other_words(lines: Sequence[str]) -> list[list[str]]:
    """The words of lines that hold characters of other scripts, or invisible ones."""
    # One call folds them all: no character decomposes into a line break.
    folded = characters("\n".join(lines))
    found = list(map(_WORD.findall, folded.split("\n")))
    # The pattern takes long to compile: most texts beyond the image hold emoji and signs.
    if max(folded, default="") >= FIRST_SPACELESS and SPACELESS_RUN.search(folded):
        for words, line in zip(found, folded.split("\n"), strict=True):
            words += pairs(line)
    return found


#: A number stands for a case of a rule: the rule's place in its table times this, plus the case's place in the rule.
MOST_CASES = 64
#: Where a trigger is looked for; see `cleantext.triggers.Trigger`.
PLACES = ("pair", "first", "any", "long")
#: By place, by word: numbers by another word that the line must have too (next to it, for a pair), or by none, packed: "up:3,17 :4" is 3 and 17
#: for lines that also have "up", and 4 for any.
Triggers = Mapping[str, Mapping[str, str]]
Numbers = Sequence[int]
NONE: Numbers = ()


class Needs:
    """The numbers that wait for one word.

    Args:
        packed: the numbers by the other word that they need.
    """

    __slots__ = ("_others", "always", "words")

    def __init__(self, packed: str) -> None:
        self._others = numbers_by_need(packed)
        self.always = self._others.pop("", NONE)
        self.words = frozenset(self._others)

    def met(self, found: Words) -> Numbers:
        """The numbers that a line with these words is worth a try for."""
        if self.words.isdisjoint(found):
            return self.always
        numbers = [*self.always]
        for need in self.words.intersection(found):
            numbers += self._others[need]
        return numbers


def numbers_by_need(packed: str) -> dict[str, Numbers]:
    """A packed string taken apart."""
    pairs = (part.split(":") for part in packed.split(" ")) if packed else ()
    return {need: tuple(map(int, numbers.split(","))) for need, numbers in pairs}


#: So many words of a process's first texts are looked up one by one: to build a set of all that rules await takes longer than to clean a short one.
FEW = 400


class Awaited:
    """The words that something waits for.

    Args:
        tables: what waits, by word.
        also: other words.
    """

    __slots__ = ("_also", "_every", "_left", "_tables")

    def __init__(self, *tables: Mapping[str, object], also: Set[str] = frozenset()) -> None:
        self._tables, self._also = tables, also
        self._every: frozenset[str] | None = None
        self._left = FEW

    def among(self, found: Iterable[Words]) -> frozenset[str]:
        """All of them that are among these words, perhaps with others that are not."""
        if self._every is None:
            words = {*chain.from_iterable(found)}
            self._left -= len(words)
            if self._left >= 0:
                return frozenset([word for word in words if word in self._also or any(word in table for table in self._tables)])
            self._every = frozenset(self._also).union(*self._tables)
        return self._every


#: What waits for a first word: numbers by the second word, others by a word anywhere in the line, all those words, and the numbers that need none.
Opening: TypeAlias = "tuple[Mapping[str, Numbers], Callable[[Words], Numbers] | None, frozenset[str], Numbers]"


class Openings(dict[str, "Opening"]):
    """What waits for each first word, taken apart when it is first asked for.

    Args:
        pair, first: the packed strings of these places, by word.
    """

    def __init__(self, pair: Mapping[str, str], first: Mapping[str, str]) -> None:
        self.words = Awaited(pair, first)
        self._pair, self._first = pair, first

    def __missing__(self, word: str) -> Opening:
        seconds = numbers_by_need(self._pair.get(word, ""))
        needs = Needs(self._first[word]) if word in self._first else None
        wanted, always = (needs.words, needs.always) if needs else (frozenset(), NONE)
        found = self[word] = seconds, needs.met if needs else None, wanted.union(seconds), always
        return found


class Anywhere(dict[str, "Needs"]):
    """What waits for a word anywhere in a line, taken apart when it is first asked for.

    Args:
        packed: the packed strings by word.
    """

    def __init__(self, packed: Mapping[str, str]) -> None:
        self.words = Awaited(packed)
        self._packed = packed

    def __missing__(self, word: str) -> Needs:
        found = self[word] = Needs(self._packed[word])
        return found


class Gate:
    """Which numbers are worth a try on a line, by the triggers that were given for each.

    Args:
        triggers: the numbers by their triggers.
        also: other words to look for.
    """

    __slots__ = ("_anywhere", "_long", "_openings", "_suspicious", "also")

    def __init__(self, triggers: Triggers, also: Iterable[str] = ()) -> None:
        self._openings, self._long = Openings(triggers["pair"], triggers["first"]), Openings(triggers["long"], {})
        self._anywhere = Anywhere(triggers["any"])
        self.also = frozenset(also)
        self._suspicious = Awaited(triggers["any"], also=self.also)

    def opens(self, found: Words, length: int) -> bool:
        """Whether a rule may begin with these words: for texts of which most are not worth a look at all their words.

        Args:
            found: the words near the text's head.
            length: characters of the text.
        """
        if not found:
            return False
        first, second = found[0], found[1] if len(found) > 1 else ""
        if length > SHOWN:
            return first in self._long.words.among([[first]]) and not {"", second}.isdisjoint(self._long[first][0])
        if first not in self._openings.words.among([[first]]):
            return False
        seconds, met, _, _ = self._openings[first]
        return met is not None or second in seconds

    def sift(self, lines: Sequence[str], every: Sequence[Words]) -> tuple[list[tuple[int, Numbers]], list[tuple[int, Words]]]:
        """The places of the lines on which a rule is worth a try, with the numbers of its cases, rising; and those of the lines that hold a
        word of `also` and are not long, with the line's words.

        Args:
            lines: without the white space around them.
            every: the words of each, as `line_words` gives them.
        """
        openings, longs, anywhere, also = self._openings, self._long, self._anywhere, self.also
        opens, opens_long, waited_for = openings.words.among(every), longs.words.among(every), anywhere.words.among(every)
        suspicious = self._suspicious.among(every)
        harmless = suspicious.isdisjoint
        passing: list[tuple[int, Numbers]] = []
        hints: list[tuple[int, Words]] = []
        # What follows runs once a line: what most lines lack is asked first, and nothing is called that need not be.
        for place, found in enumerate(every):
            if not found:
                continue
            first = found[0]
            numbers: Numbers = NONE
            if len(found) <= HEAD and len(lines[place]) > SHOWN:
                if first in opens_long:
                    seconds = longs[first][0]
                    numbers = seconds.get("", NONE)
                    if len(found) > 1 and found[1] in seconds:
                        numbers = [*numbers, *seconds[found[1]]]
            else:
                if first in opens:
                    seconds, met, wanted, numbers = openings[first]
                    if len(found) == 1 or not wanted.isdisjoint(found):
                        if met:
                            numbers = met(found)
                        if (second := found[1] if len(found) > 1 else "") in seconds:
                            numbers = [*numbers, *seconds[second]]
                if not harmless(found):
                    known = suspicious.intersection(found)
                    for word in known:
                        if word in waited_for and (more := anywhere[word].met(found)):
                            numbers = [*numbers, *more] if numbers else more
                    if not also.isdisjoint(known):
                        hints.append((place, found))
            if numbers:
                passing.append((place, sorted({*numbers}) if len(numbers) > 1 else numbers))
        return passing, hints
