"""datatrove, really run with its local executor: reader, step, writer."""

from __future__ import annotations

import gzip
import json

import pytest

from cleantext import preset, strip, strip_html
from engines import PAGES, TEXTS

pytest.importorskip("datatrove")
pytestmark = pytest.mark.engine


@pytest.fixture
def step():
    """The class; importing datatrove takes seconds."""
    from cleantext.integrations.datatrove import CleanStep

    return CleanStep


def test_a_pipeline_gives_what_the_library_gives(step, tmp_path):
    """From files to files; ids and metadata stay."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    (tmp_path / "in").mkdir()
    records = [{"id": str(number), "text": TEXTS[number % len(TEXTS)], "site": "courier"} for number in range(12)]
    for part in range(2):
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records[part::2]]
        (tmp_path / "in" / f"{part}.jsonl").write_text("".join(lines), encoding="utf-8")
    executor = LocalPipelineExecutor(
        pipeline=[JsonlReader(str(tmp_path / "in")), step(), JsonlWriter(str(tmp_path / "out"))],
        tasks=2,
        workers=1,
        logging_dir=str(tmp_path / "logs"),
    )

    stats = executor.run()

    written = [json.loads(line) for file in (tmp_path / "out").iterdir() for line in gzip.decompress(file.read_bytes()).splitlines()]
    assert sorted((record["id"], record["text"]) for record in written) == sorted((record["id"], strip(record["text"])) for record in records)
    assert {record["metadata"]["site"] for record in written} == {"courier"}
    [counts] = [each.stats for each in stats.stats if "cleantext" in each.name]
    assert counts["changed"].total == sum(strip(record["text"]) != record["text"] for record in records)
    assert counts["removed_credit"].total > 0


def test_pages_and_own_chains(step):
    """The step is given documents as a reader gives them."""
    from datatrove.data import Document

    assert [record.text for record in step(html=True).run([Document(page, "1") for page in PAGES])] == list(map(strip_html, PAGES))
    named = preset("named")
    assert [record.text for record in step(named).run([Document(text, "1") for text in TEXTS])] == list(map(named, TEXTS))
