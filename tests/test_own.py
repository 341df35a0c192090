"""What the model leaves to an article whatever it thinks of it: by form and place, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Document
from cleantext.filters.learned import Learned
from cleantext.model import own
from cleantext.model.features import Measures
from cleantext.model.judgement import is_page
from cleantext.model.seen import Seen
from cleantext.presets import preset
from cleantext.rulesets import shipped
from test_model import ARTICLE, MENU

TITLE, *PARAGRAPHS = ARTICLE.split("\n\n")


def measures(lines: list[str], taken: dict[str, str] | None = None) -> Measures:
    """Of a text of which rules took some lines."""
    families = [(taken or {}).get(line, "") for line in lines]
    return Measures(Seen(lines, families, [1] * len(lines), [""] * len(lines), [*range(len(lines))]), lambda text: 0.0)


def kept(lines: list[str], taken: dict[str, str] | None = None, *, chance: float = 0.99) -> list[str]:
    """What stays of such a text, if every line but the paragraphs is as likely furniture as that."""
    told = measures(lines, taken)
    chances = {number: chance for number, place in enumerate(told.stays) if place not in told.prose}
    return [lines[told.stays[number]] for number in sorted(own.own(told, chances) & chances.keys())]


def between(*lines: str) -> list[str]:
    """These lines in the middle of an article, one before it."""
    return ["Menu", *PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:], "Menu"]


#: A headline too long for the line of a list.
LONG = "A headline of a report that is told hour by hour, with more words than an entry of a list would have"
INTERVIEW = ["Tired?", "Yes", "Why?", "Rain", "And?", "Wind", "Home?", "Menu"]
BOOK = ["Mill Press, 3rd edition, ISBN 978-0-00-000000-2", "24.80 euros"]
FACTS = "Calories: 150kcal | Carbohydrates: 30g | Protein: 5g | Fat: 7g | Vitamin C: 2mg"
TABLE = ["Method: bowls", "Funding: none", "Place: Halden"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["08:12", LONG, "08:40", "10:02"], ["08:12", "08:40", "10:02"], id="times"),
        pytest.param(["9.15 Uhr", LONG, "9.40 Uhr", "10.02 Uhr"], ["9.15 Uhr", "9.40 Uhr", "10.02 Uhr"], id="times-de"),
        pytest.param(["08:12", LONG, "08:40"], [], id="two-times"),
        pytest.param(["3 May 2021", LONG, "4 May 2021", "5 May 2021"], [], id="dates"),
        pytest.param(INTERVIEW, INTERVIEW, id="interview"),
        pytest.param(["Any questions?", "Contact us"], [], id="one-question"),
        pytest.param(["Not today.", "Share"], ["Not today."], id="sentence"),
        pytest.param(["Here is what we know:", "Share"], ["Here is what we know:"], id="colon"),
        pytest.param(["For example,", "Share"], ["For example,"], id="fragment"),
        pytest.param([", and", "Share"], [", and"], id="rest"),
        pytest.param(TABLE, TABLE, id="labels"),
        pytest.param(["Method: bowls", "Share"], [], id="one-label"),
        pytest.param([FACTS, "Share"], [FACTS], id="facts"),
        pytest.param(["Home: 1 | News | Sport: 2", "Share"], [], id="no-facts"),
        pytest.param(BOOK, BOOK, id="book"),
        pytest.param(["ISBN", "24.80 euros", "Share"], [], id="no-number-of-a-book"),
    ],
)
def test_between_paragraphs(lines, expected):
    """However likely each line is furniture."""
    assert kept(between(*lines)) == expected


def test_a_passage_is_one_whatever_stands_in_it():
    """Five lines or more between two paragraphs stay, however likely furniture; fewer go if together they are likely furniture."""
    lines = ["Fog", "Night ferries", "Advertisement", "A second lighthouse", "Advertisement", "Cranes", "Gulls"]
    told = between(*lines)

    assert set(kept(told, {"Advertisement": "ad"})) == {*lines} - {"Advertisement"}
    assert kept(between(*lines[:4]), {"Advertisement": "ad"}, chance=0.7) == []


def test_what_leads_elsewhere_counts_for_a_passage():
    """Of teasers each has its "Read more"; what breaks up a poem is an advertisement."""
    lines = ["Old cannery", "More", "Market hall", "More", "Iron lamp", "More", "Gulls", "More", "Fog", "More"]
    told = between(*lines)

    assert kept(told, {"More": "promo"}, chance=0.7) == []
    assert kept(told, {"More": "ad"}, chance=0.7) == lines[::2]


def test_the_first_copy_of_a_headline_stays():
    """Where a rule took the second; a word of a menu is no headline."""
    lines = ["Share", TITLE, "Lighthouse keeper's diary sold to a museum", TITLE, *PARAGRAPHS, "Menu", "Menu"]
    families = ["", "", "", "dup", *[""] * (len(lines) - 5), "dup"]
    told = Measures(Seen(lines, families, [1] * len(lines), [""] * len(lines), [*range(len(lines))]), lambda text: 0.0)

    chances = dict.fromkeys([0, 1, 2, len(told.stays) - 1], 0.99)
    assert own.own(told, chances) & chances.keys() == {1}


def test_rows_of_places_are_a_table():
    """Wide or not, with the signs of any script."""
    rows = [
        "宮崎県： 延岡市 、 西都市 、 木城町 、 川南町 、 都農町 、 門川町 、 日南市 、 串間市 、 高鍋町 、 新富町 、 国富町",
        "福岡県 ： 久留米市",
        "佐賀県 ： 神埼市 、 白石町",
    ]

    assert {*kept(between("Menu", *rows))} == {*rows}


CODE = [
    [
        "git switch <branch name>",
        "# merge a branch into this one",
        "git merge main",
        "# show what was done",
        "git log",
        "git stash",
        "# fetch all",
        "git fetch",
    ],
    ["pip install --upgrade boats", "import boats", "boats.load()", "print(boats.all())", "harbour"],
    ["<ul>", "<li>Quay</li>", "</ul>", "Quay"],
]


@pytest.mark.parametrize("lines", CODE)
def test_code_stays(lines):
    """Under an article, however likely each line is furniture; hashtags, headings of Markdown and menus are none."""
    assert kept([*PARAGRAPHS, *lines]) == lines
    menu = ["#harbour", "#boats", "# Related", "## Share", "Log in (3)", "A-Z", "Home | News", "E-mail"]
    assert kept([*PARAGRAPHS, *menu]) == []


def test_a_paragraph_before_another_stays():
    """Though a rule knows a phrase in it, too weak to go by itself."""
    told = measures(["Menu", *PARAGRAPHS])

    assert own.own(told, dict.fromkeys(range(len(told.stays)), 0.99)) == {*range(1, len(PARAGRAPHS))}


def test_what_may_be_a_sub_heading_must_be_surer():
    """A line between two paragraphs; not what stands before the first and after the last."""
    told = measures(between("Gulls", "Fog"))
    chances = dict.fromkeys([0, 3, 4, len(told.stays) - 1], 0.9)

    assert own.weighed(told, chances) == pytest.approx({0: 0.9, 3: 0.6, 4: 0.6, len(told.stays) - 1: 0.9})


@pytest.mark.parametrize(
    ("headings", "stay"),
    [
        pytest.param(["Article 1", "Article 2", "Article 4"], True, id="rising"),
        pytest.param(["第1条", "第2条", "第3条"], True, id="chinese"),
        pytest.param(["§ 7", "§ 8", "§ 10"], True, id="signs"),
        pytest.param(["Article 1", "Article 2"], False, id="two"),
        pytest.param(["12 shares", "4 shares", "9 shares"], False, id="counters"),
    ],
)
def test_numbered_headings_stay(headings, stay):
    """Over three paragraphs, though the first of them stands before all."""
    lines = [line for pair in zip(headings, PARAGRAPHS, strict=False) for line in pair]

    assert kept(["Menu", "A headline", "Menu", *lines]) == (headings if stay else [])


def test_the_only_headline_stays():
    """Between menus and buttons; of two it is not known which is the article's."""
    assert kept([TITLE, "Share", *PARAGRAPHS]) == [TITLE]
    assert kept([TITLE, "Lighthouse keeper's diary sold to a museum", *PARAGRAPHS]) == []


@pytest.mark.parametrize("risk", [None, 0.001])
@pytest.mark.parametrize(
    "headline", ["“I never wanted to be a captain”: ten questions for Iris Hallow", "«Nunca quise ser capitana»: diez preguntas a Iris Hallow"]
)
def test_a_headline_of_other_words_stays(headline, risk):
    """It says nothing of what the paragraphs do, and stands between what leads elsewhere and what shares the article."""
    text = "\n\n".join(["Skip to content", headline, "Share this article", *PARAGRAPHS, "Sign up for our newsletter"])

    assert headline in preset("article", risk=risk)(text)


@given(st.lists(st.sampled_from(["08:12", "Why?", "Menu", "Yes.", "A: b", "Share", *PARAGRAPHS]), max_size=30), st.floats(0, 1))
def test_what_stays_is_there(lines, chance):
    """Numbers of lines that rules left."""
    told = measures([*PARAGRAPHS[:3], *lines])

    assert own.own(told, dict.fromkeys(range(len(told.stays)), chance)) <= {*range(len(told.stays))}


def test_of_forms_that_lines_around_show():
    """A crew is no list of links, and verse stays verse, where the model is asked about every line."""
    crew = ["Cook: Olu Bankole", "Mate: Ruth Abara", "Photographer: Ada Ferrer"]
    verse = ["Sign here", "Yes", "Close the door", "Go back", "Try again", "Home"]
    for lines in (crew, verse):
        text = "\n\n".join(between(*lines))
        document = Document(text)
        taken = {text[vote.start : vote.end] for vote in Learned(shipped(), "article", 1)(document, ())}
        assert not taken & {*lines}


def test_a_page_has_short_lines_outside_its_article():
    """Where rules took all of them, what is left in the middle is an article's: an interview, a list."""
    menu = dict.fromkeys(MENU, "nav")
    lines = ["Rain", "Wind", "Fog", "Calm", "Sun", "Hail", "Snow", "Frost"]
    within, outside = [*MENU, *between(*lines)[1:-1], *MENU], [*MENU, "Front", *between(*lines)[1:-1], *MENU]

    assert not is_page(measures(within, menu))
    assert is_page(measures(outside, menu))


def test_a_sentence_that_leads_to_what_is_gone():
    """Under the last paragraph, and over the first: a picture or another's post stood there. A label has fewer words.

    What is right over it is its heading.
    """
    ask = "Here the keeper of the lighthouse tells what she saw:"
    assert kept([*PARAGRAPHS, ask, "Read these next:", "Menu"]) == [ask]
    assert ask in kept([ask, "Menu", *PARAGRAPHS])
    assert kept([*PARAGRAPHS, "Menu", "Top picture", ask, "Share"]) == ["Top picture", ask]
    assert kept([*PARAGRAPHS, "Top picture", "Share", ask], {"Share": "share"}) == [ask]
