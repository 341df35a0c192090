"""What a page tells of a line."""

from __future__ import annotations

import pickle

import pytest

from cleantext import Document
from cleantext.hints import Node


class TestHints:
    def hint(self, markup, place=0):
        found = Document.from_html(markup).hints[place]
        assert found is not None
        return found

    def test_a_hint(self):
        hint = self.hint('<div class="storyBody main"><h2 id="lead-in">One <a href="/">two</a></h2></div>')

        assert (hint.tag, hint.level) == ("h2", 2)
        assert hint.words == {"story", "body", "main", "lead", "in"}
        assert hint.within == {"html", "body", "div", "h2"}
        assert hint.path == "html > body:nth-child(1) > div:nth-child(1) > h2:nth-child(1)"
        assert hint.link_density == pytest.approx(3 / 7)
        assert 0 <= hint.inside <= 1
        assert not hint.hidden
        assert repr(hint) == f"<Hint h2, {hint.inside:.2f} inside, at {hint.path}>"

    @pytest.mark.parametrize("attribute", ["hidden", 'style="display: none"', "aria-hidden=true"])
    def test_hidden(self, attribute):
        assert self.hint(f"<div {attribute}><p>One</p></div>").hidden

    def test_what_is_inline_around_a_block(self):
        assert (
            self.hint("<x-y><span><div>One</div></span></x-y>").path
            == "html > body:nth-child(1) > x-y:nth-child(1) > span:nth-child(1) > div:nth-child(1)"
        )

    def test_each_line_of_code_has_the_same(self):
        document = Document.from_html("<pre>one\n\ntwo</pre>")

        assert document.lines == ("one", "", "two")
        assert document.hints[0] is document.hints[2]
        assert document.hints[1] is None

    def test_links(self):
        hints = [self.hint(f"<p>{text}</p>") for text in ('<a href="/">One</a>', "One", '<a href="/"><b>One</b></a>', '<a href="/">On</a>es')]

        assert [hint.link_density for hint in hints] == [1, 0, 1, 0.5]

    def test_very_long_names(self):
        """They are cut off."""
        assert len(self.hint(f'<p class="{"nav-item " * 10_000}">One</p>').node.names) <= 1000

    def test_nodes(self):
        node = self.hint("<div><p>One").node

        assert isinstance(node, Node)
        assert [around.tag for around in node] == ["p", "div", "body", "html"]
        assert repr(node) == f"<Node {node.path}>"

    def test_a_text_has_none(self):
        assert Document("One\ntwo").hints == ()
        assert Document("One\ntwo").path(0) == ""

    @pytest.mark.parametrize("levels", [1, 50, 400])
    def test_pickle(self, levels):
        document = Document.from_html("<div class=x>" * levels + "<p>One</p><pre>two\n\nthree</pre>")
        copy = pickle.loads(pickle.dumps(document))

        assert (copy.source, copy.lines, copy.page) == (document.source, document.lines, document.page)
        assert list(map(repr, copy.hints)) == list(map(repr, document.hints))
