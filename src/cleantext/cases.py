"""A rule's pattern taken apart into cases, each looked for and tried by itself: the narrower a pattern, the better its triggers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import chain

from cleantext.gate import MOST_CASES
from cleantext.patterns import pattern
from cleantext.triggers import Trigger, opening_triggers, triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: The pieces of a pattern among which its own bars are looked for: an escape, a class, a sign.
_PIECE = pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
#: What ties the alternatives of a pattern together: flags and references.
_NOT_APART = pattern(r"\(\?[aiLmsux-]|\(\?P=|\(\?\(|\\[1-9]")


#: Characters that taking a pattern apart may add to it.
MOST_COPIED = 600


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
    for most in (MOST_COPIED, math.inf):
        found = [(alternative, triggers_of(alternative, long=long)) for alternative in alternatives_of(pattern, most)]
        if all(known is not None for _, known in found):
            return grouped([(alternative, known) for alternative, known in found if known is not None])
    return None


def triggers_of(alternative: str, *, long: bool) -> frozenset[Trigger] | None:
    """The triggers of one alternative; for long lines too, its opening words."""
    found = triggers(alternative)
    if found is None or not long:
        return found
    opening = opening_triggers(alternative)
    return None if opening is None else found | opening


def grouped(alternatives: Sequence[tuple[str, frozenset[Trigger]]]) -> tuple[Case, ...]:
    """A case for each set of trigger words; what is over the limit is one case."""
    groups: dict[frozenset[str], list[tuple[str, frozenset[Trigger]]]] = {}
    for alternative, known in alternatives:
        groups.setdefault(frozenset(trigger.word for trigger in known), []).append((alternative, known))
    parts = list(groups.values())
    parts[MOST_CASES - 1 :] = [[*chain.from_iterable(parts[MOST_CASES - 1 :])]] if len(parts) > MOST_CASES else parts[MOST_CASES - 1 :]
    return tuple(Case("|".join(match for match, _ in part), tuple(sorted({*chain.from_iterable(known for _, known in part)}))) for part in parts)


def alternatives_of(pattern: str, most: float = MOST_COPIED) -> list[str]:
    """The branches of a pattern that is one alternation, or begins with one; else the pattern.

    Args:
        pattern: folded; matches whole lines.
        most: how many characters taking it apart may add.

    >>> alternatives_of("sign up|(?:log in(?: now)?|join .{1,9}) here")
    ['sign up', 'log in(?: now)? here', 'join .{1,9} here']
    """
    if _NOT_APART.search(pattern):
        return [pattern]
    found = []
    for branch in branches(pattern):
        opening = leading_group(branch, most)
        if opening is None:
            found.append(branch)
        else:
            group, rest = opening
            found += [inner + rest for inner in alternatives_of(group, most)]
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


def leading_group(pattern: str, most: float) -> tuple[str, str] | None:
    """The inside of the group that a pattern begins with, and the rest; None where it begins with none worth taking apart."""
    if not pattern.startswith("(?:"):
        return None
    depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0 and piece[0] == ")":
            group, rest = pattern[3 : piece.start()], pattern[piece.end() :]
            simple = "(" not in group and "{" not in group
            apart = rest[:1] not in ("?", "*", "+", "{") and not simple and len(branches(group)) * len(rest) <= most
            return (group, rest) if apart else None
    return None
