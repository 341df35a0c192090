"""A corpus through the command: what several processes are worth, memory, the same bytes, and runs that are killed and go on.

Usage: python benchmarks/corpus.py ARTICLES.jsonl.gz --megabytes 2000 --jobs 2 --kills 20

ARTICLES has a JSON object with a field "text" a line. The corpus is made of them, again and again, each time with their paragraphs in another
order and other numbers in them. Time is wall time: it says something on a quiet machine only.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sets import records

COMMAND = [sys.executable, "-m", "cleantext"]
_DIGITS = re.compile(r"\d+")


def make(articles: Path, target: Path, megabytes: float, packed: str) -> int:
    """Write the corpus; how many documents it has."""
    articles_read = [*records(articles)]
    documents = copy = size = 0
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=1) if packed else target.open("w", encoding="utf-8") as out:
        while size < megabytes * 1e6:
            rng = random.Random(copy)
            for record in articles_read:
                text = record["text"]
                if copy:
                    first, *paragraphs = re.split(r"(\n\s*\n)", text)
                    pairs = list(zip(paragraphs[::2], paragraphs[1::2], strict=True))
                    middle = pairs[1:-2]
                    rng.shuffle(middle)
                    pairs[1:-2] = middle
                    text = first + "".join(sign for pair in pairs for sign in pair)
                    text = _DIGITS.sub(lambda found, rng=rng: str(rng.randrange(10 ** len(found[0]))) if rng.random() < 0.2 else found[0], text)
                line = json.dumps({**record, "id": f"{record.get('id', documents)}/{copy}", "text": text}, ensure_ascii=False) + "\n"
                out.write(line)
                documents += 1
                size += len(line.encode("utf-8", "surrogatepass"))
                if size >= megabytes * 1e6:
                    break
            copy += 1
    return documents


def memory(group: int) -> int:
    """Bytes that the processes of a group have in memory, all added up: what they share counts for each."""
    total = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        if int(fields[2]) == group:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


def timed(given: Path, out: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds, seconds of CPU time of all processes, and the peak of the memory in 10^6 bytes."""
    start, peak, before = time.perf_counter(), 0, os.times()
    process = subprocess.Popen([*COMMAND, str(given), "-o", str(out), "--jobs", str(jobs), "--progress", "never"], start_new_session=True)
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"exit status {process.returncode}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, cpu, peak / 1e6


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def killed(given: Path, out: Path, jobs: int, kills: int, whole: str) -> None:
    """Kill runs at random moments, the first of them when something is in the journal, and go on until one comes to its end."""
    rng = random.Random(kills)
    arguments = [*COMMAND, str(given), "-o", str(out), "--jobs", str(jobs), "--resume", "--progress", "never"]
    journal = out.with_name(f"{out.name}.journal")
    done = equal = went_on = 0
    while done < kills:
        process = subprocess.Popen(arguments)
        went_on += journal.exists()
        while not journal.exists() and process.poll() is None:
            time.sleep(0.05)
        try:
            process.wait(rng.uniform(0, 4))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            done += 1
            continue
        if process.returncode or digest(out) != whole:
            raise SystemExit(f"after {done} kills: exit status {process.returncode}, or other bytes")
        equal += 1
        out.unlink()
    subprocess.run(arguments, check=True)
    if digest(out) != whole or journal.exists():
        raise SystemExit("the last run gave other bytes")
    print(f"killed at {kills} random moments, went on {went_on} times, came to an end {equal + 1} times: the same bytes each time")


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("articles", type=Path)
    options.add_argument("--megabytes", type=float, default=20, help="of the corpus (default: %(default)s)")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--packed", choices=("", ".gz"), default="", help="how the corpus is packed")
    options.add_argument("--kills", type=int, default=0, help="random moments at which a run is killed (default: none)")
    options.add_argument("--kill-megabytes", type=float, default=10, help="of the corpus for that (default: %(default)s)")
    options.add_argument("--folder", help="for the corpus and its output (default: a temporary one)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        corpus, name = folder / f"corpus.jsonl{given.packed}", f"jsonl{given.packed}"
        documents = make(given.articles, corpus, given.megabytes, given.packed)
        print(f"{documents:,} documents, {given.megabytes:,.0f} MB, {sys.version.split()[0]}, {os.cpu_count()} processors")
        times = {}
        for jobs in (1, given.jobs):
            times[jobs], cpu, peak = timed(corpus, folder / f"out{jobs}.{name}", jobs)
            rate = f"{given.megabytes / times[jobs]:.2f} MB/s, {documents / times[jobs]:.0f} documents/s"
            print(f"jobs {jobs}: {times[jobs]:.1f} s ({cpu:.1f} s of CPU time), {rate}, peak {peak:.0f} MB in all")
        same = digest(folder / f"out1.{name}") == digest(folder / f"out{given.jobs}.{name}")
        print(f"{times[1] / times[given.jobs]:.2f} times as fast; {'the same bytes' if same else 'OTHER BYTES'}")
        if given.kills:
            make(given.articles, corpus, given.kill_megabytes, given.packed)
            timed(corpus, folder / f"whole.{name}", given.jobs)
            killed(corpus, folder / f"killed.{name}", given.jobs, given.kills, digest(folder / f"whole.{name}"))
        if not same:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
