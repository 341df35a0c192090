"""Rules as data: what a rule is, how a ruleset file is read, and what is refused.

A ruleset is a TOML file ``<language>/<family>.toml``. The loader folds and wraps every pattern and matches it against the whole folded line
(see `cleantext.fold`), so that an alternation cannot leak and a rule cannot take more than it says.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Iterable, Iterator, Sequence

from cleantext.body import WHERE
from cleantext.cases import Case, cases
from cleantext.errors import RuleError
from cleantext.families import FAMILIES
from cleantext.fold import SHOWN, characters, fold, measure
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple


#: Characters around a line that folding takes off, at most: bullets, arrows, indentation inside the line.
DECORATION = 16
_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = {"id", "match", "unless", "source", "removes", "keeps", "why", "needs", "where", "leads", "longest", "family"}
#: The keys that take one of a few words, and these words.
_CHOICES = {"needs": ("neighbour",), "where": WHERE, "leads": ("teasers",)}
_METACHARACTERS = frozenset(".^$*+?{}[]\\|()-")


class Rule(NamedTuple):
    """One phrase of page furniture.

    Attributes:
        id: "language/family/name", unique.
        family: one of `FAMILIES`.
        match: pattern of the whole folded line or item.
        unless: patterns; where one is found in the folded line, the rule does not apply.
        source: where the phrase was seen.
        removes, keeps: lines that must go, and lines that look alike and must stay.
        why: the reason given to a person.
        needs: "" or "neighbour": too weak alone, applies only beside a line that goes.
        where: "", or "head", "end" or "edges": only where the article's prose has hardly begun, is nearly over, or either; see `cleantext.body`.
        leads: "" or "teasers": the line is a heading, and the headlines under it are links to other articles.
        longest: characters of the longest line that it may take.
        cases: the pattern's alternatives, with what the gate looks for.
    """

    id: str
    family: str
    match: str
    unless: tuple[str, ...]
    source: str
    removes: tuple[str, ...]
    keeps: tuple[str, ...]
    why: str
    needs: str
    where: str
    leads: str
    longest: int
    cases: tuple[Case, ...]

    def takes(self, line: str) -> bool:
        """Whether the rule alone, without the gate, matches this line."""
        folded = fold(line)
        return (
            measure(line.strip()) <= self.longest
            and re.fullmatch(self.match, folded) is not None
            and not any(re.search(pattern, folded) for pattern in self.unless)
        )


def load(path: str | Path, *, language: str = "own", family: str | None = None) -> tuple[Rule, ...]:
    """Read one ruleset file.

    Args:
        path: the TOML file.
        language: first part of the rules' ids; the folder's name for the shipped rulesets.
        family: of all rules of the file; else each rule, or the file, says its own.

    Raises:
        RuleError: the file or one of its rules is wrong.
        OSError: the file cannot be read.
    """
    import tomllib

    with open(path, "rb") as file:
        data = file.read()
    try:
        # Some editors begin a file with a byte order mark.
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RuleError(f"{path}: not a TOML file in UTF-8: {error}") from None
    entries = table.pop("rule", [])
    common = {"unless": texts(table, "unless", f"{path}"), "family": table.pop("family", "other") if family is None else family}
    table.pop("unless", None)
    if table or not isinstance(entries, list) or not entries:
        raise RuleError(f"{path}: a ruleset holds [[rule]] tables, and before them 'unless' and 'family' at most; found {sorted(table) or 'none'}")
    rules = tuple(read(entry, common, language, f"{path}: rule {n + 1}") for n, entry in enumerate(entries))
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"{path}: rule {rule.id!r}: another rule of this file has the same id; give each its own")
        seen.add(rule.id)
    return rules


def read(entry: Any, common: dict[str, Any], language: str, place: str) -> Rule:
    """Make a Rule of one TOML table, or say what is wrong with it."""
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or not _ID.fullmatch(entry["id"]):
        raise RuleError(f"{place}: needs an id in lower case with hyphens, like id = 'newsletter-signup'")
    place = f"{place.rpartition(': rule ')[0]}: rule {entry['id']!r}"
    if unknown := sorted(set(entry) - _KEYS):
        raise RuleError(f"{place}: does not know {unknown[0]!r}; a rule has {', '.join(sorted(_KEYS))}")
    family = entry.get("family", common["family"])
    if not isinstance(family, str) or family not in FAMILIES:
        raise RuleError(f"{place}: no family {family!r}; the families are {', '.join(FAMILIES)}")
    if not entry.get("source") or not isinstance(entry["source"], str):
        raise RuleError(f"{place}: source = {entry.get('source')!r} must say where the phrase was seen")
    if not isinstance(entry.get("why", ""), str):
        raise RuleError(f"{place}: why = {entry['why']!r} must be a sentence")
    longest = entry.get("longest", SHOWN)
    chosen = {key: one_of(entry, key, values, place) for key, values in _CHOICES.items()}
    if type(longest) is not int or not 0 < longest <= 1000:
        raise RuleError(f"{place}: longest = {longest!r} must be a number of characters from 1 to 1000")
    match = folded_pattern(entry.get("match"), place)
    unless = tuple(folded_pattern(pattern, place) for pattern in (*common["unless"], *texts(entry, "unless", place)))
    longest = min(longest, parser.parse(match).getwidth()[1] + DECORATION)
    found = cases(match, long=False)
    if not found:
        raise RuleError(
            f"{place}: {entry['match']!r} can match a line without a fixed word to look for; add one, or \\b before a word that follows a gap"
        )
    if longest > SHOWN:
        found = cases(match, long=True)
        if not found:
            raise RuleError(f"{place}: {entry['match']!r} can begin with any word; begin it with a fixed one, or set longest to {SHOWN} at most")
    rule = Rule(
        id=f"{language}/{family}/{entry['id']}",
        family=family,
        match=match,
        unless=unless,
        source=entry["source"],
        removes=texts(entry, "removes", place),
        keeps=texts(entry, "keeps", place),
        why=entry.get("why") or FAMILIES[family],
        **chosen,
        longest=longest,
        cases=found,
    )
    check_examples(rule, place)
    return rule


def one_of(entry: dict[str, Any], key: str, values: Sequence[str], place: str) -> str:
    """The value of a key that is one of these words, or ""."""
    value = entry.get(key, "")
    if value not in ("", *values):
        raise RuleError(f"{place}: {key} = {value!r} is not known; write {' or '.join(f'{key} = {known!r}' for known in values)}, or leave it out")
    return str(value)


def texts(entry: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise RuleError(f"{place}: {key} must be a list of strings, not {value!r}")
    return tuple(value)


def folded_pattern(pattern: Any, place: str) -> str:
    """The pattern with its letters folded, or an error for what could not match folded text or could run away."""
    if not isinstance(pattern, str) or not pattern.strip():
        raise RuleError(f"{place}: a pattern must be a string with something in it, not {pattern!r}")

    def folded(run: re.Match[str]) -> str:
        text = characters(run[0])
        if _METACHARACTERS.intersection(text):
            raise RuleError(f"{place}: {run[0]!r} folds to {text!r}, which patterns read as a sign; write it as ASCII with a backslash")
        return text

    match = re.sub(r"[^\x00-\x7f]+", folded, pattern)
    try:
        nodes = parser.parse(match)
        re.compile(match)
    except (re.error, OverflowError) as error:
        raise RuleError(f"{place}: {pattern!r} is no regular expression: {error}") from None
    except RecursionError:
        raise RuleError(f"{place}: {pattern[:40]!r}… nests its groups too deeply; write fewer of them") from None
    for kind, value in walk(nodes):
        capitals = [value] if kind is sre.LITERAL else value if kind is sre.RANGE else ()
        if any(65 <= code <= 90 for code in capitals):
            sign = "-".join(map(chr, capitals))
            raise RuleError(f"{place}: {sign!r} in {pattern!r} can never match: lines are folded to lower case, write {sign.lower()!r}")
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] is sre.MAXREPEAT:
            raise RuleError(f"{place}: unbounded repeat in {pattern!r}; write {{0,40}} for *, {{1,40}} for +")
    return match


def walk(nodes: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Every node of a parsed pattern."""
    for kind, value in nodes:
        yield kind, value
        for part in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(part, parser.SubPattern):
                yield from walk(part)
            elif kind is sre.BRANCH and isinstance(part, list):
                for branch in part:
                    yield from walk(branch)
            elif kind is sre.IN and isinstance(part, tuple):
                yield part


def check_examples(rule: Rule, place: str) -> None:
    """Hold a rule to its own examples."""
    if not rule.removes or len(rule.keeps) < 2:
        raise RuleError(f"{place}: needs at least one line that it removes and two that it keeps")
    for line in rule.removes:
        if not rule.takes(line):
            raise RuleError(f"{place}: does not match its own example {line!r}, folded {fold(line)!r}")
    for line in rule.keeps:
        if rule.takes(line):
            raise RuleError(f"{place}: matches {line!r}, which it says it keeps; narrow 'match' or extend 'unless'")
