"""Which words a pattern cannot match without: the gate asks for these before it tries the pattern.

A pattern is read as the finite set of strings it stands for, with GAP wherever anything may come. Each of those strings must hold a trigger.
"""

from __future__ import annotations

import os
import re
import re._constants as sre
import re._parser as parser
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from cleantext.fold import HEAD, SPACELESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple

GAP = "\0"
EDGE = "\1"
#: A sequence that stands for more strings than this is read in segments; larger numbers are tried where the first leaves only dear triggers.
MOST_STRINGS = (100, 400, 1500)
DEAR = 60.0
#: Of words that a line can begin with, and of pairs of such a word and another, a rule has at most so many.
MOST_BEGINS, MOST_PAIRS = 60, 900
#: These only rank triggers. What a try and a look at a second word cost, against passing the gate; how much rarer a word begins a line than
#: stands in it; how much likelier a line that holds one word of a phrase holds another.
TRY, LOOK, BEGINS, TOGETHER = 4.0, 0.02, 0.12, 3.0
FREQUENT = 8
#: Lines of 10,000 that hold a word which is not among the frequent ones.
RARE = 1
_SPACELESS = re.compile(SPACELESS + "{2,}")
_OPENING = re.compile(rf"(?:[^\w{GAP}]|[\d_])*+([^\W\d_]++)(?!{GAP})")
_AT_ONCE = re.compile(rf"{EDGE}*+([^\W\d_]++)(?!{GAP})")
_NEXT = re.compile(rf"[^\w{GAP}]++([^\W\d_]++)(?!{GAP})")
_WORDS = re.compile(rf"(?:[^\W\d_]|{GAP})+")


class Trigger(NamedTuple):
    """One way to notice that a pattern may match.

    Attributes:
        place: "first" (the word begins the line), "any" (the word is anywhere in it) or "long" (the word begins a line so long that the gate
            sees only its ends).
        word: a folded word, or two adjacent characters of a script that puts no spaces between words.
        need: another word that must be in the line, or "".
    """

    place: str
    word: str
    need: str


#: What a trigger costs, and the trigger.
Option = tuple[float, Trigger]


def triggers(pattern: str) -> frozenset[Trigger] | None:
    """The triggers of a folded pattern that matches whole lines; None where some line could match without any.

    Where the words that such a line can begin with are few, each of them is asked for together with a word further on: lines that begin with
    the one and hold the other are far fewer than those that hold either.
    """
    nodes = parser.parse(pattern)
    best = None
    for most in MOST_STRINGS:
        parts = segments(nodes, EDGE, most)
        begins = {opening(string) for string in parts[0]}
        found = cover(min(parts, key=cost), anywhere)
        if "" not in begins and len(begins) <= MOST_BEGINS:
            further = [cover(part, further_on) for part in parts]
            words = min((part for part in further if part is not None), key=price, default=None)
            if words is not None and len(begins) * len(words) <= MOST_PAIRS:
                return frozenset(together(begins, words))
        if found is not None and (best is None or price(found) < price(best)):
            best = found
        if best is not None and price(best) <= DEAR:
            break
    return None if best is None else frozenset(trigger for _, trigger in best)


def together(begins: Iterable[str], words: Iterable[Option]) -> Iterator[Trigger]:
    """Each word that a line can begin with beside each word further on; a word rare enough goes alone."""
    for passing, (_, word, _) in words:
        if passing <= RARE:
            yield Trigger("any", word, "")
        else:
            yield from (Trigger("first", first, "" if first == word else word) for first in begins)


def further_on(string: str) -> list[Option]:
    """The words of a string, as triggers at the price of the lines that hold them."""
    shares = frequent_words()
    return sorted((float(shares.get(word, RARE)), Trigger("any", word, "")) for word in words_of(string))


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


def first_words(pattern: str) -> frozenset[str]:
    """The words that a line which the pattern matches can begin with; empty where it can begin with any."""
    words = {opening(string) for string in segments(parser.parse(pattern), EDGE, MOST_STRINGS[0])[0]}
    return frozenset() if "" in words else frozenset(words)


def opening(string: str) -> str:
    """The word that such a line must begin with, or ""."""
    word = _OPENING.match(string)
    return word[1] if word and not _SPACELESS.search(word[1]) else ""


def opening_triggers(pattern: str) -> frozenset[Trigger] | None:
    """The triggers that the gate can see in a line of any length: the first word, and the second where it is fixed and near enough."""
    found = cover(segments(parser.parse(pattern), EDGE, MOST_STRINGS[0])[0], at_opening)
    return None if found is None else frozenset(trigger for _, trigger in found)


def at_opening(string: str) -> list[Option]:
    first = _AT_ONCE.match(string)
    if not first or not opening(string) or len(first[1]) > HEAD - 2:
        return []
    second = _NEXT.match(string, first.end())
    need = second[1] if second and len(first[1]) + len(second[1]) < HEAD - 2 else ""
    return [(1.0, Trigger("long", first[1], need))]


@cache
def words_of(string: str) -> set[str]:
    """The whole words of a string, and the pairs of characters of scripts without spaces."""
    options = {word for word in _WORDS.findall(string) if GAP not in word}
    if not string.isascii() and _SPACELESS.search(string):
        options = {word for word in options if not _SPACELESS.search(word)}
        options.update(run[k : k + 2] for run in _SPACELESS.findall(string) for k in range(len(run) - 1))
    return options


@cache
def anywhere(string: str) -> list[Option]:
    """The triggers of one of the strings that a pattern stands for, the cheapest first: what the fewest lines pass, and are then tried on."""
    options = words_of(string)
    shares = frequent_words()
    rarest = sorted(options, key=lambda word: (shares.get(word, RARE), -len(word), word))[:3]
    first = opening(string)
    ranked = []
    for word in {*rarest, first} - {""}:
        passing = shares.get(word, RARE)
        needs = ["", *(other for other in rarest if other != word)] if passing > RARE else [""]
        for need in needs:
            together = min(1.0, TOGETHER * shares.get(need, RARE) / 10_000) if need else 1.0
            # Where the first word is known, a frequent word elsewhere is no trigger: it would pass many more lines.
            if word in rarest and (not first or passing <= FREQUENT):
                ranked.append((passing * (1 + TRY * together), Trigger("any", word, need)))
            if word == first:
                ranked.append((BEGINS * passing * (LOOK + (1 + TRY) * together), Trigger("first", word, need)))
    return sorted(ranked)


@cache
def frequent_words() -> dict[str, int]:
    """In how many of 10,000 lines of scraped articles each frequent word stands; see rulesets/frequent_words.txt."""
    path = os.path.join(os.path.dirname(__file__), "rulesets", "frequent_words.txt")
    with open(path, encoding="utf-8") as file:
        return {word: int(share) for word, share in (line.split() for line in file if not line.startswith("#"))}


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
    found = list(dict.fromkeys(found))
    return found if len(found) <= 8 else [GAP]
