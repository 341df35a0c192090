"""What the model is worth: the share of furniture that goes and of the article that is lost, on lines told by trees that have not seen their site."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy

from cleantext.model import judgement
from corpora import NEITHER
from looks import FURNITURE, Look


def report(mode: str, found: Sequence[Look], rows: Any, chances: numpy.ndarray[Any, Any], risks: Iterable[float]) -> list[tuple[float, float]]:
    """Print what the model is worth in a mode, and give how likely a line must be to go for each risk.

    Args:
        found: the texts.
        rows: their lines.
        chances: how likely each line is furniture.
        risks: shares of the article's words, rising.
    """
    told = as_they_are(found, rows, chances)
    if mode == "article":
        hand = [(look, told[place]) for place, look in enumerate(found) if look.set == "labelled" and place in told]
        silver = [(look, told[place]) for place, look in enumerate(found) if look.set != "labelled" and place in told]
        table = steps(risks, [lost(hand), lost(silver)])
        least = judgement.threshold(table, judgement.DEFAULT[mode])
        for risk, chance in table:
            labels(f"risk {risk:g}, from {chance:.4f}", hand, chance)
    else:
        silver = [(look, told[place]) for place, look in enumerate(found) if place in told]
        table = steps(risks, [lost(silver)])
        least = judgement.threshold(table, judgement.DEFAULT[mode])
        for risk, chance in table:
            print(f"risk {risk:g}, from {chance:.4f}")
    for group in sorted({(look.set, look.source) for look, _ in silver}):
        bodies(group, [pair for pair in silver if (pair[0].set, pair[0].source) == group], least)
    return table


def as_they_are(found: Sequence[Look], rows: Any, chances: numpy.ndarray[Any, Any]) -> dict[int, dict[int, float]]:
    """How likely each line is furniture of the texts as they are, by the text's place and the line's; without lines that are not asked about."""
    told: dict[int, dict[int, float]] = {}
    for look, place, asked, chance in zip(rows.look.tolist(), rows.place.tolist(), rows.asked.tolist(), chances.tolist(), strict=True):
        if place >= 0:
            of_text = told.setdefault(look, {})
            if asked and found[look].sizes[place]:
                of_text[place] = chance
    return told


def lost(pairs: Sequence[tuple[Look, dict[int, float]]]) -> tuple[list[tuple[float, int]], int]:
    """The lines of articles, as how likely each is furniture and its words, the likeliest first; and the words of all."""
    lines, whole = [], 0
    for look, chances in pairs:
        for place, size in enumerate(look.sizes):
            text = look.labels[place] == "text" if look.labels else not look.furniture[place] and look.certain[place] > 0
            if text:
                whole += size
                if place in chances:
                    lines.append((chances[place], size))
    return sorted(lines, reverse=True), whole


def steps(risks: Iterable[float], curves: Sequence[tuple[list[tuple[float, int]], int]]) -> list[tuple[float, float]]:
    """For each risk the least likelihood from which on every curve loses no more."""
    found: list[tuple[float, float]] = []
    for risk in risks:
        least = 0.0
        for lines, whole in curves:
            left = risk * whole
            for chance, size in lines:
                left -= size
                if left < 0:
                    least = max(least, chance + 1e-4)
                    break
        found.append((risk, round(min(least, found[-1][1] if found else 1.0), 4)))
    return found


def going(look: Look, chances: dict[int, float], least: float) -> set[int]:
    """The lines of a text that go."""
    return {place for place, chance in chances.items() if chance >= least}


def labels(title: str, pairs: Sequence[tuple[Look, dict[int, float]]], least: float) -> None:
    """Print for texts labelled by hand how many lines of each family go, and how much of the text."""
    lines: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for look, chances in pairs:
        cut = going(look, chances, least)
        for place, (label, taken, size) in enumerate(zip(look.labels, look.seen.taken, look.sizes, strict=True)):
            if size and not label.endswith("?") and label not in NEITHER:
                lines[label] += 1
                gone[label] += bool(taken) or place in cut
                words[label] += size
                words[f"-{label}"] += size * (bool(taken) or place in cut)
    furniture = [label for label in lines if label != "text"]
    share = sum(gone[label] for label in furniture) / sum(lines[label] for label in furniture)
    print(
        f"{title}: {100 * share:.1f}% of the furniture, {100 * gone['related'] / lines['related']:.1f}% of related headlines, "
        f"{100 * words['-text'] / words['text']:.3f}% of the text lost, rules' part included",
        flush=True,
    )


def bodies(group: tuple[str, str], pairs: Sequence[tuple[Look, dict[int, float]]], least: float) -> None:
    """Print F1 of word 4-grams against the gold: the text as it came, cleaned by rules, by both; and the ceiling of cleaning line by line."""
    figures = []
    for which in ("raw", "rules", "both", "ceiling"):
        precision, recall = [], []
        for look, chances in pairs:
            cut = going(look, chances, least) if which == "both" else set()
            if which == "ceiling":
                kept = [place for place, share in enumerate(look.covered) if share > FURNITURE or look.words[place] == look.title]
            else:
                kept = [place for place, taken in enumerate(look.seen.taken) if which == "raw" or not (taken or place in cut)]
            ours, theirs = grams([word for place in kept for word in look.words[place]]), grams(look.gold)
            hits = sum((ours & theirs).values())
            if ours:
                precision.append(hits / sum(ours.values()))
            recall.append(hits / sum(theirs.values()))
        p, r = statistics.mean(precision or [0.0]), statistics.mean(recall)
        figures.append((2 * p * r / (p + r) if p + r else 0.0, r))
    raw, rules, both, ceiling = figures
    way = [100 * (figure[0] - raw[0]) / max(1e-9, ceiling[0] - raw[0]) for figure in (rules, both)]
    print(
        f"{group[0]:8s} {group[1]:12s} {len(pairs):4d} texts  F1 {raw[0]:.4f}, rules {rules[0]:.4f} ({way[0]:.0f}% of the way), "
        f"both {both[0]:.4f} ({way[1]:.0f}%), ceiling {ceiling[0]:.4f}; recall {raw[1]:.4f}, {rules[1]:.4f}, {both[1]:.4f}",
        flush=True,
    )


def grams(words: list[str]) -> Counter[tuple[str, ...]]:
    """The runs of four words."""
    length = min(4, len(words)) or 1
    return Counter(zip(*(words[shift:] for shift in range(length)), strict=False)) if words else Counter()
