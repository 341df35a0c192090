"""A step for datatrove's pipelines, between a reader and a writer.

Needs datatrove (``pip install 'boilerstrip[datatrove]'``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from datatrove.pipeline.base import PipelineStep

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.presets import preset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datatrove.data import Document as Record


class CleanStep(PipelineStep):  # type: ignore[misc]
    """Cleans the text of each document that passes; id and metadata stay, and so does a document of which nothing is left.

    The step counts documents, those that lost something, and for each family of removals how many there were and their characters.

    Args:
        chain: None for the preset "auto", or "page" with ``html``.
        html: whether the texts are pages, as a reader of WARC files gives them.
    """

    name = "🧽 cleantext"
    type = "✂️ - FORMAT"

    def __init__(self, chain: Chain | None = None, *, html: bool = False) -> None:
        super().__init__()
        self.chain = chain or preset("page" if html else "auto")
        self.html = html

    def run(self, data: Iterable[Record], rank: int = 0, world_size: int = 1) -> Iterator[Record]:
        """The documents, each cleaned as it comes."""
        for record in data:
            with self.track_time():
                result = self.chain.explain(Document.from_html(record.text) if self.html else record.text)
                record.text = result.text
            self.stat_update("changed" if result.removals else "unchanged")
            for removal in result.removals:
                self.stat_update(f"removed_{removal.family}")
                self.stat_update(f"removed_{removal.family}_characters", value=removal.end - removal.start)
            self.update_doc_stats(record)
            yield record
