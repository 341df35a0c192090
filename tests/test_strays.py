"""Headlines of other articles in a row, that nothing leads."""

from __future__ import annotations

import pytest

from cleantext.model.strays import AT_EDGE, BETWEEN, FEWEST, strays
from cleantext.presets import preset
from test_model import ARTICLE
from test_own import measures

TITLE, *PARAGRAPHS = ARTICLE.split("\n\n")
HEADLINES = [
    "Fishmonger's daughter wins the northern ski marathon again",
    "Why nobody wants to teach chemistry at village schools",
    "“We danced until the lamps went out”, says a violinist of ninety",
    "Frost destroys half of the apple blossom in three valleys",
    "Museum returns a bronze mask to the village where it was cast",
    "Is the price of butter about to fall before Christmas?",
]
#: Of the article's own words.
OWN = [
    "Harbour board votes nine to two to shelve the tunnel",
    "What the tunnel under the estuary would have cost now",
    "Why the ferries carry four hundred people an hour",
    "Traders on the northern shore hope for a bridge",
    "Two new boats for the ferries in the next ten years",
    "When the harbour board meets again about the boats",
]
#: A headline in words that the article has not, and a line that a rule took.
STRANGE, MENU = "No way across before the end of the decade, say angry voters", "Home | News | Sport"
VERSE = [line[:30].rpartition(" ")[0] for line in HEADLINES]
CAPTION = {"Photo: Ada Ferrer": "credit"}


def gone(lines: list[str], taken: dict[str, str] | None = None, chance: float = 0.9) -> list[str]:
    """What goes of such a text, if every line is as likely furniture as that."""
    told = measures(lines, taken)
    return [lines[told.stays[number]] for number in sorted(strays(told, lambda rows: [chance] * len(rows)))]


@pytest.mark.parametrize("place", [1, 3, 5])
def test_they_go_together(place):
    """In an article, and after it."""
    assert gone([*PARAGRAPHS[:place], *HEADLINES, *PARAGRAPHS[place:]]) == HEADLINES


def test_furniture_may_stand_among_them():
    """A price that a rule took, a name of a section."""
    lines = [*PARAGRAPHS, *HEADLINES[:2], "Subscribe", *HEADLINES[2:]]

    assert gone(lines, {"Subscribe": "promo"}) == HEADLINES


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param([MENU, *HEADLINES, STRANGE], HEADLINES[1:], id="last"),
        pytest.param([MENU, *HEADLINES, TITLE, OWN[0]], HEADLINES[1:], id="last-with-subtitle"),
        pytest.param([MENU, STRANGE, *HEADLINES], HEADLINES[:-1], id="first"),
        pytest.param([MENU, STRANGE, TITLE, *HEADLINES], HEADLINES[:-1], id="first-with-subtitle"),
    ],
)
def test_an_article_keeps_its_headline(head, expected):
    """Before its first paragraph the first of them may be its own, or the last; so may be what says the same."""
    assert gone([*head, *PARAGRAPHS], {MENU: "nav"}) == expected


@pytest.mark.parametrize(
    ("lines", "taken", "chance"),
    [
        pytest.param([*PARAGRAPHS, *HEADLINES[: FEWEST - 1]], {}, 0.99, id="few"),
        pytest.param([*PARAGRAPHS, *OWN], {}, 0.99, id="about-the-same"),
        pytest.param([*PARAGRAPHS, *VERSE], {}, 0.99, id="verse"),
        pytest.param([*PARAGRAPHS, *(f"- {line}" for line in HEADLINES)], {}, 0.99, id="list"),
        pytest.param([*PARAGRAPHS, *(f"{line}, {year}" for year, line in enumerate(HEADLINES, 1990))], {}, 0.99, id="data"),
        pytest.param([*PARAGRAPHS, *(f"Gull, heron, tern and plover: {line}, again" for line in HEADLINES)], {}, 0.99, id="commas"),
        pytest.param([*PARAGRAPHS, *CAPTION, *HEADLINES], CAPTION, 0.99, id="captions"),
        pytest.param([*PARAGRAPHS, *HEADLINES], {}, AT_EDGE[0] - 0.01, id="unlikely"),
        pytest.param([*PARAGRAPHS[:2], *HEADLINES, *PARAGRAPHS[2:]], {}, BETWEEN[0] - 0.01, id="unlikely-in-it"),
        pytest.param([*PARAGRAPHS, *(HEADLINES * 4)], {}, 0.99, id="more-than-the-article"),
    ],
)
def test_the_article_keeps(lines, taken, chance):
    """What may be its own, as a whole or by its form."""
    assert gone(lines, taken, chance) == []


def test_through_the_chain():
    """With the trees' own chances, under a heading of a paper that a rule knows; rules alone leave them, and so does a smaller risk."""
    text = "\n\n".join(["Read today's paper", *HEADLINES, "Sign up for our newsletter", TITLE, *PARAGRAPHS, "© 2026 The Aldermouth Courier"])
    found = preset("article").explain(text)

    assert [line for line in HEADLINES if line in found.text] == HEADLINES[:1]
    assert all(line in found.text for line in (TITLE, *PARAGRAPHS))
    assert {removal.family for removal in found.removals if text[removal.start : removal.end].strip() in HEADLINES} <= {"related", "promo"}
    assert all(line in preset("article", risk=0)(text) for line in HEADLINES)
    assert all(line in preset("article", risk=0.00005)(text) for line in HEADLINES)
