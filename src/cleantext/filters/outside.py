"""The lines of a page that are no part of its article: what HTML tells and text does not."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document, Removal
from cleantext.hints import Hint

#: What is less likely part of the article is not.
LEAST = 0.4
#: The case, its family, what it says, and what elements or words in their names it is known by; the first that fits counts.
CASES: tuple[tuple[str, str, str, set[str], set[str]], ...] = (
    ("caption", "caption", "describes a picture of the article", {"figcaption"}, {"caption", "figcaption"}),
    ("comment", "other", "is a reader's comment", set(), {"comment", "comments", "respond", "disqus"}),
    ("nav", "nav", "leads around the site", {"nav", "menu"}, {"nav", "navbar", "menu", "navigation", "breadcrumb", "breadcrumbs"}),
    ("share", "share", "shares the article", set(), {"share", "sharing", "social"}),
    ("related", "related", "leads to another article", set(), {"related", "recommended", "recirculation", "teaser", "popular", "trending"}),
    ("ad", "ad", "is an advertisement", set(), {"ad", "ads", "advert", "advertisement", "sponsored"}),
    ("promo", "promo", "asks the reader to do something", set(), {"newsletter", "subscribe", "subscription", "signup", "promo", "paywall"}),
    ("byline", "byline", "says who wrote this and when", set(), {"byline", "author", "authors", "dateline", "timestamp"}),
    ("control", "ui", "is a control of the page", {"button", "form", "dialog"}, {"modal", "popup", "cookie", "consent"}),
    ("footer", "nav", "stands in the foot of the page", {"footer"}, {"footer", "contentinfo", "colophon"}),
    ("aside", "related", "stands beside the article", {"aside"}, {"sidebar", "complementary"}),
)
HEADLINE = ("headline", "headline", "is the page's headline, which is no line of the text")
ELSEWHERE = ("elsewhere", "other", "stands outside the article, or is no part of it")


class Outside:
    """Vote against the lines of a page that are not part of its article; a document that comes from text has none.

    How likely a line is part of it was found out when the page was read (`Hint.inside`): so what else goes makes no difference.
    """

    def __repr__(self) -> str:
        return "Outside()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        for case, family, why in (*(case[:3] for case in CASES), HEADLINE, ELSEWHERE):
            yield f"page/{case}", family, why

    def __call__(self, document: Document) -> Iterator[Removal]:
        for index, hint in enumerate(document.hints):
            if hint is None or not document.stripped[index]:
                continue
            if hint.repeats_title:
                case, family, why = HEADLINE
            elif hint.inside < LEAST:
                case, family, why = ground(hint)
            else:
                continue
            yield document.removal(index, family, f"page/{case}", why)


def ground(hint: Hint) -> tuple[str, str, str]:
    """Which case a line outside the article is."""
    within, words = hint.within, hint.words
    for case, family, why, tags, named in CASES:
        if (not within.isdisjoint(tags) or not words.isdisjoint(named)) and (hint.main or family != "caption"):
            return case, family, why
    return ELSEWHERE
