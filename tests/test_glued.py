"""Furniture glued to a paragraph."""

from __future__ import annotations

import pytest

from cleantext.filters.glued import Glued
from cleantext.table import table
from pages import PARAGRAPHS, chain, page, rules
from toys import own

PITCH = "Sign up here for the letter."


def cleaned(text: str) -> str:
    return chain(Glued(rules()))(text)


class TestTail:
    def test_at_the_end(self):
        """The last sentence of the last paragraph goes, for the rule's reason."""
        result = chain(Glued(rules())).explain(page(f"{PARAGRAPHS[4]} {PITCH}", paragraphs=4))

        assert result.text == page()
        assert [(removal.rule, result.removed_text(removal)) for removal in result.removals] == [("own/promo/letter", PITCH)]
        assert {removal[2:5] for removal in result.removals} <= {(family, rule, why) for rule, family, why in Glued(rules()).rules()}

    def test_several(self):
        """One after the other."""
        assert cleaned(page(f"{PARAGRAPHS[4]} {PITCH} {PITCH}", paragraphs=4)) == page()

    def test_wide_scripts(self):
        """Sentences end without a space after them."""
        ours = table([own("こちらから会員 登録 を お願いします", "こちらから会員 登録 を お願いします。", name="ja", family="ad")])
        paragraph = "町議会は火曜の夜、長年の議論の末に川にかかる古い橋の再建を決めた。" * 4

        assert chain(Glued(ours))(paragraph + "こちらから会員 登録 を お願いします。") == paragraph

    @pytest.mark.parametrize("sentence", ["Nobody in the town knew what it was.", "בחפירה נמצאה באר עמוקה מתחת לרצפת המחסן."])
    def test_a_rule_that_takes_any_words_first(self, sentence):
        """No sentence of many words goes along, short though they are."""
        gap = table([own(r".{3,60}\. read it at last", "Any words. Read it at last", name="gap")])
        text = f"{PARAGRAPHS[4]} {sentence} Read it at last"
        assert chain(Glued(gap))(text) == text

    def test_a_rule_with_a_gap(self):
        """Where the rule takes the last words alone, too few though they are, no short sentence before them goes along."""
        ours = table([own("(?:.{0,50} )?subscribe to it", "Subscribe to it", name="gap")])
        text = page(f"{PARAGRAPHS[4]} He left at nine. Subscribe to it.", paragraphs=4)

        assert chain(Glued(ours))(text) == text

    def test_in_the_middle(self):
        """There the writer asks, or it is too dear to be wrong."""
        text = page(f"{PARAGRAPHS[3]} {PITCH}", *PARAGRAPHS, paragraphs=3)
        assert cleaned(text) == text

    @pytest.mark.parametrize(
        "text",
        [
            f"He sent a note. {PITCH}",
            f"- {PARAGRAPHS[0]} {PITCH}",
            f"{PARAGRAPHS[0]} He wrote: {PITCH}",
            f'{PARAGRAPHS[0]} She called: "We need you. {PITCH}"',
            f"{PARAGRAPHS[0][:-1]} and Ada F. {PITCH}",
        ],
    )
    def test_stays(self, text):
        """Short lines, list items, and sentences that go on before it."""
        assert cleaned(text) == text

    def test_weak_rules_know_nothing_of_sentences(self):
        """What needs a neighbour is no furniture inside a paragraph."""
        text = page(f"{PARAGRAPHS[4]} More on bridges.", paragraphs=4)
        assert cleaned(text) == text


class TestHead:
    def test_before_a_paragraph(self):
        """The first sentence goes."""
        assert cleaned(f"{PITCH} {PARAGRAPHS[0]}") == PARAGRAPHS[0]

    def test_what_stays_is_a_paragraph(self):
        """Else the line is something else."""
        text = f"{PITCH} {PARAGRAPHS[0][:40]}"
        assert cleaned(text) == text

    @pytest.mark.parametrize("where", [0, 2, 5])
    def test_a_message_before_a_caption(self, where):
        """The label of the caption parts them, anywhere in an article and however short the caption is."""
        player = table([own("the film cannot run here media caption", "The film cannot run here Media caption", name="film", family="ui")])
        text = page("The film cannot run here Media caption The old bridge", *PARAGRAPHS[where:], paragraphs=where)
        assert chain(Glued(player))(text) == page("The old bridge", *PARAGRAPHS[where:], paragraphs=where)
        other = page("Ada Ferrer wrote the Media caption The old bridge", *PARAGRAPHS[where:], paragraphs=where)
        assert chain(Glued(player))(other) == other

    def test_buttons_before_captions(self):
        """Three networks or more, before two captions or more; one line that begins so may be a headline."""
        captions = ("The old bridge in the spring.", "“A bridge for all,” says the sign.", "Ärzte auf der Brücke")
        rows = [f"Facebook Twitter Pinterest {caption}" for caption in captions]
        assert cleaned(page(*rows, *PARAGRAPHS)) == page(*captions, *PARAGRAPHS)
        for kept in ([rows[0]], ["Facebook Twitter are down", "Facebook Twitter were down"], ["Facebook Twitter Pinterest down"] * 2):
            assert cleaned(page(*kept, *PARAGRAPHS)) == page(*kept, *PARAGRAPHS)
