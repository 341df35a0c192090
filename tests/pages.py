"""Small articles with furniture around them, for the filters that look at neighbours."""

from __future__ import annotations

from cleantext.chain import Chain, Filter
from cleantext.filters.phrases import Phrases
from cleantext.table import Table, table
from toys import own

PARAGRAPHS = (
    "The council voted late on Tuesday to rebuild the old bridge over the river, after years of debate about the cost.",
    "Work on the first of the four piers is to begin in spring, when the water is low enough for the divers to see the bed.",
    "Nobody in the market square seemed to mind the rain that evening, and by nine the queue reached as far as the church.",
    "The mayor said that the money had been set aside two years ago, and that no other project would have to wait for it.",
    "Her predecessor, who had opposed the plan, did not come to the meeting and could not be reached for a comment.",
)
RULES = (
    own("most read|read also", "Most read", "Read also", name="lead", family="related", leads="teasers"),
    own("terms of use", "Terms of use", name="terms", family="legal"),
    own("sign up here for the letter", "Sign up here for the letter.", name="letter"),
    own("by ada ferrer", "By Ada Ferrer", name="by", family="byline", where="edges"),
    own("newsroom contacts", "Newsroom contacts", name="contacts", family="bio"),
    own("(?:more|advice) on bridges", "More on bridges", name="weak", needs="neighbour"),
)


def rules() -> Table:
    return table(RULES)


def chain(*filters: Filter) -> Chain:
    """The rules, and the filters to be looked at."""
    return Chain([Phrases(rules()), *filters])


def page(*lines: str, paragraphs: int = len(PARAGRAPHS)) -> str:
    """An article of so many paragraphs, with these lines after it."""
    return "\n\n".join([*PARAGRAPHS[:paragraphs], *lines]) + "\n"
