"""How much work a pattern can make, without a clock: by its structure, and by counting the steps of a plain backtracking matcher."""

from __future__ import annotations

import re._constants as sre
import re._parser as parser
from collections.abc import Iterator
from typing import Any

Node = tuple[Any, Any]
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)


def is_wide(node: Node) -> bool:
    """Whether a node of one character matches many characters, so that a neighbouring repeat may match them too."""
    kind, value = node
    if kind in (sre.ANY, sre.NOT_LITERAL, sre.CATEGORY):
        return True
    return kind is sre.IN and any(part[0] in (sre.NEGATE, sre.RANGE, sre.CATEGORY) for part in value)


def sharing(nodes: Any) -> int:
    """In how many ways wide repeats that touch, or that touch where nothing optional stands between, can share out one text."""
    return shared(nodes, 1)[1]


def shared(nodes: Any, before: int) -> tuple[int, int]:
    """The ways to share up to the end of these nodes, since the last fixed character; and the most on the way there."""
    run = most = before
    for index, node in enumerate(nodes):
        kind, value = node
        if is_wide_repeat(node) and stops(node, nodes[index + 1 : index + 2]):
            run = 1
        elif is_wide_repeat(node):
            run *= value[1] - value[0] + 1
        elif kind in REPEATS or kind is sre.POSSESSIVE_REPEAT:
            least, times, inner = value
            after = run
            for _ in range(1 if kind is sre.POSSESSIVE_REPEAT else min(times, 20)):
                after, reached = shared(inner, after)
                most = max(most, reached)
            run = max(run, after) if least == 0 else after
        elif kind is sre.SUBPATTERN:
            run, reached = shared(value[-1], run)
            most = max(most, reached)
        elif kind is sre.BRANCH:
            outcomes = [shared(branch, run) for branch in value[1]]
            run = max(after for after, _ in outcomes)
            most = max(most, *(reached for _, reached in outcomes))
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            most = max(most, shared(value[1], run)[1])
        elif kind is not sre.AT:
            run = 1
        most = max(most, run)
    return run, most


def is_wide_repeat(node: Node) -> bool:
    kind, value = node
    return kind in REPEATS and len(value[2]) == 1 and is_wide(value[2][0])


def stops(node: Node, following: Any) -> bool:
    """Whether a wide repeat can end in one place only, because the next character is one that it does not match."""
    return any(kind is sre.LITERAL and not one_character(node[1][2][0], chr(value)) for kind, value in following)


class TooManySteps(Exception):
    """The matcher was stopped."""


class Matcher:
    """A backtracking matcher of the plainest kind, which counts the nodes it tries. Slower in steps than `re`, never faster.

    Args:
        pattern: a folded pattern of a rule.
        limit: steps after which `TooManySteps` is raised.
    """

    def __init__(self, pattern: str, limit: int) -> None:
        self.nodes = list(parser.parse(pattern))
        self.limit = limit
        self.steps = 0
        self.text = ""

    def fullmatch(self, text: str) -> bool:
        """Whether the pattern matches the whole text; ``steps`` is then what it took."""
        self.steps, self.text = 0, text
        return any(end == len(text) for end in self.sequence(self.nodes, 0, 0))

    def sequence(self, nodes: Any, index: int, at: int) -> Iterator[int]:
        if index == len(nodes):
            yield at
            return
        for end in self.ends(nodes[index], at):
            yield from self.sequence(nodes, index + 1, end)

    def ends(self, node: Node, at: int) -> Iterator[int]:
        self.steps += 1
        if self.steps > self.limit:
            raise TooManySteps
        kind, value = node
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            if at < len(self.text) and one_character(node, self.text[at]):
                yield at + 1
        elif kind is sre.SUBPATTERN:
            yield from self.sequence(value[-1], 0, at)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from self.sequence(branch, 0, at)
        elif kind is sre.MAX_REPEAT:
            yield from self.greedy(*value, at)
        elif kind is sre.MIN_REPEAT:
            yield from self.lazy(*value, at)
        elif kind is sre.POSSESSIVE_REPEAT:
            found = next(self.greedy(*value, at), None)
            if found is not None:
                yield found
        elif kind is sre.ATOMIC_GROUP:
            found = next(self.sequence(value, 0, at), None)
            if found is not None:
                yield found
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            if self.looks(kind, *value, at):
                yield at
        elif kind is sre.AT:
            if self.stands(value, at):
                yield at
        else:
            raise NotImplementedError(f"no rule used {kind} so far; teach the test about it")

    def greedy(self, least: int, most: Any, nodes: Any, at: int) -> Iterator[int]:
        if most is sre.MAXREPEAT or most > 0:
            further = most if most is sre.MAXREPEAT else most - 1
            for end in self.sequence(nodes, 0, at):
                if end > at:
                    yield from self.greedy(max(0, least - 1), further, nodes, end)
                elif least > 0:
                    yield end
        if least == 0:
            yield at

    def lazy(self, least: int, most: Any, nodes: Any, at: int) -> Iterator[int]:
        if least == 0:
            yield at
        if most is sre.MAXREPEAT or most > 0:
            further = most if most is sre.MAXREPEAT else most - 1
            for end in self.sequence(nodes, 0, at):
                if end > at:
                    yield from self.lazy(max(0, least - 1), further, nodes, end)

    def looks(self, kind: Any, direction: int, nodes: Any, at: int) -> bool:
        if direction > 0:
            found = any(True for _ in self.sequence(nodes, 0, at))
        else:
            width = nodes.getwidth()[0]
            found = at >= width and any(end == at for end in self.sequence(nodes, 0, at - width))
        return found is (kind is sre.ASSERT)

    def stands(self, place: Any, at: int) -> bool:
        if place in (sre.AT_BOUNDARY, sre.AT_NON_BOUNDARY):
            before = at > 0 and is_word(self.text[at - 1])
            after = at < len(self.text) and is_word(self.text[at])
            return (before != after) is (place is sre.AT_BOUNDARY)
        return at == 0 if place in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING) else at == len(self.text)


def is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def one_character(node: Node, character: str) -> bool:
    """Whether a node of one character matches it."""
    kind, value = node
    if kind is sre.LITERAL:
        return ord(character) == value
    if kind is sre.NOT_LITERAL:
        return ord(character) != value
    if kind is sre.ANY:
        return character != "\n"
    if kind is sre.RANGE:
        return value[0] <= ord(character) <= value[1]
    if kind is sre.CATEGORY:
        found = {"DIGIT": str.isdecimal, "WORD": is_word, "SPACE": str.isspace}[str(value).rpartition("_")[2]](character)
        return found is not ("_NOT_" in str(value))
    negated = bool(value) and value[0][0] is sre.NEGATE
    return any(one_character(part, character) for part in value if part[0] is not sre.NEGATE) is not negated


def words_of(pattern: str) -> set[str]:
    """The runs of letters that a pattern spells out, each as it stands; a class of a few letters is spelled with each of them."""
    runs: set[str] = set()

    def collect(nodes: Any, begun: list[str]) -> None:
        found = begun
        for kind, value in nodes:
            if kind is sre.LITERAL and chr(value).isalpha():
                found = [run + chr(value) for run in found]
            elif kind is sre.IN and len(value) <= 8 and all(part[0] is sre.LITERAL for part in value):
                found = [run + chr(part[1]) for run in found[:32] for part in value]
            else:
                runs.update(found)
                # The parser takes what all branches begin with out of them.
                for inner in inside(kind, value):
                    collect(inner, found if kind is sre.BRANCH else [""])
                found = [""]
        runs.update(found)

    collect(parser.parse(pattern), [""])
    return {run for run in runs if run.isalpha()}


def inside(kind: Any, value: Any) -> list[Any]:
    """The sequences of nodes that a node holds."""
    if kind is sre.SUBPATTERN:
        return [value[-1]]
    if kind is sre.ATOMIC_GROUP:
        return [value]
    if kind is sre.BRANCH:
        return list(value[1])
    if kind in (*REPEATS, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    return [value[1]] if kind in (sre.ASSERT, sre.ASSERT_NOT) else []
