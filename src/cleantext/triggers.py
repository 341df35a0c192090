"""Which words a pattern cannot match without: the gate asks for these before it tries the pattern.

A pattern is read as the finite set of strings it stands for, with GAP wherever anything may come. Each of those strings must hold a trigger.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

from cleantext.fold import SPACELESS, image

GAP = "\0"
EDGE = "\1"
#: A pattern that stands for more strings than this has a group read as a gap.
MOST_STRINGS = 600
#: Words so frequent in articles that a rule triggered by them anywhere in a line would be tried on every second line.
#: Source: the most frequent words of seven letters or more, and of page furniture in running text, counted over scraped news.
COMMON = frozenset(
    "about access account against article articles available because before between company content continue contact country "
    "detail details email follow following government heute international latest market minutes national please police position "
    "president program public question reading report reports reserved result results rights section service services should source "
    "special states story stories support through today united update updates version weitere without website nuestra noticias "
    "information informationen artikel sollten unseren unserem aktuelle publicado durante gobierno presidente informations toujours "
    "another business campaign children community different example general however including important including million people "
    "percent political product products project research security several something together".split()
)
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


def triggers(pattern: str, choose: Callable[[str], Trigger | None]) -> frozenset[Trigger] | None:
    """The triggers of a folded pattern that matches whole lines; None where some line could match without any.

    Args:
        pattern: must compile.
        choose: `rarest`, or `opening` for patterns of lines so long that the gate sees only their ends.
    """
    found = {choose(string) for string in strings(parser.parse(pattern))}
    return None if None in found else frozenset(trigger for trigger in found if trigger)


def opening(string: str) -> Trigger | None:
    """The word that such a line must begin with."""
    word = re.match(rf"{EDGE}*+([^\W\d_]++)(?!{GAP})", string)
    if word and not _SPACELESS.search(word[1]):
        return Trigger("first", word[1], "")
    return None


def rarest(string: str) -> Trigger | None:
    """The rarest trigger of one of the strings that a pattern stands for."""
    words = [word for word in re.findall(rf"(?:[^\W_]|{GAP})+", string) if GAP not in word and _WORD.fullmatch(word)]
    latin = [word for word in words if image(word) == word]
    rare = [word for word in latin if len(word) > 6 and word not in COMMON]
    if rare:
        return Trigger("any", max(rare, key=len), "")
    other = [word for word in words if not word.isascii() and not _SPACELESS.search(word) and len(word) > 2]
    if other:
        return Trigger("any", max(other, key=len), "")
    pairs = [run[k : k + 2] for run in _SPACELESS.findall(string) for k in range(len(run) - 1)]
    if pairs:
        return Trigger("any", pairs[0], "")
    longest = max(latin, key=len, default="")
    first = opening(string)
    if first and len(longest) < 7:
        return first._replace(need=max(latin[1:], key=len, default="") if first.word in latin else "")
    if longest:
        return Trigger("any", longest, "")
    return Trigger("any", max(words, key=len), "") if words else None


def strings(nodes: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """What a whole line must look like, up to gaps."""
    for string in expand(nodes):
        yield EDGE + string + EDGE


def expand(nodes: Iterable[tuple[Any, Any]]) -> list[str]:
    """The strings that a sequence of parsed nodes stands for."""
    found = [""]
    for node in nodes:
        options = alternatives(node)
        if len(found) * len(options) > MOST_STRINGS:
            options = [GAP]
        found = [before + option for before, option in product(found, options)]
    return list(dict.fromkeys(found))


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


def repeated(least: int, most: int, nodes: Iterable[tuple[Any, Any]]) -> list[str]:
    once = expand(nodes)
    if most == 1:
        return once if least else ["", *once]
    if least and all(not any(c.isalnum() or c == GAP for c in string) for string in once):
        return [EDGE]
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
