"""What authors of pages call the kinds of elements, by class, id, role and so on; and the elements that tell something themselves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from cleantext.hints import parts_of

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
    "h1 h2 h3 td p tr"
).split()
#: The bit of each.
KIND_BITS = {kind: 1 << place for place, kind in enumerate(KINDS)}
TAG_BITS = {tag: 1 << place for place, tag in enumerate(TAGS)}
#: Words up to so many letters stand for themselves only, not for longer ones that begin with them.
SHORT = 3
_EVERY = [(word, KIND_BITS[kind]) for kind, words in KINDS.items() for word in words.split()]


def _bits(words: Iterable[tuple[str, int]]) -> dict[str, int]:
    """For each word the bits of all kinds that name it."""
    found: dict[str, int] = {}
    for word, bit in words:
        found[word] = found.get(word, 0) | bit
    return found


_PAIRS = _bits((word, bit) for word, bit in _EVERY if "-" in word)
_FIRST_OF_PAIRS = frozenset(pair.split("-")[0] for pair in _PAIRS)
_WORDS = _bits((word, bit) for word, bit in _EVERY if "-" not in word and not word.startswith("*"))
_BEGINNINGS = _bits((word, bit) for word, bit in _WORDS.items() if len(word) > SHORT)
_ENDINGS = _bits((word[1:], bit) for word, bit in _EVERY if word.startswith("*"))
_BEGIN_LENGTHS, _END_LENGTHS = sorted({*map(len, _BEGINNINGS)}), sorted({*map(len, _ENDINGS)})


@lru_cache(maxsize=1 << 16)
def named(names: str) -> int:
    """The bits of `KINDS` for which these names of an element speak."""
    parts = parts_of(names)
    bits = 0
    for part in parts:
        bits |= said(part)
    if not _FIRST_OF_PAIRS.isdisjoint(parts):
        for pair in map("-".join, pairwise(parts)):
            bits |= _PAIRS.get(pair, 0)
    return bits


@lru_cache(maxsize=1 << 14)
def said(part: str) -> int:
    """The bits for which one part of a name speaks. Footnotes are the article's, and no foot of the page."""
    bits = _WORDS.get(part, 0)
    for length in _BEGIN_LENGTHS:
        bits |= _BEGINNINGS.get(part[:length], 0)
    for length in _END_LENGTHS:
        bits |= _ENDINGS.get(part[-length:], 0)
    return bits & ~KIND_BITS["foot"] if part.startswith("footnote") else bits
