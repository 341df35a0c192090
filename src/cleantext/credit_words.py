"""The words of picture credits, as rulesets/credits.toml has them."""

from __future__ import annotations

from functools import cache, lru_cache

from cleantext.fold import fold as fold_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: The same few labels and agencies come again and again.
fold = lru_cache(maxsize=4096)(fold_line)


class CreditWords(NamedTuple):
    """The vocabulary, folded; credits.toml says what each set is."""

    agencies: frozenset[str]
    outlets: frozenset[str]
    alone: frozenset[str]
    wires: frozenset[str]
    fillers: frozenset[str]
    particles: frozenset[str]
    labels: frozenset[str]
    on: frozenset[str]
    sites: frozenset[str]
    standing: frozenset[str]
    papers: frozenset[str]
    weak_papers: frozenset[str]
    editions: frozenset[str]
    handed: frozenset[str]
    networks: frozenset[str]
    nouns: frozenset[str]
    bare: frozenset[str]
    owners: frozenset[str]
    weak_labels: frozenset[str]
    by: frozenset[str]
    listing_labels: frozenset[str]
    determiners: frozenset[str]
    triggers: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """The shipped vocabulary."""
    from cleantext.rulesets import compiled

    return CreditWords(**{key: frozenset(value) for key, value in compiled.CREDITS.items()})
