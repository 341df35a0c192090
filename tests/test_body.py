"""Where the prose of an article stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.body import EDGE, NEAR, PROSE, columns, edges, ends_prose, ends_sentence, is_headline, is_name, own_prose, prose, stands
from cleantext.document import Document
from pages import PARAGRAPHS, page


class TestProse:
    def test_paragraphs_and_nothing_else(self):
        """Long lines that end as a sentence; no headings, no list items, no headlines."""
        document = Document(page("A heading", "- " + PARAGRAPHS[0], PARAGRAPHS[0].rstrip(".")))

        assert [document.lines[index] for index in prose(document)] == list(PARAGRAPHS)

    def test_wide_characters_count_two(self):
        """Forty of them are a paragraph."""
        line = "橋" * (PROSE // 2 - 1) + "。"

        assert prose(Document(line)) == [0]
        assert prose(Document(line[2:])) == []

    @pytest.mark.parametrize(
        ("line", "is_prose"),
        [
            ("x" * (PROSE - 1) + ".", True),
            ("x" * (PROSE - 2) + ".", False),
            ("x" * (PROSE - 1) + "!", True),
            ("“" + "x" * PROSE + ".”", True),
            ("“" + "x" * (PROSE - 3) + "!”", True),
            ("“" + "x" * (PROSE - 4) + "!”", False),
            ("橋" * (PROSE // 2 - 1) + "！", True),
            ("橋" * (PROSE // 2 - 2) + "！", False),
            ("x" * PROSE, False),
            ("x" * PROSE + "”", False),
            ("• " + "x" * PROSE + ".", False),
            ("1. " + "x" * PROSE + ".", False),
        ],
    )
    def test_eighty_columns(self, line, is_prose):
        """Also where the sentence begins or ends with a quotation mark; list items are none."""
        document = Document("line\n\n" + line)

        assert prose(document) == ([2] if is_prose else [])
        assert [ends_prose(document, index) for index in (0, 1, 2)] == [False, False, is_prose]

    @pytest.mark.parametrize(
        ("first", "second", "is_prose"),
        [(40, "x" * 38 + ".", True), (40, "x" * 37 + ".", False), (40, "x" * 39, False), (40, "x" * 60, False), (5, "x.", False)],
    )
    def test_items(self, first, second, is_prose):
        """Lines that belong together are a paragraph by their joined length, if they end as a sentence."""
        text = "x" * first + "\n  " + second

        assert prose(Document(text)) == ([1] if is_prose else [])
        assert prose(Document(f"{PARAGRAPHS[0]}\n\n{text}\n\n" + "\n".join(PARAGRAPHS))) == [0, *([3] if is_prose else []), *range(5, 10)]

    def test_what_ends_prose(self):
        """The lines that `prose` counts, and no other."""
        document = Document(page("line", PARAGRAPHS[0], "line"))

        assert [index for index in range(len(document.lines)) if ends_prose(document, index)] == list(prose(document))

    def test_wrapped_paragraphs(self):
        """A paragraph that is broken over several lines is one."""
        words = " ".join(PARAGRAPHS).split()
        lines, line = [], ""
        for word in words:
            if len(line) + len(word) > 70:
                lines.append(line.strip())
                line = ""
            line += word + " "
        document = Document("\n".join([*lines, line.strip()]))

        assert prose(document) == [len(lines)]

    def test_a_new_snapshot_is_looked_at_anew(self):
        """What stood in the one before does not count."""
        document = Document(page())
        assert len(prose(document)) == len(PARAGRAPHS)
        assert prose(document.without([0, 1], {})) == [0, 2, 4, 6]


class TestStands:
    def test_head_and_end(self):
        """At most two paragraphs before the line, or after it."""
        document = Document("\n".join(f"{paragraph}\nline" for paragraph in PARAGRAPHS))
        places = [index for index in range(len(document.lines)) if index % 2]

        assert [stands(document, index, "head") for index in places] == [True, True, False, False, False]
        assert [stands(document, index, "end") for index in places] == [False, False, True, True, True]
        assert all(stands(document, index, "edges") for index in places)
        assert not stands(Document("\n".join([*PARAGRAPHS[:3], "line", *PARAGRAPHS[2:]])), 3, "edges")

    def test_texts_of_few_paragraphs(self):
        """Four lines before the line, or after it, blank ones apart; a text of no more lines is all head and all end."""
        lines = [*PARAGRAPHS[:EDGE], *["line"] * 8]
        document = Document("\n\n".join(lines))
        assert edges(document) == (2 * NEAR, 2 * (len(lines) - 1 - NEAR))
        assert [stands(document, index, "head") for index in (2 * NEAR, 2 * NEAR + 1)] == [True, False]
        assert [stands(document, len(document.lines) - index, "end") for index in (2 * NEAR + 1, 2 * NEAR + 2)] == [True, False]
        assert edges(Document("\n".join(lines[: NEAR + 1]))) == (NEAR, 0)
        assert edges(Document("\n".join(lines[:NEAR]))) == (NEAR, 0)
        assert edges(Document("\n".join(lines[: NEAR - 1]))) == (NEAR - 1, 0)

    def test_texts_of_more(self):
        """Two paragraphs before the line, or after it."""
        assert edges(Document("\n".join(["line", *PARAGRAPHS[: EDGE + 1], "line"]))) == (3, 1)
        assert edges(Document("\n".join(["line", *PARAGRAPHS, "line"]))) == (3, 3)

    @given(lines=st.lists(st.sampled_from([*PARAGRAPHS, "line", ""]), min_size=1, max_size=12), data=st.data())
    def test_edges_are_both(self, lines, data):
        """Where nothing is asked every line stands right; the edges are the head and the end."""
        document = Document("\n".join(lines))
        index = data.draw(st.integers(0, len(document.lines) - 1))
        head, end = (stands(document, index, where) for where in ("head", "end"))

        assert stands(document, index, "")
        assert stands(document, index, "edges") is (head or end)
        paragraphs = prose(document)
        if len(paragraphs) > EDGE:  # of fewer, all lines are counted
            assert head is (sum(place < index for place in paragraphs) <= EDGE)


class TestForms:
    @pytest.mark.parametrize(
        ("line", "headline"),
        [
            ("Storm closes the harbour for a third day", True),
            ("Why did the harbour close for a third day?", True),
            ("“We had no choice,” harbour master says", True),
            ("Storm closes the harbour for a third day.", False),
            ("In the harbour, on the third day:", False),
            ("Harbour", False),
            ("橋の再建が決定　費用をめぐる議論は数年に", True),
            ("Storm " * 40, False),
            ("The storm " + "s" * 140, True),
            ("The storm " + "s" * 141, False),
            ("The storm is pas".ljust(20, "s"), True),
            ("The storm is pas".ljust(19, "s"), False),
            ("Harbourmasters Unbelievable", False),
            ("- Storm closes the harbour", True),
            ("- " + "The storm is pas".ljust(19, "s"), False),
            ("Harbourmastersunbelievable", False),
            ("Hafenmeisterversammlungen Übermorgen", False),
            ("Hafenmeister Ärgern Übermorgen", True),
            ("Storm closes the harbour,", False),
            ("Storm closes the harbour;", False),
            ("“Why did the harbour close?”", True),
            ("“And so the harbour closed.”", False),
            ("橋の再建が決定費用を", True),
            ("橋の再建が決定費用", False),
            ("橋の再建が決定、費用をめぐる議論は数年に 128", True),
            ("再建 Aldermouth-Harbour", False),
            ("สภาหมู่บ้านตกลง ขุดคลองด้านตะวันออก ก่อนฤดูฝนจะมาถึง", False),
        ],
    )
    def test_headlines(self, line, headline):
        """Some words, and no end of a sentence but a question or an exclamation."""
        assert is_headline(line.strip()) is headline

    @pytest.mark.parametrize(
        "line",
        [
            *("So it is.", "“So it is.”", "So it is.)", "そうだ。", "「そうだ。」", "क्या है।", "هل هو؟", "So it is…", "„So ist es.“", "»Så er det.«"),
            *("ایسا ہی ہے۔", "ဟုတ်သည်။", "မှန်ပါသည်။”", "មែនហើយ។", "ចប់៕", "ነው።", "ነውን፧"),
        ],
    )
    def test_sentences_end(self, line):
        """In every script, and with the quotation marks around them."""
        assert ends_sentence(line)
        assert not ends_sentence(line.rstrip('.。।؟۔။។៕።፧…!?"”“«)」') + ",")

    @given(st.text())
    def test_columns(self, line):
        """One or two for each character."""
        assert len(line) <= columns(line) <= 2 * len(line)

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("Ada Ferrer", True),
            ("Ada M. de la Ferrer,", True),
            ("Łukasz O’Brannock-Toft", True),
            ("Анна Петрова", True),
            ("Ada", False),
            ("Ada Bo Cy Di Eva", False),
            ("ada ferrer", False),
            ("Ada of Brannock", False),
            ("The Bridge", False),
            ("Die Brücke", False),
            ("Ada Ferrer: a life", False),
            ("Ada Ferrer 2004", False),
            ("“Ada Ferrer”", False),
            ("Ada " + "F" * 35, True),
            ("Ada " + "F" * 36, False),
        ],
    )
    def test_names(self, line, name):
        """Two to four words with capitals."""
        assert is_name(line) is name


def test_own_prose():
    """Neither what rules take, nor a notice."""
    notice = "© Harbour Gazette. All words and pictures on these pages are ours, and nobody may copy them without our leave."
    document = Document(page(notice))
    assert own_prose(document, {2}) == [0, 4, 6, 8]
