"""From a page to a document: its lines, what the page says of each, and how likely each is part of the article."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from math import exp
from typing import TYPE_CHECKING

from cleantext.document import Document
from cleantext.hints import LEAST, NEAR, Hint, Node, Page
from cleantext.markup.features import GROUPS, LEAST_BODY, PARAGRAPH, Measured
from cleantext.markup.letters import HEAD, letters
from cleantext.markup.lines import Lines
from cleantext.markup.metadata import LONGEST_BODY, metadata, path_of, stated
from cleantext.markup.parse import Markup, tree
from cleantext.markup.spaces import collapsed
from cleantext.markup.trees import score
from cleantext.markup.walk import read

if TYPE_CHECKING:
    from lxml import etree

#: Share of a line's words that the page's title must hold, and of the title's words that the line must; of those a first heading.
SAME, SHARE = 0.8, 0.4
#: Lines of a piece of a page that is too small for the trees, which have grown on pages.
FEW = 5
#: From here on a line counts as part of the article.
SURE = 0.5
#: Characters of a line, at least, that is no text but what a script reads, if it looks so and is not shown as code.
DATA = 100
_DATA = re.compile(r"""[\[{]\s?[\[{"]""")
#: Share of a line that links may be where it stands between two of the article, and after one, and how likely that one is then, at least.
LINKED, AFTER, LITTLE = 0.8, 0.3, 0.03
#: What is set off from the paragraphs that it stands between, and how likely it must be.
SET_OFF, SOME = frozenset("pre tr li dt dd h2 h3 h4 h5".split()), 0.1
#: Share of the article in the structured data that a page shows, if it shows it: a page for subscribers shows the beginning.
SHOWN = 0.1
#: How likely a line that nothing connects with the article is part of it.
FAR = 0.02
#: Frames of a page without text that are named, and characters of what one is called, at most.
MOST_FRAMES, LONGEST_FRAME = 20, 200
#: Where they stand in the first two groups of what is known of a line.
_LEVEL, _IN_TITLE = GROUPS[0].index("level"), GROUPS[1].index("in_title")


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
    known = hinted(lines, page) if lines.texts else []
    if len(page.body) >= LEAST_BODY and not is_shown(lines.texts, page.body):
        add_stated(root, lines, known)
    if not lines.texts:
        add_frames(root, lines, known)
    if not lines.texts:
        return Document("", page=page)
    text: list[str] = []
    hints: list[Hint | None] = []
    for line, hint, tight in zip(lines.texts, known, lines.tight, strict=True):
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
    nodes = lines.nodes
    for node, down in zip(nodes, measured.down, strict=True):
        if not down:
            node.holds_article = True
    for text, owner, linked, row in zip(lines.texts, lines.owners, lines.links, measured.vectors(), strict=True):
        if row is None:
            hints.append(Hint(nodes[owner], linked / len(text), FAR))
            continue
        hint = Hint(nodes[owner], linked / len(text), 1 / (1 + exp(-score(row))))
        if not measured.up[owner]:
            hint.main = True
        first, in_title = row[0][_LEVEL] == 1, row[1][_IN_TITLE]
        if title and (first or in_title >= SAME / 2) and same(words(text), title, SHARE if first else SAME):
            hint.repeats_title = True
        hints.append(hint)
    fill(hints, measured)
    if len(hints) <= FEW or not any(hint.inside >= SURE for hint in hints):
        for hint, owner in zip(hints, lines.owners, strict=True):
            if hint.main and hint.link_density < 0.5 and not measured.doubtful(owner):
                hint.inside = max(hint.inside, SURE)
    for place in [place for place, text in enumerate(lines.texts) if text[0] in "{[" and len(text) >= DATA]:
        text, hint = lines.texts[place], hints[place]
        if text[-1] in "}]" and _DATA.match(text) and not any(node.tag == "pre" for node in hint.node):
            hint.inside = FAR
    return hints


def fill(hints: list[Hint], measured: Measured) -> None:
    """Count as part of the article what stands between two lines of it in one element, or goes on after one in an element like its own.

    Of rows, items, headings and code the element may be farther out. Nothing may speak against it. The trees look at each line by itself, and leave
    out short ones: answers of interviews, lines of code, steps.
    """
    parents, owners, nodes = measured.lines.parents, measured.lines.owners, measured.lines.nodes
    last: dict[int, int] = {}  # by the element that holds the line and the one around it
    last_near: dict[int, int] = {}  # and by the two around these, too
    for place, (hint, owner) in enumerate(zip(hints, owners, strict=True)):
        if hint.inside >= LEAST:
            last[owner] = last[parents[owner]] = place
            for one in around(owner, parents):
                last_near[one] = place
    begun: set[int] = set()
    begun_near: set[int] = set()
    before = -1  # the element of the line before, if that is part of the article
    for place, (hint, owner) in enumerate(zip(hints, owners, strict=True)):
        parent = parents[owner]
        if hint.inside >= LEAST:
            begun.add(owner)
            begun.add(parent)
            begun_near.update(around(owner, parents))
            before = owner
            continue
        between = (owner in begun and place < last[owner]) or (parent in begun and place < last[parent])
        fills = between and hint.link_density < LINKED
        if not fills and before >= 0 and parents[before] == parent and alike(nodes[before], nodes[owner]):
            fills = hint.link_density < AFTER and hint.inside >= LITTLE
        if not fills and hint.inside >= SOME and hint.link_density < AFTER and is_set_off(nodes[owner]):
            fills = any(one in begun_near and place < last_near[one] for one in around(owner, parents))
        if fills and measured.plain(owner):
            hint.inside = SURE
            before = owner
        else:
            before = -1


def around(owner: int, parents: list[int]) -> tuple[int, int, int, int]:
    """An element and the three around it."""
    parent = parents[owner]
    grand = parents[parent]
    return owner, parent, grand, parents[grand]


def is_set_off(node: Node) -> bool:
    """Whether it is a row, an item, a heading or code: documentation has these in elements of their own, apart from the paragraphs around them."""
    return any(outer.tag in SET_OFF for _, outer in zip(range(NEAR), node, strict=False))


def alike(one: Node, other: Node) -> bool:
    """Whether two elements have the same tag and names."""
    return one.tag == other.tag and one.names == other.names


def is_shown(texts: list[str], body: str) -> bool:
    """Whether a page shows the article that its structured data hold, or some of it."""
    wanted = len(body) * SHOWN
    held = 0
    if sum(len(text) for text in texts if len(text) >= PARAGRAPH) >= wanted:
        said = letters(body)
        wanted = len(said) * SHOWN
        for text in texts:
            if len(text) >= PARAGRAPH:
                beginning = letters(text[:HEAD])
                held += len(text) if beginning in said else 0
                if held >= wanted:
                    return True
    return False


def add_stated(root: etree._Element, lines: Lines, hints: list[Hint]) -> None:
    """Put the article from the structured data of a page that does not show it after what it shows, which is no part of it then."""
    body, path = stated(root, LONGEST_BODY)
    inner = tree(unescape(body) if "&lt;" in body else body) if "</" in body or "&lt;/" in body else None
    paragraphs = read(inner).texts if inner is not None else list(filter(None, map(collapsed, unescape(body).split("\n"))))
    for hint in hints:
        hint.inside = min(hint.inside, FAR)
    node = Node("script", None, "", path)
    for paragraph in paragraphs:
        lines.texts.append(paragraph)
        lines.tight.append(False)
        hints.append(Hint(node, 0.0, 1.0, main=True))


def add_frames(root: etree._Element, lines: Lines, hints: list[Hint]) -> None:
    """Put a line for each frame of a page that has nothing else, no part of an article: so that it is said why there is no text."""
    for frame in islice(root.iter("frame", "iframe"), MOST_FRAMES):
        called = collapsed(frame.get("title") or frame.get("name") or frame.get("src") or "")[:LONGEST_FRAME].rstrip()
        if called:
            lines.texts.append(called)
            lines.tight.append(True)
            hints.append(Hint(Node("frame", None, "", path_of(frame)), 0.0, FAR))


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
