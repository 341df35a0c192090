"""From a page to a document: its lines, what the page says of each, and how likely each is part of the article."""

from __future__ import annotations

from math import exp

from cleantext.document import Document
from cleantext.hints import Hint, Page, heading_level
from cleantext.markup.features import NAMES, Measured
from cleantext.markup.lines import Lines
from cleantext.markup.metadata import metadata
from cleantext.markup.parse import Markup, tree
from cleantext.markup.trees import score
from cleantext.markup.walk import read

#: Share of a line's words that the page's title must hold, and of the title's words that the line must; of those a first heading.
SAME, SHARE = 0.8, 0.4
#: Lines of a piece of a page that is too small for the trees, which have grown on pages.
FEW = 5
#: From here on a line counts as part of the article.
SURE = 0.5
#: How likely a line that nothing connects with the article is part of it.
FAR = 0.02
_UP, _IN_TITLE = NAMES.index("up"), NAMES.index("in_title")


def document(markup: Markup) -> Document:
    """The document of a page, every line of it, with hints.

    Args:
        markup: a page or a piece of one: str, bytes, a BeautifulSoup or lxml tree. Trees are only read. A page without text gives an empty document.

    Raises:
        TypeError: it is nothing of these.
    """
    root = tree(markup)
    if root is None or not isinstance(root.tag, str):
        return Document("", page=Page("", (), "", ""))
    lines, page = read(root), metadata(root)
    if not lines.texts:
        return Document("", page=page)
    text: list[str] = []
    hints: list[Hint | None] = []
    for line, hint, tight in zip(lines.texts, hinted(lines, page), lines.tight, strict=True):
        if text and not tight:
            text.append("")
            hints.append(None)
        for part in line.split("\n"):
            text.append(part)
            hints.append(hint if part else None)
    return Document("\n".join([*text, ""]), page=page, hints=tuple(hints))


def hinted(lines: Lines, page: Page) -> list[Hint]:
    """What the page says of each line."""
    title = words(page.title)
    hints = []
    measured = Measured(lines, page)
    at = measured.main
    while not lines.nodes[at].holds_article:
        lines.nodes[at].holds_article = True
        at = lines.parents[at]
    for text, owner, linked, vector in zip(lines.texts, lines.owners, lines.links, measured.vectors(), strict=True):
        node = lines.nodes[owner]
        if vector is None:
            hints.append(Hint(node, linked / len(text), FAR, main=False, repeats_title=False))
            continue
        level = heading_level(node.tag)
        headline = (level == 1 or vector[_IN_TITLE] >= SAME / 2) and same(words(text), title, SHARE if level == 1 else SAME)
        hints.append(Hint(node, linked / len(text), 1 / (1 + exp(-score(vector))), main=not vector[_UP], repeats_title=headline and bool(title)))
    if len(hints) <= FEW or not any(hint.inside >= SURE for hint in hints):
        for hint, owner in zip(hints, lines.owners, strict=True):
            if hint.main and hint.link_density < 0.5 and not measured.doubtful(owner):
                hint.inside = max(hint.inside, SURE)
    return hints


def words(text: str) -> frozenset[str]:
    """The words of a line, lower case; of a script without spaces its signs."""
    found = "".join([sign if sign.isalnum() else " " for sign in text.lower()]).split()
    return frozenset(found) if len(found) > 2 or text.isascii() else frozenset("".join(found))


def same(line: frozenset[str], title: frozenset[str], share: float) -> bool:
    """Whether a line is the headline.

    Args:
        line, title: the words of both; the title may name the site as well, and the line its section.
        share: of the title's words that the line must hold.
    """
    both = len(line & title)
    return both >= SAME * len(line) and both >= share * len(title)
