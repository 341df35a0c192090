"""What a run did to a corpus, rule by rule, with samples: for a person to look through in a minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleantext.document import Result

#: Different texts that are remembered for each rule; later ones only count.
MOST_TEXTS = 2000
#: Samples shown for each rule: so many of the most frequent texts, and of the longest.
FREQUENT, LONGEST = 3, 3
#: Characters of a sample that are shown.
SHOWN = 110


class Taken:
    """What one rule took.

    Attributes:
        why: its reason, as in the first removal.
        documents: how many documents it took something from.
        texts: how often each text went, white space at its ends and line breaks aside.
        places: in which document each text was first seen.
        removals: how many removals there were.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        self.documents = self.removals = 0
        self.texts: Counter[str] = Counter()
        self.places: dict[str, str] = {}

    def add(self, text: str, place: str) -> None:
        """Count one removal."""
        self.removals += 1
        if text in self.texts or len(self.texts) < MOST_TEXTS:
            self.texts[text] += 1
            self.places.setdefault(text, place)

    def samples(self) -> list[str]:
        """The most frequent texts, then the longest of the others: what is long is most likely to be an article's own."""
        frequent = sorted(self.texts, key=lambda text: (-self.texts[text], text))[:FREQUENT]
        return frequent + sorted(set(self.texts) - set(frequent), key=lambda text: (-len(text), text))[:LONGEST]


class Review:
    """Collects the removals of a run by family and rule."""

    def __init__(self) -> None:
        self.rules: dict[tuple[str, str], Taken] = {}
        self.documents = self.changed = 0

    def add(self, result: Result, place: str) -> None:
        """Count one document's removals.

        Args:
            result: what a chain made of the document.
            place: what to call the document.
        """
        self.documents += 1
        self.changed += bool(result.removals)
        for key, why in {(removal.family, removal.rule): removal.why for removal in reversed(result.removals)}.items():
            self.rules.setdefault(key, Taken(why)).documents += 1
        for removal in result.removals:
            self.rules[removal.family, removal.rule].add(" ".join(result.removed_text(removal).split()), place)

    def report(self) -> Iterator[str]:
        """The lines of the report: families and rules with the most removals first."""
        yield f"{self.changed} of {self.documents} documents changed"
        families = Counter[str]()
        for (family, _), taken in self.rules.items():
            families[family] += taken.removals
        for family, count in sorted(families.items(), key=lambda pair: (-pair[1], pair[0])):
            yield ""
            yield f"{family}: {counted(count, 'removal')}"
            own = [(rule, taken) for (name, rule), taken in self.rules.items() if name == family]
            for rule, taken in sorted(own, key=lambda pair: (-pair[1].removals, pair[0])):
                texts = f"{len(taken.texts)}{'+' if len(taken.texts) == MOST_TEXTS else ''} different"
                yield f"  {rule} {taken.why}"
                yield f"    {counted(taken.removals, 'removal')} in {counted(taken.documents, 'document')}, {texts}"
                for text in taken.samples():
                    short = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
                    yield f"    {taken.texts[text]:>5} x  {short}  [{taken.places[text]}]"


def counted(number: int, noun: str) -> str:
    """The number with its noun, in the plural where there are several."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
