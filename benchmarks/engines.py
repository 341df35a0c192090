"""The same documents through the library, the command and the engines: whether the text is the same, and what a document costs.

Usage: python benchmarks/engines.py CORPUS.jsonl[.gz] [--documents 2000] [--engine NAME ...]

CPU time, not wall time: of this process, of the command, of Spark's Python workers and of its JVM. Documents are cleaned once before, so that
compiling rules is not counted; of Spark, which starts processes of its own, the second of two runs counts. Memory is the highest that a process held.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import cleantext
from sets import records


class Run(NamedTuple):
    """Texts, CPU seconds, megabytes of a worker, and what else is to say."""

    texts: list[str]
    seconds: float
    memory: float
    note: str = ""


def peak(who: int = resource.RUSAGE_SELF) -> float:
    """Megabytes that a process held at most."""
    return resource.getrusage(who).ru_maxrss / 1024


def library(texts: list[str]) -> Run:
    chain = cleantext.preset("article")
    start = process_time()
    return Run(list(map(chain, texts)), process_time() - start, peak())


def command(texts: list[str]) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "in.jsonl")
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-m", "cleantext", "--jsonl", str(file)], stdout=subprocess.PIPE, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cleaned = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    return Run(cleaned, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak(resource.RUSAGE_CHILDREN), "with start-up")


def arrow(texts: list[str]) -> Run:
    import pyarrow as pa

    from cleantext.integrations.arrow import ArrowChain

    chain = ArrowChain()
    batches = pa.table({"text": texts}).to_batches(max_chunksize=1000)
    start = process_time()
    cleaned = [text for batch in chain.over(batches) for text in batch.column("text").to_pylist()]
    return Run(cleaned, process_time() - start, peak())


def measured(chain: Any, batches: Iterator[Any]) -> Iterator[Any]:
    """What runs in Spark's workers: the batches, and CPU seconds and memory of the process so far in columns of their own."""
    import pyarrow as pa

    start = process_time()
    for batch in chain.over(batches):
        spent, rows = process_time() - start, batch.num_rows
        start = process_time()
        yield batch.append_column("cpu", pa.array([spent / rows] * rows)).append_column("memory", pa.array([peak()] * rows))


def spark(texts: list[str]) -> Run:
    import warnings
    from functools import partial

    warnings.simplefilter("ignore")
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    from pyspark.sql import SparkSession

    from cleantext.integrations.arrow import ArrowChain

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    frame = session.createDataFrame(list(enumerate(texts)), "id long, text string").repartition(2).cache()
    work = partial(measured, ArrowChain())
    for _ in range(2):
        before = cpu_of(session.sparkContext._gateway.proc.pid)
        rows = frame.mapInArrow(work, "id long, text string, cpu double, memory double").collect()
        machine = cpu_of(session.sparkContext._gateway.proc.pid) - before
    session.stop()
    cleaned = [row.text for row in sorted(rows)]
    return Run(cleaned, sum(row.cpu for row in rows), max(row.memory for row in rows), f"the JVM besides: {1000 * machine / len(texts):.1f} ms")


def cpu_of(process: int) -> float:
    """CPU seconds of another process."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def datatrove(texts: list[str]) -> Run:
    from datatrove.data import Document

    from cleantext.integrations.datatrove import CleanStep

    documents = [Document(text, str(number)) for number, text in enumerate(texts)]
    start = process_time()
    cleaned = [document.text for document in CleanStep().run(documents)]
    return Run(cleaned, process_time() - start, peak(), "the step alone")


ENGINES: dict[str, Callable[[list[str]], Run]] = {"library": library, "command": command, "arrow": arrow, "datatrove": datatrove, "spark": spark}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--engine", action="append", choices=ENGINES)
    asked = options.parse_args()
    texts = [record["text"] for record in islice(records(asked.corpus), asked.documents)]
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} documents, {size / len(texts):.0f} bytes each; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    list(map(cleantext.strip, texts))
    for name in asked.engine or ENGINES:
        run = ENGINES[name](texts)
        digest = hashlib.blake2b("\0".join(run.texts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        each = 1000 * run.seconds / len(texts)
        rates = f"{each:6.2f} ms/document  {len(texts) / run.seconds:6.0f} documents/s  {size / run.seconds / 1e6:5.2f} MB/s"
        print(f"{name:10} {digest}  {rates}  {run.memory:5.0f} MB  {run.note}", flush=True)


if __name__ == "__main__":
    main()
