"""Public benchmarks are read in the layouts that they are known to have, each on a made-up folder of a few pages."""

from __future__ import annotations

import gzip
import json

import pytest

import sets

ARTICLE = "The council voted late on Tuesday to rebuild the old bridge over the river, after years of debate about the cost.\n" * 3
PAGE = b"<html><body><p>The council voted.</p></body></html>"


def jsonl(file, *records):
    text = "".join(json.dumps(record) + "\n" for record in records)
    if file.suffix == ".gz":
        file.write_bytes(gzip.compress(text.encode()))
    else:
        file.write_text(text, encoding="utf-8")


def packed(file):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(PAGE))


def truth(file, held):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(held), encoding="utf-8")


class TestOurs:
    def test_bodies_and_labels(self, tmp_path):
        body = {"id": "fundus/xx/Courier_2026", "title": "A bridge", "gold": ARTICLE, "out": {"one": "text", "two": None}}
        jsonl(tmp_path / "bodies_fundus_dev.jsonl.gz", body, {**body, "id": "fundus/xx/Short", "gold": "too short"})
        jsonl(tmp_path / "labelled_dev.jsonl", {"id": "raw/1", "title": "", "text": "a\nb", "labels": {"1": "promo"}})
        packed(tmp_path / "html" / "fundus" / "xx_Courier_2026.html.gz")

        bodies, labelled = sets.read(tmp_path)

        assert (bodies.name, bodies.left_out, bodies.labelled, bodies.sources) == ("fundus_dev", 1, False, ["one", "two"])
        [document] = bodies.documents
        assert (document.gold, document.title, document.texts) == (ARTICLE, "A bridge", {"one": "text", "two": ""})
        assert document.html == PAGE
        assert labelled.labelled
        assert labelled.documents[0].labels == {1: "promo"}
        assert labelled.documents[0].texts == {"text": "a\nb"}

    def test_one_file(self, tmp_path):
        jsonl(tmp_path / "labelled_mine.jsonl", {"id": "1", "text": "a", "labels": {}})

        [held] = sets.read(tmp_path / "labelled_mine.jsonl")

        assert (held.name, len(held.documents)) == ("labelled_mine", 1)

    def test_a_document_without_a_page_says_so(self, tmp_path):
        jsonl(tmp_path / "bodies_x.jsonl", {"id": "a/1", "gold": ARTICLE, "out": {}})

        [held] = sets.read(tmp_path)

        with pytest.raises(ValueError, match="a/1 has no page"):
            assert held.documents[0].html


class TestExtractionBenchmark:
    def test_pages_and_outputs(self, tmp_path):
        truth(tmp_path / "ground-truth.json", {"aa": {"articleBody": ARTICLE, "url": "x"}, "bb": {"articleBody": ARTICLE, "url": "y"}})
        truth(tmp_path / "output" / "some-extractor.json", {"aa": {"articleBody": "what it found"}, "bb": {"articleBody": None}})
        packed(tmp_path / "html" / "aa.html.gz")
        packed(tmp_path / "html" / "bb.html.gz")

        [held] = sets.read(tmp_path)

        assert held.form == "article-extraction-benchmark"
        assert [document.texts for document in held.documents] == [{"some-extractor": "what it found"}, {"some-extractor": ""}]
        assert [document.html for document in held.documents] == [PAGE, PAGE]

    def test_a_page_that_is_missing_is_counted(self, tmp_path):
        truth(tmp_path / "ground-truth.json", {"aa": {"articleBody": ARTICLE}})

        [held] = sets.read(tmp_path)

        assert (held.documents, held.left_out) == ([], 1)


class TestWcxb:
    def record(self, kind="article"):
        return {"ground_truth": {"title": "A bridge", "main_content": ARTICLE}, "_internal": {"page_type": {"primary": kind}}}

    def test_both_parts(self, tmp_path):
        truth(tmp_path / "dev" / "ground-truth" / "0001.json", self.record())
        truth(tmp_path / "dev" / "ground-truth" / "0002.json", self.record("forum"))
        truth(tmp_path / "test" / "ground-truth" / "0003.json", self.record())
        for name in ("dev/html/0001", "dev/html/0002"):
            packed(tmp_path / f"{name}.html.gz")
        (tmp_path / "test" / "html").mkdir()
        (tmp_path / "test" / "html" / "0003.html").write_bytes(PAGE)

        dev, test = sets.read(tmp_path)

        assert [document.id for document in dev.documents] == ["0001"]
        assert dev.left_out == 1
        assert (dev.name, test.name) == (f"{tmp_path.name}-dev", f"{tmp_path.name}-test")
        assert (test.documents[0].title, test.documents[0].html) == ("A bridge", PAGE)

    def test_a_field_that_is_missing_is_named(self, tmp_path):
        truth(tmp_path / "ground-truth" / "0001.json", {"truth": {}})

        with pytest.raises(SystemExit, match="ground_truth"):
            sets.read(tmp_path)


class TestFundus:
    def version(self, text):
        body = {"summary": ["A summary."], "sections": [{"headline": ["A heading"], "paragraphs": [text, ARTICLE]}]}
        return {"title": "A bridge", "authors": ["Ada Ferrer"], "body": body}

    def test_versions_and_pages_go_by_age(self, tmp_path):
        truth(tmp_path / "xx" / "Courier.json", {"V2": self.version("Second."), "V1_1": self.version("First.")})
        packed(tmp_path / "xx" / "Courier_2026_01_02.html.gz")
        packed(tmp_path / "xx" / "Courier_2025_01_02.html.gz")

        [held] = sets.read(tmp_path)

        assert [document.id for document in held.documents] == ["xx/Courier_2025_01_02", "xx/Courier_2026_01_02"]
        assert [document.gold.split("\n")[:3] for document in held.documents] == [["A summary.", "A heading", f"{n}."] for n in ("First", "Second")]

    def test_one_page_belongs_to_the_latest_version(self, tmp_path):
        truth(tmp_path / "xx" / "Courier.json", {"V1": self.version("First."), "V10": self.version("Tenth."), "V2": self.version("Second.")})
        packed(tmp_path / "xx" / "Courier_2026_01_02.html.gz")

        [held] = sets.read(tmp_path)

        assert "Tenth." in held.documents[0].gold

    def test_what_cannot_be_told_is_left_out_and_counted(self, tmp_path):
        truth(tmp_path / "xx" / "Courier.json", {"V1": self.version("First.")})
        for day in ("01", "02"):
            packed(tmp_path / "xx" / f"Courier_2026_01_{day}.html.gz")

        [held] = sets.read(tmp_path)

        assert (held.documents, held.left_out) == ([], 2)


def test_a_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("no benchmark")

    with pytest.raises(SystemExit, match="holds no benchmark"):
        sets.read(tmp_path)


def test_a_path_that_is_not_there_is_told(tmp_path):
    for name in ("corpora", "labelled_mine.jsonl"):
        with pytest.raises(SystemExit, match=f"{name}: no such file or folder"):
            sets.read(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("labelled_x.jsonl.gz", b"not packed"),
        ("labelled_x.jsonl.gz", gzip.compress(b"{}" * 99, mtime=0)[:-9]),
        ("labelled_x.jsonl", b'{"id": "\xff"}\n'),
        ("labelled_x.jsonl", b'{"id": "1", "text": "a", "labels": {"one": "promo"}}\n'),
        ("labelled_x.jsonl", b'{"id": "1", "text": null, "labels": {}}\n'),
        ("bodies_x.jsonl", b'{"id": "1", "gold": null, "out": {}}\n'),
        ("ground-truth.json", b'{"aa": '),
    ],
)
def test_a_broken_file_is_told(tmp_path, name, held):
    (tmp_path / name).write_bytes(held)

    with pytest.raises(SystemExit, match="cannot be read"):
        sets.read(tmp_path)


def test_a_broken_page_is_told(tmp_path):
    truth(tmp_path / "ground-truth.json", {"aa": {"articleBody": ARTICLE}})
    packed(tmp_path / "html" / "aa.html.gz")
    (tmp_path / "html" / "aa.html.gz").write_bytes(PAGE)

    with pytest.raises(SystemExit, match=r"aa\.html\.gz cannot be read"):
        assert sets.read(tmp_path)[0].documents[0].html


def test_two_sets_that_are_called_alike_are_refused(tmp_path):
    """Or the tables would show the last of them only."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        jsonl(tmp_path / folder / "labelled_mine.jsonl", {"id": "1", "text": "a", "labels": {"0": "ui"}})

    assert len(sets.read_all([tmp_path / "one"])) == 1
    with pytest.raises(SystemExit, match="2 sets are called labelled_mine"):
        sets.read_all([tmp_path / "one", tmp_path / "two"])


def test_a_set_without_documents_is_refused(tmp_path):
    jsonl(tmp_path / "bodies_x.jsonl", {"id": "1", "gold": "too short", "out": {}})

    with pytest.raises(SystemExit, match=r"x has no documents \(1 without"):
        sets.read_all([tmp_path])
