"""Articles that lost their line breaks: what stands before the first sentence and after the last goes, and no word of the article."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from articles import SENTENCES, TRAPS
from cleantext.body import columns
from cleantext.chain import Chain
from cleantext.families import FAMILIES
from cleantext.filters.flat import FLAT
from cleantext.pieces import ALONE, FEWEST_WORDS, LONGEST
from cleantext.presets import preset
from cleantext.seams import begins, is_balanced, size
from loading import rules
from strategies import furniture

SPACELESS = ("han", "kana", "thai")
#: Scripts whose sentences end in a sign.
ENDING = [script for script in SENTENCES if script != "thai"]
SHORT = ("Share this article", "Advertisement", "Share", "Read more", "Most read", "Copyright", "Sign up", "Cancel", "Facebook", "© 2026 The Courier")


@cache
def article_chain() -> Chain:
    return preset("article")


@cache
def family_of() -> dict[str, str]:
    """The family of each line that rules remove alone and anywhere."""
    return {line: rule.family for rule in rules() if not rule.needs and not rule.where for line in rule.removes}


@st.composite
def flat_articles(draw: st.DrawFn, scripts: list[str] | None = None) -> str:
    """An article on one line: it begins and ends in one script, and is long enough to have lost its line breaks."""
    script = draw(st.sampled_from(scripts or sorted(SENTENCES)))
    own = list(draw(st.permutations(SENTENCES[script])))
    others = [sentence for other in draw(st.permutations(sorted(SENTENCES))) if other != script for sentence in SENTENCES[other]]
    head, tail, middle = own[:3], own[3:], []
    while columns(" ".join([*head, *middle, *tail])) < FLAT + 40:
        middle.append(others.pop())
    return flattened([*head, *middle, *tail])


def flattened(lines: list[str]) -> str:
    """The lines joined by one space, and by nothing where a script has none."""
    text = lines[0]
    for line in lines[1:]:
        text += line if is_spaceless(text[-1]) and is_spaceless(line[0]) else f" {line}"
    return text


def is_spaceless(character: str) -> bool:
    return character in "。、」』" or "\u3040" <= character <= "\u9fff"


def pieces() -> SearchStrategy[list[str]]:
    """One to five lines of furniture, each with its full stop or without."""
    one = st.one_of(furniture("article"), furniture("article"), st.sampled_from(SHORT))
    return st.lists(st.builds(lambda line, bare: line.rstrip(".。") if bare else line, one, st.booleans()), min_size=1, max_size=5)


def ends(line: str) -> bool:
    return line[-1:] in ".!?…。！？।॥؟۔"


class TestNothingIsLost:
    @given(article=flat_articles())
    def test_an_article_stays_as_it_is(self, article):
        """Without furniture nothing goes, in any script."""
        assert article_chain()(article) is article

    @given(article=flat_articles(), head=st.one_of(st.just([]), pieces()), tail=st.one_of(st.just([]), pieces()))
    def test_with_any_furniture_around_it(self, article, head, tail):
        """Whatever stands around it, with full stops or without."""
        assert article in article_chain()(" ".join([*head, article, *tail]))
