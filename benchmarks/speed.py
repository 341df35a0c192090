"""How fast the shipped chain is, beside public tools on one text.

    python benchmarks/speed.py [--corpus PATH ... --source NAME ...] [--write docs]

Figures are CPU time, medians of rounds in which every contender takes its turn, with garbage collection off. Only ratios within one run
mean anything on another machine.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any

import growth
import processes
import texts
import written
from cleaners import DATATROVE
from cleantext.rulesets import compiled, shipped, triggers
from peers import Contender, floor, ours, peers
from texts import Corpus

#: Size to which a corpus is thinned, in units of 10^6 bytes of UTF-8.
MEGABYTES = 5


def main() -> None:
    options = arguments().parse_args()
    gc.disable()
    told = written.origin(sys.argv)
    figures: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine()}
    print(f"CPython {figures['python']}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {compiled.COUNT} rules")
    # First, while this process is small.
    documents = texts.stream(options.corpus, options.source[0]) if options.corpus else texts.articles(seed=4)
    figures["memory"] = processes.peak_memory(texts.enough(documents, 10))
    table("Peak memory, MB", ["", "MB"], [[name, f"{value:.0f}"] for name, value in figures["memory"].items()])
    figures["start-up"] = started()
    contenders = ours(shipped()) + peers()
    gc.collect()
    gc.freeze()
    figures["corpora"] = {corpus.name: compared(corpus, contenders, options.repeat) for corpus in corpora(options)}
    figures["rules"] = {corpus.name: rules_doubled(corpus, options.repeat) for corpus in corpora(options)}
    figures["hostile"] = text_doubled()
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if options.write:
        written.block(options.write / "speed.md", "texts", page(figures, written.paragraph(written.ended(told, DATATROVE))))


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the speed of cleantext beside other tools.")
    parser.add_argument("--corpus", nargs="+", type=Path, metavar="PATH", help='JSON lines {"text": …} or {"out": {source: …}}, also .gz')
    parser.add_argument("--source", nargs="+", default=["text"], metavar="NAME", help="which texts of the corpus (default: text)")
    parser.add_argument("--repeat", type=int, default=7, metavar="N", help="rounds (default: %(default)s)")
    parser.add_argument("--megabytes", type=float, default=MEGABYTES, metavar="N", help="size of each corpus (default: %(default)s)")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the figures into FOLDER/speed.md")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    return parser


def corpora(options: argparse.Namespace) -> list[Corpus]:
    """What to measure on, each of about the same size."""
    if not options.corpus:
        return texts.made(options.megabytes)
    return [texts.sampled(texts.read(options.corpus, source), options.megabytes) for source in options.source]


def started() -> dict[str, float] | None:
    """The start-up times, printed."""
    try:
        times = processes.start_up()
    except subprocess.CalledProcessError as error:
        print(f"\nStart-up: not measured, {error}")
        return None
    rows = [[name if name == processes.BARE else f"{name}, more than that", f"{value:.1f}"] for name, value in times.items()]
    table(f"Start-up, ms of wall time, median of {processes.RUNS}", ["", "ms"], rows)
    return times


def timed(corpus: Corpus, contenders: Sequence[Contender], rounds: int) -> dict[str, tuple[float, float]]:
    """For each contender CPU seconds per MB of UTF-8, and the same as a multiple of the floor's on the same texts."""
    chosen = [corpus._replace(documents=corpus.documents[:: contender.every]) for contender in contenders]
    sizes = [part.megabytes for part in chosen]
    times: list[list[tuple[float, float]]] = [[] for _ in contenders]
    for _ in range(rounds):
        for contender, part, size, found in zip(contenders, chosen, sizes, times, strict=True):
            found.append((seconds(contender, part) / size, seconds(Contender("", floor), part) / size))
    result = {}
    for contender, found in zip(contenders, times, strict=True):
        own, least = (statistics.median(column) for column in zip(*found, strict=True))
        result[contender.name] = own, own / least
    return result


def seconds(contender: Contender, corpus: Corpus) -> float:
    """CPU time of one pass over the texts."""
    run = contender.run
    start = process_time()
    for text in corpus.documents:
        run(text)
    found = process_time() - start
    gc.collect()
    return found


def compared(corpus: Corpus, contenders: Sequence[Contender], rounds: int) -> dict[str, dict[str, float]]:
    """Every contender on one corpus, printed."""
    found = timed(corpus, contenders, rounds)
    article = found["cleantext, preset article"][0]
    heading = f"{corpus.name}: {len(corpus.documents)} texts, {corpus.megabytes:.1f} MB\n({corpus.origin})"
    every = {contender.name: f" (1 text in {contender.every})" if contender.every > 1 else "" for contender in contenders}
    rows = [[name + every[name], f"{1 / own:.1f}", f"{ratio:.1f}", f"{own / article:.2f}"] for name, (own, ratio) in found.items()]
    table(heading, ["", "MB/s", "x floor", "x article"], rows)
    return {name: {"MB/s": 1 / own, "x floor": ratio, "x article": own / article} for name, (own, ratio) in found.items()}


def rules_doubled(corpus: Corpus, rounds: int) -> dict[str, float]:
    """What twice as many rules cost, printed."""
    made_of = shipped(), triggers()
    chains = {
        "shipped rules": growth.with_table(growth.alone(*made_of)),
        "with twins that look for other, as frequent words": growth.with_table(growth.twins(*made_of, corpus.documents)),
        "with exact copies": growth.with_table(growth.copies(*made_of)),
    }
    found = timed(corpus, [Contender(name, chain.explain) for name, chain in chains.items()], rounds)
    base = found["shipped rules"][0]
    figures = {name: own / base for name, (own, _) in found.items()}
    table(f"Twice as many rules, {corpus.name}", ["", "x shipped"], [[name, f"{value:.2f}"] for name, value in figures.items()])
    return figures


def text_doubled() -> list[dict[str, Any]]:
    """Hostile texts, doubled until they are large or slow, printed."""
    chain = growth.with_table(shipped())
    kinds = texts.hostile([*triggers()["first"], *triggers()["pair"], *triggers()["any"]])
    found = [growth.grown(name, make, chain.explain) for name, make in kinds.items()]
    rows = []
    for name, size, spent, factor in found:
        rows.append([name, f"{size / 1e6:.2f}", f"{spent:.2f}", f"{size / 1e6 / spent:.1f}", f"{factor:.1f}"])
    table("Hostile texts: the last doubling (2 is linear)", ["", "M chars", "s", "M chars/s", "x half"], rows)
    return [one._asdict() for one in found]


def page(figures: dict[str, Any], origin: str) -> str:
    """The figures for the documents, in Markdown."""
    told = "MB/s of CPU time, in parentheses the time as a multiple of the floor's; medians, each of its own, so that the two need not divide:"
    parts = [origin, told]
    corpora = figures["corpora"]
    rows = [
        [name, *(f"{cells['MB/s']:.1f} ({cells['x floor']:,.0f})" for cells in (corpus[name] for corpus in corpora.values()))]
        for name in next(iter(corpora.values()))
    ]
    parts.append(written.table(["", *corpora], rows))
    parts.append("Twice as many rules, the time as a multiple of that with the shipped ones:")
    rules = figures["rules"]
    rows = [[name, *(f"{found[name]:.2f}" for found in rules.values())] for name in next(iter(rules.values()))]
    parts.append(written.table(["", *rules], rows))
    slow = sorted(figures["hostile"], key=lambda one: -one["factor"])[:3]
    named = ", ".join(f"{one['name']} {one['factor']:.1f}" for one in slow)
    kinds = f"{len(figures['hostile'])} kinds of hostile text, doubled until they are large"
    parts.append(f"{kinds}: the time at twice the size, as a multiple (2 is linear), is at most: {named}.")
    if figures["start-up"]:
        times = "; ".join(f"{name}: {value:.0f}" for name, value in figures["start-up"].items())
        parts.append(f"Start-up, ms of wall time, medians of {processes.RUNS} runs in turns, all but the first beyond the bare Python: {times}.")
    parts.append("Peak memory, MB: " + "; ".join(f"{name}: {value:.0f}" for name, value in figures["memory"].items()) + ".")
    return "\n\n".join(parts)


def table(heading: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns: the first one to the left, figures to the right."""
    every = [columns, *rows]
    widths = [max(len(row[k]) for row in every) for k in range(len(columns))]
    print(f"\n{heading}")
    for first, *figures in every:
        cells = [first.ljust(widths[0]), *map(str.rjust, figures, widths[1:])]
        print("  ".join(cells), flush=True)


if __name__ == "__main__":
    main()
