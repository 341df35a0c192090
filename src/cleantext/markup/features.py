"""What is measured of each line of a page, to tell how likely it is part of the article.

No feature needs a language: they are lengths, shares, places in the tree, what else stands in elements of the same name, and what names say.
The trees in ``trees.py`` were grown on these features in this order: to change one is to grow them again (``training/``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from cleantext.hints import Node, Page
from cleantext.markup.lines import Lines
from cleantext.markup.names import KIND_BITS, TAG_BITS, named

#: A sentence that ends.
_SENTENCE = re.compile(r"[.!?…؟۔।][\"”»)’]?(?:\s|$)|[。！？]")
_ENDS = re.compile(r"[.!?…。！？।؟۔:”\"»)」』]\W{0,3}$")
_WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u2e80-\uff60]+")
#: Words that begin with a capital.
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_DIGITS = re.compile(r"\d+")
NO_WORD = re.compile(r"\W+")
#: A line of so many columns with a sentence in it, less than half of it links, is a paragraph; so many characters of structured data are a text.
PARAGRAPH, LEAST_BODY = 50, 300
#: The share of the paragraphs' text that an element must hold for the article to be in it.
LEAST_SHARE = 0.6
_DOUBTFUL = sum(TAG_BITS[tag] for tag in ("nav", "footer", "aside", "form", "dialog"))
_DOUBTFUL_NAMES = KIND_BITS["comment"] | KIND_BITS["foot"] | KIND_BITS["popup"]
#: What speaks against a line that stands between two of the article.
_NOT_PLAIN = sum(KIND_BITS[kind] for kind in "nav foot related share comment promo ad popup byline meta tags caption form hidden".split())
_NOT_PLAIN_TAGS = _DOUBTFUL | sum(TAG_BITS[tag] for tag in ("button", "figure", "figcaption"))
_LEVELS = {f"h{level}": level for level in range(1, 7)}
#: What a line before the first and after the last is.
_NO_LINE = (-1.0, -1.0, -1.0, 0, -1)
_NO_KIN = (0.0,)
#: Characters of a line in which its words, and its sentences, are looked at: the rest of a paragraph is like its beginning.
HEAD, BEGINNING = 160, 400

#: The names of the features, in the order of `Measured.vectors`; after them come the bits of `names.KINDS` and `names.TAGS`.
NAMES = [
    *"columns link_density sentences ends_sentence level words digits capitals in_title copies".split(),
    *(f"{what}{where}" for where in ("-1", "+1") for what in ("columns", "link_density", "sentences", "ends_sentence", "level")),
    *"columns-2 columns+2 same_parent-1 same_parent+1".split(),
    *"up down place place_in_text place_in_main before_main after_main since_title".split(),
    *(f"{what}_{around}" for around in ("own", "parent", "grand", "great") for what in ("share", "links", "size", "lines", "paragraphs", "repeats")),
    *"alike alike_parent alike_path alike_lines alike_links alike_columns".split(),
    *"hidden in_body near far tags".split(),
]


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
            bits, tag = named(node.names) if node.names else 0, TAG_BITS.get(node.tag, 0)
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
        lines, parents, nodes = self.lines, self.lines.parents, self.lines.nodes
        count = len(nodes)
        share, size, links, number, paragraphs = [0.0] * count, [0] * count, [0.0] * count, [0] * count, [0] * count
        self.shapes: list[tuple[float, float, float, int, int]] = []
        self.columns: list[int] = []
        self.weights: list[float] = []
        #: Of the elements of one tag and names: text of paragraphs, links, text, lines.
        self.alike: dict[tuple[str, ...], list[float]] = {}
        alike = self.alike
        for text, owner, linked in zip(lines.texts, lines.owners, lines.links, strict=True):
            width = len(text) if text.isascii() else columns(text)
            density = linked / len(text)
            sentences = len(_SENTENCE.findall(text, 0, BEGINNING)) if width > 20 else 0
            node = nodes[owner]
            weight = 0.0
            if width >= PARAGRAPH and sentences and density < 0.5:
                weight = width * (1 - 2 * density)
                if self.tags[owner] & _DOUBTFUL or node.hidden:
                    weight *= 0.25
                if self.far[owner] & _DOUBTFUL_NAMES:
                    weight *= 0.3
                share[owner] += weight
                paragraphs[owner] += 1
            self.shapes.append((log1p(width), density, sentences, _ENDS.search(text[-5:]) is not None, _LEVELS.get(node.tag, 0)))
            self.columns.append(width)
            self.weights.append(weight)
            key: tuple[str, ...] = node.tag, node.names
            kin = alike.get(key)
            if kin is None:
                kin = alike[key] = [0.0, 0.0, 0.0, 0]
            kin[0] += weight
            kin[1] += linked
            kin[2] += len(text)
            kin[3] += 1
            if node.parent is not None:
                key = node.tag, node.names, node.parent.tag, node.parent.names
                alike[key] = kin = alike.get(key) or [0.0]
                kin[0] += weight
            size[owner] += width
            links[owner] += density * width
            number[owner] += 1
        # An element comes after the one around it: backwards, each hands its sums on when they are complete.
        for index in range(count - 1, 0, -1):
            if number[index]:
                parent = parents[index]
                share[parent] += share[index]
                size[parent] += size[index]
                links[parent] += links[index]
                number[parent] += number[index]
                paragraphs[parent] += paragraphs[index]
        self.share = share
        whole = share[0] or 1
        repeated = Counter(zip(parents, [node.tag for node in nodes], [node.names for node in nodes], strict=True))
        self.sums: list[tuple[float, ...]] = [
            (
                share[index] / whole,
                links[index] / size[index],
                log1p(size[index]),
                number[index],
                paragraphs[index] / number[index],
                repeated[parents[index], nodes[index].tag, nodes[index].names],
            )
            if number[index]
            else ()
            for index in range(count)
        ]

    def doubtful(self, owner: int) -> bool:
        """Whether elements or names around this element speak against an article."""
        return bool(self.tags[owner] & _DOUBTFUL or self.far[owner] & _DOUBTFUL_NAMES)

    def plain(self, owner: int) -> bool:
        """Whether nothing about this element, or near it, says that it is anything but text."""
        return not (self.near[owner] & _NOT_PLAIN or self.tags[owner] & _NOT_PLAIN_TAGS or self.lines.nodes[owner].hidden)

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

    def vectors(self, *, every: bool = False) -> list[tuple[float, ...] | None]:
        """The features of each line, named in `NAMES`; the last three hold bits: names near, names around up to what holds
        the main element, too, tags around.

        Args:
            every: of all lines; else None for those that need none: no paragraph is near them, the main element is not, and no paragraph of the
                page is in an element like theirs. A quarter of all lines are such; 4 in 1,000 of them would have been taken for the article's.
        """
        lines, parents, shapes, sums, nodes = self.lines, self.lines.parents, self.shapes, self.sums, self.lines.nodes
        owners, texts = lines.owners, lines.texts
        count = len(texts)
        up, down, beyond = self._distances()
        main = [place for place, owner in enumerate(owners) if self.weights[place] > 0 and not up[owner]]
        first, last = (main[0], main[-1]) if main else (0, count - 1)
        length = max(1, last - first)
        whole = sum(self.columns) or 1
        weight = self.share[0] or 1
        shown = not nodes[self.main].hidden
        title = set(_WORD.findall(self.page.title.lower()))
        body = NO_WORD.sub("", self.page.body) if len(self.page.body) >= LEAST_BODY else ""
        copies = Counter(texts)
        shape = [_NO_LINE, _NO_LINE, *shapes, _NO_LINE, _NO_LINE]
        line_parents = [-1, *[parents[owner] for owner in owners], -1]
        # What is the same for all lines of an element is put together once.
        places: dict[int, tuple[float, ...]] = {}
        kin: dict[int, tuple[float, ...]] = {}
        done = 0
        titled = -1
        found: list[tuple[float, ...] | None] = []
        for place, text in enumerate(texts):
            owner = owners[place]
            parent = parents[owner]
            around = kin.get(owner)
            if around is None:
                grand = parents[parent]
                node, outer = nodes[owner], nodes[parent]
                same = self.alike[node.tag, node.names]
                if not every and up[owner] > 1 and not self.share[parents[grand]] and not same[0] and node.tag != "h1":
                    found.append(None)
                    done += self.columns[place]
                    continue
                places[owner] = up[owner], down[owner]
                around = kin[owner] = (
                    *sums[owner],
                    *sums[parent],
                    *sums[grand],
                    *sums[parents[grand]],
                    same[0] / weight,
                    self.alike.get((outer.tag, outer.names), _NO_KIN)[0] / weight,
                    self.alike.get((node.tag, node.names, outer.tag, outer.names), _NO_KIN)[0] / weight,
                    same[3],
                    same[1] / same[2],
                    log1p(same[2] / same[3]),
                    node.hidden + (node.hidden and shown),
                )
            head = text[:HEAD]
            words = _WORD.findall(head)
            count_of_words = len(words) or 1
            in_title = len(title.intersection(map(str.lower, words))) / count_of_words if title else 0.0
            if in_title > 0.6 and len(words) * 2 > len(title):
                titled = place
            found.append(
                (
                    *shapes[place],
                    text.count(" "),
                    sum(map(len, _DIGITS.findall(head))) / len(head),
                    len(_CAPITALS.findall(head)) / count_of_words,
                    in_title,
                    copies[text],
                    *shape[place + 1],
                    *shape[place + 3],
                    shape[place][0],
                    shape[place + 4][0],
                    line_parents[place] == parent,
                    line_parents[place + 2] == parent,
                    *places[owner],
                    place / count,
                    done / whole,
                    (place - first) / length,
                    max(0, first - place),
                    max(0, place - last),
                    place - titled if titled >= 0 else -1,
                    *around,
                    (2 if NO_WORD.sub("", head) in body else 0) if body else 1,
                    self.near[owner],
                    beyond[owner],
                    self.tags[owner],
                )
            )
            done += self.columns[place]
        return found

    def _distances(self) -> tuple[list[int], list[int], list[int]]:
        """For each element: levels from the main element up to one that holds both, from there down, and what the names on the way down say.

        What holds the main element is called what the page is called: trees that see those names learn pages by heart.
        """
        up, down, beyond = [-1] * len(self.own), [0] * len(self.own), [0] * len(self.own)
        at = self.main
        while True:
            up[at] = self.depth[self.main] - self.depth[at]
            if not at:
                break
            at = self.lines.parents[at]
        for index, parent in enumerate(self.lines.parents):
            if up[index] < 0:
                up[index], down[index] = up[parent], down[parent] + 1
                beyond[index] = self.own[index] | beyond[parent]
        return up, down, beyond
