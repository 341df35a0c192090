"""The two functions that most users need: the default chain, applied."""

from __future__ import annotations

from functools import cache

from cleantext.chain import Chain
from cleantext.document import Result
from cleantext.presets import preset


@cache
def default() -> Chain:
    """The preset "article", built once."""
    return preset("article")


def strip(text: str) -> str:
    """The text without its boilerplate, by the preset "article".

    Raises:
        TypeError: the text is not a str.

    >>> strip("The council met on Monday.\\n\\nSign up for our newsletter\\n\\nIt will meet again.")
    'The council met on Monday.\\n\\nIt will meet again.'
    """
    return default()(text)


def explain(text: str) -> Result:
    """What `strip` makes of the text, and what went and why. Raises like `strip`.

    >>> [removal.rule for removal in explain("Grace Osei / AFP\\nGrace Osei / AFP").removals]
    ['credit/agency', 'credit/agency']
    """
    return default().explain(text)
