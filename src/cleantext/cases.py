"""A rule's pattern taken apart into cases, each looked for and tried by itself: the narrower a pattern, the better its triggers."""

from __future__ import annotations

import re

from cleantext.gate import MOST_CASES
from cleantext.triggers import Trigger, opening_triggers, triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: The pieces of a pattern among which its own bars are looked for: an escape, a class, a sign.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
#: What ties the alternatives of a pattern together: flags and references.
_NOT_APART = re.compile(r"\(\?[aiLmsux-]|\(\?P=|\(\?\(|\\[1-9]")


class Case(NamedTuple):
    """A part of a rule's pattern that is looked for, and tried, by itself.

    Attributes:
        match: the pattern.
        triggers: what to look for.
    """

    match: str
    triggers: tuple[Trigger, ...]


def cases(pattern: str, *, long: bool) -> tuple[Case, ...] | None:
    """The pattern's alternatives, each with its own triggers; those that begin with the same words, or are found alike, together.

    Args:
        pattern: folded; matches whole lines.
        long: it is for lines longer than the gate sees, too.

    Returns:
        None where some line could match without a trigger.
    """
    groups: dict[frozenset[str], list[tuple[str, frozenset[Trigger]]]] = {}
    for alternative in alternatives_of(pattern):
        found = triggers(alternative)
        if found is not None and long:
            opening = opening_triggers(alternative)
            found = None if opening is None else found | opening
        if found is None:
            return None
        groups.setdefault(frozenset(trigger.word for trigger in found), []).append((alternative, found))
    whole = [("|".join(match for match, _ in group), frozenset().union(*(found for _, found in group))) for group in groups.values()]
    if len(whole) > MOST_CASES:
        rest = whole[MOST_CASES - 1 :]
        whole[MOST_CASES - 1 :] = [("|".join(match for match, _ in rest), frozenset().union(*(found for _, found in rest)))]
    return tuple(Case(match, tuple(sorted(found))) for match, found in whole)


def alternatives_of(pattern: str) -> list[str]:
    """The branches of a pattern that is one alternation, or begins with one; else the pattern.

    >>> alternatives_of("sign up|(?:log in(?: now)?|join .{1,9}) here")
    ['sign up', 'log in(?: now)? here', 'join .{1,9} here']
    """
    if _NOT_APART.search(pattern):
        return [pattern]
    found = []
    for branch in branches(pattern):
        opening = leading_group(branch)
        if opening is None:
            found.append(branch)
        else:
            group, rest = opening
            found += [inner + rest for inner in alternatives_of(group)]
    return found


def branches(pattern: str) -> list[str]:
    """What stands between the bars of a pattern that are in no group."""
    found, depth, start = [], 0, 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and depth == 0:
            found.append(pattern[start : piece.start()])
            start = piece.end()
    return [*found, pattern[start:]]


def leading_group(pattern: str) -> tuple[str, str] | None:
    """The inside of the group that a pattern begins with, and the rest; None where it begins with none, or the group is of words alone."""
    if not pattern.startswith("(?:"):
        return None
    depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0 and piece[0] == ")":
            group, rest = pattern[3 : piece.start()], pattern[piece.end() :]
            simple = "(" not in group and "{" not in group
            return None if rest[:1] in ("?", "*", "+", "{") or simple else (group, rest)
    return None
