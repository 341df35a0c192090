"""What is compared on texts: the shipped presets, and the rules by which others clean texts line by line.

Rules that judge whole documents are left out, as they clean nothing: C4's on "{", "lorem ipsum" and the number of sentences, RefinedWeb's on the
share of words removed.
"""

from __future__ import annotations

import html
import importlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from cleantext import Chain, preset
from installing import installed

#: datatrove imports the last two and does not require them.
DATATROVE = ("clean-text==0.7.1", "datatrove==0.10.1", "numpy", "regex")
EXTRACTORS = (
    "trafilatura==2.3.1",
    "readability-lxml==0.9",
    "newspaper4k==0.9.6",
    "Resiliparse==2.0.1",
    "jusText==3.0.2",
    "boilerpy3==1.0.7",
    "goose3==3.1.22",
    "lxml_html_clean",
)


class Cleaner(NamedTuple):
    """Something that takes a text.

    Attributes:
        name: as printed.
        run: the cleaned text.
        ours: whether it is the library.
        taken: where it took something out of a text, as half-open spans of characters; None where it does not tell.
    """

    name: str
    run: Callable[[str], str]
    ours: bool = False
    taken: Callable[[str], list[tuple[int, int]]] | None = None


#: The name of the preset that people get who choose none.
DEFAULT = "cleantext"
RULES = "cleantext, rules alone"


def ours() -> list[Cleaner]:
    """The presets, and the rules without the model."""
    chains = {
        DEFAULT: preset("auto"),
        "cleantext, preset article": preset("article"),
        "cleantext, preset page": preset("page"),
        "cleantext, preset named": preset("named"),
        RULES: preset("article", risk=0),
    }
    return [Cleaner(name, chain, ours=True, taken=partial(_removed, chain)) for name, chain in chains.items()]


def _removed(chain: Chain, text: str) -> list[tuple[int, int]]:
    return [(removal.start, removal.end) for removal in chain.explain(text).removals]


def peers() -> Iterator[Cleaner]:
    """The rules of others; those whose package could not be installed are left out, which is said on standard error."""
    for name, make in (("C4 line rules (datatrove 0.10.1)", c4), ("RefinedWeb line rules", lambda: refinedweb), ("jusText 3.0.2 on lines", justext)):
        try:
            yield Cleaner(name, make())
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    yield Cleaner("duplicate lines dropped", distinct, taken=repeated)


def c4() -> Callable[[str], str]:
    """The C4 line rules as datatrove ships them, without those that drop a whole document."""
    installed("peers", DATATROVE)
    document = importlib.import_module("datatrove.data").Document
    filters = importlib.import_module("datatrove.pipeline.filters")
    rules = filters.C4QualityFilter(min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False)

    def run(text: str) -> str:
        held = document(text=text, id="0")
        rules.filter(held)
        return str(held.text)

    return run


_COUNTED = "likes|shares|comments|retweets|reposts|quotes|bookmarks|upvotes|downvotes|downloads|views|followers"
_COUNTER = re.compile(rf"\W*\d[\d,.]*[kmb]?\s+(?:{_COUNTED})\W*")
#: Taken out of short lines: wherever they stand, at the end, and at the beginning.
_TAKEN_OUT = [re.compile(wording, re.IGNORECASE) for wording in ("items in cart", r"read more\.\.\.$", "^sign-in")]


def refinedweb(text: str) -> str:
    """RefinedWeb's corrections line by line, after the table in its paper (Penedo et al. 2023, appendix G.2), with the figures that DataComp-LM
    published for them: lines that are capitals by more than half, a number, a counter of likes or a single word go; lines of ten words or fewer are
    rid of "sign-in" in front, "read more..." at the end and "items in cart", and go if nothing is left.
    """
    return "\n".join(kept for line in text.split("\n") if (kept := _corrected(line)) is not None)


def _corrected(line: str) -> str | None:
    stripped = line.strip()
    if not stripped:
        return line
    if sum(map(str.isupper, line)) > 0.5 * len(line) or all(map(str.isdigit, stripped)) or _COUNTER.fullmatch(stripped.lower()):
        return None
    if len(stripped.split()) < 2:
        return None
    if len(stripped.split()) > 10:
        return line
    shorter = stripped
    for wording in _TAKEN_OUT:
        shorter = wording.sub("", shorter).strip()
    return line if shorter == stripped else shorter or None


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLACE = re.compile(r"p\[(\d+)\]")


def justext() -> Callable[[str], str]:
    """jusText, each line handed to it as a paragraph of HTML, with the words of that of its languages of which the text has most."""
    installed("extractors", EXTRACTORS)
    module = importlib.import_module("justext")
    words = {language: module.get_stoplist(language) for language in sorted(module.get_stoplists())}
    spoken = speaker(words)

    def run(text: str) -> str:
        lines = [line for line in text.split("\n") if line.strip()]
        if not lines:
            return ""
        page = "".join(f"<p>{html.escape(_NO_XML.sub(' ', line))}</p>" for line in lines)
        paragraphs = module.justext(f"<html><body>{page}</body></html>", words[spoken(text)])
        # By the place in the page, since lines of nothing but signs that HTML ignores are no paragraphs to it.
        kept = {int(_PLACE.findall(paragraph.xpath)[-1]) for paragraph in paragraphs if not paragraph.is_boilerplate}
        return "\n".join(line for number, line in enumerate(lines, 1) if number in kept)

    return run


def speaker(words: Mapping[str, Iterable[str]]) -> Callable[[str], str]:
    """Tells the language of a text: the one of whose common words, given by language, it has most; English rather than others."""
    speak: dict[str, list[str]] = {}
    for language, known in words.items():
        for word in known:
            speak.setdefault(word, []).append(language)

    def spoken(text: str) -> str:
        votes = Counter(language for word in text.lower().split() for language in speak.get(word, ()))
        return max(words, key=lambda language: (votes[language], language == "English"))

    return spoken


def distinct(text: str) -> str:
    """The text with the first of each line only, white space around it apart."""
    return "\n".join(line for line, again in _again(text) if not again)


def repeated(text: str) -> list[tuple[int, int]]:
    """The spans of the lines that `distinct` drops."""
    found, at = [], 0
    for line, again in _again(text):
        if again:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _again(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it says what one before it says."""
    seen: set[str] = set()
    for line in text.split("\n"):
        said = line.strip()
        yield line, said in seen
        if said:
            seen.add(said)
