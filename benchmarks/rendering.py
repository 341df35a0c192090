"""The figures of a comparison as the reader sees them: tables in Markdown, the sentences on who does better, the points of the plot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleaners import DEFAULT
from comparing import UNSEEN
from plot import Point
from written import table

Figures = dict[str, Any]
SHARES = ("the four named families gone", "all furniture gone", "words of the article lost")
#: Extractors that the README shows.
BEST = 4


def percent(share: float, digits: int = 1) -> str:
    """A share as percent."""
    return f"{100 * share:.{digits}f}%"


def loss(share: float) -> str:
    """A share of words lost, which may be small."""
    return percent(share, 3 if share < 0.01 else 1)


def ours(name: str) -> bool:
    """Whether a cleaner is the library."""
    return name.split(",")[0] == DEFAULT


def emphasised(name: str, cell: str) -> str:
    """The default stands out."""
    return f"**{cell}**" if name == DEFAULT else cell


def labelled(figures: Figures) -> str:
    """Of each labelled set what every cleaner removes and loses, and by family."""
    parts = []
    for name, held in figures["labelled"].items():
        parts.append(f"`{name}`: {held['documents']} texts, {held['lines']:,} lines of furniture, {held['words']:,} words of articles.")
        rows = [
            [emphasised(cleaner, cell) for cell in (cleaner, percent(found["named"]), percent(found["all"]), loss(found["lost"]))]
            for cleaner, found in held["cleaners"].items()
        ]
        parts.append(table(["", *SHARES], rows))
        told = {cleaner: found["told"] for cleaner, found in held["cleaners"].items() if "told" in found}
        if told:
            rows = [[cleaner, percent(found["named"]), percent(found["all"]), loss(found["lost"])] for cleaner, found in told.items()]
            parts.append("Judged by the spans that they took out, those that tell them:")
            parts.append(table(["", *SHARES], rows))
        cleaners = [*held["cleaners"]]
        families = dict.fromkeys(family for found in held["cleaners"].values() for family in found["families"])
        rows = []
        for family in families:
            counts = [held["cleaners"][cleaner]["families"][family] for cleaner in cleaners]
            rows.append([f"`{family}`", str(counts[0][1]), *(str(gone) for gone, _ in counts)])
        parts.append("Lines that go, by family:")
        parts.append(table(["", "lines", *cleaners], rows))
    return "\n\n".join(parts)


def bodies(figures: Figures) -> str:
    """Of each set F1 by source and cleaner, and all figures."""
    parts = []
    for name, held in figures["bodies"].items():
        cleaners = [*next(iter(held["sources"].values()))]
        out = f" ({held['left out']} more have no article that could be read)" if held["left out"] else ""
        parts.append(f"### {name}\n\n{held['documents']} pages{out}. F1 of runs of four words against the reference:")
        rows = [[source, *(best(found, cleaner) for cleaner in cleaners)] for source, found in held["sources"].items()]
        parts.append(table(["text of", *cleaners], rows))
        rows = []
        for source, found in held["sources"].items():
            for cleaner, cells in found.items():
                shares = [percent(cells["removed"]), loss(cells["lost"])] if "removed" in cells else ["", ""]
                rows.append([source, cleaner, *(f"{cells[kind]:.4f}" for kind in ("f1", "precision", "recall")), *shares])
        parts.append("All figures; the last two columns count lines that are not in the reference and words of those that are:")
        parts.append(table(["text of", "", "F1", "precision", "recall", "lines not in it gone", "words in it lost"], rows))
    return "\n\n".join(parts)


def best(found: Figures, cleaner: str) -> str:
    """F1 of a cleaner, marked where none that can be had is better."""
    top = max(cells["f1"] for name, cells in found.items() if name != "ceiling")
    cell = f"{found[cleaner]['f1']:.3f}"
    return f"**{cell}**" if cleaner != "ceiling" and found[cleaner]["f1"] == top else cell


def pages(figures: Figures) -> str:
    """Of each set of pages what every extractor finds, best first."""
    parts = []
    for name, held in figures["pages"].items():
        if held["extractors"]:
            found = sorted(held["extractors"].items(), key=lambda item: -item[1]["f1"])
            rows = [[extractor, *(f"{cells[kind]:.3f}" for kind in ("f1", "precision", "recall"))] for extractor, cells in found]
            parts.append(f"### {name}: pages\n\n{held['documents']} pages.")
            parts.append(table(["", "F1", "precision", "recall"], rows))
    return "\n\n".join(parts)


def behind(figures: Figures) -> str:
    """Where another does better than the default, a line each."""
    if not any(others and own for others, own in _sides(figures)):
        return "Nobody was measured beside the library."
    found = [*_behind(figures)]
    return "\n".join(f"- {line}" for line in found) if found else "Nowhere, on what was measured."


def _sides(figures: Figures) -> Iterator[tuple[bool, bool]]:
    """Of each table whether others stand in it, and whether the default does."""
    tables = [held["cleaners"] for held in figures["labelled"].values()]
    tables += [found for held in figures["bodies"].values() for found in held["sources"].values()]
    tables += [held["extractors"] for held in figures["pages"].values()]
    for found in tables:
        yield any(not ours(name) and name != "ceiling" for name in found), DEFAULT in found or UNSEEN in found


def _behind(figures: Figures) -> Iterator[str]:
    for name, held in figures["labelled"].items():
        own = held["cleaners"].get(DEFAULT)
        for cleaner, cells in held["cleaners"].items() if own else ():
            if not ours(cleaner):
                if cells["all"] > own["all"]:
                    at = f"at {loss(cells['lost'])} of the article, here at {loss(own['lost'])}"
                    yield f"{name}: {cleaner}: {percent(cells['all'])} of the furniture goes, here {percent(own['all'])}; {at}."
                if cells["lost"] < own["lost"]:
                    yield f"{name}: {cleaner}: {loss(cells['lost'])} of the article is lost, here {loss(own['lost'])}."
                more = [
                    f"`{family}` {gone} of {of}, here {own['families'][family][0]}"
                    for family, (gone, of) in cells["families"].items()
                    if gone > own["families"][family][0]
                ]
                if more:
                    yield f"{name}: {cleaner}, more lines of the families {'; '.join(more)}."
    for name, held in figures["bodies"].items():
        for source, found in held["sources"].items():
            for cleaner, cells in found.items() if DEFAULT in found else ():
                if not ours(cleaner) and cleaner != "ceiling" and cells["f1"] > found[DEFAULT]["f1"]:
                    what = "the text as it came" if cleaner == "before" else cleaner
                    yield f"{name}, text of {source}: {what}: F1 {cells['f1']:.4f}, here {found[DEFAULT]['f1']:.4f}."
        yield from _behind_in_lines(name, held["sources"])
    for name, held in figures["pages"].items():
        own_name = UNSEEN if UNSEEN in held["extractors"] else DEFAULT
        own = held["extractors"].get(own_name)
        for extractor, cells in held["extractors"].items() if own else ():
            if not ours(extractor):
                better = [f"{kind.replace('f1', 'F1')} {cells[kind]:.3f}, here {own[kind]:.3f}" for kind in own if cells[kind] > own[kind]]
                if better:
                    yield f"{name}, pages: {extractor}: {'; '.join(better)}."


def _behind_in_lines(name: str, sources: Figures) -> Iterator[str]:
    """On texts of one set: who removes more of the lines that are not in the reference, at what loss, and who loses fewer words that are."""
    for cleaner in dict.fromkeys(cleaner for found in sources.values() for cleaner in found if not ours(cleaner)):
        pairs = {source: (found[cleaner], found[DEFAULT]) for source, found in sources.items() if cleaner in found and DEFAULT in found}
        both = {source: pair for source, pair in pairs.items() if all("removed" in cells for cells in pair)}
        more = [
            f"{source} {percent(their['removed'])} at {loss(their['lost'])}, here {percent(own['removed'])} at {loss(own['lost'])}"
            for source, (their, own) in both.items()
            if their["removed"] > own["removed"]
        ]
        less = [f"{source} {loss(their['lost'])}, here {loss(own['lost'])}" for source, (their, own) in both.items() if their["lost"] < own["lost"]]
        if more:
            yield f"{name}: {cleaner}, more lines gone that are not in the reference, at words in it lost: {'; '.join(more)}."
        if less:
            yield f"{name}: {cleaner}, fewer of the words in the reference lost: {'; '.join(less)}."


def points(figures: Figures) -> tuple[str, list[Point]]:
    """The title and the points of the plot: of the first set that was labelled by hand, or else of the first texts with a reference."""
    for name, held in figures["labelled"].items():
        found = [Point(cleaner, cells["lost"], cells["all"], ours(cleaner)) for cleaner, cells in held["cleaners"].items()]
        return f"{name}: {held['documents']} texts labelled by hand, a point for each cleaner", found
    for name, held in figures["bodies"].items():
        for source, cleaners in held["sources"].items():
            found = [Point(cleaner, cells["lost"], cells["removed"], ours(cleaner)) for cleaner, cells in cleaners.items() if "removed" in cells]
            return f"{name}: what {source} makes of {held['documents']} pages, a point for each cleaner", found
    return "", []


def short(figures: Figures) -> str:
    """What stands in the README: the first labelled set, and what is found in pages, by the library on pages of sites that its trees had not seen."""
    parts = []
    for held in [*figures["labelled"].values()][:1]:
        rows = [
            [emphasised(cleaner, cell) for cell in (cleaner, percent(found["all"]), loss(found["lost"]))]
            for cleaner, found in held["cleaners"].items()
            if cleaner == DEFAULT or "alone" in cleaner or not ours(cleaner)
        ]
        parts.append(table([f"{held['documents']} texts labelled by hand", "furniture removed", "words of articles lost"], rows))
    sets = {name: held["extractors"] for name, held in figures["pages"].items() if held["extractors"]}
    if sets:
        names = dict.fromkeys(name for found in sets.values() for name in found if name != DEFAULT or UNSEEN not in found)
        rows = [[name, *(f"{found[name]['f1']:.3f}" if name in found else "" for found in sets.values())] for name in names]
        best = sorted(rows, key=lambda row: row[1], reverse=True)[:BEST]
        parts.append(table([f"F1 of the article found in a page, the best {len(best)}", *sets], best))
    return "\n\n".join(parts)
