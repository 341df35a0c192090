"""Public benchmarks and our own corpora, read into one form; which of them a path holds is told by what is in it.

================================  =====================================================================================================
article-extraction-benchmark      ``ground-truth.json``, {id: {"articleBody": …}}, and ``html/<id>.html.gz``; what extractors made of the
                                  pages in ``output/<name>.json`` is read, too (github.com/scrapinghub/article-extraction-benchmark, 181
                                  pages)
WCXB                              ``ground-truth/<n>.json`` with ``ground_truth.main_content`` and ``.title``, and ``html/<n>.html`` or
                                  ``.html.gz``, in the folder itself or in ``dev/`` and ``test/``; of pages whose ``_internal.page_type.primary``
                                  is given only those of the type "article" (the Web Content Extraction Benchmark, 2026)
fundus test data                  ``<country>/<Publisher>.json``, {version of the parser: {"title": …, "body": {"summary": […], "sections":
                                  [{"headline": […], "paragraphs": […]}]}}}, and ``<country>/<Publisher>_<date>.html.gz``: the folder
                                  ``tests/resources/parser/test_data`` of github.com/flairNLP/fundus (0.4 and 0.5)
our own                           ``bodies_<set>.jsonl[.gz]``: "id", "title", "gold" and "out", {extractor: text}; their pages in
                                  ``html/<set>/<rest of the id, "/" as "_">.html.gz``. ``labelled_<set>.jsonl[.gz]``: "id", "text" and
                                  "labels", {number of the line: label}. Also one such file by itself
================================  =====================================================================================================

The last form is what all published figures were measured on. The other three were written after what is publicly known of those layouts and are
tested on made-up folders of a few pages; none was tried on the real thing here. So a reader that does not find its fields says which.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

#: Gold shorter than this, in characters, is no article.
SHORTEST = 200
_BODIES = re.compile(r"(bodies|labelled)_?(.*)\.jsonl(?:\.gz)?")
_DATED = re.compile(r"(.+)_(\d{4}_\d{2}_\d{2})\.html(?:\.gz)?")


class Document(NamedTuple):
    """A page or a text of which it is known what the article is.

    Attributes:
        id: unique in its set.
        gold: the article's text; of a labelled text "".
        title: the article's headline, or "".
        texts: what extractors made of the page, by their names; of a labelled text itself, as "text".
        page: the file that holds the HTML.
        labels: of a labelled text what each line is that is not the article's, by its place in ``text.split("\\n")``.
    """

    id: str
    gold: str
    title: str
    texts: Mapping[str, str]
    page: Path | None = None
    labels: Mapping[int, str] | None = None

    @property
    def html(self) -> bytes:
        """The page.

        Raises:
            ValueError: there is none.
        """
        if self.page is None:
            raise ValueError(f"{self.id} has no page")
        return unpacked(self.page)


class Set(NamedTuple):
    """Documents of one origin.

    Attributes:
        name: heads the tables.
        form: which of the layouts above it has.
        documents: what is in it.
        left_out: how many pages had no article that could be read.
    """

    name: str
    form: str
    documents: list[Document]
    left_out: int = 0

    @property
    def labelled(self) -> bool:
        """Whether it is known of each line what it is."""
        return any(document.labels is not None for document in self.documents)

    @property
    def sources(self) -> list[str]:
        """The names of the extractors whose texts it holds."""
        return [*dict.fromkeys(name for document in self.documents for name in document.texts)]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, plain or packed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def unpacked(file: Path) -> bytes:
    """What a file holds, packed with gzip or not.

    Raises:
        SystemExit: it is broken.
    """
    try:
        held = file.read_bytes()
        return gzip.decompress(held) if file.suffix == ".gz" else held
    except (OSError, EOFError, zlib.error) as error:
        raise SystemExit(f"{file} cannot be read: {error}") from error


def page_of(corpora: Path, name: str, document_id: str) -> Path:
    """The file that holds the HTML of a document of our own form."""
    return corpora / "html" / name / f"{document_id.split('/', 1)[-1].replace('/', '_')}.html.gz"


def read_all(paths: Iterable[Path]) -> list[Set]:
    """The sets that these paths hold.

    Raises:
        SystemExit: as in `read`; or one has no documents, or two are called alike, so that the tables would show one of them.
    """
    found = [held for path in paths for held in read(path)]
    for name, times in Counter((held.labelled, held.name) for held in found).items():
        if times > 1:
            raise SystemExit(f"{times} sets are called {name[1]}: give them other names, or one at a time")
    for held in found:
        if not held.documents:
            raise SystemExit(f"{held.name} has no documents ({held.left_out} without a page or an article that could be read)")
    return found


def read(path: Path) -> list[Set]:
    """The sets that a path holds.

    Raises:
        SystemExit: there is no such path, or it holds none, or one that lacks what its layout asks for.
    """
    if not path.exists():
        raise SystemExit(f"{path}: no such file or folder")
    try:
        found = [made for reader in (of_files, extraction_benchmark, wcxb, fundus) for made in reader(path)]
    except (KeyError, TypeError, AttributeError, ValueError, OSError, EOFError, zlib.error) as error:
        raise SystemExit(f"{path} looks like a benchmark but cannot be read: {type(error).__name__}: {error}") from error
    if not found:
        raise SystemExit(f"{path} holds no benchmark in a form that is known: see the head of {__file__}")
    return found


def of_files(path: Path) -> Iterator[Set]:
    """Our own form."""
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        match = _BODIES.fullmatch(file.name)
        if match and match[1] == "labelled":
            yield Set(file.name.split(".")[0], "own", [*map(_labelled, records(file))])
        elif match:
            pages = file.parent / "html"
            folder = next((name for name in (match[2], match[2].rpartition("_")[0]) if name and (pages / name).is_dir()), None)
            held = [*records(file)]
            documents = [_body(record, file.parent, folder) for record in held if len(record["gold"]) > SHORTEST]
            yield Set(match[2] or "bodies", "own", documents, len(held) - len(documents))


def _labelled(record: dict[str, Any]) -> Document:
    labels = {int(place): label for place, label in record["labels"].items()}
    if not isinstance(record["text"], str):
        raise TypeError(f"the text of {record['id']} is none")
    return Document(record["id"], "", record.get("title") or "", {"text": record["text"]}, labels=labels)


def _body(record: dict[str, Any], corpora: Path, folder: str | None) -> Document:
    page = page_of(corpora, folder, record["id"]) if folder else None
    texts = {name: text or "" for name, text in record["out"].items()}
    return Document(record["id"], record["gold"], record.get("title") or "", texts, page if page and page.exists() else None)


def extraction_benchmark(path: Path) -> Iterator[Set]:
    """article-extraction-benchmark."""
    if not (path / "ground-truth.json").is_file():
        return
    truth = _json(path / "ground-truth.json")
    made = {file.stem: _json(file) for file in sorted((path / "output").glob("*.json"))}
    found = []
    for name, article in truth.items():
        texts = {extractor: str(texts.get(name, {}).get("articleBody") or "") for extractor, texts in made.items()}
        found.append(Document(name, article["articleBody"], "", texts, _file(path / "html", name)))
    yield _whole(path.name, "article-extraction-benchmark", found)


def wcxb(path: Path) -> Iterator[Set]:
    """WCXB."""
    for part in (path, path / "dev", path / "test"):
        files = sorted((part / "ground-truth").glob("*.json"))
        found = []
        for file in files:
            held = _json(file)
            kind = held.get("_internal", {}).get("page_type", {}).get("primary", "article")
            truth = held["ground_truth"]
            gold = truth["main_content"] if kind == "article" else ""
            found.append(Document(file.stem, gold or "", truth.get("title") or "", {}, _file(part / "html", file.stem)))
        if files:
            yield _whole(path.name if part == path else f"{path.name}-{part.name}", "WCXB", found)


def fundus(path: Path) -> Iterator[Set]:
    """The pages of fundus's tests.

    A publisher's pages and the versions of its parser go together by age. Where there are more of one than of the other it is left out, unless there
    is but one page, which belongs to the latest version.
    """
    pages: dict[tuple[Path, str], list[tuple[str, Path]]] = defaultdict(list)
    for file in sorted(path.glob("*/*.html*")):
        if match := _DATED.fullmatch(file.name):
            pages[file.parent, match[1]].append((match[2], file))
    found = []
    for (folder, publisher), dated in sorted(pages.items()):
        truth = folder / f"{publisher}.json"
        if not truth.exists():
            continue
        versions = [version for _, version in sorted(_json(truth).items(), key=lambda item: _numbers(item[0]))]
        files = [file for _, file in sorted(dated)]
        versions = versions[-1:] if len(files) == 1 else versions if len(versions) == len(files) else [{}] * len(files)
        for file, version in zip(files, versions, strict=True):
            gold = "\n".join(_prose(version["body"])) if version.get("body") else ""
            found.append(Document(f"{folder.name}/{file.name.split('.')[0]}", gold, str(version.get("title") or ""), {}, file))
    if found:
        yield _whole(path.name, "fundus test data", found)


def _prose(body: dict[str, Any]) -> Iterator[str]:
    """The paragraphs of an article as fundus holds it."""
    yield from body.get("summary") or ()
    for section in body["sections"]:
        yield from section.get("headline") or ()
        yield from section["paragraphs"]


def _numbers(version: str) -> list[int]:
    """The numbers in the name of a version, like [1, 1] of "V1_1"."""
    return [*map(int, re.findall(r"\d+", version))]


def _json(file: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return held


def _file(folder: Path, name: str) -> Path | None:
    """The page of that name, packed or not."""
    return next((file for suffix in (".html.gz", ".html") if (file := folder / f"{name}{suffix}").exists()), None)


def _whole(name: str, form: str, documents: list[Document]) -> Set:
    """Without those that have no page or no article."""
    whole = [document for document in documents if document.page and len(document.gold) > SHORTEST]
    return Set(name, form, whole, len(documents) - len(whole))
