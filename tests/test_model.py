"""The model of doubtful lines: what it may do, whatever the text; when it is loaded; that training it gives the same twice."""

from __future__ import annotations

import hashlib
import pickle
import re
import textwrap
from fractions import Fraction
from functools import cache
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from articles import SENTENCES
from cleantext.body import PROSE
from cleantext.chain import Chain
from cleantext.cut import Cutter
from cleantext.document import Document
from cleantext.filters.learned import MODES, OF_LINES, RULE, Learned, torn
from cleantext.model import judgement, trees, words
from cleantext.model.around import NAMES as AROUND
from cleantext.model.around import around, block
from cleantext.model.enough import FEWEST_LINES, FEWEST_PARAGRAPHS, is_enough
from cleantext.model.features import FEW, GROUPS, NAMES, Measures
from cleantext.model.grounds import GROUNDS
from cleantext.model.seen import Seen, seen
from cleantext.model.shapes import OF_SHAPE, begins, capitals, ends, said, shape, stems, tokens
from cleantext.presets import PRESETS, preset
from cleantext.rulesets import shipped
from pages import PARAGRAPHS
from strategies import articles, documents, texts
from test_imports import loaded
from tiles import assert_tiles
from toys import Takes

PACKAGE = Path(cleantext.__file__).parent
ARTICLE = "\n\n".join(
    [
        "Harbour board shelves tunnel plan after cost triples",
        "The harbour board voted nine to two on Monday to shelve the tunnel under the estuary, four years after it was first proposed.",
        "Its cost had tripled since then, the board's treasurer Ada Ferrer said, and no bank was ready to lend what was still missing.",
        "The ferries, which carry about four hundred people an hour, will go on for at least ten years, and two new boats are to be bought.",
        "Traders on the northern shore had hoped for the tunnel, because the ferries do not run in a storm and the bridge is far away.",
        "The board will meet again in March, when the yard is to say what the two boats will cost and how long it takes to build them.",
    ]
)
FOOT = """\
Related stories

Fishermen win back the right to the eastern moorings

Lighthouse keeper's diary sold to a museum in the north

Sign up for our newsletter

Old cannery to become flats for students

Market hall roof will be mended before the winter

© 2026 The Aldermouth Courier. All rights reserved."""

#: An article with a line under it that the model takes, and no rule.
DOUBTFUL = f"{ARTICLE}\n\nShare this article\n\nMarket hall roof will be mended before the winter\n\nSign up for our newsletter"


def looked(text: str) -> Seen:
    """What the model sees of a text without rules."""
    return seen(Document(text), (), {})


def votes(text: str, mode: str = "article", risk: float | None = None) -> set[str]:
    """The lines that the model takes from a text that rules did not touch."""
    document = Document(text)
    return {document.source[vote.start : vote.end] for vote in Learned(shipped(), mode, risk)(document, ())}


@cache
def chain(name: str, risk: float | None = None) -> Chain:
    """A preset, built once."""
    return preset(name, risk=risk)


class TestAnyText:
    @given(text=texts(), mode=st.sampled_from(MODES), risk=st.sampled_from([None, 0.0001, 0.01, 1]))
    def test_votes_are_whole_lines_with_reasons(self, text, mode, risk):
        """Each for a line that is there, of a family, with how likely it is."""
        document = Document(text)
        for vote in Learned(shipped(), mode, risk)(document, ()):
            index = document.line_at(vote.start)
            assert (vote.start, vote.end) == (document.starts[index], document.ends[index])
            assert document.stripped[index]
            assert vote.rule == f"{RULE}{vote.family}"
            assert vote.family in OF_LINES
            assert vote.why.startswith("is likely furniture (0.") or vote.why.startswith("is likely furniture (1.0")

    @given(text=documents(), mode=st.sampled_from(MODES), risks=st.tuples(st.floats(1e-5, 1), st.floats(1e-5, 1)))
    def test_a_smaller_risk_takes_no_more(self, text, mode, risks):
        """What goes at a smaller risk goes at a larger one."""
        assert votes(text, mode, min(risks)) <= votes(text, mode, max(risks))

    @given(text=texts(), name=st.sampled_from(sorted(PRESETS)), risk=st.sampled_from([0.001, 0.1]))
    def test_spans_tile_the_input(self, text, name, risk):
        """With a model, too."""
        assert_tiles(chain(name, risk).explain(text))

    @given(text=texts(), mode=st.sampled_from(MODES))
    def test_a_pickled_judge_votes_the_same(self, text, mode):
        """It travels to other processes."""
        judge = Learned(shipped(), mode)

        assert [*pickle.loads(pickle.dumps(judge))(Document(text), ())] == [*judge(Document(text), ())]

    @given(text=texts())
    def test_features_have_the_names_they_should(self, text):
        """A row has a number for each name."""
        measures = Measures(looked(text), words.lexical)

        assert all(len(measures.row(number)) == len(NAMES) for number in range(len(measures.stays)))

    @given(text=articles(), name=st.sampled_from(sorted(PRESETS)))
    def test_articles_lose_nothing(self, text, name):
        """Those of these tests hold no furniture."""
        assert chain(name)(text) is text


class TestRisk:
    def test_none_at_all_is_rules_alone(self):
        """Then no judge is asked."""
        assert preset("auto", risk=0).judge is None
        assert preset("named").judge is None
        assert preset("named", risk=0.5).judge is None

    @pytest.mark.parametrize("name", ["article", "named"])
    @pytest.mark.parametrize("risk", [-0.1, 1.5, float("nan"), float("inf")])
    def test_it_is_a_share(self, name, risk):
        """Of the words of articles, also where no judge is asked."""
        with pytest.raises(ValueError, match="risk is a share"):
            preset(name, risk=risk)

    @pytest.mark.parametrize("name", ["article", "named"])
    @pytest.mark.parametrize("risk", ["0.1", "0", b"1", [0.1], object()])
    def test_it_is_a_number(self, name, risk):
        """A text is none, whatever it says."""
        with pytest.raises(TypeError, match="risk takes a number"):
            preset(name, risk=risk)

    def test_a_number_of_any_kind_makes_the_same_chain(self):
        """A chain is known by what it does."""
        assert preset("article", risk=1).fingerprint == preset("article", risk=1.0).fingerprint
        assert preset("article", risk=Fraction(1, 1000)).fingerprint == preset("article", risk=0.001).fingerprint

    @pytest.mark.parametrize("mode", ["article", "page"])
    def test_more_risk_needs_less_certainty(self, mode):
        """For the risks that were measured."""
        risks = judgement.shipped(mode)[1]

        assert all(one[0] < other[0] and one[1] >= other[1] for one, other in pairwise(risks))
        assert judgement.threshold(risks, risks[0][0] / 2) > 1
        assert judgement.threshold(risks, 1) == risks[-1][1]


class TestFamilies:
    def test_a_vote_can_be_kept_by_family(self):
        """As those of filters."""
        taken = [removal for removal in preset("article", risk=0.05).explain(DOUBTFUL).removals if removal.rule.startswith(RULE)]

        assert taken
        for family in {removal.family for removal in taken}:
            left = preset("article", risk=0.05, keep={family}).explain(DOUBTFUL).removals
            assert not [removal for removal in left if removal.family == family]

    def test_an_allowed_line_stays(self):
        """However likely it is furniture."""
        result = preset("article", risk=0.05).explain(DOUBTFUL)
        taken = {result.removed_text(removal) for removal in result.removals}

        assert preset("article", risk=0.05, allow=taken)(DOUBTFUL) == DOUBTFUL

    def test_its_rule_is_listed(self):
        """For the families that it may name."""
        listed = {rule.family for rule in preset("article").rules() if rule.id.startswith(RULE)}

        assert {"nav", "related", "other"} <= listed <= PRESETS["article"]
        assert not [rule for rule in preset("article", risk=0).rules() if rule.id.startswith(RULE)]


class TestArticle:
    def test_it_takes_what_stands_among_furniture(self):
        """And nothing of the article, at any risk that is small."""
        for risk in (None, 0.001):
            assert preset("article", risk=risk)(f"{ARTICLE}\n\n{FOOT}").startswith(ARTICLE)

    def test_few_paragraphs_are_no_article(self):
        """Nothing can be told of a text without any."""
        for text in (FOOT, "Fishermen win back the right to the eastern moorings", ARTICLE.split("\n\n")[1]):
            assert not votes(text, "article", 1)

    def test_only_so_much_goes(self):
        """However likely."""
        going = votes(f"{ARTICLE}\n\n{FOOT}", "article", 1)
        columns = sum(map(len, f"{ARTICLE}\n\n{FOOT}".split("\n")))

        assert sum(map(len, going)) <= judgement.MOST * columns

    @pytest.mark.parametrize("script", sorted(SENTENCES))
    def test_paragraphs_stay(self, script):
        """In each script."""
        assert not votes("\n\n".join(SENTENCES[script]))

    def test_paragraphs_of_a_live_blog_stay(self):
        """However many lines of furniture stand around them: they say nothing of it themselves."""
        paragraphs = [paragraph for paragraph in ARTICLE.split("\n\n") if len(paragraph) > 100]
        lines = [
            "Read the full analysis.",
            "Ada Ferrer contributed reporting to this post.",
            "Read more about the harbour here.",
            "Share",
            "Copy link",
        ]
        text = "\n\n".join([*(f"{line}\n\n{paragraph}" for line, paragraph in zip(lines, cycle(paragraphs))), "© 2024 The Courier"])

        for risk in (None, 0.01, 1):
            assert {line for line in votes(text, "article", risk) if len(line) > 100} == set()

    def test_a_wrapped_paragraph_is_not_torn(self):
        """Whatever the model thinks of one of its lines; as a whole it may go."""
        text = "Home\nNews\n\nThe leader of the council has resigned after a dispute of six months\nabout permits for residents.\n\nShare\nPrint"
        assert torn(Document(text), {0, 1, 3, 6}) == {3, 4}
        assert torn(Document(text), {0, 1, 3, 4, 6}) == set()
        assert torn(Document(textwrap.fill(ARTICLE.split("\n\n")[1], 60)), {0}) >= {0, 1}

    def test_what_is_left_of_a_line_stays(self):
        """A rule took the credit before a caption; the caption is the article's."""
        lines = ["The tide was out when the pumps arrived", "Two men carried the bell ashore", "The ferry lay on its side"]
        article = ARTICLE.split("\n\n")
        captions = [f"Image copyright Reuters Image caption {line}" for line in lines]
        cleaned = preset("article", risk=0.05)("\n\n".join([*article[:2], *captions, *article[2:]]))

        assert all(line in cleaned for line in lines)

    @given(numbers=st.lists(st.integers(0, 99), min_size=3, max_size=12), data=st.data())
    def test_a_table_of_data_stays(self, numbers, data):
        """Lines with numbers, side by side, whatever stands around."""
        lines = [f"{data.draw(st.sampled_from(['Halden', 'Port Ferrer', 'Saltmarsh']))} {number}" for number in numbers]
        article = ARTICLE.split("\n\n")
        text = "\n\n".join([*article[:2], *lines, *article[2:], FOOT])

        assert not {*lines} & votes(text, "article", 1)


MENU = [f"{name} {number}" for number in range(8) for name in ("Harbour", "Markets", "Weather", "Tides")]
#: Without numbers: a list of which half has some holds data.
ENTRIES = [
    f"{name} {kind}" for name in ("Harbour", "Market", "Weather", "Tide") for kind in "News Guide Shop Archive Photos Letters Topics Awards".split()
]


class TestOfPage:
    """Which lines of a page's text go, by how likely they are."""

    def measures(self, lines: list[str]) -> Measures:
        return Measures(Seen(lines, [""] * len(lines), [0] * len(lines), [""] * len(lines), [*range(len(lines))]), lambda text: 0.0)

    def test_no_line_goes_of_a_list_that_is_unlikely_as_a_whole(self):
        """One of four ingredients is no menu; where all are likely, those that are go."""
        told = self.measures(["Plums", "Flour", "Butter", "Sugar"])
        assert judgement.of_page(told, {0: 0.9, 1: 0.2, 2: 0.3, 3: 0.2}, 0.5) == set()
        assert judgement.of_page(told, {0: 0.9, 1: 0.8, 2: 0.4, 3: 0.7}, 0.5) == {0, 1, 3}

    def test_a_paragraph_must_be_surer(self):
        """Than a line beside it."""
        told = self.measures([ARTICLE.split("\n\n")[1], "Contact"])
        assert judgement.of_page(told, {0: 0.55, 1: 0.55}, 0.5) == {1}
        assert judgement.of_page(told, {0: 0.65, 1: 0.55}, 0.5) == {0, 1}


class TestPage:
    def page(self) -> Seen:
        """A page, the half of whose menu rules took."""
        lines = [*MENU, *ARTICLE.split("\n\n"), *MENU]
        taken = ["nav" if line in MENU[::2] else "" for line in lines]
        return Seen(lines, taken, [0] * len(lines), [""] * len(lines), [-1 if family else place for place, family in enumerate(taken)])

    def test_a_page_is_told_from_an_article(self):
        """By what rules took and what short lines are left."""
        assert judgement.is_page(Measures(self.page(), words.lexical))
        assert not judgement.is_page(Measures(looked(ARTICLE), words.lexical))

    def test_the_article_stays(self):
        """And the menus around it go, for the most part."""
        page = self.page()
        going = {index for index, _, _ in judgement.judged(page, "page", None)}
        left = [line for line, place in zip(page.texts, page.places, strict=True) if place >= 0 and place not in going]

        assert [line for line in left if line not in MENU] == ARTICLE.split("\n\n")
        assert len(left) < 10

    def test_auto_is_one_of_both(self):
        """As the text is."""
        assert [*judgement.judged(self.page(), "auto", None)] == [*judgement.judged(self.page(), "page", None)]
        assert [*judgement.judged(looked(ARTICLE), "auto", None)] == [*judgement.judged(looked(ARTICLE), "article", None)]

    def little_known(self, known: int, ahead: int) -> tuple[Seen, set[int]]:
        """A page of whose menus rules took `known` lines, `ahead` of them before the article, and where lines stand in the article."""
        article = ARTICLE.split("\n\n")
        lines = [*ENTRIES, *article[:2], *ENTRIES[:3], *article[2:], *ENTRIES]
        taken = ["nav" if line < ahead or len(lines) - (known - ahead) <= line else "" for line in range(len(lines))]
        look = Seen(lines, taken, [0] * len(lines), [""] * len(lines), [-1 if family else place for place, family in enumerate(taken)])
        return look, {*range(len(ENTRIES), len(lines) - len(ENTRIES))}

    def test_menus_that_rules_know_little_of(self):
        """They go before the article and after it; within, as from an article's text."""
        look, within = self.little_known(known=8, ahead=1)
        assert not judgement.is_page(Measures(look, words.lexical))
        going = {index for index, _, _ in judgement.judged(look, "auto", None)}
        cautious = {index for index, _, _ in judgement.judged(look, "article", None)}

        assert len(going - cautious) >= judgement.FEWEST_AT_EDGES
        assert not (going - cautious) & within
        assert len(going) == len([*judgement.judged(look, "auto", None)])  # each line once

    @pytest.mark.parametrize("known", [0, judgement.FEWEST_KNOWN - 1])
    def test_a_list_before_an_article_is_no_menu(self, known):
        """Unless rules know some of a page's furniture."""
        look, _ = self.little_known(known=known, ahead=0)

        assert [*judgement.judged(look, "auto", None)] == [*judgement.judged(look, "article", None)]

    @given(
        st.lists(st.sampled_from([*ARTICLE.split("\n\n"), *FOOT.split("\n\n"), "橋" * 39 + "。", "橋" * 40 + "。"]), max_size=40), st.integers(0, 40)
    )
    def test_where_there_is_not_enough_no_line_goes(self, lines, gone):
        """So nothing is lost where what judges is not even loaded."""
        taken = ["nav"] * gone + [""] * len(lines)
        look = Seen([*MENU[:1] * gone, *lines], taken, [0] * len(taken), [""] * len(taken), [-1] * gone + [*range(len(lines))])

        for mode in MODES:
            assert is_enough(lines, gone) or not [*judgement.judged(look, mode, 1.0)]

    def test_what_is_enough(self):
        """So many lines, or so many long ones."""
        long = "x" * (PROSE // 2)
        assert is_enough([long] * FEWEST_PARAGRAPHS, 0)
        assert not is_enough([long] * (FEWEST_PARAGRAPHS - 1) + ["x", ""], 0)
        assert is_enough(["x"], FEWEST_LINES - 1)
        assert not is_enough(["x", ""], FEWEST_LINES - 2)

    def test_a_short_text_loads_no_model(self):
        """Start-up is most of what it costs."""
        assert "cleantext.model.judgement" not in loaded("import cleantext; cleantext.strip('The council met.\\n\\nSubscribe to our newsletter')")

    def test_html_is_not_asked_about(self):
        """Its lines were told by the page."""
        document = Document.from_html("".join(f"<p>{line}</p>" for line in MENU))

        assert [*Learned(shipped(), "page", 1)(document, ())] == []

    @pytest.mark.parametrize("family", ["site", "caption", "headline"])
    def test_what_went_in_a_family_of_its_own_is_not_judged(self, family):
        """Such lines had the last of the text go in their place."""
        text = "\n\n".join([*(f"Entry {number} of many" for number in range(40)), *PARAGRAPHS, "The ferry goes at nine."])
        result = (preset("page") + Chain([Takes("Entry", family)])).explain(text)

        assert {removal.family for removal in result.removals} == {family}
        assert result.text.endswith("The ferry goes at nine.")


class TestParts:
    def test_a_line_that_went_is_seen_with_its_family(self):
        """Where it stood."""
        document, cutter = Document("One.\nMenu\nTwo."), Cutter()
        told = seen(cutter.cut(document, [document.removal(1, "nav", "x", "y")]), cutter.removals, {})

        assert told.texts == ("One.", "Menu", "Two.")
        assert told.taken == ("", "nav", "")
        assert told.places == (0, -1, 1)

    def test_blank_lines_are_counted(self):
        """Before each line."""
        assert list(looked("One.\n\n\nTwo.\nThree.").blanks) == [0, 2, 0]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He went home.", 1),
            ("«Он ушёл.»", 1),
            ("彼は帰った。", 1),
            ("Why?", 2),
            ("And then…", 3),
            ("And then...", 3),
            ("By:", 4),
            ("Menu", 0),
            ("a,", 7),
        ],
    )
    def test_how_a_line_ends(self, text, expected):
        """In any script."""
        assert ends(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"), [("Menu", 0), ("彼は", 1), ("menu", 2), ("12 men", 3), ("“No”", 4), ("| a", 5), ("- a", 6), ("1. a", 6), ("*a", 5)]
    )
    def test_how_a_line_begins(self, text, expected):
        """In any script."""
        assert begins(text) == expected

    def test_shapes_have_their_names(self):
        """In this order."""
        told = dict(zip(OF_SHAPE, shape("Tel. 12, 14:30 | Menu", 21, 0, 0), strict=True))

        assert told["when"]
        assert told["marks"] == 1
        assert told["commas"] == 1
        assert told["words"] == 5

    def test_shares_are_added_exactly(self):
        """As `sum` does not before Python 3.12: a line with as many capitals as the article has none above it, whatever Python adds them up."""
        paragraph = "Nine small words and one large one here, {}, which is how long a paragraph of prose has to be."
        lines = [paragraph.format("abcdefghi"[number] * 9) for number in range(9)]
        shares = {capitals(line) for line in lines}
        told = Measures(looked("\n".join([*lines, lines[0][:-1]])), words.lexical)

        assert shares == {0.05}
        assert dict(zip(NAMES, told.row(9), strict=True))["capitals_above"] == 0

    @given(text=texts())
    def test_stems_are_what_the_patterns_say(self, text):
        """However they are found: the beginnings of words of four letters or more, and pairs of signs of scripts without spaces."""
        long_words = {word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.lower())}
        unspaced = re.findall("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}", text)

        assert stems(text) == long_words | {run[place : place + 2] for run in unspaced for place in range(len(run) - 1)}

    @given(text=texts(), other=texts())
    def test_stems_are_found_in_another_text(self, text, other):
        """As many as both have, without taking the other apart."""
        assert said(stems(text), other.lower()) == len(stems(text) & stems(other))

    @pytest.mark.parametrize(
        ("text", "other", "count"),
        [
            ("boats", "The boat, a boatswain.", 1),
            ("boatswain", "A motorboat, boats.", 1),
            ("boat", "boats, lifeboat", 0),
            ("boat", "lifeboat, boat2", 1),
        ],
    )
    def test_a_stem_is_found_at_the_beginning_of_a_word(self, text, other, count):
        """A short one as the whole word."""
        assert said(stems(text), other.lower()) == len(stems(text) & stems(other)) == count

    @given(text=documents())
    def test_rows_are_the_same_one_by_one(self, text):
        """However many lines are asked about."""
        told = Measures(looked("\n".join([text, *map("Menu entry {}".format, range(FEW + 1))])), words.lexical)

        assert [*told.rows(range(len(told.stays)))] == [told.row(number) for number in range(len(told.stays))]

    def test_scripts_without_spaces_have_words(self):
        """Pairs of signs."""
        assert stems("港の船") == {"港の", "の船"}
        assert {"港の", "の船", "港の船"} <= {*tokens("港の船")}
        assert {"sign", "up", "sign up", "^sign", "newsletter$", "newsl*"} <= {*tokens("Sign up, NEWSLETTER")}

    @given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 500), st.integers(0, 6)), max_size=40))
    def test_a_look_around_has_its_names(self, lines):
        """For each line."""
        rows = around(*map(list, zip(*lines, strict=True))) if lines else around([], [], [])

        assert len(rows) == len(lines)
        assert all(len(row) == len(AROUND) for row in rows)

    def test_what_is_around_is_told(self):
        """Where the paragraphs stand that are surely the article's, and how likely lines of a line's form are furniture."""
        rows = around([0.9, 0.1, 0.5, 0.7, 0.1, 0.3], [20, 200, 20, 20, 200, 79], [0, 0, 0, 2, 0, 0])
        told = [dict(zip(AROUND, row, strict=True)) for row in rows]

        assert [line["sure_since"] for line in told] == [41, 41, 1, 2, 3, 1]
        assert [line["sure_until"] for line in told] == [1, 3, 2, 1, 41, 41]
        assert [(line["sure_before"], line["sure_after"]) for line in told] == [(0, 2), (0, 1), (1, 1), (1, 1), (1, 0), (2, 0)]
        assert [line["kin"] for line in told] == [2, 2, 2, 1, 2, 1]
        assert told[0]["of_kin"] == told[2]["of_kin"] == pytest.approx(0.7)
        assert {line["lowest_near"] for line in told} == {0.1}

    @given(st.lists(st.integers(-9, 9), min_size=1, max_size=12))
    def test_the_block_is_the_best(self, gains):
        """Of all there are."""
        sums = [sum(gains[:place]) for place in range(len(gains) + 1)]
        first, last = block(sums)
        best = max(sums[end] - sums[start] for start in range(len(gains)) for end in range(start + 1, len(gains) + 1))

        assert sums[last + 1] - sums[first] == best or best <= 0

    def test_groups_name_each_feature_once(self):
        """And every ground can be asked."""
        assert len(NAMES) == len(set(NAMES)) == sum(map(len, GROUPS.values()))
        assert all(isinstance(holds(dict.fromkeys(NAMES, 0.0)), bool) for holds in GROUNDS.values())


class TestWeights:
    def test_they_are_small(self):
        """Under a megabyte."""
        assert sum((PACKAGE / "model" / name).stat().st_size for name in ("trees.py", "words.bin")) < 1_000_000
        assert len(words.weights()) == words.COUNT

    def test_a_file_that_is_not_whole_is_refused(self, tmp_path, monkeypatch):
        """It would tell nonsense of some lines and stop at others."""
        (tmp_path / "words.bin").write_bytes(bytes(words.COUNT - 1))
        monkeypatch.setattr(words, "FILE", str(tmp_path / "words.bin"))

        with pytest.raises(OSError, match="install the package again"):
            words.weights.__wrapped__()

    def test_the_digest_is_theirs(self):
        """So that fingerprints of chains change with them."""
        weights, source = (PACKAGE / "model" / "words.bin").read_bytes(), (PACKAGE / "model" / "trees.py").read_text(encoding="utf-8")
        functions = source[source.index("def article") :]

        assert hashlib.blake2b(weights + functions.encode(), digest_size=16).hexdigest() == trees.DIGEST

    @pytest.mark.parametrize(
        "code",
        [
            "import cleantext",
            "import cleantext; cleantext.preset('auto')",
            "import cleantext; cleantext.strip('The council met on Monday.')",
            f"import cleantext; cleantext.preset('article', risk=0)({ARTICLE + FOOT!r})",
            f"import cleantext; cleantext.preset('named')({ARTICLE + FOOT!r})",
        ],
    )
    def test_they_are_loaded_when_they_are_needed(self, code):
        """Not for a text that the model does not judge."""
        assert not loaded(code) & {"cleantext.model.trees", "lightgbm", "numpy"}

    def test_they_are_loaded_then(self):
        """And nothing else heavy."""
        after = loaded(f"import cleantext; cleantext.strip({ARTICLE + FOOT!r})")

        assert "cleantext.model.trees" in after
        assert "numpy" not in after
