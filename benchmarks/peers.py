"""What the chain is compared with: the floor, other cleaners as they ship, and our own rules without the gate.

The peers live in a folder of their own (``build/peers``), put there with pip at the first run: clean-text installs an import package that
is called ``cleantext`` too, and would overwrite ours. Here it is loaded from that folder under another name, in the same process.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cleantext.fold import fold
from cleantext.presets import preset
from cleantext.table import Table

FOLDER = Path(__file__).parent.parent / "build" / "peers"
PINNED = ("clean-text==0.7.1", "datatrove==0.10.1", "numpy", "regex")  # datatrove imports the last two and does not require them


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
    try:
        install()
    except subprocess.CalledProcessError:
        print(f"pip could not install {' and '.join(PINNED)}: going on without them", file=sys.stderr)
        return [ftfy()]
    return [ftfy(), c4_lines(), clean_text()]


def install() -> None:
    """Put the peers into their folder and the folder at the end of the path, so that nothing of ours is hidden."""
    if not (FOLDER / "cleantext").exists():
        print(f"installing {', '.join(PINNED)} into {FOLDER}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(FOLDER), *PINNED], check=True)
    sys.path.append(str(FOLDER))


def ftfy() -> Contender:
    """The characters mended by ftfy with its defaults; it removes no line."""
    import ftfy

    return Contender(f"ftfy {ftfy.__version__} fix_text", ftfy.fix_text, every=4)


def c4_lines() -> Contender:
    """The C4 line rules of datatrove as shipped, less the count of sentences (which needs spaCy and costs far more)."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    quality = C4QualityFilter(min_num_sentences=-1)

    def run(text: str) -> object:
        return quality.filter(Document(text=text, id="0"))

    return Contender("datatrove 0.10.1 C4 line rules", run)


def clean_text() -> Contender:
    """clean-text's clean() with its defaults: it rewrites characters and spaces, and removes no line."""
    logging.disable(logging.WARNING)  # it recommends a GPL package at import
    package = FOLDER / "cleantext"
    spec = importlib.util.spec_from_file_location("clean_text", package / "__init__.py", submodule_search_locations=[str(package)])
    if spec is None or spec.loader is None:
        raise SystemExit(f"{package} is broken: remove {FOLDER} and run again")
    module = importlib.util.module_from_spec(spec)
    sys.modules["clean_text"] = module
    spec.loader.exec_module(module)
    return Contender("clean-text 0.7.1 clean()", module.clean, every=4)
