"""The shipped rulesets: ``<language>/<family>.toml``, and the table compiled from them.

The TOML files are the source. What a cleaning loads is ``compiled.py``, written by ``python -m cleantext.rulesets`` (``make rules``); a test
holds the two equal.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext.table import Table

if TYPE_CHECKING:
    from cleantext.rules import Rule

FOLDER = Path(__file__).parent


@cache
def shipped() -> Table:
    """The compiled table of all shipped rules; its gate lets the lines pass that may hold a picture credit, too."""
    from cleantext.rulesets import compiled

    return ShippedTable(compiled.ROWS, compiled.TRIGGERS, compiled.CREDITS["triggers"])


class ShippedTable(Table):
    """The shipped rules as one table; pickled by name, so that a chain stays small on its way to another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return (shipped, ())


def languages() -> list[str]:
    """The folders that hold rulesets: language codes, and "any" for what belongs to none."""
    return sorted(path.name for path in FOLDER.iterdir() if any(path.glob("*.toml")))


def load_all() -> tuple[Rule, ...]:
    """Every shipped rule, read from the TOML files and checked.

    Raises:
        RuleError: one of them is wrong.
    """
    from cleantext.rules import load

    paths = sorted(FOLDER.glob("*/*.toml"))
    return tuple(rule for path in paths for rule in load(path, language=path.parent.name, family=path.stem))
