"""What a page says of itself: structured data (JSON-LD), Open Graph, ``<title>``, the canonical address."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from cleantext.hints import Page

if TYPE_CHECKING:
    from lxml import etree

#: What of structured data is of use; a script without any of it is not read.
_USEFUL = re.compile(r'"(?:articleBody|headline|author)"')
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HOST = re.compile(r"\s*+(?:https?:)?//(?:[^/?#\s@]*+@)?+([^/:@?#\s\[\]]++)")
#: Characters of an article's text in structured data: a longer one is not used, since each line is looked for in all of it.
LONGEST_BODY = 200_000
#: Objects in structured data that are looked at, at most.
MOST_OBJECTS = 2000


def metadata(root: etree._Element) -> Page:
    """What the page says of itself; empty where it says nothing."""
    title = body = site = ""
    authors: dict[str, None] = {}
    held: dict[str, list[etree._Element]] = {"script": [], "meta": [], "link": [], "title": []}
    for element in root.iter(*held):  # once through the page, not once for each
        held[element.tag].append(element)
    for script in held["script"]:
        if "ld+json" in (script.get("type") or "") and script.text and _USEFUL.search(script.text):
            for entry in objects(script.text):
                given = entry.get("articleBody")
                if isinstance(given, str) and len(body) < len(given) <= LONGEST_BODY:
                    body = given
                if not title and isinstance(entry.get("headline"), str):
                    title = unescape(entry["headline"])
                if "headline" in entry or "articleBody" in entry:  # pictures have authors, too
                    authors |= dict.fromkeys(names(entry.get("author")))
    for meta in held["meta"]:
        if not title and meta.get("property") == "og:title":
            title = meta.get("content") or ""
        if not site and meta.get("property") == "og:url":
            site = host(meta.get("content"))
    for link in held["link"]:
        if link.get("rel") == "canonical":
            site = host(link.get("href")) or site
    if not title:
        titles = (element.text for element in held["title"] if next(element.iterancestors("svg"), None) is None)
        title = next(filter(None, titles), "")
    return Page(" ".join(title.split()), tuple(authors), site, unescape(_TAG.sub(" ", body)) if "<" in body or "&" in body else body)


def stated(root: etree._Element, most: int) -> tuple[str, str]:
    """The article's text in structured data as it stands there, tags and all, and the path of its script.

    Args:
        root: the page.
        most: characters at most.
    """
    found = path = ""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and _USEFUL.search(script.text):
            for entry in objects(script.text):
                given = entry.get("articleBody")
                if isinstance(given, str) and len(found) < len(given) <= most:
                    found, path = given, path_of(script)
    return found, path


def path_of(element: etree._Element) -> str:
    """Where an element stands, as a CSS selector."""
    steps = []
    around = element.getparent()
    while around is not None:
        place = sum(isinstance(before.tag, str) for before in element.itersiblings(preceding=True)) + 1
        steps.append(f"{element.tag}:nth-child({place})")
        element, around = around, around.getparent()
    return " > ".join([str(element.tag), *reversed(steps)])


def objects(text: str) -> Iterator[dict[str, Any]]:
    """The objects in a piece of JSON, from the outside in; none where it is broken."""
    try:
        waiting = deque([json.loads(text, strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, (dict, list))]
        elif isinstance(value, list):
            waiting += [inner for inner in value[:MOST_OBJECTS] if isinstance(inner, (dict, list))]


def names(author: object) -> list[str]:
    """The names in the value of "author"."""
    values = author if isinstance(author, list) else [author]
    found = [value.get("name") if isinstance(value, dict) else value for value in values]
    return [" ".join(name.split()) for name in found if isinstance(name, str) and name.strip()]


def host(address: str | None) -> str:
    """The host of an address, without "www."; empty where it has none."""
    found = _HOST.match(address or "")
    return found[1].lower().removeprefix("www.") if found else ""
