"""Which words a pattern cannot match without: the gate asks for these before it tries the pattern.

A pattern is read as the finite set of strings it stands for, with GAP wherever anything may come. Each of those strings must hold a trigger.
"""

from __future__ import annotations

import os
import re
import re._constants as sre
import re._parser as parser
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from cleantext.fold import SPACELESS

GAP = "\0"
EDGE = "\1"
#: A sequence that stands for more strings than this is read in segments.
MOST_STRINGS = 800
#: What a try costs against a look, and how much rarer a word begins a line than stands in it; both only rank triggers.
TRY, BEGINS = 6.0, 0.12
#: How much dearer than a string's own best trigger one may be that another string uses already.
SHARED = 4.0
#: Lines of 10,000 that hold a word which is not among the frequent ones.
RARE = 1
_SPACELESS = re.compile(SPACELESS + "{2,}")
_WORD = re.compile(r"[^\W\d_]+")


class Trigger(NamedTuple):
    """One way to notice that a pattern may match.

    Attributes:
        place: "first" (the word begins the line) or "any" (the word is anywhere in it).
        word: a folded word, or two adjacent characters of a script that puts no spaces between words.
        need: another word that must be in the line, or "".
    """

    place: str
    word: str
    need: str


#: What a trigger costs, and the trigger.
Option = tuple[float, Trigger]


def triggers(pattern: str, choose: Callable[[str], list[Option]]) -> frozenset[Trigger] | None:
    """The triggers of a folded pattern that matches whole lines; None where some line could match without any.

    Args:
        pattern: must compile.
        choose: `anywhere`, or `at_opening` for patterns of lines so long that the gate sees only their ends.
    """
    found = cover(expand(parser.parse(pattern), EDGE), choose)
    return None if found is None else frozenset(trigger for _, trigger in found)


def cover(strings: Iterable[str], choose: Callable[[str], list[Option]]) -> set[Option] | None:
    """Triggers of which each string has one, cheap and few; None where a string has none."""
    chosen: set[Option] = set()
    every = [choose(string) for string in strings]
    if not all(every):
        return None
    for options in sorted(every):
        # One that serves another string already costs nothing more.
        if not any(option in chosen for option in options if option[0] <= SHARED * options[0][0]):
            chosen.add(options[0])
    return chosen


def opening(string: str) -> str:
    """The word that such a line must begin with, or ""."""
    word = re.match(rf"{EDGE}*+([^\W\d_]++)(?!{GAP})", string)
    return word[1] if word and not _SPACELESS.search(word[1]) else ""


def at_opening(string: str) -> list[Option]:
    """The trigger that the gate can see in a line of any length."""
    first = opening(string)
    return [(1.0, Trigger("first", first, ""))] if first else []


@cache
def anywhere(string: str) -> list[Option]:
    """The triggers of one of the strings that a pattern stands for, the cheapest first: what the fewest lines pass, and are then tried on."""
    words = [word for word in re.findall(rf"(?:[^\W_]|{GAP})+", string) if GAP not in word and _WORD.fullmatch(word)]
    options = [word for word in words if not _SPACELESS.search(word)]
    options += [run[k : k + 2] for run in _SPACELESS.findall(string) for k in range(len(run) - 1)]
    shares = frequent_words()
    options = sorted(set(options), key=lambda word: (shares.get(word, RARE), word))[:4]
    first = opening(string)
    ranked = []
    for word in {*options, first} - {""}:
        need = next((other for other in options if other != word), "")
        passing = shares.get(word, RARE)
        tried = passing * TRY * min(1.0, shares.get(need, RARE) / 1000 if need else 1.0)
        if word in options:
            # A needed word makes triggers of one kind many, so a rare word goes without.
            ranked.append((passing + tried, Trigger("any", word, need)) if passing > RARE else (passing * (1 + TRY), Trigger("any", word, "")))
        if word == first and passing > RARE:
            ranked.append((BEGINS * (passing + tried), Trigger("first", word, need)))
    return sorted(ranked)


@cache
def frequent_words() -> dict[str, int]:
    """In how many of 10,000 lines of scraped articles each frequent word stands; see rulesets/frequent_words.txt."""
    path = os.path.join(os.path.dirname(__file__), "rulesets", "frequent_words.txt")
    with open(path, encoding="utf-8") as file:
        return {word: int(share) for word, share in (line.split() for line in file if not line.startswith("#"))}


def expand(nodes: Sequence[tuple[Any, Any]], edge: str = "") -> list[str]:
    """The strings that a sequence of parsed nodes stands for, between two edges.

    Where there would be too many, the sequence is read in segments; all of them are mandatory, so the one with the cheapest triggers is enough.
    """
    segments = [[edge]]
    for place, node in enumerate(nodes):
        options = [option + edge if place == len(nodes) - 1 else option for option in alternatives(node)]
        if len(segments[-1]) * len(options) > MOST_STRINGS and segments[-1] != [edge]:
            before = EDGE if all(separates(string[-1:]) for string in segments[-1]) else ""
            after = EDGE if all(separates(option[:1]) for option in options) else ""
            segments[-1] = [string + after + GAP for string in segments[-1]]
            segments.append([GAP + before + option for option in options])
        else:
            segments[-1] = list(dict.fromkeys(before + option for before, option in product(segments[-1], options)))
    return min(segments, key=cost) if len(segments) > 1 else segments[0]


def separates(character: str) -> bool:
    """Whether a word ends before, or begins after, this end of a string."""
    return bool(character) and character != GAP and not character.isalnum()


def cost(strings: Iterable[str]) -> float:
    found = cover(strings, anywhere)
    return float("inf") if found is None else sum(price for price, _ in found)


def alternatives(node: tuple[Any, Any]) -> list[str]:
    """The strings that one parsed node stands for."""
    kind, value = node
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.IN:
        return members(value)
    if kind is sre.SUBPATTERN:
        return expand(value[-1])
    if kind is sre.ATOMIC_GROUP:
        return expand(value)
    if kind is sre.BRANCH:
        return list(dict.fromkeys(string for branch in value[1] for string in expand(branch)))
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return repeated(*value)
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [""]
    if kind is sre.AT and value is not sre.AT_NON_BOUNDARY:
        return [EDGE]
    return [GAP]


def repeated(least: int, most: int, nodes: Sequence[tuple[Any, Any]]) -> list[str]:
    once = expand(nodes)
    if most == 1:
        return once if least else ["", *once]
    if all(not any(c.isalnum() or c == GAP for c in string) for string in once):
        return [EDGE] if least else ["", EDGE]
    return [GAP]


def members(value: Iterable[tuple[Any, Any]]) -> list[str]:
    """A character class: each of a few literals, an edge where no letter can be, else a gap."""
    found = []
    for kind, detail in value:
        if kind is sre.LITERAL:
            found.append(chr(detail))
        elif kind is sre.CATEGORY and detail in (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD):
            found.append(EDGE)
        else:
            return [GAP]
    return found if len(found) <= 8 else [GAP]
