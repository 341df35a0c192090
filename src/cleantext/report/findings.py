"""What a run remembers for its report, in bounded memory: counts, and documents to show.

Which documents are shown depends on their texts alone, neither on their order nor on how many processes clean: for each rule those with the
smallest hash, which are as good as drawn at random and are the same ones for rules that go together, and the one with the longest removal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from cleantext.report.stories import LONGEST, Story, key_of, restored, stored, story
from cleantext.results import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple

#: Samples of a rule beside the longest; documents that lost most.
SAMPLES, MOST = 2, 20
#: Characters of a sample.
LONGEST_SAMPLE = 280
#: Sites that are counted each, in the order in which they come; the others are counted together, and so are rules.
MOST_SITES, MOST_RULES = 10_000, 5_000
#: Upper bounds of the shares of a document's characters, in percent, by which documents are counted; the last class is all that is above.
SHARES = (0, 1, 5, 10, 25, 50, 75)


class Sample(NamedTuple):
    """A removal to show: its words, in one line and shortened, how long they were, its document, and its number among the document's removals."""

    text: str
    length: int
    story: Story
    number: int


class Samples:
    """The samples of one rule.

    Attributes:
        drawn: those from the documents with the smallest hash, different texts, smallest first.
        longest: the longest.
    """

    def __init__(self, drawn: Iterable[Sample] = (), longest: Sample | None = None) -> None:
        self.drawn = list(drawn)
        self.longest = longest

    def wants(self, key: str) -> bool:
        """Whether a removal from the document with this hash may be drawn."""
        return len(self.drawn) < SAMPLES or key < self.drawn[-1].story.key

    def wants_length(self, length: int, key: str) -> bool:
        """Whether a removal of this length is the longest; of equals that from the document with the smallest hash."""
        return self.longest is None or (-length, key) < (-self.longest.length, self.longest.story.key)

    def draw(self, sample: Sample) -> None:
        """Consider a sample."""
        same = next((at for at, known in enumerate(self.drawn) if known.text == sample.text), None)
        if same is None:
            self.drawn.append(sample)
        elif sample.story.key < self.drawn[same].story.key:
            self.drawn[same] = sample
        self.drawn.sort(key=lambda sample: sample.story.key)
        del self.drawn[SAMPLES:]

    def merge(self, other: Samples) -> None:
        """Consider another's samples, from documents after one's own."""
        for sample in other.drawn:
            if self.wants(sample.story.key):
                self.draw(sample)
        if other.longest and self.wants_length(other.longest.length, other.longest.story.key):
            self.longest = other.longest

    def all(self) -> list[Sample]:
        """All of them, no text twice."""
        longest = [self.longest] if self.longest and all(self.longest.text != sample.text for sample in self.drawn) else []
        return self.drawn[:1] + longest + self.drawn[1:]


class Findings:
    """What a run has found out for its report, beside its counts by rule.

    Attributes:
        documents: how many documents each family, and each rule, took something from: by family, and by family and rule.
        shares: how many documents lost what share: a count for each of `SHARES`, and one for more.
        sites: for each site documents, changed documents, removals, removed characters, characters; "" for documents that name none.
        other_sites: the same for all sites that are not counted each.
        samples: of each rule.
        most: the documents that lost most, most first, no text twice; of equals the earlier.
        first: the first document.

    Args:
        longest: characters of a document that are kept.
    """

    def __init__(self, longest: int = LONGEST) -> None:
        self.longest = longest
        self.documents: Counter[tuple[str, ...]] = Counter()
        self.shares = [0] * (len(SHARES) + 1)
        self.sites: dict[str, list[int]] = {}
        self.other_sites = [0] * 5
        self.samples: dict[tuple[str, str], Samples] = {}
        self.most: list[Story] = []
        self.first: Story | None = None

    def add(self, result: Result, place: Mapping[str, object], site: str = "") -> None:
        """Take a document in.

        Args:
            result: what a chain made of it.
            place: where it stands.
            site: what its record says of its site.
        """
        from cleantext.profile import site_of

        key = key_of(result.source)
        kept: list[Story] = []

        def whole() -> Story:
            if not kept:
                kept.append(story(result, place, longest=self.longest, key=key))
            return kept[0]

        if self.first is None:
            self.first = whole()
        removed = sum(removal.end - removal.start for removal in result.removals)
        self.shares[share_of(removed, len(result.source))] += 1
        self._count(site_of(site), [1, int(bool(result.removals)), len(result.removals), removed, len(result.source)])
        seen: set[tuple[str, ...]] = set()
        for number, removal in enumerate(result.removals):
            rule = removal.family, removal.rule
            samples = self._samples_of(rule)
            text = result.removed_text(removal)
            if samples and rule not in seen and samples.wants(key):
                samples.draw(sample(text, whole(), number))
            if samples and samples.wants_length(len(text), key):
                samples.longest = sample(text, whole(), number)
            seen |= {rule, rule[:1]}
        self.documents.update(seen)
        if removed and (len(self.most) < MOST or removed > self.most[-1].removed):
            self.most = heaviest([*self.most, whole()])

    def merge(self, other: Findings) -> None:
        """Take in what another has found in the documents after one's own."""
        self.documents.update(other.documents)
        self.shares = [one + more for one, more in zip(self.shares, other.shares, strict=True)]
        for site, counts in other.sites.items():
            self._count(site, counts)
        self.other_sites = [one + more for one, more in zip(self.other_sites, other.other_sites, strict=True)]
        for rule, theirs in other.samples.items():
            if own := self._samples_of(rule):
                own.merge(theirs)
        self.most = heaviest([*self.most, *other.most])
        self.first = self.first or other.first

    def _count(self, site: str, counts: list[int]) -> None:
        if site not in self.sites and len(self.sites) >= MOST_SITES:
            self.other_sites = [one + more for one, more in zip(self.other_sites, counts, strict=True)]
        else:
            own = self.sites.setdefault(site, [0] * len(counts))
            own[:] = [one + more for one, more in zip(own, counts, strict=True)]

    def _samples_of(self, rule: tuple[str, str]) -> Samples | None:
        if rule not in self.samples and len(self.samples) >= MOST_RULES:
            return None
        return self.samples.setdefault(rule, Samples())


def sample(text: str, story: Story, number: int) -> Sample:
    """A removal as a sample."""
    start = text[: 4 * LONGEST_SAMPLE]
    line = " ".join(start.split())
    return Sample(line[: LONGEST_SAMPLE - 1] + "…" if len(line) > LONGEST_SAMPLE or start != text else line, len(text), story, number)


def share_of(removed: int, characters: int) -> int:
    """Which of the classes of `SHARES` a document belongs to.

    >>> share_of(0, 100), share_of(1, 100), share_of(2, 100), share_of(100, 100)
    (0, 1, 2, 7)
    """
    return next((at for at, bound in enumerate(SHARES) if 100 * removed <= bound * characters), len(SHARES))


def heaviest(stories: list[Story]) -> list[Story]:
    """Those that lost most; of several with the same text the first."""
    different: dict[str, Story] = {}
    for one in stories:
        different.setdefault(one.key, one)
    return sorted(different.values(), key=lambda one: -one.removed)[:MOST]


def parts(findings: Findings) -> dict[str, Any]:
    """Findings as JSON holds them: each document once."""
    numbers: dict[int, int] = {}
    stories: list[Story] = []

    def number(story: Story) -> int:
        if id(story) not in numbers:
            numbers[id(story)] = len(stories)
            stories.append(story)
        return numbers[id(story)]

    def flat(sample: Sample) -> list[Any]:
        return [sample.text, sample.length, number(sample.story), sample.number]

    held = {
        "documents": [[*name, count] for name, count in findings.documents.items()],
        **{name: getattr(findings, name) for name in ("shares", "sites", "other_sites")},
        "samples": [[*rule, list(map(flat, own.drawn)), own.longest and flat(own.longest)] for rule, own in findings.samples.items()],
        "most": list(map(number, findings.most)),
        "first": None if findings.first is None else number(findings.first),
    }
    return {**held, "stories": list(map(stored, stories))}


def findings_of(parts: dict[str, Any]) -> Findings:
    """The findings again."""
    stories = list(map(restored, parts["stories"]))

    def sample(flat: list[Any]) -> Sample:
        return Sample(flat[0], flat[1], stories[flat[2]], flat[3])

    found = Findings()
    found.documents = Counter({tuple(name): count for *name, count in parts["documents"]})
    found.shares, found.sites, found.other_sites = parts["shares"], parts["sites"], parts["other_sites"]
    for family, rule, drawn, longest in parts["samples"]:
        found.samples[family, rule] = Samples(map(sample, drawn), longest and sample(longest))
    found.most = [stories[number] for number in parts["most"]]
    found.first = None if parts["first"] is None else stories[parts["first"]]
    return found
