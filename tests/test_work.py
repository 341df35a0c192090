"""Several processes: the same output in the same order, whatever happens to one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleantext.chain import Chain
from cleantext.corpora.cleaning import Task, Work
from cleantext.corpora.work import WINDOW, Pool
from cleantext.forms import form_named
from cleantext.forms.form import Chunk
from deadly import Kills
from toys import Takes

FORM = form_named("jsonl")
TAKES, NONE = Chain([Takes("~")]), Chain([])


def chunks(count: int, size: int = 3, taken: list[int] | None = None) -> Iterator[Task]:
    """Chunks of some lines each; notes which were taken."""
    for number in range(count):
        if taken is not None:
            taken.append(number)
        lines = [json.dumps({"id": f"{number}-{line}", "text": f"Text {number}-{line}.\n~ goes"}) for line in range(size)]
        yield Task(FORM, "in", Chunk("".join(f"{line}\n" for line in lines).encode(), number * size + 1, ()))


def outcome(chain: Chain, jobs: int, count: int = 6) -> tuple[bytes, list[str]]:
    """Output and messages."""
    with Pool(Work(chain, chain), jobs) as pool:
        done = [one for _, one in pool.map(chunks(count))]
    return b"".join(one.output for one in done), [message for one in done for message in one.messages]


CLEAN = outcome(Chain([Takes("~")]), 1)[0]


class TestPool:
    def test_order_and_back_pressure(self):
        """Chunks come back in order, and no more are taken than there is room for."""
        taken: list[int] = []
        with Pool(Work(TAKES, TAKES), 2) as pool:
            got = []
            for number, (_, done) in enumerate(pool.map(chunks(30, taken=taken))):
                got.append(done.output)
                assert len(taken) <= number + 2 * WINDOW + 1

        assert b"".join(got) == outcome(Chain([Takes("~")]), 1, 30)[0]

    def test_a_process_that_dies_once(self, tmp_path):
        """Its chunk is done again; nothing is lost, and it is told."""
        chain = Chain([Takes("~"), Kills("2-1", str(tmp_path / "deaths"), 1)])
        output, messages = outcome(chain, 2)

        assert output == CLEAN
        assert messages == ["in: a process died (signal 9); its documents are cleaned again"]

    def test_documents_that_end_every_process(self):
        """They are named, and passed on as they were; all others are cleaned."""
        output, messages = outcome(Chain([Takes("~"), Kills("2-1"), Kills("4-2")]), 2)
        lines = [json.loads(line) for line in output.splitlines()]

        assert [line["id"] for line in lines if "~" in line["text"]] == ["2-1", "4-2"]
        assert len(lines) == 18
        assert [message for message in messages if "line" in message] == [
            f"in: line {line}: two processes died while they cleaned it; passed on unchanged" for line in (8, 15)
        ]

    def test_a_filter_that_raises(self):
        """Is no end: the record is named and passed on."""
        output, messages = outcome(Chain([Takes("~"), broken]), 1, 2)

        assert output.count(b"~") == 1
        assert "line 2: cannot be cleaned: the filter" in messages[0]


def broken(document):
    if "0-1" in document.source:
        raise ValueError("broken")
    return ()


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_to_do(jobs):
    """Is done at once, by nobody."""
    assert outcome(Chain([]), jobs, 0) == (b"", [])


def test_no_process_is_left(tmp_path):
    """When the pool is closed in the midst of its work."""
    with Pool(Work(NONE, NONE), 2) as pool:
        next(pool.map(chunks(20)))
        processes = [worker.process.pid for worker in pool.workers]
    assert processes
    assert not any(Path(f"/proc/{process}").exists() for process in processes)


def test_a_script_that_runs_the_command(tmp_path):
    """Is not run again in each process, though it says nothing of being the main one."""
    (tmp_path / "in.jsonl").write_text('{"text": "The council met."}\n' * 50)
    script = tmp_path / "script.py"
    script.write_text("print('once')\nfrom cleantext.cli import main\nmain(['in.jsonl', '-o', 'out.jsonl', '--jobs', '2'])\n")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, check=True)

    assert (done.stdout, done.stderr) == (b"once\n", b"")
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "in.jsonl").read_bytes()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks /proc what a process blocks")
def test_interrupts_come_to_no_process(tmp_path):
    """Not to the first either, with which Python starts a keeper of its resources, and lets interrupts through again."""
    script = """
from pathlib import Path
from cleantext.chain import Chain
from cleantext.corpora.cleaning import Work
from cleantext.corpora.work import Pool, Worker

with Pool(Work(Chain([]), Chain([])), 2) as pool:
    for _ in range(2):
        pool.workers.append(Worker(pool.work))
        status = Path(f"/proc/{pool.workers[-1].process.pid}/status").read_text()
        print(int(status.split("SigBlk:")[1].split()[0], 16) >> 1 & 1)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.split() == [b"1", b"1"]
