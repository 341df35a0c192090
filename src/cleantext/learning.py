"""Learning what repeats over the pages of a site: one pass, bounded memory, and a test against chance that is written down here.

A line is furniture of its site, whatever its words, if all of this holds (docs/profiles.md says why, with what it takes on real sites):

* it stands on `LEAST_PAGES` pages that share little of their prose with pages before them: pages of one running story count once;
* with 95% certainty (Wilson's interval) it stands on more than `LEAST_SHARE` of the site's pages: articles repeat lines by chance, too, but rarely
  on one page in twenty; paragraphs, and lines in the middle of articles, need more;
* it stands at the same edge of the article nearly always, and later goes only there;
* it is no word or two alone, unless it stands on very many pages: names, places of datelines and pieces of broken sentences come back;
* it is at least `TIMES` times as frequent here as on the other sites of the corpus: what all of them say is a matter of rules, or of language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from cleantext.body import columns, edges, prose
from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.filters.site import Repeat
from cleantext.items import CERTAIN
from cleantext.presets import preset
from cleantext.repeats import LONGEST, Count, Repeats, SeenOnce, key_of
from cleantext.templates import exact, template

#: Pages, and the share of the site's pages at 95% certainty, at least: for a line at an edge; for a name or a word; in the middle, and, of the
#: share, for a paragraph, which a story that goes on for weeks repeats under new ones.
LEAST_PAGES, LEAST_SHARE = 5, 0.05
MORE_PAGES, MORE_SHARE = 8, 0.15
MIDDLE_PAGES, MIDDLE_SHARE = 10, 0.3
#: Share of its places in which a line may stand elsewhere than at its edge.
STRAY = 0.1
#: Letters and words of a line that is more than a name or a word.
FEWEST_LETTERS, FEWEST_WORDS = 8, 3
#: How much more frequent a line must be on its site than on the others.
TIMES = 10
#: A page shares its prose with one before it if so much of the columns, in two paragraphs or more, or so much in one, was seen.
SHARED, SHARED_IN_ONE = 0.3, 0.6
#: A paragraph that so many pages hold that share nothing else is no part of a story.
STANDING = 3
#: Standard deviations of 95% certainty, one-sided.
CERTAINTY = 1.645


class Learner:
    """Counts lines by site. Only what the chain leaves is counted: a profile knows what no rule knows.

    Args:
        chain: cleans a page before its lines are counted; None for the preset "auto".
        memory: megabytes for the filter of what was seen once; one remembers the last 100,000 different lines, which are four keys each. With
            little, a line that comes back after more lines than that counts as new, and less is learned.
        most: counts that are held in memory, half a kilobyte each; the others go to a temporary file.
    """

    def __init__(self, chain: Chain | None = None, *, memory: int = 64, most: int = 500_000) -> None:
        self.chain = chain or preset("auto")
        self._seen, self.counts = SeenOnce(memory << 20), Repeats(most)
        self.pages: Counter[str] = Counter()

    def add(self, site: str, text: str | Document) -> None:
        """Count one page.

        Args:
            site: the name of its site, never empty.
            text: its text, or the document of a page of HTML.

        Raises:
            ValueError: the name of the site is empty.
        """
        if not site:
            raise ValueError("a page needs the name of its site")
        document = Document(self.chain(text).encode("utf-8", "replace").decode())
        self.pages[site] += 1
        lines, paragraphs, fragments = document.stripped, set(prose(document)), document.fragments(CERTAIN)
        first = {line: index for index, line in reversed([*enumerate(lines)]) if line and index not in fragments}
        known = [(line, index, exact(line)) for line, index in first.items()]
        fresh = not self._is_rerun(site, [line for _, index, line in known if index in paragraphs], known)
        head, end = edges(document)
        done: set[str] = set()
        for line, index, plain in known:
            for form in dict.fromkeys((plain, template(line))):
                if form and form not in done:
                    done.add(form)
                    at = (fresh, fresh and index <= head, fresh and index >= end, fresh and head < index < end, index in paragraphs)
                    self._count(site, form, Count._make((site, form, 1, *map(int, at), line[:LONGEST])))

    def _count(self, site: str, line: str, seen: Count) -> None:
        for of in (site, ""):
            key = key_of(of, line)
            if self._seen.add(key) or self.counts.get(key):
                self.counts.add(key, seen._replace(site=of))

    def _is_rerun(self, site: str, paragraphs: Sequence[str], known: Sequence[tuple[str, int, str]]) -> bool:
        """Whether the page shares its prose with pages before it."""
        keys = {line: key_of(site, line, "prose") for line in paragraphs}
        widths = {line: columns(line) for line in keys}
        seen = [line for line, key in keys.items() if self._seen.add(key) and not self._is_standing(site, line)]
        share = sum(map(widths.__getitem__, seen)) / max(1, sum(widths.values()))
        return share >= (SHARED if len(seen) > 1 else SHARED_IN_ONE)

    def _is_standing(self, site: str, line: str) -> bool:
        count = self.counts.get(key_of(site, line))
        return count is not None and count.fresh >= STANDING

    def repeats(self) -> Iterator[tuple[str, Repeat]]:
        """What passes the test, with the name of its site, by site and line. The counts are given up."""
        everywhere: dict[str, int] = {}
        total = sum(self.pages.values())
        try:
            for site, counts in groupby(self.counts, key=lambda count: count.site):
                if not site:  # comes first: all sites
                    everywhere.update((count.line, count.pages + 1) for count in counts if count.fresh + 1 >= LEAST_PAGES)
                    continue
                of, found = self.pages[site], {}
                for count in counts:
                    where = place(count, of)
                    elsewhere = everywhere.get(count.line, 0) - count.pages - 1
                    if where is not None and elsewhere * of * TIMES <= (count.pages + 1) * max(1, total - of):
                        found[count.line] = Repeat(count.line, where, count.fresh + 1, of, tuple(count.samples.split("\n")))
                yield from ((site, repeat) for repeat in plainest(found))
        finally:
            self.counts.close()


def place(count: Count, of: int) -> str | None:
    """Where a line stands that is furniture of its site: "head", "end", "edges" or "" for anywhere; None for one that is not.

    Args:
        count: of the line.
        of: the site's pages.
    """
    pages = count.fresh + 1
    letters, words = sum(map(str.isalpha, count.line)), len(count.line.split())
    if pages < LEAST_PAGES or letters < 2:
        return None
    share = surely(pages, of)
    prose = count.prose * 2 > count.pages
    weak = prose or letters < FEWEST_LETTERS or words < FEWEST_WORDS
    if share < (MIDDLE_SHARE if prose else MORE_SHARE if weak else LEAST_SHARE) or (weak and pages < MORE_PAGES):
        return None
    if count.middle > STRAY * count.fresh:
        return "" if pages >= MIDDLE_PAGES and share >= MIDDLE_SHARE and not weak else None
    if count.head <= STRAY * count.fresh:
        return "end"
    return "head" if count.end <= STRAY * count.fresh else "edges"


def plainest(found: Mapping[str, Repeat]) -> Iterator[Repeat]:
    """The repeats less those that say the same: a template that one line alone bears out gives way to that line, and lines to their template."""
    covered: set[str] = set()
    for line, repeat in found.items():
        plain = {exact(sample) for sample in repeat.samples} - {line}
        if any(found[other].pages >= repeat.pages for other in plain if other in found):
            covered.add(line)
        else:
            covered |= plain
    return (repeat for line, repeat in found.items() if line not in covered)


def surely(pages: int, of: int) -> float:
    """The share of a site's pages that a line surely has: the lower end of Wilson's interval.

    >>> round(surely(5, 20), 2)
    0.13
    """
    share, square = pages / of, CERTAINTY**2
    spread: float = CERTAINTY * (share * (1 - share) / of + square / (4 * of * of)) ** 0.5
    return (share + square / (2 * of) - spread) / (1 + square / of)
