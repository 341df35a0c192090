"""The grammar of picture credits, over one string at a time.

A credit has no fixed wording but a form::

    credit  = ["("] (label names | names agency | © names | agency | kind) [")"]
    label   = noun (":" | "=" | "by" | "courtesy of" | " / ")  Photo:  Фото:  写真＝  Foto von  Photo / Supplied
    names   = name {("/" | "|" | "," | "via" | "for" | "©" | " - ") name} ["on" site]
    kind    = "file photo" | "courtesy photo" | "Symbolbild"   what a picture is, for whoever gave it

A name is words with a capital, or of a script without capitals, with small particles between them. Any word that a name cannot hold, a
finite verb above all, makes the line a sentence about a picture.
"""

from __future__ import annotations

import re

from cleantext.credit_names import (
    ABBREVIATIONS,
    DOMAIN,
    HARD,
    HIRAGANA,
    LONGEST,
    SEPARATOR,
    are_names,
    has_agency,
    is_account,
    is_filler,
    is_name,
    separated,
)
from cleantext.credit_rows import FEWEST, MOST, follows_sentence, is_kind_of, is_label_and_name, is_proper
from cleantext.credit_words import credit_words, fold
from cleantext.fold import characters
from cleantext.patterns import pattern

#: Words of the longest name after a label, and after a label that prose uses too.
MOST_WORDS, MOST_WORDS_WEAK = 8, 3
#: Words in small letters that a credit holds at most: "image credit supplied by", "file photo", "hide caption".
MOST_COMMON_WORDS = 6

BARS = frozenset("|–—-")
_COMMAS = pattern(r",\s")
_LABELLED = pattern(r"([^:：=＝／]{1,30}?)\s?[:：=＝／]\s*+(\S.*)", re.DOTALL)
_COURTESY = pattern(r"(?:(?:photo|image|picture)s? courtesy(?: of)?|courtesy of|courtesy(?=:)|handout via)[: ]\s*+(\S.*)", re.IGNORECASE)
_OWNED = pattern(r"(?:(?:photo|photograph|image|picture|video)s?:? )?courtesy(?: of)? (?:the |an? )?(\S+(?: \S+){0,5})", re.IGNORECASE)
_COPYRIGHT = pattern(r"(?:(?:©|ⓒ|\(c\)|（[cＣ]）|copyright\b)[\s:]*+){1,2}+((?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?)[\s:,]*+(?:by )?", re.IGNORECASE)
_RESERVED = pattern(r"[.,]?\s?all rights reserved\.?$", re.IGNORECASE)
_CAPTION_BUTTON = pattern(r"\s(?:(?:hide|toggle) caption|enlarge this image)\.?$", re.IGNORECASE)
_MADE_BY = pattern(r"(?:記者|记者)?[\w·・ ]{1,16}?(?:撮影|提供|供图|摄影|摄|攝|写す|写真)")
#: After these labels the word for "of" says what a picture shows, not who made it: "Imagen de Caracas".
_SHOWN, _OF = frozenset({"image", "images", "imagen", "imagenes", "imagem", "imagens", "immagine", "immagini", "imatge"}), frozenset({"de", "di"})
#: Letters and full stop of an abbreviation at the end of a name in Latin letters: "Co.", "Lab.", "Univ."; others are named.
LONGEST_ABBREVIATION = 5
#: An address at the end of a credit; of it only the site counts.
_ADDRESS = pattern(r"\s*\bhttps?://(?:www\.)?([\w.-]{3,60})(?:/\S{0,120})?$", re.IGNORECASE)
_LICENCE_END = pattern(r"\s*[(\[]CC(?:[ -][^()\[\]]{1,24})?[)\]]$", re.IGNORECASE)
_SLASHED = pattern(r"([^\W\d_]{2,14}) ?[/|] ?(\S.*)")
#: What stands under "Photo" in a menu.
_SECTIONS = frozenset(
    "gallery galleries news story stories text words art music audio podcast opinion sport sports".split()
    + "essay essays contest award awards editor editing booth shoot album book".split()
)
_CLOSERS = {"(": ")", "[": "]", "（": "）", "【": "】", "［": "］", "<": ">"}


def credit(text: str, *, tail: str | None = None) -> str | None:
    """The form of the credit that this text is: "label", "copyright", "agency" or "kind"; None for anything else.

    Args:
        text: a line, or the end of one, at most `LONGEST` characters.
        tail: for the end of a line, what stands before it; more is asked of such a credit.
    """
    if len(text) > LONGEST or is_prose(text) or text.count(")") > text.count("("):
        return None
    # A bar sets a label apart as the end of a sentence does.
    before_label = f"{tail} {text.lstrip()[0]}" if tail is not None and text.lstrip()[:1] in BARS else tail
    text = _CAPTION_BUTTON.sub("", text.strip(" \t|–—-•*·").rstrip(".,;:"))
    bracketed = _CLOSERS.get(text[:1]) == text[-1:] and text.count(text[:1]) == 1
    if bracketed:
        text = text[1:-1].strip().rstrip(".,;")
    if not text:
        return None
    if fold(text) in credit_words().standing and (tail is None or bracketed or (text[0].isupper() and ends_sentence(tail))):
        return "kind"
    text = sited(text)
    copyright_ = _COPYRIGHT.match(text)
    if copyright_:
        rest = _RESERVED.sub("", text[copyright_.end() :])
        if text[0] == "c" or not rest or not (tail is None or text[0] in "©ⓒ(（" or (ends_sentence(tail) and has_agency(rest))):
            return None
        # With a year it is the notice under a page, unless an agency is named.
        owner = not copyright_[1] or has_agency(rest)
        rest = _COPYRIGHT.sub("", rest)
        return "copyright" if owner and (are_names(rest, MOST_WORDS) or (tail is None and text[0] in "©ⓒ" and is_row_of_owners(rest))) else None
    if is_labelled(text, before_label, bracketed):
        return "label"
    after_sentence = tail is not None and follows_sentence(tail)
    if (tail is None or bracketed or after_sentence) and is_kind_of(text, apart=bracketed):
        return "kind"
    if (tail is None or after_sentence) and is_label_and_name(text, after_sentence=after_sentence):
        return "label"
    if bracketed and tail is not None:
        # A bracket sets the credit apart as well as the end of a sentence does.
        tail = "."
    made_by = bracketed and _MADE_BY.fullmatch(text) and not HIRAGANA.search(text[:-2])
    return "agency" if made_by or is_agency(text, tail) else None


def is_row_of_owners(text: str) -> bool:
    """Whether slashes part a name or an agency from names that small letters may be in: "Action press/Ada Ferrer"."""
    parts = [part.strip() for part in text.split("/")]
    short = all(part and len(part.split()) <= MOST for part in parts)
    return len(parts) > 1 and short and not any(map(is_sentence, parts)) and any(has_agency(part) or is_name(part, MOST) for part in parts)


def sited(text: str) -> str:
    """The text with a slash before the site that shows the picture: "Ada Ferrer on Unsplash" becomes "Ada Ferrer / Unsplash"."""
    vocabulary = credit_words()
    text = _LICENCE_END.sub("", text)
    address = _ADDRESS.search(text)
    if address and labelled(text)[0] not in vocabulary.weak_labels:
        made, site = text[: address.start()], address[1]
        before, _, last = made.rpartition(" ")
        made = before if fold(last) in vocabulary.on else made
        return f"{made} {site}" if made[-1:] in ":=：＝" else f"{made} / {site}"
    for size in (1, 2):
        parts = text.rsplit(None, size + 1)
        if len(parts) == size + 2 and fold(parts[1]) in vocabulary.on and fold(" ".join(parts[2:])) in vocabulary.sites:
            return f"{parts[0]} / {' '.join(parts[2:])}"
    return text


def is_prose(text: str) -> bool:
    """Whether the text holds more common words than any credit: a quick look that spares most lines the grammar."""
    small = credit_words().particles
    return sum(1 for word in text.split() if word.islower() and word not in small) > MOST_COMMON_WORDS


def ends_sentence(text: str) -> bool:
    """Whether what follows this text begins anew: after a sentence's end, a bar, a dash or a closing bracket."""
    return text.rstrip()[-1:] in '.!?…。！？।॥؟۔”"»)）]】|–—-:;，,'


def is_labelled(text: str, tail: str | None, bracketed: bool) -> bool:  # noqa: FBT001
    """A label, then names."""
    vocabulary = credit_words()
    if (tail is None or (bracketed and text[0].isupper())) and is_owned(text, bracketed=bracketed):
        return True
    courtesy = _COURTESY.match(text)
    if courtesy and (tail is None or (text[0].isupper() and (bracketed or ends_sentence(tail)))):
        return are_names(courtesy[1], MOST_WORDS) or (tail is None and len(courtesy[1].split()) <= 2 and not is_advice(courtesy))
    label, rest = labelled(text)
    if bracketed and not label:
        label, rest = labelled(text.replace(" ", " / ", 1))  # (Photo Ada Ferrer)
    if not label or not rest:
        return bracketed and is_agency_and_name(text)
    strong = has_agency(rest) or rest[0] in "©@"
    weak = label in vocabulary.weak_labels and not strong
    listing = label in vocabulary.listing_labels and not strong
    if (weak and tail is not None) or (listing and not (tail is None and (is_filler(rest) or is_by(text, rest)))):
        return False
    if tail is not None and not bracketed:
        before = characters(tail).split()
        if text[0].islower() or (before and before[-1] in vocabulary.determiners):
            return False
        if not ends_sentence(tail) and not strong:
            return False
    return are_names(rest, MOST_WORDS_WEAK if weak else MOST_WORDS)


def is_owned(text: str, *, bracketed: bool) -> bool:
    """Whether somebody who owns pictures and has no proper name, or in brackets anybody, is thanked: "Courtesy of the artist"."""
    found = _OWNED.fullmatch(text)
    if found is None:
        return False
    words = found[1].split()
    if fold(words[-1]) in credit_words().owners and all(word[0].isupper() or fold(word) in credit_words().particles for word in words[:-1]):
        return True
    return bracketed and 2 <= len(words) <= 4 and is_name(found[1], 4)


def is_by(text: str, rest: str) -> bool:
    """Whether a full name follows the label and a word for "by", no colon."""
    return _LABELLED.match(text) is None and 2 <= len(rest.split()) <= 3 and credit_words().labels.isdisjoint(map(fold, rest.split()))


def is_agency_and_name(text: str) -> bool:
    """An agency or a house, a colon and a full name."""
    house, colon, name = text.partition(": ")
    known = bool(colon) and fold(house) in credit_words().agencies | credit_words().outlets
    return known and FEWEST <= len(name.split()) <= MOST and is_proper(name) and is_name(name, MOST)


def is_advice(courtesy: re.Match[str]) -> bool:
    """Whether a colon and a word in small letters follow the word courtesy: "Courtesy: be polite"."""
    return courtesy[1][0].islower() and courtesy[0][: courtesy.start(1) - courtesy.start()].rstrip().endswith(":")


def labelled(text: str) -> tuple[str, str]:
    """The folded label that opens the text, and what follows its colon or its "by"; two empty strings where there is none."""
    vocabulary = credit_words()
    found = _LABELLED.match(text)
    if found:
        parts = fold(found[1]).rsplit(" ", 1)
        for label in (" ".join(parts), parts[0] if parts[-1] in vocabulary.by else ""):
            if label in vocabulary.labels:
                return label, found[2]
    slashed = _SLASHED.fullmatch(text)
    if slashed and (label := fold(slashed[1])) in vocabulary.labels - vocabulary.weak_labels:
        words = fold(slashed[2]).split()
        full = 2 <= len(words) <= 3 and slashed[2].replace(" ", "").isalpha() and vocabulary.labels.isdisjoint(words) and _SECTIONS.isdisjoint(words)
        if full or is_filler(slashed[2]) or has_agency(slashed[2]) or DOMAIN.fullmatch(slashed[2]):
            return label, slashed[2]
    parts = text.split(None, 6)
    for size in (1, 2, 3):
        label = fold(" ".join(parts[:size]))
        if label in vocabulary.labels and len(parts) > size:
            rest = text.split(None, size)[-1]
            if fold(rest) in vocabulary.agencies or is_agency(rest, None):
                return label, rest
            for length in (2, 1):
                if label in _SHOWN and fold(parts[size]) in _OF and not has_agency(rest):
                    break
                if fold(" ".join(parts[size : size + length])) in vocabulary.by:
                    return label, text.split(None, size + length)[-1] if len(parts) > size + length else ""
    return "", ""


def is_agency(text: str, tail: str | None) -> bool:
    """Names and an agency with a separator between them, or an agency that sells nothing but pictures."""
    vocabulary = credit_words()
    parts = separated(text)
    # Two small letters are a word: "Lyd av/på".
    agencies = [part for part in parts if fold(part) in vocabulary.agencies and (len(part) > 2 or not part.islower())]
    # A row with spaces around its slashes lists channels and bands, too: only picture agencies make it a credit.
    outlets = [] if " / " in text else [part for part in parts if fold(part) in vocabulary.outlets]
    if not (agencies or outlets) or any(character in text for character in "?!:"):
        return False
    others = [part for part in parts if part not in agencies and part not in outlets]
    if any(map(is_sentence, others)):
        return False
    if not agencies and ("/" not in text or not others):
        return False
    if not others:
        if tail is not None and not ends_sentence(tail):
            return False
        return len(parts) > 1 or fold(text) in vocabulary.alone or ((tail is None or text[0] in "/／") and fold(text) in vocabulary.wires)
    if len(others) > 4 or not all(
        is_filler(part) or is_name(part, 5) or (tail is None and " " not in part and is_account(part, text)) for part in others
    ):
        return False
    if tail is not None and not HARD.search(text):
        return False
    named = [part for part in others if not is_filler(part)]
    if len(named) > 1 and len(agencies) < 2 and all(len(part.split()) == 1 for part in named):
        return False  # a row of offices or surnames: EPA / FDA / CDC
    if len(SEPARATOR.findall(text)) == len(_COMMAS.findall(text)):
        # Commas also join the members of a list: a full name and its agency, and nothing that could be a place.
        name = others[0].split()
        return tail is None and parts.index(others[0]) == 0 and 2 <= len(name) <= 4 and all(word[0].isupper() for word in name)
    return tail is None or ends_sentence(tail) or len((agencies or outlets)[-1]) > 2


def is_sentence(part: str) -> bool:
    """Whether the part of a row ends as a sentence does: then it is the caption, and the row begins after it."""
    words = part.split()
    last = words[-1]
    if last[-1] in "。।॥۔":
        return True
    if last[-1] == ".":
        cased = last.lower() != last.upper()
        return len(words) > 1 and not (cased and (len(last) <= LONGEST_ABBREVIATION or last.rstrip(".").lower() in ABBREVIATIONS))
    # The verb at the end of a Korean sentence; a name of two words ends in no such syllable.
    return len(words) > 1 and len(last) > 1 and last[-1] == "다" and "가" <= last[-2] <= "힣"
