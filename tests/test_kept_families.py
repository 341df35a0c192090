"""A family that is kept stays under whatever name: the model does not take as something else what a rule knows and was told to leave."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cleantext import Chain, Document, Removal, preset
from cleantext.families import FAMILIES
from cleantext.presets import PRESETS
from loading import rules
from toys import Takes

GOLDENS = Path(__file__).parent / "goldens"
TEXTS = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(GOLDENS.glob("*/input.txt"))}
ARTICLE = """\
Ferry returns after eleven weeks

By Ada Ferrer, 12 March 2026, 10:15

The ferry between the two harbours came back on Monday after eleven weeks in the yard, the company said.

The ferry on Monday. (Photo by Ines Karlsen/AFP)

Sign up for our newsletter

About four hundred people had waited on the pier, many of them since the early morning, and they cheered.

“Something went wrong with the old engine,” the captain said. “The new one is only seven weeks old.”

Share this article

Read also: Mill burns down in the night
"""


def taken(chain: Chain, text: str, family: str) -> set[tuple[int, int]]:
    """The spans, without white space around them, that a chain removes as this family."""
    result = chain.explain(text)
    found = set()
    for removal in result.removals:
        if removal.family == family:
            span = text[removal.start : removal.end]
            start = removal.start + len(span) - len(span.lstrip())
            found.add((start, start + len(span.strip())))
    return found


@pytest.mark.parametrize("kept", ["byline", "promo", "share", "related"])
def test_a_line_of_a_kept_family_stays(kept):
    """The byline was taken by the model as a promo line."""
    result = preset("article", keep={kept}).explain(ARTICLE)
    lines = [ARTICLE[start:end] for start, end in taken(preset("article", risk=0), ARTICLE, kept)]

    assert lines
    assert all(line in result.text for line in lines)


@pytest.mark.parametrize("family", sorted(PRESETS["article"]))
def test_what_a_rule_of_a_kept_family_knows_stays(family):
    """Whatever rules of other families say of it: "Advertisement" is an ad marker, and a message of the page."""
    kept = preset("article", keep={family})
    lines = [line for rule in rules() if rule.family == family and not rule.needs and not rule.where for line in rule.removes]

    assert not [line for line in lines[::3] if kept(line) != line]


def test_copies_and_captions_are_not_kept_for_their_place():
    """A second copy of a pitch is a pitch, and the credit at a caption's end is no part of it."""
    text = "The bridge opened.\n\nSign up for our newsletter\n\nIt rained.\n\nSign up for our newsletter"
    assert preset("article", keep={"dup"})(text) == "The bridge opened.\n\nIt rained."


def test_with_only_all_others_stay():
    """They are kept as well."""
    result = preset("article", only={"promo"}).explain(ARTICLE)

    assert [removal.rule for removal in result.removals] == ["en/promo/long-newsletter-pitch"]


@pytest.mark.parametrize("name", TEXTS)
def test_the_model_takes_nothing_that_a_rule_takes_as_a_kept_family(name):
    """In each golden, each family kept in turn that something is taken of."""
    text = TEXTS[name]
    by_rules = preset("article", risk=0)
    for family in sorted({removal.family for removal in by_rules.explain(text).removals}):
        spans = taken(by_rules, text, family)
        by_model = [removal for removal in preset("article", keep={family}).explain(text).removals if removal.rule.startswith("model/")]
        again = Chain(preset("article", risk=0, keep=set(FAMILIES) - {family}).filters)
        known = spans & taken(again, text, family)  # by rules that ask for no other family beside the line
        assert not [(text[start:end], removal) for start, end in known for removal in by_model if removal.start < end and start < removal.end]


def all_lines(document: Document, gone: object) -> list[Removal]:
    """A judge that votes against each line."""
    return [document.removal(index, "other", "mine/all", "is a line") for index in range(len(document.lines))]


def test_a_judge_of_ones_own_spares_them_too():
    """And takes what no filter knows."""
    chain = Chain([Takes("ours", family="ad")], judge=all_lines, keep={"ad"})

    assert chain("ours\ntheirs") == "ours"


def test_many_kept_lines_cost_no_more_each():
    """Calls in place of seconds: twice the lines take about twice the calls, with a judge that votes against all of them."""
    chain = Chain([Takes("ours", family="ad")], judge=all_lines, keep={"ad"})

    def calls(lines: int) -> int:
        count = 0

        def seen(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(seen)
        try:
            chain("ours\ntheirs\n" * lines)
        finally:
            sys.setprofile(None)
        return count

    assert calls(400) < 2.5 * calls(200)
