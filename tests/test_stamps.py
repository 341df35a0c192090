"""Notices, dates and contacts without words."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from cleantext.filters.stamps import FORMS, MOST_CONTACTS, Stamps, form_of
from pages import PARAGRAPHS, chain, page

GOES = {
    "copyright-notice": [
        "© 2026 Aldermouth Courier",
        "(c) 2019-2026 Courier Media Ltd.",
        "Copyright © 2026",
        "© Aldermouth Courier, 2026",
        "© Copyright 2026 Courier",
    ],
    "date-and-time": [
        "12.03.2026, 11:05 Uhr",
        "2026-03-12 10:15:00",
        "2026-03-12T10:15:30Z",
        "2026年03月12日 10:15",
        "12/03/2026 - 9:05 am",
        "Do, 12.03.2026, 11:05",
        "12.03.2026. u 10:15",
        "12.03.2026 г. 10:15",
        "12/03/2026 às 10:15",
    ],
    "hashtags": ["#harbour #storm", "#Brücke, #Aldermünde, #Rat", "#橋 #再建費用"],
    "initials": ["(dmk)", "( dmk )", "(lk/dpa)", "(bo/Reuters)", "(åø)"],
    "mail": ["newsroom@courier.example.org", "E-Mail: ada@example.org", "[email protected]"],
    "end-of-dispatch": ["(END)", "-30-", "- ENDS -", "(끝)", "（完）", "[Ends]", "(*)", "(***)"],
    "player": ["0:00 / 3:24", "00:00/-12:05", "0:00:00 / 1:02:03"],
    "telephone": ["+44 20 7946 0018", "(555) 010-7788", "Tel: 555-010-7788", "(555) 010 7788"],
}
STAYS = [
    "2026",
    "10:15",
    "3-1",
    "1998-2004",
    "@aldermouth won the final.",
    "© is the sign for copyright.",
    "1. Ada Ferrer",
    "12:30 The first boats reach the harbour.",
    "555",
    "(ii)",
    "END",
    "- 30 -2",
    "-3-",
    "(End of part one)",
    "| Ada Ferrer | Berlin | 8 January 2014 |",
    "Ada Ferrer | Berlin | 2014",
    "#harbour",
    "#1 #2",
    "#harbour is what they wrote. #storm",
    "(xiv)",
    "(sic)",
    "(SPD)",
    "(a)",
    "(von links)",
    "3:12 / 3:15",
    "0:00",
    "(*) of the year",
    "+3.2%",
    "Write to ada@example.org before Friday.",
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case, lines in GOES.items() for line in lines])
def test_goes_at_the_end(case, line):
    """By form alone."""
    assert form_of(line) == case
    assert chain(Stamps())(page(line)) == page()


@pytest.mark.parametrize("line", STAYS)
def test_stays(line):
    """Scores, years, times of a live blog, sentences."""
    assert form_of(line) is None
    assert chain(Stamps())(page(line)) == page(line)


@pytest.mark.parametrize("line", [lines[0] for lines in GOES.values()])
def test_in_the_middle_everything_stays(line):
    """Two paragraphs more on both sides than an edge has."""
    text = "\n\n".join([*PARAGRAPHS, line, *PARAGRAPHS])
    assert chain(Stamps())(text) == text


DATES = ("12.03.2026", "2 March 2026", "March 22, 2026", "1月10日 (金)", "2026年1月9日", "3/13/2026")


@pytest.mark.parametrize(
    "line", ["12/03/2026", "2026-03-12", "12. März 2026", "March 12, 2026", "Ada Ferrer | Berlin | 8 January 2014", "Ada Ferrer • 12.03.2026 10:15"]
)
def test_one_date_at_the_head(line):
    """Under the headline; not under a label, not one of several, not at the end."""
    headline = "Old bridge over the harbour reopens"
    text = "\n\n".join([headline, line, *PARAGRAPHS])
    assert chain(Stamps())(text) == "\n\n".join([headline, *PARAGRAPHS])
    for kept in ([headline, "Release date", line, *PARAGRAPHS], [headline, line, *PARAGRAPHS, line], [headline, *PARAGRAPHS, *PARAGRAPHS, line]):
        assert chain(Stamps())("\n\n".join(kept)) == "\n\n".join(kept)


def test_a_column_of_dates():
    """Three in a row, in any form, at the end; under a line that may speak of them they stay."""
    for start in range(4):
        rows = DATES[start : start + 3]
        assert chain(Stamps())(page("Harbour", *rows)) == page("Harbour")
        for kept in (("Harbour", *rows[:2]), ("Harbour", *rows[:2], "Quays", rows[2]), ("The hearings are on:", *rows), rows):
            assert chain(Stamps())(page(*kept)) == page(*kept)
    text = "\n\n".join([*PARAGRAPHS, "Harbour", *DATES, *PARAGRAPHS])
    assert chain(Stamps())(text) == text


def test_a_column_under_a_sentence():
    """However many they are."""
    assert chain(Stamps())(page(*DATES)) == page(*DATES)
    assert chain(Stamps())(page("Harbour", *DATES)) == page("Harbour")


def test_what_the_article_quotes():
    """Under words with a colon; under a label the row is the page's."""
    for line in ("© 2026 Aldermouth Courier", "#bridge #harbour"):
        for over in ("On the last page stood the words:", "彼女は最後の頁に次の言葉を書いた："):
            assert chain(Stamps())(page(over, line)) == page(over, line)
        for over in ("Tags:", "On the last page stood the words."):
            assert chain(Stamps())(page(over, line)) == page(over)


@pytest.mark.parametrize(
    ("line", "stays"), [("© 1911 Quay Press", True), ("© 1989 Quay Press", True), ("© 1990 Quay Press", False), ("© 1975-2026 Quay Press", False)]
)
def test_an_old_notice(line, stays):
    """There were no pages then."""
    assert chain(Stamps())(page(line)) == page(*[line] * stays)


@pytest.mark.parametrize("line", ["Room 12", "12.03.2026, 11", "May 2026", "In March 22, 2026"])
def test_no_dates(line):
    """More than a day, or less."""
    assert form_of(line) is None


def test_an_article_about_hashtags():
    """What it tells of are no tags of the page's."""
    for told in ("The Hashtags That Moved a Town", "Der #Hashtag"):
        assert chain(Stamps())(page(told, "#bridge #harbour")) == page(told, "#bridge #harbour")
    assert chain(Stamps())(page("The tags", "#bridge #harbour")) == page("The tags")


def test_contacts_apart():
    """Three of them, other lines between, and the article goes on."""
    clubs = ("Choral Society", "ada@choral.example", "Shanty Crew", "juan@shanty.example", "Youth Choir", "lewis@youth.example", PARAGRAPHS[3])
    assert chain(Stamps())(page(*clubs)) == page(*clubs)
    assert chain(Stamps())(page(*clubs[:4])) == page("Choral Society", "Shanty Crew")
    assert chain(Stamps())(page(*clubs[1:6:2])) == page()


def test_a_directory_stays():
    """Many contacts are what the article is for."""
    rows = [f"(555) 010-77{number:02}" for number in range(MOST_CONTACTS + 1)]
    assert chain(Stamps())(page(*rows)) == page(*rows)
    assert chain(Stamps())(page(*rows[1:])) == page()


def test_every_form_is_listed():
    """With its family and its reason."""
    assert {rule for rule, _, _ in Stamps().rules()} == {f"stamps/{case}" for case in FORMS}


class TestBracketedName:
    """A name in brackets under a Japanese paragraph."""

    PARAGRAPH = "市議会は火曜日、港にかかる古い橋を架け直すことを決めた。橋は去年の冬の嵐のあと、通行止めになっている。"

    @pytest.mark.parametrize("name", ["（橋本海斗）", "【港田空子】", "(佐々木渚)"])
    def test_goes(self, name):
        assert chain(Stamps())(f"{self.PARAGRAPH}\n\n{name}") == self.PARAGRAPH

    @pytest.mark.parametrize("line", ["（会場爆笑）", "（敬称略）", "（つづく）", "（港）", "橋本海斗"])
    def test_stays(self, line):
        """What is heard in the room, what is said of the text, no brackets."""
        assert chain(Stamps())(f"{self.PARAGRAPH}\n\n{line}") == f"{self.PARAGRAPH}\n\n{line}"

    @pytest.mark.parametrize("above", ["Kana stands nowhere here, and the line under this one is Chinese.", "候補者は次の通り："])
    def test_stands_under_a_japanese_sentence(self, above):
        assert chain(Stamps())(f"{above}\n\n（橋本海斗）") == f"{above}\n\n（橋本海斗）"


class TestSignature:
    """A Vietnamese name under the last paragraph."""

    PARAGRAPH = "Hội đồng thành phố đã bỏ phiếu hôm thứ Ba để xây lại cây cầu cũ ở bến cảng, nơi đã đóng cửa sau cơn bão mùa đông năm ngoái."

    def text(self, *lines: str) -> str:
        return "\n\n".join(("Cây cầu ở bến cảng", self.PARAGRAPH, *lines))

    @pytest.mark.parametrize(
        "name", ["Trần Ái Đa", "Lan Anh", "Nguyễn Thị Bảo Đa", "Bảo Đa - Thu Lan", "N. Lan", "T.Đa", "H.Đ", "Bảo Đa, N.Lan", "Nguyễn Bảo Đa/VTC"]
    )
    def test_goes(self, name):
        """As the last line, once: a list of names stays."""
        assert chain(Stamps())(self.text(name)) == self.text()
        assert chain(Stamps())(self.text(name, name)) == self.text(name, name)

    def test_goes_where_accents_stand_alone(self):
        """As some systems write them."""
        text = normalize("NFD", self.text("Trần Ái Đa"))
        assert chain(Stamps())(text) == normalize("NFD", self.text())

    @pytest.mark.parametrize(
        "line", ["Ada Ferrersen", "Cầu cảng mới", "Bến Cảng.", "Đa", "Bến Cảng Và Cây Cầu Mới", "Bến-Cảng Đa", "N. Lan và Đa", "Đa/VTC", "Đ"]
    )
    def test_stays(self, line):
        """Longer words, headings, sentences, one word, many."""
        assert chain(Stamps())(self.text(line)) == self.text(line)

    def test_stands_under_a_vietnamese_paragraph(self):
        """Under a quotation it says whose words they are, between paragraphs it is a heading."""
        for kept in (page("Lan Anh"), self.text(f"“{self.PARAGRAPH}”", "Lan Anh"), self.text("Lan Anh", self.PARAGRAPH)):
            assert chain(Stamps())(kept) == kept


class TestLedTo:
    """A contact that a sentence of the article leads to."""

    LEAD = "For their questions the villages have set up an address of their own:"

    @pytest.mark.parametrize("contact", ["bridge@villages.example.org", "+44 20 7946 0018", "(555) 010-7788"])
    def test_stays(self, contact):
        text = page(*PARAGRAPHS, self.LEAD, contact)

        assert chain(Stamps())(text) == text

    @pytest.mark.parametrize("above", ["Contact us:", "Tips and letters:", "The villages have set up an address of their own."])
    def test_goes_under_a_label_or_a_sentence(self, above):
        contact = "newsroom@courier.example.org"

        assert contact not in chain(Stamps())(page(*PARAGRAPHS, above, contact))
