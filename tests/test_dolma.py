"""dolma's spans: what is taken out of the text at them is what the chain keeps; with dolma itself where it is installed."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import explain, preset
from cleantext.families import FAMILIES
from cleantext.spans import REMOVED, attributes
from engines import DOCS, TEXTS


class TestSpans:
    @given(st.sampled_from(TEXTS) | st.lists(st.sampled_from(TEXTS), max_size=2).map("\n".join))
    def test_what_lies_between_them_is_kept(self, text):
        """As the result says it."""
        result = explain(text)
        found, at, left = attributes(result), 0, ""
        for start, end, _ in [*found[REMOVED], (len(text), len(text), 1.0)]:
            left, at = left + text[at:start], end

        assert left == "".join(text[start:end] for start, end in result.kept)
        assert sorted(span for family in FAMILIES for span in found[family]) == found[REMOVED]

    def test_every_family_has_its_list(self):
        """Empty ones as well: dolma's mixer asks for them by name."""
        assert attributes(explain("")) == {kind: [] for kind in (REMOVED, *FAMILIES)}


@pytest.mark.engine
@pytest.mark.skipif(importlib.util.find_spec("dolma") is None, reason="dolma pins old releases of others and has an environment of its own")
def test_tag_and_mix(tmp_path):
    """The commands of the page about dolma, from files to files."""
    documents = tmp_path / "docs" / "documents"
    documents.mkdir(parents=True)
    with gzip.open(documents / "0.jsonl.gz", "wt", encoding="utf-8") as file:
        for number, text in enumerate(TEXTS):
            file.write(json.dumps({"id": str(number), "text": text, "source": "courier"}) + "\n")
    page = (DOCS / "integrations" / "dolma.md").read_text(encoding="utf-8")
    [command] = re.findall(r"^dolma (tag .*)$", page, re.MULTILINE)
    [config] = re.findall(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "mix.json").write_text(config, encoding="utf-8")
    arguments = [argument.strip("'") for argument in command.split()]

    for asked in (arguments, ["-c", "mix.json", "mix"]):
        subprocess.run([sys.executable, "-m", "dolma.cli", *asked], cwd=tmp_path, check=True, capture_output=True)

    chain = preset("article")
    [out] = (tmp_path / "docs" / "clean").glob("*.gz")
    mixed = {int(record["id"]): record["text"] for record in map(json.loads, gzip.decompress(out.read_bytes()).splitlines())}
    kept = {number: "".join(text[start:end] for start, end in chain.explain(text).kept) for number, text in enumerate(TEXTS)}
    assert mixed == kept
    assert [number for number, text in mixed.items() if text != chain(TEXTS[number])] == [2]  # a repair is no span
