"""Paragraphs about authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.filters.biographies import LAST, LONGEST, Biographies, names
from cleantext.rulesets import shipped
from pages import PARAGRAPHS, chain, page

FIRST = "Ada Ferrer is a freelance writer who has looked after boats, gardens and old engines for most of her life."
REST = "With a background in hydrology, she takes the same care over what she writes of rivers. Her work was printed by two papers."
PARAGRAPH = f"{FIRST} {REST}"
SPANISH = "Ada Ferrer es periodista y escritora."
MORE = " Estudió historia en la ciudad y ha publicado tres libros sobre los ríos del norte y las gentes que viven junto a ellos." * 2


def cleaned(text: str) -> str:
    return chain(Biographies(shipped()))(text)


def test_at_the_end_of_an_article():
    """It goes, for the reason of the rule that knows its first sentence."""
    result = chain(Biographies(shipped())).explain(page(PARAGRAPH))

    assert result.text == page()
    assert [(removal.family, removal.rule) for removal in result.removals] == [("bio", "en/bio/name-is-a-reporter")]
    assert {removal[2:5] for removal in result.removals} <= {(family, rule, why) for rule, family, why in Biographies(shipped()).rules()}
    assert cleaned(page(SPANISH + MORE)) == page()


@pytest.mark.parametrize(
    "text",
    [
        page(PARAGRAPH, paragraphs=1) + "\n\n" + "\n\n".join(PARAGRAPHS),
        page(PARAGRAPH).replace(PARAGRAPHS[2], f"{PARAGRAPHS[2]} So did Ferrer, who owns two of the boats and had asked for a bridge."),
        page(f"{FIRST} She was arrested on Tuesday, when the boats had come home, and nobody has told her family where she is held or for how long."),
        page(f"{FIRST} “I never learned to swim,” she said. The boats lie in the mud now, and it will take a year until they float."),
        page(f"The old man is a writer. {REST} {REST}"),
        page(f"Ada Ferrer mends engines in a shed by the river, as her mother did before her, and her daughter may do after her. {REST}"),
    ],
)
def test_what_stays(text):
    """What stands further up, who was spoken of before, what news or speech follow in the same paragraph, who has no name, what no rule knows."""
    assert cleaned(text) == text


def test_a_very_long_one_stays():
    """It may be a chapter."""
    text = page(f"{FIRST} {REST * (LONGEST // len(REST))}")
    assert cleaned(text) == text


def test_a_text_on_one_line_is_no_paragraph_under_an_article():
    """It may be the article itself."""
    assert cleaned(PARAGRAPH) == PARAGRAPH
    assert cleaned(f"A life by the river\n\n{PARAGRAPH}") == f"A life by the river\n\n{PARAGRAPH}"


@given(after=st.lists(st.sampled_from(["Share", "Tags: harbour", "Read also: Storm"]), max_size=LAST - 1))
def test_furniture_may_follow(after):
    """A few lines of it."""
    assert cleaned("\n\n".join([page(PARAGRAPH), *after])) == "\n\n".join([page(), *after])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ada M. Ferrer is here.", ["Ada", "M", "Ferrer"]),
        ("the boat", []),
        ("آدا فيرير كاتبة", []),
        ("Ада Феррер пишет", ["Ада", "Феррер"]),
        ("", []),
    ],
)
def test_the_name_that_begins_a_line(line, found):
    """In scripts with capitals."""
    assert names(line) == found
