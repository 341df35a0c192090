"""The functions that most users need: the default chains, applied."""

from __future__ import annotations

from functools import cache

from cleantext.chain import Chain
from cleantext.document import Document, Result
from cleantext.presets import preset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.markup.parse import Markup


@cache
def default() -> Chain:
    """The preset "auto", built once."""
    return preset("auto")


def strip(text: str) -> str:
    """The text without its boilerplate, by the preset "auto".

    Raises:
        TypeError: the text is not a str.

    Examples:
        >>> strip("The council met on Monday.\\n\\nSign up for our newsletter\\n\\nIt will meet again.")
        'The council met on Monday.\\n\\nIt will meet again.'
    """
    return default()(text)


def explain(text: str) -> Result:
    """What `strip` makes of the text, and what went and why. Raises like `strip`.

    Examples:
        >>> [removal.rule for removal in explain("Grace Osei / AFP\\nGrace Osei / AFP").removals]
        ['credit/agency', 'credit/agency']
    """
    return default().explain(text)


@cache
def for_pages() -> Chain:
    """The preset "page", built once."""
    return preset("page")


def strip_html(markup: Markup) -> str:
    """The text of a page's article, by the preset "page": without headline and captions, which `preset` can keep.

    Args:
        markup: a page or a piece of one: str, bytes in any encoding, a BeautifulSoup or lxml tree.

    Raises:
        TypeError: it is nothing of these.

    Examples:
        >>> print(strip_html("<nav><a href=/>Home</a></nav><p>The council met on Monday and voted.</p><p>Share this article</p>"), end="")
        The council met on Monday and voted.
    """
    return for_pages()(Document.from_html(markup))


def explain_html(markup: Markup) -> Result:
    """What `strip_html` makes of the page, and what went and why. The spans are those of `Result.source`, the text of the whole page.

    Raises like `strip_html`.

    Examples:
        >>> [(removal.family, removal.path) for removal in explain_html("<p>He came, saw and went home.</p><nav>Menu</nav>").removals]
        [('nav', 'html > body:nth-child(1) > nav:nth-child(2)')]
    """
    return for_pages().explain(Document.from_html(markup))
