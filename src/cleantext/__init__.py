"""Strip boilerplate out of scraped article text: every word of the article stays, every removal says why."""

from cleantext.chain import Chain, Filter
from cleantext.document import Document, Line, Removal, Result
from cleantext.errors import FilterError, RuleError
from cleantext.presets import preset
from cleantext.shortcuts import explain, strip

__all__ = ["Chain", "Document", "Filter", "FilterError", "Line", "Removal", "Result", "RuleError", "explain", "preset", "strip"]
__version__ = "0.1.0.dev0"
