"""Runs into files: what is written where, that it is the same with one process and many, and after the run was killed."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleantext.cli import main
from cleantext.corpora.cleaning import Done, Task
from cleantext.corpora.files import Run
from cleantext.forms import form as form_module

ARTICLE = "The council met.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
CLEANED = "The council met.\n\nIt will meet again.\n"
PAGE = "<article><h1>Ferry returns</h1><p>The ferry between the two harbours came back on Monday after eleven weeks, the company said.</p></article>"
FROM_PAGE = "The ferry between the two harbours came back on Monday after eleven weeks, the company said.\n"


def lines(count: int, start: int = 0) -> bytes:
    """JSON lines with articles that differ."""
    texts = (f"{ARTICLE}Number {number} of the minutes was read.\n" for number in range(start, start + count))
    return b"".join(json.dumps({"id": number, "text": text}).encode() + b"\n" for number, text in enumerate(texts, start))


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "cleantext", *map(str, arguments)]


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def ends(group: int) -> bool:
    """Whether the processes of a group end, the keeper of Python's own resources among them."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with files of several forms."""
    folder = tmp_path / "in"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / ".hidden").write_text("hidden")
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "a.html").write_text(PAGE)
    (folder / "deep" / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "deep" / "er" / "c.txt").write_bytes(ARTICLE.encode().replace(b"\n", b"\r\n") + b"\xff")
    (folder / "deep" / "d.jsonl.gz").write_bytes(gzip.compress(lines(3)))
    (folder / "empty.jsonl").write_bytes(b"")
    (folder / "empty.jsonl.gz").write_bytes(gzip.compress(b""))
    (folder / "e.csv").write_text(f'id,text\n1,"{ARTICLE}"\n')
    (folder / "unknown.bin").write_bytes(b"\0")
    return folder


class TestFolders:
    def test_a_tree_is_mirrored(self, given, tmp_path, capsys):
        """Each file in its form and packing; pages become texts; hidden and unknown files are left out, and those are told."""
        assert main([str(given), "-o", str(tmp_path / "out"), "--removed", str(tmp_path / "gone")]) == 0
        out, gone = files(tmp_path / "out"), files(tmp_path / "gone")

        assert sorted(out) == [
            "a.html.txt", "a.txt", "deep/b.txt.gz", "deep/d.jsonl.gz", "deep/er/c.txt", "e.csv", "empty.jsonl", "empty.jsonl.gz"
        ]  # fmt: skip
        assert out["a.txt"] == CLEANED.encode()
        assert out["a.html.txt"] == gzip.decompress(out["deep/b.txt.gz"]) == FROM_PAGE.encode()
        assert out["deep/er/c.txt"] == CLEANED.encode().replace(b"\n", b"\r\n") + b"\xff"
        assert [json.loads(line)["id"] for line in gzip.decompress(out["deep/d.jsonl.gz"]).splitlines()] == [0, 1, 2]
        assert b"AFP" not in gzip.decompress(out["deep/d.jsonl.gz"])
        assert out["empty.jsonl"] == gzip.decompress(out["empty.jsonl.gz"]) == b""
        assert "deep/er/c.txt.jsonl" in gone
        [removal] = map(json.loads, gone["a.txt.jsonl"].splitlines())
        assert ARTICLE[removal["start"] : removal["end"]].strip() == "Grace Osei / AFP"
        assert capsys.readouterr().err == "cleantext: 1 files of no known form were left out; --form says what they are\n"

    def test_pages_of_one_name(self, tmp_path, capsys):
        """Are told apart by their extensions; files of one name from two folders are not told apart, and refused."""
        for folder in ("in", "other"):
            (tmp_path / folder).mkdir()
            for name in ("a.htm", "a.html", "b.htm.gz", "b.html.gz"):
                (tmp_path / folder / name).write_bytes(gzip.compress(PAGE.encode()) if name.endswith("gz") else PAGE.encode())
        assert main([str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
        assert sorted(files(tmp_path / "out")) == ["a.html.txt", "a.txt", "b.html.txt.gz", "b.txt.gz"]
        assert main([str(tmp_path / "in"), str(tmp_path / "other"), "-o", str(tmp_path / "both")]) == 2
        assert "would both go there" in capsys.readouterr().err

    def test_several_files(self, given, tmp_path):
        """Go to a folder by their names."""
        assert main([str(given / "a.txt"), str(given / "deep" / "d.jsonl.gz"), "-o", str(tmp_path / "out")]) == 0

        assert sorted(files(tmp_path / "out")) == ["a.txt", "d.jsonl.gz"]

    def test_the_input_is_never_overwritten(self, given, tmp_path, capsys):
        """Nor a file by another's output."""
        before = files(given)
        (tmp_path / "a.txt").write_text("other")
        for arguments in (
            [given, "-o", given],
            [given / "a.txt", "-o", given / "a.txt"],
            [given / "a.txt", "-o", given],
            [given / "a.txt", tmp_path / "a.txt", "-o", tmp_path / "out"],
            [given, "-o", tmp_path / "out", "--removed", tmp_path / "out"],
        ):
            assert main(list(map(str, arguments))) == 2
        assert capsys.readouterr().err.count("\n") == 5
        assert files(given) == before

    @pytest.mark.parametrize(
        "arguments",
        [
            ["in/", "-o", "out/", "--removed", "in/"],
            ["in/", "-o", "out/", "--removed", "./in"],
            ["in/", "-o", "in/deep"],
            ["in/", "-o", "out/", "--removed", "in/gone"],
            ["in/", "-o", "link/clean"],
            ["in/deep/", "-o", "in/", "--removed", "gone"],
            ["in/deep", "in/deep/deep", "-o", "in"],
            ["in/deep/d.jsonl", "other.jsonl", "-o", "in/deep/", "--form", "text"],
            ["in/deep/d.jsonl", "-o", "link/deep/d.jsonl"],
            ["in/deep/d.jsonl", "-o", "out.jsonl", "--removed", "link/deep/d.jsonl"],
            ["in/deep/d.jsonl", "-o", "out.jsonl", "--removed", "./out.jsonl"],
            ["in/deep/d.jsonl", "-o", "out.jsonl", "--removed", "nowhere/../out.jsonl"],
            ["in/", "-o", "out/", "--removed", "out"],
            ["in/", "-o", "out/", "--removed", "out/gone"],
            ["in/", "-o", "out/", "--summary", "in/deep/d.jsonl"],
            ["in/", "-o", "out/", "--report", "link/deep/d.jsonl"],
            ["in/deep/d.jsonl", "-o", "out.jsonl", "--summary", "in/deep/d.jsonl"],
            ["in/deep/d.jsonl", "-o", "out.jsonl", "--summary", "./out.jsonl"],
            ["in/deep/d.jsonl", "-o", "out.jsonl", "--removed", "gone.jsonl", "--summary", "./gone.jsonl"],
            ["in/deep/d.jsonl", "--site", "a", "--build-profile", "link/deep/d.jsonl"],
            ["in/deep/d.jsonl", "--allow", "allow.txt", "--summary", "allow.txt"],
            ["in/", "--review", "--summary", "in/deep/d.jsonl"],
            ["in/a.txt", "--summary", "link/a.txt"],
        ],
    )
    def test_no_two_files_in_one_place(self, arguments, tmp_path, monkeypatch, capsys):
        """However it is spelled: no output takes the place of the input, of another output or of what an option reads."""
        monkeypatch.chdir(tmp_path)
        for name in ("in/a.txt", "in/deep/d.jsonl", "in/deep/deep/d.jsonl", "in/deep/gone/d.jsonl", "in/gone/d.jsonl", "in/d.jsonl", "allow.txt"):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(lines(2))
        Path("link").symlink_to("in")
        before = files(tmp_path)

        assert main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert files(tmp_path) == before

    def test_links(self, tmp_path, capsys):
        """Are followed, but not back to a folder that holds them, where nothing new is; one to nowhere is named."""
        (tmp_path / "in" / "deep").mkdir(parents=True)
        (tmp_path / "other").mkdir()
        for folder in ("in", "other"):
            (tmp_path / folder / "a.jsonl").write_bytes(lines(2))
        for name, to in (("deep/up", ".."), ("self", "."), ("knot.jsonl", "knot.jsonl"), ("away", "../other"), ("lost.jsonl", "nowhere")):
            (tmp_path / "in" / name).symlink_to(to)
        assert main([str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 2

        assert sorted(files(tmp_path / "out")) == ["a.jsonl", "away/a.jsonl"]
        assert "lost.jsonl: No such file" in (said := capsys.readouterr().err)
        assert said.count("\n") == 2

    @pytest.mark.parametrize("option", ["--summary", "--report", "--build-profile"])
    def test_what_comes_last_is_begun_first(self, option, tmp_path, monkeypatch, capsys):
        """Whether it can be written is known before anything is cleaned; an earlier one stays until there is another."""
        monkeypatch.chdir(tmp_path)
        Path("in.jsonl").write_bytes(lines(2) + b"broken\n")
        output = [] if option == "--build-profile" else ["-o", "out.jsonl"]
        assert main(["in.jsonl", "--site", "a", option, "in.jsonl/last", *output]) == 2
        assert files(tmp_path).keys() == {"in.jsonl"}

        Path("last").write_text("earlier")
        assert main(["in.jsonl", "--site", "a", option, "last", *output, "--on-error", "fail"]) == 2
        assert Path("last").read_text() == "earlier"
        assert main(["in.jsonl", "--site", "a", option, "deep/last", *output]) == 0
        assert files(tmp_path).keys() - {"out.jsonl"} == {"in.jsonl", "last", "deep/last"}

    def test_devices_take_any_number(self, tmp_path):
        """What is no file can be named more than once."""
        (tmp_path / "in.jsonl").write_bytes(lines(2))
        null = "/dev/null"
        assert main([str(tmp_path / "in.jsonl"), "-o", null, "--removed", null, "--summary", null, "--report", null]) == 0

    def test_a_file_that_is_missing(self, given, tmp_path, capsys):
        """The others are cleaned; nothing is written for it."""
        assert main([str(given / "missing.txt"), str(given / "a.txt"), "-o", str(tmp_path / "out")]) == 2

        assert sorted(files(tmp_path / "out")) == ["a.txt"]
        assert capsys.readouterr().err == f"cleantext: {given / 'missing.txt'}: No such file or directory\n"


class TestOneFile:
    def test_form_and_packing(self, tmp_path):
        """The output is packed as its name says."""
        (tmp_path / "in.jsonl").write_bytes(lines(4))
        for name in ("out.jsonl", "out.jsonl.gz", "out"):
            assert main([str(tmp_path / "in.jsonl"), "-o", str(tmp_path / name)]) == 0

        plain = (tmp_path / "out.jsonl").read_bytes()
        assert plain.count(b"\n") == 4
        assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == (tmp_path / "out").read_bytes() == plain

    def test_forms_are_not_changed(self, tmp_path, capsys):
        """The message says so."""
        (tmp_path / "in.jsonl").write_bytes(lines(1))
        assert main([str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.csv")]) == 2

        assert "forms are not changed" in capsys.readouterr().err
        assert not (tmp_path / "out.csv").exists()

    @pytest.mark.parametrize(
        ("given", "removed", "form"), [("in.jsonl", "gone.csv", "jsonl"), ("in.txt", "gone.txt", "jsonl"), ("in.csv", "gone.tsv.gz", "csv")]
    )
    def test_removals_have_the_form_that_they_have(self, given, removed, form, tmp_path, capsys):
        """They are not called otherwise, and a name that tells no form will do."""
        (tmp_path / given).write_text(f'{{"text": "{ARTICLE!a}"}}\n' if form == "jsonl" else f'id,text\n1,"{ARTICLE}"\n')
        arguments = [str(tmp_path / given), "-o", str(tmp_path / f"out-{given}"), "--removed"]
        assert main([*arguments, str(tmp_path / removed)]) == 2
        assert f"{removed}: the removals have the form {form}" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == [tmp_path / given]
        assert main([*arguments, str(tmp_path / "gone")]) == main([*arguments, str(tmp_path / f"gone.{form}")]) == 0

    @pytest.mark.parametrize("option", [["--removed", "x"], ["--resume"]], ids=str)
    def test_what_needs_an_output(self, option, capsys):
        """Is refused without one."""
        assert main([*option, "in.jsonl"]) == 2
        assert capsys.readouterr().err == f"cleantext: {option[0]} needs --output\n"

    @pytest.mark.parametrize("view", ["--explain", "--check", "--diff", "--review"])
    def test_a_view_is_no_output(self, view, tmp_path, capsys):
        """It is refused."""
        assert main([view, "-o", str(tmp_path / "out"), "in.jsonl"]) == 2
        assert "--output" in capsys.readouterr().err

    def test_a_packed_file_that_is_cut_off(self, tmp_path, capsys):
        """What can be read is written, the rest of a line as it is; the message names file and place, and the status is 2."""
        whole = lines(200)
        (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(whole)[:-400])
        assert main([str(tmp_path / "in.jsonl.gz"), "-o", str(tmp_path / "out.jsonl")]) == 2
        said = capsys.readouterr().err
        left = (tmp_path / "out.jsonl").read_bytes().splitlines()

        assert len(left) > 20
        assert not any(b"AFP" in line for line in left[:-1])
        assert f"in.jsonl.gz: line {len(left)}: not a JSON object" in said
        assert "the gzip data is cut off" in said

    def test_a_broken_record_ends_the_run(self, tmp_path, monkeypatch, capsys):
        """With --on-error fail: there is no output, and what was done can be gone on with, and is counted once."""
        monkeypatch.setattr("cleantext.corpora.files.CHUNK", 100)
        (tmp_path / "in.jsonl").write_bytes(lines(2) + b"broken\n" + lines(2))
        arguments = [str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"]
        assert main([*arguments, "--on-error", "fail"]) == 2
        assert "line 3" in capsys.readouterr().err
        assert not (tmp_path / "out.jsonl").exists()
        assert main([*arguments, "--resume", "--summary", str(tmp_path / "summary.json")]) == 0
        assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 5
        found = json.loads((tmp_path / "summary.json").read_text())
        assert (found["documents"], found["broken"]) == (4, 1)

    @pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a disk that is always full")
    def test_a_full_disk(self, tmp_path, capsys):
        """The message names the file."""
        (tmp_path / "in.jsonl").write_bytes(lines(1))
        assert main([str(tmp_path / "in.jsonl"), "-o", "/dev/full"]) == 2

        assert capsys.readouterr().err == "cleantext: /dev/full: No space left on device\n"
        assert Path("/dev/full").is_char_device()

    def test_a_folder_that_cannot_be_written(self, tmp_path, capsys):
        """Neither can a file in what is no folder."""
        (tmp_path / "in.jsonl").write_bytes(lines(1))
        (tmp_path / "file").write_bytes(b"")
        assert main([str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "file" / "out.jsonl")]) == 2
        assert "file" in capsys.readouterr().err

    @pytest.mark.parametrize("packed", [False, True])
    def test_standard_input_into_a_file(self, tmp_path, packed):
        """The name of the output tells the form."""
        data = lines(3)
        arguments = command("-o", tmp_path / "out.jsonl")
        subprocess.run(arguments, input=gzip.compress(data) if packed else data, check=True)
        assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == [0, 1, 2]
        assert "AFP" not in (tmp_path / "out.jsonl").read_text()

    def test_packed_standard_input(self):
        """Is known by its first bytes."""
        done = subprocess.run(command(), input=gzip.compress(ARTICLE.encode()), capture_output=True, check=True)
        assert done.stdout.decode() == CLEANED


@pytest.fixture
def small_chunks(monkeypatch):
    """Many chunks of little data: they are cut in this process."""
    monkeypatch.setattr("cleantext.corpora.files.CHUNK", 2000)


class TestJobs:
    def test_the_same_bytes(self, small_chunks, tmp_path, capsys):
        """With one process and two, to files and to standard output, broken records among them; and the same messages and counts."""
        (tmp_path / "in.jsonl").write_bytes(lines(30) + b"broken\n" + lines(30, 30))
        outcomes = []
        for jobs in ("1", "2"):
            out, gone = tmp_path / f"out{jobs}.jsonl.gz", tmp_path / f"gone{jobs}.jsonl"
            assert main([str(tmp_path / "in.jsonl"), "-o", str(out), "--removed", str(gone), "--jobs", jobs, "--stats"]) == 0
            outcomes.append((out.read_bytes(), gone.read_bytes(), capsys.readouterr().err))

        assert outcomes[0] == outcomes[1]
        assert gzip.decompress(outcomes[0][0]).count(b"\n") == 61
        assert len(outcomes[0][1].splitlines()) == 60
        assert "60 of 60 documents changed" in outcomes[0][2]


class TestGoingOn:
    def run_killed(self, arguments: list[str], rng: random.Random, part: Path) -> int:
        """Kill runs at random moments until one comes to its end; how many were killed after they had put something in the journal."""
        killed = 0
        while True:
            process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
            deadline = time.monotonic() + 60
            try:
                # The start-up is not worth killing: wait until there is a journal, then for some moments.
                while killed < 3 and process.poll() is None and not part.exists() and time.monotonic() < deadline:
                    time.sleep(0.02)
                process.wait(rng.uniform(0.0, 0.2) if killed < 3 else 60)
                assert process.returncode == 0
                return killed
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_after_kill_9(self, tmp_path, jobs):
        """The result is that of a run that was not killed, byte for byte, removals included."""
        (tmp_path / "in.jsonl").write_bytes(lines(15000))
        out, gone = tmp_path / "out.jsonl.gz", tmp_path / "gone.jsonl"
        common = command(tmp_path / "in.jsonl", "--jobs", jobs, "--resume", "-o")
        killed = self.run_killed([*common, str(out), "--removed", str(gone)], random.Random(jobs), tmp_path / "out.jsonl.gz.journal")
        subprocess.run([*common, tmp_path / "whole.jsonl.gz", "--removed", tmp_path / "whole_gone.jsonl"], check=True)

        assert killed
        assert out.read_bytes() == (tmp_path / "whole.jsonl.gz").read_bytes()
        assert gone.read_bytes() == (tmp_path / "whole_gone.jsonl").read_bytes()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["gone.jsonl", "in.jsonl", "out.jsonl.gz", "whole.jsonl.gz", "whole_gone.jsonl"]

    def test_other_input(self, small_chunks, tmp_path, capsys):
        """A journal of another run is refused, and the message says what to do."""
        (tmp_path / "in.jsonl").write_bytes(lines(30) + b"broken\n")
        arguments = [str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"]
        assert main([*arguments, "--on-error", "fail"]) == 2
        for changed in (["--keep", "credit"], ["--field", "body"]):
            assert main([*arguments, "--resume", *changed]) == 2
            assert "without --resume the run begins anew" in capsys.readouterr().err
        (tmp_path / "in.jsonl").write_bytes(lines(31))
        assert main([*arguments, "--resume"]) == 2
        assert main(arguments) == 0
        assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 31
        assert not (tmp_path / "out.jsonl.journal").exists()

    def test_another_fate_of_broken_records(self, tmp_path, monkeypatch, capsys):
        """Half of them kept and half of them left out would be no run at all; before the first of them it may be changed."""
        monkeypatch.setattr("cleantext.corpora.files.CHUNK", 100)
        stopped = False

        def stop(self: Run, task: Task, done: Done) -> None:
            if stopped and task.chunk.first > 4:
                raise KeyboardInterrupt
            take(self, task, done)

        take = Run.take
        monkeypatch.setattr(Run, "take", stop)
        for broken, status in ((1, 2), (5, 0)):
            given = lines(6).splitlines(keepends=True)
            given.insert(broken, b"broken\n")
            (tmp_path / "in.jsonl").write_bytes(b"".join(given))
            arguments = [str(tmp_path / "in.jsonl"), "-o", str(tmp_path / f"out{broken}.jsonl"), "--jobs", "1"]
            stopped = True
            assert main(arguments) == 130
            stopped = False
            assert main([*arguments, "--resume", "--on-error", "skip"]) == status
            assert main([*arguments, "--resume"]) == 0
        assert "without --resume the run begins anew" in capsys.readouterr().err

    def test_standard_input(self, tmp_path, capsys):
        """Cannot be gone on with."""
        assert main(["--jsonl", "-o", str(tmp_path / "out"), "--resume"]) == 2
        assert "standard input" in capsys.readouterr().err

    def test_an_interrupt_leaves_no_half_file(self, tmp_path):
        """Status 130, no traceback, no process; what is done can be gone on with."""
        (tmp_path / "in.jsonl").write_bytes(lines(20000))
        arguments = command(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--jobs", "2")
        with subprocess.Popen(
            arguments,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # Under pytest-xdist and in the background of a shell interrupts are ignored, and so they are by what is started there.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        ) as process:
            while not (tmp_path / "out.jsonl.journal").exists() and process.poll() is None:
                time.sleep(0.02)
            os.killpg(process.pid, signal.SIGINT)
            _, said = process.communicate()

        assert (process.returncode, said.decode().count("\n")) == (130, 1)
        assert "--resume" in said.decode()
        assert not (tmp_path / "out.jsonl").exists()
        assert ends(process.pid)
        subprocess.run([*arguments, "--resume"], check=True)
        assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 20000


def test_chunks_are_smaller_than_the_longest_record():
    """Or what is too long would depend on where a chunk ends."""
    assert form_module.CHUNK < form_module.LONGEST
