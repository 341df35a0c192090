"""Grow the trees that tell how likely a line of a page is part of the article: ``src/cleantext/markup/trees.py``.

    python training/lines.py CORPORA                  grow them on everything and write the file
    python training/lines.py CORPORA --held-out FILE  write instead what `strip_html` makes of each page with trees that have not seen its
                                                      site, as JSON lines with "id" and "text", for benchmarks/pages.py to score

CORPORA holds ``bodies_<set>_dev.jsonl.gz``, whose records have ``id``, ``url`` and ``gold``, the article's text, and for each a page in
``html/<set>/<rest of the id, "/" as "_">.html.gz``. A line counts as part of the article where more than half of its words stand in ``gold`` in
the same runs of four; a short one where it stands there beside its neighbours. The same input gives the same file. Needs the extra "training".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import lightgbm
import numpy

import cleantext.markup.pages
import trees
from cleantext.fold import fold
from cleantext.markup import features
from cleantext.markup.lines import Lines
from cleantext.markup.metadata import metadata
from cleantext.markup.names import KINDS, TAGS
from cleantext.markup.parse import tree
from cleantext.markup.walk import read
from corpora import bodies, page, part

TREES = Path(__file__).parent.parent / "src" / "cleantext" / "markup" / "trees.py"
#: The sets, and how much a page of each counts: news is what the library is for, and there is less of it.
SETS = {"fundus": 6.0, "wcxb": 1.0}
ROUNDS = 100
#: Trees are grown once with each, and their means count: what one growth learns by chance the others do not.
SEEDS = (1, 2)
#: After so many trees of each growth a line whose mean is so far down, or up, is settled: the others turned it over in 2 lines of 10,000.
STAGES = ((16, -1.75, 1.2), (40, -2.0, 1.2))
SETTINGS = {**trees.SETTINGS, "learning_rate": 0.13, "num_leaves": 24, "min_data_in_leaf": 100}
#: Words of a line from which a longer one does not count more; parts of a cross-validation.
LONG, FOLDS = 60, 3
#: How often each page is shortened, what one that is counts beside the page, and lines of its article that it needs for that.
VARIANTS, SHORTENED, LEAST = 1, 0.35, 6
#: Lines beside a short one that are looked at.
NEAR = 6
BITS = (("near", list(KINDS)), ("far", list(KINDS)), ("tags", TAGS))
NUMBERS = features.NAMES[: -len(BITS)]
of_number = trees.plain(NUMBERS, features.WHOLE, features.TRUTHS)


class Example(NamedTuple):
    """A page, as it is and shortened: its lines' features, whether each is part of the article, and what it counts."""

    id: str
    site: str
    html: bytes
    rows: numpy.ndarray[Any, Any]
    inside: numpy.ndarray[Any, Any]
    weights: numpy.ndarray[Any, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--held-out", type=Path, metavar="FILE")
    options = parser.parse_args()
    examples = [example for name, weight in SETS.items() for example in pages(options.corpora, name, weight)]
    if options.held_out:
        with options.held_out.open("w", encoding="utf-8") as file:
            for record in held_out(examples):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        TREES.write_text(module(grown(examples)), encoding="utf-8")


def pages(corpora: Path, name: str, weight: float) -> Iterator[Example]:
    """The pages of a set."""
    for record in bodies(corpora, name):
        yield example(page(corpora, name, record), record, weight)


def example(html: bytes, record: dict[str, Any], weight: float) -> Example:
    """One page."""
    root = tree(html)
    assert root is not None, record["id"]
    lines = read(root)
    words = [fold(text).split() for text in lines.texts]
    gold = fold(" ".join(record["gold"].split())).split()
    site = urlsplit(record["url"] or "").netloc or record["id"].rsplit("/", 1)[-1].split("_")[0]
    inside = labels(words, gold, set(map(fold, record["gold"].split("\n"))))
    said = metadata(root)
    chance = Random(record["id"])
    pieces = [(lines, inside, weight), *((*shortened(lines, inside, chance), weight * SHORTENED) for _ in range(VARIANTS) if inside.sum() >= LEAST)]
    rows = numpy.concatenate([spread(features.Measured(some, said).vectors(every=True)) for some, _, _ in pieces])
    weights = numpy.concatenate([shares(some, counts) for some, _, counts in pieces])
    return Example(record["id"], site, html, rows, numpy.concatenate([labelled for _, labelled, _ in pieces]), weights)


def shares(lines: Lines, weight: float) -> numpy.ndarray[Any, Any]:
    """What each line of a page counts: all pages count the same, whatever their length."""
    counts = numpy.array([min(len(fold(text).split()), LONG) + 2.0 for text in lines.texts])
    return weight * counts * (1000 / counts.sum())


def shortened(lines: Lines, inside: numpy.ndarray[Any, Any], chance: Random) -> tuple[Lines, numpy.ndarray[Any, Any]]:
    """The page as it would be with a short article, in short lines, and less around it: in the corpora most are long.

    Args:
        lines: those of the page.
        inside: whether each is part of the article; some are.
        chance: draws which lines stay.
    """
    places = [place for place, label in enumerate(inside) if label]
    count = max(3, int(len(places) * chance.uniform(0.1, 0.5)))
    start = chance.randrange(len(places) - count + 1)
    stay = set(places[start : start + count])
    share, width = chance.choice([0.15, 0.3, 0.6]), chance.choice([0, 0, 30, 60, 90])
    short = Lines()
    short.nodes, short.parents = lines.nodes, lines.parents
    labels = []
    for place, (text, label) in enumerate(zip(lines.texts, inside, strict=True)):
        if place not in stay and (label or chance.random() > share):
            continue
        if width and len(text) > width and chance.random() < 0.8:
            ends = text[-1] if text[-1] in ".!?。" else ""
            text = text[:width].rsplit(" ", 1)[0] + ends
        short.texts.append(text)
        short.owners.append(lines.owners[place])
        short.links.append(min(lines.links[place], len(text)))
        short.tight.append(lines.tight[place])
        labels.append(label)
    return short, numpy.array(labels, dtype=int)


def labels(lines: list[list[str]], gold: list[str], own: set[str]) -> numpy.ndarray[Any, Any]:
    """Whether each line is part of the gold: most of its words stand there in runs of four.

    A shorter line is if it is a line of the gold, or stands there beside a line that stands beside it in the page.

    Args:
        lines: the words of each line of the page.
        gold: those of the gold.
        own: the lines of the gold.
    """
    runs = set(zip(*(gold[shift:] for shift in range(4)), strict=False))
    flat = f" {' '.join(gold)} "
    found = []
    for words in lines:
        if len(words) <= 4:
            found.append(bool(words) and f" {' '.join(words)} " in flat)
            continue
        covered = [False] * len(words)
        for place in range(len(words) - 3):
            if tuple(words[place : place + 4]) in runs:
                covered[place : place + 4] = [True] * 4
        found.append(sum(covered) > 0.5 * len(words))
    for place, words in enumerate(lines):
        if found[place] and len(words) <= 4:
            before = beside(lines[place - 1 :: -1] if place else [], found[place - 1 :: -1] if place else [], back=True)
            after = beside(lines[place + 1 :], found[place + 1 :], back=False)
            joined = [*before, *words], [*words, *after]
            places = [(words_there, start) for words_there in joined for start in range(len(words_there) - 3)]
            found[place] = any(tuple(there[start : start + 4]) in runs for there, start in places) or " ".join(words) in own
    return numpy.array(found, dtype=int)


def beside(lines: list[list[str]], found: list[bool], *, back: bool) -> list[str]:
    """The three words of the gold that stand nearest to a line, of the next few lines."""
    words: list[str] = []
    for line, inside in list(zip(lines, found, strict=True))[:NEAR]:
        if inside and len(words) < 3:
            words = line + words if back else words + line
    return words[-3:] if back else words[:3]


def spread(vectors: Iterator[features.Row | None]) -> numpy.ndarray[Any, Any]:
    """The features as numbers only: a column for each bit."""
    flat = [value for row in vectors for group in row or () for value in group]
    rows = numpy.array(flat, dtype=numpy.float64).reshape(-1, len(features.NAMES))
    columns = [rows[:, : len(NUMBERS)]]
    for place, (_, names) in enumerate(BITS, len(NUMBERS)):
        columns.append((rows[:, place].astype(numpy.int64)[:, None] >> numpy.arange(len(names))) & 1)
    return numpy.column_stack(columns)


def grown(examples: list[Example]) -> list[lightgbm.Booster]:
    """The trees for these pages, once for each seed."""
    rows, inside, weights = (numpy.concatenate(column) for column in list(zip(*examples, strict=True))[3:])
    held = lightgbm.Dataset(rows, inside, weight=weights, params=SETTINGS).construct()
    return [lightgbm.train({**SETTINGS, "seed": seed}, held, ROUNDS) for seed in SEEDS]


def held_out(examples: list[Example]) -> Iterator[dict[str, str]]:
    """The articles of all pages, each found by trees that have not seen its site."""
    parts = [part(example.site, FOLDS) for example in examples]
    for fold_number in range(FOLDS):
        boosters = grown([example for example, number in zip(examples, parts, strict=True) if number != fold_number])
        made: dict[str, Any] = {}
        exec(module(boosters), made)
        vars(cleantext.markup.pages)["score"] = made["score"]
        for held in [example for example, number in zip(examples, parts, strict=True) if number == fold_number]:
            yield {"id": held.id, "text": cleantext.strip_html(held.html)}


def module(boosters: list[lightgbm.Booster]) -> str:
    """The source of ``trees.py``: each tree is one expression, and the growths take turns."""
    growths = len(boosters)
    every = [term for terms in zip(*(trees.terms(booster, test) for booster in boosters), strict=True) for term in terms]
    names = ", ".join(f"({', '.join(map(trees.argument, group))})" for group in features.GROUPS)
    steps, first = [], 0
    for last, down, up in (*((growths * count, growths * low, growths * high) for count, low, high in STAGES), (len(every), 0.0, 0.0)):
        steps.append(f"    found = (\n        {'found' if first else '0.0'}\n{trees.lines(every[first:last])}\n    )\n")
        if up:
            steps.append(f"    if not {down} < found < {up}:\n        return found / {growths}\n")
        first = last
    return f'''"""How likely a line is part of the article, as log odds: made by ``python training/lines.py``, never edited."""

# ruff: noqa
# fmt: off

from typing import Any


def score(row: Any) -> float:
    """The sum of the trees of one growth for a line's features, named in `cleantext.markup.features.GROUPS`: the mean of {growths}."""
    {names} = row
{"".join(steps)}    return found / {growths}
'''


def test(feature: int, threshold: float, below: str, above: str) -> str:
    """The source of a test of a feature, as `trees.expression` takes it: of a number, or of a bit."""
    if feature < len(NUMBERS):
        return of_number(feature, threshold, below, above)
    bit = feature - len(NUMBERS)
    for name, kinds in BITS:
        if bit < len(kinds):
            return f"({above} if {name} & {1 << bit} else {below})"
        bit -= len(kinds)
    raise AssertionError(f"no feature {feature}")


if __name__ == "__main__":
    main()
