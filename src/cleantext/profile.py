"""Site profiles: what repeats over the pages of each site, saved for people to read and for chains to use."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import islice

from cleantext.chain import Chain
from cleantext.errors import ProfileError
from cleantext.filters.site import Repeat, Site
from cleantext.learning import Learner
from cleantext.shortcuts import default
from cleantext.templates import exact
from cleantext.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

__all__ = ["Learner", "ProfileError", "Profiles", "learn", "site_of"]
#: The form of the file; the first line says which.
FORM = 1
#: Chains that are held, one a site.
MOST_CHAINS = 10_000
_PLACES = ("head", "end", "edges", "")
_KEYS = {"site": str, "where": str, "line": str, "pages": int, "of": int, "samples": list}


class Profiles:
    """The profiles of some sites: for each, the lines that repeat over its pages.

    Args:
        repeats: by site.
    """

    def __init__(self, repeats: Mapping[str, Sequence[Repeat]]) -> None:
        self.repeats = {site: tuple(found) for site, found in sorted(repeats.items()) if found}
        self._chains: dict[tuple[int, str], tuple[Chain, Chain]] = {}

    def __repr__(self) -> str:
        return f"<Profiles: {len(self.repeats)} sites, {sum(map(len, self.repeats.values()))} repeats>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Profiles) and self.repeats == other.repeats

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def fingerprint(self) -> str:
        """What these profiles are, in 32 characters: of every repeat, whatever the version."""
        whole = blake2b(digest_size=16)
        for record in islice(self.records(), 1, None):
            whole.update(json.dumps(record).encode())
        return whole.hexdigest()

    def __getstate__(self) -> dict[str, Any]:
        # The fingerprint goes along: workers would spend long on that of many sites.
        return {"repeats": self.repeats, "fingerprint": self.fingerprint}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["repeats"])  # type: ignore[misc]
        vars(self)["fingerprint"] = state["fingerprint"]

    def filter(self, site: str) -> Site:
        """What is known of this site, as a filter; one that takes nothing for a site that nothing is known of."""
        return Site(site, self.repeats.get(site, ()))

    def chain(self, site: str, chain: Chain | None = None) -> Chain:
        """A chain with what is known of this site; the chain itself where nothing is.

        Args:
            site: its name, as `site_of` gives it.
            chain: what else is to go; None for the preset "auto".
        """
        if site not in self.repeats:
            return chain or default()
        # The chain is held, so that no other gets its id.
        if len(self._chains) > MOST_CHAINS:
            self._chains.clear()
        found = self._chains.get((id(chain), site))
        if found is None:
            base = chain or default()
            found = self._chains[id(chain), site] = base, base + Chain([self.filter(site)])
        return found[1]

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the file: a head, then a line of JSON for each repeat, by site, most pages first. To keep what a line takes, delete the line."""
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(self.lines())

    def lines(self) -> Iterator[str]:
        """The lines that `save` writes."""
        return (f"{json.dumps(record, ensure_ascii=False)}\n" for record in self.records())

    def records(self) -> Iterator[dict[str, Any]]:
        """What `save` writes, as values."""
        yield {"cleantext_profile": FORM, "made_by": __version__, "sites": len(self.repeats)}
        for site, repeats in self.repeats.items():
            for repeat in sorted(repeats, key=lambda repeat: (-repeat.pages, repeat.line)):
                yield {"site": site, **repeat._asdict(), "samples": list(repeat.samples)}

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Read what `save` wrote.

        Raises:
            ProfileError: the file is something else; the message names the line and what is wrong with it.
            OSError: it cannot be read.
        """
        records = []
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    records.append(json.loads(line))
                except ValueError as error:
                    raise ProfileError(f"{path}: line {number}: no JSON: {error}") from None
        if not records:
            raise ProfileError(f"{path}: the file is empty; a profile begins with {HEAD!r}")
        if not isinstance(records[0], dict) or records[0].get("cleantext_profile") != FORM:
            raise ProfileError(f"{path}: no profile that this version reads: its first line begins otherwise than {HEAD!r}")
        return cls.of_records(records[1:], f"{path}: line {{}}", 2)

    @classmethod
    def of_records(cls, records: Iterable[dict[str, Any]], name: str = "record {}", first: int = 1) -> Self:
        """The profiles that these records are of, as `records` gives them; without the head.

        Args:
            records: in any order.
            name: what a record is called in an error, around its number.
            first: the number of the first.

        Raises:
            ProfileError: one is something else.
        """
        found: dict[str, list[Repeat]] = defaultdict(list)
        for number, record in enumerate(records, first):
            problem = wrong_with(record)
            if problem:
                raise ProfileError(f"{name.format(number)}: {problem}")
            values = {**record, "samples": tuple(record["samples"])}
            found[values.pop("site")].append(Repeat(**values))
        return cls(found)


HEAD = '{"cleantext_profile": ' + str(FORM)


def wrong_with(record: Any) -> str:
    """What is wrong with a record of the file; empty where nothing is."""
    if not isinstance(record, dict) or record.keys() != _KEYS.keys():
        return f"a repeat has the keys {', '.join(_KEYS)}"
    for key, kind in _KEYS.items():
        if type(record[key]) is not kind:
            return f"{key} is {record[key]!r}; it must be {'a list' if kind is list else 'text' if kind is str else 'a whole number'}"
    if record["where"] not in _PLACES:
        return f"where is {record['where']!r}; it must be one of {', '.join(map(repr, _PLACES))}"
    if not record["line"] or exact(record["line"]) != record["line"]:
        return f"line is {record['line']!r}, which no line comes out as; its template is {exact(record['line'])!r}"
    return ""


def learn(pages: Iterable[tuple[str, str]], chain: Chain | None = None) -> Profiles:
    """The profiles of the sites of these pages.

    Args:
        pages: the name of the site and the text of each.
        chain: what else cleans them: a profile knows only what it leaves; None for the preset "auto".
    """
    learner = Learner(chain)
    for site, text in pages:
        learner.add(site, text)
    return profiles(learner)


def profiles(learner: Learner) -> Profiles:
    """What a learner has learned; it is used up."""
    found: dict[str, list[Repeat]] = defaultdict(list)
    for site, repeat in learner.repeats():
        found[site].append(repeat)
    return Profiles(found)


def site_of(value: str) -> str:
    """The name of a site: of an address its host without "www.", else the value itself, without white space around it and in small letters.

    What no file can hold, halves of characters and bytes that are no UTF-8, becomes "?".

    Examples:
        >>> site_of("https://www.Courier.example:8080/2026/05/ferry.html"), site_of(" The Courier ")
        ('courier.example', 'the courier')
    """
    value = value.strip().lower().encode("utf-8", "replace").decode()
    if "://" in value:
        value = value.partition("://")[2]
        for sign in "/?#":
            value = value.partition(sign)[0]
        value = value.rpartition("@")[2].partition(":")[0].removeprefix("www.")
    return value
