"""The command on a terminal, and on what is none: colours and columns here, the same plain bytes there."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from cleantext.command.terminal import width

TEXT = "市議会は月曜日に会合を開いた。\n\n写真＝共同\n\nGrace Osei / AFP\n\nThe council met on Monday.\n\nPhoto: Ana Ruiz/Reuters \x1b[2J\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object, terminal: tuple[str, ...] = ("stdout", "stderr"), columns: int = 100, code: int = 0, **variables: str) -> tuple[str, str]:
    """What the command writes to a terminal, and to pipes."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    streams = {name: theirs if name in terminal else subprocess.PIPE for name in ("stdout", "stderr")}
    started = subprocess.Popen(
        [sys.executable, "-m", "cleantext", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        env=environment | {"TERM": "xterm-256color"} | variables,
        **streams,  # type: ignore[call-overload]
    )
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 1 << 16):
            shown += data
    except OSError:  # on Linux the end of a terminal is an error
        pass
    os.close(ours)
    piped = b"".join(part or b"" for part in started.communicate())
    assert started.returncode == code
    return shown.decode().replace("\r\n", "\n"), piped.decode()


def plain(text: str) -> str:
    return re.sub("\x1b\\[[0-9]*m", "", text)


class TestDiff:
    def test_reasons_line_up(self, given):
        """Behind characters that take two columns as behind others."""
        shown, _ = run("--diff", given)
        lines = [line for line in plain(shown).split("\n") if "credit: " in line]

        assert len(lines) == 3
        assert len({width(line.partition("credit: ")[0]) for line in lines}) == 1
        assert max(map(width, plain(shown).split("\n"))) <= 100

    def test_nothing_in_a_text_is_obeyed(self, given):
        """A sign stands for what would clear the screen."""
        shown, _ = run("--diff", given)

        assert "␛[2J" in shown
        assert "\x1b" not in plain(shown)

    @pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
    def test_calm(self, given, variables):
        """For those who want no colours the terminal shows what a pipe gets, and still obeys nothing in it."""
        assert run("--diff", given, **variables)[0] == run("--diff", given, terminal=())[1].replace("\x1b", "␛")

    def test_a_pipe(self, given):
        """Gets neither colours nor reasons; with FORCE_COLOR colours alone."""
        _, piped = run("--diff", given, terminal=())
        _, forced = run("--diff", given, terminal=(), FORCE_COLOR="1")

        assert "\x1b[3" not in piped
        assert "credit:" not in piped + forced
        assert plain(forced) == piped.replace("\x1b", "␛")
        assert "\x1b[31m-Grace Osei / AFP\x1b[0m" in forced

    def test_only_the_stream_that_is_a_terminal_counts(self, given):
        """The diff goes to standard output."""
        _, piped = run("--diff", given, terminal=("stderr",))

        assert "\x1b[31m" not in piped


class TestStats:
    def test_bars(self, given):
        """On a terminal that is wide enough, beside the figures that a pipe gets."""
        shown, _ = run("--stats", given, terminal=("stderr",))
        _, piped = run("--stats", given, terminal=("stdout",))
        narrow, _ = run("--stats", given, terminal=("stderr",), columns=50)

        table = shown[shown.index("\x1b[2mfamily") :]
        assert [line.rstrip(" █▏▎▍▌▋▊▉") for line in plain(table).splitlines()] == piped.splitlines()
        assert "█" in shown
        assert "█" not in narrow
        assert "\x1b[1mcredit" in narrow

    @pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
    def test_calm(self, given, variables):
        """As in a pipe."""
        assert run("--stats", given, terminal=("stderr",), **variables)[0] == run("--stats", given, terminal=("stdout",))[1]

    def test_forced(self, given):
        """By FORCE_COLOR, without bars."""
        _, piped = run("--stats", given, terminal=(), FORCE_COLOR="1")

        assert "\x1b[1mcredit" in piped
        assert "█" not in piped

    def test_the_text_is_never_coloured(self, given):
        """It is the output."""
        shown, _ = run(given, terminal=("stdout",), FORCE_COLOR="1")

        assert "\x1b[3" not in shown


class TestNames:
    """What is said of files and records: their names come from anywhere."""

    @pytest.mark.parametrize("option", ["--stats", "--check", "--review", "--diff"])
    def test_nothing_in_a_name_is_obeyed(self, tmp_path, option):
        """Of a file that is there, of one that is not, of a record that is broken, and in samples."""
        text = tmp_path / "a\x1b[2J.txt"
        text.write_text(TEXT, encoding="utf-8")
        records = tmp_path / "b\x1b[2J.jsonl"
        records.write_text("broken\n" + json.dumps({"id": "\x1b[2J", "text": TEXT}) + "\n")
        streams = ("stderr",) if option == "--stats" else ("stdout", "stderr")  # with --stats standard output has the text
        shown, _ = run(option, text, tmp_path / "none\x1b[2J.txt", code=2, terminal=streams)
        of_records, _ = run(option, records, code=1 if option == "--check" else 0, terminal=streams)

        for said in (shown, of_records):
            assert "␛[2J" in said
            assert "\x1b" not in plain(said)
