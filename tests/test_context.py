"""Lines of the article among those that rules take, told by the lines around them."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.phrases import Phrases
from cleantext.table import table
from pages import PARAGRAPHS, page
from toys import own

RULES = (
    own("subscribe|share|advert|sponsor", "Subscribe", "Share", "Advert", "Sponsor", name="words", family="promo"),
    own(r"comments(?: \(\d{1,4}\))?", "Comments", name="comments", family="share"),
    own("loading|something went wrong|try again", "Loading", "Something went wrong", "Try again", name="screen", family="ui"),
    own("phone: .{1,20}", "Phone: 01632 960 114", name="desk", family="bio"),
    own("(?:written|edited) by [a-z ]{1,30}", "Written by Ada Ferrer", "Edited by Juan Ota", name="made", family="wire"),
    own("also worth reading", "Also worth reading", name="also", family="related", leads="teasers"),
    own("no|yes", "No", "Yes", name="buttons", family="ui", needs="neighbour"),
    own("by ada ferrer", "By Ada Ferrer", name="by", family="byline", where="edges"),
    own("read more", "Read more", name="more", family="related"),
)
CHAIN = Chain([Phrases(table(RULES))])


@pytest.mark.parametrize("answer", ["No …", "No…"])
def test_a_word_that_breaks_off(answer):
    """A page's button does not."""
    assert CHAIN(page(answer, "Read more")) == page(answer)
    assert CHAIN(page("No", "Read more")) == page()


def test_an_answer():
    """It stands under a question of the article, not under one of the page."""
    for question in ("Do you read the news?", "ニュースは読みますか？"):
        assert CHAIN(page(question, "No", "Read more")) == page(question, "No")
    assert CHAIN(page("Do you read the news.", "No", "Read more")) == page("Do you read the news.")
    asked = Chain([Phrases(table((*RULES, own(r"do you agree\?", "Do you agree?", name="asked", family="ui"))))])
    assert asked(page("Do you agree?", "No", "Read more")) == page()


def test_an_answer_of_several_sentences():
    """It stands under a question after other short ones; four questions make an interview, and a button has no full stop."""
    asked = ("How did you begin?", "By accident.", "And then?", "I met Tom.", "What do you cook?", "Toast.")
    last = ("What would you tell a young cook?", "Watch more.")
    assert CHAIN(page(*asked, *last, "Read more.", *PARAGRAPHS[:1])) == page(*asked, *last, "Read more.", *PARAGRAPHS[:1])
    assert "Read more" not in CHAIN(page(*asked, *last, "Read more", *PARAGRAPHS[:1]))
    assert "Read more" not in CHAIN(page(*last, "Read more.", *PARAGRAPHS[:1]))
    japanese = ("――きっかけは。", "偶然です。", "――それから。", "トムです。", "――雑誌は。", "三つ。", "――一言。", "Read more.")
    assert CHAIN(page(*japanese)) == page(*japanese)


def test_the_last_line_of_a_wrapped_paragraph():
    """In small letters, with the full stop, right under words that end no sentence."""
    broken = page("The ferrymen met twice that week to talk about what they\nshare.", *PARAGRAPHS[:1])
    assert CHAIN(broken) == broken
    for other in (broken.replace("they\n", "they.\n"), broken.replace("they\n", "they\n\n"), broken.replace("share.", "Share.")):
        assert "share" not in CHAIN(other).lower()


def test_an_anthology():
    """Over each poem stands who wrote it; under headlines of a list, too, but close to each other."""
    poem = ("From east to west the river runs,", "and nobody has seen it stop", "for long enough to count the suns", "that fall into it drop by drop")
    book = [line for name in ("Ada Ferrer", "Juan Ota", "Iris Hall") for line in (f"By: {name}", *poem, f"{name} left")]
    labels = Chain([Phrases(table([own("by: ada ferrer|by: juan ota|by: iris hall", *(f"By: {n}" for n in ("Ada Ferrer", "Juan Ota", "Iris Hall")),
                                       name="label", family="byline", where="edges")]))])  # fmt: skip
    assert labels("\n".join(book)) == "\n".join(book)
    listed = [line for line in book if line not in poem]
    assert "By:" not in labels("\n".join(listed))
    assert not labels("\n".join(book[:12])).startswith("By:")


def test_a_list_of_numbered_works():
    """Under each title who wrote it; a title over the article has no number."""
    by = Chain([Phrases(table([own("by (?:ada ferrer|juan ota|iris hall)", "By Ada Ferrer", "By Juan Ota", "By Iris Hall", name="by", family="byline",
                                   where="edges")]))])  # fmt: skip
    books = ["1 The Drowned Mill", "by Ada Ferrer", "2 Eel Songs", "by Juan Ota", "3 A Bridge", "by Iris Hall"]
    assert by("\n".join([*books, *PARAGRAPHS])) == "\n".join([*books, *PARAGRAPHS])
    assert "by Ada" not in by("\n".join([*books[:4], *PARAGRAPHS]))
    assert "by Ada" not in by("\n".join([*(line.lstrip("123 ") for line in books), *PARAGRAPHS]))


def test_a_poem():
    """A short title above, and lines below; over the article the name is of its author."""
    poem = ("Stitches", "By Ada Ferrer", "A needle's eye threw her a lifeline", "between finger and thumb")
    assert CHAIN(page(*poem)) == page(*poem)
    for title in ("Five new ferries for the island route by next year", "so it is", "So it is.", "Read more"):
        assert "By Ada Ferrer" not in CHAIN(page(title, *poem[1:]))
    assert CHAIN(page("Stitches", "By Ada Ferrer")) == page("Stitches")
    head = "\n\n".join(("Bridges", "By Ada Ferrer", "The old ones", *PARAGRAPHS))
    assert "By Ada Ferrer" not in CHAIN(head)


def test_a_name_in_the_prose():
    """The article spoke of her before."""
    said = PARAGRAPHS[3].replace("The mayor", "The poet Ada Ferrer")
    assert CHAIN(page(said, "By Ada Ferrer")) == page(said, "By Ada Ferrer")
    assert CHAIN(page(said.replace("Ada ", ""), "By Ada Ferrer")) == page(said.replace("Ada ", ""))
    assert CHAIN("By Ada Ferrer\n\n" + page(said)) == page(said)


def test_a_line_that_goes_on():
    """What follows in small letters and ends as a sentence speaks of it, unless other furniture stands beside it."""
    says = "was the name of the last programme, and nobody heard it."
    assert CHAIN(page("Read more", says)) == page("Read more", says)
    assert CHAIN(page("Read more", "Read more", says)) == page(says)
    for other in (says.capitalize(), says.rstrip("."), "was its name."):
        assert CHAIN(page("Read more", other)) == page(other)


def within(*lines: str) -> str:
    """An article with these lines in its middle."""
    return "\n\n".join((*PARAGRAPHS[:3], *lines, *PARAGRAPHS[2:])) + "\n"


def test_a_line_within_a_sentence():
    """The line above breaks off at a comma, or this one does, and what follows begins small."""
    verse = ("Come down, the river said,", "subscribe", "Loading,", "and the boats went out.")
    assert CHAIN(page(*verse)) == page(*verse)
    for other in (("Come down, the river said.", "subscribe"), ("Come down, the river said,", "Subscribe"), ("Loading,", "And the boats went out.")):
        assert CHAIN(page(*other)) != page(*other)


def test_an_item_of_a_list():
    """Between two items that no rule takes, in the middle of an article."""
    stages = ("- Packing", "- Loading", "- Unloading")
    assert CHAIN(within(*stages)) == within(*stages)
    for others in (("- Packing", "- Loading", "Unloading"), ("Packing", "Loading", "Unloading"), ("- Share", "- Loading", "- Unloading")):
        assert "Loading" not in CHAIN(within(*others))
    assert "Loading" not in CHAIN(page(*stages))
    assert "Comments" not in CHAIN(within("- Packing", "- Comments", "- Unloading"))


def test_a_directory():
    """Contacts in three places, and the article goes on among them or after; at the foot of a page it does not."""
    clubs = ("Choral Society", "Phone: 01632 960 114", "Shanty Crew", "01632 960 987", "Youth Choir", "choir@northgate.example", PARAGRAPHS[3])
    assert CHAIN(within(*clubs)) == within(*clubs)
    assert "Phone" not in CHAIN(within(*clubs[:4]))
    assert "Phone" not in CHAIN(page(*clubs[:-1]))


def test_a_crew():
    """Two lines of the same form that no rule takes, and no fewer than those that one does."""
    film = ("Directed by Olu Bankole", "Written by Ada Ferrer", "Music by the Herring Queens")
    assert CHAIN(page(*film)) == page(*film)
    assert "Written" not in CHAIN(page(*film[:2]))
    assert "Written" not in CHAIN(page("Directed by Olu Bankole", "Written by Ada Ferrer", "It was shown twice", "Music by the Herring Queens"))
    boat = ("Skipper: Olu Bankole", "Phone: Ada Ferrer", "Cook: Lewis Okoro")
    assert CHAIN(page(*boat)) == page(*boat)
    assert "Phone" not in CHAIN(page("Colour: dark blue", "Phone: Ada Ferrer", "Length: twelve metres"))


def test_a_glossary():
    """Four words at least, each with a sentence under it that is no long paragraph."""
    words = [line for word in ("Byline", "Share", "Advert", "Spike") for line in (word, f"What the {word.lower()} is in a newsroom.")]
    assert CHAIN(within(*words)) == within(*words)
    assert CHAIN(page(*words)) == page(*words)
    assert "Share" not in CHAIN(within(*words[:6])).splitlines()
    assert "Share" not in CHAIN(within("Share", PARAGRAPHS[3], "Share", PARAGRAPHS[3], "Share", PARAGRAPHS[3], "Share", PARAGRAPHS[3])).splitlines()


@pytest.mark.parametrize(
    "below",
    [
        "That was the name of the last boat.",
        "So heißt das letzte Boot.",
        "C'est le dernier mot de la chanson.",
        "É o nome da barraca de livros.",
        "Так называется третий хор.",
        "という名の古い新聞だった。",
        "这是最后一个节目的名字。",
        "عبارة كتبها صاحب الدكان على الجدار.",
    ],
)
def test_a_word_of_which_the_next_line_tells(below):
    assert CHAIN(page("Share", below)) == page("Share", below)


def test_a_line_that_tells_of_something_else():
    for below in ("That was the last boat.", "So heißt das letzte Boot", "The name of the last boat was lost."):
        assert CHAIN(page("Share", below)) == page(below)


def test_the_title_of_a_poem():
    """Its first line begins with the same words and goes on as verse."""
    assert CHAIN(page("Share", "Share, said the river to the rain,")) == page("Share", "Share, said the river to the rain,")
    assert CHAIN(page("Share", "Share on the river")) == page("Share on the river")


def test_a_heading_over_what_people_said():
    for said in ('"Keep it," said a voice.', 'Tom Adebayo, fisherman: "Sell it."'):
        assert CHAIN(page("Comments", said)) == page("Comments", said)
    assert CHAIN(page("Comments", "Keep it, I say.")) == page("Keep it, I say.")
    assert CHAIN(page("Comments (12)", '"Keep it," said a voice.')) == page('"Keep it," said a voice.')


def test_an_answer_to_readers():
    """Where the article answers four questions, a contact or an offer under one is an answer; a button has no full stop."""
    asked = ("Where is the market?", "On the quay.", "When?", "At noon.", "Is there parking?", "No.", "Whom can I call?")
    for answer in ("Phone: 01632 960 114", "Subscribe", "Share."):
        assert CHAIN(page(*asked, answer)) == page(*asked, answer)
        assert answer not in CHAIN(page(*asked[2:], answer)).splitlines()
    assert "Comments" not in CHAIN(page(*asked, "Comments")).splitlines()


def test_a_list_of_works():
    books = ("Also worth reading", "The Drowned Mill, by Peter Castellan", "Eel Songs, by Ruth Abara")
    assert CHAIN(page(*books)) == page(*books)
    assert "Also" not in CHAIN(page(books[0], books[1], "Eel Songs and Other Stories"))


def test_what_is_quoted():
    """Under words of the article with a colon, among lines as short."""
    screen = ("The screen, passengers say, goes through the same messages every morning:", "Wait", "Something went wrong", "Try again")
    assert CHAIN(page(*screen)) == page(*screen)
    for above in (
        "Messages:",
        "The screen, passengers say, goes through the same messages every morning.",
        "- The screen goes through the same messages:",
    ):
        assert "Try again" not in CHAIN(page(above, *screen[1:]))
    assert "Comments" not in CHAIN(page(screen[0], "Comments"))


def test_what_a_short_sentence_leads_to():
    """If it ends in a word for saying or reading."""
    for above in ("She looked at the screen. It said:", "Auf dem Schild steht:"):
        assert CHAIN(page(above, "Try again")) == page(above, "Try again")
    for above in ("Contact the newsroom:", "It said no more."):
        assert "Try again" not in CHAIN(page(above, "Try again"))


def test_a_line_of_verse():
    """Among lines as short between two sentences that are longer, of which a rule takes one in four at most."""
    verse = ("Stones", "the river said to the rain", "Subscribe", "and the rain wrote on the water", "what it had heard", "and no more")
    assert CHAIN(within(*verse)) == within(*verse)
    assert "Subscribe" not in CHAIN(within(*verse[:5])).splitlines()
    assert "Subscribe" not in CHAIN(within(*verse[:4], "Share", *verse[4:])).splitlines()
    assert "Subscribe" not in CHAIN(page(*verse)).splitlines()


def test_steps():
    """Short sentences side by side, some of which no rule knows; buttons and pitches have no full stops, and one message thrice is none."""
    steps = ("- Unlock the phone.", "- Subscribe.", "- Choose a language.", "- Try again.", "- Put the phone away.")
    assert CHAIN(page(*steps)) == page(*steps)
    assert "Subscribe" not in CHAIN(page(*steps[:3]))
    assert "Subscribe" not in CHAIN(page(*(step.rstrip(".") for step in steps)))
    assert "Subscribe" not in CHAIN(page("You have joined.", "Subscribe.", "You have joined.", "Subscribe.", "You have joined."))


NAMED = Chain([Phrases(table((own("(?:ni|par|text:) .{2,60}", "Ni Ada Ferrer", name="author", family="byline", where="edges"),)))])


@pytest.mark.parametrize(
    "line",
    [
        "Ni bilo lahko.",
        "ni alentaba a los que esperaban",
        "Par jauno tiltu upē",
        "Text: a song that Ada never sang",
    ],
)
def test_what_names_nobody(line):
    """The word for "by" is one of another meaning in other languages."""
    assert NAMED(page(line)) == page(line)


@pytest.mark.parametrize("line", ["Ni Ada Ferrer", "Par Ada", "Text: Ada Ferrer und Juan Ota", "Ni Ada Ferrer, sa mga ulat", "Text: 홍길동"])
def test_what_names_somebody(line):
    assert NAMED(page(line)) == page()
