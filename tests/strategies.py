"""What hypothesis draws from: articles in ten scripts, page furniture from the rulesets, hostile text, and documents that mix them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from articles import SENTENCES, TRAPS
from cleantext.closing import tells_of_comments
from cleantext.context import COMMENTS
from cleantext.presets import PRESETS
from cleantext.rulesets import shipped
from loading import rules

# Strategies that are asked for inside others are made once: hypothesis looks through the whole of a list to label a choice from it, each time.

#: What a text may hold that is no article: each has broken some cleaner.
HOSTILE = (
    "\ud800",
    "a\udfffb",
    "\U0010ffff\U0001f469\u200d\U0001f4bb",
    "\x00",
    "a\x00b",
    "\r",
    "a\rb",
    "\u2028",
    "one\u2029two",
    "\x0b\x0c\x1c\x1d\x1e\x85",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u00ad",
    "\u202eabc\u202c",
    "e\u0301\u0301\u0301",
    "\u1100\u1161\u11a8",
    "ﬁnancial ﬂow",
    "Ａｄ　ｖｅｒｔ",
    "İstanbul ıǰ ŉ ẞ",
    "schÃ¶n",
    "â€œquotedâ€\x9d",
    "Ã©tÃ© Ã\xa0 la plage",
    "РџСЂРёРІРµС‚",
    "ã\x81\x82ã\x81\x84",
    "&amp;amp; &lt;b&gt; &nbsp;&hellip; &#8217; &#x2019;",
    "&nbsp;",
    "&lt;",
    "<p>not &amp; HTML</p>",
    "&notanentity; &;&",
    "• ",
    "  indented",
    "\tindented",
    "-" * 300,
    "(" * 200,
    "a " * 2000,
    "word " * 400 + "end.",
    "photo by " * 300,
    "/" * 1000,
    "\u3000全角\u3000",
    " ",
    "\t",
    "\xa0",
)
LINE_ENDS = ("\n", "\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "\u2028", "\x0c\n")


@cache
def furniture_lines(preset: str = "article") -> tuple[str, ...]:
    """Each line that some rule removes alone and anywhere, if the preset removes the rule's family."""
    families = PRESETS[preset]
    lines = (line for rule in rules() if not rule.needs and not rule.where and rule.family in families for line in rule.removes)
    return tuple(dict.fromkeys(lines))


@cache
def lead_lines() -> frozenset[str]:
    """Each line that a rule knows as what stands over headlines."""
    return frozenset(line for rule in rules() if rule.leads for line in rule.removes)


@cache
def comment_lines() -> frozenset[str]:
    """Each line that some rule removes and that may stand over readers' comments, as one of the rules that match it says, or its words."""
    known: dict[str, Sequence[int]] = {}
    lines = [line for rule in rules() for line in rule.removes]
    shipped().matching(lines, known)
    return frozenset(line for line in lines if tells_of_comments(line) or any(COMMENTS in shipped().row(number).id for number in known[line]))


@cache
def examples() -> tuple[str, ...]:
    """Each line that some rule removes or keeps."""
    return tuple(dict.fromkeys(line for rule in rules() for line in (*rule.removes, *rule.keeps)))


@cache
def sentences(script: str | None = None) -> SearchStrategy[str]:
    """One sentence of an article, in one of the scripts."""
    if script is None:
        return st.sampled_from([sentence for pool in SENTENCES.values() for sentence in pool])
    return st.sampled_from(SENTENCES[script])


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 6) -> list[str]:
    """Paragraphs of one to three sentences, in one script or in all; no sentence comes twice."""
    script = draw(st.sampled_from([None, *SENTENCES]))
    chosen = draw(st.lists(sentences(script), min_size=1, max_size=most, unique=True))
    made: list[str] = []
    while chosen:
        length = draw(st.integers(1, 3))
        made.append(" ".join(chosen[:length]))
        chosen = chosen[length:]
    return made


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article without furniture: paragraphs with a blank line between them."""
    return "\n\n".join(draw(paragraphs())) + draw(st.sampled_from(["", "\n"]))


@cache
def furniture(preset: str = "article") -> SearchStrategy[str]:
    """A line that the preset removes, whatever stands around it."""
    return st.deferred(lambda: st.sampled_from(furniture_lines(preset)))


@cache
def hostile() -> SearchStrategy[str]:
    """What no writer would write: any characters, known trouble, only blank lines."""
    anything = st.text(st.characters(), max_size=40)
    blank = st.text(st.sampled_from(" \t\r\n\xa0\u3000\x0c"), max_size=12)
    return st.one_of(st.sampled_from(HOSTILE), anything, blank)


@cache
def lines() -> SearchStrategy[str]:
    """Any line: of an article, of the page, a trap, or trouble; at times two of them glued together."""
    one = st.one_of(sentences(), furniture(), st.sampled_from(TRAPS), hostile(), rule_lines())
    glued = st.tuples(one, st.sampled_from([" ", "", "  ", "\t", " | ", ". ", " ("]), one).map("".join)
    return st.one_of(one, one, one, glued)


@cache
def rule_lines() -> SearchStrategy[str]:
    """Any example of any rule: what it removes and what it keeps."""
    return st.deferred(lambda: st.sampled_from(examples()))


@st.composite
def documents(draw: st.DrawFn, ends: tuple[str, ...] = LINE_ENDS) -> str:
    """A document that mixes all of these, with any line ends between them."""
    parts = draw(st.lists(lines(), max_size=8))
    if parts and draw(st.booleans()):
        parts.append(draw(st.sampled_from(parts)))
    pieces = [part + draw(st.sampled_from(ends)) for part in parts]
    text = "".join(pieces)
    return text if draw(st.booleans()) else text.rstrip("\r\n")


@cache
def texts() -> SearchStrategy[str]:
    """Any str whatever, mostly documents."""
    return st.one_of(documents(), documents(), articles(), hostile())


@cache
def plain_documents() -> SearchStrategy[str]:
    """Documents whose only line end is a newline, without carriage returns."""
    return documents(("\n", "\n\n", "\n\n\n", "\n \n")).map(lambda text: text.replace("\r", ""))
