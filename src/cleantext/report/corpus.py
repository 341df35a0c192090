"""The page of a corpus: what went by family, rule, language and site, the documents that lost most, samples of each rule, and documents whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleantext.command.tally import Tally, of_families
from cleantext.report.findings import SHARES, Findings, Sample
from cleantext.report.languages import name_of
from cleantext.report.marked import by_family, family_class, marked
from cleantext.report.pages import frame, summary, switches
from cleantext.report.plots import Row, counted, percent, stack, swatch, table
from cleantext.report.signs import escaped, short
from cleantext.report.stories import Story, called

#: What the page holds at most: documents, and characters of them; rules with samples, rows of a table.
MOST_DOCUMENTS, MOST_CHARACTERS, MOST_SAMPLED, MOST_ROWS = 150, 1_500_000, 250, 40
HEADS = ("removals", "documents", "characters")


def corpus(tally: Tally, findings: Findings) -> Iterator[str]:
    """The page of a run over several documents, or none."""
    rules = sorted(tally.lines, key=lambda rule: (-tally.lines[rule], rule))
    shown = choose(findings, rules)
    families, amounts = of_families(tally.lines), of_families(tally.removed)
    parts = [
        ("families", by_families(tally, findings, families, amounts)),
        ("rules", by_rules(tally, findings, rules)),
        ("languages", by_languages(tally)),
        ("sites", by_sites(findings)),
        ("losses", losses(tally, findings, shown)),
        ("samples", samples(tally, findings, rules, shown)),
        ("documents", documents(shown)),
    ]
    there = [(name, made) for name, lines in parts if (made := "".join(lines))]
    side = [contents([name for name, _ in there]), *(switches(families.most_common()) if shown else ())]
    body = [*head(tally, families, amounts), *(f'<section id="{name}" aria-labelledby="{name}-head">\n{made}</section>\n' for name, made in there)]
    yield from frame(f"{counted(tally.documents, 'document')} – what went", side, body)


def choose(findings: Findings, rules: list[tuple[str, str]]) -> dict[str, tuple[str, Story]]:
    """The documents that the page holds whole, with their names in it, by their keys: those that lost most, then rule by rule."""
    chosen: dict[str, tuple[str, Story]] = {}
    left = MOST_CHARACTERS
    turns = [list(findings.most)]
    for turn in range(3):
        of_rules = (findings.samples[rule].all() for rule in rules if rule in findings.samples)
        turns.append([found[turn].story for found in of_rules if turn < len(found)])
    for turn_stories in turns:
        for story in turn_stories:
            if story.key not in chosen and len(chosen) < MOST_DOCUMENTS and len(story.source) <= left:
                left -= len(story.source)
                chosen[story.key] = f"d{len(chosen)}", story
    return chosen


def contents(names: list[str]) -> str:
    """Links to the parts of the page."""
    items = "".join(f'<li><a href="#{name}">{name.capitalize()}</a></li>' for name in names)
    return f'<nav aria-label="Contents"><ul>{items}</ul></nav>\n'


def heading(name: str, title: str, note: str = "") -> str:
    return f'<h2 id="{name}-head">{title}</h2>\n' + (f'<p class="note-line">{note}</p>\n' if note else "")


def head(tally: Tally, families: Counter[str], amounts: Counter[str]) -> Iterator[str]:
    """The sum of all."""
    removed = sum(tally.removed.values())
    yield '<header>\n<p class="kicker">cleantext report</p>\n'
    yield f"<h1>{counted(tally.documents, 'document')}, {tally.changed:,} changed</h1>\n"
    took = f"{counted(sum(families.values()), 'removal')} took {percent(removed, tally.characters)} of {counted(tally.characters, 'character')}."
    yield f'<p class="lead">{took}</p>\n'
    if removed:
        said = ", ".join(f"{family} {percent(count, removed)}" for family, count in amounts.most_common())
        yield '<p class="note-line">The characters that went, by family:</p>\n'
        yield stack(amounts.most_common(), removed, f"Of the characters that went: {said}")
    if tally.broken:
        yield f'<p class="hint">Not counted, as they could not be read or cleaned: {counted(tally.broken, "record")}.</p>\n'
    yield "</header>\n"


def by_families(tally: Tally, findings: Findings, families: Counter[str], amounts: Counter[str]) -> Iterator[str]:
    if families:
        yield heading("families", "Families", "Bars show removals.")
        rows = []
        for family, count in families.most_common():
            taken = amounts[family]
            figures = f"{count:,}", f"{findings.documents[(family,)]:,}", f"{taken:,}", percent(taken, tally.characters)
            rows.append(Row(swatch(family), count, figures, family))
        yield from table("Removals by family", ("family", *HEADS, "of all text"), rows)


def by_rules(tally: Tally, findings: Findings, rules: list[tuple[str, str]]) -> Iterator[str]:
    if rules:
        rest = len(rules) - MOST_ROWS
        made = sum(tally.lines[rule] for rule in rules[MOST_ROWS:])
        more = f" The {MOST_ROWS} with the most removals; {counted(rest, 'other')} made {made:,}." * (rest > 0)
        yield heading("rules", "Rules", f"Bars show removals.{more}")
        rows = []
        for number, rule in enumerate(rules[:MOST_ROWS]):
            name = f'<a class="{family_class(rule[0])} rule-name" href="#rule-{number}"><code>{rule_name(rule[1])}</code></a>'
            figures = f"{tally.lines[rule]:,}", f"{findings.documents[rule]:,}", f"{tally.removed[rule]:,}"
            rows.append(Row(name, tally.lines[rule], figures, rule[0]))
        yield from table("Removals by rule", ("rule", *HEADS), rows)


def rule_name(rule: str) -> str:
    """The rule, with places where its name may be broken over lines."""
    return "/<wbr>".join(map(escaped, short(rule, 80).split("/")))


def by_languages(tally: Tally) -> Iterator[str]:
    """By the language of the ruleset; rules that need no words have none."""
    found: dict[str, list[int]] = {}
    for rule, count in tally.lines.items():
        counts = found.setdefault(name_of(rule[1]), [0, 0])
        counts[0] += count
        counts[1] += tally.removed[rule]
    if len(found) > 1:
        yield heading("languages", "Languages", "Of the rules that took the lines. Grammar, place and repetition tell furniture in any language.")
        rows = [
            Row(escaped(name), counts[0], (f"{counts[0]:,}", f"{counts[1]:,}"))
            for name, counts in sorted(found.items(), key=lambda pair: (-pair[1][0], pair[0]))
        ]
        yield from table("Removals by the language of the rule", ("language", "removals", "characters"), rows[:MOST_ROWS])


def by_sites(findings: Findings) -> Iterator[str]:
    if any(findings.sites):
        named = sorted(findings.sites.items(), key=lambda pair: (-pair[1][3], pair[0]))
        rest = [counts for _, counts in named[MOST_ROWS:]] + ([findings.other_sites] if findings.other_sites[0] else [])
        rows = [site_row(escaped(short(site, 60)) or "<i>no site named</i>", counts) for site, counts in named[:MOST_ROWS]]
        if rest:
            many = f"{len(named) - MOST_ROWS:,}{' and more' if findings.other_sites[0] else ''}"
            rows.append(site_row(f"<i>{many} others</i>", list(map(sum, zip(*rest, strict=True)))))
        yield heading("sites", "Sites", "Those that lost most characters. Bars show the share of a site’s text that went.")
        yield from table("What went by site", ("site", "of its text", "documents", "changed", "removals", "characters"), rows, 1)


def site_row(name: str, counts: list[int]) -> Row:
    documents, changed, removals, removed, characters = counts
    return Row(
        name, removed / characters if characters else 0, (percent(removed, characters), *(f"{n:,}" for n in (documents, changed, removals, removed)))
    )


def losses(tally: Tally, findings: Findings, shown: dict[str, tuple[str, Story]]) -> Iterator[str]:
    """How much documents lost, and which lost most."""
    if not tally.documents:
        return
    yield heading("losses", "Losses", "Look at the documents that lost most first.")
    names = ["nothing", *(f"up to {bound}%" for bound in SHARES[1:]), f"more than {SHARES[-1]}%"]
    rows = [Row(name, count, (f"{count:,}", percent(count, tally.documents))) for name, count in zip(names, findings.shares, strict=True) if count]
    yield from table("How much of their text documents lost", ("lost", "documents", "of all"), rows)
    if findings.most:
        rows = []
        for story in findings.most:
            families = " ".join(swatch(family) for family, _ in by_family(story))
            figures = percent(story.removed, story.characters), f"{story.removed:,}", f"{story.characters:,}"
            rows.append(Row(f"{linked(story, shown)}<br>{families}", story.removed / story.characters, figures))
        yield from table("Documents that lost most", ("document", "of its text", "removed", "characters"), rows, 1)


def linked(story: Story, shown: dict[str, tuple[str, Story]], number: int | None = None) -> str:
    """What a document is called, with a link to it, or to one of its removals, where the page holds it."""
    label = f'<bdi class="place">{escaped(called(story.place, short=True))}</bdi>'
    if story.key not in shown:
        return f"{label} <small>(not on this page)</small>"
    name, whole = shown[story.key]
    inside = number is not None and whole.removals[number].start < whole.removals[number].end
    return f'<a href="#{name}{f"-{number}" if inside else ""}">{label}</a>'


def samples(tally: Tally, findings: Findings, rules: list[tuple[str, str]], shown: dict[str, tuple[str, Story]]) -> Iterator[str]:
    if not rules:
        return
    left = len(rules) - MOST_SAMPLED
    note = "Of each rule two removals drawn at random, and its longest: what is long is most likely an article’s own."
    yield heading("samples", "Samples", note + f" Left out: {counted(left, 'rule')} with fewer removals." * (left > 0))
    yield '<ol class="samples">\n'
    for number, rule in enumerate(rules[:MOST_SAMPLED]):
        found = findings.samples[rule].all() if rule in findings.samples else []
        why = found[0].story.removals[found[0].number].why if found else ""
        times = f"{tally.lines[rule]:,} × in {counted(findings.documents[rule], 'document')}"
        yield f'<li id="rule-{number}" class="{family_class(rule[0])}"><h3><code>{rule_name(rule[1])}</code> {swatch(rule[0])}</h3>'
        yield f'<p class="why">{escaped(why)} <span class="count">{times}</span></p>\n<ul>\n'
        yield "".join(one(sample, shown) for sample in found)
        yield "</ul></li>\n"
    yield "</ol>\n"


def one(sample: Sample, shown: dict[str, tuple[str, Story]]) -> str:
    """A sample and where it stood."""
    text = f'<del dir="auto" lang=""><span class="gone">{escaped(sample.text)}</span></del>'
    return f"<li>{text} {linked(sample.story, shown, sample.number)}</li>\n"


def documents(shown: dict[str, tuple[str, Story]]) -> Iterator[str]:
    if shown:
        yield heading("documents", "Documents", f"{counted(len(shown), 'document')}: what lost most, and what the samples are from.")
    for name, story in shown.values():
        yield f'<article class="document" id="{name}" aria-labelledby="{name}-head">\n<header><h3 id="{name}-head" dir="auto">'
        yield f'<bdi>{escaped(called(story.place))}</bdi></h3>\n<a class="up" href="#content">to the top</a>\n'
        yield from summary(story)
        yield "</header>\n"
        yield from marked(story, name)
        yield "</article>\n"
