"""What a run did to a corpus."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleantext.command.review import FREQUENT, LONGEST, MOST_TEXTS, SHOWN, Review
from cleantext.document import Removal, Result


def result(*lines: str, rule: str = "own/ui/x") -> Result:
    """A document of which every line goes."""
    removals, at = [], 0
    for line in lines:
        removals.append(Removal(at, at + len(line), "ui", rule, "is furniture"))
        at += len(line) + 1
    return Result("", tuple(removals), "\n".join(lines))


@given(documents=st.lists(st.lists(st.sampled_from(["a", "b b", "c"]), max_size=4), max_size=5))
def test_counts(documents):
    """Documents, changed documents, removals and texts add up."""
    review = Review()
    for number, lines in enumerate(documents):
        review.add(result(*lines), f"document {number}")
    removals = sum(map(len, documents))

    assert (review.documents, review.changed) == (len(documents), sum(map(bool, documents)))
    assert sum(taken.removals for taken in review.rules.values()) == removals
    for taken in review.rules.values():
        assert sum(taken.texts.values()) == removals
        assert taken.documents == review.changed
        assert all(lines in documents[int(taken.places[text].split()[1])] for text in taken.texts for lines in [text])


def test_samples_are_the_most_frequent_and_the_longest():
    """What is frequent is typical, what is long may be an article's own."""
    review = Review()
    lines = ["short"] * 3 + [f"line {number}" for number in range(9)] + ["x" * (SHOWN + 50)]
    review.add(result(*lines), "here")
    report = list(review.report())
    shown = [line for line in report if " x  " in line]

    assert shown[0].endswith("3 x  short  [here]")
    assert len(shown) == FREQUENT + LONGEST
    assert any("…" in line for line in shown)


def test_memory_is_bounded():
    """So many texts are remembered; the others only count."""
    review = Review()
    review.add(result(*[f"line {number}" for number in range(MOST_TEXTS + 5)]), "here")
    (taken,) = review.rules.values()

    assert len(taken.texts) == MOST_TEXTS
    assert taken.removals == MOST_TEXTS + 5
    assert f"{MOST_TEXTS}+ different" in "\n".join(review.report())


def test_nothing():
    """No document, no removal."""
    assert list(Review().report()) == ["0 of 0 documents changed"]
