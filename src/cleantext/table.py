"""Rules made ready for matching: taken apart and compiled at first use, behind one gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cleantext.body import MOST_LISTED, TOPIC, beside, distinct, ends_prose, is_about, prose, stands
from cleantext.context import is_continued, is_of_article
from cleantext.document import Document
from cleantext.fold import characters, fold, measure
from cleantext.gate import MOST_CASES, NONE, PLACES, Gate, Numbers, Triggers, line_words
from cleantext.items import CERTAIN
from cleantext.markdown import seen
from cleantext.patterns import pattern
from cleantext.rows import Cases, Exceptions, Row, Rows
from cleantext.scripts import holds_foreign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.rules import Rule


#: Families with weak words that are headings of articles, too.
HEADINGS = frozenset({"nav", "share"})
#: The words of a pattern that may be what an article is about, and how much of each is looked for: endings differ.
_WORD, STEM = pattern(r"(?<!\\)[^\W\d_]{7,}"), 7
_TOKEN = pattern(r"\w+")
#: What may be said of a phrase in the same sentence, in one clause or two: "Follow us, the boatmen called." A list is none ("reviews, and more").
_SPOKEN_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)?"
_SAID = pattern(
    r"((?:[^\s,.!?:]+ ){0,4}[^\s,.!?:]+), "
    rf"({_SPOKEN_WORD}(?: {_SPOKEN_WORD}){{0,10}}|{_SPOKEN_WORD}(?: {_SPOKEN_WORD}){{2,7}}, {_SPOKEN_WORD}(?: {_SPOKEN_WORD}){{0,7}})\."
)
#: Families whose phrases people say, and words with which a page goes on to speak to its reader.
SPOKEN = frozenset({"ad", "legal", "promo", "related", "share", "ui"})
_SPOKEN_TO = frozenset(
    "you your yours we us our ours here please it's bitte hier wir uns unser unsere dich dir dein deine vous votre vos nous notre nos "
    "veuillez ici usted ustedes te tu tus nosotros nuestra nuestro aquí voi vi tuo tua noi ci nostro nostra qui você vocês seu sua "
    "nossa nosso aqui wij ons onze u uw je jij jouw sie ihre ihr ihnen ihren dass damit вы вас вам ваш ваши мы нас нам наш наша ви "
    "чтобы щоб aby um obtengo wydawca lòng din dig oss vår du vores ditt här her".split()
)


def speaks_to_readers(text: str) -> bool:
    """Whether a page speaks to its readers in this text of small letters, in whatever language."""
    return not _SPOKEN_TO.isdisjoint(_TOKEN.findall(text))


def is_heading_like(row: Row) -> bool:
    """Whether what the rule takes may be a heading of the article."""
    return bool(row.needs) and row.family in HEADINGS


class Table:
    """Rules behind a gate.

    Args:
        packed: the rules' rows, as `Row.packed` gives them.
        triggers, also: what `Gate` takes.
    """

    def __init__(self, packed: Sequence[str], triggers: Triggers, also: Iterable[str] = ()) -> None:
        self.packed = packed
        self.gate = Gate(triggers, also)
        self._made_of = (packed, triggers, also)
        self._rows = Rows(packed)
        self._cases, self._exceptions = Cases(self._rows), Exceptions(self._rows)
        self._known_stems: dict[int, frozenset[str]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (Table, self._made_of)

    def __len__(self) -> int:
        return len(self.packed)

    def row(self, number: int) -> Row:
        """The rule at this place."""
        return self._rows[number]

    def rows(self) -> Iterator[Row]:
        """Every rule, in order."""
        return map(self.row, range(len(self)))

    def verdicts(self, document: Document) -> dict[int, Sequence[int]]:
        """The places of the rules that match a line, first those that need nothing, by the index of each line that some rule matches."""
        self._look(document)
        return document.notes.on(self)

    def hints(self, document: Document) -> dict[int, Sequence[str]]:
        """The words of each line that holds one of the gate's ``also`` and is not long, by the line's index."""
        self._look(document)
        return document.notes.on(self.gate)

    def _look(self, document: Document) -> None:
        """Put the lines that nobody looked at yet through the gate, once for the rules and for what else it looks for."""
        indexes = document.notes.unseen(self)
        if not indexes:
            return
        lines, known = document.stripped, document.notes.on_text(self)
        # Each text is looked at once, whichever lines it stands in.
        texts = distinct(document) if len(indexes) == len(lines) else [*dict.fromkeys([line for index in indexes if (line := lines[index])])]
        passing, hints = self.gate.sift(texts, line_words(texts))
        taken = {}
        for place, numbers in passing:
            text = texts[place]
            matching = known.get(text)
            if matching is None:
                matching = known[text] = self.applying(text, numbers)
            if matching:
                taken[text] = matching
        hinted = {texts[place]: found for place, found in hints}
        for key, told in ((self, taken), (self.gate, hinted)):
            if told:
                document.notes.on(key).update([(index, told[line]) for index in indexes if (line := lines[index]) in told])

    def matching(self, texts: Iterable[str], notes: dict[str, Sequence[int]], counts: Callable[[Row], bool] | None = None) -> None:
        """Note for each text what rules match it, as `verdicts` does for lines; texts that are noted already stay as they are.

        Args:
            texts: without white space around them.
            notes: the places of the rules by text.
            counts: which rules to try; None for all.
        """
        fresh = [text for text in dict.fromkeys(texts) if text not in notes]
        if fresh:
            notes.update(dict.fromkeys(fresh, NONE))
            texts = [seen(text) for text in fresh]
            for place, numbers in self.gate.sift(texts, line_words(texts))[0]:
                if counts is not None:
                    numbers = [number for number in numbers if counts(self.row(number // MOST_CASES))]
                notes[fresh[place]] = self.applying(texts[place], numbers)

    def taken(self, document: Document) -> dict[int, Sequence[int]]:
        """The places of the rules, the strongest first, by the index of each line that they take where it stands, alone or as part of an item."""
        taken: dict[int, Sequence[int]] = {}
        fragments, rows, verdicts = document.fragments(CERTAIN), self._rows, self.verdicts(document)
        listed = self._listed(document, verdicts) if len(verdicts) > MOST_LISTED else frozenset()
        for index, matching in verdicts.items():
            if index not in fragments and (
                numbers := [
                    number for number in matching if not (where := rows[number].where) or (number not in listed and stands(document, index, where))
                ]
            ):
                taken[index] = numbers
        if document.items:
            known = document.notes.on_text(self)
            self.matching([item.text for item in document.items], known)
            for item in document.items:
                if (matching := known[item.text]) and (
                    numbers := [number for number in matching if stands(document, item.first, rows[number].where)]
                ):
                    for index in range(item.first, item.last + 1):
                        taken[index] = sorted({*numbers, *taken.get(index, ())}, key=self._strength)
        return taken

    def _listed(self, document: Document, verdicts: Mapping[int, Sequence[int]]) -> frozenset[int]:
        """The rules for the head or the end that match many lines elsewhere."""
        rows, away = self._rows, Counter[int]()
        for index, matching in verdicts.items():
            away.update([number for number in matching if (where := rows[number].where) and not stands(document, index, where)])
        return frozenset(number for number, count in away.items() if count > MOST_LISTED)

    def _runs(self, document: Document) -> Iterator[dict[int, Sequence[int]]]:
        taken, stripped = self.taken(document), document.stripped
        run: dict[int, Sequence[int]] = {}
        last = -1
        for index in sorted(taken):
            if is_of_article(document, index, self.row(taken[index][0]), taken):
                continue
            if run and any(stripped[last + 1 : index]):
                yield self._less_heading(document, run, last)
                run = {}
            run[index] = taken[index]
            last = index
        if run:
            yield self._less_heading(document, run, last)

    def _less_heading(self, document: Document, run: dict[int, Sequence[int]], last: int) -> dict[int, Sequence[int]]:
        """The run without the weak words of menus at its end that may be the heading of the paragraph after it ("By Ada Ferrer", "Overview").

        Nothing is left of names of sections between two paragraphs, one alone or several: headings, and a list, of the article.
        """
        if self.row(run[last][0]).family not in HEADINGS or not all(self.row(number).needs or self.row(number).where for number in run[last]):
            return run  # as nearly all are
        rows = {index: self.row(numbers[0]) for index, numbers in run.items()}
        sections = len(run) != 2 and all(row.family == "nav" and row.where == "head" for row in rows.values())
        if not sections and not is_heading_like(rows[last]):
            return run
        if ends_prose(document, beside(document, last, 1)):
            if sections and ends_prose(document, beside(document, min(run), -1)):
                return {}
            while rows and is_heading_like(rows[last]):
                del rows[last]
                last = max(rows, default=-1)
        return {index: run[index] for index in rows}

    def certain(self, document: Document) -> dict[int, Sequence[int]]:
        """All that goes, by index: the runs of `taken` lines without another between them in which a rule needs no neighbour."""
        known: dict[Table, dict[int, Sequence[int]]] = document.memory.setdefault("certain", {})
        if self not in known:
            runs = (run for run in self._runs(document) if any(self._is_certain(document, index, numbers) for index, numbers in run.items()))
            known[self] = {index: numbers for run in runs for index, numbers in run.items()}
        return known[self]

    def _is_certain(self, document: Document, index: int, numbers: Sequence[int]) -> bool:
        """Whether the line goes without a neighbour: in the middle of an article that is about what the rule is about, it may be a sentence of it."""
        row = self.row(numbers[0])
        if row.needs or (row.family in SPOKEN and is_continued(document, index)):
            return False
        if stands(document, index, "edges"):
            return True
        if len(prose(document)) < TOPIC:
            return True
        line = characters(document.stripped[index])
        return not is_about(document, [stem for stem in self.stems(numbers[0]) if stem in line])

    def stems(self, number: int) -> frozenset[str]:
        """What an article may be about that this rule is about."""
        if number not in self._known_stems:
            self._known_stems[number] = frozenset(word[:STEM] for case in self.row(number).cases for word in _WORD.findall(case))
        return self._known_stems[number]

    def _strength(self, number: int) -> tuple[bool, int]:
        """Sorts the rules that need nothing before those that need a neighbour."""
        return bool(self.row(number).needs), number

    def applying(self, line: str, numbers: Numbers) -> Sequence[int]:
        """The places of the rules that match the line, of those with these numbers; first those that need nothing.

        Args:
            line: stripped.
            numbers: what the gate found worth a try.
        """
        length, folded, cases, matching = measure(line), "", self._cases, []
        for number in numbers:
            longest, takes = cases[number]
            if length <= longest:
                folded = folded or fold(line)
                if takes(folded):
                    matching.append(number // MOST_CASES)
        if len(matching) > 1:
            matching = sorted({*matching}, key=self._strength)
        if matching and line[-1] == "." and ", " in line:
            matching = self.untold(line, matching, numbers)
        return [number for number in matching if not self.excepted(number, folded)] if matching else NONE

    def untold(self, line: str, matching: list[int], numbers: Numbers) -> list[int]:
        """The places of the rules that match the line, without those that match a phrase of which the line only tells.

        Args:
            line: stripped.
            matching: the places of the rules that match it.
            numbers: what the gate found worth a try.
        """
        found = _SAID.fullmatch(line)
        if found is None or not found[2][0].islower() or speaks_to_readers(found[2].lower()):
            return matching
        phrase, said = map(fold, found.groups())
        cases = [(number // MOST_CASES, self._cases[number][1]) for number in numbers]
        if any(takes(said) for _, takes in cases):
            return matching
        told = {number for number, takes in cases if self.row(number).family in SPOKEN and takes(phrase)}
        return [number for number in matching if number not in told]

    def excepted(self, number: int, folded: str) -> bool:
        """Whether something in the folded line forbids the rule at this place to take it."""
        if not folded.isascii() and holds_foreign(folded, self.row(number).id.split("/", 1)[0]):
            return True
        searches, words, waiting = self._exceptions[number]
        if waiting and not words.isdisjoint(_TOKEN.findall(folded)):
            searches = [*searches, *waiting]
        # A generator for each line that a rule takes would cost as much as the searches.
        for found in searches:  # noqa: SIM110
            if found.search(folded):
                return True
        return False


def compiled(rules: Iterable[Rule]) -> tuple[tuple[Row, ...], Triggers]:
    """The rules' rows and triggers; `table` makes a Table of them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    triggers: dict[str, dict[str, dict[str, list[int]]]] = {place: {} for place in PLACES}
    for number, rule in enumerate(ordered):
        for place, case in enumerate(rule.cases, number * MOST_CASES):
            for trigger in case.triggers:
                triggers[trigger.place].setdefault(trigger.word, {}).setdefault(trigger.need, []).append(place)
    rows = tuple(Row(r.id, r.family, tuple(case.match for case in r.cases), r.unless, r.why, r.needs, r.where, r.leads, r.longest) for r in ordered)
    packed = {
        place: {word: " ".join(f"{need}:{','.join(map(str, numbers))}" for need, numbers in needs.items()) for word, needs in sorted(words.items())}
        for place, words in triggers.items()
    }
    return rows, packed


def table(rules: Iterable[Rule]) -> Table:
    """Own rules, ready for matching."""
    rows, triggers = compiled(rules)
    return Table([row.packed() for row in rows], triggers)
