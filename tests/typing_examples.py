"""What users write, for ``mypy --strict``: each function must type-check as it stands. Nothing here runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import assert_type

import cleantext
from cleantext import Chain, Document, Filter, FilterError, Line, Removal, Result, RuleError
from cleantext.rules import Rule


def strip_one(text: str) -> str:
    return cleantext.strip(text)


def strip_many(texts: Iterable[str]) -> list[str]:
    return list(map(cleantext.strip, texts))


def strip_what_is_there(texts: Iterable[str | None]) -> list[str]:
    return [cleantext.strip(text) for text in texts if text is not None]


def strip_in_processes(texts: Iterable[str]) -> list[str]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(cleantext.preset("article"), texts))


def explain_one(text: str) -> Iterator[str]:
    result = cleantext.explain(text)
    assert_type(result, Result)
    assert_type(result.text, str)
    assert_type(result.source, str)
    assert_type(result.removals, tuple[Removal, ...])
    assert_type(result.kept, tuple[tuple[int, int], ...])
    for removal in result.removals:
        yield f"{removal.start}:{removal.end} {removal.family} {removal.rule} {removal.why}: {result.removed_text(removal)}"


def unpack(text: str) -> tuple[str, int]:
    cleaned, removals, _source = cleantext.explain(text)
    start, end, *_ = removals[0]
    return cleaned, end - start


def as_a_function() -> Callable[[str], str]:
    return cleantext.preset("named", keep={"credit"}, only=["credit", "ui"], allow=["Never remove this."])


def switches() -> list[Chain]:
    return [
        cleantext.preset(),
        cleantext.preset("article", keep=("byline",)),
        cleantext.preset("article", only=frozenset({"ui"})),
        cleantext.preset(keep=[]),
    ]


def shout(document: Document) -> Iterator[Removal]:
    """A filter that is a generator function."""
    for index, text in enumerate(document.lines):
        if text.isupper():
            yield document.removal(index, "other", "mine/shout", "is in capitals")


def votes(document: Document) -> list[Removal]:
    """A filter that returns a list, and trims."""
    return [
        document.removal(index, "promo", "mine/tail", "ends with it", tail=text.index("|"))
        for index, text in enumerate(document.lines)
        if "|" in text
    ]


class Longer:
    """A filter that is a value with a setting."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, document: Document) -> Iterable[Removal]:
        return [
            document.removal(index, "other", "mine/longer", f"has more than {self.limit} characters")
            for index, text in enumerate(document.lines)
            if len(text) > self.limit
        ]


def own_chains() -> Chain:
    mine: list[Filter] = [shout, votes, Longer(1000), partial(shout)]
    chain = Chain(mine, allow=["NATO"], keep={"ui"}, only=None)
    both = cleantext.preset("article") + chain
    assert_type(both, Chain)
    return both + [shout] + [Longer(10)]  # noqa: RUF005 - a sum of chains is what is shown


def lines_of(text: str) -> list[Line]:
    document = Document(text)
    return [document.line(index) for index in range(len(document.lines))]


def what_may_go(chain: Chain) -> dict[str, str]:
    return {rule.id: f"{rule.family}: {rule.why}" for rule in chain.rules()}


def own_rules(path: str) -> tuple[Rule, ...] | str:
    from cleantext.rules import load

    try:
        return load(path)
    except RuleError as error:
        return str(error)


def careful(chain: Chain, text: str) -> str:
    try:
        return chain(text)
    except FilterError:
        return text


def status() -> int:
    from cleantext.cli import main

    return main(["--check", "article.txt"])
