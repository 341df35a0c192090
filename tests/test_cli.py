"""The command, run as a process: what goes in, what comes out, and with which exit status."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cleantext
from cleantext.cli import FOREIGN, parser
from cleantext.families import FAMILIES

COMMAND = [sys.executable, "-m", "cleantext"]
PACKAGE = Path(cleantext.__file__).parent
#: Variables that change what Python or the command prints; each test sets the ones it is about.
UNSET = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "PYTHONUTF8",
    "PYTHONIOENCODING",
    "PYTHONPATH",
    "PYTHONWARNINGS",
    "PYTHONUNBUFFERED",
    "COLUMNS",
)

ARTICLE = "The council met.\n\nGrace Osei / AFP\n\nSign up for our newsletter\n\nIt will meet again.\n"
CLEANED = "The council met.\n\nIt will meet again.\n"
UNTOUCHED = "The council met.\n\nIt will meet again.\n"
CREDIT = "Grace Osei / AFP"
PROMO = "Sign up for our newsletter"
OWN_RULE = """\
[[rule]]
id = "back-to-port"
family = "nav"
match = 'back to the port'
why = "leads back to the port"
source = "a test"
removes = ["Back to the port"]
keeps = ["Back to the port they went.", "She came back to the port at dawn."]
"""


def environment(**variables: str) -> dict[str, str]:
    """The environment of this process without what would change the output, and these variables."""
    return {name: value for name, value in os.environ.items() if name not in UNSET} | variables


def run(*arguments: str | Path, given: bytes | str = b"", cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with this standard input and these environment variables."""
    data = given.encode() if isinstance(given, str) else given
    return subprocess.run([*COMMAND, *map(str, arguments)], input=data, capture_output=True, cwd=cwd, env=environment(**variables), check=False)


def cleaned(*arguments: str | Path, given: bytes | str = b"", **variables: str) -> bytes:
    """What the command writes, where all goes well and nothing is to be said."""
    done = run(*arguments, given=given, **variables)
    assert done.stderr == b""
    assert done.returncode == 0
    return done.stdout


def records(output: bytes) -> list[dict[str, object]]:
    """The JSON objects in the output, one a line."""
    return [json.loads(line) for line in output.splitlines()]


def failed(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the command said when it failed with status 2: a message, no traceback."""
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert done.returncode == 2
    assert said.strip()
    return said


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with an article and two lines to remove."""
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file with one rule of its own."""
    path = tmp_path / "own.toml"
    path.write_text(OWN_RULE, encoding="utf-8")
    return path


class TestFiles:
    def test_standard_input_is_cleaned(self):
        """Where no file is named."""
        assert cleaned(given=ARTICLE) == CLEANED.encode()

    def test_a_hyphen_is_standard_input(self):
        """As in other filters."""
        assert cleaned("-", given=ARTICLE) == CLEANED.encode()

    def test_files_are_cleaned_in_order(self, article, tmp_path):
        """Each on its own, one after the other, with standard input between them."""
        other = tmp_path / "other.txt"
        other.write_text(f"Another day.\n{PROMO}\n")

        assert cleaned(other, "-", article, given="From the pipe.\n").decode() == f"Another day.\nFrom the pipe.\n{CLEANED}"

    def test_a_repeat_in_another_file_is_no_repeat(self, tmp_path):
        """A document knows nothing of the one before it."""
        headline = "Harbour Board Shelves Tunnel Plan After Cost Triples\n\nThe board met on Monday in the town hall.\n"
        for name in ("one", "two"):
            (tmp_path / name).write_text(headline)

        assert cleaned(tmp_path / "one", tmp_path / "two").decode() == 2 * headline

    def test_files_stay_as_they_are(self, article):
        """Nothing is written but to standard output."""
        cleaned(article)

        assert article.read_text() == ARTICLE

    def test_a_missing_file_does_not_stop_the_others(self, article, tmp_path):
        """It is named, the rest is cleaned, and the status says that something failed."""
        done = run(article, tmp_path / "missing.txt", article)

        assert done.stdout.decode() == 2 * CLEANED
        assert done.stderr.decode() == f"cleantext: {tmp_path / 'missing.txt'}: No such file or directory\n"
        assert done.returncode == 2

    def test_a_folder_does_not_stop_the_others(self, article, tmp_path):
        """It cannot be read, and the message says why."""
        done = run(tmp_path, article)

        assert done.stdout.decode() == CLEANED
        assert failed(done) == f"cleantext: {tmp_path}: is a folder; --output names another for its texts\n"

    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
    def test_a_file_that_cannot_be_read_is_named(self, article):
        """It opens, and fails at the first read; the others are cleaned."""
        done = run("/proc/self/mem", article)

        assert failed(done).startswith("cleantext: /proc/self/mem: ")
        assert done.stdout.decode() == CLEANED

    def test_a_name_that_is_no_utf8(self, tmp_path):
        """File names are bytes; one that no locale can read is still a file."""
        path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
        with open(path, "wb") as file:
            file.write(ARTICLE.encode())
        done = subprocess.run([*COMMAND, path, path + b"x"], capture_output=True, env=environment(), check=False)

        assert done.stdout.decode() == CLEANED
        assert "No such file" in failed(done)

    def test_several_files_with_the_missing_one_last_and_check(self, article, tmp_path):
        """A failure outweighs what --check found."""
        assert run("--check", article, tmp_path / "missing.txt").returncode == 2


class TestBytes:
    @pytest.mark.parametrize(
        "given",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"\n", id="one line end"),
            pytest.param(b"\n\n\n", id="only line ends"),
            pytest.param(b"The council met.", id="no final newline"),
            pytest.param(b"The council met.\r\n\r\nIt will meet again.\r\n", id="CRLF"),
            pytest.param(b"The council met.\r\n\nIt will meet again.\rNow.\n", id="mixed line ends"),
            pytest.param(b"caf\xe9 and \xff\xfe and \xc3\n\xed\xa0\x80 end", id="invalid bytes"),
            pytest.param(b"\x00a\x00b\n\x00\n", id="NUL bytes"),
            pytest.param(b"\xef\xbb\xbfThe council met.\n", id="BOM"),
            pytest.param("  Übergrößenträger \u200b\u2028 ﬁn \U0001f469\u200d\U0001f4bb\t\n".encode(), id="white space and signs"),
        ],
    )
    def test_what_stays_keeps_every_byte(self, given):
        """What has nothing to remove comes out as it went in."""
        assert cleaned(given=given) == given

    def test_crlf_stays_around_removals(self):
        """The line ends of the lines that stay."""
        assert cleaned(given=ARTICLE.replace("\n", "\r\n")) == CLEANED.replace("\n", "\r\n").encode()

    def test_no_final_newline_is_added(self):
        """Also where something went."""
        assert cleaned(given=ARTICLE.rstrip("\n")) == CLEANED.rstrip("\n").encode()

    def test_invalid_bytes_stay_around_removals(self):
        """Of the lines that stay, whatever else goes."""
        given = b"The caf\xe9 met.\n\nGrace Osei / AFP\n\n\xff\xc3 It will meet again.\x00\n"

        assert cleaned(given=given) == b"The caf\xe9 met.\n\n\xff\xc3 It will meet again.\x00\n"

    def test_a_bom_does_not_hide_a_line(self):
        """It is no letter of the first line."""
        assert cleaned(given=b"\xef\xbb\xbfGrace Osei / AFP\n\nThe council met.\n").removeprefix(b"\xef\xbb\xbf") == b"The council met.\n"

    def test_all_can_go(self):
        """Nothing but furniture leaves nothing."""
        assert cleaned(given=f"{CREDIT}\n\n{PROMO}\n") == b""

    @pytest.mark.parametrize(
        "variables",
        [
            {"LC_ALL": "C"},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PYTHONIOENCODING": "ascii"},
            {"PYTHONIOENCODING": "latin-1:strict", "PYTHONUTF8": "0"},
            {"PYTHONUTF8": "1"},
        ],
        ids=str,
    )
    @pytest.mark.parametrize("options", [[], ["--diff"], ["--list-rules", "--only=ui"]], ids=str)
    def test_utf8_whatever_the_locale(self, options, variables):
        """In and out, also in what is shown in place of the text."""
        given = f"Šarūnas sprach über Fußball – 市議会。\n\n写真＝共同\n\n{PROMO}\n\nEnde.\n"

        assert cleaned(*options, given=given, **variables) == cleaned(*options, given=given)
        assert options or cleaned(given=given, **variables).decode() == "Šarūnas sprach über Fußball – 市議会。\n\nEnde.\n"

    def test_messages_in_any_locale(self, tmp_path):
        """A name that the locale cannot print does not break the message."""
        done = run(tmp_path / "šarūnas.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")

        assert failed(done).endswith("No such file or directory\n")

    def test_one_long_line(self):
        """A text of some megabytes without a line break."""
        given = "The council met and talked about the harbour and the tunnel. " * 80_000

        assert cleaned(given=given) == given.encode()


class TestEnds:
    """How the command ends when what is around it does."""

    @pytest.mark.parametrize("options", [[], ["--explain"], ["--diff"], ["--list-rules"]], ids=str)
    @pytest.mark.parametrize("length", [1, 5000], ids=["short", "long"])
    def test_the_reader_has_gone(self, options, length):
        """Status 141 and not a word, as for a filter that a signal ended."""
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [*COMMAND, *options], input=ARTICLE.encode() * length, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False
        )
        os.close(writing)

        assert done.stderr == b""
        assert done.returncode == 141

    @pytest.mark.parametrize("option", ["--help", "--version"])
    def test_the_reader_of_the_help_has_gone(self, option):
        """``cleantext --help | head -1`` ends without a word."""
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([*COMMAND, option], stdin=subprocess.DEVNULL, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
        os.close(writing)

        assert done.stderr == b""
        assert done.returncode in (0, 141)

    def test_the_reader_has_gone_and_a_record_is_broken(self):
        """Of two failures the one that can still be told is told, without a traceback."""
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [*COMMAND, "--jsonl", "--on-error=fail"],
            input=b'{"text": "a"}\nno JSON\n',
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
        os.close(writing)

        assert b"Exception ignored" not in done.stderr
        assert b"Traceback" not in done.stderr
        assert done.returncode in (2, 141)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
    @pytest.mark.parametrize("options", [[], ["--explain"], ["--diff"], ["--list-rules"], ["missing.txt", "-"]], ids=str)
    @pytest.mark.parametrize("length", [1, 5000], ids=["short", "long"])
    def test_the_disk_is_full(self, options, length):
        """It is said, and the status is 2."""
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [*COMMAND, *options], input=ARTICLE.encode() * length, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
            )

        assert failed(done).endswith("cleantext: output: No space left on device\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
    def test_messages_that_cannot_be_written(self):
        """The texts come out all the same, and the status says that a file is missing."""
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [*COMMAND, "missing.txt", "-"], input=ARTICLE.encode(), stdout=subprocess.PIPE, stderr=full, env=environment(), check=False
            )

        assert done.stdout == CLEANED.encode()
        assert done.returncode == 2

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
    def test_the_disk_is_full_and_a_record_is_broken(self):
        """The first record waits in a buffer when the second ends the run."""
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [*COMMAND, "--jsonl", "--on-error=fail"],
                input=b'{"text": "a"}\nno JSON\n',
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )

        assert "line 2: not a JSON object" in failed(done)

    @pytest.mark.parametrize("options", [[], ["--check"], ["--explain"]], ids=str)
    def test_an_interrupt(self, options):
        """Status 130 and no traceback, in the midst of the input."""
        with subprocess.Popen(
            [*COMMAND, "--jsonl", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        ) as process:
            assert process.stdin
            assert process.stderr
            process.stdin.write(b'{"text": "a"}\nno JSON\n')
            process.stdin.flush()
            assert b"line 2" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            output, said = process.communicate()

        assert process.returncode == 130
        assert said == b""
        # The signal may come before or after the second line is passed on.
        assert output in ([b""] if options else [b'{"text": "a"}\n', b'{"text": "a"}\nno JSON\n'])

    @pytest.mark.parametrize("closed", ["<&-", ">&-"])
    def test_a_closed_stream(self, closed):
        """A daemon may start the command without standard input or output."""
        line = " ".join([*COMMAND, closed])
        done = subprocess.run(["sh", "-c", line], input=ARTICLE.encode(), capture_output=True, env=environment(), check=False)

        failed(done)

    def test_closed_standard_error(self, article):
        """Nothing to say, nothing to fail."""
        line = " ".join([*COMMAND, str(article), "2>&-"])
        done = subprocess.run(["sh", "-c", line], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment(), check=False)

        assert done.stdout.decode() == CLEANED
        assert done.returncode == 0

    def test_a_filter_between_filters(self):
        """In a pipe, with the shell's own tools around it."""
        line = f"printf 'The council met.\\n\\n{PROMO}\\n' | {' '.join(COMMAND)} | {' '.join(COMMAND)} | wc -l"
        done = subprocess.run(["sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, env=environment(), check=False)

        assert done.stdout.split() == [b"1"]
        assert done.stderr == b""


class TestRecords:
    """``--jsonl``: what comes back for one line or several."""

    def test_the_field_is_cleaned(self):
        """The text of each record."""
        given = "".join(json.dumps({"text": text}) + "\n" for text in (ARTICLE, "Nothing to do."))

        assert records(cleaned("--jsonl", given=given)) == [{"text": CLEANED}, {"text": "Nothing to do."}]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ('{"n": 12345678901234567890123, "m": 1.10, "e": 1E+5, "z": -0.0, "text": ', "}"),
            ('{"a": 1, "a": 2, "text": ', ', "a": 3}'),
            ('  { "a" :[1 ,2],\t"text"\t:  ', ' , "b":{"text" : "Grace Osei / AFP"} }  '),
            ('{"z": "\\u00e9\\/\\ud83d\\ude00", "text": ', ', "a": "é/\U0001f600"}'),
            ('{"nan": NaN, "inf": -Infinity, "text": ', "}"),
            ('{"lone": "\\udc80", "text": ', "}"),
            (f'{{"long": {"7" * 5000}, "text": ', "}"),
        ],
        ids=["numbers", "duplicate keys", "spacing", "escapes", "no numbers", "lone surrogate", "a number of 5000 digits"],
    )
    def test_other_fields_keep_every_byte(self, before, after):
        """Numbers, order, spacing, escapes and keys that come twice."""
        given = f"{before}{json.dumps(ARTICLE)}{after}\n"

        assert cleaned("--jsonl", given=given).decode() == f"{before}{json.dumps(CLEANED)}{after}\n"

    @pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
    def test_unchanged_records_keep_every_byte(self, end):
        """Blank lines, null, escapes and invalid bytes among them; the last line has no end."""
        lines = [
            b'{"text": "a \\u0041 \\/ \\ud83d\\ude00 \\t"}',
            b'  {"text"  :"a",  "b":[ ] }\t',
            b'{"text": null, "n": 1.10}',
            b'{"text": ""}',
            b'{"text": "\\ud800 alone"}',
            b'{"text": "caf\xe9 \xff"}',
            b'{"caf\xe9": "\xff", "text": "a"}',
            b'{"text": "a\\u0000b"}',
            b"",
            b"   ",
            b"\t",
            b'{"text": "last"}',
        ]

        assert cleaned("--jsonl", given=end.join(lines)).split(end) == lines

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_line_ends_stay(self, end):
        """Also where the record changed, and where the last line has none."""
        one, other = json.dumps({"text": ARTICLE}), json.dumps({"text": CLEANED})

        assert cleaned("--jsonl", given=f"{one}{end}{end}{one}").decode() == f"{other}{end}{end}{other}"

    def test_of_a_field_that_comes_twice_the_last_counts(self):
        """As for Python's own reader; the other stays."""
        given = f'{{"text": {json.dumps(ARTICLE)}, "text": {json.dumps(ARTICLE)}}}\n'

        assert cleaned("--jsonl", given=given).decode() == f'{{"text": {json.dumps(ARTICLE)}, "text": {json.dumps(CLEANED)}}}\n'

    @pytest.mark.parametrize("field", ["body", "text.body", "", "größe", "a\tb"])
    def test_another_field(self, field):
        """Named with --field, by the whole of its key."""
        given = json.dumps({"text": ARTICLE, field: ARTICLE}, ensure_ascii=False) + "\n"

        assert records(cleaned("--jsonl", "--field", field, given=given)) == [{"text": ARTICLE, field: CLEANED}]

    def test_a_lone_surrogate_stays_an_escape(self):
        """It has no bytes in UTF-8."""
        given = b'{"text": "\\ud800 The council met.\\n\\nGrace Osei / AFP"}\n'

        assert cleaned("--jsonl", given=given) == b'{"text": "\\ud800 The council met."}\n'

    def test_invalid_bytes_in_a_changed_text(self):
        """They come out as they went in."""
        given = b'{"text": "The caf\xe9 met.\\n\\nGrace Osei / AFP", "x": "\xff"}\n'

        assert cleaned("--jsonl", given=given) == b'{"text": "The caf\xe9 met.", "x": "\xff"}\n'

    def test_a_lone_surrogate_beside_invalid_bytes(self):
        """Each stays what it was."""
        given = b'{"text": "\\ud800 The caf\xe9 met.\\n\\nGrace Osei / AFP"}\n'

        assert cleaned("--jsonl", given=given) == b'{"text": "\\ud800 The caf\xe9 met."}\n'

    @pytest.mark.xfail(strict=True, reason="an escape and a byte that read as the same surrogate cannot be told apart once decoded")
    def test_an_escaped_surrogate_that_looks_like_an_invalid_byte(self):
        """An escape is not the byte that Python reads as the same character."""
        given = b'{"text": "\\udce9 The caf\xe9 met.\\n\\nGrace Osei / AFP"}\n'

        assert cleaned("--jsonl", given=given) == b'{"text": "\\udce9 The caf\xe9 met."}\n'

    def test_signs_stay_as_they_were_written(self):
        """Escapes where the text had them, letters where it had letters."""
        for ascii in (True, False):
            given = json.dumps({"text": f"Šarūnas sprach.\n\n{CREDIT}"}, ensure_ascii=ascii) + "\n"
            assert cleaned("--jsonl", given=given).decode() == json.dumps({"text": "Šarūnas sprach."}, ensure_ascii=ascii) + "\n"

    def test_a_line_of_megabytes(self):
        """One record with a text of five million characters."""
        text = "The council met and talked about the harbour. " * 54_000
        lines = "\n".join(f"Line {number} of the minutes was read." for number in range(70_000))
        given = json.dumps({"text": f"{lines}\n\n{CREDIT}\n\n{text}", "n": 1}) + "\n"

        assert records(cleaned("--jsonl", given=given)) == [{"text": f"{lines}\n\n{text}", "n": 1}]


BROKEN = {
    "no JSON": (b"The council met.", "not a JSON object"),
    "a list": (b'["a"]', "not a JSON object"),
    "a string": (b'"a"', "not a JSON object"),
    "cut off": (b'{"text": "The council', "not a JSON object"),
    "no value": (b'{"text":', "not a JSON object"),
    "no brace": (b'{"text": "a"', "not a JSON object"),
    "trailing comma": (b'{"text": "a",}', "not a JSON object"),
    "no comma": (b'{"text": "a" "b": 1}', "not a JSON object"),
    "a number as key": (b'{1: "a", "text": "b"}', "key"),
    "two values": (b'{"text": "a"} {"text": "b"}', "more than one JSON value"),
    "raw tab": (b'{"text": "a\tb"}', "not a JSON object"),
    "NUL": (b"\x00", "not a JSON object"),
    "invalid bytes": (b"\xff\xfe", "not a JSON object"),
    "missing field": (b'{"body": "a", "n": 1}', "no field 'text'; the record has 'body', 'n' (choose with --field)"),
    "empty": (b"{}", "no field 'text'"),
    "a number": (b'{"text": 3}', "field 'text' holds int, not text"),
    "a list as text": (b'{"text": ["a"]}', "field 'text' holds list, not text"),
    "true": (b'{"text": true}', "field 'text' holds bool, not text"),
    "nested": (b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b', "text": "a"}', "nested too deeply"),
    "nested objects": (b'{"a":' * 200_000, "nested too deeply"),
}


class TestBrokenRecords:
    """``--on-error``: lines that are no record with this text, between some that are."""

    #: A good record after each broken one.
    GIVEN = b"".join(line + b'\n{"text": "good"}\n' for line, _ in BROKEN.values())

    def check_messages(self, said: bytes, ending: str) -> None:
        """Each broken line is told once, with its number, the reason and what became of it."""
        told = said.decode().splitlines()
        assert len(told) == len(BROKEN)
        for number, (line, (_, message)) in enumerate(zip(told, BROKEN.values(), strict=True)):
            assert line.startswith(f"cleantext: (standard input): line {2 * number + 1}: ")
            assert message in line
            assert line.endswith(ending)

    @pytest.mark.parametrize("option", [[], ["--on-error=keep"]], ids=str)
    def test_keep(self, option):
        """They come out as they were."""
        done = run("--jsonl", *option, given=self.GIVEN)

        self.check_messages(done.stderr, "; passed on unchanged")
        assert done.stdout == self.GIVEN
        assert done.returncode == 0

    def test_skip(self):
        """They are left out."""
        done = run("--jsonl", "--on-error", "skip", given=self.GIVEN)

        self.check_messages(done.stderr, "; left out")
        assert done.stdout == b'{"text": "good"}\n' * len(BROKEN)
        assert done.returncode == 0

    @pytest.mark.parametrize(("line", "message"), list(BROKEN.values()), ids=list(BROKEN))
    def test_fail(self, line, message):
        """The first ends the run; what was done before it is there."""
        done = run("--jsonl", "--on-error", "fail", given=b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')

        said = failed(done)
        assert said.startswith("cleantext: (standard input): line 2: ")
        assert message in said
        assert done.stdout == b'{"text": "one"}\n'


class TestRecordsMore:
    def test_a_broken_record_of_a_file_is_named_by_file_and_line(self, tmp_path):
        """As editors and grep show places."""
        path = tmp_path / "in.jsonl"
        path.write_bytes(b'\n\n{"text": \n')

        assert f"cleantext: {path}: line 3: " in run("--jsonl", path).stderr.decode()

    def test_a_bom_before_the_first_record(self):
        """Windows tools write one; the record is cleaned, or passed on and reported, never lost."""
        given = b'\xef\xbb\xbf{"text": "a"}\n'

        assert run("--jsonl", given=given).stdout == given

    @pytest.mark.parametrize("options", [["--explain"], ["--diff"], ["--check"]], ids=str)
    def test_only_what_was_asked_for_is_shown(self, options):
        """Broken and blank lines are no explanation."""
        done = run("--jsonl", *options, given=b'no JSON\n\n{"text": "a"}\n')

        assert done.stdout == b""
        assert b"line 1" in done.stderr

    def test_check_counts_records(self):
        """Where some record would change, the status is 1."""
        assert run("--jsonl", "--check", given=json.dumps({"text": ARTICLE})).returncode == 1
        assert run("--jsonl", "--check", given=json.dumps({"text": UNTOUCHED})).returncode == 0

    @pytest.mark.parametrize("option", ["--explain", "--diff"])
    def test_a_lone_surrogate_can_be_shown(self, option):
        """It has no bytes in UTF-8, and is shown all the same."""
        done = run("--jsonl", option, given=b'{"text": "\\ud800 The council met.\\n\\nGrace Osei / AFP"}\n')

        assert b"Traceback" not in done.stderr
        assert done.returncode == 0
        assert b"Grace Osei" in done.stdout

    @pytest.mark.parametrize("option", ["--on-error=keep", "--on-error=skip"])
    def test_the_id_of_a_record_is_shown(self, option):
        """So that a removal can be traced in a corpus."""
        given = json.dumps({"id": "doc-7", "text": ARTICLE}) + "\n"

        assert [removal["id"] for removal in records(cleaned("--jsonl", "--explain", option, given=given))] == ["doc-7", "doc-7"]


class TestExplain:
    @pytest.mark.parametrize("given", [ARTICLE, ARTICLE.replace("\n", "\r\n"), f"Šarūnas 😀 sprach.\n\n{CREDIT}\n\n市議会。\n\n{PROMO}"])
    def test_offsets_are_of_the_source(self, given):
        """Code points of the input; the line counts from 1."""
        removals = records(cleaned("--explain", given=given))

        assert [removal["text"] for removal in removals] == [CREDIT, PROMO]
        assert [removal["line"] for removal in removals] == [3, 5 if "council" in given else 7]
        for removal in removals:
            assert given[removal["start"] : removal["end"]].strip() == removal["text"]  # type: ignore[misc]

    def test_what_a_removal_says(self, article):
        """Where, what, which rule and why, in this order."""
        first, second = records(cleaned("--explain", article))

        assert list(first) == ["file", "line", "start", "end", "family", "rule", "why", "text"]
        assert first["file"] == str(article)
        assert [first["family"], second["family"]] == ["credit", "promo"]
        assert first["rule"] == "credit/agency"
        assert first["why"] == "is a row of names with a picture agency"

    def test_trims_are_explained(self):
        """The words that went, without those that stay."""
        given = "A lorry waits at the market gate in Vestervik, where the tunnel was to begin. (Photo by Ines Karlsen/AFP via Getty Images)\n"
        [removal] = records(cleaned("--explain", given=given))

        assert removal["text"] == "(Photo by Ines Karlsen/AFP via Getty Images)"

    def test_nothing_to_explain(self):
        """Is no line at all."""
        assert cleaned("--explain", given=UNTOUCHED) == b""

    def test_invalid_bytes_are_escaped(self):
        """The output is JSON in ASCII."""
        [removal] = records(cleaned("--explain", given=b"\xff\xfe\n\nGrace Osei / AFP\n\nEnd.\n"))

        assert removal["text"] == CREDIT

    def test_records_say_their_number(self):
        """The line of the file, and the line of the text in it."""
        given = "\n" + json.dumps({"text": ARTICLE}) + "\n"
        first, second = records(cleaned("--jsonl", "--explain", given=given))

        assert [first["record"], second["record"]] == [2, 2]
        assert [first["line"], second["line"]] == [3, 5]


class TestDiff:
    def test_a_diff(self):
        """What stays, and what goes with a minus before it."""
        shown = cleaned("--diff", given=ARTICLE).decode().splitlines()

        assert shown == [
            "--- (standard input)",
            "+++ (standard input) (cleaned)",
            "@@ line 1 @@",
            " The council met.",
            " ",
            f"-{CREDIT}",
            "-",
            f"-{PROMO}",
            "-",
            " It will meet again.",
            " ",
        ]

    def test_no_diff(self):
        """Where nothing goes, nothing is shown."""
        assert cleaned("--diff", given=UNTOUCHED) == b""

    def test_the_file_is_named(self, article):
        """Each by the name that was given."""
        assert cleaned("--diff", article).decode().startswith(f"--- {article}\n+++ {article} (cleaned)\n")

    def test_no_colours_in_a_pipe(self):
        """What is no terminal gets plain text."""
        assert b"\x1b" not in cleaned("--diff", given=ARTICLE, TERM="xterm")

    def test_forced_colours(self):
        """By FORCE_COLOR, if it is not empty."""
        assert f"\x1b[31m-{CREDIT}\x1b[0m".encode() in cleaned("--diff", given=ARTICLE, FORCE_COLOR="1")
        assert b"\x1b" not in cleaned("--diff", given=ARTICLE, FORCE_COLOR="")

    def test_no_color_wins(self):
        """Over FORCE_COLOR, if it is not empty."""
        assert b"\x1b" not in cleaned("--diff", given=ARTICLE, FORCE_COLOR="1", NO_COLOR="1")
        assert b"\x1b" in cleaned("--diff", given=ARTICLE, FORCE_COLOR="1", NO_COLOR="")

    def test_forced_colours_only_in_the_diff(self):
        """The cleaned text is never coloured."""
        assert cleaned(given=ARTICLE, FORCE_COLOR="1") == CLEANED.encode()

    @pytest.mark.parametrize(
        ("variables", "coloured"),
        [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
        ids=str,
    )
    def test_a_terminal(self, variables, coloured, article):
        """Gets colours, unless it or the user has none."""
        ours, theirs = pty.openpty()
        done = subprocess.run([*COMMAND, "--diff", str(article)], stdin=subprocess.DEVNULL, stdout=theirs, env=environment(**variables), check=True)
        shown = os.read(ours, 100_000)
        os.close(theirs)
        os.close(ours)

        assert done.returncode == 0
        assert (b"\x1b[31m" in shown) == coloured


class TestStats:
    def test_a_table_on_standard_error(self):
        """The text goes to standard output as ever."""
        done = run("--stats", given=ARTICLE)

        assert done.stdout == CLEANED.encode()
        assert done.returncode == 0
        lines = done.stderr.decode().splitlines()
        assert lines[0].split() == ["family", "rule", "removals", "characters"]
        assert ["credit", "1", "18"] in [line.split() for line in lines]
        assert ["credit/agency", "1", "18"] in [line.split() for line in lines]
        assert (
            lines[-1] == f"1 of 1 documents changed; {100 * (len(ARTICLE) - len(CLEANED)) / len(ARTICLE):.2f}% of {len(ARTICLE)} characters removed"
        )

    def test_all_documents_are_counted(self, article):
        """Over files, and over records."""
        given = f"{json.dumps({'text': ARTICLE})}\n{json.dumps({'text': UNTOUCHED})}\n"

        assert b"2 of 2 documents changed" in run("--stats", article, article).stderr
        assert b"1 of 2 documents changed" in run("--jsonl", "--stats", given=given).stderr

    def test_nothing_to_count(self):
        """No input is no division by nothing."""
        assert b"0 of 1 documents changed; 0.00% of 0 characters removed" in run("--stats").stderr

    @pytest.mark.parametrize("option", ["--check", "--explain", "--diff"])
    def test_with_other_views(self, option):
        """It comes beside them."""
        assert b"1 of 1 documents changed" in run("--stats", option, given=ARTICLE).stderr


class TestReview:
    def test_each_rule_with_samples(self):
        """How often, in how many documents, what, and where first."""
        given = b"".join(json.dumps({"id": name, "text": ARTICLE}).encode() + b"\n" for name in ("one", "two")) + b'{"text": "Nothing goes."}\n'
        report = cleaned("--jsonl", "--review", given=given).decode()

        assert report.startswith("2 of 3 documents changed\n")
        assert "\ncredit: 2 removals\n  credit/agency is a row of names" in report
        assert f"    2 removals in 2 documents, 1 different\n        2 x  {CREDIT}  [one]\n" in report
        assert PROMO in report

    def test_texts_by_file(self, tmp_path):
        """A file is a document."""
        path = tmp_path / "article.txt"
        path.write_text(ARTICLE, encoding="utf-8")

        assert f"{CREDIT}  [{path}]" in cleaned("--review", path).decode()

    def test_broken_records_are_not_printed(self):
        """The report is all that standard output holds."""
        done = run("--jsonl", "--review", given=b"{broken\n\n")
        assert done.stdout == b"0 of 0 documents changed\n"
        assert b"line 1" in done.stderr

    def test_one_view(self):
        """It stands in place of the text, as other views do."""
        assert run("--review", "--diff").returncode == 2


class TestCheck:
    def test_something_would_go(self):
        """Status 1, no text, and a line that says where."""
        done = run("--check", given=ARTICLE)

        assert done.stdout == b""
        assert done.stderr == b"(standard input): 2 removals\n"
        assert done.returncode == 1

    def test_nothing_would_go(self):
        """Status 0 and not a word."""
        assert cleaned("--check", given=UNTOUCHED) == b""

    def test_it_could_not_look(self, tmp_path):
        """Status 2."""
        assert run("--check", tmp_path / "missing.txt").returncode == 2

    @pytest.mark.parametrize("option", ["--explain", "--diff"])
    def test_with_a_view(self, option):
        """The view is printed, and the status is that of the check."""
        done = run("--check", option, given=ARTICLE)

        assert done.stdout == run(option, given=ARTICLE).stdout
        assert done.returncode == 1

    def test_of_several_one_is_enough(self, article, tmp_path):
        """Wherever it stands."""
        clean = tmp_path / "clean.txt"
        clean.write_text(UNTOUCHED)

        assert [run("--check", *files).returncode for files in ([article, clean], [clean, article], [clean, clean])] == [1, 1, 0]

    def test_what_was_cleaned_passes(self):
        """Cleaning twice changes nothing."""
        assert run("--check", given=cleaned(given=ARTICLE)).returncode == 0


def listed(*arguments: str | Path) -> list[tuple[str, str, str]]:
    """Id, family and reason of each rule that the command lists."""
    rows = [tuple(line.split("\t")) for line in cleaned("--list-rules", *arguments).decode().splitlines()]
    assert all(len(row) == 3 for row in rows)
    return rows  # type: ignore[return-value]


class TestListRules:
    def test_every_rule_has_id_family_and_reason(self):
        """Each id once, in order."""
        rows = listed()
        ids = [id for id, _, _ in rows]

        assert ids == sorted(set(ids))
        assert {"credit", "ui", "promo", "dup"} <= {family for _, family, _ in rows} <= set(FAMILIES) - {"caption"}
        assert all(why.strip() for _, _, why in rows)
        assert ("credit/agency", "credit", "is a row of names with a picture agency") in rows

    def test_a_removal_can_be_looked_up(self, article):
        """What --explain names is in the list, with the same reason."""
        rows = listed()

        for removal in records(cleaned("--explain", article)):
            assert (removal["rule"], removal["family"], removal["why"]) in rows

    def test_only_and_keep(self):
        """Those that would be tried."""
        assert {family for _, family, _ in listed("--only", "promo,ui")} == {"promo", "ui"}
        assert {family for _, family, _ in listed("--only", "promo,ui", "--keep", "ui")} == {"promo"}
        assert "credit" not in {family for _, family, _ in listed("--keep", "credit")}
        assert listed("--only", "credit", "--keep", "credit") == []

    def test_own_rules(self, own):
        """They stand beside the shipped ones."""
        assert set(listed("--rules", own)) - set(listed()) == {("own/nav/back-to-port", "nav", "leads back to the port")}
        assert listed("--rules", own, "--only", "nav") == sorted(
            [
                *listed("--only", "nav"),
                ("own/nav/back-to-port", "nav", "leads back to the port"),
            ]
        )

    def test_no_input_is_read(self):
        """It prints and stops."""
        assert run("--list-rules", "missing.txt").returncode == 0


class TestRules:
    def test_own_rules_take_lines(self, own):
        """Beside the shipped ones."""
        given = f"The council met.\n\nBack to the port\n\n{PROMO}\n"

        assert cleaned("--rules", own, given=given) == b"The council met.\n"
        assert cleaned(given=given) == b"The council met.\n\nBack to the port\n"
        assert cleaned("--rules", own, "--keep", "nav", given=given) == b"The council met.\n\nBack to the port\n"
        assert cleaned("--rules", own, "--only", "nav", given=given) == f"The council met.\n\n{PROMO}\n".encode()

    def test_several_files(self, own, tmp_path):
        """The option can come again."""
        other = tmp_path / "other.toml"
        other.write_text(OWN_RULE.replace("back-to-port", "back-to-ship").replace("the port", "the ship").replace("The port", "The ship"))

        assert cleaned("--rules", own, "--rules", other, given="Back to the port\nA\nBack to the ship\n") == b"A\n"

    @pytest.mark.parametrize(
        ("broken", "messages"),
        [
            (OWN_RULE.replace("match = 'back", "match = 'Back"), ["rule 'back-to-port'", "'B'", "write 'b'"]),
            (OWN_RULE.replace("the port'", "the .*port'"), ["rule 'back-to-port'", "unbounded repeat", "{0,40}"]),
            (OWN_RULE.replace("the port'", "the (port'"), ["rule 'back-to-port'", "no regular expression"]),
            (OWN_RULE.replace('"nav"', '"menu"'), ["rule 'back-to-port'", "no family 'menu'", "nav"]),
            (OWN_RULE.replace("source", "sauce"), ["rule 'back-to-port'", "'sauce'", "source"]),
            (OWN_RULE.replace('removes = ["Back', 'removes = ["Go back'), ["rule 'back-to-port'", "does not match its own example"]),
            (OWN_RULE.replace("keeps = [", 'keeps = ["Back to the port", '), ["rule 'back-to-port'", "narrow 'match'"]),
            (OWN_RULE + OWN_RULE, ["back-to-port'", "same id"]),
            (OWN_RULE.replace("id =", "name ="), ["rule 1", "needs an id"]),
            ("[[rule", ["not a TOML file"]),
            ("", ["[[rule]]"]),
        ],
    )
    def test_a_broken_file(self, own, broken, messages):
        """File, rule and fix are named, and nothing is cleaned."""
        own.write_text(broken)
        done = run("--rules", own, given=ARTICLE)

        said = failed(done)
        assert said.startswith(f"cleantext: {own}: ")
        assert said.count("\n") == 1
        for message in messages:
            assert message in said
        assert done.stdout == b""

    def test_a_file_in_another_encoding(self, own):
        """Rules are TOML in UTF-8."""
        own.write_bytes(OWN_RULE.replace("a test", "ein Prüfstück").encode("latin-1"))

        assert "not a TOML file in UTF-8" in failed(run("--rules", own, given=ARTICLE))

    @pytest.mark.parametrize("option", ["--rules", "--allow"])
    def test_a_missing_file(self, option, tmp_path):
        """It is named."""
        assert failed(run(option, tmp_path / "missing", given=ARTICLE)) == f"cleantext: {tmp_path / 'missing'}: No such file or directory\n"

    @pytest.mark.parametrize("option", ["--rules", "--allow"])
    def test_a_folder(self, option, tmp_path):
        """It cannot be read as a file."""
        assert failed(run(option, tmp_path, given=ARTICLE)) == f"cleantext: {tmp_path}: Is a directory\n"


class TestAllow:
    def test_allowed_lines_stay(self, tmp_path):
        """Whatever rule would take them; the others go."""
        allow = tmp_path / "allow.txt"
        allow.write_text(f"{PROMO}\n\n")

        assert cleaned("--allow", allow, given=ARTICLE).decode() == f"The council met.\n\n{PROMO}\n\nIt will meet again.\n"

    @pytest.mark.parametrize("text", ["• SIGN UP for our newsletter.\r\n", "\ufeffSign up for our newsletter", f"{CREDIT}\n{PROMO}"], ids=ascii)
    def test_lines_are_compared_as_rules_see_them(self, tmp_path, text):
        """Case, bullets, line ends and a byte order mark aside."""
        allow = tmp_path / "allow.txt"
        allow.write_bytes(text.encode())

        assert PROMO.encode() in cleaned("--allow", allow, given=ARTICLE)

    def test_they_win_over_every_rule(self, own, tmp_path):
        """Own rules, the credit grammar and duplicates, too."""
        copy = "Harbour Board Shelves Tunnel Plan After Cost Triples"
        given = f"{copy}\n\n{copy}\n\nThe board met.\n\nBack to the port\n\n{CREDIT}\n"
        allow = tmp_path / "allow.txt"
        allow.write_text(f"Back to the port\n{CREDIT}\n{copy}\n")

        assert cleaned("--rules", own, given=given).decode() == f"{copy}\n\nThe board met.\n"
        assert cleaned("--rules", own, "--allow", allow, given=given).decode() == given

    def test_a_file_in_utf_16(self, tmp_path):
        """Nothing in it would be found, and the lines that were to stay would go."""
        allow = tmp_path / "allow.txt"
        allow.write_bytes(PROMO.encode("utf-16"))

        assert "save the lines never to remove as UTF-8" in failed(run("--allow", allow, given=ARTICLE))

    def test_several_files_and_invalid_bytes(self, tmp_path):
        """They add up; a line that is no UTF-8 does no harm."""
        one, other = tmp_path / "one", tmp_path / "other"
        one.write_bytes(b"caf\xe9\n" + CREDIT.encode())
        other.write_text(PROMO)

        assert cleaned("--allow", one, "--allow", other, given=ARTICLE) == ARTICLE.encode()


class TestPresets:
    @pytest.mark.parametrize("name", ["named", "article"])
    def test_shipped_presets(self, name):
        """Both take the four named families."""
        assert cleaned("--preset", name, given=ARTICLE) == CLEANED.encode()

    def test_an_unknown_preset(self):
        """The message says what there is."""
        assert failed(run("--preset", "news", given=ARTICLE)) == "cleantext: no preset 'news'; the presets are auto, article, page, named\n"

    @pytest.mark.parametrize("option", ["--only", "--keep"])
    @pytest.mark.parametrize("value", ["adverts", "ui,adverts", "UI"])
    def test_an_unknown_family(self, option, value):
        """The message names the option, the family and what there is."""
        said = failed(run(option, value, given=ARTICLE))

        assert f"{option[2:]}: no family {value.removeprefix('ui,')!r}" in said
        for family in FAMILIES:
            assert family in said

    def test_no_family_and_no_file(self):
        """What names nothing is refused by its name, and not taken for everything."""
        assert "--only: name a family" in failed(run("--only", "", given=ARTICLE))
        assert "cleantext: '': No such file or directory" in failed(run("--rules", "", given=ARTICLE))

    @pytest.mark.parametrize(
        "options", [["--keep", "credit,promo"], ["--keep= credit , promo ,"], ["--keep=credit", "--keep=promo"], ["--only=ui,dup"]], ids=str
    )
    def test_families_stay(self, options):
        """Named with commas, or by options that add up."""
        assert cleaned(*options, given=ARTICLE) == ARTICLE.encode()

    def test_only_one_family(self):
        """The others stay."""
        assert CREDIT.encode() not in cleaned("--only", "credit", given=ARTICLE)
        assert PROMO.encode() in cleaned("--only", "credit", given=ARTICLE)


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--no-such-option"],
            ["--explain", "--diff"],
            ["--diff", "--list-rules"],
            ["--on-error", "ignore"],
            ["--on-error"],
            ["--field"],
            ["--preset"],
            ["--check=yes"],
            # abbreviations
            ["--expl"],
            ["--json"],
            ["--pre", "named"],
            ["--stat"],
            ["--list"],
        ],
        ids=str,
    )
    def test_wrong_usage(self, arguments):
        """Status 2, a usage line and the reason; nothing is cleaned."""
        done = run(*arguments, given=ARTICLE)

        said = failed(done)
        assert said.startswith("usage: cleantext ")
        assert "cleantext: error: " in said
        assert done.stdout == b""

    def test_files_whose_names_look_like_options(self, tmp_path):
        """After two hyphens."""
        (tmp_path / "--diff").write_text(ARTICLE)

        assert run("--", "--diff", cwd=tmp_path).stdout.decode() == CLEANED

    def test_version(self):
        """Names the distribution, too, since the import package has three."""
        assert cleaned("--version").decode() == f"cleantext (boilerstrip) {cleantext.__version__}\n"

    def test_help(self):
        """Every option with its explanation, every family, every exit status, in UTF-8."""
        told = cleaned("--help").decode()

        for action in parser()._actions:
            assert action.help
            assert action.help != "==SUPPRESS=="
            for option in action.option_strings:
                assert f"{option}" in told
        for family in FAMILIES:
            assert f" {family}" in told
        status = told.partition("exit status:")[2]
        for number in ("0", "1", "2", "130", "141"):
            assert f"\n  {number} " in status

    def test_the_program_is_called_by_its_name(self):
        """Not ``__main__.py``."""
        assert cleaned("--help").startswith(b"usage: cleantext ")

    def test_the_modules_that_start_up_needs(self):
        """bs4 and lxml are not loaded to clean a plain text, ftfy not for one that is whole."""
        code = (
            "import sys; from cleantext.cli import main; main([]); "
            "sys.stderr.write(' '.join({'bs4', 'lxml', 'ftfy', 'asyncio', 'tomllib'} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], input=ARTICLE.encode(), capture_output=True, env=environment(), check=True)

        assert (done.stdout.decode(), done.stderr) == (CLEANED, b"")


@pytest.fixture
def copied(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command from a copy of the package, with these files put into its folder first."""
    target = tmp_path / "site" / "cleantext"
    shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__"))

    def run_copy(files: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
        for name, content in files.items():
            (target / name).write_text(content)
        env = environment(PYTHONPATH=str(target.parent), PYTHONDONTWRITEBYTECODE="1")
        return subprocess.run([*COMMAND, *arguments], input=ARTICLE.encode(), capture_output=True, cwd=tmp_path, env=env, check=False)

    return run_copy


class TestClash:
    """Two other distributions write into the same package folder."""

    def test_no_foreign_file_no_warning(self, copied):
        """The copy itself is fine."""
        assert copied({}).stderr == b""

    @pytest.mark.parametrize("name", FOREIGN)
    def test_a_foreign_file_is_named(self, copied, name):
        """With the commands that mend it; the text is cleaned all the same."""
        done = copied({name: "raise RuntimeError('foreign')\n"})

        assert f"another distribution has put {name} into this package's folder" in done.stderr.decode()
        assert "pip uninstall -y clean-text cleantext && pip install --force-reinstall boilerstrip" in done.stderr.decode()
        assert done.stdout.decode() == CLEANED
        assert done.returncode == 0

    def test_one_warning_is_enough(self, copied):
        """However many files there are."""
        assert copied(dict.fromkeys(FOREIGN, "")).stderr.count(b"another distribution") == 1

    @pytest.mark.parametrize("arguments", [[], ["--jsonl", "--on-error=skip"], ["--list-rules"], ["--version"]], ids=str)
    def test_a_foreign_init(self, copied, arguments):
        """The package's own exports are gone; the command goes on working."""
        done = copied({"__init__.py": "from cleantext.clean import clean\n", "clean.py": "def clean(text): return text\n"}, *arguments)

        assert "another distribution has put clean.py" in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
        assert done.returncode == 0
        assert arguments or done.stdout.decode() == CLEANED

    def test_no_module_of_ours_has_a_foreign_name(self):
        """Or the other distributions would overwrite it."""
        assert {path.name for path in PACKAGE.iterdir()}.isdisjoint(FOREIGN)
