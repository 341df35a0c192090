"""The corpora, read: whose texts they are, and which of their lines are the article's.

CORPORA holds ``bodies_<set>_dev.jsonl.gz``, whose records have ``id``, ``url``, ``title``, ``gold`` (the article's text) and ``out`` (what
extractors made of the page, by name), and ``labelled_dev.jsonl.gz``, whose records have ``id``, ``url``, ``title``, ``text`` and ``labels`` (by the
index of the line; a line without one is the article's, and a label that ends in "?" is in doubt).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

import ftfy

#: Gold shorter than this is no article.
SHORTEST = 200
#: Domains under which others are registered.
_SHARED = frozenset("co com org net ac gov edu or ne go gob in".split())
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: Scripts without spaces between words: each sign counts as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
#: Labels of lines that are neither furniture nor to be kept: first copies of captions.
NEITHER = frozenset({"caption", "caption_credit"})


def records(corpora: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of ``<name>.jsonl.gz``."""
    with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def bodies(corpora: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of a set of pages that have an article."""
    return (record for record in records(corpora, f"bodies_{name}_dev") if len(record["gold"]) > SHORTEST)


def site(record: dict[str, Any]) -> str:
    """Whose text it is: the name under which the site's domain is registered, or the publisher's, in small letters and digits."""
    kind, *rest = record["id"].split("#")[0].split("/")
    if kind == "fundus":
        name = rest[-1].split("_")[0]
    elif kind == "raw":
        name = domain(record["title"].split(" / ")[0].strip())
    else:
        name = domain(urlsplit(record["url"] or "").netloc) or record["id"]
    return re.sub(r"[^a-z0-9]", "", name.lower()) or record["id"]


def domain(host: str) -> str:
    """The registered name in a host: "bbc" of "www.bbc.co.uk"."""
    parts = host.lower().split(":")[0].split(".")
    parts = parts[:-1] if len(parts) > 1 else parts
    if len(parts) > 1 and parts[-1] in _SHARED:
        parts = parts[:-1]
    return parts[-1]


def part(site: str, parts: int) -> int:
    """In which part of a cross-validation a site is."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % parts


def words(text: str) -> list[str]:
    """The words of a text as the measures count them."""
    found: list[str] = []
    if not text.isascii():
        text = _INVISIBLE.sub("", ftfy.fix_text(text))
    for word in _WORD.findall(normalize("NFKC", text).casefold()):
        found.extend(word if _UNSPACED.search(word) else [word])
    return found


class Gold:
    """An article's text, asked how much of a line stands in it.

    Attributes:
        words, title: the words of the text and of its title.
    """

    def __init__(self, gold: str, title: str) -> None:
        self.words = words(gold)
        self._runs = set(zip(*(self.words[shift:] for shift in range(4)), strict=False))
        self._flat = f" {' '.join(self.words)} "
        self.title = words(title or "")
        self._in_title = set(self.title)

    def covered(self, line: Sequence[str]) -> float:
        """The share of the line's words that stand in the article in the same runs of four; a line of four words or fewer stands there or not."""
        if len(line) <= 4:
            return float(bool(line) and f" {' '.join(line)} " in self._flat)
        covered = [False] * len(line)
        for place in range(len(line) - 3):
            if tuple(line[place : place + 4]) in self._runs:
                covered[place : place + 4] = [True] * 4
        return sum(covered) / len(line)

    def headline(self, line: Sequence[str]) -> bool:
        """Whether the line says what the title says."""
        return bool(line) and len(self._in_title.intersection(line)) >= 0.7 * max(len(set(line)), 0.5 * len(self._in_title))
