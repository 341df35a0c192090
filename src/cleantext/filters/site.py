"""What a saved profile knows of one site: lines that repeat over its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.body import stands
from cleantext.document import Document, Removal
from cleantext.items import CERTAIN
from cleantext.templates import exact, template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple


class Repeat(NamedTuple):
    """A line that repeats over the pages of a site.

    Attributes:
        line: its template, see `cleantext.templates`.
        where: where it stands on them: "head", "end", "edges", or "" for anywhere; it goes nowhere else.
        pages: on how many pages of the site it was seen, pages that share their prose counted once.
        of: how many pages of the site were looked at.
        samples: up to three lines as they stood there.
    """

    line: str
    where: str
    pages: int
    of: int
    samples: tuple[str, ...] = ()


class Site:
    """Vote against the lines that repeat over the pages of a site: whole lines, where they were seen to stand.

    Args:
        name: of the site.
        repeats: what is known of it.
    """

    def __init__(self, name: str, repeats: Iterable[Repeat]) -> None:
        self.name = name
        self.repeats = {repeat.line: repeat for repeat in repeats}
        self._names = any("{" in line for line in self.repeats)

    def __repr__(self) -> str:
        return f"Site({self.name!r}, {len(self.repeats)} repeats)"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason."""
        yield f"site/{self.name}", "site", "repeats over the pages of its site"

    def __call__(self, document: Document) -> Iterator[Removal]:
        if not self.repeats:
            return
        fragments = document.fragments(CERTAIN)
        for index, line in enumerate(document.stripped):
            if not line or index in fragments:
                continue
            repeat = self.repeats.get(exact(line)) or (self.repeats.get(template(line)) if self._names else None)
            if repeat and stands(document, index, repeat.where):
                why = f"stands on {repeat.pages} of {repeat.of} pages of {self.name}"
                yield document.removal(index, "site", f"site/{self.name}", why)
