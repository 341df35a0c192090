"""What HTML says of a line that its text does not: the element that it comes from, and those around it.

Plain values without a tree behind them, so that a document can be pickled and outlives the page it was made of.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple, TypeAlias
else:
    from cleantext.records import NamedTuple

#: What is less likely part of the article is not.
LEAST = 0.25
#: A word inside a name of class or id: "articleBody", "article-body" and "ARTICLE_BODY" hold the same two.
_WORD = pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: Of each byte itself, if it is a lower case letter, else a space.
_LETTERS = bytes(code if 97 <= code <= 122 else 32 for code in range(256))
#: Elements around a line that count with its own names: further out they name the layout of the page.
NEAR = 3

#: The inline elements between a block and what is in them, from the inside out: each with what is around it, its tag, its number, its level.
Trail: TypeAlias = "tuple[Trail, str, int, int] | None"
#: The number of an element and the inline ones between it and the block around them.
Step: TypeAlias = "tuple[int, Trail]"


class Node:
    """A block-level element of a page.

    Args:
        step: how to get here from the parent: as a CSS selector, or what makes one, since few are asked for it.

    Attributes:
        tag: its name, lower case.
        parent: the block-level element around it; None for the page.
        names: its class, id, role, itemprop and aria-label, with a space between them.
        hidden: whether it, or one around it, is hidden.
        holds_article: whether most of the page's paragraphs are in it; so its names say nothing of a single line.
    """

    __slots__ = ("_path", "_step", "hidden", "holds_article", "names", "parent", "tag")

    def __init__(self, tag: str, parent: Node | None, names: str, step: str | Step, *, hidden: bool = False) -> None:
        self.tag = tag
        self.parent = parent
        self.names = names
        self._step = step
        self.hidden = hidden
        self.holds_article = False
        self._path = ""

    def __repr__(self) -> str:
        return f"<Node {self.path}>"

    def __iter__(self) -> Iterator[Node]:
        """The element and those around it, from the inside out."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def step(self) -> str:
        """How to get here from the parent, as a CSS selector."""
        if isinstance(self._step, str):
            return self._step
        place, trail = self._step
        steps = [f"{self.tag}:nth-child({place})"]
        while trail:
            trail, tag, place, _ = trail
            steps.append(f"{tag}:nth-child({place})")
        return " > ".join(reversed(steps))

    @property
    def path(self) -> str:
        """Where it stands, as a CSS selector for ``document.querySelector`` and the like."""
        waiting = []
        node: Node | None = self
        while node is not None and not node._path:  # those farther out were asked for before, for a line nearby
            waiting.append(node)
            node = node.parent
        path = node._path if node is not None else ""
        for node in reversed(waiting):
            path = node._path = f"{path} > {node.step}" if path else node.step
        return self._path


class Hint:
    """What the page says of one line.

    Attributes:
        node: the innermost block-level element that holds the line.
        link_density: share of its characters that are links, 0 to 1.
        inside: how likely the line is part of the article, 0 to 1.
        main: whether it stands in the element that holds most of the page's paragraphs.
        repeats_title: whether it is the page's headline.
    """

    __slots__ = ("inside", "link_density", "main", "node", "repeats_title")

    def __init__(self, node: Node, link_density: float, inside: float, *, main: bool = False, repeats_title: bool = False) -> None:
        self.node = node
        self.link_density = link_density
        self.inside = inside
        self.main = main
        self.repeats_title = repeats_title

    def __repr__(self) -> str:
        return f"<Hint {self.tag}, {self.inside:.2f} inside, at {self.path}>"

    @property
    def tag(self) -> str:
        """The element's name: "p", "h2", "li", "tr", "figcaption", "blockquote", "pre", ..."""
        return self.node.tag

    @property
    def path(self) -> str:
        """Where the element stands in the page, as a CSS selector."""
        return self.node.path

    @property
    def level(self) -> int:
        """Of a heading 1 to 6, of another line 0."""
        return heading_level(self.node.tag)

    @property
    def within(self) -> frozenset[str]:
        """The names of the element and of all block-level elements around it: "figure", "aside", "nav", "table", ..."""
        return frozenset(node.tag for node in self.node)

    @property
    def words(self) -> frozenset[str]:
        """The words in class, id, role, itemprop and aria-label of the element and of the two around it, lower case."""
        return words_of(" ".join([node.names for _, node in zip(range(NEAR), self.node, strict=False)]))

    @property
    def hidden(self) -> bool:
        """Whether a browser would not show the line."""
        return self.node.hidden


def heading_level(tag: str) -> int:
    """Of a heading 1 to 6, of another element 0."""
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0


def parts_of(names: str) -> list[str]:
    """The words in names of class, id and so on, lower case, in their order."""
    if names.islower() and names.isascii():  # as most are: then words are what stands between other signs
        return names.encode().translate(_LETTERS).decode().split()
    return [word.lower() for word in _WORD.findall(names)]


def words_of(names: str) -> frozenset[str]:
    """The words in names of class, id and so on, lower case."""
    return frozenset(parts_of(names))


class Page(NamedTuple):
    """What a page says of itself, apart from its text.

    Attributes:
        title: the headline: of its structured data, else of its ``og:title`` or ``<title>``.
        authors: the names in its structured data.
        site: the host of its canonical address; empty where it gives none.
        body: the article's text in its structured data; empty where it gives none.
    """

    title: str
    authors: tuple[str, ...]
    site: str
    body: str
