"""Regular expressions that are compiled when they are first used: a text needs few of them, and a command starts often."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr


class Lazy:
    """A regular expression in waiting: each of its methods is that of the compiled one, from the first call on."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._made_of = pattern, flags

    def __repr__(self) -> str:
        return f"pattern({', '.join(map(repr, self._made_of))})"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        method = getattr(re.compile(*self._made_of), name)
        setattr(self, name, method)
        return method


def pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, compiled later."""
    return Lazy(pattern, flags)  # type: ignore[return-value]


#: The pieces of a pattern among which its own bars are looked for: an escape, a class, a sign.
_PIECE = pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)


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
    """The inside of the group that a pattern begins with, and the rest; None where it begins with none."""
    if not pattern.startswith("(?:"):
        return None
    depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0 and piece[0] == ")":
            return pattern[3 : piece.start()], pattern[piece.end() :]
    return None


#: A whole word at the head of a branch; what ends one after a group; and what follows a group that may be missing.
_BEGINNING, _ENDS_WORD, _REPEATED = pattern(r"[^\W\d_]+(?= (?![?*{])|$)"), pattern(r" (?![?*{])|\\b"), pattern(r"[?*{]")


def beginnings(pattern: str) -> frozenset[str] | None:
    """The whole words of which one begins whatever a pattern finds; None where that may be something else.

    >>> sorted(beginnings(r"\\b(?:said|according to)\\b"))
    ['according', 'said']
    """
    found: set[str] = set()
    for branch in branches(pattern):
        group = leading_group(branch[2:]) if branch.startswith(r"\b") else None
        if group is None or _REPEATED.match(group[1]):
            return None
        for inner in branches(group[0]):
            word = _BEGINNING.match(inner)
            if word is None or (word.end() == len(inner) and not _ENDS_WORD.match(group[1])):
                return None
            found.add(word[0])
    return frozenset(found)
