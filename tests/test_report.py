"""The report: every text comes back from its page, nothing in a text acts in it, and it can be read by everybody."""

from __future__ import annotations

import json
import pickle
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext.report
from cleantext.chain import Chain
from cleantext.cli import main
from cleantext.command.tally import Tally
from cleantext.corpora.journal import parts, tally_of
from cleantext.document import Removal, Result
from cleantext.families import FAMILIES
from cleantext.presets import preset
from cleantext.report import findings as findings_module
from cleantext.report.corpus import MOST_CHARACTERS, MOST_DOCUMENTS, MOST_ROWS, MOST_SAMPLED, corpus
from cleantext.report.findings import MOST, SAMPLES, Findings
from cleantext.report.languages import LANGUAGES
from cleantext.report.marked import counts
from cleantext.report.pages import STYLE
from cleantext.report.stories import LONGEST, LONGEST_ALONE, story, words
from report_pages import Element, parsed, parsed_by_lxml
from strategies import texts
from toys import TOYS, Takes, TrimsHead, TrimsTail, toy_texts

ARTICLE = preset("article")
TOY = Chain(list(TOYS))
#: What has broken pages: ends of elements, references, controls, surrogates, signs that turn text around, what parsers drop.
HOSTILE = (
    "</div>", "</del>", "</script><script>alert(1)</script>", "</style>", "</title>", "<!--", "-->", "]]>", "<![CDATA[", "<?", "<plaintext>",
    "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' x='", "&amp;", "&lt", "&#0;", "&#13;", "&", "\x00", "\ud800", "\udfff",
    "\ud83d\ude00", "\r", "\r\n", "\x0c", "\x0b", "\x1b[31m", "\x7f", "\x85", "\x9f", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f",
    "\ufeff", "\u2028", "\u2029", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff", "\U0010ffff", "\n", "\n\n", " ", "\t", "X", "Y", "h:", ":t", "Z",
    "שלום", "市議会", "👩\u200d💻", "e\u0301", "javascript:alert(1)", "style=", "{", "}",
)  # fmt: skip


def hostile() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(HOSTILE), max_size=16).map("".join)


def document(page: Element) -> Element:
    [found] = page.of("text")
    return found


class TestText:
    @given(st.one_of(hostile(), toy_texts()))
    def test_comes_back(self, text):
        """From the element of the text: all of it, and without the deletions what stays; whoever reads the page."""
        result = TOY.explain(text)
        page = cleantext.report.page(result, text[:40])
        for read in (parsed, parsed_by_lxml):
            found = document(read(page))
            assert found.text() == text
            assert found.text("del") == "".join(text[start:end] for start, end in result.kept)
            assert len(found.of("del")) == len(result.removals)

    @given(texts())
    def test_of_articles_comes_back(self, text):
        """With every shipped filter."""
        result = ARTICLE.explain(text)

        assert document(parsed(cleantext.report.page(result))).text() == text

    @given(hostile(), hostile())
    def test_is_nothing_but_text(self, text, name):
        """The elements and attributes are those of a page about harmless words, but for what shows characters and sets their direction."""
        result = TOY.explain(text)
        kept = "".join(text[start:end] for start, end in result.kept)
        harmless = Result("" if result.text != kept else re.sub(r"\S", "a", kept), result.removals, re.sub(r"\S", "a", text))

        def made_of(page: str) -> Counter[tuple[str, tuple[str, ...]]]:
            elements = (element for element in parsed(page).all() if "sign" not in element.classes and element.tag != "bdi")
            return Counter((element.tag, tuple(element.attributes)) for element in elements)

        assert made_of(cleantext.report.page(result, name)) == made_of(cleantext.report.page(harmless, "name"))

    @given(hostile())
    def test_reasons_are_nothing_but_text(self, said):
        """Those of a user's own filters, too; so are rules, families and paths."""
        result = Result("", (Removal(0, 1, said or "x", said, said, said),), "a")
        [card] = parsed(cleantext.report.page(result)).of("card")

        assert {element.tag for element in card.all()} == {"span", "code"}
        assert all(element.text() == said for element in card.all() if element.tag == "code" or "why" in element.classes)

    @given(hostile())
    def test_can_be_written(self, text):
        """Whatever it holds, as UTF-8, without a control that acts."""
        page = cleantext.report.page(TOY.explain(text), text)

        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
        assert page.encode()


class TestDirection:
    """Lines run as their first letter does, and the whole as most letters do."""

    @pytest.mark.parametrize(
        ("text", "direction", "passages"),
        [("abc\n\n市議会", "ltr", 0), ("שלום עולם\n\nX abc", "rtl", 2), ("abcdef\nשלום", "ltr", 2), ("اب\n \nجد", "rtl", 2), ("", "ltr", 0)],
    )
    def test_of_a_text(self, text, direction, passages):
        """Only where something runs to the left are there passages of their own."""
        found = document(parsed(cleantext.report.page(Chain([Takes("X")]).explain(text))))

        assert found.attributes["dir"] == direction
        assert len(found.of("bdi")) == passages
        assert found.text() == text


class TestArticle:
    def page(self, text: str, *filters: object) -> Element:
        return parsed(cleantext.report.page(Chain(filters).explain(text), "a.txt"))

    def test_each_removal_has_its_reason(self):
        """Its family as a button, which names the reason as its description."""
        page = self.page("a\nX\nb :t c", Takes("X"), TrimsTail(":t"))
        by_id = {element.attributes["id"]: element for element in page.all() if "id" in element.attributes}

        assert [element.text() for element in page.of("del")] == ["X\n", " :t c"]
        for element, family, why, rule in zip(
            page.of("del"), ("ui", "promo"), ("holds the word", "begins with the mark"), ("toy/takes-X", "toy/tail-:t"), strict=True
        ):
            [tag] = element.of("tag")
            assert (tag.tag, tag.said()) == ("button", family)
            card = by_id[tag.attributes["aria-describedby"]]
            assert card.attributes["role"] == "tooltip"
            assert card.said() == f"{why} rule {rule}"
            assert f"f-{family}" in element.classes

    def test_of_a_page_the_element_is_named(self):
        """As a selector."""
        result = cleantext.explain_html("<nav><a href=/>Home</a></nav><p>The council met on Monday and voted on the tunnel.</p>")
        [path] = parsed(cleantext.report.page(result)).of("path")

        assert path.said() == "in html > body:nth-child(1) > nav:nth-child(1)"

    @given(toy_texts())
    def test_counts(self, text):
        """Of lines that are not blank, and of words; those that go and those that stay are all."""
        result = TOY.explain(text)
        found = counts(story(result, {}))
        kept = "".join(text[start:end] for start, end in result.kept)

        assert found.lines == sum(bool(line.strip()) for line in text.split("\n"))
        assert found.lines - found.lines_gone == sum(bool(line.strip()) for line in kept.split("\n"))
        assert found.lines_trimmed <= found.lines - found.lines_gone

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("", 0),
            ("The council met.", 3),
            ("It’s 10:30, isn't it?", 4),
            ("市議会は月曜日", 7),
            ("– … !", 0),
            ("Der Rat tagte", 3),
            ("ไทย", 3),
            ("서울 시청", 2),
        ],
    )
    def test_words(self, text, count):
        """In scripts that set no words apart each character counts."""
        assert words(text) == count

    def test_a_switch_for_each_family(self):
        """That removed something, in the order of removals; and three views."""
        page = self.page("X\nX\nY\na", Takes("X"), Takes("Y", "promo"))

        assert [element.attributes["id"] for element in page.of("input")] == ["view-marked", "view-cleaned", "view-given", "cut-ui", "cut-promo"]
        assert all("checked" in element.attributes for element in page.of("input")[3:])
        assert [element.said() for element in page.of("count")] == ["2", "1"]

    def test_nothing_went(self):
        """And it says so."""
        page = self.page("The council met.\n", Takes("X"))

        assert "Nothing went: 1 line and 3 words stay." in page.said()
        assert page.of("families") == []

    def test_families_of_ones_own(self):
        """Count as other, and keep their names."""
        page = self.page("a\nX\nb", Takes("X", "mine"))

        assert [element.said() for element in page.of("tag")] == ["mine"]
        assert page.of("del")[0].classes == ["f-other"]
        assert [element.attributes["id"] for element in page.of("families")[0].of("input")] == ["cut-other"]

    def test_mended_characters_are_told(self):
        """The text stands as it was given."""
        page = parsed(cleantext.report.page(ARTICLE.explain("Das ist schÃ¶n gewesen.")))

        assert document(page).text() == "Das ist schÃ¶n gewesen."
        assert "were mended" in page.said()

    @pytest.mark.parametrize("text", ["\n\nX\n", "X", "\n\nh: a", " X\n\nX "])
    def test_notes_stand_before_words(self, text):
        """Not before the blank lines that went along."""
        for element in self.page(text, Takes("X"), TrimsHead("h:")).of("del"):
            at = [isinstance(child, Element) and "note" in child.classes for child in element.inside].index(True)
            before = "".join(child for child in element.inside[:at] if isinstance(child, str))
            assert not before.strip()
            [gone] = element.inside[at + 1].of("gone")
            assert gone.text().strip() == gone.text() != ""


class TestFrame:
    PAGE = parsed(cleantext.report.page(Chain([Takes("X")]).explain("a\nX\nb"), "a.txt"))

    def test_nothing_is_loaded(self):
        """No address anywhere; the policy allows its own style and nothing else, no script among it."""
        elements = self.PAGE.all()
        assert not [element for element in elements if element.tag in ("script", "link", "img", "iframe", "object", "embed", "form", "base", "font")]
        assert not [
            name for element in elements for name in element.attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")
        ]
        assert all(element.attributes["href"].startswith("#") for element in elements if "href" in element.attributes)
        assert not re.search(r"url\(|@import|https?:", Path(STYLE).read_text())
        [policy] = [element.attributes["content"] for element in self.PAGE.of("meta") if "http-equiv" in element.attributes]
        [style] = self.PAGE.of("style")
        assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{b64encode(sha256(style.said().encode()).digest()).decode()}'"]

    def test_landmarks_and_labels(self):
        """One heading of the first order, one main part, a language; each input has a label; each link and description leads somewhere."""
        ids = [element.attributes["id"] for element in self.PAGE.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        for tag in ("h1", "main", "aside", "footer", "title"):
            assert len(self.PAGE.of(tag)) == 1
        assert self.PAGE.of("html")[0].attributes["lang"] == "en"
        labelled = [element for label in self.PAGE.of("label") for element in label.of("input")]
        assert labelled == self.PAGE.of("input")
        for element in self.PAGE.all():
            for name in ("aria-describedby", "aria-labelledby"):
                assert element.attributes.get(name) in (None, *ids)
            assert element.attributes.get("href", "#content")[1:] in ids


def colours(*, dark: bool) -> dict[str, str]:
    """The style sheet's colours, by name."""
    style = Path(STYLE).read_text(encoding="utf-8")
    light_part, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    dark_part = rest.partition("\n}")[0]
    read = lambda text: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))  # noqa: E731
    return read(light_part) | (read(dark_part) if dark else {})


def contrast(one: str, other: str) -> float:
    """By WCAG 2.2."""

    def luminance(colour: str) -> float:
        values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]
        return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class TestStyle:
    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    def test_contrast(self, dark):
        """At least 4.5 to 1, for all text on all it stands on."""
        found = colours(dark=dark)
        pairs = [(text, ground) for text in ("ink", "quiet", "accent") for ground in ("paper", "raised")]
        for family in FAMILIES:
            pairs += [(family, f"{family}-wash"), (family, "paper"), (family, "raised")]
            pairs += [(text, f"{family}-wash") for text in ("ink", "quiet", "accent")]
        low = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in pairs}

        assert {pair: value for pair, value in low.items() if value < 4.5} == {}
        assert contrast(colours(dark=False)["paper"], colours(dark=True)["paper"]) > 10

    def test_every_colour_has_a_name(self):
        """So that all of them are checked, in the light and in the dark."""
        style = Path(STYLE).read_text(encoding="utf-8")
        rules = re.sub(r"--[\w-]+: #[0-9a-f]{6};", "", style)

        assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])", rules)
        assert set(re.findall(r"--([\w-]+): #", style.partition("prefers-color-scheme: dark")[2])) == set(colours(dark=False))

    @pytest.mark.parametrize("family", FAMILIES)
    def test_every_family_has_its_colour_and_its_switch(self, family):
        """Also a family that comes later."""
        style = Path(STYLE).read_text(encoding="utf-8")

        assert f".f-{family} {{ --hue: var(--{family}); --wash: var(--{family}-wash); }}" in style
        assert f":root:has(#cut-{family}:not(:checked)) del.f-{family} {{" in style

    def test_every_ruleset_has_the_name_of_its_language(self):
        """That the plot shows."""
        folders = {path.name for path in (Path(cleantext.__file__).parent / "rulesets").iterdir() if path.is_dir()} - {"__pycache__"}

        assert folders == set(LANGUAGES)


CORPUS = st.lists(st.tuples(st.text("aXYZ:th \n", max_size=30), st.sampled_from(["", "one", "https://www.two.example/x"])), max_size=12)


def told(documents: list[tuple[str, str]], first: int = 0) -> Tally:
    tally = Tally(Findings())
    for number, (text, site) in enumerate(documents, first):
        tally.add(TOY.explain(text), {"file": "in.jsonl", "record": number}, site)
    return tally


def page_of(tally: Tally) -> str:
    assert tally.findings
    return "".join(corpus(tally, tally.findings))


class TestCorpus:
    @given(CORPUS, st.data())
    def test_parts_are_the_whole(self, documents, data):
        """Told by one or by two, through a pipe or a journal: the same page."""
        cut = data.draw(st.integers(0, len(documents)))
        tally = tally_of(json.loads(json.dumps(parts(told(documents[:cut])))))
        tally.merge(pickle.loads(pickle.dumps(told(documents[cut:], cut))))

        assert page_of(tally) == page_of(told(documents))

    @given(CORPUS)
    def test_the_page(self, documents):
        """Is well formed, its links lead somewhere, the texts that it holds are those of the documents, and no id comes twice."""
        page = parsed(page_of(told(documents)))
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]

        assert len(ids) == len(set(ids))
        for element in page.all():
            assert element.attributes.get("href", "#content")[1:] in ids
            for name in ("aria-describedby", "aria-labelledby"):
                assert element.attributes.get(name) in (None, *ids)
        assert {element.text() for element in page.of("text")} <= {text for text, _ in documents}

    @given(st.lists(hostile(), max_size=5), hostile())
    def test_nothing_in_a_corpus_acts(self, given, name):
        """Neither texts nor names nor sites."""
        tally = Tally(Findings())
        for number, text in enumerate(given):
            tally.add(TOY.explain(text), {"file": name, "record": number, "id": name}, name)
        elements = parsed(page_of(tally)).all()

        assert not {element.tag for element in elements} & {"script", "img", "plaintext"}
        assert not [name for element in elements for name in element.attributes if name.startswith("on") or name in ("style", "src")]
        assert not [element for element in elements if "x" in element.attributes and element.tag != "rect"]

    @given(hostile(), st.text("/abc\u202e\x00&<", max_size=9))
    def test_rules_and_families_are_nothing_but_text(self, said, rule):
        """Those of filters of one's own: wherever the page names them."""
        tally = Tally(Findings())
        tally.add(Result("", (Removal(0, 1, said or "x", rule or "x", said),), "a"), {"file": "x"})
        page = parsed(page_of(tally))
        [named] = page.of("rule-name")
        [head] = page.of("samples")[0].of("h3")

        assert named.text() == head.of("code")[0].text() == (rule or "x")
        assert {element.tag for element in named.all()} <= {"a", "code", "span", "wbr"}

    def test_one_is_no_several(self):
        """One document, one removal, one rule."""
        said = parsed(page_of(told([("a\nX", "")]))).said()

        assert "1 document, 1 changed" in said
        assert "1 removal took" in said
        assert "1 × in 1 document" in said
        assert not re.search(r"\b1 (?:documents|removals|records|rules|others)\b", said)

    def table(self, page: Element, caption: str) -> list[list[str]]:
        [found] = [table for table in page.of("table") if table.of("caption")[0].said() == caption]
        return [[cell.said() for cell in row.inside if isinstance(cell, Element) and "plot" not in cell.classes] for row in found.of("tr")[1:]]

    def test_plots_have_their_figures(self):
        """By family, rule, site, and by how much documents lost; bars are as long as they say."""
        page = parsed(page_of(told([("a\nX\nXX", "one"), ("a\nX", "two"), ("aaa\nY", "two"), ("b", "")])))

        assert self.table(page, "Removals by family")[:2] == [["ui", "3", "2", "7", "47%"], ["promo", "1", "1", "2", "13%"]]
        assert self.table(page, "Removals by rule")[0] == ["toy/takes-X", "3", "2", "7"]
        assert self.table(page, "What went by site") == [
            ["one", "83%", "1", "1", "2", "5"], ["two", "50%", "2", "2", "2", "4"], ["no site named", "0%", "1", "0", "0", "0"]
        ]  # fmt: skip
        assert self.table(page, "How much of their text documents lost")[0] == ["nothing", "1", "25%"]
        [table] = [table for table in page.of("table") if table.of("caption")[0].said() == "Removals by family"]
        assert [element.attributes["width"] for element in table.of("rect")] == ["100.00", "33.33"]

    def test_languages_are_those_of_the_rules(self):
        """Where there are several."""
        tally = Tally(Findings())
        for text in ("Der Rat tagte.\n\nWerbung\n\nLesen Sie auch: Der Hafen", "It met.\n\nAdvertisement\n\nGrace Osei / AFP"):
            tally.add(ARTICLE.explain(text), {"file": "x"})
        names = [row[0] for row in self.table(parsed(page_of(tally)), "Removals by the language of the rule")]

        assert {"any language", "English", "German"} >= set(names) >= {"any language"}
        assert len(names) > 1

    def test_every_rule_has_samples_that_lead_to_their_place(self):
        """Two drawn, and the longest; the links lead to the removal in its document."""
        page = parsed(page_of(told([(f"a{'b' * number}\nX{'x' * number}", "") for number in range(20)])))
        [rule] = [element for element in page.of("samples")[0].of("f-ui") if element.tag == "li"]
        by_id = {element.attributes["id"]: element for element in page.all() if "id" in element.attributes}
        found = rule.of("del")

        assert len(found) == SAMPLES + 1
        assert any(element.said() == "X" + 19 * "x" for element in found)
        for element, link in zip(found, rule.of("a"), strict=True):
            assert by_id[link.attributes["href"][1:]].text().strip() == element.said()

    def test_what_lost_most_comes_first(self):
        """By characters, each with its share, and linked."""
        page = parsed(page_of(told([(f"aaaa\nX{'x' * number}", "") for number in range(40)])))
        rows = self.table(page, "Documents that lost most")

        assert len(rows) == MOST
        assert rows[0] == ["in.jsonl, record 39ui", "91%", "41", "45"]

    def test_no_document(self):
        """Is no error."""
        assert "0 documents, 0 changed" in parsed(page_of(Tally(Findings()))).said()


class TestBounds:
    def test_the_page_has_an_end(self):
        """So many documents, characters, rules, rows."""
        tally = Tally(Findings())
        for number in range(400):
            words = "word " * 3000
            text = f"{words}\nfurniture {number}"
            removal = Removal(len(words) + 1, len(text), "ui", f"own/ui/rule-{number}", "is one of many")
            tally.add(Result("", (removal,), text), {"file": "in", "record": number}, f"site {number}")
        page = parsed(page_of(tally))
        shown = page.of("text")

        assert len(shown) <= MOST_DOCUMENTS
        assert sum(len(element.text()) for element in shown) <= MOST_CHARACTERS
        assert len(page.of("samples")[0].of("h3")) == MOST_SAMPLED
        assert "Left out: 150 rules with fewer removals." in page.said()
        assert max(len(table.of("tr")) for table in page.of("table")) <= MOST_ROWS + 2
        assert "360 others" in page.said()
        assert "(not on this page)" in page.said()

    def test_long_documents_lose_their_middle(self):
        """It is said how much; what went at head and end stays where it stood; all removals keep their numbers."""
        lines = [f"line {number}" for number in range(10_000)]
        lines[0] = lines[5_000] = lines[-1] = "X"
        result = Chain([Takes("X")]).explain("\n".join(lines))
        found = story(result, {"file": "in"})
        page = parsed(page_of_story := "".join(cleantext.report.pages.article(found)))

        assert len(found.source) == LONGEST
        assert found.left_out == len(result.source) - LONGEST
        assert [found.source[r.start : r.end].strip() for r in found.removals] == ["X", "", "X"]
        assert f"{found.left_out:,} characters in the middle are not shown" in page_of_story
        assert document(page).text() == result.source[: LONGEST // 2] + result.source[-LONGEST // 2 :]
        assert [element.attributes["id"] for element in page.of("del")] == ["d0-0", "d0-2"]

    @given(st.integers(0, 60), st.integers(0, 60))
    def test_any_removal_in_a_long_document(self, one, other):
        """Before, in, after or around what is left out."""
        start, end = sorted((one, other))
        source = "".join(chr(0x100 + at) for at in range(60))
        found = story(Result("", (Removal(start, end, "ui", "r", "w"),), source), {}, longest=20)
        [removal] = found.removals

        assert found.source == source[:10] + source[50:]
        assert found.source[removal.start : removal.end] == "".join(sign for sign in source[start:end] if sign in found.source)

    def test_sites_are_counted_together_at_last(self, monkeypatch):
        """Those that come after so many."""
        monkeypatch.setattr(findings_module, "MOST_SITES", 3)
        monkeypatch.setattr(findings_module, "MOST_RULES", 2)
        found = told([("X\nY\nhh: a :t", f"site {number}") for number in range(9)]).findings

        assert list(found.sites) == ["site 0", "site 1", "site 2"]
        assert found.other_sites[0] == 6
        assert len(found.samples) == 2


ONE = "The council met.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
TWO = "The ferry sank.\n\nSign up for our newsletter\n\nNobody was hurt.\n"


def long(number: int) -> str:
    """An article of 13 kB with furniture."""
    prose = "\n\n".join(f"On day {day} of year {number} the ferry crossed the harbour twice and the board counted the boats." for day in range(140))
    return f"{prose}\n\n{ONE if number % 2 else TWO}"


class TestCommand:
    @pytest.fixture
    def place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "one.txt").write_text(ONE)
        (tmp_path / "two.txt").write_text(TWO)
        rows = [
            {"id": f"a{number}", "site": f"s{number % 3}", "text": f"{number} was the number.\n\n{ONE if number % 2 else TWO}"}
            for number in range(40)
        ]
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        return tmp_path

    @pytest.fixture
    def chunks(self, place: Path) -> None:
        """The corpus several chunks long."""
        rows = [{"id": number, "site": f"s{number % 3}", "text": long(number)} for number in range(60)]
        (place / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    def test_a_text(self, place, capsys):
        """Goes to standard output as ever; nothing is left beside the page."""
        assert main(["one.txt", "--report", "r.html"]) == 0
        assert capsys.readouterr().out == ARTICLE(ONE)
        page = parsed((place / "r.html").read_text(encoding="utf-8"))
        assert document(page).text() == ONE
        assert page.of("h1")[0].said() == "one.txt"
        assert sorted(path.name for path in place.iterdir()) == ["in.jsonl", "one.txt", "r.html", "two.txt"]

    @pytest.mark.parametrize("options", [["--check"], ["--explain"], ["--diff"], ["--review"], ["--stats"]], ids=str)
    def test_beside_all_else(self, place, capsys, options):
        """What is shown is the same with a report and without."""
        without = main(["in.jsonl", *options]), capsys.readouterr()
        assert (main(["in.jsonl", *options, "--report", "r.html"]), capsys.readouterr()) == without
        assert "40 documents, 40 changed" in (place / "r.html").read_text()

    def test_several_texts(self, place, capsys):
        """Are a corpus."""
        assert main(["one.txt", "two.txt", "--report", "r.html"]) == 0
        page = parsed((place / "r.html").read_text(encoding="utf-8"))
        assert {element.text() for element in page.of("text")} == {ONE, TWO}

    def test_a_long_text_is_shown_whole(self, place, capsys):
        """It is what was asked for."""
        (place / "long.txt").write_text(text := ONE + "It rained all day long.\n" * 3000)
        main(["long.txt", "--report", "r.html"])
        assert document(parsed((place / "r.html").read_text(encoding="utf-8"))).text() == text

    def test_but_for_the_middle_of_one_that_no_browser_can_bear(self, place, capsys):
        """Of one line of ten megabytes, too."""
        (place / "long.txt").write_text(ONE + "It rained all day long. " * 100_000 + "\n\nGrace Osei / AFP\n")
        main(["long.txt", "--report", "r.html"])
        page = parsed((place / "r.html").read_text(encoding="utf-8"))

        assert len(document(page).text()) == LONGEST_ALONE
        assert f"{len(ONE) + 2_400_019 - LONGEST_ALONE:,} characters in the middle are not shown" in page.said()
        assert document(page).of("del")[-1].text().strip() == "Grace Osei / AFP"

    def test_pages(self, place, capsys):
        """Their elements are named."""
        (place / "page.html").write_text("<nav><a href=/>Home</a></nav><p>The council met on Monday and voted on the tunnel.</p>")
        main(["--html", "page.html", "--report", "r.html"])
        assert "nav:nth-child(1)" in (place / "r.html").read_text()

    @pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
    def test_sites_where_records_name_them(self, place, capsys, form):
        """They need not: no record is broken for want of one."""
        rows = [json.loads(line) for line in (place / "in.jsonl").read_text().splitlines()]
        for held in (rows, [{"id": row["id"], "text": row["text"]} for row in rows]):
            if form == "jsonl":
                (place / "given.jsonl").write_text("".join(json.dumps(row) + "\n" for row in held))
            elif form == "csv":
                import csv

                with (place / "given.csv").open("w", newline="") as file:
                    writer = csv.DictWriter(file, list(held[0]))
                    writer.writeheader()
                    writer.writerows(held)
            else:
                pa = pytest.importorskip("pyarrow")
                from pyarrow import parquet

                parquet.write_table(pa.Table.from_pylist(held), place / "given.parquet")
            assert main([f"given.{form}", "-o", f"out.{form}", "--report", "r.html"]) == 0
            page = (place / "r.html").read_text()
            assert "40 documents, 40 changed" in page
            assert ("What went by site" in page) == ("site" in held[0])
            assert ">s2</th>" in page or "site" not in held[0]

    def test_records_that_name_no_site_as_text(self, place, capsys):
        """Count as those that name none."""
        (place / "odd.jsonl").write_text("".join(json.dumps({"site": site, "text": ONE}) + "\n" for site in (1, None, ["x"], "s")))
        assert main(["odd.jsonl", "--report", "r.html"]) == 0
        assert "no site named" in (place / "r.html").read_text()

    @pytest.mark.usefixtures("chunks")
    def test_any_number_of_processes(self, place, capsys):
        """The same page, to files and to standard output."""
        pages = set()
        for options in (["--jobs", "1"], ["--jobs", "3"], ["-o", "out.jsonl", "--jobs", "2"], ["--check"]):
            main(["in.jsonl", "--report", "r.html", *options])
            pages.add((place / "r.html").read_text())
        assert len(pages) == 1

    @pytest.mark.parametrize("path", ["-", "in.jsonl", "out.jsonl", "./summary.json"])
    def test_a_place_of_its_own(self, place, capsys, path):
        """It takes no other file's."""
        assert main(["in.jsonl", "-o", "out.jsonl", "--summary", "summary.json", "--report", path]) == 2
        assert "report" in capsys.readouterr().err
        assert not (place / "out.jsonl").exists()

    def test_it_cannot_be_written(self, place, capsys):
        """Which is known before anything is cleaned."""
        assert main(["in.jsonl", "-o", "out.jsonl", "--report", "one.txt/r.html"]) == 2
        assert not (place / "out.jsonl").exists()

    def test_a_run_that_ends_early(self, place, capsys):
        """Leaves no page, and an earlier one as it was."""
        (place / "r.html").write_text("earlier")
        (place / "in.jsonl").write_text((place / "in.jsonl").read_text() + "broken\n")
        assert main(["in.jsonl", "--on-error", "fail", "--report", "r.html"]) == 2
        assert (place / "r.html").read_text() == "earlier"
        assert not (place / "r.html.part").exists()

    def test_broken_records_are_told(self, place, capsys):
        """How many there were."""
        (place / "in.jsonl").write_text((place / "in.jsonl").read_text() + "broken\n")
        assert main(["in.jsonl", "--report", "r.html"]) == 0
        assert "could not be read or cleaned: 1 record." in (place / "r.html").read_text()


class TestResume:
    def test_the_report_goes_on(self, tmp_path, capsys, monkeypatch):
        """Of a run that was stopped and gone on with it is that of one that was not."""
        from cleantext.corpora import files

        monkeypatch.setattr(files, "BETWEEN", 0.0)
        monkeypatch.setattr(files, "REST", 0.0)
        monkeypatch.chdir(tmp_path)
        rows = [{"id": number, "text": long(number)} for number in range(100)]
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        options = ["in.jsonl", "--jobs", "1", "--report", "r.html", "-o", "out.jsonl"]
        assert main(options) == 0
        whole = (tmp_path / "r.html").read_text()
        (tmp_path / "r.html").unlink()
        (tmp_path / "out.jsonl").unlink()

        class StopError(BaseException):
            pass

        seen = 0
        before = files.Run.take

        def take(self, task, done):
            nonlocal seen
            seen += 1
            if seen == 3:
                raise StopError
            before(self, task, done)

        with monkeypatch.context() as patch:
            patch.setattr(files.Run, "take", take)
            with pytest.raises(StopError):
                main(options)
        assert not (tmp_path / "r.html").exists()
        assert main([*options[:3], "-o", "out.jsonl", "--resume"]) == 2
        assert "other input, options" in capsys.readouterr().err
        assert main([*options, "--resume"]) == 0
        assert (tmp_path / "r.html").read_text() == whole
