"""A tagger for dolma: it says which spans are furniture, and dolma's mixer takes them out, or not.

Needs dolma (``pip install dolma``; it pins old releases of others, so give it an environment of its own). Loaded by
``dolma tag --tagger_modules cleantext.integrations.dolma --taggers cleantext_v1``.
"""

from __future__ import annotations

from dolma.core.data_types import DocResult, Span
from dolma.core.registry import TaggerRegistry
from dolma.core.taggers import BaseTagger

from cleantext.presets import preset
from cleantext.spans import attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dolma.core.data_types import Document


@TaggerRegistry.add("cleantext_v1")
class CleanTagger(BaseTagger):  # type: ignore[misc]
    """Spans of the type "removed" for all that the preset "auto" takes, and of each family for its own. For another chain make a subclass."""

    def __init__(self) -> None:
        super().__init__()
        self.chain = preset("auto")

    def predict(self, doc: Document) -> DocResult:
        """The spans of one document, in code points."""
        found = attributes(self.chain.explain(doc.text))
        spans = [Span(start, end, kind, score) for kind, every in found.items() for start, end, score in every]
        return DocResult(doc=doc, spans=spans)
