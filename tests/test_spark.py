"""Spark, really run on its local master: the text that the library gives, whatever the partitions."""

from __future__ import annotations

import os
import re
import sys

import pytest

from cleantext import strip
from engines import DOCS, TEXTS

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
pytestmark = [
    pytest.mark.engine,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

#: What the page about engines shows.
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
