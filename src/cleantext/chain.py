"""The chain: collect the votes, merge them, cut once, repeat until no filter votes.

Nothing else in the package edits text. Because all filters vote on the same snapshot, and the result is a snapshot on which none of them votes,
the order of filters does not matter and cleaning twice changes nothing. A chain may have a judge, which is asked once, when no filter votes any more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from cleantext.cut import Cutter, joined
from cleantext.document import Document, Removal, Result
from cleantext.errors import FilterError
from cleantext.families import FAMILIES
from cleantext.fold import fold
from cleantext.markdown import fenced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple, TypeAlias
else:
    from cleantext.records import NamedTuple

#: Votes against lines of a document. Any picklable callable of this shape is a filter.
Filter: TypeAlias = Callable[[Document], Iterable[Removal]]
#: Votes as a filter does, once, on the first snapshot on which no filter votes; it is told what went before.
Judge: TypeAlias = Callable[[Document, Sequence[Removal]], Iterable[Removal]]
#: Mends broken characters of a document's lines.
Repair: TypeAlias = Callable[[Document], Document]
_OF_REMOVAL = (int, int, str, str, str, str)
#: Families that say where a line stands rather than what it is.
_SAY_LITTLE = frozenset({"caption", "dup"})


class Reason(NamedTuple):
    """What a filter may say of a removal: the rule's id, its family and why."""

    id: str
    family: str
    why: str


def same(line: str) -> str:
    """What two lines have in common that count as the same: their folded text, or the line where folding leaves nothing."""
    return fold(line) or line.strip()


def several(values: Iterable[str], option: str) -> Iterable[str]:
    """The values, or an error for one string, whose letters would be taken for them, and for what is no string."""
    if isinstance(values, str):
        raise TypeError(f"{option} takes several strings, not one: {option}=[{values!r}]")
    found = tuple(values) if isinstance(values, Iterable) else (values,)
    for value in found:
        if not isinstance(value, str):
            raise TypeError(f"{option} takes several strings; found {value!r}")
    return found


def beyond(votes: Iterable[Removal], kept: Iterable[Removal]) -> list[Removal]:
    """The votes that take nothing of what is kept."""
    slices = [*joined(sorted(vote[:2] for vote in kept))]
    starts, ends = [start for start, _ in slices], [0, *(end for _, end in slices)]
    return [vote for vote in votes if ends[bisect_left(starts, vote.end)] <= vote.start]


def is_removal(vote: object) -> bool:
    """Whether this is a removal with offsets and words where they belong."""
    if not isinstance(vote, Removal):
        return False
    # Nearly every one holds these types themselves, which is seen fastest all at once.
    return tuple(map(type, vote)) == _OF_REMOVAL or (type(vote.start) is type(vote.end) is int and all(isinstance(word, str) for word in vote[2:]))


class Selected:
    """A filter, or a judge, whose votes count only in some families.

    Args:
        filter: the filter or judge.
        keep: families that it may not remove.
        only: the families that it may remove; None for all.
    """

    def __init__(self, filter: Callable[..., Iterable[Removal]], keep: frozenset[str], only: frozenset[str] | None) -> None:
        self.filter, self.keep, self.only = filter, keep, only

    def __repr__(self) -> str:
        return f"Selected({self.filter!r}, keep={sorted(self.keep)}, only={self.only and sorted(self.only)})"

    def __call__(self, document: Document, *gone: Sequence[Removal]) -> Iterable[Removal]:
        return self.among(document, None, *gone)

    @property
    def counted(self) -> frozenset[str]:
        """The families in which a vote counts."""
        return frozenset(FAMILIES if self.only is None else self.only) - self.keep

    def spared(self, document: Document) -> Iterator[Removal]:
        """The filter's votes that do not count."""
        # Only what a page says tells a caption, and of pages no judge is asked: most chains keep nothing else, and need no second look.
        if not FAMILIES.keys() - self.counted <= {"caption"}:
            yield from (vote for vote in self.filter(document) if vote.family not in self.counted)

    def kept(self, document: Document) -> Iterator[Removal]:
        """The filter's votes in families that were to be kept, of those that say what a line is: no copy is, and no caption with a credit in it."""
        if families := self.keep - _SAY_LITTLE:
            yield from (vote for vote in self.filter(document) if vote.family in families)

    def among(self, document: Document, may_go: Collection[str] | None, *gone: Sequence[Removal]) -> Iterable[Removal]:
        """The votes, where of the families only these may go; None for all.

        A filter that takes several families in one vote has a method of this name and shape: what may not go is no evidence for it.
        """
        counted = self.counted if may_go is None else self.counted & frozenset(may_go)
        ask = getattr(self.filter, "among", None)
        votes = self.filter(document, *gone) if ask is None else ask(document, counted, *gone)
        return [vote for vote in votes if vote.family in counted]

    def __getstate__(self) -> dict[str, object]:
        # Sets are written in another order in every process.
        return {"filter": self.filter, "keep": sorted(self.keep), "only": None if self.only is None else sorted(self.only)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["filter"], frozenset(state["keep"]), state["only"] and frozenset(state["only"]))  # type: ignore[misc]

    def rules(self) -> list[Reason]:
        """What of the filter's rules is left."""
        return [rule for rule in rules_of(self.filter) if rule.family not in self.keep and (self.only is None or rule.family in self.only)]


def rules_of(filter: Callable[..., Iterable[Removal]]) -> list[Reason]:
    """The reasons that a filter may give, where it has a method ``rules`` that tells."""
    tell = getattr(filter, "rules", None)
    return [Reason(*rule) for rule in tell()] if tell else []


class Chain:
    """Filters that clean a text together; a chain is itself a function from text to text.

    Args:
        filters: in any order; the result is the same.
        repair: mends characters before the filters look; None leaves them as they are.
        outside: votes once, before all others, on documents that come from HTML: which lines of the page are no part of its article.
        judge: votes once, when no filter votes any more; then the filters look again.
        allow: lines never to remove, compared by `fold`, with marks of Markdown or without; they win over every filter.
        keep: families that no filter of this chain may remove.
        only: the only families that the filters of this chain may remove; None for all.

    Examples:
        >>> Chain([])("As it was.")
        'As it was.'
    """

    def __init__(
        self,
        filters: Iterable[Filter] = (),
        *,
        repair: Repair | None = None,
        outside: Filter | None = None,
        judge: Judge | None = None,
        allow: Iterable[str] = (),
        keep: Iterable[str] = (),
        only: Iterable[str] | None = None,
    ) -> None:
        keep = frozenset(several(keep, "keep"))
        only = None if only is None else frozenset(several(only, "only"))
        selected = keep or only is not None
        self.filters: tuple[Filter, ...] = tuple(Selected(filter, keep, only) if selected else filter for filter in filters)
        self.outside = Selected(outside, keep, only) if outside and selected else outside
        self.judge = Selected(judge, keep, only) if judge and selected else judge
        self.repair = repair
        self.allow = frozenset(map(same, several(allow, "allow"))) - {""}
        self.__name__ = "cleantext"

    @property
    def fingerprint(self) -> str:
        """What this chain is, in 32 characters: the version, the content of its rules and all its options.

        Two chains with the same fingerprint clean alike; it is the same in every process. Use it as the key of what you cache.

        Raises:
            TypeError: a filter of another's making cannot be taken apart, like one that holds an open file.
        """
        from cleantext.fingerprint import fingerprint  # only those who ask pay for loading it

        return fingerprint(vars(self))

    def __getstate__(self) -> dict[str, object]:
        # A pickle names the shipped rules only: the fingerprint tells engines that keep results by pickle when the rules have changed.
        return vars(self) | {"allow": sorted(self.allow), "made_as": self.fingerprint}

    def __setstate__(self, state: dict[str, Any]) -> None:
        state.pop("made_as")
        vars(self).update(state, allow=frozenset(state["allow"]))

    def __repr__(self) -> str:
        return f"Chain([{', '.join(map(repr, self.filters))}])"

    def __add__(self, other: Chain | Sequence[Filter]) -> Chain:
        """The filters of both, with what either allows and repairs."""
        if isinstance(other, Chain):
            return Chain(
                [*self.filters, *other.filters],
                repair=self.repair or other.repair,
                outside=self.outside or other.outside,
                judge=self.judge or other.judge,
                allow=self.allow | other.allow,
            )
        if isinstance(other, (list, tuple)):
            return self + Chain(other)
        return NotImplemented

    def __call__(self, text: str | Document) -> str:
        """The cleaned text.

        Args:
            text: a text, or a document: that of a page is made by `Document.from_html`.

        Raises:
            TypeError: the text is neither.
            FilterError: one of the filters is broken.
        """
        cutter = Cutter()
        return cutter.text(self.quiet(text, cutter))

    def explain(self, text: str | Document) -> Result:
        """The cleaned text, and what went and why. Takes and raises the same as calling the chain."""
        cutter = Cutter()
        return cutter.result(self.quiet(text, cutter))

    def quiet(self, text: str | Document, cutter: Cutter) -> Document:
        """The last snapshot, on which no filter votes any more.

        Args:
            text: what to clean.
            cutter: cuts the snapshots before it.
        """
        document = text if isinstance(text, Document) else Document(text)
        if document.hints and self.outside is not None:
            document = cutter.cut(document, self.votes(document, [self.outside]))
        first, judge = document, self.judge
        while True:
            if self.repair is not None:
                document = self.repair(document)
            votes = self.votes(document)
            if not votes and judge is not None:
                votes, judge = self.judged([first, document], judge, cutter.removals), None
            if not votes:
                return document
            document = cutter.cut(document, votes)

    def rules(self) -> list[Reason]:
        """Every reason that the filters may give, by id."""
        return sorted({rule for filter in (*self.filters, self.outside, self.judge) if filter for rule in rules_of(filter)})

    def judged(self, documents: Sequence[Document], judge: Judge, gone: Sequence[Removal]) -> list[Removal]:
        """What the judge says, less the lines that a filter knows and was told to keep: to a judge they are furniture under another family's name.

        Args:
            documents: the first snapshot, on which all evidence is there still, and one on which no filter votes, which is put to the judge.
            judge: of the chain.
            gone: what went between them.
        """
        votes = self.votes(documents[-1], [judge], gone)
        if not votes:
            return votes
        spare = [filter.spared for filter in self.filters if isinstance(filter, Selected)]
        return beyond(votes, (vote for document in documents for vote in self.votes(document, spare)))

    def votes(self, document: Document, filters: Sequence[Callable[..., Iterable[Removal]]] | None = None, *gone: Sequence[Removal]) -> list[Removal]:
        """What the filters, or these, say of this snapshot, less what is allowed; nothing is cut.

        Args:
            document: the snapshot.
            filters: None for all filters of the chain; else a judge alone, or some filters.
            gone: for a judge, what went before.
        """
        votes: set[Removal] = set()
        for filter in self.filters if filters is None else filters:
            try:
                found = list(filter(document, *gone))
                votes.update(found)
            except Exception as error:
                raise FilterError(f"the filter {filter!r} raised {type(error).__name__}: {error}") from error
            for vote in found:
                if not is_removal(vote):
                    raise FilterError(
                        f"the filter {filter!r} voted with {vote!r}; a filter yields removals, as document.removal() makes them"
                        + (", and a chain is no filter: add its filters with +" if isinstance(filter, Chain) else "")
                    )
        if votes and "`" in document.source and (code := fenced(document.lines)):
            votes = {vote for vote in votes if document.line_at(vote.start) not in code}
        if votes and filters is None and (keeping := [filter.kept for filter in self.filters if isinstance(filter, Selected) and filter.keep]):
            votes = {*beyond(votes, self.votes(document, keeping))}
        if self.allow and votes:
            places = {vote: document.line_at(vote.start) for vote in votes}
            return [vote for vote, at in places.items() if self.allow.isdisjoint({same(document.lines[at]), same(document.stripped[at])})]
        return list(votes)
