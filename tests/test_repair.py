"""Repair: what ftfy would change, the quick look finds; spans stay true; nothing is restyled."""

from __future__ import annotations

from itertools import accumulate, pairwise, product

import pytest
from ftfy import fix_text
from ftfy.badness import BADNESS_RE
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from articles import SENTENCES
from cleantext.alignment import ENCODINGS, changed, misread, origins
from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.repair import _TYPOGRAPHY, config, decodable, is_suspicious, mend, repair, suspects
from listing import listed
from strategies import lines, sentences, texts
from toys import TOYS, chains

#: What ftfy's heuristic and the quick look decide by, and some neighbours.
TRICKY = "aZ 09?&;#.\x1a\x80\x85\x92\x9d\xa0\xad¡«»ÂÃâãäåæçïðŒœŠšŽžŸƒ€‚„…†‡ˆ‰‹‘’“”•–—˜™›°±²³¼½¾ßàéñöüРСТаиоруЎўαβγνІї│┤╡ŔŕÐÝ\ufffd\u200b漢字ก"


def mojibake(most: int = 2) -> SearchStrategy[str]:
    """Sentences whose UTF-8 was read in a wrong encoding, once or twice, some bytes lost."""

    def misread(line: str, encodings: list[str], errors: str) -> str:
        for encoding in encodings:
            line = line.encode("utf-8", "surrogatepass").decode(encoding, errors)
        return line.replace("\n", " ").replace("\r", " ")

    words = st.one_of(sentences(), sentences().map(lambda line: line[:12]), st.sampled_from(["é", "— “", "ö", "я", "日本", "x…"]))
    wrong = st.lists(st.sampled_from(ENCODINGS), min_size=1, max_size=most)
    return st.builds(misread, words, wrong, st.sampled_from(["replace", "ignore"]))


def any_line() -> SearchStrategy[str]:
    """Lines in which ftfy may find something."""
    pieces = st.one_of(mojibake(), lines(), st.text(TRICKY, max_size=12), st.from_regex(BADNESS_RE))
    joined = st.lists(pieces, min_size=1, max_size=3).map(" ".join)
    return joined.map(lambda line: line.replace("\n", " ").replace("\r", " "))


class TestSuspects:
    @given(line=any_line())
    @example(line="&nbsp;")
    @example(line="\x85")
    @example(line="Ã ")
    @example(line="à la cartÃ©")
    def test_finds_every_line_that_ftfy_changes(self, line):
        """The quick look never costs a repair."""
        if mend(line) != line:
            assert suspects([line]) == [0]

    @given(batch=st.lists(any_line(), max_size=4))
    def test_looks_at_each_line_as_if_alone(self, batch):
        """Neighbours make a line neither suspicious nor safe."""
        alone = [index for index, line in enumerate(batch) if suspects([line])]

        assert [index for index in suspects(batch) if mend(batch[index]) != batch[index]] == [
            index for index in alone if mend(batch[index]) != batch[index]
        ]

    def test_which_of_many_lines(self):
        """Each by its own place, whether the sign stands at its first character or at its last; entities only where there is an ampersand."""
        batch = ["é", "Ã©tÃ©", "plain", "é", "one\x85", "“So,” — so…", "Tom &amp; Jerry", "a & b", "é"]

        assert suspects(batch) == [1, 4, 6]
        assert suspects(batch, "no such sign") == [1, 4]
        assert suspects(["Å“uvre", "œuvre", "Œuvres"]) == [0]
        assert suspects(["plain", "and plain"]) == []
        assert suspects(["one\x80", "\x9fone", "\xa0one"]) == [0, 1]

    def test_signs(self):
        """Suspicious characters, and two beyond ASCII side by side that are not both plain typography."""
        for text, has in (
            ("aÃb", True),
            ("a\x85", True),
            ("Œuvres", True),
            ("aéèb", True),
            ("“…", False),
            ("“é", True),
            ("é”", True),
            ("漢字 a", True),
            ("é a è", False),
            ("é?", True),
        ):
            assert is_suspicious(text) == has

    def test_what_could_be_decoded(self):
        """A lead before a continuation of the same encoding; a space is one only where ftfy takes it for the byte A0."""
        for text, places in (
            ("ü\x85 Ã©", [1, 3]),
            ("cafÃ? ", [3]),
            ("Ã la", [0]),
            ("é la", []),
            ("í á å", []),
            ("â ©", [0]),
            ("â la", []),
            ("В году", [0]),
            ("С года", []),
            ("Р В", [0]),
        ):
            assert [*decodable(text)] == places, text

    @pytest.mark.parametrize("encoding", ENCODINGS)
    @pytest.mark.parametrize("script", sorted(SENTENCES))
    def test_finds_mojibake_in_each_encoding(self, encoding, script):
        """Every sentence of every script, misread in every encoding."""
        for sentence in SENTENCES[script]:
            line = sentence.encode().decode(encoding, "replace")
            if mend(line) != line:
                assert suspects([line]) == [0]

    @pytest.mark.parametrize("script", sorted(SENTENCES))
    def test_lets_articles_pass(self, script):
        """No article in any script is changed; most need no second look."""
        for sentence in SENTENCES[script]:
            assert mend(sentence) == sentence
            assert suspects([sentence]) == []

    @pytest.mark.parametrize("encoding", ENCODINGS)
    def test_typography_is_no_mojibake(self, encoding):
        """No two characters of plain typography are lead and continuation of one character in one encoding."""
        found = []
        for lead, continuation in product(sorted(_TYPOGRAPHY), repeat=2):
            try:
                one, other = lead.encode(encoding), continuation.encode(encoding)
            except UnicodeEncodeError:
                continue
            if len(one) == len(other) == 1 and 0xC2 <= one[0] <= 0xF4 and (0x80 <= other[0] <= 0xBF):
                found.append((lead, continuation))

        assert not found, listed("ftfy may take these for one character", found)

    @given(line=st.text(st.sampled_from([*sorted(_TYPOGRAPHY), "a", " ", "."]), max_size=30))
    def test_lines_of_typography_stay(self, line):
        """Whatever quotation marks and dashes stand side by side, ftfy changes nothing that the quick look does not see."""
        assert suspects([line]) == [] or mend(line) == line
        assert mend(line) == line

    @given(text=st.from_regex(BADNESS_RE, fullmatch=True))
    def test_the_claim_about_the_heuristic(self, text):
        """Each pattern of ftfy's heuristic holds a C1 control, two neighbours beyond ASCII, or one of ŒœÂÃ."""
        pairs = any(one > "\x7f" and other > "\x7f" for one, other in pairwise(text))

        assert pairs or any("\x80" <= c <= "\x9f" or c in "ŒœÂÃ" for c in text)


class TestMend:
    @pytest.mark.parametrize(
        ("broken", "mended"),
        [
            ("Das ist schÃ¶n gewesen.", "Das ist schön gewesen."),
            ("â€œNo,â€\x9d she said.", "“No,” she said."),
            ("Lâ€™Ã©tÃ©", "L’été"),
            ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
            ("Tom &amp; Jerry", "Tom & Jerry"),
            ("caf&eacute; &#8217;", "café ’"),
            ("one\x85two", "one…two"),
            ("\x93quoted\x94", "“quoted”"),
        ],
    )
    def test_what_is_broken(self, broken, mended):
        """Mojibake, entities, C1 controls."""
        assert mend(broken) == mended
        assert Chain([], repair=repair)(broken) == mended

    @pytest.mark.parametrize(
        "line",
        [
            "“Curly” ‘quotes’ — and – dashes…",
            "ﬁnancial ﬂow",
            "Ｆｕｌｌ　ｗｉｄｔｈ　１２３",
            "e\u0301 stays decomposed",
            "\x1b[31mred\x1b[0m",
            "bell\x07, null\x00, form feed\x0c",
            "\ud83d\udca9 \ud800",
            "<b>&amp; this is HTML</b>",
            "AT&T & co; a&b;",
            "\u200bzero\u200dwidth\ufeff",
            "line\u2028separator",
            "this&not that",
            "IL Y MARQUÉ…",
        ],
    )
    def test_what_is_style(self, line):
        """Repair does not restyle."""
        assert mend(line) == line

    @given(line=any_line())
    def test_is_idempotent(self, line):
        """A mended line needs no mending."""
        assert mend(mend(line)) == mend(line)

    @given(line=any_line())
    def test_a_line_stays_a_line(self, line):
        """An entity for a line break does not make two lines of one."""
        assert "\n" not in mend(line)
        assert "\r" not in mend(line)

    @pytest.mark.parametrize("line", ["a&#10;b", "a&#13;b", "a&NewLine;b"])
    def test_entities_of_line_breaks_stay(self, line):
        """As they were given."""
        assert mend(line) == line

    def test_every_setting_is_said(self):
        """The defaults of ftfy may change; ours do not."""
        assert fix_text("“ﬁ” Ａ\r\n\x1b[0m\x07\ud83d\udca9e\u0301", config()) == "“ﬁ” Ａ\r\n\x1b[0m\x07\ud83d\udca9e\u0301"


class TestSpans:
    @given(line=any_line())
    def test_origins_rise_and_fit(self, line):
        """One offset for each character and one for the end, never falling, the last the line's length."""
        mended = mend(line)
        offsets = origins(line, mended)

        assert len(offsets) == len(mended) + 1
        assert offsets == sorted(offsets)
        assert offsets[0] >= 0
        assert offsets[-1] == len(line)

    @given(line=any_line())
    @example(line="&amp;amp; &lt;b&gt;")
    def test_unchanged_characters_come_from_themselves(self, line):
        """Where nothing was changed, each character is its own origin."""
        assert origins(line, line) == list(range(len(line) + 1))

    @given(
        pieces=st.lists(
            st.one_of(
                st.characters(min_codepoint=0xA1, max_codepoint=0xFFFC, exclude_categories=["Cs"]).map(
                    lambda sign: (sign.encode().decode("latin-1"), sign)
                ),
                st.sampled_from("aetno ,.").map(lambda sign: (sign, sign)),
            ),
            max_size=60,
        )
    )
    @example(pieces=[(sign.encode().decode("latin-1"), sign) for sign in "мост мост мост"])
    @example(pieces=[("&amp;", "&"), (" ", " ")] * 40)
    @example(pieces=[("&amp;amp;", "&"), (" ", " "), ("&eacute;", "é"), ("&#8217;", "’"), ("s", "s")])
    @example(pieces=[("&nbsp;", "\xa0"), ("x", "x"), ("Ã©", "é"), ("t", "t"), ("Ã©", "é"), ("\x85", "…"), ("&amp;", "&")])
    @example(pieces=[("Ã¢â‚¬Å“", "“"), ("a", "a"), ("Ã\xa0", "à"), (" ", " "), ("Ã ", "à"), (" ", " ")])
    @example(pieces=[("ðŸ˜€", "😀"), ("ÐŸ", "П"), ("Ñ€", "р")])
    @example(pieces=[("Â¡", "¡"), ("Ã\x83", "Ã"), ("Â¡", "¡")])
    def test_each_character_comes_from_its_own_piece(self, pieces):
        """Not from somewhere near it: what is voted against lies exactly between two characters of the source, however much of a line is broken."""
        line, mended = ("".join(part) for part in zip(*pieces, strict=True)) if pieces else ("", "")
        assume(mend(line) == mended)  # "Ã\x83Â¡" is two letters, each misread once, or one that was misread twice
        ends = [*accumulate((len(before) for before, _ in pieces), initial=0)]

        assert origins(line, mended) == ends

    def test_a_long_line_with_nothing_whole_in_it(self):
        """Each place is known by what stands there: a paragraph of mojibake takes as long as its length tells, and so do ten thousand entities."""
        line = ("мост открылся в пятницу " * 1000).encode().decode("latin-1")
        offsets = origins(line, mend(line))

        assert [line[start:end] for start, end in pairwise(offsets)][-24:] == [sign.encode().decode("latin-1") for sign in "мост открылся в пятницу "]
        assert origins("&amp; " * 10_000, mend("&amp; " * 10_000))[-3:] == [59_994, 59_999, 60_000]

    def test_a_long_line_with_one_broken_place(self):
        """The stretches before and after it are their own origin."""
        line = "The bridge opened. " * 1000 + "Ã©tÃ© &" + " The bridge opened." * 1000

        assert origins(line, mend(line)) == [*range(19_001), *range(19_002, 19_004), *range(19_005, len(line) + 1)]

    @pytest.mark.parametrize(("broken", "mended"), [("â€�â€�â€�", "\ufffd\ufffd\ufffd"), ("Ð¿Ñ�Ð¸Ð²ÐµÑ‚ Ð¼Ð¸Ñ€", "п\ufffdивет мир")])
    def test_lost_bytes(self, broken, mended):
        """What ftfy could not bring back stays between its neighbours."""
        assert mend(broken) == mended
        offsets = origins(broken, mended)

        assert offsets == sorted(offsets)
        assert [broken[start] for start, sign in zip(offsets, mended, strict=False) if not sign.isalpha()] == [
            sign if sign == " " else "\ufffd" for sign in mended if not sign.isalpha()
        ]

    def test_what_cannot_be_told(self):
        """Lines that have nothing in common share what there is; half of a pair of surrogates was misread from nothing."""
        assert origins("abcdef", "xyz") == [0, 2, 4, 6]
        assert origins("ab", "wxyz") == [0, 0, 0, 1, 2]
        assert misread("abc", 0, "\ud800") == 0
        assert changed("ab", "cd", 1) is None

    def test_a_head_of_a_repaired_line(self):
        """A filter may vote against any part of what it sees, and just that part goes."""

        def head(document):
            if document.lines[0].startswith("\xa0x"):
                yield document.removal(0, "other", "head", "stands before", head=2)

        result = Chain([head], repair=repair).explain("&nbsp;xÃ©tÃ©\x85&amp;")

        assert result.text == "été…&"
        assert [result.removed_text(removal) for removal in result.removals] == ["&nbsp;x"]

    @given(text=texts())
    def test_lines_keep_their_spans(self, text):
        """Repair moves no line."""
        before, after = Document(text), repair(Document(text))

        assert [(line.start, line.end) for line in before] == [(line.start, line.end) for line in after]
        assert after is not before or not after.changed

    @given(batch=st.lists(st.one_of(any_line(), st.sampled_from(["X", "word X", "a h: b", "b :t c", ""])), max_size=6), chosen=chains())
    def test_spans_tile_after_repairs_and_trims(self, batch, chosen):
        """Cuts in repaired lines still lie in the source as it was given."""
        text = "\n".join(batch)
        result = Chain(chosen, repair=repair).explain(text)
        spans = sorted([*result.kept, *((removal.start, removal.end) for removal in result.removals)])

        assert "".join(text[start:end] for start, end in spans) == text
        assert all(start < end for start, end in spans)
        assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]

    def test_a_trim_of_a_repaired_line(self):
        """Both ends of the removed span are where a reader would put them."""
        result = Chain(TOYS, repair=repair).explain("SchÃ¶n :t weg und schÃ¶n fort")

        assert result.text == "Schön"
        assert [result.removed_text(removal) for removal in result.removals] == [":t weg und schÃ¶n fort"]

    def test_a_document_without_trouble_is_returned_itself(self):
        """No copy for nothing."""
        document = Document("The council met.\n\n“Nothing,” she said — “at all”.")

        assert repair(document) is document
