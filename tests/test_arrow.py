"""Record batches: text in a column, all else as it was."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import preset, strip, strip_html
from cleantext.chain import Chain
from cleantext.cli import main
from cleantext.filters.site import Repeat
from cleantext.profile import Profiles
from engines import PAGES, TEXTS
from toys import Takes

pa = pytest.importorskip("pyarrow")
pytestmark = pytest.mark.engine

from cleantext.integrations.arrow import ArrowChain  # noqa: E402

STRINGS = [pa.string(), pa.large_string(), pa.string_view()]
COLUMN = st.lists(st.none() | st.sampled_from([*TEXTS, ""]), max_size=6)


class TestColumns:
    @given(COLUMN, st.sampled_from(STRINGS))
    def test_gives_what_the_library_gives(self, texts, kind):
        """In the same type, nulls and order kept."""
        batch = pa.record_batch({"text": pa.array(texts, kind), "n": pa.array(range(len(texts)))})

        cleaned = ArrowChain()(batch)

        assert cleaned.schema == batch.schema
        assert cleaned.column("text").to_pylist() == [None if text is None else strip(text) for text in texts]
        assert cleaned.column("n") == batch.column("n")

    @given(st.lists(COLUMN, max_size=3))
    def test_tables_keep_their_chunks(self, chunks):
        """Empty ones as well."""
        table = pa.table({"text": pa.chunked_array(chunks, pa.string())})

        cleaned = ArrowChain()(table)

        assert isinstance(cleaned, pa.Table)
        assert cleaned.column("text").to_pylist() == [None if text is None else strip(text) for chunk in chunks for text in chunk]

    def test_dictionaries_stay_dictionaries(self):
        """With the type of their keys."""
        column = pa.array([TEXTS[0], None, TEXTS[1], TEXTS[0]]).dictionary_encode()
        batch = pa.record_batch({"text": column.cast(pa.dictionary(pa.int16(), pa.string()))})

        cleaned = ArrowChain()(batch)

        assert cleaned.schema == batch.schema
        assert cleaned.column("text").to_pylist() == [strip(TEXTS[0]), None, strip(TEXTS[1]), strip(TEXTS[0])]

    def test_metadata_stay(self):
        """Of the schema and of the field."""
        field = pa.field("text", pa.string(), nullable=False, metadata={"of": "field"})
        batch = pa.record_batch([pa.array([TEXTS[0]])], schema=pa.schema([field], metadata={"of": "schema"}))

        assert ArrowChain()(batch).schema.equals(batch.schema, check_metadata=True)

    @pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_binary()])
    def test_pages(self, kind):
        """As text, or as bytes in any encoding; the article is UTF-8."""
        pages = [page if kind == pa.string() else page.encode("utf-16") for page in PAGES]
        batch = pa.record_batch({"page": pa.array(pages, kind)})

        cleaned = ArrowChain(column="page", html=True)(batch).column("page").to_pylist()

        assert [text if isinstance(text, str) else text.decode() for text in cleaned] == list(map(strip_html, PAGES))

    def test_an_own_chain(self):
        """And another column."""
        batch = pa.record_batch({"body": ["X\na"]})

        assert ArrowChain(Chain([Takes("X")]), column="body")(batch).to_pylist() == [{"body": "a"}]

    def test_profiles(self):
        """Each row with what is known of its site."""
        profiles = Profiles({"courier.example": [Repeat("the quayside paper", "", 9, 9)]})
        text = "The council met on Monday.\n\nThe quayside paper\n"
        batch = pa.record_batch(
            {"text": [text, text, text, None], "url": ["https://courier.example/a", "https://gazette.example/a", None, "courier"]}
        )
        chain = ArrowChain(profiles=profiles, site="url")

        assert chain(batch).column("text").to_pylist() == ["The council met on Monday.\n", text, text, None]
        assert pickle.loads(pickle.dumps(chain))(batch) == chain(batch)
        assert ArrowChain(profiles=Profiles({})).fingerprint != chain.fingerprint != ArrowChain().fingerprint

    def test_what_is_refused(self):
        """The message says what there is."""
        with pytest.raises(KeyError, match="no column 'text', or several; there are 'body'"):
            ArrowChain()(pa.record_batch({"body": ["a"]}))
        for column in (pa.array([1]), pa.array([b"a"])):
            with pytest.raises(TypeError, match=r"the column 'text' holds .*, not text"):
                ArrowChain()(pa.record_batch({"text": column}))


def test_the_command_gives_the_same(tmp_path, capfdbinary):
    """As JSON lines; Spark, datatrove, dolma and Scrapy are held to the library's text in tests of their own."""
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), encoding="utf-8")

    assert main(["--jsonl", str(file)]) == 0

    commanded = [json.loads(line)["text"] for line in capfdbinary.readouterr().out.splitlines()]
    assert commanded == ArrowChain()(pa.record_batch({"text": TEXTS})).column("text").to_pylist() == list(map(strip, TEXTS))


class TestPickles:
    def test_the_same_in_another_process(self):
        """And small."""
        pickled = pickle.dumps(ArrowChain(preset("named"), column="body"))
        batch = pa.record_batch({"body": TEXTS})

        assert len(pickled) < 4000
        assert pickle.loads(pickled)(batch) == ArrowChain(preset("named"), column="body")(batch)

    def test_the_fingerprint_counts_every_option(self):
        """Chain, column, kind."""
        chains = [ArrowChain(), ArrowChain(preset("named")), ArrowChain(column="body"), ArrowChain(preset("article"), html=True)]

        assert len({chain.fingerprint for chain in chains}) == 4

    def test_another_version_does_not_load(self, monkeypatch):
        """Workers that clean otherwise than the driver would mix two corpora in one."""
        pickled = pickle.dumps(ArrowChain())
        monkeypatch.setattr("cleantext.fingerprint.__version__", "99")

        with pytest.raises(ValueError, match="another version of boilerstrip, or of a filter, is installed here"):
            pickle.loads(pickled)
