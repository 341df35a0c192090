"""Which words a pattern cannot match without: the gate asks for these before it tries the pattern.

A pattern is read as the finite set of strings it stands for, with GAP wherever anything may come. Each of those strings must hold a trigger.
"""

from __future__ import annotations

import math
import re
import re._constants as sre
import re._parser as parser
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from cleantext.fold import HEAD, SPACELESS, SPACELESS_RUN, pairs
from cleantext.frequencies import RARE, opens, share
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple

GAP, EDGE = "\0", "\1"
#: A sequence that stands for more strings than this is read in segments; larger numbers are tried where the first leaves only dear triggers.
MOST_STRINGS = (100, 400, 1500)
DEAR = 60.0
#: Of pairs of a word that a line can begin with and another, a case has at most so many.
MOST_PAIRS = 300
#: These only rank triggers. What a try and a look at a second word cost, against passing the gate; how much likelier a line that holds one word of
#: a phrase holds another.
TRY, LOOK, TOGETHER = 4.0, 0.02, 3.0
#: Lines of 10,000: with a word that more hold, no line is looked for whose first word is known; with two that more begin with, none without a third.
FREQUENT, COMMON = 8, 1.0
_OPENING = pattern(rf"(?:[^\w{GAP}]|[\d_])*+([^\W\d_]++)(?!{GAP})")
#: The first word, and the second or the end: digits and signs between them are no words.
_PAIR = pattern(rf"(?:[^\w{GAP}]|[\d_])*+([^\W\d_]++)(?:[^\w{GAP}]|[\d_])++(?:([^\W\d_]++)(?!{GAP})|\Z)")
_AT_ONCE = pattern(rf"{EDGE}?+([^\W\d_]++)(?!{GAP})")
_NEXT = pattern(rf"[^\w{GAP}{EDGE}]++([^\W\d_]++)(?!{GAP})")  # an edge may be a run of signs, which pushes the second word out of the head
_WORDS = pattern(rf"(?:[^\W\d_]|{GAP})+")


class Trigger(NamedTuple):
    """One way to notice that a pattern may match.

    Attributes:
        place: "pair" (the word begins the line and `need` follows it, or nothing does), "first" (the word begins the line), "any" (the word is
            anywhere in it) or "long" (the word begins a line so long that the gate sees only its ends, and `need`, if there is one, follows it).
        word: a folded word, or two adjacent characters of a script that puts no spaces between words.
        need: another word that must be in the line, or ""; of a pair the second word, or "" where the line has only one.
    """

    place: str
    word: str
    need: str


#: What a trigger costs, and the trigger.
Option = tuple[float, Trigger]


def triggers(pattern: str) -> frozenset[Trigger] | None:
    """The triggers of a folded pattern that matches whole lines; None where some line could match without any."""
    nodes = parser.parse(pattern)
    best = None
    for most in MOST_STRINGS:
        parts = segments(nodes, EDGE, most)
        for found in (at_start(parts), cover(min(parts, key=cost), anywhere)):
            if found is not None and (best is None or price(found) < price(best)):
                best = found
        if best is not None and price(best) <= DEAR:
            break
    return None if best is None else frozenset(trigger for _, trigger in best)


def at_start(parts: Sequence[Sequence[str]]) -> set[Option] | None:
    """The triggers by which such lines are known from their first words; None where those are not known, or are too many.

    Where the second word is not known, or many lines begin with the two, a word further on is asked for together with the first.
    """
    pairs = {opening_pair(string) for string in parts[0]}
    if any(not first for first, _ in pairs):
        return None
    further = [words for part in parts if (words := cover(part, further_on)) is not None]
    best = None
    for most in (math.inf, COMMON):
        unsure = {first for first, second in pairs if second is None or opens(first, second) > most}
        found = {pair(first, second) for first, second in pairs if second is not None and first not in unsure}
        if unsure:
            options = [{(opens(first) * (1 + TRY), Trigger("first", first, "")) for first in unsure}]
            options += [set(together(unsure, words)) for words in further]
            found |= min(options, key=price)
        if len(found) <= MOST_PAIRS and (best is None or price(found) < price(best)):
            best = found
    return best


def pair(first: str, second: str) -> Option:
    """The trigger for lines that begin with these two words, or hold no word but the first."""
    return opens(first) * LOOK + opens(first, second) * (1 + TRY), Trigger("pair", first, second)


def together(begins: Iterable[str], words: Iterable[Option]) -> Iterator[Option]:
    """Each word that a line can begin with beside each word further on; a word rare enough goes alone."""
    for passing, (_, word, _) in words:
        if passing <= RARE:
            yield passing * (1 + TRY), Trigger("any", word, "")
            continue
        likely = min(1.0, TOGETHER * passing / 10_000)
        yield from ((opens(first) * (LOOK + (1 + TRY) * likely), Trigger("first", first, word)) for first in begins)


def further_on(string: str) -> list[Option]:
    """The words of a string but the one that begins it, as triggers at the price of the lines that hold them."""
    found = _OPENING.match(string)
    words = words_of(string[found.end() :]) - {found[1]} if found else words_of(string)
    return sorted((float(share(word)), Trigger("any", word, "")) for word in words)


def price(options: Iterable[Option]) -> float:
    return sum(cost for cost, _ in options)


def cover(strings: Iterable[str], choose: Callable[[str], list[Option]]) -> set[Option] | None:
    """Triggers of which each string has one, cheap and few; None where a string has none."""
    options = [choose(string) for string in strings]
    if not all(options):
        return None
    holders: dict[Option, set[int]] = {}
    for place, own in enumerate(options):
        for option in own:
            holders.setdefault(option, set()).add(place)
    chosen: set[Option] = set()
    while holders:
        # The cheapest a string, so that one word that many strings have goes before each one's own.
        best = min(holders, key=lambda option: (option[0] / len(holders[option]), option))
        served = holders.pop(best)
        chosen.add(best)
        holders = {option: left for option, places in holders.items() if (left := places - served)}
    return chosen


def opening(string: str) -> str:
    """The word that such a line must begin with, or ""."""
    return word[1] if (word := _OPENING.match(string)) and not SPACELESS_RUN.search(word[1]) else ""


def opening_pair(string: str) -> tuple[str, str | None]:
    """The first word of such a line, or "" where it may be any; and the second: "" where there is none, None where it may be any."""
    found = _PAIR.match(string)
    first = opening(string)
    if not first or not found or re.search(SPACELESS, found[2] or ""):
        return first, None
    return first, found[2] or ""


def opening_triggers(pattern: str) -> frozenset[Trigger] | None:
    """The triggers that the gate can see in a line of any length: the first word, and the second where it is fixed and near enough."""
    nodes = parser.parse(pattern)
    known = [found for most in MOST_STRINGS if (found := cover(segments(nodes, EDGE, most)[0], at_opening)) is not None]
    return frozenset(trigger for _, trigger in min(known, key=price)) if known else None


def at_opening(string: str) -> list[Option]:
    first = _AT_ONCE.match(string)
    if not first or not opening(string) or len(first[1]) > HEAD - 2:
        return []
    second = _NEXT.match(string, first.end())
    need = second[1] if second and len(first[1]) + len(second[1]) < HEAD - 2 else ""
    return [(opens(first[1], need or None), Trigger("long", first[1], need))]


@cache
def words_of(string: str) -> set[str]:
    """The whole words of a string, and the pairs of characters of scripts without spaces."""
    options = {word for word in _WORDS.findall(string) if GAP not in word}
    if not string.isascii() and SPACELESS_RUN.search(string):
        options = {word for word in options if not SPACELESS_RUN.search(word)}
        options.update(pairs(string))
    return options


@cache
def anywhere(string: str) -> list[Option]:
    """The triggers of one of the strings that a pattern stands for, the cheapest first: what the fewest lines pass, and are then tried on."""
    options = words_of(string)
    rarest = sorted(options, key=lambda word: (share(word), -len(word), word))[:3]
    first = opening(string)
    ranked = []
    for word in {*rarest, first} - {""}:
        passing = share(word)
        needs = ["", *(other for other in rarest if other != word)] if passing > RARE else [""]
        for need in needs:
            together = min(1.0, TOGETHER * share(need) / 10_000) if need else 1.0
            # Where the first word is known, a frequent word elsewhere is no trigger: it would pass many more lines.
            if word in rarest and (not first or passing <= FREQUENT):
                ranked.append((passing * (1 + TRY * together), Trigger("any", word, need)))
            if word == first:
                ranked.append((opens(word) * (LOOK + (1 + TRY) * together), Trigger("first", word, need)))
    return sorted(ranked)


def expand(nodes: Sequence[tuple[Any, Any]], edge: str, most: int) -> list[str]:
    """The strings that a sequence of parsed nodes stands for, between two edges; where they are too many, those of its cheapest segment."""
    found = segments(nodes, edge, most)
    return min(found, key=cost) if len(found) > 1 else found[0]


def segments(nodes: Sequence[tuple[Any, Any]], edge: str, most: int) -> list[list[str]]:
    """The strings that a sequence of parsed nodes stands for, in segments where there would be too many; all segments are mandatory."""
    every = [alternatives(node, most) for node in nodes]
    if every:
        every[-1] = [option + edge for option in every[-1]]
    found = [[edge]]
    for place, options in enumerate(every):
        apart = len(found[-1]) * len(options) > most and begin_apart(every[place:])
        # A cut just before an optional plural would lose the word: two options more are cheaper.
        if len(found[-1]) * len(options) > most and found[-1] != [edge] and (apart or len(options) > 2):
            before = EDGE if all(separates(string[-1:]) for string in found[-1]) else ""
            after = EDGE if apart else ""
            found[-1] = [string + after + GAP for string in found[-1]]
            found.append([GAP + before + option for option in options])
        else:
            found[-1] = list(dict.fromkeys(before + option for before, option in product(found[-1], options)))
    return found


def begin_apart(every: Iterable[Iterable[str]]) -> bool:
    """Whether whatever the options of these nodes make begins with no letter, so that a word before it ends there."""
    for options in every:
        if not all(separates(option[:1]) for option in options if option):
            return False
        if "" not in options:
            return True
    return False


def separates(character: str) -> bool:
    """Whether a word ends before, or begins after, this end of a string."""
    return bool(character) and character != GAP and not character.isalpha()


def cost(strings: Iterable[str]) -> float:
    found = cover(strings, anywhere)
    return float("inf") if found is None else price(found)


def alternatives(node: tuple[Any, Any], most: int) -> list[str]:
    """The strings that one parsed node stands for."""
    kind, value = node
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.IN:
        return members(value)
    if kind is sre.SUBPATTERN:
        return expand(value[-1], "", most)
    if kind is sre.ATOMIC_GROUP:
        return expand(value, "", most)
    if kind is sre.BRANCH:
        return list(dict.fromkeys(string for branch in value[1] for string in expand(branch, "", most)))
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, times, once = value
        return repeated(least, times, once, most)
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [""]
    if kind is sre.CATEGORY:
        return members([node])
    if kind is sre.AT and value is not sre.AT_NON_BOUNDARY:
        return [EDGE]
    return [GAP]


def repeated(least: int, times: int, nodes: Sequence[tuple[Any, Any]], most: int) -> list[str]:
    once = expand(nodes, "", most)
    if times == 1:
        return once if least else ["", *once]
    if all(not any(c.isalpha() or c == GAP for c in string) for string in once):
        return [EDGE] if least else ["", EDGE]
    before = EDGE if all(separates(string[:1]) for string in once) else ""
    after = EDGE if all(separates(string[-1:]) for string in once) else ""
    several = before + GAP + after
    return [several] if least else ["", several]


def members(value: Iterable[tuple[Any, Any]]) -> list[str]:
    """A character class: each of a few literals, an edge where no letter can be (digits are no part of a word), else a gap."""
    found = []
    for kind, detail in value:
        if kind is sre.LITERAL:
            found.append(chr(detail))
        elif (kind is sre.CATEGORY and detail in (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD, sre.CATEGORY_DIGIT)) or (
            kind is sre.RANGE and chr(detail[0]).isdigit() and chr(detail[1]).isdigit()
        ):
            found.append(EDGE)
        else:
            return [GAP]
    return list(dict.fromkeys(found)) if len(set(found)) <= 8 else [GAP]
