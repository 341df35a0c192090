"""From a page to a document: its lines, what the page says of each, and how likely each is part of the article."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from math import exp
from typing import TYPE_CHECKING

from cleantext.document import Document
from cleantext.hints import Hint, Node, Page
from cleantext.markup.features import GROUPS, LEAST_BODY, PARAGRAPH, Measured
from cleantext.markup.filling import SURE, fill
from cleantext.markup.layout import HELD
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
#: Characters of a line, at least, that is no text but what a script reads, if it looks so and is not shown as code.
DATA = 100
_DATA = re.compile(r"""[\[{]\s?[\[{"]""")
#: Share of the article in the structured data that a page shows, if it shows it: a page for subscribers shows the beginning.
SHOWN = 0.1
#: What a page holds but does not show is read if the prose is so many times what is shown, and of so many characters: a notice is shorter.
MORE, LEAST_HELD = 10, 500
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
    shown = prose(lines)
    if shown < LEAST_BODY and next(root.iter(*HELD), None) is not None:
        every = read(root, held=True)
        if prose(every) >= max(LEAST_HELD, MORE * shown):
            lines = every
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


def prose(lines: Lines) -> int:
    """How many characters stand in paragraphs."""
    return sum(len(text) for text, linked in zip(lines.texts, lines.links, strict=True) if len(text) >= PARAGRAPH and linked * 2 < len(text))


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
