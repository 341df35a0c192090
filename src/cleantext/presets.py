"""The shipped chains, one filter a line, each with its why."""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.chain import Chain, Filter, several
from cleantext.families import FAMILIES, NAMED
from cleantext.filters.biographies import Biographies
from cleantext.filters.credits import Credits
from cleantext.filters.duplicates import Duplicates
from cleantext.filters.flat import Flat
from cleantext.filters.glued import Glued
from cleantext.filters.learned import Learned, share
from cleantext.filters.leftovers import Leftovers
from cleantext.filters.menus import Menus
from cleantext.filters.outside import Outside
from cleantext.filters.phrases import Phrases
from cleantext.filters.related import Related
from cleantext.filters.stamps import Stamps
from cleantext.repair import repair
from cleantext.rulesets import shipped

#: What each preset removes at most.
PRESETS = {
    "auto": frozenset(FAMILIES) - {"caption"},
    "article": frozenset(FAMILIES) - {"caption"},
    "page": frozenset(FAMILIES),
    "named": NAMED,
}


def filters() -> list[Filter]:
    """The shipped filters; as a list, to add to or to choose from."""
    return [
        Phrases(shipped()),  # stable wording, in more than sixty languages
        Credits(),  # who made a picture has a grammar, not a wording
        Duplicates(),  # a copy shows only beside its first
        Glued(shipped()),  # a paragraph may end in a sentence of furniture
        Biographies(shipped()),  # a paragraph about an author is known by its first sentence, and by whom it names
        Flat(shipped()),  # an article on one line has its furniture on that line, too
        Menus(shipped()),  # an entry of a menu is known by the entries around it
        Leftovers(shipped()),  # after the article's end, the neighbours tell
        Stamps(),  # notices, dates and contacts hold no word to look for
        Related(shipped()),  # a headline of another article is known by the heading over it
    ]


def judge(name: str, risk: float | None = None) -> Learned | None:
    """What votes in a preset where rules have nothing more to say; None for one that goes by rules alone.

    Args:
        name, risk: as in `preset`.
    """
    known_risk = None if risk is None else share(risk)
    return None if name == "named" or known_risk == 0 else Learned(shipped(), name, known_risk)


def preset(
    name: str = "auto",
    *,
    keep: Iterable[str] = (),
    only: Iterable[str] | None = None,
    allow: Iterable[str] = (),
    risk: float | None = None,
) -> Chain:
    """A shipped chain.

    Args:
        name: "article" removes every family except first copies of captions, cautiously; "page" is for the text of whole pages, finds the article
            between menus and footers, and of HTML removes captions as well; "auto" is one or the other, as each text looks; "named" removes only
            photo credits, interface messages, promo lines and duplicates, by rules alone.
        keep: families to leave in.
        only: of the preset's families, only these.
        allow: lines never to remove.
        risk: the share of the articles' words that the model may lose, on average; None for the preset's own (0.0001 for an article, 0.03 for a
            page), 0 for rules alone.

    Raises:
        ValueError: there is no such preset or family, or the risk is no share.
        TypeError: the risk is no number, or the families are a string.

    Examples:
        >>> preset("article", keep={"credit"})("Photo: Ada Ferrer/Reuters")
        'Photo: Ada Ferrer/Reuters'
    """
    if name not in PRESETS:
        raise ValueError(f"no preset {name!r}; the presets are {', '.join(PRESETS)}")
    keep = known(keep, "keep")
    families = PRESETS[name] - keep
    if only is not None:
        families &= known(only, "only")
    return Chain(filters(), repair=repair, outside=Outside(), judge=judge(name, risk), allow=allow, keep=keep, only=families)


def known(families: Iterable[str], option: str) -> frozenset[str]:
    """The families as a set, or an error for one that does not exist."""
    found = frozenset(several(families, option))
    for family in sorted(found - set(FAMILIES)):
        raise ValueError(f"{option}: no family {family!r}; the families are {', '.join(FAMILIES)}")
    return found
