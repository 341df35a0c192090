"""A chain over Arrow: one picklable ``RecordBatch -> RecordBatch``, which Spark, Ray Data, Polars, DuckDB, Dask and datasets all take.

Needs pyarrow (``pip install 'boilerstrip[arrow]'``), which is loaded with the first batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.fingerprint import fingerprint
from cleantext.presets import preset
from cleantext.profile import Learner, Profiles, profiles, site_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    import pyarrow as pa

    Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)


class ArrowChain:
    """A chain that cleans one column of record batches or tables, and hands all others through.

    Type, nulls, the order of the rows and the metadata stay. The column may be of any type of strings, also in a dictionary, or, with
    ``html``, of binary. A pickle holds the chain's fingerprint, so that engines that keep results notice when rules, options or version
    change; and it refuses to load where another version of the rules is installed than where it was made.

    Args:
        chain: None for the preset "auto", or "page" with ``html``.
        column: the name of the column to clean.
        html: whether the column holds pages; the article's text takes their place.
        profiles: what repeats over the pages of each site (`cleantext.profile`); it goes, too.
        site: with profiles: the name of the column that names each text's site; of an address the host counts.

    Examples:
        >>> import pyarrow
        >>> batch = pyarrow.record_batch({"id": [7], "text": ["The council met.\\n\\nSign up for our newsletter"]})
        >>> ArrowChain()(batch).to_pylist()
        [{'id': 7, 'text': 'The council met.'}]
    """

    def __init__(
        self, chain: Chain | None = None, *, column: str = "text", html: bool = False, profiles: Profiles | None = None, site: str = "site"
    ) -> None:
        self.chain = chain or preset("page" if html else "auto")
        self.column, self.html, self.profiles, self.site = column, html, profiles, site
        self.__name__ = "cleantext"

    def __repr__(self) -> str:
        return f"ArrowChain({self.chain!r}, column={self.column!r}, html={self.html})"

    @property
    def fingerprint(self) -> str:
        """As that of a chain, with the column and what it holds."""
        return fingerprint((self.chain, self.column, self.html, self.profiles and (self.profiles, self.site)))

    def __getstate__(self) -> dict[str, Any]:
        return vars(self) | {"made_as": self.fingerprint}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update({name: value for name, value in state.items() if name != "made_as"})
        if self.fingerprint != state["made_as"]:
            raise ValueError(
                f"this chain was made with fingerprint {state['made_as']} and has {self.fingerprint} here: "
                "another version of boilerstrip, or of a filter, is installed here than where it was made; install the same in all places"
            )

    def __call__(self, batch: Batch) -> Batch:
        """The batch with its column cleaned.

        Args:
            batch: a `pyarrow.RecordBatch` or `pyarrow.Table`.

        Raises:
            KeyError: it has no such column, or more than one.
            TypeError: the column holds no text.
        """
        import pyarrow as pa

        index = place(batch, self.column)
        field = batch.schema.field(index)
        of = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        text = pa.types.is_string(of) or pa.types.is_large_string(of) or pa.types.is_string_view(of)
        binary = pa.types.is_binary(of) or pa.types.is_large_binary(of) or pa.types.is_binary_view(of)
        if not (text or (binary and self.html)):
            raise TypeError(f"the column {self.column!r} holds {field.type}, not text")
        column = batch.column(index)
        chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
        chains = self._chains(batch)
        cleaned = [pa.array(map(self._cleaned, chunk.to_pylist(), chains), of, size=len(chunk)) for chunk in chunks]
        if of is not field.type:
            cleaned = [chunk.dictionary_encode().cast(field.type) for chunk in cleaned]
        if isinstance(column, pa.ChunkedArray):
            return batch.set_column(index, field, pa.chunked_array(cleaned, field.type))
        return batch.set_column(index, field, cleaned[0])

    def _chains(self, batch: Batch) -> Iterator[Chain]:
        """The chain for each row; without end where there is one for all."""
        if self.profiles is None:
            return repeat(self.chain)
        sites = batch.column(place(batch, self.site)).to_pylist()
        return iter([self.profiles.chain(site_of(site or ""), self.chain) for site in sites])

    def _cleaned(self, value: str | bytes | None, chain: Chain) -> str | bytes | None:
        if value is None:
            return None
        if not self.html:
            return chain(value)  # type: ignore[arg-type]
        text = chain(Document.from_html(value))
        return text.encode() if isinstance(value, bytes) else text

    def over(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """The batches, each cleaned as it comes: what Spark's ``mapInArrow`` takes."""
        return map(self, batches)


class ArrowLearner:
    """Learns the profiles of the sites in record batches, as `cleantext.learning.Learner` does; made for Spark's ``mapInArrow``.

    All pages of a site must lie in one partition: ``frame.repartition("site").mapInArrow(ArrowLearner().over, ArrowLearner.schema)``. A line is
    compared with the other sites of its partition.

    Args:
        chain: cleans a page before its lines are counted; None for the preset "auto".
        column, site: the names of the columns with text and site; of an address the host counts.
        memory: megabytes, see `Learner`.
    """

    #: What comes out: a JSON object for each repeat, as `Profiles.of_records` takes them.
    schema = "repeat string"

    def __init__(self, chain: Chain | None = None, *, column: str = "text", site: str = "site", memory: int = 16) -> None:
        self.chain, self.column, self.site, self.memory = chain or preset("auto"), column, site, memory

    def over(self, batches: Iterable[Batch]) -> Iterator[pa.RecordBatch]:
        """One batch with the repeats of all sites in these."""
        import pyarrow as pa

        learner = Learner(self.chain, memory=self.memory)
        for batch in batches:
            columns = (batch.column(place(batch, name)).to_pylist() for name in (self.site, self.column))
            for site, text in zip(*columns, strict=True):
                if site and text:
                    learner.add(site_of(site), text)
        _, *found = profiles(learner).records()
        yield pa.record_batch({"repeat": pa.array([json.dumps(record) for record in found], pa.string())})


def place(batch: pa.RecordBatch | pa.Table, column: str) -> int:
    """The place of the column of this name.

    Raises:
        KeyError: there is none, or more than one.
    """
    found: int = batch.schema.get_field_index(column)
    if found < 0:
        raise KeyError(f"no column {column!r}, or several; there are {', '.join(map(repr, batch.schema.names))}")
    return found
