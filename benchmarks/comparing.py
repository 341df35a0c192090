"""The figures of a comparison: cleaners on texts whose lines hands labelled, cleaners on texts of which the article is known, extractors on pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import extractors
from cleaners import Cleaner
from extractors import Extractor
from scores import Gold, Lines, Matches, Score, grams, lines, outside, words
from sets import Document, Set

#: Labels of furniture: of the families that the project's purpose names, and of the others.
NAMED = ("credit", "ui", "promo", "dup")
BEYOND = ("related", "share", "ad", "legal", "nav", "byline", "bio", "wire", "other")
Figures = dict[str, Any]


def labelled(held: Set, cleaners: Sequence[Cleaner]) -> Figures:
    """What each cleaner does with texts that were labelled by hand.

    Shares of furniture removed and of the article's words lost, from 0 to 1; for each family how many lines go of how many. The same by its spans
    ("told"), of a cleaner that tells them.
    """
    found = {cleaner.name: Lines() for cleaner in cleaners}
    told = {cleaner.name: Lines() for cleaner in cleaners if cleaner.taken}
    for document in held.documents:
        text = document.texts["text"]
        before, kinds = labels(text, document.labels or {})
        for cleaner in cleaners:
            found[cleaner.name].add(before, kinds, cleaner.run(text))
            if cleaner.taken:
                told[cleaner.name].count(before, kinds, outside(text, cleaner.taken(text)))
    counts = next(iter(found.values()), Lines())
    return {
        "documents": len(held.documents),
        "lines": sum(counts.lines[family] for family in NAMED + BEYOND),
        "words": counts.words["text"],
        "cleaners": {
            name: {
                **_shares(tally),
                "families": {family: [tally.gone[family], tally.lines[family]] for family in NAMED + BEYOND if tally.lines[family]},
                **({"told": _shares(told[name])} if name in told else {}),
            }
            for name, tally in found.items()
        },
    }


def _shares(tally: Lines) -> dict[str, float]:
    return {"named": tally.removed(NAMED), "all": tally.removed(NAMED + BEYOND), "lost": tally.words_lost("text")}


def labels(text: str, known: Mapping[int, str]) -> tuple[list[list[str]], list[str]]:
    """The words of each line that has any, and what it is: "text" for the article's own, "" for one that is in doubt."""
    before, kinds = [], []
    for place, line in enumerate(text.split("\n")):
        if found := words(line):
            label = known.get(place, "text")
            before.append(found)
            kinds.append("" if label.endswith("?") else label)
    return before, kinds


def bodies(held: Set, cleaners: Sequence[Cleaner], sources: Iterable[str]) -> Figures:
    """What each cleaner makes of the texts of each source, by name: F1, precision and recall of runs of four words against the reference; the share
    of the lines removed that are not in it, and of the words lost that are.

    Beside the cleaners stand the text as it came ("before") and the best that can be done line by line ("ceiling").
    """
    figures = {}
    for source in sources:
        tallies = {name: (Matches(), Lines()) for name in ("before", "ceiling", *(cleaner.name for cleaner in cleaners))}
        for document in held.documents:
            _one_body(document, document.texts.get(source, ""), cleaners, tallies)
        figures[source] = {name: {**score(matches.score), **shares(found)} for name, (matches, found) in tallies.items()}
        print(f"{held.name}, {source}: {len(held.documents)} texts", file=sys.stderr, flush=True)
    return {"documents": len(held.documents), "left out": held.left_out, "form": held.form, "sources": figures}


def _one_body(document: Document, text: str, cleaners: Sequence[Cleaner], tallies: Mapping[str, tuple[Matches, Lines]]) -> None:
    gold = Gold(document.gold, document.title)
    reference, before = grams(gold.words), lines(text)
    kinds = ["article" if gold.holds(line) else "furniture" for line in before]
    tallies["before"][0].add(grams(words(text)), reference)
    kept = [word for line, kind in zip(before, kinds, strict=True) if kind == "article" for word in line]
    tallies["ceiling"][0].add(grams(kept), reference)
    for cleaner in cleaners:
        matches, found = tallies[cleaner.name]
        cleaned = cleaner.run(text)
        matches.add(grams(words(cleaned)), reference)
        found.add(before, kinds, cleaned)


def score(found: Score) -> dict[str, float]:
    """As figures."""
    return dict(found._asdict())


def shares(found: Lines) -> dict[str, float]:
    """Furniture removed and words of the article lost; nothing for what is no cleaner."""
    return {"removed": found.removed(["furniture"]), "lost": found.words_lost("article")} if found.lines else {}


def pages(held: Set, contenders: Sequence[Extractor], held_out: Mapping[str, str] | None = None) -> Figures:
    """What each extractor finds in the pages of a set: F1, precision and recall; nothing for a set without pages.

    Args:
        held: the set.
        contenders: the extractors.
        held_out: articles found by trees that have not seen a page's site, by the document's id.
    """
    whole = [document for document in held.documents if document.page]
    reference = {document.id: grams(words(document.gold)) for document in whole}
    found: dict[str, Matches] = {}
    if held_out is not None and whole and all(document.id in held_out for document in whole):
        found[UNSEEN] = Matches()
        for document in whole:
            found[UNSEEN].add(grams(words(held_out[document.id])), reference[document.id])
    for extractor in contenders if whole else ():
        found[extractor.name] = Matches()
        for document in whole:
            found[extractor.name].add(grams(words(extractors.extracted(extractor, document.html))), reference[document.id])
        print(f"{held.name}, {extractor.name}: {len(whole)} pages", file=sys.stderr, flush=True)
    return {"documents": len(whole), "extractors": {name: score(matches.score) for name, matches in found.items()}}


#: How texts are called that were found by trees that have not seen the page's site.
UNSEEN = "cleantext, site not seen"


def compared(
    sets: Iterable[Set],
    cleaners: Sequence[Cleaner],
    contenders: Sequence[Extractor],
    *,
    sources: Sequence[str] = (),
    held_out: Mapping[str, str] | None = None,
) -> Figures:
    """All figures of these sets: "labelled", "bodies" and "pages", in each the sets by name.

    Args:
        sets: what is compared on.
        cleaners: of texts.
        contenders: extractors of pages. What they make of a set that holds no texts is cleaned, too.
        sources: only the texts of these extractors.
        held_out: as in `pages`.
    """
    figures: Figures = {"labelled": {}, "bodies": {}, "pages": {}}
    for held in sets:
        if held.labelled:
            figures["labelled"][held.name] = labelled(held, cleaners)
            continue
        if contenders:
            figures["pages"][held.name] = pages(held, contenders, held_out)
        texts = held if held.sources else made(held, [extractor for extractor in contenders if extractor.name != "cleantext"])
        chosen = [source for source in texts.sources if not sources or source in sources]
        if chosen and cleaners:
            figures["bodies"][held.name] = bodies(texts, cleaners, chosen)
    return figures


def made(held: Set, contenders: Sequence[Extractor]) -> Set:
    """The set with what these extractors make of its pages."""
    return held._replace(
        documents=[
            document._replace(texts={extractor.name: extractors.extracted(extractor, document.html) for extractor in contenders})
            for document in held.documents
            if document.page
        ]
    )
