"""Lines that no phrase tells: what the shape of a line, its place, its neighbours and its words show together, weighed by a small model."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence, Set
from functools import partial

from cleantext.body import NOTE, beside, ends_prose, ends_sentence
from cleantext.context import is_of_article, is_of_form
from cleantext.cut import line_end
from cleantext.document import Document, Removal
from cleantext.fold import characters
from cleantext.items import CERTAIN, NARROWEST, is_broken
from cleantext.markdown import is_heading
from cleantext.model.enough import is_enough
from cleantext.table import Table

#: How the rule begins that a vote of this judge names; its family follows.
RULE = "model/line-"
#: What the lines may be.
OF_LINES = ("bio", "byline", "legal", "nav", "other", "promo", "related", "share", "ui")
#: How to look: at the text of an article with some furniture in it, at that of a whole page, or at what the text is.
MODES = ("article", "page", "auto")


class Learned:
    """Vote against lines that are likely furniture, once, when no rule votes any more. See docs/model.md.

    It is a judge, not a filter: it is told what went, and is asked once. On what is left it would find less ground to stand on, not none.

    Args:
        table: the rules, for what is too weak to go by itself.
        mode: one of `MODES`.
        risk: the share of the article's words that may be lost, on average; None for each mode's own.
    """

    def __init__(self, table: Table, mode: str = "auto", risk: float | None = None) -> None:
        if mode not in MODES:
            raise ValueError(f"no mode {mode!r}; the modes are {', '.join(MODES)}")
        self.table, self.mode, self.risk = table, mode, None if risk is None else share(risk)

    def __repr__(self) -> str:
        return f"Learned({self.mode!r}, risk={self.risk})"

    @property
    def fingerprint(self) -> str:
        """Of the rules, of what was learnt, and of the options."""
        from cleantext.fingerprint import fingerprint, of_parts
        from cleantext.model import trees

        return of_parts(trees.DIGEST, trees.RISKS, trees.GROUNDS, self.mode, self.risk, fingerprint(self.table))

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of the ground for a vote; the reason in a removal says how likely and what shows it."""
        return ((f"{RULE}{family}", family, "is likely furniture, as its shape, place, words and neighbours show") for family in OF_LINES)

    def __call__(self, document: Document, gone: Sequence[Removal]) -> Iterator[Removal]:
        if document.hints or document.page is not None:
            return  # what a page says of its lines was asked before, and says more
        if not is_enough(document.stripped, len(gone)):
            return
        from cleantext.model.judgement import judged
        from cleantext.model.seen import seen

        rows = {index: self.table.row(numbers[0]) for index, numbers in self.table.verdicts(document).items() if numbers}
        likely = list(judged(seen(document, gone, rows), self.mode, self.risk, partial(is_of_form, document)))
        taken = self.table.taken(document) if likely else {}
        kept = torn(document, {index for index, _, _ in likely}) if likely else frozenset()
        for index, family, why in likely:
            if index not in kept and not self.spares(document, index, taken):
                yield document.removal(index, family, f"{RULE}{family}", why)

    def spares(self, document: Document, index: int, taken: Mapping[int, Sequence[int]]) -> bool:
        """Whether a line stays, of an article or a page, however likely furniture.

        Args:
            index: of the line.
            taken: the lines that rules know where they stand, as `Table.taken` gives them.

        A note of the editors' is the article's, wherever it stands; of a line of which a rule took a part the rest is a caption, or the article's; a
        line that a rule knew and left to the article is the article's. So is a title of Markdown, and a heading of it over a paragraph.
        """
        line = document.lines[index]
        if "#" in line and (is_heading(line, 1) or (is_heading(line) and ends_prose(document, beside(document, index, 1)))):
            return True
        if NOTE.search(characters(document.stripped[index])) or is_rest(document, index):
            return True
        return index in taken and is_of_article(document, index, self.table.row(taken[index][0]), taken)


def torn(document: Document, likely: Container[int]) -> Set[int]:
    """The lines of hard-wrapped paragraphs of which others stay: such a paragraph goes as a whole, or not at all.

    Where a page's menus hide that its paragraphs are wrapped, a line that breaks off plainly within a sentence shows it.
    """
    lines, fragments = document.stripped, document.fragments(CERTAIN)

    def goes_on(above: int) -> bool:
        line, below = lines[above], lines[above + 1] if above + 1 < len(lines) else ""
        if not line or not below or len(line) < NARROWEST:
            return False
        return {above, above + 1} <= fragments or (is_broken(line, below) and (len(below) >= NARROWEST or ends_sentence(below)))

    found: set[int] = set()
    start = 0
    for index in range(len(lines)):
        if not goes_on(index):
            if index > start and not all(other in likely for other in range(start, index + 1)):
                found.update(range(start, index + 1))
            start = index + 1
    return found


def share(risk: float) -> float:
    """A risk as it was asked for, as a float, so that 1 and 1.0 are the same chain.

    Raises:
        TypeError: it is no number.
        ValueError: it is no share.
    """
    if isinstance(risk, (str, bytes)) or not hasattr(risk, "__float__"):
        raise TypeError(f"risk takes a number from 0 (rules alone) to 1, not {risk!r}")
    found = float(risk)
    if not 0 <= found <= 1:
        raise ValueError(f"risk is a share of the article's words, from 0 (rules alone) to 1, not {risk!r}")
    return found


def is_rest(document: Document, index: int) -> bool:
    """Whether the line is what is left of a line of the input."""
    source, start, end = document.source, document.starts[index], document.ends[index]
    return bool(source[source.rfind("\n", 0, start) + 1 : start].strip() or source[end : line_end(source, end)[0]].strip())
