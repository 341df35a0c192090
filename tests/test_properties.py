"""What holds for every text, every chain and every rule. A test fails here before it fails anywhere else."""

# ruff: noqa: RUF005 - a sum of chains is what is tested
from __future__ import annotations

import pickle
import random
import sys
import textwrap
from collections import Counter
from functools import cache

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import cleantext.presets
from articles import SENTENCES, TRAPS
from cleantext.body import PROSE, ends_sentence
from cleantext.chain import Chain
from cleantext.document import Document, Result
from cleantext.presets import PRESETS, filters, judge, preset
from cleantext.repair import repair
from listing import listed
from loading import rules
from strategies import articles, comment_lines, documents, furniture, furniture_lines, lead_lines, paragraphs, plain_documents, texts
from tiles import assert_tiles, kept_text
from toys import TOYS, chains, toy_texts

every_preset = pytest.mark.parametrize("name", sorted(PRESETS))
#: "auto" is "article" for texts as short as those into which every rule's lines are put: it gets one line of so many.
ONE_OF = {"auto": 20}


@cache
def mending(name: str) -> Chain:
    """The preset as it is shipped."""
    return preset(name)


@cache
def plain(name: str) -> Chain:
    """The filters of the preset without repair, so that the output can be held against the input character by character."""
    return Chain(filters(), only=PRESETS[name])


def repaired(text: str) -> bool:
    return repair(Document(text)).changed


def assert_slices(output: str, given_text: str) -> None:
    r"""Every line of the output is one contiguous slice of a line of the input, each of another, in the same order; "\r\n" ends a line."""
    waiting = iter(given_text.split("\n"))
    for line in output.split("\n"):
        assert any(line.removesuffix("\r") in candidate for candidate in waiting), f"{line!r} is no slice of a line of the input"


@every_preset
class TestAnyText:
    """For any str at all, with the shipped filters."""

    @given(text=texts())
    def test_never_raises_and_gives_a_str(self, name, text):
        """Bad input is no reason to lose a document."""
        result = mending(name).explain(text)

        assert type(result.text) is str
        assert result.source == text
        assert mending(name)(text) == result.text

    @given(text=texts())
    def test_is_idempotent(self, name, text):
        """What is clean stays as it is."""
        once = mending(name)(text)

        assert once == mending(name)(once)

    @given(text=texts())
    def test_is_idempotent_without_repair(self, name, text):
        """The filters alone are idempotent too."""
        once = plain(name)(text)

        assert once == plain(name)(once)

    @given(text=texts())
    def test_kept_lines_are_slices_of_the_input(self, name, text):
        """Nothing is put together, moved or invented."""
        assert_slices(plain(name)(text), text)

    @given(text=texts())
    def test_spans_tile_the_input(self, name, text):
        """Every character is kept or has a removal that says why not."""
        assert_tiles(mending(name).explain(text))

    @given(text=texts())
    def test_kept_spans_joined_are_the_text(self, name, text):
        """The text can be built again from the report."""
        result = plain(name).explain(text)

        assert_tiles(result)
        assert result.text == kept_text(result)

    @given(text=texts())
    def test_kept_spans_joined_are_the_text_where_nothing_is_repaired(self, name, text):
        """With repair the same holds for texts that need none."""
        assume(not repaired(text))
        result = mending(name).explain(text)
        kept = kept_text(result)
        assume(not repaired(kept))  # what is left of a line may need what the whole of it did not

        assert result.text == kept

    @given(text=texts())
    def test_a_text_without_removals_is_returned_as_it_is(self, name, text):
        """Blank lines collapse only where something went."""
        result = mending(name).explain(text)

        assert result.removals or repaired(text) or result.text is text

    @given(text=texts())
    @example(text="&nbsp;")
    def test_repair_alone_loses_no_line(self, name, text):
        """Without a removal there are as many lines after as before."""
        result = mending(name).explain(text)

        assert result.removals or result.text.count("\n") == text.count("\n")
        assert result.removals or bool(result.text) == bool(text)

    @given(text=texts())
    def test_every_removal_says_what_it_is(self, name, text):
        """Families are the preset's, the rule and the reason are not empty, some text went."""
        for removal in mending(name).explain(text).removals:
            assert removal.family in PRESETS[name]
            assert removal.rule
            assert removal.why
            # U+0085 is white space until repair makes three dots of it.
            assert text[removal.start : removal.end].replace("\x85", "…").strip()

    @given(text=texts(), seed=st.integers(0, 23))
    def test_order_of_filters_does_not_matter(self, name, text, seed):
        """All filters vote on one snapshot."""
        shuffled = filters()
        random.Random(seed).shuffle(shuffled)
        other = Chain(shuffled, repair=repair, judge=judge(name), only=PRESETS[name])

        assert other.explain(text) == mending(name).explain(text)

    @given(text=texts(), data=st.data())
    def test_a_further_filter_never_adds_text(self, name, text, data):
        """More filters leave fewer characters, each as often at most."""
        fewer = data.draw(st.lists(st.sampled_from(range(len(filters()))), unique=True))
        few = Chain([filters()[index] for index in fewer], only=PRESETS[name])

        assert Counter(plain(name)(text).split()) <= Counter(few(text).split()) or letters(plain(name)(text)) <= letters(few(text))

    @given(before=documents(), text=documents(), after=documents())
    def test_a_document_cleaned_between_two_others_is_the_same(self, name, before, text, after):
        """A chain remembers nothing."""
        chain = mending(name)
        alone = chain.explain(text)
        chain(before)
        between = chain.explain(text)
        chain(after)

        assert alone == between == preset(name).explain(text)

    @given(text=texts())
    def test_a_pickled_chain_gives_the_same(self, name, text):
        """Chains travel to other processes."""
        assert pickled(name).explain(text) == mending(name).explain(text)

    @given(text=plain_documents())
    def test_carriage_returns_make_no_difference(self, name, text):
        """The CRLF twin of a text cleans to the CRLF twin of what it cleans to."""
        assert mending(name)(text.replace("\n", "\r\n")) == mending(name)(text).replace("\n", "\r\n")

    @given(text=texts())
    def test_keeping_every_family_is_repair_alone(self, name, text):
        """Switched off by family, no filter does anything."""
        chain = preset(name, keep=PRESETS[name])

        assert not chain.explain(text).removals

    @given(text=texts())
    def test_allowed_lines_stay(self, name, text):
        """What a caller allows wins over every filter."""
        lines = [line for line in Document(text).lines if line.strip()]
        chain = Chain(filters(), allow=lines, only=PRESETS[name])

        assert chain(text) is text


@cache
def pickled(name: str) -> Chain:
    chain: Chain = pickle.loads(pickle.dumps(mending(name)))
    return chain


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@every_preset
class TestArticles:
    """What is no furniture stays, whatever stands around it."""

    @given(text=articles())
    def test_an_article_is_returned_as_it_is(self, name, text):
        """The articles of these tests hold no furniture, in no script."""
        assert mending(name)(text) is text

    def test_each_sentence_survives(self, name):
        """Each of the sentences alone, and all of one script together."""
        for script, pool in SENTENCES.items():
            for text in (*pool, " ".join(pool), "\n".join(pool), "\n\n".join(pool)):
                assert mending(name)(text) is text, script

    @pytest.mark.parametrize("line", TRAPS)
    def test_each_trap_survives(self, name, line):
        """True sentences that look like furniture stay, alone and in an article."""
        first, last = SENTENCES["latin"][0], SENTENCES["latin"][1]
        for text in (line, f"{first}\n\n{line}\n\n{last}", f"{line}\n\n{first}", f"{first}\n\n{line}\n"):
            assert mending(name)(text) == text

    @given(parts=paragraphs(), data=st.data())
    def test_sandwich(self, name, parts, data):
        """An article with furniture put in between its paragraphs cleans back to exactly the article."""
        article = "\n\n".join(parts)
        lines = data.draw(st.lists(furniture(name), min_size=1, max_size=4))
        # In a script whose sentences have no end nobody tells one from a headline under "Related".
        assume(all(map(ends_sentence, parts)) or lead_lines().isdisjoint(lines))
        mixed = list(parts)
        for line in lines:
            # What stands under "Comments" may be one.
            mixed.insert(len(mixed) if line in comment_lines() else data.draw(st.integers(0, len(mixed))), line)
        end = data.draw(st.sampled_from(["", "\n"]))

        assert mending(name)("\n\n".join(mixed) + end) == article + end

    @pytest.mark.parametrize("script", sorted(SENTENCES))
    def test_sandwich_with_every_rule(self, name, script):
        """Every line that a rule removes alone goes from the top, the middle and the end of an article in every script."""
        first, middle, last = SENTENCES[script][:3]
        article = f"{first}\n\n{middle}\n\n{last}"
        left = []
        for number, line in enumerate(furniture_lines(name)[:: ONE_OF.get(name, 1)]):
            places = (f"{line}\n\n{article}", f"{first}\n\n{line}\n\n{middle}\n\n{last}", f"{article}\n\n{line}")
            # Every line at every place in one script, at one place of the three in the others.
            chosen = places if script == "latin" else places[number % 3 : number % 3 + 1]
            if any(mending(name)(text) != article for text in chosen):
                left.append(line)

        assert not left, listed("not removed, or not alone", left)

    def test_survival(self, name):
        """Every line that some rule keeps survives the whole chain, alone and in an article."""
        first, last = SENTENCES["latin"][0], SENTENCES["latin"][1]
        lost = []
        for rule in rules()[:: ONE_OF.get(name, 1)]:
            for line in rule.keeps:
                for text in (line, f"{first}\n\n{line}\n\n{last}", f"{line}\n\n{first}", f"{first}\n\n{line}"):
                    result = mending(name).explain(text)
                    if result.text != text:
                        lost.append((rule.id, line, [removal.rule for removal in result.removals]))
                        break

        assert not lost, listed("lines that a rule keeps are lost", lost)


class TestBareChains:
    """The chain alone, with toy filters that find much to do."""

    @given(text=st.one_of(texts(), toy_texts()))
    def test_the_empty_chain_is_identity(self, text):
        """No filter, no change: the same object comes back."""
        assert Chain([])(text) is text
        assert Chain([]).explain(text) == Result(text, (), text)

    @given(text=toy_texts(), chosen=chains())
    def test_is_idempotent(self, text, chosen):
        """Cleaning twice changes nothing."""
        chain = Chain(chosen)
        once = chain(text)

        assert once == chain(once)

    @given(text=toy_texts(), chosen=chains())
    @example(text="X\n\nword\r", chosen=[TOYS[0]])
    def test_spans_tile_and_join(self, text, chosen):
        """Kept and removed spans tile the text, and the kept ones are the output."""
        result = Chain(chosen).explain(text)

        assert_tiles(result)
        assert result.text == kept_text(result)

    @given(text=toy_texts(), chosen=chains())
    def test_kept_lines_are_slices(self, text, chosen):
        """Trims leave one slice of a line."""
        assert_slices(Chain(chosen)(text), text)

    @given(text=toy_texts(), chosen=chains(), data=st.data())
    def test_order_does_not_matter(self, text, chosen, data):
        """Text and removals are equal under every order."""
        assert Chain(chosen).explain(text) == Chain(data.draw(st.permutations(chosen))).explain(text)

    @given(text=toy_texts(), chosen=chains(), further=st.sampled_from(TOYS))
    def test_a_further_filter_never_adds_text(self, text, chosen, further):
        """Each character is there as often as before at most."""
        assert letters(Chain([*chosen, further])(text)) <= letters(Chain(chosen)(text))

    @given(text=toy_texts(), chosen=chains())
    def test_a_text_without_removals_is_returned_as_it_is(self, text, chosen):
        """The same object, so that a caller can ask with ``is``."""
        result = Chain(chosen).explain(text)

        assert result.removals or result.text is text

    @given(text=toy_texts(), chosen=chains())
    def test_blank_lines_never_grow(self, text, chosen):
        """A hole leaves the longer of its two breaks, never the sum of both."""
        result = Chain(chosen).explain(text)

        assert longest_break(result.text) <= longest_break(text)

    @given(text=toy_texts().map(lambda text: text.replace("\r", "")), chosen=chains())
    def test_carriage_returns_make_no_difference(self, text, chosen):
        """The CRLF twin cleans to the CRLF twin."""
        chain = Chain(chosen)

        assert chain(text.replace("\n", "\r\n")) == chain(text).replace("\n", "\r\n")

    @given(text=toy_texts(), chosen=chains())
    def test_a_pickled_chain_gives_the_same(self, text, chosen):
        """Toy filters are values, and so is their chain."""
        chain = Chain(chosen, allow=["word"])

        assert pickle.loads(pickle.dumps(chain)).explain(text) == chain.explain(text)

    @given(text=toy_texts(), one=chains(), other=chains())
    def test_a_sum_of_chains_is_a_chain_of_both(self, text, one, other):
        """``+`` is composition by votes, so it commutes."""
        both = [*one, *(filter for filter in other if filter not in one)]

        assert (Chain(one) + Chain(other)).explain(text) == (Chain(other) + one).explain(text) == Chain(both).explain(text)


def longest_break(text: str) -> int:
    """The most blank lines in a row."""
    longest = run = 0
    for line in text.split("\n") if text else ():
        run = 0 if line.strip() else run + 1
        longest = max(longest, run)
    return longest


def rounds(name: str, text: str) -> int:
    """How often the preset's filters are asked about a text."""
    asked = []

    class Counted:
        def __call__(self, document: Document) -> list[object]:
            asked.append(document)
            return []

    (plain(name) + [Counted()])(text)
    return len(asked)


@every_preset
class TestWork:
    """Work grows with the text, counted in calls and not in seconds."""

    def test_rules_are_tried_on_lines_in_proportion(self, name, monkeypatch):
        """Twice the distinct lines, about twice the lines folded by the gate's table; a repeated line costs nothing more."""
        tried: list[str] = []
        table = type(cleantext.presets.shipped())
        applying = table.applying

        def counted(self, line, numbers):
            tried.append(line)
            return applying(self, line, numbers)

        monkeypatch.setattr(table, "applying", counted)

        def work(lines: list[str]) -> int:
            tried.clear()
            plain(name)("\n\n".join(lines))
            return len(tried)

        furniture = [f"{line} {n}" for line in furniture_lines(name)[:50] for n in range(4)]
        one, two = work(furniture), work([*furniture, *(line + " again" for line in furniture)])

        assert two <= 2 * one + len(furniture)
        assert work(furniture * 3) <= one

    @pytest.mark.parametrize("between", ["Line {} of it is here.", "What is {}?", f"{{}} {SENTENCES['latin'][0]}"])
    def test_calls_grow_with_the_lines(self, name, between):
        """Twice as many lines, twice the calls of a thread of comments: what a page repeats is not held against the whole page each time."""

        def work(line: str, count: int) -> int:
            text = "\n".join(f"{line}\n{between.format(number)}" for number in range(count))
            plain(name)(text)  # compiles the patterns that it needs
            calls = 0

            def count_call(frame, event, argument):
                nonlocal calls
                calls += event == "call"

            sys.setprofile(count_call)
            try:
                plain(name)(text)
            finally:
                sys.setprofile(None)
            return calls

        # Of paragraphs an article may be made; then only those near its ends go, round by round.
        short = [line for line in furniture_lines(name)[::400] if len(line) < PROSE]
        lines = ["Comments", "Sign up now", "Keyboard shortcuts for audio player", *short]
        grown = [line for line in lines if work(line, 200) > 2.5 * work(line, 100)]

        assert not grown, listed("more than in proportion", grown)

    @pytest.mark.parametrize("line", ["By Ada Ferrer", "12 March 2026", "Photo: Ada Ferrer", "Published: 12 March 2026, 10:15"])
    def test_what_goes_only_at_the_ends_does_not_go_round_by_round(self, name, line):
        """A table of dates would lose those at its ends, then those that stand there now, and so on: as many rounds as it has lines."""
        assert rounds(name, "\n".join([line] * 1000)) <= 50

    @pytest.mark.parametrize("sentence", ["All rights reserved. ", "関連記事。", "写真＝共同。", "Sign up for our newsletter. "])
    def test_what_is_glued_to_one_line_many_times_does_not_go_round_by_round(self, name, sentence):
        """A thousand copies behind an article, or without one."""
        for before in ("", " ".join(SENTENCES["latin"])):
            assert rounds(name, f"{before} {sentence * 1000}") <= 20

    def test_the_rounds_do_not_grow_with_the_text(self, name):
        """A page of furniture needs as many rounds as a line of it: votes are merged, not taken one by one."""
        line = furniture_lines(name)[0]
        for count in (1, 10, 1000):
            assert rounds(name, "\n\n".join(["The baker found a coin.", *([line] * count), "The court met again."])) <= 3


def wrapped(text: str, width: int) -> str:
    """The text with its lines broken at this width."""
    lines = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [line] for line in text.split("\n"))
    return "\n".join(line for broken in lines for line in broken)


class TestBroken:
    """Text that was wrapped by hand, and text that lost its line breaks."""

    @given(lines=paragraphs(), width=st.sampled_from([60, 66, 72, 80, 90, 100]), data=st.data())
    def test_wrapped(self, lines, width, data):
        """The same words go from a hard-wrapped text as from its twin, and none of an article's own."""
        article = "\n\n".join(lines)
        assert mending("article")(wrapped(article, width)) == wrapped(article, width)
        at = data.draw(st.integers(0, len(lines)))
        line = data.draw(furniture("article"))
        text = "\n\n".join([*lines[:at], line, *lines[at:]])
        assert mending("article")(wrapped(text, width)).split() == mending("article")(text).split()

    @given(lines=paragraphs(), line=furniture("article"))
    def test_flattened(self, lines, line):
        """Of an article on one line nothing goes, and of what is glued to its end at most that.

        One sentence with a notice behind it reads as one notice: "The Courier of Vestervik. All rights reserved."
        """
        article = " ".join(lines)
        assert mending("article")(article) == article
        assume(len(lines) > 1)
        assert mending("article")(f"{article} {line}").startswith(article)
