"""What the trees leave out of an article, since they look at each line by itself: counted in by the lines around it.

Answers of interviews, lines of code, steps, rows of tables, numbers over paragraphs are short, and say little by themselves.
"""

from __future__ import annotations

import re
from collections import Counter

from cleantext.hints import LEAST, NEAR, Hint, Node
from cleantext.markup.features import Measured

#: From here on a line counts as part of the article.
SURE = 0.5
#: Share of a line that links may be where it stands between two of the article, and after one, and how likely that one is then, at least.
LINKED, AFTER, LITTLE = 0.8, 0.3, 0.03
#: What is set off from the paragraphs that it stands between, and how likely it must be.
SET_OFF, SOME = frozenset("pre tr caption li dt dd h1 h2 h3 h4 h5".split()), 0.1
#: Of rows of data, and of code, how likely they must be, and what share may link: the names in a table often do, and furniture is seldom one of them.
RANGE = {"tr": (0.0, LINKED), "pre": (0.0, AFTER)}
#: What is set off as a whole, and so many elements out from a line it is looked for.
WRAPS, FARTHEST = frozenset("table ul ol dl".split()), 8
#: Elements of one form that a paragraph may be farther in than the one before it.
LEVELS = 4
#: Lines before a label among which one of the article must be; share of a label, or an answer, that links may be.
BEFORE, FEW_LINKS = 4, 0.1
#: Words, and columns, of the names in a list of links, at most; words of an answer at least.
MOST_WORDS, WIDEST, LEAST_WORDS = 4, 50, 2
_NUMBER = re.compile(r"\d+")
#: Names of an element in which numbers count the elements, at most.
FEW_NAMES = 2
#: A time, or a date with a year: it says when an entry was written.
_WHEN = re.compile(r"\d[\Wh]\d|\d{4}")


def fill(hints: list[Hint], measured: Measured) -> None:
    """Count as part of the article what stands in it. Nothing may speak against it."""
    fill_between(hints, measured)
    fill_lists(hints, measured)
    fill_labels(hints, measured)
    fill_answers(hints, measured)
    fill_rows(hints, measured)


def fill_between(hints: list[Hint], measured: Measured) -> None:
    """Lines between two of the article in one element, and what goes on after one in an element like its own.

    Of rows, items, headings and code the element may be farther out: around the table or the list as a whole. Paragraphs go on after a gap, too,
    and in other elements of the same form.
    """
    parents, owners, nodes = measured.lines.parents, measured.lines.owners, measured.lines.nodes
    last: dict[int, int] = {}  # by the element that holds the line and the one around it
    last_near: dict[int, int] = {}  # and by the two around these, too
    for place, (hint, owner) in enumerate(zip(hints, owners, strict=True)):
        if hint.inside >= LEAST:
            last[owner] = last[parents[owner]] = place
            for one in around(owner, parents):
                last_near[one] = place
    begun: set[int] = set()
    begun_near: set[int] = set()
    latest = before = -1  # the elements of the last line that is part of the article, and of the line before, if that is
    prose = main = False  # whether a paragraph of the article stands before, and one in the main element
    for place, (hint, owner) in enumerate(zip(hints, owners, strict=True)):
        parent = parents[owner]
        if hint.inside >= LEAST:
            begun.add(owner)
            begun.add(parent)
            begun_near.update(around(owner, parents))
            before = latest = owner
            if measured.weights[place]:
                prose, main = True, main or not measured.up[owner]
            continue
        between = (owner in begun and place < last[owner]) or (parent in begun and place < last[parent])
        fills = between and hint.link_density < LINKED
        if not fills and before >= 0 and (follows(owner, before, measured) or (nodes[owner].tag == "pre" and parents[before] == parent)):
            fills = hint.link_density < AFTER and hint.inside >= LITTLE
        least, most = RANGE.get(nodes[owner].tag, (SOME, AFTER))
        if not fills and hint.inside >= least and hint.link_density < most and is_set_off(nodes[owner]):
            elements = {*around(owner, parents), *around(outermost(owner, measured), parents)}
            fills = any(one in begun_near and place < last_near[one] for one in elements)
            fills = fills and (prose or hint.level != 1)  # over the first paragraph such a heading is the page's
        if not fills and main and measured.weights[place] and hint.inside >= LITTLE and hint.link_density < AFTER:
            fills = goes_on(owner, latest, measured)
        if fills and measured.plain(owner):
            hint.inside = SURE
            before = latest = owner
        else:
            before = -1


def fill_lists(hints: list[Hint], measured: Measured) -> None:
    """Names that link, in a list right under one of several sub-headings and before more of the article: programs, towns, sources.

    A heading that has no other of its level beside it may be that of related articles. What repeats the page's headings is a table of contents.
    """
    lines = measured.lines
    texts, owners, parents, nodes = lines.texts, lines.owners, lines.parents, lines.nodes
    headings: dict[str, int] = {}
    levels: Counter[int] = Counter()
    for place in range(1, len(hints)):
        level = measured.shapes[place - 1][4]
        if not level or hints[place].inside >= LEAST or hints[place - 1].inside < LEAST or nodes[owners[place]].tag != "li":
            continue
        if not headings:
            headings = {text: hint.level for text, hint in zip(texts, hints, strict=True) if hint.level and hint.inside >= LEAST}
            levels.update(headings.values())
        if levels[level] < 2:
            continue
        one = parents[owners[place]]
        end = place + 1
        while end < len(hints) and parents[owners[end]] == one and nodes[owners[end]].tag == "li":
            end += 1
        if end == len(hints) or end - place < 2:
            continue
        if not all(hints[at].inside >= LEAST and parents[one] in (owners[at], parents[owners[at]]) for at in (place - 1, end)):
            continue
        names = [text.split(maxsplit=1)[-1] for text in texts[place:end]]
        if any(len(name.split()) > MOST_WORDS or width > WIDEST for name, width in zip(names, measured.columns[place:end], strict=True)):
            continue
        if sum(name in headings for name in names) * 2 < len(names) and measured.plain(owners[place]):
            for hint in hints[place:end]:
                hint.inside = max(hint.inside, SURE)


def fill_labels(hints: list[Hint], measured: Measured) -> None:
    """What heads lines of the article within one element: "Step 2", "3.", "Did you know?". Some of the article must stand before it."""
    texts, owners, parents = measured.lines.texts, measured.lines.owners, measured.lines.parents
    for place in range(1, len(hints) - 1):
        hint, owner, follows = hints[place], owners[place], owners[place + 1]
        if hint.inside >= LEAST or hint.link_density > FEW_LINKS or hints[place + 1].inside < LEAST or owner not in (follows, parents[follows]):
            continue
        if not measured.down[owner] or _WHEN.search(texts[place]) or not measured.plain(owner):
            continue
        if any(one.inside >= LEAST for one in hints[max(0, place - BEFORE) : place]):
            hint.inside = SURE


def fill_answers(hints: list[Hint], measured: Measured) -> None:
    """Short sentences in elements of one form, of which the article's lines are more than half: answers in a forum, entries of a log."""
    lines = measured.lines
    owners, parents, kinds, nodes = lines.owners, lines.parents, measured.kinds, lines.nodes
    own = [place for place, hint in enumerate(hints) if hint.main and hint.inside >= LEAST]
    if not own:
        return
    doubtful = [
        place
        for place in range(own[0], own[-1])
        if SOME <= hints[place].inside < LEAST and hints[place].link_density <= FEW_LINKS and not measured.up[owners[place]]
    ]
    doubtful = [place for place in doubtful if measured.shapes[place][3] and len(lines.texts[place].split()) >= LEAST_WORDS]
    if not doubtful:
        return
    forms = [(kinds[owner], kinds[parents[owner]]) for owner in owners]
    every, inside = Counter(forms), Counter(form for form, hint in zip(forms, hints, strict=True) if hint.inside >= LEAST)
    for place in doubtful:
        owner, form = owners[place], forms[place]
        named = nodes[owner].names or nodes[parents[owner]].names or nodes[owner].tag == "button"
        if named and inside[form] >= 2 and inside[form] * 2 > every[form] and measured.unnamed(owner):
            hints[place].inside = SURE


def fill_rows(hints: list[Hint], measured: Measured) -> None:
    """One line in a row of several in elements of one form, right after one of the article and right before one."""
    owners = measured.lines.owners
    for place in range(1, len(hints) - 1):
        hint, owner = hints[place], owners[place]
        if not LITTLE <= hint.inside < LEAST or hint.link_density >= AFTER:
            continue
        if all(hints[at].inside >= LEAST and goes_on(owner, owners[at], measured) for at in (place - 1, place + 1)) and measured.plain(owner):
            hint.inside = SURE


def around(owner: int, parents: list[int]) -> tuple[int, int, int, int]:
    """An element and the three around it."""
    parent = parents[owner]
    grand = parents[parent]
    return owner, parent, grand, parents[grand]


def outermost(owner: int, measured: Measured) -> int:
    """The table or list farthest out around an element, or all that is around code, within the main element; else the element itself."""
    found = index = owner
    code = measured.lines.nodes[owner].tag == "pre"
    for _ in range(FARTHEST):
        if not measured.down[index]:
            break
        if measured.lines.nodes[index].tag in WRAPS or code:
            found = index
        index = measured.lines.parents[index]
    return found


def follows(owner: int, before: int, measured: Measured) -> bool:
    """Whether an element stands in the same one as the one before, or in the same list, and is like it."""
    nodes, parents = measured.lines.nodes, measured.lines.parents
    if not alike(nodes[owner], nodes[before]):
        return False
    item, other = parents[owner], parents[before]
    return item == other or (nodes[item].tag == "li" and parents[item] == parents[other] and alike(nodes[item], nodes[other]))


def goes_on(owner: int, before: int, measured: Measured) -> bool:
    """Whether an element has the form of the one before, and the elements around both, up to one that holds both."""
    nodes, parents = measured.lines.nodes, measured.lines.parents
    for _ in range(LEVELS):
        if owner == before or not similar(nodes[owner], nodes[before]):
            break
        owner, before = parents[owner], parents[before]
    return owner == before


def is_set_off(node: Node) -> bool:
    """Whether it is a row, an item, a heading or code: documentation has these in elements of their own, apart from the paragraphs around them."""
    return any(outer.tag in SET_OFF for _, outer in zip(range(NEAR), node, strict=False))


def alike(one: Node, other: Node) -> bool:
    """Whether two elements have the same tag and names, but for numbers in one or two of them: "note-1", "note-2".

    Where there are more of them they are names of looks, and the numbers measures: "text-1 pt-20 center".
    """
    if one.tag != other.tag or one.names == other.names:
        return one.tag == other.tag
    return len(one.names.split()) <= FEW_NAMES and _NUMBER.sub("", one.names) == _NUMBER.sub("", other.names)


def similar(one: Node, other: Node) -> bool:
    """Whether two elements have the same tag, and half of their names: "section section--first", "section section--last"."""
    if one.tag != other.tag or alike(one, other):
        return one.tag == other.tag
    names, others = set(one.names.split()), set(other.names.split())
    return len(names & others) * 2 >= max(len(names), len(others))
