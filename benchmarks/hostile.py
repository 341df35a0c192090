"""How the time for hostile pages grows with their size: ``python benchmarks/hostile.py [KIND ...]``, the kinds of ``tests/hostile_pages.py``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import growth
from cleantext import Document, explain_html

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from hostile_pages import KINDS

#: Characters for one part of a page, about.
PART = 10


def main() -> None:
    """For each kind the last doubling, of reading alone and of cleaning."""
    print(f"{'kind':26} {'read: M parts':>14} {'s':>6} {'x half':>7} {'clean: M parts':>15} {'s':>6} {'x half':>7}")
    for name in sys.argv[1:] or KINDS:
        make = partial(sized, name)
        read, clean = growth.grown(name, make, Document.from_html), growth.grown(name, make, explain_html)
        figures = (f"{one.size / PART / 1e6:14.3f} {one.seconds:6.2f} {one.factor:7.1f}" for one in (read, clean))
        print(f"{name:26}", *figures, flush=True)


def sized(name: str, characters: int) -> str:
    return KINDS[name](characters // PART)


if __name__ == "__main__":
    main()
