"""What the model learns from: the corpora's texts as rules leave them, with what each line is."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.chain import Chain
from cleantext.context import is_of_form
from cleantext.document import Document, Removal
from cleantext.filters.learned import Learned
from cleantext.model.seen import Seen, seen
from cleantext.presets import PRESETS, filters
from cleantext.repair import repair
from cleantext.rulesets import shipped
from corpora import FURNITURE, NEITHER, Gold, bodies, records, site, words

ARTICLE, PAGE = "article", "page"
#: Whose output is an article's text, and whose a whole page's.
EXTRACTORS = ("trafilatura", "newspaper4k", "readability", "resiliparse")
ALSO, WHOLE = "bs4_p", "inscriptis"
#: Of a line that is neither mostly the article's nor mostly not, nothing is learnt; of a caption a little.
TEXT, CAPTION = 0.6, 0.5
#: Words of a line that may stand in an article by chance, and lines of more words around it, at a distance of lines, one of which is the article's if
#: it is.
FEW, AROUND, DISTANCE = 4, 3, 12
#: The share of rules that a version of a text goes without.
DROPPED = (0.3, 0.7)
#: How many versions there are: as it is; without some rules, twice; the article alone.
VERSIONS = {("labelled", ARTICLE): 4, ("fundus", ARTICLE): 3, ("wcxb", ARTICLE): 2, ("fundus", PAGE): 2, ("wcxb", PAGE): 1}


class Look(NamedTuple):
    """A text.

    Attributes:
        id, site, set, source, kind: which text, whose, of which set, made by what, of an article or a whole page.
        seen: what rules leave of it and what they took.
        rules: the rule that took each line, "" for one that stays.
        words: of each line.
        sizes: how many words each line has.
        furniture: whether each line is furniture.
        certain: how far that can be relied on, from 0 to 1.
        labels: what hands called each line; of other sets empty.
        gold, title: the words of the article and of its title; of the labelled set empty.
        covered: the share of each line that stands in the gold.
        spared: of a text of an article, whether each line stays whatever the model says of it.
    """

    id: str
    site: str
    set: str
    source: str
    kind: str
    seen: Seen
    rules: list[str]
    words: list[list[str]]
    sizes: list[int]
    furniture: list[bool]
    certain: list[float]
    labels: list[str]
    gold: list[str]
    title: list[str]
    covered: list[float]
    spared: list[bool]

    @property
    def versions(self) -> int:
        """How many versions of it are learnt from."""
        return VERSIONS[self.set, self.kind]


def looks(corpora: Path) -> Iterator[Look]:
    """All texts: the labelled ones, all articles of fundus; of each page of wcxb what one extractor made, and the whole page."""
    for record in records(corpora, "labelled_dev"):
        yield labelled(record)
    for name in ("fundus", "wcxb"):
        for number, record in enumerate(bodies(corpora, name)):
            gold = Gold(record["gold"], record["title"])
            sources = (*EXTRACTORS, ALSO, WHOLE) if name == "fundus" else (EXTRACTORS[number // 2 % 4], WHOLE)
            for source in sources:
                yield extracted(record, gold, name, source)


def look_at(text: str, kind: str) -> tuple[Seen, list[str], list[int], list[bool]]:
    """What rules leave, the rule that took each line, where each begins in the text, and whether it stays whatever the model says."""
    found: list[tuple[Seen, list[tuple[int, str]], list[bool]]] = []
    judge = Learned(shipped(), ARTICLE)

    def record(document: Document, gone: Sequence[Removal]) -> Iterator[Removal]:
        table = shipped()
        rows = {index: table.row(numbers[0]) for index, numbers in table.verdicts(document).items() if numbers}
        lines = [(document.starts[index], "") for index, line in enumerate(document.stripped) if line]
        told = seen(document, gone, rows)
        taken = table.taken(document)
        spared = [kind == ARTICLE and index >= 0 and (is_of_form(document, index) or judge.spares(document, index, taken)) for index in told.places]
        found.append((told, sorted([*lines, *((vote.start, vote.rule) for vote in gone)]), spared))
        return iter(())

    Chain(filters(), repair=repair, judge=record, only=PRESETS["article"]).explain(text)
    told, lines, spared = found[0]
    return told, [rule for _, rule in lines], [start for start, _ in lines], spared


def labelled(record: dict[str, Any]) -> Look:
    """A text that was labelled by hand."""
    told, rules, starts, spared = look_at(record["text"], ARTICLE)
    begins = [0, *accumulate(len(line) + 1 for line in record["text"].split("\n"))]
    labels = [record["labels"].get(str(bisect_right(begins, start) - 1), "text") for start in starts]
    furniture = [label.rstrip("?") not in {"text", *NEITHER} for label in labels]
    certain = [0.0 if label.endswith("?") else CAPTION if label in NEITHER else 1.0 for label in labels]
    source = record["id"].split("#")[1] if "#" in record["id"] else "raw"
    return look(record, "labelled", source, told, rules, furniture=furniture, certain=certain, labels=labels, spared=spared)


def extracted(record: dict[str, Any], gold: Gold, name: str, source: str) -> Look:
    """What an extractor made of a page; lines that say what the title says are neither."""
    told, rules, _, spared = look_at(record["out"].get(source) or "", PAGE if source == WHOLE else ARTICLE)
    found = [words(text) for text in told.texts]
    covered = [gold.covered(line) for line in found]
    headline = [gold.headline(line) for line in found]
    furniture = [bool(taken) or share <= FURNITURE for taken, share in zip(told.taken, covered, strict=True)]
    doubt = [not taken and (head or FURNITURE < share < TEXT) for taken, share, head in zip(told.taken, covered, headline, strict=True)]
    certain = [0.0 if doubtful else 1.0 for doubtful in doubt]
    made = look(record, name, source, told, rules, furniture=furniture, certain=certain, spared=spared)
    made = made._replace(gold=gold.words, title=gold.title, covered=covered)
    return made if made.kind == ARTICLE else made._replace(certain=certainly(made))


def certainly(look: Look) -> list[float]:
    """How far what is known of the lines of a page can be relied on: the words of menus stand in the article, too.

    A line of few words that is called the article's is in doubt if none of the longer lines around it is.
    """
    longer = [place for place, (size, taken) in enumerate(zip(look.sizes, look.seen.taken, strict=True)) if size > FEW and not taken]
    certain = [*look.certain]
    for place, size in enumerate(look.sizes):
        if 0 < size <= FEW and not look.furniture[place]:
            middle = bisect_left(longer, place)
            near = [other for other in longer[max(0, middle - AROUND) : middle + AROUND] if abs(other - place) <= DISTANCE]
            if not any(look.covered[other] > FURNITURE for other in near):
                certain[place] = 0.0
    return certain


def look(record: dict[str, Any], name: str, source: str, told: Seen, rules: list[str], **known: Any) -> Look:
    """A text without its gold."""
    found = [words(text) for text in told.texts]
    kind = PAGE if source == WHOLE else ARTICLE
    rest = {"labels": [], "gold": [], "title": [], "covered": [], **known}
    return Look(record["id"], site(record), name, source, kind, told, rules, found, [len(line) for line in found], **rest)


def version(look: Look, number: int) -> tuple[Seen, list[int]]:
    """A version of a text and the place that each of its lines has in the text: 0 as it is, the last the article alone, else without some rules.

    So the model learns what furniture looks like where rules know less, and that an article may have none.
    """
    told, places = look.seen, [*range(len(look.seen.texts))]
    chance = random.Random(f"{look.id} {look.source} {number}")
    if number and look.kind == ARTICLE and (number == look.versions - 1) and (look.set != "wcxb" or chance.random() < 0.4):
        places = [
            place
            for place, (taken, furniture, certain) in enumerate(zip(told.taken, look.furniture, look.certain, strict=True))
            if not taken and not (furniture and certain)
        ]
        return Seen(*([column[place] for place in places] for column in told)), places
    if number:
        share = DROPPED[number - 1] if look.set == "labelled" else chance.choice(DROPPED)
        off: dict[str, bool] = {}
        for rule in look.rules:
            if rule and rule not in off:
                off[rule] = chance.random() < share
        told = told._replace(taken=["" if off.get(rule) else taken for taken, rule in zip(told.taken, look.rules, strict=True)])
    return told, places
