"""A document as a report keeps it: its text and what went, shortened in the middle where it is long."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b

from cleantext.patterns import pattern
from cleantext.results import Removal, Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple

#: Characters of a document of a corpus that are kept: half of them from its head, half from its end, where most of what goes stands.
LONGEST = 20_000
#: The same of a text that has the page for itself: a long book. A browser takes a minute to lay out a line of ten million characters.
LONGEST_ALONE = 1_000_000
#: Characters of names, of reasons and of paths that are kept.
LONGEST_NAME = 300
#: A word is what stands together in scripts that set words apart, and one character in those that do not: Thai, Lao, Burmese, Khmer, kana, Han.
_WORD = pattern(
    "[\u0e01-\u0e2f\u0e40-\u0e45\u0e81-\u0eae\u1000-\u1021\u1780-\u17a2\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[^\\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "[^\\s\u0e01-\u0e2f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]*"
)


def words(text: str) -> int:
    """How many words a text has.

    >>> words("The council met at 10:30."), words("市議会")
    (5, 3)
    """
    return sum(1 for _ in _WORD.finditer(text))


def lines(text: str) -> int:
    """How many lines of a text are not blank."""
    return sum(1 for line in text.split("\n") if line.strip())


class Story(NamedTuple):
    """One document.

    Attributes:
        key: hash of its text.
        place: where it stands: file, record, id.
        source: its text; without the middle where that is left out.
        removals: what went, with spans in this source; empty spans where it stood in the middle.
        characters, removed: of the whole document.
        gap, left_out: where the middle is missing, and how many characters of it.
        mended: whether characters of what stays were repaired.
    """

    key: str
    place: dict[str, Any]
    source: str
    removals: tuple[Removal, ...]
    characters: int
    removed: int
    gap: int = 0
    left_out: int = 0
    mended: bool = False


def key_of(source: str) -> str:
    """A hash of a text: the same on every machine, and as good as a random number."""
    return blake2b(source.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def story(result: Result, place: Mapping[str, object], *, longest: int = LONGEST, key: str = "") -> Story:
    """What a report keeps of a document.

    Args:
        result: what a chain made of it.
        place: where it stands.
        longest: so many characters are kept.
        key: its hash, where that is known already.
    """
    source = result.source
    start, end = (longest // 2, len(source) - longest // 2) if len(source) > longest else (0, 0)

    def moved(at: int) -> int:
        return at if at <= start else max(start, at - (end - start))

    kept = tuple(
        Removal(moved(first), moved(last), family, *(text[:LONGEST_NAME] for text in (rule, why, path)))
        for first, last, family, rule, why, path in result.removals
    )
    return Story(
        key=key or key_of(source),
        place={name: value[:LONGEST_NAME] if isinstance(value, str) else value for name, value in place.items()},
        source=source[:start] + source[end:],
        removals=kept,
        characters=len(source),
        removed=sum(removal.end - removal.start for removal in result.removals),
        gap=start,
        left_out=end - start,
        mended=result.text != "".join(source[first:last] for first, last in result.kept),
    )


def stored(story: Story) -> list[Any]:
    """The story as JSON holds it."""
    return list(story)


def restored(parts: list[Any]) -> Story:
    """The story again."""
    found = Story(*parts)
    return found._replace(removals=tuple(Removal(*removal) for removal in found.removals))


def called(place: Mapping[str, Any], *, short: bool = False) -> str:
    """What to call a document: its file, and record and id if it has them; in short without the file's folder."""
    file = str(place.get("file", ""))
    parts = [os.path.basename(file) or file if short else file]
    parts += [f"{name} {place[name]}" for name in ("record", "id") if name in place]
    return ", ".join(filter(None, parts)) or "text"
