"""How well articles are found in pages, beside the extractors in use: ``python benchmarks/pages.py CORPORA [--held-out FILE] [--peers NAME ...]``.

CORPORA holds ``bodies_<set>_dev.jsonl.gz``, whose records have ``id`` and ``gold``, the article's text, and for each a page in
``html/<set>/<rest of the id, "/" as "_">.html.gz``. For each set precision, recall and F1 of word 4-grams (the measure of the public article
extraction benchmark: means over pages, F1 of the means), and pages per second of CPU time, medians over rounds in which all take their turn.

The trees that ship were grown on the same pages. So the figure that counts is that of ``--held-out FILE``: texts made by trees that had not seen the
page's site, from ``python training/lines.py CORPORA --held-out FILE``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import NamedTuple
from unicodedata import normalize

import ftfy

import extractors
from extractors import Extractor

SETS = ("fundus", "wcxb")
#: Gold shorter than this is no article.
SHORTEST = 200
#: Signs of scripts without spaces: each counts as a word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """A page and the text of its article."""

    id: str
    html: bytes
    gold: str


class Score(NamedTuple):
    """How an extractor did on a set."""

    f1: float
    precision: float
    recall: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--held-out", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="pages of each set to take the time of (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only-time", action="store_true")
    parser.add_argument("--peers", nargs="+", default=[""], metavar="NAME", help="only the peers whose names begin so (default: all)")
    options = parser.parse_args()
    begun = tuple(map(str.lower, options.peers))
    contenders = [*extractors.ours(), *(peer for peer in extractors.peers() if peer.name.lower().startswith(begun))]
    for name in SETS:
        found = list(pages(options.corpora, name))
        if not options.only_time:
            if options.held_out:
                texts = {record["id"]: record["text"] for record in map(json.loads, options.held_out.open(encoding="utf-8"))}
                show(name, "cleantext, site not seen", scored([(texts[page.id], page.gold) for page in found]))
            for extractor in contenders:
                if extractor.run is not extractors.parsing:
                    show(name, extractor.name, scored([(extracted(extractor, page.html), page.gold) for page in found]))
        times(name, found[:: max(1, len(found) // options.sample)], contenders, options.rounds)


def pages(corpora: Path, name: str) -> Iterator[Page]:
    """The pages of a set."""
    with gzip.open(corpora / f"bodies_{name}_dev.jsonl.gz", "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            if len(record["gold"]) > SHORTEST:
                file = record["id"].split("/", 1)[1].replace("/", "_") + ".html.gz"
                yield Page(record["id"], gzip.decompress((corpora / "html" / name / file).read_bytes()), record["gold"])


def extracted(extractor: Extractor, page: bytes) -> str:
    """What it makes of a page; nothing where it fails."""
    try:
        return extractor.run(page)
    except Exception:
        return ""


def scored(pairs: list[tuple[str, str]]) -> Score:
    """Precision and recall of 4-grams, means over the pages that have any."""
    precision, recall = [], []
    for text, gold in pairs:
        ours, theirs = grams(text), grams(gold)
        hits = sum((ours & theirs).values())
        if ours:
            precision.append(hits / sum(ours.values()))
        recall.append(hits / sum(theirs.values()))
    p, r = statistics.mean(precision or [0.0]), statistics.mean(recall)
    return Score(2 * p * r / (p + r) if p + r else 0.0, p, r)


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text, shorter where it has fewer."""
    words = []
    for word in _WORD.findall(normalize("NFKC", ftfy.fix_text(text)).casefold()):
        words += list(word) if _UNSPACED.search(word) else [word]
    length = min(4, len(words)) or 1
    return Counter(zip(*(words[shift:] for shift in range(length)), strict=False)) if words else Counter()


def show(name: str, extractor: str, score: Score) -> None:
    print(f"{name:8s} {extractor:28s} F1 {score.f1:.4f}  precision {score.precision:.4f}  recall {score.recall:.4f}", flush=True)


def times(name: str, found: list[Page], contenders: list[Extractor], rounds: int) -> None:
    """Print how many pages a second each takes, and how that compares."""
    taken: dict[str, list[float]] = {extractor.name: [] for extractor in contenders}
    for _ in range(rounds):
        for extractor in contenders:
            start = process_time()
            for page in found:
                extracted(extractor, page.html)
            taken[extractor.name].append(process_time() - start)
    own = statistics.median(taken["cleantext"])
    for extractor in contenders:
        median = statistics.median(taken[extractor.name])
        print(f"{name:8s} {extractor.name:28s} {len(found) / median:8.1f} pages/s  cleantext is {median / own:.2f} times as fast", flush=True)


if __name__ == "__main__":
    main()
