"""Lines that hold no word to look for: copyright notices, dates with a time, telephone numbers and addresses of mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from cleantext.body import MOST_LISTED, SHORTEST, beside, columns, ends_prose, ends_sentence, filled, near_edges, stands
from cleantext.document import Document, Removal
from cleantext.items import CERTAIN
from cleantext.listings import is_directory
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Characters of such a line at most.
LONGEST = 90
#: Characters of a date or a telephone number that begins with a word, at most.
STAMP = 60
#: More contacts than these are a directory that is the article.
MOST_CONTACTS = 3
_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?: ?[-–—/] ?(?:{_YEAR}|\d\d))?"
_CLOCK = r"\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?(?:\.\d{3})?(?:\s?[ap]\.?m\.?)?"
_ZONE = r"(?:\s?(?:uhr|h|z|utc|gmt|cet|cest|est|edt|msk|ist|wib|kst|jst)|[+-]\d\d:?\d\d)?"
_NUMERIC = rf"\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?{_YEAR}|{_YEAR}[./-]\s?\d{{1,2}}[./-]\s?\d{{1,2}}\.?"
_DATE = rf"(?:{_NUMERIC}|{_YEAR}年\d{{1,2}}月\d{{1,2}}日|{_YEAR}년 ?\d{{1,2}}월 ?\d{{1,2}}일)(?: ?\([^\W\d_]{{1,3}}\))?"
_AT = r"(?:at|um|à|às|as|a les|u|o|ob|w|в|о|kl\.?|klo)"
_NAME = r"[^\W\d_][\w.,&'’ |/-]{0,70}"
_SIGN = r"(?:©|ⓒ|\(c\)|&copy;)"
_LOCAL = r"\+\d{1,3}[ ./()-]{0,3}(?:\d[ ./()-]{0,3}){7,12}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|1-[0-9A-Z-]{8,14}"


_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = rf"(?:{_DATE}|(?:{_YEAR}年)?\d{{1,2}}月\d{{1,2}}日(?: ?\([^\W\d_]{{1,3}}\))?|\d{{1,2}}\.? {_MONTH},? {_YEAR}|{_MONTH} \d{{1,2}}, {_YEAR})"
_WORDS = r"[^\W\d_][\w.'’-]{0,20}(?: [^\W\d_][\w.'’-]{0,20}){0,3}"
#: So many dates one under the other, with nothing between them, are of teasers.
COLUMN = 3
#: Forms that articles quote, what stands at the end of the line over them then, and the year from which pages have notices.
TOLD, COLONS, FIRST_PAGES = frozenset({"copyright-notice", "hashtags"}), (":", "："), 1990
#: Columns of a sentence that ends in such a sign, at least, for a contact under it to be the article's: a shorter one is a label ("Contact us:").
LEADS_TO_CONTACT = 40
#: Lines of a text at least whose last is a signature; what closes a quotation, under which a name says whose it is.
FEWEST_SIGNED, QUOTES = 3, frozenset("\"'”’»")
#: What many languages call a tag.
HASHTAG = "hashtag"
_YEAR_ALONE = pattern(rf"(?<!\d){_YEAR}(?!\d)")


class Form(NamedTuple):
    """A form of such lines: its family, where it stands (see `cleantext.body`), why it goes, and its pattern, if it has one of its own."""

    family: str
    where: str
    why: str
    pattern: str


FORMS = {
    "copyright-notice": Form(
        "legal",
        "edges",
        "is the copyright notice under a page",
        rf"(?:copyright |copr\.? )?{_SIGN} ?(?:copyright )?(?:{_YEARS}(?:[ ,.|:-]+{_NAME})?|{_NAME}[ ,]{_YEARS})[.|]?",
    ),
    "date-and-time": Form(
        "byline", "edges", "is a date with a time", rf"(?:\S{{1,3}}[,.]? )?{_DATE}(?:\.|\.? ?г\.)?[ ,|/·•T–-]{{1,4}}(?:{_AT} )?{_CLOCK}{_ZONE}"
    ),
    "hashtags": Form("nav", "edges", "is a row of tags", r"(?:#[^\W\d_][\w-]{0,40}[ ,·|]{0,3}){2,15}"),
    # An author's or an agency's letters under German, Dutch and Nordic reports: (dmk), (lk/dpa); a Roman numeral counts.
    "date-column": Form("byline", "end", "is one of a column of dates", _DAY),
    # The only date of a text, under no label: told from a date of a column by what stands around it.
    "date-alone": Form("byline", "head", "is the date of publication", ""),
    "name-and-date": Form(
        "byline",
        "head",
        "says who wrote this and when",
        rf"{_WORDS}(?: ?\| ?{_WORDS}){{0,2}} ?[|•·] ?{_DAY}(?:,? ?[|•·–-]? ?(?:{_AT} )?{_CLOCK}{_ZONE})?",
    ),
    "end-of-dispatch": Form(
        "wire",
        "end",
        "says that the dispatch ends",
        # Indonesian reports end in a star in brackets.
        r"[(\[（]-{0,2} ?(?-i:END|ENDS|End|Ends|30|끝|完) ?-{0,2}[)\]）]|-{1,3} ?(?-i:END|ENDS|30) ?-{1,3}|\(\*{1,3}\)",
    ),
    # Where a player stands before it plays; a time that is not nought may be a runner's.
    "player": Form("ui", "edges", "is the clock of a player", r"0{1,2}:00(?::00)? ?/ ?-?\d{1,2}:\d{2}(?::\d{2})?"),
    # Under Japanese articles: (橋本海斗); what is said of the text or heard in the room is no name.
    "bracketed-name": Form("byline", "end", "is the author's name", r"[(（\[【][一-鿿々]{3,5}[)）\]】]"),
    # Vietnamese names, two to four syllables with capitals or initials and fewer, under a Vietnamese paragraph.
    "signature": Form("byline", "end", "is the author's name under the article", ""),
    "initials": Form("byline", "end", "is the author's initials", r"\( ?(?![ivx]+ ?\)|sic\b)(?-i:[a-zß-öø-ÿ]{2,4})(?:/[^\W\d_]{2,8}){0,3} ?\)"),
    "mail": Form(
        "bio", "end", "is an address of mail", r"(?:e-?mail:? ?)?(?:[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}|\[email[\s ]protected\])"
    ),
    "telephone": Form("bio", "end", "is a telephone number", rf"(?:(?:tel|telefon|phone|fax|tél)[.:]{{0,2}} ?)?(?:{_LOCAL})"),
}
_SYLLABLE = r"[A-ZÀ-ÝĂĐĨŨƠƯ\u1ea0-\u1ef9][a-zà-ýăđĩũơư\u1ea0-\u1ef9]{0,6}"
_SIGNED = rf"(?:{_SYLLABLE}(?: {_SYLLABLE}){{1,3}}|(?:[A-ZĐ]\. ?){{1,2}}{_SYLLABLE}(?: {_SYLLABLE}){{0,2}}|[A-ZĐ](?:\.[A-ZĐ]){{1,2}}\.?)"
#: One name or up to three, and perhaps the agency that one of them works for.
_SIGNATURE = pattern(rf"{_SIGNED}(?: ?[-–—,&] ?{_SIGNED}){{0,2}}(?: ?/ ?[A-Z][A-Za-z+]{{1,16}})?")
#: Letters that no other language has: of so many in the paragraph over a name.
_VIETNAMESE, FEWEST_LETTERS = pattern("[ơưƠƯ\u1ea0-\u1ef9]"), 5
_KANA, _SAID = pattern("[ぁ-ヿ]"), frozenset("笑手声略続終了完注談編訳文前後次号")
#: Words of a label at most: "Release date" over a date.
LABEL = 3
#: Such a line begins so, or with a word and one of these signs soon after it, or holds one of these signs.
_FIRST = frozenset("©ⓒ(（【[+-0123456789&#")
_SOON = pattern(r"[^\W\d_]{2,8}[.,:]{0,2} [+(\d]")
_PATTERNS = {case: pattern(form.pattern, re.IGNORECASE) for case, form in FORMS.items() if form.pattern}


class Stamps:
    """Vote against notices, dates and contacts that a page stamps on its head or its end."""

    def __repr__(self) -> str:
        return "Stamps()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"stamps/{case}", form.family, form.why) for case, form in FORMS.items())

    def __call__(self, document: Document) -> Iterator[Removal]:
        signed = signature(document)
        if signed >= 0:
            yield document.removal(signed, "byline", "stamps/signature", FORMS["signature"].why)
        near = near_edges(document)
        found = self._found(document, near)
        if not found:
            return
        cases = set(found.values())
        among = not cases.isdisjoint({"date-column", "name-and-date"}) or any(FORMS[case].family == "bio" for case in cases)
        everywhere = self._found(document, range(len(document.lines))) if among else {}
        listed = sum(FORMS[case].family == "bio" for case in everywhere.values()) > MOST_CONTACTS or (among and is_directory(document))
        fragments = document.fragments(CERTAIN)
        in_column = columns_of_dates(document, everywhere) if "date-column" in cases else set()
        dates = sum(case in ("date-column", "name-and-date") for case in everywhere.values())
        for index, case in found.items():
            if case == "date-column" and dates > MOST_LISTED:
                continue
            if case == "date-column" and index not in in_column:
                case = "date-alone"
            if case in {"date-alone", "name-and-date"} and (dates > 1 or heads_section(document, index)):
                continue
            if case == "bracketed-name" and not signs(document, index):
                continue
            form = FORMS[case]
            if (case in TOLD and is_told_of(document, index, case)) or (form.family == "bio" and is_led_to(document, index, LEADS_TO_CONTACT)):
                continue
            if index not in fragments and stands(document, index, form.where) and not (listed and form.family == "bio"):
                yield document.removal(index, form.family, f"stamps/{case}", form.why)

    def _found(self, document: Document, indexes: Sequence[int]) -> dict[int, str]:
        """The case of each of these lines that has one of the forms, by the line's index."""
        known: dict[int, str | None] = document.notes.on("stamps")
        lines, signed = document.stripped, "©" in document.source
        fresh = [index for index in indexes if index not in known] if known else indexes
        # Most lines are too long, or begin with no such sign.
        suspects = [
            index
            for index in fresh
            if len(line := lines[index]) <= LONGEST
            and line
            and (
                line[0] in _FIRST
                or "@" in line
                or "|" in line
                or "•" in line
                or (len(line) <= STAMP and _SOON.match(line))
                or (signed and "©" in line)
            )
        ]
        known.update(dict.fromkeys(fresh))
        known.update((index, form_of(lines[index])) for index in suspects)
        return {index: case for index in indexes if (case := known[index])}


def signature(document: Document) -> int:
    """The index of the last line, where it is a Vietnamese name under a paragraph that quotes nobody at its end; else -1."""
    places = filled(document)
    if len(places) < FEWEST_SIGNED:
        return -1
    last, above = places[-1], places[-2]
    if document.stripped[above].isascii() or document.stripped[above][-1] in QUOTES or not ends_prose(document, above):
        return -1
    # Accents may stand as characters of their own.
    if len(document.stripped[last]) > LONGEST or not _SIGNATURE.fullmatch(normalize("NFC", document.stripped[last])):
        return -1
    return last if len(_VIETNAMESE.findall(normalize("NFC", document.stripped[above]))) >= FEWEST_LETTERS else -1


def signs(document: Document, index: int) -> bool:
    """Whether a few ideographs in brackets may be the name under a Japanese paragraph."""
    above = beside(document, index, -1)
    return above >= 0 and ends_prose(document, above) and bool(_KANA.search(document.stripped[above])) and _SAID.isdisjoint(document.stripped[index])


def columns_of_dates(document: Document, found: Mapping[int, str]) -> set[int]:
    """The dates that stand in a column of them, under no sentence that may speak of them."""
    found_columns: set[int] = set()
    seen = -1
    for index, case in sorted(found.items()):
        if case == "date-column" and index > seen:
            run, last = [index], index
            while found.get(last := beside(document, last, 1)) == case:
                run.append(last)
            seen = run[-1]
            above = beside(document, index, -1)
            if len(run) >= COLUMN and (above < 0 or not (ends_prose(document, above) or document.stripped[above].endswith(COLONS))):
                found_columns.update(run)
    return found_columns


def heads_section(document: Document, index: int) -> bool:
    """Whether a date may be no page's: a sentence stands over it somewhere, or a few words that say what it is ("Release date"), or it is too old."""
    above = beside(document, index, -1)
    if above < 0 and beside(document, index, 1) < 0:
        return True
    labelled = above >= 0 and len(document.stripped[above].split()) <= LABEL
    return labelled or is_older(document.stripped[index]) or any(ends_sentence(line) for line in document.stripped[:index] if line)


def is_older(line: str) -> bool:
    """Whether the latest year in the line is before the first pages."""
    years = _YEAR_ALONE.findall(line)
    return bool(years) and max(map(int, years)) < FIRST_PAGES


def is_told_of(document: Document, index: int, case: str) -> bool:
    """Whether the article quotes the line.

    It stands under words with a colon, more than a label; the notice is as old as no page is; or the article is about tags.
    """
    if case == "hashtags" and HASHTAG in document.source.casefold():
        return True
    return is_led_to(document, index, SHORTEST) or is_older(document.stripped[index])


def is_led_to(document: Document, index: int, least: int) -> bool:
    """Whether the line stands under words with a colon, of so many columns at least."""
    above = beside(document, index, -1)
    return above >= 0 and document.stripped[above].endswith(COLONS) and columns(document.stripped[above]) >= least


def form_of(line: str) -> str | None:
    """The case of a stripped line that has one of the forms."""
    return next((case for case, form in _PATTERNS.items() if form.fullmatch(line)), None)
