"""Article extractors to compare with, installed into a folder of its own at the first run (``build/extractors``).

Each as it ships, but for what is no text of an article in the references and can be switched off, or must be told: readers' comments, texts for
pictures, the language.
"""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import cleantext
from cleaners import EXTRACTORS, speaker
from installing import installed


class Extractor(NamedTuple):
    """Something that takes a page.

    Attributes:
        name: as printed.
        run: the article's text of a page, given as bytes or, to those that take no bytes, as text.
    """

    name: str
    run: Callable[[bytes], str]


def ours() -> list[Extractor]:
    """The package, and what its parser costs alone."""
    return [Extractor("cleantext", cleantext.strip_html), Extractor("lxml, parsing only", parsing)]


def parsing(page: bytes) -> str:
    """A bare parse: the floor of speed."""
    from lxml import etree

    etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    return ""


def peers() -> Iterator[Extractor]:
    """The peers that could be installed; what is missing is said on standard error."""
    installed("extractors", EXTRACTORS)
    logging.disable(logging.CRITICAL)
    for requirement, make in zip(EXTRACTORS, (trafilatura, readability, newspaper, resiliparse, justext, boilerpy, goose), strict=False):
        try:
            yield Extractor(requirement.replace("==", " "), make())
        except ImportError as error:
            print(f"{requirement} is left out: {error}", file=sys.stderr)


def extracted(extractor: Extractor, page: bytes) -> str:
    """What it makes of a page; nothing where it fails."""
    try:
        return extractor.run(page)
    except Exception:
        return ""


def text(page: bytes) -> str:
    """The page for those that take no bytes."""
    return page.decode("utf-8", "replace")


def trafilatura() -> Callable[[bytes], str]:
    """Its extract() without readers' comments."""
    extract = importlib.import_module("trafilatura").extract
    return lambda page: extract(page, include_comments=False) or ""


def readability() -> Callable[[bytes], str]:
    """Its summary(), which is HTML, as text by lxml with a line for each block."""
    document = importlib.import_module("readability").Document
    from lxml import html

    def run(page: bytes) -> str:
        root = html.fromstring(document(text(page)).summary())
        for element in root.iter("p", "div", "li", "br", "h1", "h2", "h3", "h4", "tr", "blockquote", "pre"):
            element.tail = "\n" + (element.tail or "")
        return str(root.text_content())

    return run


def newspaper() -> Callable[[bytes], str]:
    """Its Article, parsed without a download, of images neither."""
    article = importlib.import_module("newspaper").Article

    def run(page: bytes) -> str:
        made = article("http://example.org/", fetch_images=False)
        made.download(input_html=text(page))
        made.parse()
        return str(made.text)

    return run


def resiliparse() -> Callable[[bytes], str]:
    """Its extract_plain_text() for the main content, without texts that stand for pictures."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: str(extract(text(page), main_content=True, alt_texts=False))


def justext() -> Callable[[bytes], str]:
    """Its paragraphs that are not boilerplate, with the words of that of its languages of which the page has most."""
    module = importlib.import_module("justext")
    words = {language: module.get_stoplist(language) for language in sorted(module.get_stoplists())}
    spoken = speaker(words)

    def run(page: bytes) -> str:
        paragraphs = module.justext(page, words[spoken(seen(page))])
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return run


def seen(page: bytes) -> str:
    """The text of a page, furniture and all, without scripts and styles."""
    from lxml import etree

    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    return " ".join(root.xpath("//text()[not(parent::script or parent::style)]")) if root is not None else ""


def boilerpy() -> Callable[[bytes], str]:
    """Its ArticleExtractor."""
    extractor = importlib.import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return lambda page: str(extractor.get_content(text(page)))


def goose() -> Callable[[bytes], str]:
    """Its cleaned_text."""
    made = importlib.import_module("goose3").Goose({"enable_image_fetching": False})
    return lambda page: str(made.extract(raw_html=text(page)).cleaned_text)
