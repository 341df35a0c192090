"""How fast articles are found in pages, beside the extractors in use.

    python benchmarks/pages.py PATH [PATH ...] [--peers NAME ...] [--write docs]

A PATH holds pages in one of the forms that `sets` reads. Pages a second of CPU time, medians over rounds in which all take their turn. How well they
find them is measured by ``benchmarks/accuracy.py``.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import extractors
import sets
import written
from cleaners import EXTRACTORS
from extractors import Extractor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="pages of each set to take the time of (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", default=[""], metavar="NAME", help="only the peers whose names begin so (default: all)")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the figures into FOLDER/speed.md")
    options = parser.parse_args()
    told = written.origin(sys.argv)
    begun = tuple(map(str.lower, options.peers))
    contenders = [*extractors.ours(), *(peer for peer in extractors.peers() if peer.name.lower().startswith(begun))]
    tables = []
    for held in (one for path in options.paths for one in sets.read(path)):
        pages = [document.html for document in held.documents if document.page]
        if pages:
            pages = pages[:: max(1, len(pages) // options.sample)]
            tables += [f"{held.name}, {len(pages)} pages:", rates(len(pages), timed(pages, contenders, options.rounds))]
            print("\n".join(tables[-2:]), flush=True)
    if options.write:
        written.block(options.write / "speed.md", "pages", "\n\n".join([written.paragraph(written.ended(told, EXTRACTORS)), *tables]))


def timed(pages: Sequence[bytes], contenders: Sequence[Extractor], rounds: int) -> dict[str, float]:
    """CPU seconds that each takes for all pages."""
    taken: dict[str, list[float]] = {extractor.name: [] for extractor in contenders}
    for _ in range(rounds):
        for extractor in contenders:
            start = process_time()
            for page in pages:
                extractors.extracted(extractor, page)
            taken[extractor.name].append(process_time() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def rates(pages: int, taken: dict[str, float]) -> str:
    """As a table: pages a second, and how the library compares."""
    own = taken["cleantext"]
    rows = [[name, f"{pages / seconds:.1f}", f"{seconds / own:.2f}"] for name, seconds in taken.items()]
    return written.table(["", "pages a second", "cleantext is so many times as fast"], rows)


if __name__ == "__main__":
    main()
