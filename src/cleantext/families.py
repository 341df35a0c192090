"""The families of page furniture: what each is called, and what a removal of it says when its rule gives no reason of its own."""

from __future__ import annotations

FAMILIES = {
    "credit": "says who made or owns a picture",
    "caption": "describes a picture",
    "ui": "is a message or control of the page",
    "promo": "asks the reader to do or buy something",
    "dup": "repeats a line that stands earlier",
    "related": "leads to another article",
    "share": "shares or counts",
    "ad": "marks an advertisement",
    "legal": "is a copyright or usage notice",
    "nav": "leads around the site",
    "byline": "says who wrote this and when",
    "bio": "describes the author or the newsroom",
    "wire": "says who else reported",
    "headline": "is the headline, which a page gives apart from its text",
    "site": "repeats over the pages of its site",
    "other": "is no part of the article",
}
#: The families that the project is named for, removed by the preset "named".
NAMED = frozenset({"credit", "ui", "promo", "dup"})
