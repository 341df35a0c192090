"""The fenced blocks of the documents, and a folder like the one in which their reader sits.

What a block is shows in the language of its fence; tests/test_examples.py says what becomes of each. A block with a title is a file of that name.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pyarrow import parquet

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
#: The pages of the site that are kept with the source; those of the rules are made before each build.
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "rules")
GUIDES = [ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")]
_FENCE = re.compile(r"^( *)```([^\n]*)\n(.*?)^\1```[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')

ARTICLE = """\
Ferry returns after eleven weeks

By Ada Ferrer, 12 March 2026, 10:15

The ferry between the two harbours came back on Monday after eleven weeks in the yard, the company said.

The ferry on Monday. (Photo by Ines Karlsen/AFP)

About four hundred people had waited on the pier, many of them since the early morning, and they cheered.

Sign up for our newsletter

Read more at The Vestervik Courier.
"""
PAGE = """\
<html><head><title>Ferry returns</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry returns</h1>
<p>The ferry between the two harbours came back on Monday after eleven weeks in the yard, the company said.</p>
<p>About four hundred people had waited on the pier, many of them since the early morning, and they cheered.</p>
<p>Sign up for our newsletter</p></article><footer>© 2026 The Courier</footer></body></html>
"""
RULES = """\
family = "promo"
[[rule]]
id = "courier-club"
match = 'join the courier club\\b.{0,40}'
source = "foot of every article of the Courier"
removes = ["Join the Courier Club today!"]
keeps = ["They join the Courier every Friday.", "The club will not join the Courier."]
"""


class Block(NamedTuple):
    """A fenced block.

    Attributes:
        path: of the document.
        line: number of its first line inside the fence.
        language: the first word after the fence.
        title: the name of the file that it is; else empty.
        code: what is in it, without the indentation of the fence.
    """

    path: Path
    line: int
    language: str
    title: str
    code: str

    def __str__(self) -> str:
        return f"{name(self.path)}:{self.line}"


def name(path: Path) -> str:
    """A document's path from the root."""
    return str(path.relative_to(ROOT))


def blocks(path: Path) -> list[Block]:
    """The fenced blocks of a document, in their order."""
    text = path.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        title = _TITLE.search(match[2])
        language = match[2].strip().partition(" ")[0]
        code = re.sub(rf"^{match[1]}", "", match[3], flags=re.MULTILINE)
        found.append(Block(path, text.count("\n", 0, match.start(3)) + 1, language, title[1] if title else "", code))
    return found


def without_fences(text: str) -> str:
    """Markdown without fenced blocks."""
    return _FENCE.sub("", text)


def without_blocks(path: Path) -> str:
    """The document's prose: neither fenced blocks nor inline code."""
    return re.sub(r"`[^`\n]*`", "", without_fences(path.read_text(encoding="utf-8")))


def furnish(folder: Path) -> None:
    """Put into a folder what the commands of the documents name: texts, pages, corpora."""
    records = [{"id": f"a{number}", "url": f"https://courier.example/{number}", "site": "courier.example"} for number in range(3)]
    texts = "".join(json.dumps({**record, "text": ARTICLE, "body": ARTICLE, "content": PAGE}) + "\n" for record in records)
    for file in ("corpus.jsonl", "crawl.jsonl", "in.jsonl", "pages.jsonl", "crawl/monday.jsonl", "bucket/crawl/monday.jsonl"):
        write(folder / file, texts)
    for file in ("article.txt", "crawl/tuesday.txt"):
        write(folder / file, ARTICLE)
    write(folder / "page.html", PAGE)
    write(folder / "crawl.csv", 'id,text\na1,"The council met.\n\nGrace Osei / AFP"\n')
    write(folder / "mine.toml", RULES)
    write(folder / "never.txt", "Sign up for our newsletter\n")
    (folder / "crawl.jsonl.gz").write_bytes(gzip.compress(texts.encode()))
    (folder / "shards").mkdir()
    parquet.write_table(pa.Table.from_pylist([{"id": "a1", "text": ARTICLE}]), folder / "shards" / "0.parquet")
    shutil.copytree(ROOT / "examples", folder / "examples")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
