"""Pages written for the project, and what they read as: one for each form of layout, and whole articles of several makes and languages.

A case is ``pages_html/<case>.html`` with ``<case>.txt`` beside it, the text of all of the page; of articles also ``<case>.article.txt``, what
`strip_html` gives. A case whose name begins with ``known-failure-`` has to fail at its article; rename it on the day it passes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Document, explain_html, strip, strip_html

FOLDER = Path(__file__).parent / "pages_html"
PAGES = sorted(FOLDER.glob("*.html"))
ARTICLES = [path for path in PAGES if path.with_suffix(".article.txt").exists()]
every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@every_page
def test_reads_as_the_text_beside_it(path):
    assert Document.from_html(read(path)).source == read(path.with_suffix(".txt"))


@every_page
def test_bytes_read_as_text_does(path):
    assert Document.from_html(path.read_bytes()).source == read(path.with_suffix(".txt"))


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem, marks=[pytest.mark.xfail(strict=True)] if path.name.startswith("known-failure-") else []) for path in ARTICLES],
)
def test_an_article(path):
    result = explain_html(read(path))

    removed = "\n".join(f"  {removal.rule} at {removal.path}: {result.removed_text(removal)!r}" for removal in result.removals)
    assert result.text == read(path.with_suffix(".article.txt")), f"removed were:\n{removed}"


@every_page
def test_what_is_left_stays(path):
    text = strip_html(read(path))

    assert strip(text) == text


def test_every_file_belongs_to_a_case():
    names = {path.name.split(".")[0] for path in PAGES}

    assert all(path.name.split(".")[0] in names for path in FOLDER.iterdir())
    assert all(path.with_suffix(".txt").exists() for path in PAGES)
    assert all(read(path) for path in FOLDER.iterdir())
