"""The shipped rulesets: ``<language>/<family>.toml``, and the table compiled from them.

The TOML files are the source. What a cleaning loads is ``compiled.py``, written by ``python -m cleantext.rulesets`` (``make rules``); a test
holds the two equal.
"""

from __future__ import annotations

import os
from functools import cache

from cleantext.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.gate import Triggers
    from cleantext.rules import Rule


FOLDER = os.path.dirname(__file__)


@cache
def shipped() -> Table:
    """The compiled table of all shipped rules; its gate lets the lines pass that may hold a picture credit, too."""
    from cleantext.rulesets import compiled

    return ShippedTable(compiled.ROWS, triggers(), compiled.CREDITS["triggers"])


@cache
def triggers() -> Triggers:
    """The triggers of the compiled table, by place and word."""
    from cleantext.rulesets import compiled

    return {place: dict(zip(words.split(), needs.split("\n")[:-1], strict=True)) for place, (words, needs) in compiled.TRIGGERS.items()}


class ShippedTable(Table):
    """The shipped rules as one table; pickled by name, so that a chain stays small on its way to another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return (shipped, ())


def languages() -> list[str]:
    """The folders that hold rulesets: language codes, and "any" for what belongs to none."""
    return sorted({language for language, _, _ in files()})


def files() -> list[tuple[str, str, str]]:
    """Language, family and path of every ruleset."""
    folders = sorted(entry.name for entry in os.scandir(FOLDER) if entry.is_dir() and not entry.name.startswith("_"))
    return [
        (language, name.removesuffix(".toml"), os.path.join(FOLDER, language, name))
        for language in folders
        for name in sorted(os.listdir(os.path.join(FOLDER, language)))
        if name.endswith(".toml")
    ]


def load_all() -> tuple[Rule, ...]:
    """Every shipped rule, read from the TOML files and checked.

    Raises:
        RuleError: one of them is wrong.
    """
    from cleantext.rules import load

    return tuple(rule for language, family, path in files() for rule in load(path, language=language, family=family))
