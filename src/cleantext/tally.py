"""Counts of what a run removed, for the command's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleantext.document import Removal, Result


class Tally:
    """Counts over all documents of a run."""

    def __init__(self) -> None:
        self.documents = self.changed = self.characters = 0
        self.lines: Counter[tuple[str, str]] = Counter()
        self.removed: Counter[tuple[str, str]] = Counter()

    def add(self, result: Result) -> None:
        """Count one document."""
        self.documents += 1
        self.changed += bool(result.removals)
        self.characters += len(result.source)
        for removal in result.removals:
            self.lines[_key(removal)] += 1
            self.removed[_key(removal)] += removal.end - removal.start

    def table(self) -> Iterator[str]:
        """An aligned table: removals and characters per family and rule, most first within a family."""
        rows = [("family", "rule", "removals", "characters")]
        families = Counter[str]()
        for (family, _), count in self.removed.items():
            families[family] += count
        for family, characters in sorted(families.items(), key=lambda pair: (-pair[1], pair[0])):
            own = sorted((key for key in self.lines if key[0] == family), key=lambda key: (-self.lines[key], key))
            rows.append((family, "", str(sum(self.lines[key] for key in own)), str(characters)))
            rows += [("", key[1], str(self.lines[key]), str(self.removed[key])) for key in own]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        for row in rows:
            yield f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}"
        share = 100 * sum(self.removed.values()) / max(1, self.characters)
        yield f"{self.changed} of {self.documents} documents changed; {share:.2f}% of {self.characters} characters removed"


def _key(removal: Removal) -> tuple[str, str]:
    return removal.family, removal.rule
