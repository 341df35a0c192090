"""Strip boilerplate out of scraped article text: every word of the article stays, every removal says why."""

from cleantext.chain import Chain, Filter
from cleantext.document import Document, Line, Removal, Result
from cleantext.errors import FilterError, RuleError
from cleantext.presets import preset
from cleantext.shortcuts import explain, explain_html, strip, strip_html
from cleantext.version import __version__

__all__ = [
    "Chain",
    "Document",
    "Filter",
    "FilterError",
    "Line",
    "Removal",
    "Result",
    "RuleError",
    "__version__",
    "explain",
    "explain_html",
    "preset",
    "strip",
    "strip_html",
]
