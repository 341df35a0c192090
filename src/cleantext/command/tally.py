"""Counts of what a run removed, for the command's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cleantext.command.terminal import BAR, BOLD, CYAN, DIM, PLAIN, bar, padded, visible, width
from cleantext.document import Removal, Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cleantext.report.findings import Findings

#: So many of the documents that lost most are remembered.
MOST = 20


class Tally:
    """Counts over all documents of a run.

    Attributes:
        documents, changed, broken: how many were cleaned, lost something, could not be cleaned.
        characters: of the documents that were cleaned.
        lines: removals by family and rule.
        removed: characters of them.
        most: the documents that lost most, and how much.
        findings: what a report shows beside; None where none is asked for.

    Args:
        findings: empty, to be filled.
    """

    def __init__(self, findings: Findings | None = None) -> None:
        self.findings = findings
        self.documents = self.changed = self.characters = self.broken = 0
        self.most: list[dict[str, Any]] = []
        self.lines: Counter[tuple[str, str]] = Counter()
        self.removed: Counter[tuple[str, str]] = Counter()

    def add(self, result: Result, place: Mapping[str, object] | None = None, site: str = "") -> None:
        """Count one document.

        Args:
            result: what a chain made of it.
            place: where it stands: with it the document may be named among those that lost most.
            site: what its record says of its site.
        """
        self.documents += 1
        self.changed += bool(result.removals)
        self.characters += len(result.source)
        gone = 0
        for removal in result.removals:
            self.lines[_key(removal)] += 1
            self.removed[_key(removal)] += removal.end - removal.start
            gone += removal.end - removal.start
        if place is not None and gone:
            self.most = heaviest([*self.most, {**place, "removed": gone, "characters": len(result.source)}])
        if self.findings:
            self.findings.add(result, place or {}, site)

    def merge(self, other: Tally) -> None:
        """Count what another has counted after this one."""
        self.documents += other.documents
        self.changed += other.changed
        self.characters += other.characters
        self.broken += other.broken
        self.lines.update(other.lines)
        self.removed.update(other.removed)
        self.most = heaviest([*self.most, *other.most])
        if self.findings and other.findings:
            self.findings.merge(other.findings)

    def empty(self) -> Tally:
        """Another that counts the same, and has counted nothing yet."""
        return Tally(type(self.findings)() if self.findings else None)

    def table(self, *, colour: str = "never", columns: int = 0) -> Iterator[str]:
        """An aligned table: removals and characters per family and rule, most first within a family.

        Args:
            colour: "always" or "never".
            columns: of the terminal; where they are enough, bars stand beside the characters.
        """
        rows = [("family", "rule", "removals", "characters")]
        families = of_families(self.removed)
        for family, characters in sorted(families.items(), key=lambda pair: (-pair[1], pair[0])):
            own = sorted((key for key in self.lines if key[0] == family), key=lambda key: (-self.lines[key], key))
            rows.append((family, "", str(sum(self.lines[key] for key in own)), str(characters)))
            rows += [("", key[1], str(self.lines[key]), str(self.removed[key])) for key in own]
        widths = [max(width(row[column]) for row in rows) for column in range(4)]
        most = max(families.values(), default=0) if sum(widths) + 8 + BAR <= columns else 0
        for number, row in enumerate(rows):
            line = "  ".join(padded(cell, taken, sign) for cell, taken, sign in zip(row, widths, "<<>>", strict=True))
            if colour == "always":
                style = DIM if not number else BOLD if row[0] else ""
                drawn = f"  {CYAN}{bar(int(row[3]), most)}{PLAIN}" if number and most else ""
                line = f"{style}{visible(line)}{PLAIN if style else ''}{drawn}"
            yield line
        share = 100 * sum(self.removed.values()) / max(1, self.characters)
        yield f"{self.changed} of {self.documents} documents changed; {share:.2f}% of {self.characters} characters removed"


def show(tally: Tally) -> None:
    """The table on standard error, in colour and with bars where that is a terminal."""
    import sys

    from cleantext.command.terminal import colour, columns

    if sys.stderr:
        sys.stderr.writelines(f"{line}\n" for line in tally.table(colour=colour(sys.stderr), columns=columns(sys.stderr)))


def of_families(counts: Mapping[tuple[str, str], int]) -> Counter[str]:
    """Counts by family and rule, added up by family."""
    found = Counter[str]()
    for (family, _), count in counts.items():
        found[family] += count
    return found


def _key(removal: Removal) -> tuple[str, str]:
    return removal.family, removal.rule


def heaviest(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that lost most characters, most first; of equals the earlier."""
    return sorted(documents, key=lambda document: -document["removed"])[:MOST]
