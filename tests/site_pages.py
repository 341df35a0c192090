"""Pages of invented sites: articles that share nothing, and furniture that no rule knows."""

from __future__ import annotations

WORDS = "harbour board tunnel council ferry bridge mill orchard winter market teacher engine river garden lantern copper".split()


def paragraph(seed: int) -> str:
    """A sentence of prose of its own."""
    words = [WORDS[(seed * 7 + place * (3 + seed % 5)) % len(WORDS)] for place in range(18)]
    return f"The {words[0]} number {seed * 31 + 7} was {' '.join(words[1:])} of the town."


def article(seed: int, paragraphs: int = 8) -> list[str]:
    """Paragraphs that stand on no other page, with spelled numbers so that their templates differ."""
    return [spelled(paragraph(seed * 100 + part)) for part in range(paragraphs)]


def spelled(text: str) -> str:
    """The text with letters in place of figures, so that lines which differ only in numbers differ in words."""
    return "".join(chr(ord("a") + int(sign)) + "x" if sign.isdigit() else sign for sign in text)


def page(seed: int, *, head: tuple[str, ...] = (), middle: tuple[str, ...] = (), end: tuple[str, ...] = ()) -> str:
    """A page with these lines around and in its article."""
    body = article(seed)
    return "\n\n".join([*head, *body[:4], *middle, *body[4:], *end])
