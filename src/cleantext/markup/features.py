"""What is measured of each line of a page, to tell how likely it is part of the article.

No feature needs a language: they are lengths, shares, places in the tree, what else stands in elements of the same name, and what names say.
The trees in ``trees.py`` were grown on these features in this order: to change one is to grow them again (``training/``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log1p
from typing import TypeAlias

from cleantext.hints import NEAR, Node, Page
from cleantext.markup.letters import HEAD, WORD, coded, columns, counted, ends_sentence, letters, sentences_in
from cleantext.markup.lines import Lines
from cleantext.markup.names import KIND_BITS, TAG_BITS, named

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
_NO_LINE = (-1.0, -1.0, -1, 0, -1)
#: What is known of a line, in groups, as `Measured.vectors` gives it.
Row: TypeAlias = tuple[tuple[float, ...], ...]

#: The names of the features, in groups, in the order of a row; after them come the bits of `names.KINDS` and `names.TAGS`.
GROUPS = [
    "columns link_density sentences ends_sentence level".split(),
    "words digits capitals in_title copies".split(),
    *([f"{what}{where}" for what in "columns link_density sentences ends_sentence level".split()] for where in ("-1", "+1")),
    "columns-2 columns+2 same_parent-1 same_parent+1 up down place place_in_text place_in_main before_main after_main since_title".split(),
    *([f"{what}_{around}" for what in "share links size lines paragraphs repeats".split()] for around in ("own", "parent", "grand", "great")),
    "alike alike_parent alike_path alike_lines alike_links alike_columns".split(),
    "hidden in_body near far tags".split(),
]
NAMES = [name for group in GROUPS for name in group]
#: Those that say yes or no, and those that are whole numbers: the trees test them as such, which is faster.
TRUTHS = frozenset("ends_sentence ends_sentence-1 ends_sentence+1 same_parent-1 same_parent+1".split())
WHOLE = frozenset(
    "sentences sentences-1 sentences+1 level level-1 level+1 words copies up down before_main after_main since_title alike_lines hidden in_body "
    "lines_own lines_parent lines_grand lines_great repeats_own repeats_parent repeats_grand repeats_great near far tags".split()
)


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
        self.up, self.down, self.beyond = self._distances()

    def _name(self, nodes: Sequence[Node], parents: Sequence[int]) -> None:
        """For each element: its kind, the bits of its own names and of those all around, its tags."""
        #: Elements of one tag and names are of one kind.
        kinds: dict[tuple[str, str], int] = {}
        self.kinds = [kinds.setdefault((node.tag, node.names), len(kinds)) for node in nodes]
        said = [(named(names) if names else 0, TAG_BITS.get(tag, 0)) for tag, names in kinds]
        bits, tag = said[0]
        self.own, self.far, self.tags = [bits], [bits], [tag]
        own, far, tags = self.own, self.far, self.tags
        for kind, parent in islice(zip(self.kinds, parents, strict=True), 1, None):
            bits, tag = said[kind]
            own.append(bits)
            far.append(bits | far[parent])
            tags.append(tag | tags[parent])
        #: Of the elements of each kind: text of paragraphs, links, text, lines; text of paragraphs by the kinds of element and parent.
        self.alike: list[list[float]] = [[0.0, 0.0, 0.0, 0] for _ in kinds]
        self.alike_path: dict[tuple[int, int], float] = {}
        self.levels = [_LEVELS.get(tag, 0) for tag, _ in kinds]

    def _sum(self) -> None:
        """For each line its shape; for each element what is in it: text of paragraphs, text, links, lines, paragraphs."""
        lines, parents, nodes, kinds = self.lines, self.lines.parents, self.lines.nodes, self.kinds
        count = len(nodes)
        share, size, links, number, paragraphs = [0.0] * count, [0] * count, [0.0] * count, [0] * count, [0] * count
        self.shapes: list[tuple[float, float, int, bool, int]] = []
        self.columns: list[int] = []
        self.weights: list[float] = []
        shapes, widths, weights = self.shapes, self.columns, self.weights
        far, tags, levels, alike, alike_path = self.far, self.tags, self.levels, self.alike, self.alike_path
        for text, owner, linked in zip(lines.texts, lines.owners, lines.links, strict=True):
            length = len(text)
            width = length if text.isascii() else columns(text)
            density = linked / length
            sentences = sentences_in(text) if width > 20 else 0
            kind = kinds[owner]
            kin = alike[kind]
            weight = 0.0
            if sentences and width >= PARAGRAPH and density < 0.5:
                weight = width * (1 - 2 * density)
                if tags[owner] & _DOUBTFUL or nodes[owner].hidden:
                    weight *= 0.25
                if far[owner] & _DOUBTFUL_NAMES:
                    weight *= 0.3
                share[owner] += weight
                paragraphs[owner] += 1
                kin[0] += weight
                if owner:
                    path = kind, kinds[parents[owner]]
                    alike_path[path] = alike_path.get(path, 0.0) + weight
            shapes.append((log1p(width), density, sentences, ends_sentence(text), levels[kind]))
            widths.append(width)
            weights.append(weight)
            if linked:
                kin[1] += linked
                links[owner] += density * width
            kin[2] += length
            kin[3] += 1
            size[owner] += width
            number[owner] += 1
        # An element comes after the one around it: backwards, each hands its sums on when they are complete.
        for index in range(count - 1, 0, -1):
            if number[index]:
                parent = parents[index]
                size[parent] += size[index]
                links[parent] += links[index]
                number[parent] += number[index]
                if paragraphs[index]:
                    share[parent] += share[index]
                    paragraphs[parent] += paragraphs[index]
        self.share = share
        whole = share[0] or 1
        places = [*zip(parents, kinds, strict=True)]
        repeated = Counter(places)
        self.sums: list[tuple[float, ...]] = [
            (share_in / whole, linked_in / size_in, log1p(size_in), lines_in, paragraphs_in / lines_in, repeated[place]) if lines_in else ()
            for share_in, linked_in, size_in, lines_in, paragraphs_in, place in zip(share, links, size, number, paragraphs, places, strict=True)
        ]

    def near(self, owner: int) -> int:
        """The bits of the names of this element and of the two around it."""
        parent = self.lines.parents[owner]
        return self.own[owner] | self.own[parent] | self.own[self.lines.parents[parent]]

    def doubtful(self, owner: int) -> bool:
        """Whether elements or names around this element speak against an article."""
        return bool(self.tags[owner] & _DOUBTFUL or self.far[owner] & _DOUBTFUL_NAMES)

    def plain(self, owner: int) -> bool:
        """Whether nothing about this element, or near it, says that it is anything but text.

        What holds the main element is called what the page is called, "post category-news tag-mill", and some pages stand in a form as a whole:
        of that only comments, feet and boxes over the page count. A table may stand in a figure.
        """
        near, tags, index, level = self.near(owner) & _DOUBTFUL_NAMES, 0, owner, 0
        while self.down[index]:
            tags |= TAG_BITS.get(self.lines.nodes[index].tag, 0)
            near |= self.own[index] if level < NEAR else 0
            index, level = self.lines.parents[index], level + 1
        if self.lines.nodes[owner].tag == "tr":
            tags &= ~TAG_BITS["figure"]
        return not (near & _NOT_PLAIN or tags & _NOT_PLAIN_TAGS or self.lines.nodes[owner].hidden)

    def unnamed(self, owner: int) -> bool:
        """Whether the element is shown, and its own names do not say that it is anything but text."""
        return not (self.own[owner] & _NOT_PLAIN or self.lines.nodes[owner].hidden)

    def _find_main(self) -> int:
        """The index of the innermost element that holds most of the paragraphs' text."""
        share, parents = self.share, self.lines.parents
        best = [0.0] * len(share)
        heaviest = list(range(len(share)))
        for index in [index for index, held in enumerate(share) if held and index]:
            parent = parents[index]
            if share[index] > best[parent]:
                best[parent], heaviest[parent] = share[index], index
        main = 0
        while best[main] and best[main] >= LEAST_SHARE * share[main]:
            main = heaviest[main]
        return main

    def vectors(self, *, every: bool = False) -> Iterator[Row | None]:
        """The features of each line, named in `GROUPS`; the last three hold bits: names near, names around up to what holds
        the main element, too, tags around.

        Args:
            every: of all lines; else None for those that need none: no paragraph is near them, the main element is not, and no paragraph of the
                page is in an element like theirs. A quarter of all lines are such; 4 in 1,000 of them would have been taken for the article's.
        """
        lines, parents, shapes, sums, nodes = self.lines, self.lines.parents, self.shapes, self.sums, self.lines.nodes
        owners, texts, up, down, beyond = lines.owners, lines.texts, self.up, self.down, self.beyond
        count = len(texts)
        main = [place for place, owner in enumerate(owners) if self.weights[place] > 0 and not up[owner]]
        first, last = (main[0], main[-1]) if main else (0, count - 1)
        length = max(1, last - first)
        widths, share, kinds, alike, alike_path = self.columns, self.share, self.kinds, self.alike, self.alike_path
        whole = sum(widths) or 1
        weight = share[0] or 1
        shown = not nodes[self.main].hidden
        title = frozenset(WORD.findall(self.page.title.lower()))
        titled_by = title, frozenset(filter(None, map(coded, title)))
        body = letters(self.page.body) if len(self.page.body) >= LEAST_BODY else ""
        copies = Counter(texts)
        shape = [_NO_LINE, _NO_LINE, *shapes, _NO_LINE, _NO_LINE]
        line_parents = [-1, *[parents[owner] for owner in owners], -1]
        own, tags = self.own, self.tags
        begun = 0
        titled = -1
        for place, (text, owner, width) in enumerate(zip(texts, owners, widths, strict=True)):
            done, begun = begun, begun + width
            parent = parents[owner]
            grand = parents[parent]
            great = parents[grand]
            kind, node = kinds[owner], nodes[owner]
            alike_share, alike_links, alike_size, alike_lines = alike[kind]
            if not every and up[owner] > 1 and not share[great] and not alike_share and node.tag != "h1":
                yield None
                continue
            outer = kinds[parent]
            head = text[:HEAD]
            digits, capitals, words, of_title = counted(head, *titled_by)
            in_title = of_title / (words or 1)
            if in_title > 0.6 and words * 2 > len(title):
                titled = place
            yield (
                shapes[place],
                (text.count(" "), digits / len(head), capitals / (words or 1), in_title, copies[text]),
                shape[place + 1],
                shape[place + 3],
                (
                    shape[place][0],
                    shape[place + 4][0],
                    line_parents[place] == parent,
                    line_parents[place + 2] == parent,
                    up[owner],
                    down[owner],
                    place / count,
                    done / whole,
                    (place - first) / length,
                    first - place if place < first else 0,
                    place - last if place > last else 0,
                    place - titled if titled >= 0 else -1,
                ),
                sums[owner],
                sums[parent],
                sums[grand],
                sums[great],
                (
                    alike_share / weight,
                    alike[outer][0] / weight,
                    alike_path.get((kind, outer), 0.0) / weight,
                    alike_lines,
                    alike_links / alike_size,
                    log1p(alike_size / alike_lines),
                ),
                (
                    node.hidden + (node.hidden and shown),
                    (2 if letters(head) in body else 0) if body else 1,
                    own[owner] | own[parent] | own[grand],
                    beyond[owner],
                    tags[owner],
                ),
            )

    def _distances(self) -> tuple[list[int], list[int], list[int]]:
        """For each element: levels from the main element up to one that holds both, from there down, and what the names on the way down say.

        No way down is left from the elements that hold the main one, and from itself.

        What holds the main element is called what the page is called: trees that see those names learn pages by heart.
        """
        parents = self.lines.parents
        up, down, beyond = [-1] * len(parents), [0] * len(parents), [0] * len(parents)
        at, levels = self.main, 0
        up[at] = 0
        while at:
            at, levels = parents[at], levels + 1
            up[at] = levels
        for index, parent in enumerate(parents):
            if up[index] < 0:
                up[index], down[index] = up[parent], down[parent] + 1
                beyond[index] = self.own[index] | beyond[parent]
        return up, down, beyond
