"""The lines of a page that are no part of its article: what HTML tells and text does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document, Removal
from cleantext.fold import characters, fold
from cleantext.hints import LEAST, NEAR, Node, words_of

#: Characters of a paragraph at least, and of a byline at most; the words of a byline beside names ("By", "and", "in Leeds").
PARAGRAPH, LONGEST_BYLINE, MOST_BESIDE = 80, 120, 2
CAPTION = ("caption", "caption", "describes a picture of the article")
#: Characters of a caption, at most: what is longer may be the article in the wrong element. In main elements of 922 pages 7 % of them are in it.
LONGEST_CAPTION = 300
#: The case, its family, what it says, and what elements or words in their names it is known by; the first that fits counts.
CASES: tuple[tuple[str, str, str, set[str], set[str]], ...] = (
    ("credit", "credit", "says who made a picture of the article", set(), {"credit", "credits"}),
    (*CAPTION, {"figcaption"}, {"caption", "figcaption"}),
    ("comment", "other", "is a reader's comment", set(), {"comment", "comments", "respond", "disqus"}),
    ("nav", "nav", "leads around the site", {"nav", "menu"}, {"nav", "navbar", "menu", "navigation", "breadcrumb", "breadcrumbs"}),
    ("share", "share", "shares the article", set(), {"share", "sharing", "social"}),
    ("related", "related", "leads to another article", set(), {"related", "recommended", "recirculation", "teaser", "popular", "trending"}),
    ("ad", "ad", "is an advertisement", set(), {"ad", "ads", "advert", "advertisement", "sponsored"}),
    ("promo", "promo", "asks the reader to do something", set(), {"newsletter", "subscribe", "subscription", "signup", "promo", "paywall"}),
    ("byline", "byline", "says who wrote this and when", set(), {"byline", "author", "authors", "dateline", "timestamp"}),
    ("control", "ui", "is a control of the page", {"button", "form", "dialog"}, {"modal", "popup", "cookie", "consent"}),
    ("frame", "other", "stands for another page, which this one shows in a frame", {"frame"}, set()),
    ("footer", "nav", "stands in the foot of the page", {"footer"}, {"footer", "contentinfo", "colophon"}),
    ("aside", "related", "stands beside the article", {"aside"}, {"sidebar", "complementary"}),
)
#: Where in `CASES` the first is that a tag, or a word, tells.
_BY_TAG, _BY_WORD = ({one: place for place, case in reversed([*enumerate(CASES)]) for one in case[part]} for part in (3, 4))
HEADLINE = ("headline", "headline", "is the page's headline, which is no line of the text")
AUTHOR = ("author", "byline", "names the author, as the page's structured data do")
ELSEWHERE = ("elsewhere", "other", "stands outside the article, or is no part of it")


class Outside:
    """Vote against the lines of a page that are not part of its article; a document that comes from text has none.

    How likely a line is part of it was found out when the page was read (`Hint.inside`): so what else goes makes no difference.
    """

    def __repr__(self) -> str:
        return "Outside()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        for case, family, why in (*(case[:3] for case in CASES), HEADLINE, AUTHOR, ELSEWHERE):
            yield f"page/{case}", family, why

    def __call__(self, document: Document) -> Iterator[Removal]:
        known: dict[Node, tuple[str, str, str]] = {}
        stripped, starts, ends = document.stripped, document.starts, document.ends
        bylines = set(named(document)) if document.page and document.page.authors else ()
        for index, hint in enumerate(document.hints):
            if hint is None or not stripped[index]:
                continue
            if hint.repeats_title:
                case, family, why = HEADLINE
            elif hint.inside < LEAST:
                node = hint.node
                case, family, why = known.get(node) or ground(node, known)
                if case in ("caption", "credit") and not hint.main:
                    case, family, why = ELSEWHERE
                if case == "elsewhere" and index in bylines:
                    case, family, why = AUTHOR
            elif index in bylines:
                case, family, why = AUTHOR
            elif len(stripped[index]) < LONGEST_CAPTION and hint.main and in_caption(hint.node):
                found = known.get(hint.node) or ground(hint.node, known)
                case, family, why = found if found[0] in ("caption", "credit") else CAPTION
            else:
                continue
            yield Removal(starts[index], ends[index], family, f"page/{case}", why)


def named(document: Document) -> Iterator[int]:
    """The lines that say no more than who wrote it, as the page's structured data do: near its head, or after its last paragraph."""
    authors = [f" {fold(name)} " for name in document.page.authors if " " in name] if document.page else []
    longest = [max(name.split(), key=len, default="") for name in authors]
    prose = [place for place, line in enumerate(document.stripped) if len(line) >= PARAGRAPH and inside(document, place)]
    second, last = (prose[1] if len(prose) > 1 else len(document.lines), prose[-1]) if prose else (0, 0)
    for index, line in enumerate(document.stripped):
        if not line or len(line) > LONGEST_BYLINE or second <= index <= last:
            continue
        if not any(map(characters(line).__contains__, longest)):  # of nearly every line, and folding takes time
            continue
        said = rest = f" {fold(line)} "
        for name in authors:
            rest = rest.replace(name, " ")
        hint = document.hints[index]
        if rest != said and len(rest.split()) <= MOST_BESIDE and hint and not hint.level:
            yield index


def in_caption(node: Node | None) -> bool:
    """Whether the element, or one of the two around it, is a caption."""
    for _ in range(NEAR):
        if node is None:
            return False
        if node.tag == "figcaption":
            return True
        node = node.parent
    return False


def inside(document: Document, index: int) -> bool:
    """Whether the line is likely part of the article."""
    hint = document.hints[index]
    return hint is not None and hint.inside >= LEAST


def ground(node: Node, known: dict[Node, tuple[str, str, str]]) -> tuple[str, str, str]:
    """Which case a line outside the article is: what the nearest element says that says anything.

    Args:
        node: the element that holds the line.
        known: the cases of elements that were asked for; added to.
    """
    passed = []
    found = None
    around: Node | None = node
    while around is not None and found is None:
        found = known.get(around)
        if found is None:
            if around.holds_article:
                break
            passed.append(around)
            found = said(around.tag, around.names)
            around = around.parent
    found = found or ELSEWHERE
    for around in passed:
        known[around] = found
    return found


@lru_cache(maxsize=1 << 14)
def said(tag: str, names: str) -> tuple[str, str, str] | None:
    """Which case an element with this tag and these names is, if any."""
    places = [_BY_WORD[word] for word in words_of(names) & _BY_WORD.keys()]
    if tag in _BY_TAG:
        places.append(_BY_TAG[tag])
    if not places:
        return None
    case, family, why, _, _ = CASES[min(places)]
    return case, family, why
