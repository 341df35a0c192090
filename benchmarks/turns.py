"""How much faster or slower one version of the package is than another, on the same texts or pages, in turns.

    python benchmarks/turns.py OLD/src NEW/src --corpus PATH ... [--source NAME] [--preset NAME] [--risk SHARE]
    python benchmarks/turns.py OLD/src NEW/src --pages PATH ... [--sample N]

Each version runs in a process of its own; figures are CPU time with garbage collection off, medians of rounds in which both take their turn, so
that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import sets
import texts

#: Reads texts, or pages with a character for each byte, cleans them once, then once more for each line of its input, and prints the seconds.
_WORKER = """
import gc, json, sys
from time import process_time
from cleantext import preset, strip_html
documents, name, risk = json.loads(sys.stdin.readline())
if name == "pages":
    documents, clean = [page.encode("latin-1") for page in documents], strip_html
else:
    clean = preset(name, risk=risk)
for document in documents:
    clean(document)
gc.disable()
for _ in sys.stdin:
    start = process_time()
    for document in documents:
        clean(document)
    print(process_time() - start, flush=True)
    gc.collect()
"""


def main() -> None:
    options = arguments().parse_args()
    if options.pages:
        documents = pages(options.pages, options.sample)
        old, new, ratio = compared([options.old, options.new], [documents, "pages", None], options.rounds)
        print(f"{len(documents)} pages: {len(documents) / old:.1f} a second before, {len(documents) / new:.1f} after: {ratio:.2f} of the time")
        return
    corpus = texts.sampled(texts.read(options.corpus, options.source), options.megabytes)
    old, new, ratio = compared([options.old, options.new], [corpus.documents, options.preset, options.risk], options.rounds)
    print(f"{corpus.origin}: {len(corpus.documents)} texts, {corpus.megabytes:.1f} MB; preset {options.preset}, risk {options.risk}")
    print(f"{corpus.megabytes / old:.2f} MB/s before, {corpus.megabytes / new:.2f} after: {ratio:.2f} of the time")


def pages(paths: list[Path], sample: int) -> list[str]:
    """The pages that these paths hold, as JSON takes them, so many of each set."""
    found = []
    for held in sets.read_all(paths):
        documents = [document for document in held.documents if document.page]
        found += [document.html.decode("latin-1") for document in documents[:: max(1, len(documents) // sample)]]
    return found


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure two versions of the package against each other.")
    parser.add_argument("old", type=Path, help="the folder that holds the one package")
    parser.add_argument("new", type=Path, help="the folder that holds the other")
    held = parser.add_mutually_exclusive_group(required=True)
    held.add_argument("--corpus", nargs="+", type=Path, metavar="PATH", help="as benchmarks/speed.py takes it")
    held.add_argument("--pages", nargs="+", type=Path, metavar="PATH", help="as benchmarks/pages.py takes it; these are cleaned by strip_html")
    parser.add_argument("--sample", type=int, default=60, metavar="N", help="pages of each set (default: %(default)s)")
    parser.add_argument("--source", default="text", metavar="NAME", help="which texts of the corpus (default: %(default)s)")
    parser.add_argument("--preset", default="auto", metavar="NAME", help="how to clean (default: %(default)s)")
    parser.add_argument("--risk", type=float, metavar="SHARE", help="as the command takes it; 0 is rules alone")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="turns of each (default: %(default)s)")
    parser.add_argument("--megabytes", type=float, default=3, metavar="N", help="size of the texts (default: %(default)s)")
    return parser


def compared(folders: list[Path], given: list[object], rounds: int) -> tuple[float, float, float]:
    """The seconds that the one version takes, and the other, and how much of the one's the other's are: medians, each of its own."""
    times = in_turns(folders, json.dumps(given), rounds)
    old, new = map(statistics.median, times)
    return old, new, statistics.median(after / before for before, after in zip(*times, strict=True))


def in_turns(folders: list[Path], given: str, rounds: int) -> list[list[float]]:
    """The seconds that each version took in each round."""
    workers = []
    for folder in folders:
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        workers.append(subprocess.Popen([sys.executable, "-c", _WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment))
    times: list[list[float]] = [[] for _ in workers]
    for turn in range(rounds):
        for worker, found in zip(workers, times, strict=True):
            assert worker.stdin is not None
            assert worker.stdout is not None
            worker.stdin.write("\n" if turn else f"{given}\n\n")
            worker.stdin.flush()
            found.append(float(worker.stdout.readline()))
    for worker in workers:
        worker.communicate()
    return times


if __name__ == "__main__":
    main()
