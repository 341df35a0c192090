"""Every shipped rule, held to what a rule promises; and what the loader refuses, with what it says."""

from __future__ import annotations

import random
import re
import re._parser as parser
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.families import FAMILIES
from cleantext.fold import SHOWN, SPACELESS, fold
from cleantext.presets import PRESETS, preset
from cleantext.rules import DECORATION, Rule, RuleError, load
from cleantext.rulesets import FILE, FOLDER, Packed, __main__, files, languages, shipped
from cleantext.rulesets import triggers as shipped_triggers
from cleantext.table import Row, Table, compiled
from cleantext.table import table as made_table
from cleantext.triggers import EDGE, GAP, MOST_STRINGS, expand
from gating import applying, worth_a_try
from listing import listed
from loading import rules, rules_of
from patterns import Matcher, TooManySteps, sharing, words_of
from strategies import examples

FILES = [Path(path) for _, _, path in files()]
#: Ways in which wide repeats that touch may share out a text between them: two gaps of seventy characters.
MOST_SHARING = 5_000
#: Steps that one rule may need for one line of 200 characters, whatever the line; `re` does some ten million of them in a second.
MOST_STEPS = 100_000


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def article():
    return preset("article")


@cache
def table() -> Table:
    return made_table(rules())


@pytest.mark.parametrize("path", FILES, ids=named)
class TestFiles:
    def test_loads(self, path):
        """The file is a ruleset of its language and family."""
        assert path.stem in FAMILIES
        assert re.fullmatch(r"any|[a-z]{2,3}(?:-[a-z]{4})?", path.parent.name)
        assert all(rule.id.startswith(f"{path.parent.name}/") for rule in rules_of(str(path)))

    def test_removes(self, path):
        """Each line that a rule says it removes goes, alone, through the whole chain: nothing keeps it."""
        left = [
            (rule.id, line)
            for rule in rules_of(str(path))
            if not rule.needs and rule.family in PRESETS["article"]
            for line in rule.removes
            if article()(line) != ""
        ]

        assert not left, listed("not removed", left)

    def test_removes_beside_furniture(self, path):
        """What needs a neighbour goes beside a line that goes, above and below."""
        neighbour = next(rule.removes[0] for rule in rules() if not rule.needs and rule.family == "promo")
        left = [
            (rule.id, line)
            for rule in rules_of(str(path))
            if rule.needs and rule.family in PRESETS["article"]
            for line in rule.removes
            if article()(f"{line}\n{neighbour}") != "" or article()(f"{neighbour}\n\n{line}") != ""
        ]

        assert not left, listed("not removed", left)

    def test_keeps_are_near_misses(self, path):
        """A line that a rule keeps shares a word with its pattern, or two adjacent characters where no spaces are."""
        far = [(rule.id, line) for rule in rules_of(str(path)) for line in rule.keeps if not shares_a_word(rule.match, line)]

        assert not far, listed("these lines could not be mistaken for what the rule removes", far)

    def test_removes_are_distinct(self, path):
        """No example is given twice, and none is both removed and kept."""
        for rule in rules_of(str(path)):
            folded = Counter(map(fold, rule.removes))
            assert max(folded.values()) == 1, (rule.id, folded.most_common(1))
            assert not set(rule.removes) & set(rule.keeps), rule.id

    def test_examples_are_lines(self, path):
        """One line each: filters see lines."""
        for rule in rules_of(str(path)):
            for line in (*rule.removes, *rule.keeps):
                assert "\n" not in line, rule.id
                assert "\r" not in line, rule.id
                assert line == line.strip(), rule.id
                assert fold(line), rule.id

    def test_no_rule_is_subsumed(self, path):
        """No other rule of its family, in whatever language, takes all that a rule says it removes."""
        subsumed = []
        for rule in rules_of(str(path)):
            others = [takers(line, rule) for line in rule.removes]
            if others and set.intersection(*others):
                subsumed.append((rule.id, "by", sorted(set.intersection(*others))))

        assert not subsumed, listed("add an example that the other rule does not take, or leave the rule out", subsumed)

    def test_patterns_do_not_run_away(self, path):
        """Wide repeats that touch each other multiply; those of a pattern can share out a text in few ways."""
        wide = [(rule.id, count) for rule in rules_of(str(path)) if (count := sharing(parser.parse(rule.match))) > MOST_SHARING]
        wide += [
            (rule.id, pattern, count)
            for rule in rules_of(str(path))
            for pattern in rule.unless
            if (count := sharing(parser.parse(pattern))) > MOST_SHARING // 5
        ]

        assert not wide, listed("use fewer or shorter gaps, or possessive ones", wide)

    def test_patterns_take_few_steps_on_pumped_lines(self, path):
        """Counted, not timed: lines as long as the rule takes, made of its own words, that match almost."""
        slow = []
        for rule in rules_of(str(path)):
            matcher = Matcher(rule.match, MOST_STEPS)
            for pumped in pumps(rule):
                try:
                    matcher.fullmatch(pumped)
                except TooManySteps:
                    slow.append((rule.id, pumped))
                    break

        assert not slow, listed("these lines take too many steps", slow)


def pumps(rule: Rule) -> list[str]:
    """Lines of the longest length on which the pattern has most to try, and which it does not match.

    Each is what the pattern begins with, then one of its later parts over and over, so that every gap has many places to end; or an
    example repeated; and all are spoiled at the end.
    """
    made = []
    found = expand(parser.parse(rule.match), EDGE, MOST_STRINGS[0])
    for string in dict.fromkeys([found[0], found[len(found) // 2], found[-1]]):
        parts = [part.replace(EDGE, " ") for part in string.split(GAP)]
        for index in range(len(parts)):
            begins = " ".join(parts[:index])
            made.append(begins + f" {parts[index]}" * 1000)
            made.append(begins + " " + " ".join(parts[index : index + 2]) * 1000)
    line = fold(rule.removes[0])
    made += [f"{line} " * 200, line + " a" * 500, line + line[-1] * 1000]
    return [f"{' '.join(pumped.split())[: rule.longest - 1]}\x01" for pumped in made]


def shares_a_word(pattern: str, line: str) -> bool:
    """Whether the folded line holds a word that the pattern spells out, up to an ending on either side."""
    folded = fold(line)
    spelled = words_of(pattern)
    if re.search(SPACELESS, folded):
        pairs = {run[k : k + 2] or run for run in spelled for k in range(max(1, len(run) - 1))}
        if any(pair in folded for pair in pairs):
            return True
    for word in re.findall(r"[^\W_]+", folded):
        least = 1 if "\uac00" <= word[0] <= "\ud7a3" else 3
        for run in spelled:
            if word == run or (len(run) >= least and word.startswith(run)) or (len(word) >= least and run.startswith(word)):
                return True
    return False


@cache
def all_takers(line: str) -> tuple[Row, ...]:
    return tuple(applying(table(), line))


def takers(line: str, rule: Rule) -> set[str]:
    """The other rules of its family that take the line, need no more than this rule does, take it wherever it does, and lead to as much."""
    return {
        row.id
        for row in all_takers(line)
        if row.id != rule.id
        and row.family == rule.family
        and (not row.needs or rule.needs)
        and (row.where in ("", rule.where) or (row.where == "edges" and rule.where))
        and (row.leads or not rule.leads)
    }


class TestAll:
    def test_there_are_rules(self):
        """The folders are found, also in an installed package."""
        assert len(FILES) > 1
        assert {path.parent.name for path in FILES} == set(languages())

    def test_ids_are_unique(self):
        """Over all files."""
        twice = [name for name, count in Counter(rule.id for rule in rules()).items() if count > 1]

        assert not twice, listed("ids given twice", twice)

    def test_the_compiled_table_is_what_the_files_give(self, monkeypatch):
        """Whoever changes a TOML file writes the table anew: ``python -m cleantext.rulesets``."""
        from cleantext.rulesets import compiled as written

        monkeypatch.setattr(__main__, "load_all", rules)
        rows, triggers = compiled(rules())

        assert [row.packed() for row in rows] == list(Packed(written.COUNT, written.ROWS))
        assert triggers == shipped_triggers()
        assert (Path(FOLDER, "compiled.py").read_text(encoding="utf-8"), Path(FILE).read_bytes()) == __main__.sources()

    @given(st.sampled_from(("pair", "first", "any", "long")), st.data())
    def test_triggers_are_found_or_not_as_in_a_dictionary(self, place, data):
        """Whatever is asked for: a word, a part of one, one with more behind it, nothing."""
        packed, plain = shipped_triggers()[place], dict(shipped_triggers()[place])
        known = st.sampled_from(sorted(plain)).flatmap(lambda word: st.sampled_from([word, word[:-1], f"{word}a", f"{word} "]))
        word = data.draw(st.one_of(st.text(max_size=12), known))

        assert packed.get(word) == plain.get(word)
        assert (word in packed) == (word in plain)
        assert len(packed) == len(plain)

    def test_rows_survive_packing(self):
        """Every row of the table comes back as it was."""
        rows, _ = compiled(rules())

        assert [Row.unpacked(row.packed()) for row in rows] == list(rows)

    def test_no_example_is_removed_here_and_kept_there(self):
        """Two rules of families that go together do not contradict each other."""
        removed = defaultdict(set)
        for rule in rules():
            for line in rule.removes:
                if not rule.needs and not rule.where:
                    removed[fold(line)].add(rule.id)
        both = [(rule.id, line, removed[fold(line)]) for rule in rules() for line in rule.keeps if fold(line) in removed]

        assert not both, listed("removed by one rule, kept by another", both)

    def test_triggers_lie_on_every_example(self):
        """Each rule's row has a number in the gate for each line it removes."""
        missed = []
        numbers = {row.id: number for number, row in enumerate(map(shipped().row, range(len(shipped()))))}
        for rule in rules():
            missed += [(rule.id, line) for line in rule.removes if numbers[rule.id] not in worth_a_try(shipped(), line)]

        assert not missed, listed("the gate does not see", missed)

    def test_the_counting_matcher_agrees_with_re(self):
        """The steps are counted on the same verdicts: on every rule's own examples, and on others' drawn with a fixed seed."""
        chosen = random.Random(0).sample(examples(), min(40, len(examples())))
        for rule in rules()[:: max(1, len(rules()) // 300)]:
            matcher = Matcher(rule.match, 10**6)
            for line in map(fold, (*rule.removes, *rule.keeps, *chosen[:4])):
                assert matcher.fullmatch(line) == (re.fullmatch(rule.match, line) is not None), (rule.id, line)


RULE = {
    "id": "'newsletter-signup'",
    "match": "'sign up (?:for|to) our newsletter'",
    "source": "'a page'",
    "removes": "['Sign up for our newsletter']",
    "keeps": "['She said: sign up for our newsletter', 'Sign up for our newsletter or leave']",
}


def written(folder: Path, text: str) -> str:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def ruleset(**changes: str | None) -> str:
    """A file with one good rule, changed."""
    entry = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    return "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in entry.items())


def refusal(folder: Path, text: str) -> str:
    """What the loader says; it always names the file."""
    path = written(folder, text)
    with pytest.raises(RuleError) as refused:
        load(path)

    assert str(refused.value).startswith(f"{path}: ")
    return str(refused.value)


class TestLoader:
    def test_a_good_rule(self, tmp_path):
        """What a rule needs at least."""
        (rule,) = load(written(tmp_path, ruleset()))

        assert rule.id == "own/other/newsletter-signup"
        assert rule.why == FAMILIES["other"]
        assert (rule.needs, rule.longest, rule.unless) == ("", len("sign up for our newsletter") + DECORATION, ())
        assert rule.takes("• Sign up for OUR newsletter!")
        assert not rule.takes("Sign up for our newsletter today")

    def test_a_file_may_say_its_family_and_exceptions(self, tmp_path):
        """For all of its rules."""
        (rule,) = load(written(tmp_path, "family = 'promo'\nunless = ['[“”]']\n" + ruleset()))

        assert rule.id == "own/promo/newsletter-signup"
        assert not rule.takes("“Sign up for our newsletter”")

    def test_alternation_does_not_leak(self, tmp_path):
        """The whole pattern must match the whole line."""
        (rule,) = load(written(tmp_path, ruleset(match="'sign up for our newsletter|advertisement'")))

        assert rule.takes("Advertisement")
        assert not rule.takes("Advertisement follows")
        assert not rule.takes("They sign up for our newsletter")

    def test_patterns_are_folded(self, tmp_path):
        """A writer may write accents and curly quotes as they are."""
        changes = {"match": "'s’abonner à la newsletter'", "removes": "['S’abonner à la newsletter']"}
        changes["keeps"] = "['Il faut s’abonner à la newsletter', 'S’abonner à une newsletter coûte cher']"
        (rule,) = load(written(tmp_path, ruleset(**changes)))

        assert rule.match == "s'abonner a la newsletter"

    def test_longer_lines_do_not_match(self, tmp_path):
        """The length counts in characters of the line as given, without the space around it."""
        (rule,) = load(written(tmp_path, ruleset(longest="26")))

        assert rule.takes("  Sign up for our newsletter  ")
        assert not rule.takes("Sign up for our newsletter.")

    @pytest.mark.parametrize(
        ("match", "longest", "found"),
        [
            ("sign up for our newsletter", None, 26 + DECORATION),
            ("sign up for our newsletter(?: now){0,3}", None, 38 + DECORATION),
            ("sign up for our newsletter.{0,300}", None, SHOWN),
            ("sign up for our newsletter.{0,300}", "30", 30),
            ("sign up for our newsletter .{0,300}", "300", 300),
            ("sign up for our newsletter .{0,100}", "300", 127 + DECORATION),
        ],
    )
    def test_the_length_is_no_more_than_the_pattern_can_take(self, tmp_path, match, longest, found):
        """And what folding takes off around it."""
        changes = {"match": f"'{match}'", "longest": longest, "removes": "['Sign up for our newsletter now']" if ".{" in match else RULE["removes"]}
        (rule,) = load(written(tmp_path, ruleset(keeps="['A newsletter', 'Sign up']", **changes)))

        assert rule.longest == found

    @pytest.mark.parametrize("line", ["• Sign up for our newsletter …!", "[Sign up for our newsletter]", "▶▶▶ Sign up for our newsletter »»»"])
    def test_decoration_costs_no_verdict(self, tmp_path, line):
        """A decorated line is longer than the pattern."""
        (rule,) = load(written(tmp_path, ruleset()))

        assert rule.takes(line)

    @pytest.mark.parametrize(
        "line",
        [
            unicodedata.normalize("NFD", "Đăng ký nhận bản tin điện tử miễn phí của tòa soạn chúng tôi để nhận tin tức mới nhất"),
            "Đ\u200bă\u200bn\u200bg ký nhận bản tin điện tử miễn phí của tòa soạn chúng tôi để nhận tin tức mới nhất",
        ],
    )
    def test_decomposed_letters_cost_no_verdict(self, tmp_path, line):
        """They make a line longer, and count as they are folded."""
        text = "Đăng ký nhận bản tin điện tử miễn phí của tòa soạn chúng tôi để nhận tin tức mới nhất"
        changes = {"match": f"'{text.lower()}'", "removes": f"['{text}']", "keeps": "['Bản tin', 'Tin tức']"}
        (rule,) = load(written(tmp_path, ruleset(**changes)))

        assert rule.takes(line)

    def test_a_missing_file_is_no_rule_error(self, tmp_path):
        """The command tells the two apart."""
        with pytest.raises(OSError, match=r"missing\.toml"):
            load(tmp_path / "missing.toml")


NAME = "rule 'newsletter-signup'"


class TestRefusals:
    """One for each kind of error: the file, the rule, the value and the fix are in the message."""

    @pytest.mark.parametrize("data", [b"[[rule]\n", b"id = 'a\n", b"x = '\xff'\n", b"x = " + b"[" * 3000])
    def test_not_toml(self, tmp_path, data):
        """With the place that TOML's own error gives."""
        path = tmp_path / "mine.toml"
        path.write_bytes(data)
        with pytest.raises(RuleError, match="not a TOML file in UTF-8") as refused:
            load(path)

        assert str(path) in str(refused.value)

    def test_a_byte_order_mark(self, tmp_path):
        """Some editors write one; it is no part of the rules."""
        path = tmp_path / "mine.toml"
        path.write_text(ruleset(), encoding="utf-8-sig")

        assert [rule.id for rule in load(path)] == ["own/other/newsletter-signup"]

    @pytest.mark.parametrize(
        ("pattern", "says"),
        [
            ("(?<=a{0,3})sign up", "look-behind requires fixed-width"),
            ("sign up{0,99999999999}", "repetition number is too large"),
            ("(?:" * 3000 + "sign up" + ")" * 3000, "nests its groups too deeply"),
        ],
        ids=["look-behind", "number", "groups"],
    )
    def test_patterns_that_cannot_be_compiled(self, tmp_path, pattern, says):
        """Whatever Python says of them, it is said with the rule's name."""
        message = refusal(tmp_path, ruleset(match=f"'{pattern}'"))

        assert NAME in message
        assert says in message

    @pytest.mark.parametrize("text", ["", "[rule]\nid = 'a'\n", "rule = 3\n", "rule = []\n", "rules = []\n"])
    def test_no_rules(self, tmp_path, text):
        """A file without a rule is a mistake."""
        assert "[[rule]]" in refusal(tmp_path, text)

    def test_unknown_setting_of_the_file(self, tmp_path):
        """Named."""
        message = refusal(tmp_path, "language = 'en'\n" + ruleset())

        assert "'language'" in message
        assert "'unless' and 'family'" in message

    def test_the_same_id_twice(self, tmp_path):
        """In one file."""
        message = refusal(tmp_path, ruleset() + ruleset())

        assert "newsletter-signup'" in message
        assert "give each its own" in message

    @pytest.mark.parametrize("value", [None, "3", "''", "'Newsletter'", "'news letter'", "'news/letter'", "'-news'", "'news_letter'"])
    def test_bad_id(self, tmp_path, value):
        """The rule is named by its place."""
        message = refusal(tmp_path, ruleset(id=value))

        assert "rule 1" in message
        assert "id = 'newsletter-signup'" in message

    def test_a_rule_that_is_no_table(self, tmp_path):
        """Such as a list of phrases."""
        assert "rule 1" in refusal(tmp_path, "rule = ['sign up']\n")

    def test_unknown_key(self, tmp_path):
        """With the keys that there are."""
        message = refusal(tmp_path, ruleset(pattern="'x'"))

        assert NAME in message
        assert "'pattern'" in message
        assert "match" in message

    @pytest.mark.parametrize("value", ["'adverts'", "''", "3"])
    def test_unknown_family(self, tmp_path, value):
        """With the families that there are."""
        message = refusal(tmp_path, ruleset(family=value))

        assert NAME in message
        assert value in message
        assert "promo" in message

    @pytest.mark.parametrize("value", [None, "''"])
    def test_no_source(self, tmp_path, value):
        """Where was it seen?"""
        message = refusal(tmp_path, ruleset(source=value))

        assert NAME in message
        assert "source = " in message
        assert "must say where the phrase was seen" in message

    @pytest.mark.parametrize("value", ["'neighbor'", "true", "['neighbour']"])
    def test_unknown_need(self, tmp_path, value):
        """With the only one there is."""
        message = refusal(tmp_path, ruleset(needs=value))

        assert NAME in message
        assert "needs = 'neighbour'" in message

    @pytest.mark.parametrize("value", ["0", "-1", "1001", "20.5", "'20'", "true"])
    def test_bad_length(self, tmp_path, value):
        """With the range."""
        message = refusal(tmp_path, ruleset(longest=value))

        assert NAME in message
        assert f"longest = {value.replace('true', 'True')}" in message
        assert "from 1 to 1000" in message

    @pytest.mark.parametrize("key", ["removes", "keeps", "unless"])
    @pytest.mark.parametrize("value", ["'a line'", "[3]", "3", "true"])
    def test_lists(self, tmp_path, key, value):
        """A string alone is no list of lines."""
        message = refusal(tmp_path, ruleset(**{key: value}))

        assert NAME in message
        assert f"{key} must be a list of strings" in message

    @pytest.mark.parametrize("value", [None, "''", "'  '", "3", "['a']"])
    def test_no_pattern(self, tmp_path, value):
        """What is there is shown."""
        message = refusal(tmp_path, ruleset(match=value))

        assert NAME in message
        assert "a pattern must be a string" in message

    @pytest.mark.parametrize("pattern", ["sign up… newsletter", "newsletter — sign up", "newsletter［s］", "newsletter？"])
    def test_characters_that_fold_to_signs(self, tmp_path, pattern):
        """They would change what the pattern means."""
        message = refusal(tmp_path, ruleset(match=f"'{pattern}'"))

        assert NAME in message
        assert "write it as ASCII with a backslash" in message

    @pytest.mark.parametrize("pattern", ["newsletter(", "newsletter[", "*newsletter", "newsletter{2,1}", r"newsletter\p{L}"])
    def test_no_regular_expression(self, tmp_path, pattern):
        """With what ``re`` says."""
        message = refusal(tmp_path, ruleset(match=f"'{pattern}'"))

        assert NAME in message
        assert "is no regular expression" in message

    @pytest.mark.parametrize("pattern", ["Newsletter", "newsletteR", "(?:A|b) newsletter", "[A] newsletter"])
    def test_capital_letters(self, tmp_path, pattern):
        """They never match folded lines."""
        message = refusal(tmp_path, ruleset(match=f"'{pattern}'"))

        assert NAME in message
        assert pattern in message
        assert "lower case" in message

    @pytest.mark.parametrize(
        "pattern", ["newsletter.*", "newsletter.+", "newsletter.{2,}", "newsletter(?:a+)?", "newsletter.*?", "(?=.*x)newsletter"]
    )
    def test_unbounded_repeats(self, tmp_path, pattern):
        """With what to write instead."""
        message = refusal(tmp_path, ruleset(match=f"'{pattern}'"))

        assert NAME in message
        assert "unbounded repeat" in message
        assert "{0,40}" in message

    def test_unbounded_repeats_in_exceptions(self, tmp_path):
        """They are searched for, so they cost more."""
        assert "unbounded repeat" in refusal(tmp_path, ruleset(unless="['a.*b']"))

    @pytest.mark.parametrize("pattern", [".{1,40}", r"\w{1,9} \d", "(?:newsletter)?.{0,9}", ".{0,9}letter"])
    def test_no_fixed_word(self, tmp_path, pattern):
        """A rule that the gate cannot see would be tried on every line."""
        message = refusal(tmp_path, ruleset(match=f"'{pattern}'"))

        assert NAME in message
        assert repr(pattern) in message
        assert "add one" in message

    def test_no_opening_word_of_a_long_line(self, tmp_path):
        """The gate sees only the ends of long lines."""
        message = refusal(tmp_path, ruleset(match="'.{0,400} newsletter'", longest="400"))

        assert NAME in message
        assert "begin it with a fixed one, or set longest to 200" in message

    @pytest.mark.parametrize("changes", [{"removes": "[]"}, {"removes": None}, {"keeps": "[]"}, {"keeps": None}, {"keeps": "['Newsletter']"}])
    def test_too_few_examples(self, tmp_path, changes):
        """One and two at least."""
        message = refusal(tmp_path, ruleset(**changes))

        assert NAME in message
        assert "one line that it removes and two that it keeps" in message

    def test_an_example_that_does_not_match(self, tmp_path):
        """With the folded form, which the pattern sees."""
        message = refusal(tmp_path, ruleset(removes="['Sign up for our “newsletter”']"))

        assert NAME in message
        assert "'Sign up for our “newsletter”'" in message
        assert "folded 'sign up for our \"newsletter\"'" in message

    def test_a_kept_line_that_matches(self, tmp_path):
        """With the ways to mend it."""
        message = refusal(tmp_path, ruleset(keeps="['Sign up to our newsletter', 'A newsletter']"))

        assert NAME in message
        assert "'Sign up to our newsletter'" in message
        assert "narrow 'match' or extend 'unless'" in message

    @pytest.mark.parametrize("value", ["'[“”]'", "3", "[3]"])
    def test_the_files_exceptions_must_be_a_list(self, tmp_path, value):
        """A string would be read letter by letter."""
        assert "unless" in refusal(tmp_path, f"unless = {value}\n" + ruleset())

    @pytest.mark.parametrize(("key", "value"), [("source", "3"), ("why", "3"), ("family", "['promo']"), ("source", "['a page']")])
    def test_texts_must_be_strings(self, tmp_path, key, value):
        """Nothing is coerced silently."""
        message = refusal(tmp_path, ruleset(**{key: value}))

        assert NAME in message
        assert key in message

    @pytest.mark.parametrize("pattern", ["[A-Z]{1,3} newsletter", "newsletter[A-F]"])
    def test_ranges_of_capital_letters(self, tmp_path, pattern):
        """They never match folded lines either."""
        assert "lower case" in refusal(tmp_path, ruleset(match=f"'{pattern}'"))
