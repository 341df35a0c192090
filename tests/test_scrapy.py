"""Scrapy, really run: a spider that reads a page from a file, the pipeline, what comes out."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from cleantext import preset, strip
from cleantext.chain import Chain
from engines import TEXTS
from toys import Takes

pytest.importorskip("scrapy")
pytestmark = pytest.mark.engine

#: A crawl of its own process: a reactor runs once.
SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Spider(scrapy.Spider):
    name = "courier"
    async def start(self):
        yield scrapy.Request(sys.argv[1])
    def parse(self, response):
        for number, text in enumerate(json.loads(response.text)):
            yield {"number": number, "body": text}
        yield {"number": -1}

process = CrawlerProcess({
    "ITEM_PIPELINES": {"cleantext.integrations.scrapy.CleanPipeline": 300},
    "CLEANTEXT_FIELD": "body",
    "CLEANTEXT_KEEP": "credit",
    "FEEDS": {sys.argv[2]: {"format": "jsonlines"}},
    "LOG_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
})
crawler = process.create_crawler(Spider)
process.crawl(crawler)
process.start()
print(crawler.stats.get_value("cleantext/removed/promo"))
"""


@dataclass
class Article:
    """An item."""

    text: str


def test_a_crawl(tmp_path):
    """The settings choose; an item without the field passes; the statistics count."""
    source, out = tmp_path / "page.json", tmp_path / "out.jsonl"
    source.write_text(json.dumps(TEXTS), encoding="utf-8")
    run = [sys.executable, "-c", SPIDER, source.as_uri(), str(out)]

    done = subprocess.run(run, capture_output=True, text=True, check=True)

    chain = preset("article", keep={"credit"})
    items = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert items == [*({"number": number, "body": chain(text)} for number, text in enumerate(TEXTS)), {"number": -1}]
    assert int(done.stdout) == sum(removal.family == "promo" for text in TEXTS for removal in chain.explain(text).removals) > 0


def test_items_of_any_kind():
    """Changed in place, as pipelines do."""
    from cleantext.integrations.scrapy import CleanPipeline

    pipeline = CleanPipeline(preset("article"))

    assert pipeline.process_item(Article(TEXTS[1])) == Article(strip(TEXTS[1]))
    assert CleanPipeline(Chain([Takes("X")]), "body").process_item({"body": "X\na"}) == {"body": "a"}
    page = "<nav><a href=/>Home</a></nav><p>The council met on Monday and voted on the tunnel.</p>"
    assert CleanPipeline(preset("page"), html=True).process_item({"text": page})["text"].startswith("The council met")
