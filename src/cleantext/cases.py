"""A rule's pattern taken apart into cases, each looked for and tried by itself: the narrower a pattern, the better its triggers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

from cleantext.gate import MOST_CASES
from cleantext.patterns import branches, leading_group, pattern
from cleantext.triggers import Trigger, opening_triggers, triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

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
        opening = worth_taking_apart(branch, most)
        if opening is None:
            found.append(branch)
        else:
            group, rest = opening
            found += [inner + rest for inner in alternatives_of(group, most)]
    return found


def worth_taking_apart(pattern: str, most: float) -> tuple[str, str] | None:
    """The inside of the group that a pattern begins with, and the rest; None where it begins with none worth taking apart."""
    found = leading_group(pattern)
    if found is None:
        return None
    group, rest = found
    simple = "(" not in group and "{" not in group
    apart = rest[:1] not in ("?", "*", "+", "{") and not simple and len(branches(group)) * len(rest) <= most
    return found if apart else None
