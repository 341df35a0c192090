"""What is measured of each line of a page, to tell how likely it is part of the article.

No feature needs a language: they are lengths, shares, places in the tree, and the words with which authors of pages name their elements.
The trees in ``trees.py`` were grown on these features in this order: to change one is to grow them again (``training/``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import log1p

from cleantext.hints import Node, Page, heading_level, parts_of
from cleantext.markup.lines import Lines

#: What names of class, id, role and so on say. A part of a name counts if it begins with one of the words; if it ends so, where there is a "*".
KINDS = {
    "nav": "nav menu *nav *menu breadcrumb pagin pager toolbar sitemap skip",
    "foot": "foot *footer copyright legal colophon contentinfo imprint",
    "head": "header masthead banner topbar hero",
    "side": "side *sidebar rail complementary secondary",
    "related": "relat recommend recirc readmore read-more read-next read-also more popular trending most latest recent teaser outbrain taboola also "
    "next prev",
    "card": "card tile grid list",
    "share": "share sharing social follow whatsapp twitter facebook linkedin",
    "comment": "comment disqus respond reply replies discussion thread",
    "promo": "newsletter subscri signup sign-up promo paywall cta optin donat premium offer register login signin",
    "ad": "ad ads advert sponsor dfp gpt",
    "popup": "cookie consent gdpr privacy modal popup popover overlay dialog toast tooltip notif alert",
    "byline": "author byline bio contribut writer vcard journalist",
    "meta": "date time meta publish updated posted",
    "tags": "tags tag taxonomy categor topic keyword label kicker eyebrow",
    "caption": "caption *caption figcap legend credit",
    "image": "photo image gallery media picture video player",
    "title": "title headline heading",
    "lead": "lead intro summary standfirst dek subtitle subhead abstract excerpt chapo perex vorspann",
    "body": "body *body content *content entry prose rich story markdown wysiwyg paragraph text",
    "article": "article post blog main single",
    "widget": "widget module embed carousel slider swiper tab tabs accordion",
    "toc": "toc table-of jump",
    "box": "box *box highlight callout quote aside",
    "faq": "faq",
    "hidden": "sr-only visually screen-reader hidden print d-none collaps",
    "form": "form input field search button btn",
    "product": "product price shop cart",
}
#: Elements around a line that tell something.
TAGS = (
    "nav aside footer header article main form figure table ul ol dialog blockquote figcaption li dl section button label address details pre "
    "h1 h2 h3 td"
).split()
_KIND_BITS = {kind: 1 << place for place, kind in enumerate(KINDS)}
_TAG_BITS = {tag: 1 << place for place, tag in enumerate(TAGS)}
_PAIRS = {pair: _KIND_BITS[kind] for kind, words in KINDS.items() for pair in words.split() if "-" in pair}
_BEGINNINGS = [(word, _KIND_BITS[kind]) for kind, words in KINDS.items() for word in words.split() if "-" not in word and not word.startswith("*")]
_ENDINGS = [(word[1:], _KIND_BITS[kind]) for kind, words in KINDS.items() for word in words.split() if word.startswith("*")]
#: Words up to so many letters stand for themselves only, not for longer ones that begin with them.
SHORT = 3
#: A sentence that ends.
_SENTENCE = re.compile(r"[.!?…؟۔।][\"”»)’]?(?:\s|$)|[。！？]")
_ENDS = re.compile(r"[.!?…。！？।؟۔:”\"»)」』]\W{0,3}$")
_WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u2e80-\uff60]+")
_DIGITS = re.compile(r"\d+")
_NO_WORD = re.compile(r"\W+")
#: A line of so many columns with a sentence in it, less than half of it links, is a paragraph; so many characters of structured data are a text.
PARAGRAPH, LEAST_BODY = 50, 300
#: The share of the paragraphs' text that an element must hold for the article to be in it.
LEAST_SHARE = 0.6
_DOUBTFUL = sum(_TAG_BITS[tag] for tag in ("nav", "footer", "aside", "form", "dialog"))
_DOUBTFUL_NAMES = _KIND_BITS["comment"] | _KIND_BITS["foot"] | _KIND_BITS["popup"]
#: What a line before the first and after the last is.
_NO_LINE = (-1.0, -1.0, -1.0, 0, -1)

#: The names of the features, in the order of `Measured.vectors`; after them come the bits of `KINDS` and `TAGS`.
NAMES = [
    *"columns link_density sentences ends_sentence level words sentence_density digits capitals commas in_title copies".split(),
    *(f"{what}{where}" for where in ("-1", "+1") for what in ("columns", "link_density", "sentences", "ends_sentence", "level")),
    *"columns-2 columns+2 same_parent-1 same_parent+1".split(),
    *"up down depth place place_in_text place_in_main before_main after_main".split(),
    *(f"{what}_{around}" for around in ("own", "parent", "grand", "great") for what in ("share", "links", "size", "lines", "paragraphs")),
    *"hidden in_body near far tags".split(),
]


@lru_cache(maxsize=1 << 16)
def named(names: str) -> int:
    """The bits of `KINDS` for which these names of an element speak."""
    parts = parts_of(names)
    bits = 0
    for part in parts:
        bits |= said(part)
    for pair in map("-".join, pairwise(parts)):
        bits |= _PAIRS.get(pair, 0)
    return bits


@lru_cache(maxsize=1 << 14)
def said(part: str) -> int:
    """The bits for which one part of a name speaks."""
    bits = 0
    for word, bit in _BEGINNINGS:
        if part == word or (len(word) > SHORT and part.startswith(word)):
            bits |= bit
    for word, bit in _ENDINGS:
        if part.endswith(word):
            bits |= bit
    return bits


def columns(text: str) -> int:
    """How wide a line is: signs of scripts without spaces count twice."""
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE.findall(text)))


class Measured:
    """A page's lines and elements, measured once, the sums for each element ready.

    Args:
        lines: what was read.
        page: what the page says of itself.
    """

    def __init__(self, lines: Lines, page: Page) -> None:
        self.lines, self.page = lines, page
        self._name(lines.nodes, lines.parents)
        self._sum()
        self.main = self._find_main()

    def _name(self, nodes: Sequence[Node], parents: Sequence[int]) -> None:
        """For each element: the bits of its own names, of those near and of all around, its tags, its depth."""
        self.own: list[int] = []
        self.near: list[int] = []
        self.far: list[int] = []
        self.tags: list[int] = []
        self.depth: list[int] = []
        own, near, far, tags, depth = self.own, self.near, self.far, self.tags, self.depth
        for index, (node, parent) in enumerate(zip(nodes, parents, strict=True)):
            bits, tag = named(node.names) if node.names else 0, _TAG_BITS.get(node.tag, 0)
            own.append(bits)
            if index:
                near.append(bits | own[parent] | own[parents[parent]])
                far.append(bits | far[parent])
                tags.append(tag | tags[parent])
                depth.append(depth[parent] + 1)
            else:
                near.append(bits)
                far.append(bits)
                tags.append(tag)
                depth.append(0)

    def _sum(self) -> None:
        """For each line its shape; for each element what is in it: text of paragraphs, text, links, lines, paragraphs."""
        lines, parents = self.lines, self.lines.parents
        count = len(lines.nodes)
        share, size, links, number, paragraphs = [0.0] * count, [0] * count, [0.0] * count, [0] * count, [0] * count
        self.shapes: list[tuple[float, float, float, int, int]] = []
        self.columns: list[int] = []
        self.weights: list[float] = []
        for text, owner, linked in zip(lines.texts, lines.owners, lines.links, strict=True):
            width = columns(text)
            density = linked / len(text)
            sentences = len(_SENTENCE.findall(text)) if width > 20 else 0
            weight = 0.0
            if width >= PARAGRAPH and sentences and density < 0.5:
                weight = width * (1 - 2 * density)
                if self.tags[owner] & _DOUBTFUL or lines.nodes[owner].hidden:
                    weight *= 0.25
                if self.far[owner] & _DOUBTFUL_NAMES:
                    weight *= 0.3
            node = lines.nodes[owner]
            self.shapes.append((log1p(width), density, sentences, _ENDS.search(text) is not None, heading_level(node.tag)))
            self.columns.append(width)
            self.weights.append(weight)
            share[owner] += weight
            size[owner] += width
            links[owner] += density * width
            number[owner] += 1
            paragraphs[owner] += weight > 0
        # An element comes after the one around it: backwards, each hands its sums on when they are complete.
        for index in range(count - 1, 0, -1):
            parent = parents[index]
            share[parent] += share[index]
            size[parent] += size[index]
            links[parent] += links[index]
            number[parent] += number[index]
            paragraphs[parent] += paragraphs[index]
        self.share = share
        whole = share[0] or 1
        self.sums = [
            (share[index] / whole, links[index] / (size[index] or 1), log1p(size[index]), number[index], paragraphs[index] / (number[index] or 1))
            for index in range(count)
        ]

    def doubtful(self, owner: int) -> bool:
        """Whether elements or names around this element speak against an article."""
        return bool(self.tags[owner] & _DOUBTFUL or self.far[owner] & _DOUBTFUL_NAMES)

    def _find_main(self) -> int:
        """The index of the innermost element that holds most of the paragraphs' text."""
        best = [0.0] * len(self.share)
        heaviest = list(range(len(self.share)))
        for index, parent in enumerate(self.lines.parents):
            if index and self.share[index] > best[parent]:
                best[parent], heaviest[parent] = self.share[index], index
        main = 0
        while best[main] and best[main] >= LEAST_SHARE * self.share[main]:
            main = heaviest[main]
        return main

    def vectors(self) -> list[tuple[float, ...]]:
        """The features of each line, named in `NAMES`; the last three hold bits: names near, names around, tags around."""
        lines, parents, shapes, sums = self.lines, self.lines.parents, self.shapes, self.sums
        owners, texts, nodes = lines.owners, lines.texts, lines.nodes
        count = len(texts)
        up, down = self._distances()
        main = [place for place, owner in enumerate(owners) if self.weights[place] > 0 and not up[owner]]
        first, last = (main[0], main[-1]) if main else (0, count - 1)
        length = max(1, last - first)
        whole = sum(self.columns) or 1
        title = set(_WORD.findall(self.page.title.lower()))
        body = _NO_WORD.sub("", self.page.body) if len(self.page.body) >= LEAST_BODY else ""
        copies = Counter(texts)
        shape = [_NO_LINE, _NO_LINE, *shapes, _NO_LINE, _NO_LINE]
        done = 0
        found: list[tuple[float, ...]] = []
        for place, text in enumerate(texts):
            owner = owners[place]
            parent = parents[owner]
            grand = parents[parent]
            words = _WORD.findall(text)
            count_of_words = len(words) or 1
            size = len(text)
            found.append(
                (
                    *shapes[place],
                    len(words),
                    shapes[place][2] / (self.columns[place] / 100 + 0.3),
                    sum(map(len, _DIGITS.findall(text))) / size,
                    sum(map(str.istitle, words)) / count_of_words,
                    text.count(",") / size,
                    len(title.intersection(map(str.lower, words))) / count_of_words if title else 0.0,
                    copies[text],
                    *shape[place + 1],
                    *shape[place + 3],
                    shape[place][0],
                    shape[place + 4][0],
                    place > 0 and parents[owners[place - 1]] == parent,
                    place + 1 < count and parents[owners[place + 1]] == parent,
                    up[owner],
                    down[owner],
                    self.depth[owner],
                    place / count,
                    done / whole,
                    (place - first) / length,
                    max(0, first - place),
                    max(0, place - last),
                    *sums[owner],
                    *sums[parent],
                    *sums[grand],
                    *sums[parents[grand]],
                    nodes[owner].hidden,
                    (2 if _NO_WORD.sub("", text) in body else 0) if body else 1,
                    self.near[owner],
                    self.far[owner],
                    self.tags[owner],
                )
            )
            done += self.columns[place]
        return found

    def _distances(self) -> tuple[list[int], list[int]]:
        """For each element: levels from the main element up to one that holds both, and from there down."""
        up, down = [-1] * len(self.own), [0] * len(self.own)
        at = self.main
        while True:
            up[at] = self.depth[self.main] - self.depth[at]
            if not at:
                break
            at = self.lines.parents[at]
        for index, parent in enumerate(self.lines.parents):
            if up[index] < 0:
                up[index], down[index] = up[parent], down[parent] + 1
        return up, down
