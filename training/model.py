"""Grow the model of doubtful lines: ``src/cleantext/model/trees.py`` and ``words.bin``, from the corpora that `corpora` reads.

    python training/model.py CORPORA                 grow it on everything, calibrate it on sites held out, write both files
    python training/model.py CORPORA --measure       print only what it is worth on sites held out
    python training/model.py CORPORA --ablation      print what is lost without each group of features (``cleantext.model.features.GROUPS``), in
                                                     articles, and what the model is worth without rules

The texts are cleaned by rules first, which takes minutes; ``--cache FILE`` keeps what they left. The same input gives the same files. Needs the
extra "training". How: docs/model.md.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import tomllib
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import lightgbm
import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression

import measures
import trees
from cleantext.body import columns
from cleantext.model import judgement
from cleantext.model.around import NAMES as AROUND
from cleantext.model.around import around
from cleantext.model.features import GROUPS, NAMES, WORDY, Measures
from cleantext.model.grounds import GROUNDS
from cleantext.model.shapes import tokens
from cleantext.model.words import COUNT, lexical
from corpora import part
from looks import ARTICLE, PAGE, Look, looks, version

PACKAGE = Path(__file__).parent.parent / "src" / "cleantext"
#: Parts of the cross-validation; how much a text counts, by set; lines of a text that are grown on at most.
FOLDS = 5
COUNTS = {"labelled": 10.0, "fundus": 4.0, "wcxb": 1.0}
MOST = {ARTICLE: 60, PAGE: 100}
ROUNDS = {"article": 130, "page_first": 70, "page_second": 50}
#: After so many trees a line of an article with less than this is settled.
SETTLED = (30, -1.0)
SETTINGS = {**trees.SETTINGS, "learning_rate": 0.12, "num_leaves": 16, "min_data_in_leaf": 60}
#: Weights of words: the coefficient that is 127; how much the rules' examples count; how much a regular weight is.
LARGEST, OF_RULES, REGULAR = 8.0, 2.0, 2.0
RISKS = (0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1)


class Rows(NamedTuple):
    """Lines to grow trees on.

    Attributes:
        features, furniture, weights: of each, whether it is furniture, and what it counts.
        text: which version of which look it is in, a number for each; look: which look.
        place: which of the look's lines it is; -1 in a version that is not the text as it is.
        asked: whether it is asked about.
        columns: how wide it is.
    """

    features: numpy.ndarray[Any, Any]
    furniture: numpy.ndarray[Any, Any]
    weights: numpy.ndarray[Any, Any]
    text: numpy.ndarray[Any, Any]
    look: numpy.ndarray[Any, Any]
    place: numpy.ndarray[Any, Any]
    asked: numpy.ndarray[Any, Any]
    columns: numpy.ndarray[Any, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--cache", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.cache and options.cache.exists():
        found = pickle.loads(options.cache.read_bytes())
    else:
        found = list(looks(options.corpora))
        if options.cache:
            options.cache.write_bytes(pickle.dumps(found, protocol=5))
    rules = examples(PACKAGE / "rulesets")
    if options.ablation:
        ablation(found, rules)
        return
    words, source = model(found, rules)
    if not options.measure:
        (PACKAGE / "model" / "words.bin").write_bytes(words)
        (PACKAGE / "model" / "trees.py").write_text(source, encoding="utf-8")


def model(found: list[Look], rules: list[tuple[str, bool]]) -> tuple[bytes, str]:
    """The weights of words and the source of the trees; what the model is worth on sites held out is printed.

    Args:
        found: the texts.
        rules: examples of the rules: a line, and whether it is furniture.
    """
    folds = [part(look.site, FOLDS) for look in found]
    held = held_words(found, folds, rules)
    measures.taken_for_pages(found)
    source, risks, grounds = [], {}, {}
    for kind, mode in ((ARTICLE, "article"), (PAGE, "page")):
        rows = measured(found, folds, kind, held)
        fold_of = numpy.array(folds)[rows.look]
        sampled = sample(rows, MOST[kind])
        first = ROUNDS["article" if kind == ARTICLE else "page_first"]
        chances = cross(rows.features, rows, fold_of, sampled, first, SETTLED if kind == ARTICLE else None)
        if kind == ARTICLE:
            source.append(trees.function("article", grown(rows.features, rows, sampled, first), NAMES, SETTLED))
        else:
            told = second_look(rows, chances)
            both = numpy.column_stack([rows.features, told])
            source.append(trees.function("page_first", grown(rows.features, rows, sampled, first), NAMES))
            chances = cross(both, rows, fold_of, sampled, ROUNDS["page_second"])
            source.append(trees.function("page_second", grown(both, rows, sampled, ROUNDS["page_second"]), [*NAMES, *AROUND]))
        risks[mode] = measures.report(mode, found, rows, chances, RISKS)
        grounds[mode] = tell(rows)
    learnt = weights_of(found, rules)
    return learnt, module(source, risks, grounds, learnt)


def ablation(found: list[Look], rules: list[tuple[str, bool]]) -> None:
    """Print what the model is worth in articles without each group of features, and without what rules took."""
    folds = [part(look.site, FOLDS) for look in found]
    held = held_words(found, folds, rules)
    for without in ("nothing", *GROUPS, "what rules took"):
        if without in ("nothing", "what rules took"):
            if without != "nothing":
                found = [look._replace(seen=look.seen._replace(taken=[""] * len(look.rules)), rules=[""] * len(look.rules)) for look in found]
            rows = measured(found, folds, ARTICLE, held)
            sampled = sample(rows, MOST[ARTICLE])
        kept = [NAMES.index(name) for group, names in GROUPS.items() if group != without for name in names]
        chances = cross(rows.features[:, kept], rows, numpy.array(folds)[rows.look], sampled, ROUNDS["article"], SETTLED)
        print(f"without {without}:")
        measures.hands(found, rows, chances, (0.0005, 0.001))


def examples(rulesets: Path) -> list[tuple[str, bool]]:
    """The lines that rules are held to: whether each is furniture."""
    found = []
    for path in sorted(rulesets.glob("*/*.toml")):
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []):
            found += [(line, True) for line in rule.get("removes", [])] + [(line, False) for line in rule.get("keeps", [])]
    return found


def weights_of(found: list[Look], rules: list[tuple[str, bool]]) -> bytes:
    """How much each token speaks for furniture, learnt from the lines of these texts, a site's together counting less than all its lines."""
    lines: dict[tuple[str, str], list[float]] = {}
    for look in found:
        for text, taken, furniture, weight in zip(look.seen.texts, look.seen.taken, look.furniture, look.certain, strict=True):
            if weight and taken != "dup" and columns(text) <= WORDY:  # a copy has the article's words
                lines.setdefault((look.site, text), [0.0, 0.0])[furniture] += COUNTS[look.set]
    of_site: dict[str, int] = {}
    for site, _ in lines:
        of_site[site] = of_site.get(site, 0) + 1
    weights = [of_site[site] ** -0.5 for site, _ in lines]
    mean = sum(weights) / len(weights) if weights else 1.0
    texts = [*(text for _, text in lines), *(text for text, _ in rules)]
    furniture = [*(speaks > against for against, speaks in lines.values()), *(label for _, label in rules)]
    places, values, ends = [], [], [0]
    for text in texts:
        hashes = [crc32(token.encode("utf-8", "surrogatepass")) % COUNT for token in tokens(text)]
        places += hashes
        values += [max(1, len(hashes)) ** -0.5] * len(hashes)
        ends.append(len(places))
    matrix = scipy.sparse.csr_matrix((values, places, ends), shape=(len(texts), COUNT))
    counts = numpy.array([*weights, *[OF_RULES * mean] * len(rules)]) / mean
    learnt = LogisticRegression(C=REGULAR, max_iter=60, tol=1e-3).fit(matrix, furniture, sample_weight=counts)
    found_weights: bytes = numpy.clip(numpy.round(learnt.coef_[0] * (127 / LARGEST)), -127, 127).astype(numpy.int8).tobytes()
    return found_weights


def held_words(found: list[Look], folds: list[int], rules: list[tuple[str, bool]]) -> list[memoryview]:
    """For each part of the sites the weights of words that have not seen it."""
    return [memoryview(weights_of([look for look, fold in zip(found, folds, strict=True) if fold != held], rules)).cast("b") for held in range(FOLDS)]


def measured(found: list[Look], folds: list[int], kind: str, words: list[memoryview]) -> Rows:
    """The lines of all texts of a kind, and of versions of them from which less furniture, or all of it, was taken before."""
    features, told_of, text = [], [], -1
    for place, (look, fold) in enumerate(zip(found, folds, strict=True)):
        if look.kind != kind:
            continue
        for number in range(look.versions):
            text += 1
            seen, places = version(look, number)
            told = Measures(seen, partial(lexical, known=words[fold]))
            judged = kind == PAGE or judgement.has_article(told)
            asked = {*(judgement.doubtful(told) if kind == ARTICLE else range(len(told.stays)))} if judged else {*()}
            weight = COUNTS[look.set] * (1000 / (sum(look.sizes) + 2 * len(look.sizes)) if kind == PAGE else 1.0)
            for line, at in enumerate(told.stays):
                original = places[at]
                row = told.row(line)
                features.append(row)
                size = look.sizes[original]
                counts = (min(size, 60) + 2.0) if kind == PAGE else 1.0 if look.furniture[original] else 0.5 + size / 20
                weighed = weight * counts * look.certain[original] * (size > 0)
                told_of.append((look.furniture[original], weighed, text, place, original if not number else -1, line in asked, told.columns[at]))
    table = numpy.array(told_of, dtype=numpy.float64)
    whole = [table[:, column].astype(numpy.int64) for column in (2, 3, 4)]
    rows = numpy.array(features, dtype=numpy.float64)
    return Rows(rows, table[:, 0].astype(int), table[:, 1], *whole, table[:, 5].astype(bool), table[:, 6])


def sample(rows: Rows, most: int) -> numpy.ndarray[Any, Any]:
    """Which lines to grow on: so many of each text at most, chosen at random, the same each time."""
    chosen = numpy.random.RandomState(0).random_sample(len(rows.text)) < most / numpy.bincount(rows.text)[rows.text]
    return chosen & (rows.weights > 0)


def grown(features: numpy.ndarray[Any, Any], rows: Rows, chosen: numpy.ndarray[Any, Any], rounds: int) -> lightgbm.Booster:
    """Trees for these lines."""
    return lightgbm.train(SETTINGS, lightgbm.Dataset(features[chosen], rows.furniture[chosen], weight=rows.weights[chosen]), rounds)


def cross(
    features: numpy.ndarray[Any, Any],
    rows: Rows,
    fold_of: numpy.ndarray[Any, Any],
    sampled: numpy.ndarray[Any, Any],
    rounds: int,
    settled: tuple[int, float] | None = None,
) -> numpy.ndarray[Any, Any]:
    """How likely each line is furniture, told by trees that have not seen its site."""
    chances = numpy.zeros(len(rows.look))
    for held in range(FOLDS):
        if (fold_of == held).any():
            booster = grown(features, rows, sampled & (fold_of != held), rounds)
            chances[fold_of == held] = booster.predict(features[fold_of == held])
            if settled:
                early = booster.predict(features[fold_of == held], raw_score=True, num_iteration=settled[0])
                chances[fold_of == held] *= early >= settled[1]
    return chances


def second_look(rows: Rows, chances: numpy.ndarray[Any, Any]) -> numpy.ndarray[Any, Any]:
    """What a first look tells of the lines around each."""
    told = []
    starts = [0, *(numpy.flatnonzero(numpy.diff(rows.text)) + 1), len(chances)]
    for start, end in pairwise(starts):
        begins = rows.features[start:end, NAMES.index("begins")].astype(int)
        told += around(chances[start:end].tolist(), rows.columns[start:end].astype(int).tolist(), begins.tolist())
    return numpy.array(told)


def tell(rows: Rows) -> dict[str, float]:
    """How much each statement about a line tells: the log odds of furniture where it is true, beyond those of all lines."""
    named = [dict(zip(NAMES, row, strict=True)) for row in rows.features.tolist()]
    found = {}
    for ground, holds in GROUNDS.items():
        true = numpy.array([holds(row) for row in named], dtype=bool)
        if true.any():
            share = [(rows.weights[true & (rows.furniture == kind)].sum() + 1) / (rows.weights[rows.furniture == kind].sum() + 1) for kind in (0, 1)]
            found[ground] = round(float(numpy.log(share[1] / share[0])), 2)
    return found


def module(source: list[str], risks: dict[str, list[tuple[float, float]]], grounds: dict[str, dict[str, float]], words: bytes) -> str:
    """The source of ``trees.py``, which knows the weights of words, too, by a digest of all that was learnt."""
    functions = "\n\n".join(source)
    digest = hashlib.blake2b(words + functions.encode(), digest_size=16).hexdigest()
    return f'''"""The trees of the model of doubtful lines, as log odds: made by ``python training/model.py``, never edited."""

# ruff: noqa
# fmt: off

#: Of the trees and of the weights of words.
DIGEST = {digest!r}
#: For shares of the article's words that may be lost, rising, how likely a line must be to go.
RISKS = {risks!r}
#: How much each of `cleantext.model.grounds.GROUNDS` tells.
GROUNDS = {grounds!r}


{functions}'''


if __name__ == "__main__":
    main()
