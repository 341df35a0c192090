"""The corpora, in the form of `sets`: whose texts they are, and in which part of a cross-validation.

CORPORA holds ``bodies_<set>_dev.jsonl.gz``, whose records have "id", "url", "title", "gold" (the article's text) and "out" (what extractors made of
the page, by name), and ``labelled_dev.jsonl.gz``, whose records have "id", "url", "title", "text" and "labels" (by the number of the line; a line
without one is the article's, and a label that ends in "?" is in doubt). They are read, and words counted, as ``benchmarks/`` does it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

import sets
from scores import FURNITURE, Gold, Matches, grams, words

__all__ = ["FURNITURE", "NEITHER", "Gold", "Matches", "bodies", "domain", "grams", "page", "part", "records", "site", "words"]

#: Domains under which others are registered.
_SHARED = frozenset("co com org net ac gov edu or ne go gob in".split())
#: Labels of lines that are neither furniture nor to be kept: first copies of captions.
NEITHER = frozenset({"caption", "caption_credit"})


def records(corpora: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of ``<name>.jsonl.gz``."""
    return sets.records(corpora / f"{name}.jsonl.gz")


def bodies(corpora: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of a set of pages that have an article."""
    return (record for record in records(corpora, f"bodies_{name}_dev") if len(record["gold"]) > sets.SHORTEST)


def page(corpora: Path, name: str, record: dict[str, Any]) -> bytes:
    """The HTML of a record of a set."""
    return sets.unpacked(sets.page_of(corpora, name, record["id"]))


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
