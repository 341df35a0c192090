"""What the model is worth: the share of furniture that goes and of the article that is lost, on lines told by trees that have not seen their site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy

from cleantext.model import judgement
from cleantext.model.features import Measures
from cleantext.model.own import own, weighed
from corpora import FURNITURE, NEITHER, Matches, grams
from looks import ARTICLE, Look

#: What is likelier an article's than furniture never goes, though the risk that was asked for would allow it: so few lines are left by then that the
#: measure says little of other texts.
EVEN = 0.5


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
        hand = labelled(found, told)
        silver = [(look, told[place]) for place, look in enumerate(found) if look.set != "labelled" and place in told]
        table = [(risk, max(chance, EVEN)) for risk, chance in steps(risks, [lost(hand), lost(silver)])]
        least = judgement.threshold(table, judgement.DEFAULT[mode])
        alone(found, rows, chances, least)
        for risk, chance in table:
            labels(f"risk {risk:g}, from {chance:.4f}", hand, chance)
        labels("all", hand, least, each=True)
        for group in sorted({country(look) for look, _ in hand}):
            labels(group, [pair for pair in hand if country(pair[0]) == group], least)
    else:
        silver = [(look, told[place]) for place, look in enumerate(found) if place in told]
        table = steps(risks, [lost(silver)])
        least = judgement.threshold(table, judgement.DEFAULT[mode])
        for risk, chance in table:
            print(f"risk {risk:g}, from {chance:.4f}")
    for group in sorted({(look.set, look.source) for look, _ in silver}):
        bodies(group, [pair for pair in silver if (pair[0].set, pair[0].source) == group], least)
    return table


def taken_for_pages(found: Sequence[Look]) -> None:
    """Print how many texts of each source are taken for those of whole pages."""
    texts: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for look in found:
        texts[look.source] += 1
        pages[look.source] += judgement.mode_of(Measures(look.seen, lambda text: 0.0), "auto") == "page"
    print("taken for pages:", ", ".join(f"{pages[source]} of {count} of {source}" for source, count in sorted(texts.items())), flush=True)


def labelled(found: Sequence[Look], told: dict[int, dict[int, float]]) -> list[tuple[Look, dict[int, float]]]:
    """The texts that were labelled by hand, and how likely each line is furniture."""
    return [(look, told[place]) for place, look in enumerate(found) if look.set == "labelled" and place in told]


def hands(found: Sequence[Look], rows: Any, chances: numpy.ndarray[Any, Any], risks: Iterable[float]) -> None:
    """Print what the model is worth on texts labelled by hand, at shares of these texts that may be lost."""
    hand = labelled(found, as_they_are(found, rows, chances))
    for risk, least in steps(risks, [lost(hand)]):
        labels(f"    risk {risk:g}, from {least:.4f}", hand, least)


def country(look: Look) -> str:
    """The country of the publisher, where the id says it; else the set."""
    parts = look.id.split("/")
    return parts[1] if parts[0] == "fundus" else parts[0]


def alone(found: Sequence[Look], rows: Any, chances: numpy.ndarray[Any, Any], least: float) -> None:
    """Print how many articles without any furniture lose something: those of the labelled set and of fundus, their furniture left out."""
    texts: dict[int, tuple[bool, int]] = {}
    for text, look, place, furniture, asked, chance, size in zip(
        *(column.tolist() for column in (rows.text, rows.look, rows.place, rows.furniture, rows.asked, chances, rows.columns)), strict=True
    ):
        whole, lost = texts.get(text, (found[look].set != "wcxb", 0))
        texts[text] = whole and place < 0 and not furniture, lost + size * (asked and chance >= least)
    clean = [lost for whole, lost in texts.values() if whole]
    print(f"articles without furniture: {sum(map(bool, clean))} of {len(clean)} lose something, {sum(clean):.0f} columns", flush=True)


def as_they_are(found: Sequence[Look], rows: Any, chances: numpy.ndarray[Any, Any]) -> dict[int, dict[int, float]]:
    """How likely each line is furniture of the texts as they are, by the text's place and the line's; without lines that are not asked about.

    What is an article's own by its form or its place is spared as it is by `judgement` and `Learned`, and what is said is what thresholds are put to.
    """
    told: dict[int, dict[int, float]] = {}
    at: dict[tuple[int, int], int] = {}
    for row, (look, place, asked) in enumerate(zip(rows.look.tolist(), rows.place.tolist(), rows.asked.tolist(), strict=True)):
        if place >= 0:
            of_text = told.setdefault(look, {})
            at[look, place] = row
            if asked and found[look].sizes[place]:
                of_text[place] = float(chances[row])
    for number, of_text in told.items():
        if found[number].kind == ARTICLE and of_text:
            text = Measures(found[number].seen, lambda line: 0.0)
            asked_of = {which: place for which, place in enumerate(text.stays) if place in of_text}
            spared = own(text, {which: of_text[place] for which, place in asked_of.items()})
            of_all = {which: (of_text[place], tuple(rows.features[at[number, place]])) for which, place in asked_of.items()}
            left = {*judgement.without_plain(text, [*asked_of], of_all)} - spared
            told[number] = {
                asked_of[which]: chance
                for which, chance in weighed(text, {which: of_text[place] for which, place in asked_of.items()}).items()
                if which in left and not found[number].spared[asked_of[which]]
            }
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
    text = Measures(look.seen, lambda line: 0.0)
    if look.kind != ARTICLE:
        numbered = {which: chances[place] for which, place in enumerate(text.stays) if place in chances}
        return {text.stays[which] for which in judgement.of_page(text, numbered, least)}
    cut = {place for place, chance in chances.items() if chance >= least}
    numbers = {which: (chances[place], ()) for which, place in enumerate(text.stays) if place in cut}
    return {text.stays[which] for which in judgement.affordable(text, [*numbers], numbers)}


def labels(title: str, pairs: Sequence[tuple[Look, dict[int, float]]], least: float, *, each: bool = False) -> None:
    """Print for texts labelled by hand how many lines of furniture go, and how much of the text.

    Args:
        title: what these texts are.
        pairs: the texts, and how likely each line is furniture.
        least: from where on lines go.
        each: print each family, too.
    """
    lines: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    both: Counter[str] = Counter()
    words: Counter[bool] = Counter()
    for look, chances in pairs:
        cut = going(look, chances, least)
        for place, (label, taken, size) in enumerate(zip(look.labels, look.seen.taken, look.sizes, strict=True)):
            if size and label == "text":
                words[bool(taken) or place in cut] += size
            elif size and not label.endswith("?") and label not in NEITHER:
                for name in (label, ""):
                    lines[name] += 1
                    rules[name] += bool(taken)
                    both[name] += bool(taken) or place in cut
    whole, count = max(1, words.total()), max(1, lines[""])
    print(
        f"{title}: {100 * rules[''] / count:.1f}% of {lines['']} lines of furniture go by rules, {100 * both[''] / count:.1f}% by both; "
        f"of related headlines {100 * both['related'] / max(1, lines['related']):.1f}%; "
        f"{100 * words[True] / whole:.3f}% of {whole} words of text lost, trims by rules apart",
        flush=True,
    )
    for name in sorted(lines) if each else ():
        print(f"    {name or 'all':8s} {lines[name]:5d} lines, by rules {rules[name]:5d}, by both {both[name]:5d}")


def bodies(group: tuple[str, str], pairs: Sequence[tuple[Look, dict[int, float]]], least: float) -> None:
    """Print F1 of word 4-grams against the gold: the text as it came, cleaned by rules, by both; and the ceiling of cleaning line by line."""
    figures = []
    for which in ("raw", "rules", "both", "ceiling"):
        matches = Matches()
        for look, chances in pairs:
            cut = going(look, chances, least) if which == "both" else set()
            if which == "ceiling":
                kept = [place for place, share in enumerate(look.covered) if share > FURNITURE or look.words[place] == look.title]
            else:
                kept = [place for place, taken in enumerate(look.seen.taken) if which == "raw" or not (taken or place in cut)]
            matches.add(grams([word for place in kept for word in look.words[place]]), grams(look.gold))
        figures.append((matches.score.f1, matches.score.recall))
    raw, rules, both, ceiling = figures
    way = [100 * (figure[0] - raw[0]) / max(1e-9, ceiling[0] - raw[0]) for figure in (rules, both)]
    print(
        f"{group[0]:8s} {group[1]:12s} {len(pairs):4d} texts  F1 {raw[0]:.4f}, rules {rules[0]:.4f} ({way[0]:.0f}% of the way), "
        f"both {both[0]:.4f} ({way[1]:.0f}%), ceiling {ceiling[0]:.4f}; recall {raw[1]:.4f}, {rules[1]:.4f}, {both[1]:.4f}",
        flush=True,
    )
