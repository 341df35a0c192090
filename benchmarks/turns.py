"""How much faster or slower one version of the package is than another, on the same texts, in turns.

    python benchmarks/turns.py OLD/src NEW/src --corpus PATH ... [--source NAME] [--preset NAME] [--risk SHARE]

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

import texts

#: Reads texts, cleans them once, then once more for each line of its input, and prints the seconds.
_WORKER = """
import gc, json, sys
from time import process_time
from cleantext import preset
documents, name, risk = json.loads(sys.stdin.readline())
chain = preset(name, risk=risk)
for text in documents:
    chain(text)
gc.disable()
for _ in sys.stdin:
    start = process_time()
    for text in documents:
        chain(text)
    print(process_time() - start, flush=True)
    gc.collect()
"""


def main() -> None:
    options = arguments().parse_args()
    corpus = texts.sampled(texts.read(options.corpus, options.source), options.megabytes)
    times = in_turns([options.old, options.new], corpus.documents, options)
    ratios = [new / old for old, new in zip(*times, strict=True)]
    old, new = (corpus.megabytes / statistics.median(found) for found in times)
    print(f"{corpus.origin}: {len(corpus.documents)} texts, {corpus.megabytes:.1f} MB; preset {options.preset}, risk {options.risk}")
    print(f"{old:.2f} MB/s before, {new:.2f} after: {statistics.median(ratios):.2f} of the time")


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure two versions of the package against each other.")
    parser.add_argument("old", type=Path, help="the folder that holds the one package")
    parser.add_argument("new", type=Path, help="the folder that holds the other")
    parser.add_argument("--corpus", nargs="+", type=Path, required=True, metavar="PATH", help="as benchmarks/speed.py takes it")
    parser.add_argument("--source", default="text", metavar="NAME", help="which texts of the corpus (default: %(default)s)")
    parser.add_argument("--preset", default="auto", metavar="NAME", help="how to clean (default: %(default)s)")
    parser.add_argument("--risk", type=float, metavar="SHARE", help="as the command takes it; 0 is rules alone")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="turns of each (default: %(default)s)")
    parser.add_argument("--megabytes", type=float, default=3, metavar="N", help="size of the texts (default: %(default)s)")
    return parser


def in_turns(folders: list[Path], documents: list[str], options: argparse.Namespace) -> list[list[float]]:
    """The seconds that each version took in each round."""
    given = json.dumps([documents, options.preset, options.risk])
    workers = []
    for folder in folders:
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        workers.append(subprocess.Popen([sys.executable, "-c", _WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment))
    times: list[list[float]] = [[] for _ in workers]
    for turn in range(options.rounds):
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
