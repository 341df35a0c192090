"""What a run did, for a person and for a program: counts by family and rule, and the documents that lost most, to look at."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cleantext.command.tally import Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Documents that are shown to a person.
SHOWN = 5


def summary(tally: Tally, failures: int = 0) -> dict[str, Any]:
    """The counts as JSON holds them.

    Args:
        tally: the counts.
        failures: files that could not be read, or not to their end.

    Returns:
        documents, changed, broken (records that could not be cleaned), failures, characters of the documents, removed (characters); families,
        each with removals, characters and rules, most characters first; most, the documents that lost most characters: where they stand,
        removed, characters.
    """
    families: list[dict[str, Any]] = []
    for family in {family for family, _ in tally.lines}:
        own = [(rule, tally.lines[name, rule], tally.removed[name, rule]) for name, rule in tally.lines if name == family]
        rules = [{"rule": rule, "removals": lines, "characters": count} for rule, lines, count in sorted(own, key=lambda row: (-row[2], row[0]))]
        families.append({"family": family, "removals": sum(row[1] for row in own), "characters": sum(row[2] for row in own), "rules": rules})
    return {
        "documents": tally.documents,
        "changed": tally.changed,
        "broken": tally.broken,
        "failures": failures,
        "characters": tally.characters,
        "removed": sum(tally.removed.values()),
        "families": sorted(families, key=lambda row: (-row["characters"], row["family"])),
        "most": tally.most,
    }


def written(tally: Tally, failures: int) -> bytes:
    """The file of the summary; the arguments are those of `summary`."""
    return f"{json.dumps(summary(tally, failures), indent=1, default=str)}\n".encode()


def most(tally: Tally) -> Iterator[str]:
    """Lines about the documents that lost most."""
    if tally.most:
        yield "lost most:"
    for document in tally.most[:SHOWN]:
        place = ", ".join(f"{name} {document[name]}" for name in ("record", "id") if name in document)
        share = 100 * document["removed"] / document["characters"]
        yield f"  {document['removed']} of {document['characters']} characters ({share:.0f}%)  {document['file']}{', ' if place else ''}{place}"
