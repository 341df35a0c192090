"""Reports: one self-contained page that shows what went from a text, or from a corpus, and why. See docs/report.md.

The page holds no script and loads nothing; what can be switched on it is switched by its style sheet.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.results import Result


def page(result: Result, name: str = "") -> str:
    """The report on one text: the text as it was, what went struck through, each with its reason.

    Args:
        result: what a chain made of the text, as `Chain.explain` gives it.
        name: what to call the text.

    Returns:
        A page of HTML, to be written as UTF-8. Of a text of more than a million characters the middle is left out, and the page says so.

    Examples:
        >>> from cleantext import explain
        >>> html = page(explain("The council met.\\n\\nGrace Osei / AFP"), "council.txt")
        >>> html.count("<del "), "<script" in html
        (1, False)
    """
    from cleantext.report.pages import article
    from cleantext.report.stories import LONGEST_ALONE, story

    return "".join(article(story(result, {"file": name}, longest=LONGEST_ALONE)))
