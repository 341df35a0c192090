"""What HTML may come in, and what of it is read: encodings, and trees that others made."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from lxml import etree, html, objectify

from cleantext import Document, explain_html, strip_html
from pages import PARAGRAPHS

PAGE = "<html><head><meta charset={}></head><body><p>{}</p></body></html>"
TEXTS = {
    "utf-8": "The café on the quay — “open”. Кафе, מסעדה, 食堂.",
    "windows-1252": "The café on the quay — “open” at last, said Zoë. The façade cost 5 € only.",
    "iso-8859-2": "Řeka Žlutá teče přes město, říká starosta.",
    "iso-8859-9": "Köyün tek öğretmeni her sabah yürüyerek okula gidiyordu, dağlar karlıydı.",
    "koi8-r": "Городской совет отложил решение о новом мосте до начала осени.",
    "windows-1251": "Учёные нашли в пещере следы костра, которому больше девяти тысяч лет.",
    "windows-1256": "قرر المجلس المحلي ترميم السوق القديم قبل حلول فصل الشتاء.",
    "windows-1255": "המועצה החליטה לשפץ את מגדל המים לפני תחילת הקיץ.",
    "tis-620": "สะพานเก่าข้ามแม่น้ำจะเปิดอีกครั้งในเดือนพฤษภาคม",
    "shift_jis": "灯台に百年ぶりの明かりがともった。ソ連の表示板も残る。",
    "euc-jp": "灯台に百年ぶりの明かりがともった。",
    "iso-2022-jp": "灯台に百年ぶりの明かりがともった。",
    "gb18030": "市议会周二投票，决定重建大桥。",
    "gb2312": "市议会周二投票，决定重建大桥。",
    "big5": "市議會週二投票，決定重建大橋。",
    "euc-kr": "시의회는 화요일에 다리를 다시 짓기로 했다.",
}


def text_of(markup: object) -> str:
    return Document.from_html(markup).source


class TestBytes:
    @pytest.mark.parametrize("encoding", TEXTS)
    def test_what_is_declared(self, encoding):
        assert text_of(PAGE.format(encoding, TEXTS[encoding]).encode(encoding)) == TEXTS[encoding] + "\n"

    @pytest.mark.parametrize("encoding", TEXTS)
    def test_declared_the_old_way(self, encoding):
        head = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding.upper()}">'

        assert text_of(f"<head>{head}</head><p>{TEXTS[encoding]}".encode(encoding)) == TEXTS[encoding] + "\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
    def test_what_is_not_declared(self, encoding):
        text = TEXTS["windows-1252"]

        assert text_of(f"<p>{text}</p>".encode(encoding)) == text + "\n"

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_byte_order_marks(self, encoding):
        """They are stronger than what is declared."""
        assert text_of(("\ufeff" + PAGE.format("utf-8", TEXTS["utf-8"])).encode(encoding)) == TEXTS["utf-8"] + "\n"

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_two_bytes_a_sign_without_a_mark(self, encoding):
        assert text_of(PAGE.format("utf-16", TEXTS["windows-1252"]).encode(encoding)) == TEXTS["windows-1252"] + "\n"

    def test_a_few_nul_bytes(self):
        """They make no other encoding of UTF-8."""
        assert text_of("<p>Кафе\0食堂".encode()) == text_of("<p>Кафе\0食堂")

    @pytest.mark.parametrize("declared", ["iso-8859-1", "utf-16", "shift_jis", "koi8-r", "no-such", "", "utf-7", "idna", "rot13", "base64"])
    def test_utf_8_whatever_they_say(self, declared):
        assert text_of(PAGE.format(declared, TEXTS["utf-8"]).encode()) == TEXTS["utf-8"] + "\n"

    @pytest.mark.parametrize("declared", ["utf-8", "ascii", "no-such", "rot13", "base64", "undefined", "utf-16"])
    def test_windows_1252_whatever_they_say(self, declared):
        assert text_of(PAGE.format(declared, TEXTS["windows-1252"]).encode("windows-1252")) == TEXTS["windows-1252"] + "\n"

    def test_latin_1_means_windows_1252(self):
        """To browsers, and to those who write it."""
        assert text_of(PAGE.format("iso-8859-1", TEXTS["windows-1252"]).encode("windows-1252")) == TEXTS["windows-1252"] + "\n"

    @pytest.mark.parametrize(
        ("declared", "written", "text"),
        [
            ("iso-8859-2", "windows-1250", "Łódź wróciła do portu — „wreszcie”, mówi Świt."),
            ("iso-8859-5", "windows-1251", "Учёные нашли «костёр» — ему девять тысяч лет."),
            ("iso-8859-7", "windows-1253", "Το φέρι γύρισε τη Δευτέρα — “επιτέλους”, είπε."),
            ("iso-8859-13", "windows-1257", "Keltas grįžo į uostą – „pagaliau“, sakė Žydrė."),
            ("iso-8859-15", "windows-1252", "Le bac est revenu lundi — « enfin », dit-elle, l’œil clair."),
        ],
    )
    def test_what_is_declared_has_no_such_signs(self, declared, written, text):
        """Quotation marks and dashes of Windows, and in Polish letters, stand where the declared encoding has controls."""
        assert text_of(PAGE.format(declared, text).encode(written)) == text + "\n"

    @pytest.mark.parametrize("declared", ["utf-8", "shift_jis", "euc-jp", "iso-8859-1", "no-such"])
    def test_seven_bits_of_japanese_whatever_they_say(self, declared):
        assert text_of(PAGE.format(declared, TEXTS["iso-2022-jp"]).encode("iso-2022-jp")) == TEXTS["iso-2022-jp"] + "\n"

    def test_seven_bits_of_korean(self):
        assert text_of(PAGE.format("iso-2022-kr", TEXTS["euc-kr"]).encode("iso-2022-kr")) == TEXTS["euc-kr"] + "\n"

    def test_a_byte_that_is_wrong(self):
        """One sign is lost, not the page."""
        found = text_of(PAGE.format("utf-8", "Кафе на набережной открыто, 食堂").encode() + b"\xff<p>End")

        assert found.startswith("Кафе на набережной открыто, 食堂\n")
        assert found.endswith("End\n")

    def test_signs_cut_through_at_the_end(self):
        """As where a download broke off."""
        assert text_of("<p>Кафе на набережной</p><p>食堂".encode()[:-1]).startswith("Кафе на набережной\n\n食")

    def test_bytearrays(self):
        assert text_of(bytearray(b"<p>One")) == "One\n"

    @pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\xff", b" \n", b"\x1b$", b"<", b"\xfe\xff\xfe"])
    def test_next_to_nothing(self, data):
        assert len(text_of(data)) < 5

    def test_arrows_and_tildes_in_utf_8(self):
        """What looks like a shift of ISO-2022 or HZ may be text."""
        assert text_of("<p>Код ~{x} и ещё</p>".encode()) == "Код ~{x} и ещё\n"


class TestText:
    def test_a_declared_charset_says_nothing_of_text(self):
        assert text_of(PAGE.format("koi8-r", TEXTS["utf-8"])) == TEXTS["utf-8"] + "\n"

    def test_an_xml_declaration(self):
        assert text_of('<?xml version="1.0" encoding="koi8-r"?><html><body><p>Кафе') == "Кафе\n"

    def test_a_byte_order_mark(self):
        assert text_of("\ufeff<p>One") == "One\n"

    def test_lone_surrogates(self):
        assert text_of("<p>One \ud800two") == "One ?two\n"

    def test_nul_characters(self):
        assert text_of("<p>One\0two</p\0><p>three").startswith("One")

    @pytest.mark.parametrize(
        "text", ["", " ", "\n\n", "<!-- x -->", "<!doctype html>", "<html></html>", "<p></p>", "<br>", "<script>x</script>", "&nbsp;", "&shy;"]
    )
    def test_without_text(self, text):
        document = Document.from_html(text)

        assert (document.source, document.hints) == ("", ())
        assert document.page is not None
        assert explain_html(text) == ("", (), "")

    def test_text_without_markup(self):
        assert text_of("One & two < three") == "One & two < three\n"


class TestEnds:
    """A page may go on after its end: it was put together from several."""

    @pytest.mark.parametrize(
        "between", ["</html>", "</body></html>", "</body>", "</html></html>", "</HTML >", "</html><!-- x -->", "</html><html><body>"]
    )
    @pytest.mark.parametrize("after", ["<p>two</p>", "two", "<div>two</div></body></html>\n"])
    def test_what_follows_the_end(self, between, after):
        assert text_of(f"<html><body><p>One</p>{between}{after}").split() == ["One", "two"]

    def test_of_a_deep_page(self):
        assert text_of("<div>" * 3000 + "One</html>" + "</div>" * 3000 + "</html><p>two").split() == ["One", "two"]

    def test_a_second_head(self):
        """Its title is no text."""
        assert text_of("<html><body><p>One</p></html><html><head><title>no</title></head><body><p>two</p></body></html>").split() == ["One", "two"]


class TestSoup:
    @pytest.mark.parametrize("parser", ["html.parser", "lxml"])
    def test_a_soup(self, parser):
        source = "<p>One&nbsp;<b>two</b> &amp; &lt;three&gt;<!-- no --></p><p>食堂</p>"
        soup = BeautifulSoup(source, parser)
        before = str(soup)

        assert text_of(soup) == "One two & <three>\n\n食堂\n"
        assert str(soup) == before

    def test_a_tag(self):
        """Only what is in it; what follows is not."""
        soup = BeautifulSoup("<p>Zero</p><div id=x>One<p>two</p></div>three", "html.parser")

        assert text_of(soup.find(id="x")) == "One\n\ntwo\n"

    def test_a_soup_of_bytes(self):
        assert text_of(BeautifulSoup(PAGE.format("koi8-r", TEXTS["koi8-r"]).encode("koi8-r"), "lxml")) == TEXTS["koi8-r"] + "\n"

    def test_an_empty_soup(self):
        assert text_of(BeautifulSoup("", "html.parser")) == ""

    def test_lone_surrogates(self):
        assert text_of(BeautifulSoup("<p>One \ud800two", "html.parser")) == "One ?two\n"


class TestTrees:
    def test_an_element(self):
        root = html.fromstring("<html><body><p>One<b>two</b></p><!-- no --><p>食堂</p></body></html>")
        before = etree.tostring(root)

        assert text_of(root) == "Onetwo\n\n食堂\n"
        assert etree.tostring(root) == before

    def test_a_tree(self):
        assert text_of(html.fromstring("<html><body><p>One</p></body></html>").getroottree()) == "One\n"

    def test_an_empty_tree(self):
        assert text_of(etree.ElementTree()) == ""

    def test_what_follows_an_element_is_not_read(self):
        root = html.fromstring("<div><p>One</p>two<p>three</p></div>")

        assert text_of(root[0]) == "One\n"

    def test_comments_and_instructions_inside(self):
        """They part no words, and what follows them is read."""
        root = etree.fromstring("<div>One<!-- no -->two<?php no ?> three<p>a<!-- no --><a>nd</a></p><!-- no --><p>four</p></div>")

        assert text_of(root) == "Onetwo three\n\nand\n\nfour\n"

    def test_comments_are_no_children_to_css(self):
        root = etree.fromstring("<div><!-- no --><?no no?><p>One</p><!-- no --><p>two</p></div>")

        assert [hint.path for hint in Document.from_html(root).hints if hint] == ["div > p:nth-child(1)", "div > p:nth-child(2)"]

    @pytest.mark.parametrize("root", [etree.Comment("no"), etree.ProcessingInstruction("no")])
    def test_a_comment(self, root):
        assert text_of(root) == ""

    def test_xhtml(self):
        """Read as XML its elements are named with their namespace."""
        source = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>One</p><p>two<br/>three</p></body></html>'
        root = etree.fromstring(source)
        before = etree.tostring(root)

        assert text_of(root) == "One\n\ntwo\nthree\n"
        assert etree.tostring(root) == before

    def test_capital_names(self):
        """XML leaves them as they are."""
        assert text_of(etree.fromstring("<BODY><P>One</P><P>two</P></BODY>")) == "One\n\ntwo\n"

    def test_an_objectified_tree(self):
        """Whose elements give their likes for their children: it was read without end."""
        root = objectify.fromstring("<div><p>One</p><p>two <i>three</i></p></div>")

        assert text_of(root) == "One\n\ntwo three\n"
        assert text_of(root.p[1]) == "two three\n"

    def test_a_list(self):
        assert text_of(html.fromstring("<ul><li>One</li><li>two<ul><li>three</li></ul></li></ul>")) == "- One\n- two\n  - three\n"

    def test_a_pre(self):
        assert text_of(html.fromstring("<pre>One\n  two</pre>")) == "One\n  two\n"

    def test_a_deep_tree(self):
        """Trees that are made by hand may be deeper than any parser makes them."""
        root = element = etree.Element("div")
        for number in range(20_000):
            element = etree.SubElement(element, "b" if number % 2 else "div")
        element.text = "Deep down"
        etree.SubElement(root, "p").text = "after"

        document = Document.from_html(root)
        assert document.source == "Deep down\n\nafter\n"
        assert len(document.path(0)) < 3000


@pytest.mark.parametrize("value", [None, 5, 1.5, ["<p>"], {"a": 1}, object(), memoryview(b"<p>"), Document("")])
@pytest.mark.parametrize("function", [Document.from_html, strip_html, explain_html])
def test_what_is_no_html(function, value):
    """The error says what it may be."""
    with pytest.raises(TypeError, match=r"HTML comes as str, bytes, a BeautifulSoup or lxml tree, not \w+"):
        function(value)


class TestMenus:
    """A menu is one line, unless nobody closed it where it ends."""

    ENTRIES = "".join(f"<a href=/{name}>{name}</a> " for name in ("Home", "News", "Sport"))
    PARAGRAPHS = tuple(
        f"On day {day} the ferry between the two harbours stayed in the yard, and the people on the pier went home." for day in range(40)
    )

    def page(self, count: int, close: str) -> str:
        prose = "".join(f"<p>{paragraph}</p>" for paragraph in self.PARAGRAPHS[:count])
        return f"<html><body><nav>{self.ENTRIES}{close}<main><article>{prose}</article></main></body></html>"

    def test_closed(self):
        assert text_of(self.page(40, "</nav>")).split("\n")[0] == "Home | News | Sport"

    def test_never_closed(self):
        """The article is read like any other."""
        lines = text_of(self.page(40, "")).split("\n")

        assert set(self.PARAGRAPHS) < set(lines)
        assert set(self.PARAGRAPHS) <= set(strip_html(self.page(40, "")).split("\n"))

    @pytest.mark.parametrize("around", ["main", "article"])
    def test_never_closed_before_a_short_article(self, around):
        """Two paragraphs are no more than menus say, but no menu holds the main part of a page."""
        page = f"<html><body><nav>{self.ENTRIES}<{around}><p>{self.PARAGRAPHS[0]}</p><p>{self.PARAGRAPHS[1]}</p></{around}></body></html>"

        assert set(self.PARAGRAPHS[:2]) <= set(text_of(page).split("\n"))
        assert set(self.PARAGRAPHS[:2]) <= set(strip_html(page).split("\n"))

    def test_with_a_little_prose(self):
        """Menus describe what they lead to."""
        menu = f"<nav>{self.ENTRIES}{''.join(f'<p>{paragraph}</p>' for paragraph in self.PARAGRAPHS[:10])}</nav>"

        assert text_of(menu).startswith("Home | News | Sport | On day 0")


class TestPagesWithoutABody:
    """Head and body need no tags; the parser knows where a head ends only by the elements of HTML 4."""

    PROSE = "<p>The ferry came back on Monday, after eleven weeks in the yard, the company said.</p>"

    @pytest.mark.parametrize("element", ["article", "main", "section", "header", "figure", "x-story"])
    @pytest.mark.parametrize(
        "start", ["<title>Ferry</title>", "<!doctype html><meta charset=utf-8><title>Ferry</title>\n", "<html lang=en><script>1</script>"]
    )
    def test_their_text_is_that_of_pages_with_one(self, start, element):
        """All of it had stayed in the head, which nobody reads."""
        inner = f"<{element}><h1>Ferry returns</h1>{self.PROSE}</{element}>It was late.{self.PROSE}"

        found = Document.from_html(start + inner)

        assert found.source == Document.from_html(f"{start}<body>{inner}</body>").source
        assert found.source.count("came back") == 2
        assert "It was late." in found.source

    def test_trees_that_others_made_are_read_and_stay_as_they_are(self):
        """With the same parser."""
        root = html.fromstring(f"<title>Ferry</title><article>{self.PROSE}</article>")
        before = etree.tostring(root)

        assert "came back" in Document.from_html(root).source
        assert etree.tostring(root) == before

    def test_paths_are_those_of_browsers(self):
        """Which give such a page a body."""
        document = Document.from_html(f"<title>Ferry</title><main>{self.PROSE}</main>")

        assert document.path(0) == "html > body:nth-child(2) > main:nth-child(1) > p:nth-child(1)"


class TestFrames:
    """They show other pages, and have no text of their own."""

    PAGE = "<html><head><title>Harbour</title></head><frameset><frame src=menu.html><frame src=main.html title='The text'></frameset></html>"

    def test_a_page_of_frames_says_why_it_has_no_text(self):
        result = explain_html(self.PAGE)

        assert (result.text, result.source) == ("", "menu.html\nThe text\n")
        assert {removal.rule for removal in result.removals} == {"page/frame"}
        assert [removal.path for removal in result.removals] == [
            "html > frameset:nth-child(2) > frame:nth-child(1)",
            "html > frameset:nth-child(2) > frame:nth-child(2)",
        ]

    def test_frames_of_a_page_with_text_are_not_named(self):
        assert Document.from_html('<p>One line.</p><iframe src="ad.html" title="Advertisement"></iframe>').source == "One line.\n"

    def test_no_more_frames_than_anyone_reads(self):
        assert Document.from_html("<frameset>" + '<frame src="a">' * 10_000 + "</frameset>").source.count("\n") == 20


class TestWhatIsHeld:
    """What scripts would show, and what is shown without them: read only if the article is in it."""

    ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    AROUND = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><p>Please enable scripts.</p>{}<footer>© 2026 The Mill</footer>"

    @pytest.mark.parametrize("form", ["<template>{}</template>", "<noscript>{}</noscript>", "<div><noscript><article>{}</article></noscript></div>"])
    def test_the_only_article(self, form):
        text = strip_html(self.AROUND.format(form.format(self.ARTICLE)))

        assert text.endswith("\n\n".join(PARAGRAPHS) + "\n")

    @pytest.mark.parametrize("shown", [PARAGRAPHS[0] + " " + PARAGRAPHS[1], " ".join(PARAGRAPHS)])
    def test_beside_an_article(self, shown):
        page = self.AROUND.format(f"<article><p>{shown}</p></article><noscript><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></noscript>")

        assert PARAGRAPHS[2] not in Document.from_html(page).source.replace(shown, "")

    def test_a_long_notice_beside_a_short_article(self):
        notices = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])

        assert strip_html(f"<article><p>{PARAGRAPHS[0]}</p></article><noscript>{notices}</noscript>") == PARAGRAPHS[0] + "\n"

    @pytest.mark.parametrize("inner", ["<p>This page needs scripts.</p>", "<img src='/pixel'>", ""])
    def test_a_message(self, inner):
        assert text_of(f"<p>Read this.</p><noscript>{inner}</noscript>") == "Read this.\n"

    def test_a_root_that_browsers_show(self):
        part = "<my-part><template shadowrootmode='open'><p>two</p></template></my-part>"

        assert text_of(f"<article><p>{PARAGRAPHS[0]}</p>{part}<p>{' '.join(PARAGRAPHS)}</p></article>").split("\n\n")[1] == "two"


class TestPiecesOfPages:
    """A server that streams sends what was late at the end, hidden; a script of the page puts it in its place."""

    def page(self, body: str, *calls: str) -> str:
        scripts = "".join(f"<script>$RC=function(b,c,e){{}};{call}</script>" for call in calls)
        return f"<html><body><main>{body}</main>{scripts}</body></html>"

    def test_stand_in_their_places(self):
        body = '<p>One</p><template id="B:0"></template><p>three</p></main><div hidden id="S:0"><p>two</p><p>and a half</p></div><main>'
        document = Document.from_html(self.page(body, '$RC("B:0","S:0")'))

        assert document.source == "One\n\ntwo\n\nand a half\n\nthree\n"
        assert not any(hint.hidden for hint in document.hints if hint)

    def test_pieces_of_pieces(self):
        inner = '<div hidden id="R_S:0">One <template id="R_P:1"></template> three</div><div hidden id=R_S:1>two</div>'
        body = f'<template id="R_B:0"></template> four{inner}'
        found = text_of(self.page(body, '$RS("R_S:1","R_P:1")', '$RC("R_B:0","R_S:0")'))

        assert found.split() == ["One", "two", "three", "four"]

    @pytest.mark.parametrize(
        ("body", "call"),
        [
            ('<div hidden id="S:0"><p>One</p><template id="B:0"></template></div>', '$RC("B:0","S:0")'),
            ('<div hidden id="S:0"><p>One</p></div>', '$RC("B:0","S:0")'),
            ('<div hidden id="S:0"><p>One</p></div><div id="B:0"></div>', '$RC("B:0","S:0")'),
            ('<template id="S:0"></template><template id="B:0"></template><p>One</p>', '$RC("B:0","S:0")'),
            ('<div hidden id="S:0"><p>One</p></div>', '$RC("S:0","S:0")'),
        ],
    )
    def test_what_has_no_place_stays_where_it_is(self, body, call):
        assert text_of(self.page(body, call, call)) == "One\n"

    def test_in_each_other(self):
        body = '<div hidden id="S:0"><template id="B:1"></template>One </div><div hidden id="S:1"><template id="B:0"></template>two</div>'

        assert sorted(text_of(self.page(body, '$RC("B:0","S:0")', '$RC("B:1","S:1")')).split()) == ["One", "two"]

    def test_trees_are_only_read(self):
        root = html.fromstring(self.page('<template id="B:0"></template><div hidden id="S:0">One</div>', '$RC("B:0","S:0")'))
        before = etree.tostring(root)

        assert text_of(root) == "One\n"
        assert etree.tostring(root) == before
