"""The texts that the benchmarks clean: made from the project's own files, read from a corpus, or hostile on purpose."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cleantext
from sets import records

RULESETS = Path(cleantext.__file__).parent / "rulesets"
EXAMPLES = Path(__file__).parent.parent / "examples"
#: Lines of the example articles from this length on, in characters, count as paragraphs.
PARAGRAPH = 120


class Corpus(NamedTuple):
    """Documents to measure on.

    Attributes:
        name: heads the tables.
        origin: one sentence for the reader: what text this is.
        documents: the texts.
    """

    name: str
    origin: str
    documents: list[str]

    @property
    def megabytes(self) -> float:
        """Size in UTF-8, in units of 10^6 bytes."""
        return sum(len(text.encode("utf-8", "surrogatepass")) for text in self.documents) / 1e6


class Pool(NamedTuple):
    """What the made texts of one language are put together from."""

    sentences: Sequence[str]
    furniture: Sequence[str]


def read(paths: Sequence[Path], source: str) -> Corpus:
    """The texts of JSON lines ``{"text": …}`` (source "text") or ``{"out": {source: …}}``; a path may end in .gz.

    Raises:
        SystemExit: no line holds that source.
    """
    found = list(stream(paths, source))
    if not found:
        raise SystemExit(f"no text from {source!r} in {', '.join(map(str, paths))}: name another --source")
    return Corpus(source, f"{source} of {', '.join(path.name for path in paths)}", found)


def stream(paths: Sequence[Path], source: str) -> Iterator[str]:
    """The texts that `read` collects."""
    for path in paths:
        for record in records(path):
            text = record.get("text") if source == "text" else record.get("out", {}).get(source)
            if text:
                yield text


def sampled(corpus: Corpus, megabytes: float) -> Corpus:
    """Every n-th document of the corpus, so many that about this much is left."""
    step = max(1, round(corpus.megabytes / megabytes))
    return corpus._replace(documents=corpus.documents[::step])


def made(megabytes: float) -> list[Corpus]:
    """Articles and whole pages made of the project's own examples, each about this large."""
    neutral = f"{len(prose())} sentences of examples/ and, harder than life," if prose() else "nothing but, far harder than life,"
    told = f"made with a fixed seed of {neutral} sentences that share words with a rule and yet stay, and of lines that go;"
    articles_told, pages_told = f"{told} 1 line in 10 is furniture", f"{told} 1 line in 4 is furniture, half are as short as those of menus"
    return [
        Corpus("made-articles", articles_told, list(enough(articles(seed=1), megabytes))),
        Corpus("made-pages", pages_told, list(enough(pages(seed=2), megabytes))),
    ]


def enough(documents: Iterator[str], megabytes: float) -> Iterator[str]:
    """The first documents that are together about this large."""
    size = 0
    for text in documents:
        yield text
        size += len(text.encode("utf-8", "surrogatepass"))
        if size >= megabytes * 1e6:
            return


@cache
def pools() -> tuple[Pool, ...]:
    """For each language the sentences that its rules keep and the lines that they remove; English six times, as the web has it.

    Raises:
        SystemExit: there are no rulesets.
    """
    found = []
    for folder in sorted(RULESETS.iterdir()):
        rules = [rule for path in sorted(folder.glob("*.toml")) for rule in tomllib.loads(path.read_text("utf-8"))["rule"]]
        kept, removed = ([line for rule in rules for line in rule[key]] for key in ("keeps", "removes"))
        if len(kept) > 20:
            found += [Pool(kept, removed)] * (6 if folder.name == "en" else 1)
    if not found:
        raise SystemExit(f"{RULESETS} holds no rulesets to make texts of: name a --corpus")
    return tuple(found)


@cache
def prose() -> tuple[str, ...]:
    """The sentences of the paragraphs of examples/."""
    lines = [line for path in sorted(EXAMPLES.rglob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return tuple(sentence for line in lines if len(line) >= PARAGRAPH for sentence in re.split(r"(?<=[.!?]) ", line))


def paragraph(pick: random.Random, pool: Pool) -> str:
    """Sentences of examples/; in one paragraph of ten, or in all where there are no examples, those that share words with a rule."""
    alike = not prose() or pick.random() < 0.1
    return " ".join(pick.choices(pool.sentences if alike else prose(), k=pick.randint(1, 5)))


def articles(seed: int) -> Iterator[str]:
    """Articles as a good extractor leaves them: paragraphs, and furniture in one line of ten."""
    pick = random.Random(seed)
    while True:
        pool = pick.choice(pools())
        yield "\n".join(paragraph(pick, pool) if pick.random() < 0.9 else pick.choice(pool.furniture) for _ in range(pick.randint(8, 50)))


def pages(seed: int) -> Iterator[str]:
    """Whole pages as text: half of the lines short ones of a menu's kind, a quarter furniture, the rest paragraphs or blank."""
    pick = random.Random(seed)
    while True:
        pool = pick.choice(pools())
        yield "\n".join(page_line(pick, pool) for _ in range(pick.randint(60, 400)))


def page_line(pick: random.Random, pool: Pool) -> str:
    """One line of a page."""
    kind = pick.random()
    if kind < 0.5:
        return " ".join(pick.choice(pool.sentences).title().split()[: pick.randint(1, 4)])
    if kind < 0.75:
        return pick.choice(pool.furniture)
    return paragraph(pick, pool) if kind < 0.9 else ""


def hostile(trigger_words: Sequence[str]) -> dict[str, Callable[[int], str]]:
    """Texts that might cost more than they should, by name: each a function from a size, in characters, to a text.

    Args:
        trigger_words: words for which some rule is tried.
    """
    triggers = " ".join(trigger_words) or "newsletter"
    indented = "• Oops!\n   Something went wrong.\n     Please try again later.\n"
    return {
        "prose on one line": lambda n: ("The council met on Monday, and “nothing” was decided. " * (n // 54 + 1))[:n],
        "trigger words on one line": lambda n: (f"{triggers} " * (n // len(triggers) + 1))[:n],
        "trigger words, lines of 30 distinct": lambda n: trigger_lines(trigger_words, n),
        "short lines, distinct": lambda n: "\n".join(f"line {k:x}" for k in range(n // 10)),
        "short lines, repeated": lambda n: "Share\n" * (n // 6),
        "short lines, no letters": lambda n: "12\n" * (n // 3),
        "blank lines": lambda n: "\n" * n,
        "brackets on one line": lambda n: "(" * n,
        "credits on one line": lambda n: "Photo: Reuters/AFP via Getty Images " * (n // 36),
        "credits, lines of": lambda n: "".join(f"Photo: Ada Ferrer {k:x}/Reuters\n" for k in range(n // 32)),
        "a caption with many credits": lambda n: "The bridge at dawn." + " (Photo: Ada Ferrer/Reuters)" * (n // 29),
        "a/b/ on one line": lambda n: "a/b/" * (n // 4),
        "spaces on one line": lambda n: "x" + " " * n + "x",
        "wrapped prose, 72 columns": lambda n: "The council met on Monday in the old town hall and nothing was decided\n" * (n // 71),
        "indented messages": lambda n: indented * (n // len(indented)),
        "ever deeper indents": lambda n: "\n".join(" " * (k % 300) + "Oops!" for k in range(n // 156)),
        "mojibake on every line": lambda n: "It’s â€œfineâ€\x9d, she said.\n" * (n // 28),
        "HTML entities on every line": lambda n: "Fish &amp; chips\n" * (n // 17),
        "Chinese on one line": lambda n: "扫码关注我们的新闻" * (n // 9),
        "a notice on one line, repeated": lambda n: "All rights reserved. " * (n // 21),
        "a label on one line, repeated": lambda n: "関連記事。" * (n // 5),
        "CRLF": lambda n: "The council met on Monday.\r\n" * (n // 28),
    }


def trigger_lines(trigger_words: Sequence[str], characters: int) -> str:
    """Distinct lines of about 30 characters, each of which begins with a trigger word and holds others."""
    pick = random.Random(3)
    words = trigger_words or ["newsletter"]
    lines = []
    while characters > 0:
        lines.append(" ".join(pick.choices(words, k=4)))
        characters -= len(lines[-1]) + 1
    return "\n".join(lines)
