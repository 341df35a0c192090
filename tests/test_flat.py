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
from cleantext.document import Document
from cleantext.filters.flat import FLAT, flat_lines
from cleantext.flat.pieces import ALONE, FEWEST_WORDS, LONGEST
from cleantext.flat.seams import BOUNDARY, begins, is_balanced, size
from cleantext.presets import preset
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


class TestNothingIsLost:
    @given(article=flat_articles())
    def test_an_article_stays_as_it_is(self, article):
        """Without furniture nothing goes, in any script."""
        assert article_chain()(article) is article

    @given(article=flat_articles(), head=st.one_of(st.just([]), pieces()), tail=st.one_of(st.just([]), pieces()))
    def test_with_any_furniture_around_it(self, article, head, tail):
        """Whatever stands around it, with full stops or without."""
        assert article in article_chain()(" ".join([*head, article, *tail]))


def test_a_short_sentence_of_wide_letters_is_no_exclamation():
    """A rule that takes any words before its own does not take the article's last sentences along."""
    article = flattened([*SENTENCES["latin"], *SENTENCES["hangul"], *SENTENCES["hangul"], *SENTENCES["cyrillic"], *sorted(SENTENCES["hangul"])])
    assert columns(article) >= FLAT
    assert article in article_chain()(f"{article} በፌስቡክ ይከተሉን")


@pytest.mark.parametrize(
    ("script", "label"), [("cyrillic", "[PR]"), ("kana", "[PR]"), ("kana", "【関連記事】"), ("kana", "Leggi anche"), ("han", "Seguici su:")]
)
def test_a_rule_that_goes_on_takes_no_sentence_along(script, label):
    """The article's first one, after a label whose rule takes any words."""
    article = flattened([*SENTENCES[script], *SENTENCES["latin"], *SENTENCES["greek"], *SENTENCES[script]])
    assert columns(article) >= FLAT
    assert article in article_chain()(f"{label} {article}")


def test_a_sentence_after_a_lead_is_no_headline():
    """It has a full stop, in any script."""
    article = " ".join(["村里的老木匠花了三个月修好了祠堂的屋顶。", *SENTENCES["latin"][:6]])
    assert article_chain()(f"See also: {article}").endswith(article)


class TestFurnitureGoes:
    @given(
        article=flat_articles(ENDING), lines=st.deferred(lambda: st.lists(st.sampled_from(sure_lines()), min_size=1, max_size=5)), bare=st.booleans()
    )
    def test_after_the_last_sentence(self, article, lines, bare):
        """All of it, whatever the script of the article and of the furniture."""
        text = " ".join([article, *lines])
        assert article_chain()(text.rstrip(".。") if bare else text) == article

    @pytest.mark.parametrize(
        "tail", ["Share this article", "Read More", "Advertisement Sign up for our newsletter", "Share this article Advertisement"]
    )
    def test_short_pieces(self, tail):
        """Of several words, or beside others."""
        assert article_chain()(f"{ARTICLE} {tail}") == ARTICLE

    @pytest.mark.parametrize(
        "tail",
        [
            "(Reporting by Ada Ferrer; Editing by Juan Ota)",
            "Share this article © 2026 The Courier. All rights reserved.",
            "Sign up for our newsletter Follow us on Facebook and Twitter Advertisement © 2026 The Courier",
            "(Photo: Ada Ferrer/Reuters) Sign up for our newsletter.",
            "You might also like Mill burns for a third night Ferry returns to the old harbour",
            "Kim Sol is a reporter for The Courier. Follow her on Twitter @kimsol. © 2026 The Courier",
        ],
    )
    def test_what_stands_under_articles(self, tail):
        """Credits of agencies and of pictures, notices, headlines under a heading, who wrote it."""
        assert article_chain()(f"{ARTICLE} {tail}") == ARTICLE

    @pytest.mark.parametrize(
        "head", ["Sign up for our newsletter.", "Sign up for our newsletter", "(Updated at 10:15)", "Download our free app today. Advertisement"]
    )
    def test_what_stands_over_articles(self, head):
        """Before the first sentence, with a full stop or without."""
        assert article_chain()(f"{head} {ARTICLE}") == ARTICLE


class TestStays:
    @pytest.mark.parametrize(
        "end",
        [
            "Readers can sign up for the newsletter, she said.",
            "“Sign up for our newsletter,” she said.",
            "She called: “We need you. Sign up for our newsletter.”",
            "How can readers help? Follow us.",
            "Her rules are short. Sleep more. Read more",
            "Advertisement",
            "He knew what to tell them. Follow us.",
            "1. Sleep more 2. Read more",
            "Kim Sol is a reporter for The Courier.",
            "To come along, write to her. Contact Kim Sol at kim@example.org.",
            "Ada Ferrer, who wrote it, came from Leeds",
            "The last words are these: Share this article",
            "Bread needs few things. Flour Water Salt",
        ],
    )
    def test_the_articles_own_end(self, end):
        """Sentences that speak of furniture, quotations, lists, addresses, short words alone."""
        assert article_chain()(f"{ARTICLE} {end}") == f"{ARTICLE} {end}"

    @pytest.mark.parametrize(
        "head",
        [
            "Share prices fall as harbour closes",
            "Advertisement revenue falls",
            "Most Read Newspaper In Leeds Closes",
            "Ferry returns to the old harbour This post may contain affiliate links.",
            "LIMA (Reuters) -",
            "By Ada Ferrer",
        ],
    )
    def test_the_articles_own_head(self, head):
        """Headlines glued to the first sentence, places, and names of which nothing shows where they end."""
        assert article_chain()(f"{head} {ARTICLE}") == f"{head} {ARTICLE}"

    def test_the_middle(self):
        """A line that stays is one piece: what stands in its middle stays, too."""
        text = f"{ARTICLE} Sign up for our newsletter. {ARTICLE}"
        assert "Sign up for our newsletter." in article_chain()(text)

    @pytest.mark.parametrize("line", TRAPS)
    def test_traps(self, line):
        """At the end of an article on one line as well, and at its head."""
        assert article_chain()(f"{ARTICLE} {line}") == f"{ARTICLE} {line}"
        assert article_chain()(f"{line} {ARTICLE}") == f"{line} {ARTICLE}"

    def test_families_that_are_kept(self):
        """A piece of a family that may not go is the article's, and so is all before it."""
        text = f"{ARTICLE} Share this article now. Sign up for our newsletter."
        kept = preset("article", keep={"promo"})
        assert kept(f"{ARTICLE} (Reporting by Ada Ferrer; Editing by Juan Ota) Sign up for our newsletter.").endswith(
            "Juan Ota) Sign up for our newsletter."
        )
        assert kept(text) == text

    def test_documents_with_lines(self):
        """Only where nearly all stands on long lines: elsewhere each line is looked at by itself."""
        text = f"{ARTICLE[:300]}\n\nThe end\n"
        assert not flat_lines(Document(text))
        assert flat_lines(Document(ARTICLE)) == [0]
        assert flat_lines(Document(f"Ferry returns\n\n{ARTICLE}\n{ARTICLE}\n")) == [2, 3]

    def test_nothing_left(self):
        """A text of which all went has no line at all."""
        document = Document("Advertisement").without([0], {})
        assert document.lines == ()
        assert flat_lines(document) == []


#: An article that has lost its line breaks.
ARTICLE = " ".join(f"{SENTENCES['latin'][number % 2]} In week {number} of the works the divers found another anchor." for number in range(9))


@cache
def sure_lines() -> tuple[str, ...]:
    """The lines of furniture that could be told from an article in front of them on the same line, each with its full stop.

    Each says enough by itself (several words, of a family that sentences of articles do not look like), is one sentence, quotes nothing, does
    not end as if it went on, and begins with a capital, a sign or a letter of a script without capitals. What is left out are names of sections,
    authors and dates, which go only beside others; words alone; what asks and answers; headlines after a lead, which may be a sentence; what reads
    as if it told what somebody said ("Follow us, the boatmen called.").
    """
    chosen = (line.rstrip(".。") for line, family in family_of().items() if family in ALONE - {"credit", "related"})
    ended = {line: f"{line}." if line[-1] not in "!！" else line for line in chosen}
    return tuple(
        ended[line]
        for line in ended
        if size(line) >= FEWEST_WORDS
        and len(line) < LONGEST
        and begins(line[0])
        and is_balanced(line)
        and line[-1] not in ",:;-–—|>»)]"
        and not any(sign in line[:-1] for sign in ".!?…。！？।؟:")
        and line[-1] not in "?？؟"
        and not (", " in line and article_chain()(ended[line]))
    )


def test_a_titles_full_stop_ends_no_sentence():
    """What stands after it is a part of a name, and of the sentence."""
    assert not BOUNDARY.search("The boat left Port St. Lucie with Dr. Ferrer and Mrs. Ota aboard")
    assert BOUNDARY.search("The boat has left. Lucie was aboard")
