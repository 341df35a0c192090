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
