"""Markdown: lines are judged as readers see them, and cut as they are."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.markdown import fenced, gap, is_heading, may_be_marked, seen
from cleantext.presets import preset
from strategies import TRAPS, articles, furniture, sentences, texts
from test_model import ARTICLE

#: How a line may be marked as a whole.
MARKS = [
    "{}",
    "[{}](https://example.org/a-page?b=c#d)",
    '[{}](/page "A title")',
    "**{}**",
    "**[{}](https://example.org)**",
    "## {}",
    "[![](p.png)](/) {}",
]
ADDRESS = "https://example.org/a_(b)/c?d=e%20f"


@cache
def chain(name: str) -> Chain:
    """The filters of a preset, no repair and no model; built once."""
    chosen = preset(name, risk=0)
    return Chain(chosen.filters)


@st.composite
def marked(draw: st.DrawFn, lines: list[str]) -> str:
    """The text with marks around some of its lines."""
    return "\n".join(draw(st.sampled_from(MARKS)).format(line) if line.strip() and not re.search(r"[\[\]*\\#]", line) else line for line in lines)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Plain words, no marks", "Plain words, no marks", id="plain"),
        pytest.param("[Sign up](/join)", "Sign up", id="link"),
        pytest.param(f"Sign [up]({ADDRESS}) for our [news]({ADDRESS} 'x')", f"Sign up for our [news]({ADDRESS} 'x')", id="address"),
        pytest.param('[Sign up](/join "Our list")', "Sign up", id="title"),
        pytest.param("[**Sign** up](/join)", "Sign up", id="bold-in-link"),
        pytest.param("**[Sign up](/join)**", "Sign up", id="link-in-bold"),
        pytest.param("### Related **news**", "Related news", id="heading"),
        pytest.param("#harbour [today](/t)", "#harbour today", id="hashtag"),
        pytest.param("# count the boats", "# count the boats", id="comment"),
        pytest.param("![Logo](l.png) [Home](/)", "Home", id="picture-beside"),
        pytest.param("[![Logo](l.png)](/) Home", "Home", id="linked-picture"),
        pytest.param("![A ferry](f.jpg)", "![A ferry](f.jpg)", id="picture-alone"),
        pytest.param("[![Logo](l.png)](/)", "[![Logo](l.png)](/)", id="linked-picture-alone"),
        pytest.param("**A\\_b \\[c\\]**", "A_b [c]", id="escapes"),
        pytest.param("a\\_b", "a\\_b", id="no-marks-but-an-escape"),
        pytest.param("***", "***", id="rule"),
        pytest.param("[1] A note (see below)", "[1] A note (see below)", id="footnote"),
        pytest.param("f[0](x) = g", "f0 = g", id="code"),
    ],
)
def test_what_readers_see(line, expected):
    """One line."""
    assert seen(line) == expected
    assert seen(f"  {line}\t") == expected


@given(texts())
def test_every_line_shows_something_of_itself(text):
    """No character is new, none is moved; a line with text has text; a text without signs of marks is not looked into."""
    for line in text.split("\n"):
        shown = seen(line)
        left = iter(line)
        assert all(sign in left for sign in shown)
        assert bool(shown) == bool(line.strip())
        assert shown == shown.strip()
        if not may_be_marked(text):
            assert shown == line.strip()


@given(articles(), st.data())
def test_a_cut_parts_no_link_and_loses_no_word(text, data):
    """What readers see of the two parts is what they saw of the whole."""
    line = data.draw(marked(text.split("\n")[:1]))
    shown = seen(line)
    at = data.draw(st.integers(1, max(1, len(shown) - 1)))
    found = gap(line, at) if shown != line.strip() and len(shown) > 1 else None

    if found is None:
        return
    before, after = line[: found[0]], line[found[1] :]
    assert before.count("](") + after.count("](") == line.count("](")
    parts = seen(before), seen(after)
    if not any(part.startswith("[!") or not re.search(r"[^\W_]", part) for part in parts):  # nothing but marks is shown as it is
        assert "".join(parts).translate(dict.fromkeys(map(ord, " *#"))) == shown.replace(" ", "")


def test_gaps():
    """Before, after and within a link."""
    line = f"A ferry. **Photo:** [Ada Ferrer]({ADDRESS}) / dpa"
    shown = seen(line)

    assert shown == "A ferry. Photo: Ada Ferrer / dpa"
    assert gap(line, shown.index("Photo")) == (line.index("**"), line.index("Photo"))
    assert gap(line, shown.index("Ada")) == (line.index("[Ada"), line.index("[Ada"))
    assert gap(line, shown.index("Ferrer")) is None
    assert gap(line, shown.index("/ dpa")) == (line.index("/ dpa"), line.index("/ dpa"))


def stays(name: str, text: str) -> list[str]:
    """What stays of each line, as readers see it."""
    source = list(text)
    for removal in chain(name).explain(text).removals:
        source[removal.start : removal.end] = ["\n" if sign == "\n" else "" for sign in source[removal.start : removal.end]]
    return [seen(line) for line in "".join(source).split("\n")]


@pytest.mark.parametrize("name", ["article", "named"])
@given(st.data())
def test_marks_make_no_difference(name, data):
    """The lines that go of an article between furniture go with marks around them, and no others; within a link nothing is cut."""
    lines = data.draw(st.lists(st.one_of(sentences(), furniture(name), st.sampled_from(TRAPS)), max_size=12))
    twin = data.draw(marked("\n\n".join(lines).split("\n")))
    plain = [*map(seen, twin.split("\n"))]
    left = stays(name, "\n".join(plain))

    if all(rest in ("", line) for rest, line in zip(left, plain, strict=True)):
        assert stays(name, twin) == left


@pytest.mark.parametrize("mark", MARKS)
@given(furniture("named"))
def test_furniture_goes(mark, line):
    """Whatever marks stand around it."""
    if re.search(r"[\[\]*\\#]", line) or (mark[0] == "#" and line[0].islower()):
        return
    first, *rest = ARTICLE.split("\n\n")
    text = "\n\n".join([first, *rest[:3], mark.format(line), *rest[3:]])

    assert line not in chain("named")(text)


def test_links_of_an_article_stay():
    """A sentence with links, a list of links, a picture with its caption, code."""
    text = f"""# Harbour board shelves tunnel plan

![The ferry at dawn]({ADDRESS})

The harbour board voted **nine to two** on Monday to shelve the [tunnel]({ADDRESS}), four years after it was first [proposed]({ADDRESS}).

## What it would have cost

Its cost had tripled, the board's treasurer [Ada Ferrer]({ADDRESS}) said, and no [bank]({ADDRESS}) was ready to lend what was still missing.

- [The board's figures]({ADDRESS})
- [What the yard says]({ADDRESS})

The ferries carry about four hundred people an hour. # A remark

The board will meet again in March, when the yard is to say what [the two boats]({ADDRESS}) will cost and how long they take."""

    assert preset()(text) == text


def test_a_credit_is_cut_off_before_its_link():
    """The caption stays; where the cut would part a link all stays."""
    credit = f"The ferry leaves the northern harbour at dawn. Photo: [Ada Ferrer]({ADDRESS}) / dpa"
    within = f"[The ferry leaves the northern harbour at dawn. Photo: Ada Ferrer / dpa]({ADDRESS})"

    assert chain("named")(credit) == "The ferry leaves the northern harbour at dawn."
    assert chain("named")(within) == within


def test_an_allowed_line_stays():
    """Named as readers see it, or as it is."""
    line = f"[Sign up for our newsletter]({ADDRESS})"

    for allowed in (line, "Sign up for our newsletter"):
        assert preset("named", allow=[allowed])(f"A\n\n{line}\n\nB") == f"A\n\n{line}\n\nB"


def test_spans_are_of_the_line_as_it_is():
    """With its marks."""
    line = f"[Sign up for our newsletter]({ADDRESS})"
    (removal,) = preset("named").explain(f"A\n{line}\nB").removals

    assert (removal.start, removal.end) == (2, 3 + len(line))
    assert Document(line).stripped == ("Sign up for our newsletter",)


CODE = """```python
# Related articles
Advertisement
[Sign up for our newsletter](https://example.org)
```"""


@pytest.mark.parametrize("name", ["auto", "page", "named"])
def test_code_stays(name):
    """Between fences; after one that nothing closes lines are text."""
    paragraphs = ARTICLE.split("\n\n")
    text = "\n\n".join([*paragraphs[:3], CODE, *paragraphs[3:]])

    assert preset(name)(text) == text
    assert preset(name)(text.replace("```", "", 1)) != text.replace("```", "", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\n```\nb\n```\nc", {1, 2, 3}, id="fence"),
        pytest.param("```sh\nb\n\n````\nc\n```", {0, 1, 2, 3}, id="longer-end"),
        pytest.param("````\nb\n```\nc\n````", {0, 1, 2, 3, 4}, id="fence-in-fence"),
        pytest.param("- a\n  ```\n  b\n  ```", {1, 2, 3}, id="indented"),
        pytest.param("```\na\n```sh\nb", set(), id="no-end"),
        pytest.param("```a``` b\n```\nc", set(), id="within-a-line"),
    ],
)
def test_fences(text, expected):
    """The lines of code, by their indexes."""
    assert fenced(text.split("\n")) == expected


@pytest.mark.parametrize(("line", "level", "expected"), [("# A", 1, True), ("## A", 1, False), ("## A", 6, True), ("#a", 6, False), ("A", 6, False)])
def test_headings(line, level, expected):
    """By their level."""
    assert is_heading(line, level) is expected


@pytest.mark.parametrize(("ahead", "heading", "under"), [("Share this article", "# Tunnel plan", "Advertisement"), ("", "## Tunnel plan", "")])
def test_a_heading_is_the_articles(ahead, heading, under):
    """A title however short, and beside furniture; any other over a paragraph."""
    paragraphs = "\n\n".join(ARTICLE.split("\n\n")[1:])

    assert heading in preset(risk=0.01)(f"{ahead}\n\n{heading}\n\n{under}\n\n{paragraphs}\n\nSign up for our newsletter")
