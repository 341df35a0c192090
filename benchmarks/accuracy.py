"""How well the library and its peers clean, on public benchmarks by path; and the gate that keeps it from getting worse.

    python benchmarks/accuracy.py PATH [PATH ...] [--held-out FILE] [--write docs]    the comparison, printed, and written into the documents
    python benchmarks/accuracy.py --gate [PATH ...]                                   figures of the library against those that are pinned
    python benchmarks/accuracy.py --pin [PATH ...] [--lower SENTENCE]                 pin better ones; worse ones only with a sentence of CHANGELOG.md

A PATH is a folder in one of the forms that `sets` reads, or one file of JSON lines. Without PATH the gate looks at the project's own examples only,
as `make test` does. FILE of ``--held-out`` comes from ``python training/lines.py CORPORA --held-out FILE``: articles found by trees that had not seen
a page's site. Texts alone are judged, see `scores`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cleaners
import extractors
import own
import pins
import plot
import rendering
import sets
import written
from cleaners import DEFAULT, RULES, Cleaner
from comparing import Figures, compared
from extractors import Extractor

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> None:
    options = parser().parse_args(arguments)
    if options.write and not (options.write / "comparison.md").is_file():  # said before hours of measuring
        parser().error(f"{options.write} holds no comparison.md to write into")
    if options.measured and not options.measured.is_file():
        parser().error(f"{options.measured}: no such file")
    if options.gate or options.pin:
        gate(options)
    elif options.measured:
        show(json.loads(options.measured.read_text(encoding="utf-8")), options)
    elif options.paths:
        show(measured(options, sys.argv if arguments is None else ["benchmarks/accuracy.py", *arguments]), options)
    else:
        parser().error("name a PATH, or say --gate")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    made.add_argument("--write", type=Path, metavar="FOLDER", help="write into FOLDER/comparison.md and .svg, and into the README beside it")
    made.add_argument("--held-out", type=Path, metavar="FILE", help="articles found in pages by trees that had not seen their site")
    made.add_argument("--cleaners", nargs="+", default=[""], metavar="NAME", help="only those whose names begin so; of extractors, too")
    made.add_argument("--sources", nargs="+", default=[], metavar="NAME", help="only texts of these extractors")
    made.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    made.add_argument("--measured", type=Path, metavar="FILE", help="measure nothing: show the figures of such a file")
    made.add_argument("--gate", action="store_true", help="compare with the pinned figures; exit status 1 if one is worse")
    made.add_argument("--pin", action="store_true", help="pin the figures")
    made.add_argument("--lower", metavar="SENTENCE", help="pin worse figures, too, for this reason, which stands in CHANGELOG.md")
    return made


def measured(options: argparse.Namespace, command: Sequence[str]) -> Figures:
    """The comparison."""
    told = written.origin(command)
    begun = tuple(map(str.lower, options.cleaners))
    found = sets.read_all(options.paths)
    texts = [one for one in [*cleaners.ours(), *cleaners.peers()] if one.name.lower().startswith(begun)]
    pages = [Extractor(DEFAULT, extractors.ours()[0].run), *extractors.peers()] if any(not held.labelled for held in found) else []
    pages = [one for one in pages if one.name.lower().startswith(begun)]
    if not texts and not pages:
        raise SystemExit(f"no cleaner's name begins with {' or '.join(options.cleaners)}")
    if missing := {*options.sources}.difference(*(held.sources for held in found), [one.name for one in pages]):
        raise SystemExit(f"no texts of {', '.join(sorted(missing))} are there")
    held_out = {record["id"]: record["text"] for record in sets.records(options.held_out)} if options.held_out else None
    figures = compared(found, texts, pages, sources=options.sources, held_out=held_out)
    return {"origin": written.ended(told, [*cleaners.DATATROVE[1:2], *cleaners.EXTRACTORS]), **figures}


def show(figures: dict[str, Any], options: argparse.Namespace) -> None:
    """Print the comparison, and write what was asked for."""
    blocks = {
        "origin": written.paragraph(figures["origin"]),
        "labelled": rendering.labelled(figures),
        "behind": rendering.behind(figures),
        "texts": rendering.bodies(figures),
        "pages": rendering.pages(figures),
    }
    print("\n\n".join(filter(None, blocks.values())))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.write:
        for name, text in blocks.items():
            written.block(options.write / "comparison.md", name, text or "Not measured.")
        title, points = rendering.points(figures)
        (options.write / "comparison.svg").write_text(plot.svg(title, points), encoding="utf-8")
        readme = options.write.parent / "README.md"
        if readme.exists() and "<!-- measured: comparison -->" in readme.read_text(encoding="utf-8"):
            written.block(readme, "comparison", rendering.short(figures))


def gated(paths: Sequence[Path]) -> dict[str, dict[str, float]]:
    """The library's own figures: on the project's examples, and on the sets that these paths hold."""
    figures = {f"{pins.OWN}{name}": table for name, table in own.figures().items()}
    found = sets.read_all(paths)
    of_labelled = [one for one in cleaners.ours() if one.name in (DEFAULT, RULES, "cleantext, preset named")]
    for held in found:
        figures |= flat(held, of_labelled if held.labelled else of_labelled[:1])
    return figures


def flat(held: sets.Set, texts: Sequence[Cleaner]) -> dict[str, dict[str, float]]:
    """Figures of one set as the gate compares them: rounded, under the names of set and cleaner."""
    figures = compared([held], texts, [Extractor(DEFAULT, extractors.ours()[0].run)])
    size = {pins.SIZE: float(len(held.documents))}
    found: dict[str, dict[str, float]] = {}
    for name, table in figures["labelled"].items():
        for cleaner, cells in table["cleaners"].items():
            families = {f"removed, {family}": float(gone) for family, (gone, _) in cells["families"].items()}
            found[f"{name}: {cleaner}"] = {**size, **families, "removed": round(cells["all"], 5), "lost": round(cells["lost"], 6)}
    for name, table in figures["bodies"].items():
        for source, of in table["sources"].items():
            for cleaner in (one.name for one in texts):
                rounded = {figure: round(of[cleaner][figure], 5) for figure in ("f1", "removed", "lost")}
                found[f"{name}, {source}: {cleaner}"] = size | rounded
    for name, table in figures["pages"].items():
        for extractor, cells in table["extractors"].items():
            found[f"{name}, pages: {extractor}"] = {pins.SIZE: float(table["documents"]), "f1": round(cells["f1"], 5)}
    return found


def gate(options: argparse.Namespace) -> None:
    """Compare with what is pinned, and pin what is better."""
    try:
        held, changelog = pins.read(pins.FILE), pins.CHANGELOG.read_text(encoding="utf-8")
        if not held.figures and not options.pin:
            raise ValueError(f"nothing is pinned in {pins.FILE}: take it back")
        if untold := pins.untold(held, changelog):
            raise ValueError(f"figures were lowered for what CHANGELOG.md says no more: {'; '.join(map(repr, untold))}")
        figures = gated(options.paths)
        found = [*pins.changes(held, figures)]
        for change in found:
            print(change)
        worse = sum(change.worse for change in found)
        print(f"{sum(map(len, figures.values()))} figures of {len(figures)} sets: {worse} worse, {len(found) - worse} better or new")
        if options.pin:
            pins.FILE.write_text(pins.text(pins.pinned(held, figures, options.lower, changelog)), encoding="utf-8")
        elif worse:
            raise SystemExit(1)
    except ValueError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
