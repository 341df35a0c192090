"""What the speed of the chain is compared with: the floor, other cleaners as they ship, and our own rules without the gate.

clean-text installs an import package that is called ``cleantext`` too, and would overwrite ours. So it is loaded from a folder of its own under
another name, in the same process.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import sys
from collections.abc import Callable
from typing import NamedTuple

import cleaners
from cleantext.fold import fold
from cleantext.presets import preset
from cleantext.table import Table
from installing import installed


class Contender(NamedTuple):
    """Something to time.

    Attributes:
        name: as printed.
        run: cleans one text.
        every: it is run on every n-th text only, because it is slow.
    """

    name: str
    run: Callable[[str], object]
    every: int = 1


def floor(text: str) -> str:
    """What anything that drops duplicate lines must do at least."""
    lines = text.split("\n")
    set(lines)
    return "\n".join(lines)


def ours(table: Table) -> list[Contender]:
    """The chain, whole and by switches, and the same rules in a loop."""
    return [
        Contender("floor: split, set, join", floor),
        Contender("cleantext, preset article", preset("article").explain),
        Contender("cleantext, rules alone", preset("article", risk=0).explain),
        Contender("cleantext, preset named", preset("named").explain),
        Contender(f"loop over our {len(table)} rules", loop(table), every=50),
    ]


def loop(table: Table) -> Callable[[str], object]:
    """Each rule tried on each line: the common way, with patterns compiled ahead and the length looked at first."""
    rules = [(re.compile("|".join(row.cases)).fullmatch, row.longest) for row in table.rows()]

    def run(text: str) -> list[str]:
        kept = []
        for line in text.split("\n"):
            folded, length = fold(line), len(line)
            if not any(length <= longest and match(folded) for match, longest in rules):
                kept.append(line)
        return kept

    return run


def peers() -> list[Contender]:
    """The peers that could be installed; what is missing is said on standard error."""
    found = [ftfy()]
    for name, make in (("datatrove 0.10.1 C4 line rules", cleaners.c4), ("clean-text 0.7.1 clean()", clean_text)):
        try:
            # It needs no sentences counted, which would take spaCy and cost far more.
            found.append(Contender(name, make(), every=4 if make is clean_text else 1))
        except (ImportError, OSError) as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return found


def ftfy() -> Contender:
    """The characters mended by ftfy with its defaults; it removes no line."""
    import ftfy

    return Contender(f"ftfy {ftfy.__version__} fix_text", ftfy.fix_text, every=4)


def clean_text() -> Callable[[str], object]:
    """clean-text's clean() with its defaults: it rewrites characters and spaces, and removes no line."""
    logging.disable(logging.WARNING)  # it recommends a GPL package at import
    package = installed("peers", cleaners.DATATROVE) / "cleantext"
    spec = importlib.util.spec_from_file_location("clean_text", package / "__init__.py", submodule_search_locations=[str(package)])
    if spec is None or spec.loader is None:
        raise ImportError(f"{package} is broken: remove {package.parent} and run again")
    module = importlib.util.module_from_spec(spec)
    sys.modules["clean_text"] = module
    spec.loader.exec_module(module)
    clean: Callable[[str], object] = module.clean
    return clean
