"""What stands under furniture at the end of a text, or between furniture, and speaks of something else."""

from __future__ import annotations

import pytest

from cleantext.model.elsewhere import ALONE, FEWEST, MOST, MOST_PARAGRAPHS, MOST_STARTS, SEVERAL, Words, elsewhere
from cleantext.presets import preset
from test_own import measures

#: An article of one subject.
PARAGRAPHS = [
    "The harbour board voted nine to two on Monday to shelve the tunnel under the estuary, four years after the board first proposed it.",
    "The cost of the tunnel had tripled in four years, the treasurer of the harbour board said, and no bank would lend what was missing.",
    "The ferries that cross the estuary carry four hundred people an hour, and the harbour board is to buy two new ferries in ten years.",
    "Traders on the northern shore had hoped for the tunnel, because the ferries do not cross the estuary in a storm.",
    "The bridge is far from the northern shore, the traders said, and the ferries are full on Monday and whenever a storm is over.",
    "The treasurer said the board would ask the bank again when the cost of the tunnel was known, and not four years before.",
    "In a storm the traders on the northern shore wait for the ferries, sometimes for hours, as the bridge is closed in a storm, too.",
    "The two new ferries will cost less than the tunnel, the harbour board said, and carry people across the estuary in a storm.",
    "Nobody on the board said on Monday when the new ferries would cross the estuary for the first time, nor what the bank would lend.",
]
TEASERS = [
    "Eleven orchards lost half of their apple blossom to frost, growers reckon after walking through three valleys.",
    "Museum curators returned a bronze mask to villagers whose grandparents had cast it, and kept a copy behind glass.",
    "Why does nobody want to teach chemistry at rural schools, and could higher wages change that by next autumn?",
]
#: The article's own last paragraphs.
OWN = [
    "The board will meet again in March, when the ferries are to be ordered and the traders of the northern shore will be heard.",
    "Until then the ferries cross the estuary as before, the treasurer said, and the tunnel stays where it is: on paper, in the bank.",
]
TABLE = ["Carlisle 30 20 5 5 65", "Grimsby 30 18 6 6 60", "Yeovil 30 15 8 7 53"]
BOOK = "The Bees of Winter by Tessa Marlowe. Halcyon Press, 312 pages, £18.99. ISBN 978-0-00-000000-2."
#: Furniture over it, and among it.
PROMO, MORE = {"Sign up for our newsletter": "promo"}, {"Subscribe": "promo", "Read more": "nav"}
TAKEN = {**PROMO, **MORE}


def gone(lines: list[str], taken: dict[str, str] | None = None) -> list[str]:
    """What goes of such a text."""
    told = measures(lines, taken)
    return [lines[told.stays[number]] for found in elsewhere(told) for number in found.numbers]


def test_teasers_under_furniture_go():
    """With what stands between them, and the furniture's family."""
    lines = [*PARAGRAPHS, *PROMO, TEASERS[0], "Weekend", *MORE, *TEASERS[1:]]
    (found,) = elsewhere(measures(lines, TAKEN))

    assert gone(lines, TAKEN) == [TEASERS[0], "Weekend", *TEASERS[1:]]
    assert found.family == "promo"
    assert found.shared < SEVERAL[0] * found.usual


def test_under_a_line_about_rights():
    """Nothing needs to stand among them, but a contact stays: it may tell readers where to find help."""
    rights = {"© The Courier": "legal"}
    help_line = "Anyone who feels lonely can call the helpline of the lighthouse keepers free of charge on 116 123, by day and by night."

    assert gone([*PARAGRAPHS, *rights, *TEASERS], rights) == TEASERS
    assert gone([*PARAGRAPHS, *rights, help_line], rights) == []
    assert gone([*PARAGRAPHS, *PROMO, help_line, *MORE, TEASERS[0]], TAKEN) == [help_line, TEASERS[0]]


def test_one_paragraph_goes_if_it_shares_little():
    """One that shares more does not."""
    rights = {"© The Courier": "legal"}
    half = "The board of the orchards said on Monday that a storm across the northern valleys had cost the traders half of the blossom."

    assert gone([*PARAGRAPHS, *rights, TEASERS[0]], rights) == [TEASERS[0]]
    assert gone([*PARAGRAPHS, *rights, half], rights) == []
    assert ALONE < SEVERAL


def test_the_longest_end_goes():
    """Furniture of any kind stands among the teasers."""
    lines = [*PARAGRAPHS, *PROMO, TEASERS[0], "Advertisement", TEASERS[1], *MORE, TEASERS[2]]

    assert gone(lines, {**TAKEN, "Advertisement": "ad"}) == TEASERS


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        pytest.param([*PARAGRAPHS, *TEASERS], {}, id="no-furniture"),
        pytest.param([*PARAGRAPHS, *PROMO, *TEASERS], PROMO, id="none-among-it"),
        pytest.param([*PARAGRAPHS, *PROMO, TEASERS[0], "Read more", TEASERS[1]], {**PROMO, "Read more": "nav"}, id="one-among-it"),
        pytest.param([*PARAGRAPHS, *PROMO, TEASERS[0], "Advertisement", *TEASERS[1:]], {**PROMO, "Advertisement": "ad"}, id="advertisement-among-it"),
        pytest.param([*PARAGRAPHS, "Photo: Ada Ferrer", TEASERS[0]], {"Photo: Ada Ferrer": "credit"}, id="credit"),
        pytest.param([*PARAGRAPHS, *PROMO, OWN[0], *MORE, OWN[1]], TAKEN, id="the-same-subject"),
        pytest.param([*PARAGRAPHS, *PROMO, *TEASERS, *MORE, *OWN], TAKEN, id="comes-back-to-its-subject"),
        pytest.param([*PARAGRAPHS[: FEWEST - 1], *PROMO, *TEASERS, *MORE, TEASERS[0]], TAKEN, id="short"),
        pytest.param([*PARAGRAPHS, *PROMO, *TEASERS * 4, *MORE, *TEASERS], TAKEN, id="too-much-of-it"),
        pytest.param([*PARAGRAPHS * (1 + MOST_PARAGRAPHS // len(PARAGRAPHS)), *PROMO, *TEASERS, *MORE, TEASERS[0]], TAKEN, id="a-book"),
        pytest.param([*PARAGRAPHS, *PROMO, *TEASERS, *MORE, "Correction: the mask is of copper."], TAKEN, id="note"),
        pytest.param([*PARAGRAPHS, *PROMO, "Pie", *(f"- {line}" for line in TEASERS), *MORE, TEASERS[0]], TAKEN, id="list"),
        pytest.param([*PARAGRAPHS, *PROMO, *TEASERS, *MORE, "200 g flour", "3 eggs", "30 ml milk", TEASERS[0]], TAKEN, id="recipe"),
        pytest.param([*PARAGRAPHS, *PROMO, *TABLE, *MORE, TEASERS[0]], TAKEN, id="table"),
        pytest.param([*PARAGRAPHS, *PROMO, BOOK, *MORE, TEASERS[0]], TAKEN, id="book"),
    ],
)
def test_the_article_keeps(lines, taken):
    """What may be its own."""
    assert gone(lines, taken) == []


@pytest.mark.parametrize("place", [1, 4, len(PARAGRAPHS)])
def test_lines_right_between_furniture_go(place):
    """A paragraph, or one and what leads to it, wherever they stand under the first."""
    lines = [*PARAGRAPHS[:place], *PROMO, TEASERS[0], *MORE, *PARAGRAPHS[place:], *OWN]
    led = [*PARAGRAPHS[:place], *PROMO, "Our orchards", TEASERS[0], *MORE, *PARAGRAPHS[place:], *OWN]

    assert gone(lines, TAKEN) == [TEASERS[0]]
    assert gone(led, TAKEN) == ["Our orchards", TEASERS[0]]


def test_both_go():
    """An end, and what stands between furniture before it."""
    lines = [*PARAGRAPHS[:4], *PROMO, TEASERS[0], *MORE, *PARAGRAPHS[4:], *PROMO, TEASERS[1], *MORE, TEASERS[2]]

    assert gone(lines, TAKEN) == [*TEASERS[1:], TEASERS[0]]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        pytest.param([*PROMO, TEASERS[0], *MORE, *PARAGRAPHS], TAKEN, id="before-the-article"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, OWN[0], *MORE, *PARAGRAPHS[4:]], TAKEN, id="the-same-subject"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, *TEASERS, *MORE, *PARAGRAPHS[4:]], TAKEN, id="three-lines"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, "Orchards", *MORE, *PARAGRAPHS[4:]], TAKEN, id="no-paragraph"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, TEASERS[0], *PARAGRAPHS[4:]], PROMO, id="furniture-on-one-side"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, TEASERS[0], "Advertisement", *PARAGRAPHS[4:]], {**PROMO, "Advertisement": "ad"}, id="advertisement"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, TEASERS[0], "Read more", *PARAGRAPHS[4:]], {**PROMO, "Read more": "nav"}, id="of-two-kinds"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, f"Call 116 123. {TEASERS[0]}", *MORE, *PARAGRAPHS[4:]], TAKEN, id="contact"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, f"Note: {TEASERS[0]}", *MORE, *PARAGRAPHS[4:]], TAKEN, id="note"),
        pytest.param([*PARAGRAPHS[:4], *PROMO, TEASERS[0], *MORE], TAKEN, id="short"),
    ],
)
def test_between_furniture_the_article_keeps(lines, taken):
    """What may be its own."""
    assert gone(lines, taken) == []


def test_an_article_of_many_subjects_stays_whole():
    """What shares no less with what stands before it than other stretches of the article do."""
    subjects = [
        "Frost destroyed half of the apple blossom in three valleys, and growers ask the parliament for help with their loans.",
        "A violinist of ninety danced until the lamps went out, she told listeners who had brought her roses and a cake.",
        "Butter gets cheaper before Christmas, says the dairy guild, which had warned of higher prices as late as in August.",
        "Skiers from seven nations raced in the dark, since a power cut had struck the whole mountain one hour earlier.",
    ]
    lines = [*PARAGRAPHS[:5], *subjects, *PARAGRAPHS[5:], *PROMO, TEASERS[0], *MORE, *TEASERS[1:]]

    assert gone(lines, TAKEN) == []
    assert gone([line for line in lines if line not in subjects], TAKEN) == TEASERS
    assert sum(map(len, TEASERS)) < MOST * sum(map(len, lines))


def test_an_article_under_a_page_of_teasers():
    """Teasers, each again and again, have all words in common, with their copies; they are no article."""
    singles = [
        "Eleven orchards lost their blossom to frost, growers reckon after walking through three valleys near the border.",
        "A violinist of ninety danced until the lamps went out, she told listeners who had brought her roses and cake.",
        "Butter gets cheaper before Christmas, says a dairy guild which had warned of higher prices late last August.",
        "Skiers from seven nations raced in darkness, since power cuts had struck a whole mountain one hour earlier.",
        "Museum curators returned bronze masks to villagers whose grandparents once cast them behind a closed foundry.",
        "Why does nobody want to teach chemistry at rural schools, and could better wages change that by autumn?",
        "Hikers found an unknown orchid above the timber line; botanists doubt whether its seeds will survive winter.",
        "Voters in four towns elected mayors who promise cheaper buses, wider pavements and longer library hours.",
        "Pilots report strange lights over northern airports, while meteorologists blame ice crystals and full moons.",
    ]
    lines = [*singles * 3, *PROMO, PARAGRAPHS[0], *MORE, PARAGRAPHS[1]]

    assert gone(lines, TAKEN) == []
    assert gone(lines[2 * len(singles) :], TAKEN) == []


def test_words_of_few_letters_tell_nothing():
    """In Korean most words are shorter than stems; what the ends of such texts have in common is not asked."""
    korean = ["병원의 간호사들은 밤 근무가 너무 길다고 재단에 말했으며 재단은 곧 답을 하겠다고 말했다."] * 9
    other = "과수원 열한 곳이 서리로 사과꽃 절반을 잃었다고 세 골짜기를 둘러본 농부들이 말한다."

    assert gone([*korean, *PROMO, other, *MORE, other], TAKEN) == []


@pytest.mark.parametrize("gap", [["Subscribe"], ["Subscribe", TEASERS[0], "Subscribe"]], ids=["ends", "between"])
def test_few_places_are_tried(gap, monkeypatch):
    """However many there are: each costs as much as the whole text."""
    asked = []
    monkeypatch.setattr(Words, "usual", lambda self, paragraphs: asked.append(len(paragraphs)) or 0.0)
    lines = [line for paragraph in PARAGRAPHS * 40 for line in (paragraph, *gap)]

    assert gone([*lines, PARAGRAPHS[0]], {"Subscribe": "promo"}) == []
    assert 0 < len(asked) <= 2 * MOST_STARTS


def test_through_the_chain():
    """The reason says what was compared; rules alone leave them, and so does a smaller risk."""
    text = "\n\n".join([*PARAGRAPHS, *PROMO, TEASERS[0], "Subscribe now", "Read more", *TEASERS[1:]])
    found = preset("article").explain(text)

    assert found.text == "\n\n".join(PARAGRAPHS)
    why = {removal.why for removal in found.removals if text[removal.start : removal.end].strip() in TEASERS}
    assert len(why) == 1
    assert "of its words with the article" in why.pop()
    assert {removal.rule for removal in found.removals if removal.family == "promo"} >= {"model/line-promo"}
    for risk in (0, 0.00005):
        assert all(line in preset("article", risk=risk)(text) for line in TEASERS)
    assert all(line in preset("article", keep=["promo"])(text) for line in TEASERS)
