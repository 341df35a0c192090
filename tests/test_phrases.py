"""Phrases: rules that stand alone, rules that need a neighbour, and items."""

from __future__ import annotations

import pytest

from cleantext.body import TOPIC
from cleantext.chain import Chain
from cleantext.filters.phrases import Phrases
from cleantext.table import table
from toys import own

STRONG = own("sign up for our newsletter", "Sign up for our newsletter", name="strong")
WEAK = own("weekly .{0,90}", "Weekly stories", name="weak", needs="neighbour")
CHAIN = Chain([Phrases(table([STRONG, WEAK]))])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Weekly stories", "Weekly stories"),
        ("Weekly stories\nSign up for our newsletter", ""),
        ("Sign up for our newsletter\n\nWeekly stories\n\nWeekly news", ""),
        ("Weekly stories\n\nThe court met.\n\nSign up for our newsletter", "Weekly stories\n\nThe court met."),
        ("The court met.\n\n• Sign up for\n  our newsletter\n\nIt met again.", "The court met.\n\nIt met again."),
        ("• Weekly\n  stories\n\n• Sign up for\n  our newsletter", ""),
    ],
)
def test_neighbours_and_items(text, left):
    """What is weak alone goes beside what goes; an item goes as one."""
    assert CHAIN(text) == left


def test_an_item_that_is_weak_saves_no_line():
    """Two lines that look like wrapped text, of which one would go alone."""
    assert "Sign up" not in CHAIN("Weekly stories of the very best kind from all of our newsroom\nSign up for our newsletter")


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Follow our boats, the boatmen called.", True),
        ("Follow our boats, the boatmen called, and half the school did.", True),
        ("Follow our boats, riefen die Schiffer.", True),
        ("Follow our boats, the boatmen called", False),
        ("Follow our boats, boats, and more.", False),
        ("Follow our boats, please do it today.", False),
        ("Follow our boats, for your own good.", False),
        ("Follow our boats, Ada Ferrer called.", False),
        ("Follow our boats, follow our boats.", False),
        ("Follow our boats. It is free, as you know.", False),
    ],
)
def test_what_is_said_of_a_phrase(line, stays):
    """A sentence that quotes a phrase and goes on about it is a writer's."""
    rule = own("follow our boats(?:[.,] .{2,60})?", "Follow our boats", name="boats")
    assert Chain([Phrases(table([rule]))])(line) == (line if stays else "")
    weather = own("follow our boats(?:[.,] .{2,60})?", "Follow our boats", name="boats", family="nav")
    assert Chain([Phrases(table([weather]))])(line) == ""


@pytest.mark.parametrize("about", [TOPIC - 1, TOPIC])
def test_an_article_about_it(about):
    """In its middle a line may be the writer's; beside other furniture, and at the edges, it goes."""
    plain = [f"The harbour town has {number} thousand readers, and the editor works at her kitchen table until late at night." for number in range(8)]
    spoken = [
        f"The newsletter has {number} thousand readers now, and the editor writes it at her kitchen table until late at night." for number in range(8)
    ]
    paragraphs = [*plain[about // 2 :][: 4 - about // 2], *spoken[:about], *plain[4:]]
    line = "Sign up for our newsletter"
    middle = len(paragraphs) // 2
    stays = CHAIN("\n".join([*paragraphs[:middle], line, *paragraphs[middle:]])).split("\n")

    assert (line in stays) is (about == TOPIC)
    assert line not in CHAIN("\n".join([*paragraphs, line]))


ARTICLE = (
    "The dredging company was told in spring to mend the harbour wall that its barge had broken the winter before.\n\n"
    "A judge in Aldermouth heard in June how the barge had been tied up, and by whom, and ordered the company to pay a fine."
)
NOTICE = own("(?:.{0,120} )?all rights reserved", "All rights reserved.", name="rights", family="legal")


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The company paid what the judge had ordered. All rights reserved.", "The company paid what the judge had ordered."),
        ("Nobody in Aldermouth has seen the barge since. The company paid what the judge ordered. All rights reserved.", None),
        ("The company mended it. All rights reserved.", ""),  # too short to tell
        ("Aldermouth Herald and its owner, the Harbour Company Ltd. All rights reserved.", ""),  # no sentence of the article's
        ("Our company mends what is broken in the harbour. All rights reserved.", ""),  # the page speaks
        ("© The Harbour Company of Aldermouth and its partners. All rights reserved.", ""),
        ("A quarter of the rolls were baked before dawn by her. All rights reserved.", ""),  # nothing that the article says
    ],
)
def test_a_sentence_of_the_article_before_a_notice(line, left):
    """A notice's gap takes no sentence that says what the article says; a line that is furniture goes whole."""
    notices = Chain([Phrases(table([NOTICE]))])
    kept = line.removesuffix(" All rights reserved.") if left is None else left
    assert notices(f"{ARTICLE}\n\n{line}") == f"{ARTICLE}\n\n{kept}".rstrip()


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The company paid what the judge had ordered. All rights reserved.", ""),  # too short to tell
        ("Nobody in Aldermouth has seen the barge since. The company paid what the judge ordered. All rights reserved.", None),
        ("村里的老木匠花了三个月修好了祠堂的屋顶。市议会投票决定在雨季之前疏浚东边的航道。 All rights reserved.", None),
        ("Our company mends whatever is broken in the harbour of Aldermouth by night. All rights reserved.", ""),
    ],
)
def test_a_notice_behind_all_there_is_of_an_article(line, left):
    """Then what stands before it need not be told elsewhere."""
    kept = line.removesuffix("All rights reserved.").rstrip() if left is None else left
    assert Chain([Phrases(table([NOTICE]))])(line) == kept


def test_a_heading_that_a_rule_of_another_family_knows_anywhere():
    """Between two paragraphs the name of a section may be a heading; what goes wherever it stands is none."""
    section, offer = own("members only", "Members only", name="section", family="nav", where="head"), own("members only", "Members only")
    first, second = ARTICLE.split("\n\n")
    text = f"{first}\n\nMembers only\n\n{second}"
    assert Chain([Phrases(table([section]))])(text) == text
    assert Chain([Phrases(table([section, offer]))])(text) == ARTICLE


def test_a_pitch_goes_with_what_it_says_first():
    """Unless the article says it elsewhere."""
    pitch = own("(?:.{0,80} )?sign up for our newsletter", "Sign up for our newsletter", name="pitch")
    chain = Chain([Phrases(table([pitch]))])
    assert chain(f"{ARTICLE}\n\nThe best stories of the harbour in one letter. Sign up for our newsletter") == ARTICLE
    sentence = "The company paid what the judge had ordered."
    assert chain(f"{ARTICLE}\n\n{sentence} Sign up for our newsletter") == f"{ARTICLE}\n\n{sentence}"


@pytest.mark.parametrize(
    "article",
    [
        "The council put off the vote on the bridge until autumn.",
        "Der Rat hat die Brücke vertagt. Taucher fanden einen alten Anker unter dem Kai.",
        "Городской совет отложил решение о новом мосте до начала осени. Учёные нашли в пещере следы костра.",
    ],
)
def test_a_pitch_behind_all_there_is_of_an_article(article):
    """Then it goes alone, unless what stands before it speaks to the reader, or of the page."""
    pitch = own("(?:.{0,150} )?sign up now", "Sign up now", name="pitch")
    chain = Chain([Phrases(table([pitch]))])
    assert chain(f"{article} Sign up now") == article
    assert not chain("Grow your own garden with what we tell everybody each week. Sign up now")
    assert not chain("The news of the week in one letter. Sign up now")
