"""Runs that end at any moment, over several files of several forms: the next one goes on, and the result is the same."""

from __future__ import annotations

import gzip
import importlib.util
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext.cli import main
from cleantext.corpora import files as runs_into_files
from test_corpus import ARTICLE, PAGE, command, files, lines
from test_warc import INFO, WET, response


class CutError(BaseException):
    """The power has failed."""


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with files of several forms, most of several chunks."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "b.html").write_text(PAGE)
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(lines(20) + b"broken\n" + lines(20, 20)))
    (folder / "d.csv").write_text("id,text\n" + "".join(f'{number},"{ARTICLE}"\n' for number in range(30)))
    (folder / "deep" / "e.warc").write_bytes(INFO + (WET + response(PAGE.encode())) * 8)
    (folder / "f.jsonl").write_bytes(b"")
    (folder / "g.jsonl").write_bytes(lines(20))
    if importlib.util.find_spec("pyarrow"):
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.table({"id": range(40), "text": [ARTICLE] * 40}), folder / "h.parquet", row_group_size=15)
    return folder


@pytest.mark.filterwarnings("ignore")  # what is cut leaves files open
def test_cut_at_any_moment(given, tmp_path, monkeypatch, capsys):
    """Before a chunk is written, before and after a file gets its name; the journal is written after each chunk."""
    monkeypatch.setattr(runs_into_files, "CHUNK", 700)
    monkeypatch.setattr(runs_into_files, "BETWEEN", -1.0)
    arguments = [str(given), "--jobs", "1", "--resume", "--progress", "never"]
    assert main([*arguments, "-o", str(tmp_path / "whole"), "--removed", str(tmp_path / "gone"), "--summary", str(tmp_path / "summary")]) == 0
    whole, gone, summary = files(tmp_path / "whole"), files(tmp_path / "gone"), json.loads((tmp_path / "summary").read_text())
    take, give_name, left = runs_into_files.Run.take, runs_into_files.give_name, 0

    def cut(*_: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise CutError

    def cut_take(run, task, done):
        cut()
        take(run, task, done)

    def cut_give_name(working, path):
        cut()
        give_name(working, path)
        cut()

    monkeypatch.setattr(runs_into_files.Run, "take", cut_take)
    monkeypatch.setattr(runs_into_files, "give_name", cut_give_name)
    monkeypatch.setattr(runs_into_files.Run, "leave", lambda run: None)
    run = [*arguments, "-o", str(tmp_path / "out"), "--removed", str(tmp_path / "out-gone"), "--summary", str(tmp_path / "out-summary")]
    for moment in (1, 4, 30):
        for cuts in range(100):
            left = moment + cuts // 2
            try:
                assert main(run) == 0
            except CutError:
                there = files(tmp_path / "out")
                assert all(there[name] == whole[name] for name in there.keys() & whole.keys())
            else:
                break
        assert cuts
        assert files(tmp_path / "out") == whole
        assert files(tmp_path / "out-gone") == gone
        assert json.loads((tmp_path / "out-summary").read_text()) == summary
        shutil.rmtree(tmp_path / "out")
        shutil.rmtree(tmp_path / "out-gone")


def test_a_disk_that_fills_up(tmp_path):
    """The file is named, the status is 2, and when there is room again the run goes on."""
    (tmp_path / "in.jsonl").write_bytes(lines(4000))
    limit = 200_000

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    arguments = command(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--jobs", "1", "--resume")
    done = subprocess.run(arguments, capture_output=True, preexec_fn=little_room, check=False)
    said = done.stderr.decode()

    assert done.returncode == 2
    assert f"cleantext: {tmp_path / 'out.jsonl.part'}: " in said
    assert "Traceback" not in said
    assert not (tmp_path / "out.jsonl").exists()
    subprocess.run(arguments, check=True)
    subprocess.run(command(tmp_path / "in.jsonl", "-o", tmp_path / "whole.jsonl"), check=True)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_part_that_is_gone(given, tmp_path, monkeypatch, capsys):
    """What the journal speaks of must be there."""
    monkeypatch.setattr(runs_into_files, "CHUNK", 700)
    arguments = [str(given / "c.jsonl.gz"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"]
    assert main([*arguments, "--on-error", "fail"]) == 2
    (tmp_path / "out.jsonl.part").write_bytes(b"")
    assert main([*arguments, "--resume"]) == 2
    assert "without --resume the run begins anew" in capsys.readouterr().err
    (tmp_path / "out.jsonl.journal").write_bytes(b"{")
    assert main([*arguments, "--resume"]) == 2
    assert "not a journal" in capsys.readouterr().err
    assert main(arguments) == 0


def test_memory_does_not_grow_with_the_corpus(tmp_path):
    """Ten times as much input takes no more memory, here and in the processes: what is held is a number of chunks."""
    code = """
import resource, sys
from cleantext.cli import main
from cleantext.corpora import files as runs_into_files
status = main(sys.argv[1:])
peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(*peaks)
sys.exit(status)
"""
    peaks = []
    for times in (1, 10):
        # Long texts without anything to look at are cleaned fast.
        text = "\n\n".join(f"The council met on day {number} and talked about the harbour and the tunnel." for number in range(200))
        line = json.dumps({"text": text}).encode() + b"\n"
        (tmp_path / "in.jsonl").write_bytes(line * (400 * times))
        run = [sys.executable, "-c", code, str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "2"]
        # Started by a shell: a child's peak begins at that of its parent.
        done = subprocess.run(["sh", "-c", '"$@"', "sh", *run], capture_output=True, check=True, text=True)
        peaks.append(sum(map(int, done.stdout.split())))

    assert peaks[1] < peaks[0] * 1.25
