"""Picture credits: lines that say who made or owns a picture, and the same at the end of a caption."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cleantext.document import Document, Removal
from cleantext.gate import words
from cleantext.rulesets import shipped

if TYPE_CHECKING:
    from cleantext.credit_grammar import Found

WHY = {
    "label": "names the maker of a picture after a label",
    "agency": "is a row of names with a picture agency",
    "copyright": "is a copyright sign and a name",
}


class Credits:
    """Vote against credit lines, and against the credit that ends a caption; the caption stays."""

    def __repr__(self) -> str:
        return "Credits()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"credit/{case}", "credit", why) for case, why in WHY.items())

    def __call__(self, document: Document) -> Iterator[Removal]:
        found = self._found(document)
        if not found:
            return
        for index, line in enumerate(document.stripped):
            if line not in found:
                continue
            form, start, end = found[line]
            lead = document.lines[index].index(line)
            rule = f"credit/{form}"
            if end < len(line):
                yield document.removal(index, "credit", rule, f"its head {WHY[form]}", head=lead + end)
            elif start:
                yield document.removal(index, "credit", rule, f"its end {WHY[form]}", tail=lead + start)
            else:
                yield document.removal(index, "credit", rule, WHY[form])

    def _found(self, document: Document) -> dict[str, Found]:
        """The credit in each stripped line that has one."""
        seen, found = document.memory.setdefault("credits", [0, {}])
        gate = shipped().gate
        passing = gate.passing(document)
        suspects = [line for line, parts in islice(passing.items(), seen, None) if not gate.also.isdisjoint(parts)]
        if "©" in document.source or "ⓒ" in document.source:
            suspects += [line for line in words(document) if "©" in line or "ⓒ" in line]
        document.memory["credits"][0] = len(passing)
        if suspects:
            # The grammar's patterns take time to compile: only for texts that may need them.
            from cleantext.credit_grammar import find

            found.update((line, place) for line in suspects if line not in found and (place := find(line)))
        result: dict[str, Found] = found
        return result
