"""Files elsewhere, by their address: in memory, and by the protocol ``file``."""

from __future__ import annotations

import gzip
import json

import pytest

from cleantext.cli import main
from cleantext.corpora.remote import is_remote

fsspec = pytest.importorskip("fsspec")
pytestmark = pytest.mark.engine

ARTICLE = "The council met.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
CLEANED = "The council met.\n\nIt will meet again.\n"
LINE = json.dumps({"id": 1, "text": ARTICLE}).encode() + b"\n"


@pytest.fixture
def memory():
    """A file system in memory with a folder of files."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pipe({"/in/a.jsonl.gz": gzip.compress(LINE), "/in/deep/b.txt": ARTICLE.encode(), "/in/.hidden/c.txt": b"", "/in/d.bin": b""})
    yield system
    system.store.clear()


class TestRemote:
    def test_a_folder(self, memory):
        """Its tree is mirrored at another address."""
        assert main(["memory://in/", "-o", "memory://out/", "--removed", "memory://gone/", "--jobs", "1"]) == 0

        assert sorted(memory.find("/out")) == ["/out/a.jsonl.gz", "/out/deep/b.txt"]
        assert memory.cat("/out/deep/b.txt") == CLEANED.encode()
        assert json.loads(gzip.decompress(memory.cat("/out/a.jsonl.gz"))) == {"id": 1, "text": CLEANED}
        assert sorted(memory.find("/gone")) == ["/gone/a.jsonl.gz", "/gone/deep/b.txt.jsonl"]

    def test_in_and_out(self, memory, tmp_path, capfdbinary):
        """From there to here, from here to there, to standard output."""
        (tmp_path / "in.jsonl").write_bytes(LINE)
        assert main(["memory://in/a.jsonl.gz", "-o", str(tmp_path / "out.jsonl")]) == 0
        assert main([str(tmp_path / "in.jsonl"), "-o", "memory://new/out.jsonl"]) == 0
        assert memory.cat("/new/out.jsonl") == (tmp_path / "out.jsonl").read_bytes()
        assert main(["memory://in/deep/b.txt"]) == 0
        assert capfdbinary.readouterr().out == CLEANED.encode()

    def test_by_the_protocol_file(self, tmp_path):
        """On several processes: only this one opens files."""
        (tmp_path / "in.jsonl").write_bytes(LINE * 50)
        assert main([f"file://{tmp_path}/in.jsonl", "-o", f"file://{tmp_path}/out/out.jsonl", "--jobs", "2"]) == 0
        assert (tmp_path / "out" / "out.jsonl").read_bytes().count(b"\n") == 50

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["memory://in/missing.jsonl", "-o", "memory://out/a.jsonl"], "memory://in/missing.jsonl: "),
            (["nonsense://a.jsonl", "-o", "out.jsonl"], "nonsense"),
            (["memory://in/deep/b.txt", "-o", "memory://out/b.txt", "--resume"], "--resume needs"),
            (["memory://in/", "-o", "memory://in/"], "is the input"),
        ],
    )
    def test_what_cannot_be_done(self, memory, arguments, message, tmp_path, monkeypatch, capsys):
        """Is told, and nothing is written."""
        monkeypatch.chdir(tmp_path)
        before = sorted(memory.find("/"))
        assert main(arguments) == 2
        assert message in capsys.readouterr().err
        assert sorted(memory.find("/")) == before
        assert list(tmp_path.iterdir()) == []

    def test_columns(self, memory):
        """Parquet is read where it is, and assembled here."""
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        with memory.open("/in/a.parquet", "wb") as file:
            parquet.write_table(pa.table({"text": [ARTICLE, None]}), file)
        assert main(["memory://in/a.parquet", "-o", "memory://out/a.parquet"]) == 0
        with memory.open("/out/a.parquet") as file:
            assert parquet.read_table(file).column("text").to_pylist() == [CLEANED, None]


def test_a_path_is_no_address():
    """Whatever it holds."""
    assert not is_remote("C:/a.jsonl")
    assert not is_remote("/a:b/c.jsonl")
