"""Spark, really run on its local master: the text that the library gives, whatever the partitions."""

from __future__ import annotations

import os
import re
import shutil
import sys

import pytest

from cleantext import strip
from cleantext.profile import Profiles, learn, site_of
from engines import DOCS, TEXTS
from site_pages import page

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(not (os.environ.get("JAVA_HOME") or shutil.which("java")), reason="Spark needs Java 17 or newer"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

#: What the pages show.
[LEARNING] = re.findall(r"^## On Spark\n.*?^```py\n(.*?)^```", (DOCS / "profiles.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
[EXAMPLE] = re.findall(r"^## Spark\n\n```py\n(.*?)^```", (DOCS / "integrations" / "arrow.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A session on two threads, with nothing but what the tests need."""
    # Workers run "python3" of the search path otherwise, and it may be another one.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
    session = builder.config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse"))).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_the_same_text_as_the_library(spark):
    """In every partition; nulls and the other columns stay."""
    rows = [(number, TEXTS[number % len(TEXTS)] if number % 7 else None) for number in range(40)]
    frame = spark.createDataFrame(rows, "id long, text string").repartition(3)

    space = {"frame": frame}
    exec(EXAMPLE, space)
    cleaned = space["cleaned"]

    assert sorted(map(tuple, cleaned.collect())) == [(number, text if text is None else strip(text)) for number, text in rows]


def test_profiles_are_those_of_one_machine(spark, tmp_path, monkeypatch):
    """Learned from what is shuffled by site, and used; all pages of these sites are in the sample."""
    monkeypatch.chdir(tmp_path)
    pages = [
        (f"https://{site}.example/{number}", page(number + start, end=(f"The quayside paper for the people of the {site}",)))
        for start, site in ((0, "mill"), (100, "tower"), (200, "ferry"))
        for number in range(12)
    ]
    space = {"frame": spark.createDataFrame(pages, "url string, text string").repartition(3)}

    exec(LEARNING, space)

    assert space["profiles"] == Profiles.load("sites.jsonl") == learn((site_of(url), text) for url, text in pages)
    assert sorted(row.text for row in space["cleaned"].collect()) == sorted(text.rpartition("\n\n")[0] for _, text in pages)
