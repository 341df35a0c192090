"""An item pipeline for Scrapy.

Needs Scrapy (``pip install 'boilerstrip[scrapy]'``).
"""

from __future__ import annotations

from itemadapter import ItemAdapter

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.presets import preset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

    from scrapy.crawler import Crawler


class CleanPipeline:
    """Cleans a field of each item: of dictionaries, `scrapy.Item`, dataclasses and attrs classes alike. An item without the field passes as it is.

    The settings ``CLEANTEXT_FIELD`` ("text"), ``CLEANTEXT_HTML`` (False), ``CLEANTEXT_PRESET`` ("auto", or "page" for HTML) and
    ``CLEANTEXT_KEEP`` (families, none) choose; for anything else make a subclass that calls this with a chain.

    Args:
        chain: cleans the field.
        field: its name.
        html: whether it holds a page; the article's text takes its place.
    """

    def __init__(self, chain: Chain, field: str = "text", *, html: bool = False) -> None:
        self.chain, self.field, self.html = chain, field, html
        self.crawler: Crawler | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """By the settings.

        Raises:
            ValueError: there is no such preset or family.
        """
        settings = crawler.settings
        html = settings.getbool("CLEANTEXT_HTML")
        name = settings.get("CLEANTEXT_PRESET") or ("page" if html else "auto")
        made = cls(preset(name, keep=settings.getlist("CLEANTEXT_KEEP")), settings.get("CLEANTEXT_FIELD", "text"), html=html)
        made.crawler = crawler
        return made

    def process_item(self, item: Any) -> Any:
        """The item with its field cleaned; what went is counted in the crawler's statistics, by family."""
        adapter = ItemAdapter(item)
        text = adapter.get(self.field)
        if text is None:
            return item
        result = self.chain.explain(Document.from_html(text) if self.html else text)
        adapter[self.field] = result.text
        if self.crawler and self.crawler.stats:
            for removal in result.removals:
                self.crawler.stats.inc_value(f"cleantext/removed/{removal.family}")
        return item
