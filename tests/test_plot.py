"""The plot of a comparison, its tables, and how they get into the documents."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accuracy
import plot
import rendering
import written
from cleaners import DEFAULT
from comparing import UNSEEN
from plot import Box, Point

SVG = "{http://www.w3.org/2000/svg}"
SHARES = st.floats(0, 1)
#: As XML can hold them.
NAMES = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30)
POINTS = st.lists(st.builds(Point, NAMES, SHARES, SHARES, st.booleans()), max_size=8)
SHOWN = [
    Point(DEFAULT, 0.0005, 0.9, ours=True),
    Point(f"{DEFAULT}, rules alone", 0.0, 0.85, ours=True),
    Point("others <&>", 0.17, 0.75, ours=False),
]


class TestPlot:
    @given(NAMES, POINTS)
    def test_is_well_formed_and_says_everything_in_words(self, title, points):
        tree = ElementTree.fromstring(plot.svg(title, points))

        assert tree.attrib["role"] == "img"
        assert tree.attrib["aria-labelledby"] == "title description"
        assert tree.find(f"{SVG}title").text == title
        assert all(plot.sentence(point) in tree.find(f"{SVG}desc").text for point in points)
        assert len([*tree.iter(f"{SVG}circle")]) == sum(point.ours for point in points)
        assert len([*tree.iter(f"{SVG}path")]) == sum(not point.ours for point in points)

    @given(POINTS)
    def test_no_point_stands_outside(self, points):
        for point in points:
            assert plot.NOTHING <= plot.x_of(point.lost) <= plot.RIGHT
            assert plot.TOP <= plot.y_of(point.removed) <= plot.BOTTOM

    def test_the_axes(self):
        """Ten times the loss is the same step everywhere; nothing stands apart; more removed is higher."""
        steps = [plot.x_of(10 * share) - plot.x_of(share) for share in (0.0001, 0.001, 0.01)]

        assert steps == pytest.approx([steps[0]] * 3)
        assert plot.x_of(0.0) < plot.x_of(0.0001) == plot.x_of(0.00001) == plot.LEFT
        assert plot.y_of(1.0) == plot.TOP
        assert plot.y_of(0.0) == plot.BOTTOM

    def test_labels_do_not_cover_each_other(self):
        """Not even of points at the same place."""
        crowd = [Point(f"cleaner {number}", 0.001, 0.9 + number / 500, ours=True) for number in range(5)]
        taken: list[Box] = []
        for point in crowd:
            plot.drawn(point, taken)

        assert not any(box.meets(other) for place, box in enumerate(taken) for other in taken[:place])

    def test_light_and_dark_and_no_network(self):
        drawn = plot.svg("x", SHOWN)

        assert "prefers-color-scheme: dark" in drawn
        assert re.findall(r"(?:href|src|url)\W", drawn) == []
        assert re.findall(r"https?:[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]

    def test_it_can_be_read(self):
        """Text, points and axes stand out from what is behind them, in light and dark: 4.5 to 1 for text, 3 to 1 for the rest (WCAG 2.2)."""
        for style in plot.STYLE.split("@media"):
            colour = dict(re.findall(r"(text|\.\w+) \{[^}]*?(?:fill|stroke): ?(#\w{6})", style))
            stroke = re.search(r"\.theirs \{[^}]*stroke: (#\w{6})", style)[1]
            assert contrast(colour["text"], colour[".back"]) >= 4.5
            assert contrast(colour[".ours"], colour[".back"]) >= 3
            assert contrast(stroke, colour[".back"]) >= 3


def contrast(one, other):
    """The contrast ratio of two colours as WCAG 2.2 defines it."""

    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


FAMILIES = {"promo": [3, 4], "ui": [1, 1]}
FIGURES = {
    "labelled": {
        "hand": {
            "documents": 2,
            "lines": 5,
            "words": 1000,
            "cleaners": {
                DEFAULT: {"named": 0.8, "all": 0.8, "lost": 0.001, "families": FAMILIES},
                "other": {"named": 0.7, "all": 0.9, "lost": 0.0, "families": {"promo": [4, 4], "ui": [0, 1]}},
            },
        }
    },
    "bodies": {
        "some": {
            "documents": 3,
            "left out": 1,
            "form": "own",
            "sources": {
                "trafilatura": {
                    "before": {"f1": 0.95, "precision": 0.9, "recall": 1.0},
                    "ceiling": {"f1": 0.99, "precision": 1.0, "recall": 0.98},
                    DEFAULT: {"f1": 0.94, "precision": 0.95, "recall": 0.93, "removed": 0.5, "lost": 0.02},
                    "other": {"f1": 0.9, "precision": 0.99, "recall": 0.83, "removed": 0.8, "lost": 0.2},
                }
            },
        }
    },
    "pages": {
        "some": {
            "documents": 3,
            "extractors": {
                DEFAULT: {"f1": 0.95, "precision": 0.94, "recall": 0.96},
                "another": {"f1": 0.94, "precision": 0.96, "recall": 0.92},
            },
        }
    },
}


class TestRendering:
    def test_where_others_do_better_is_said(self):
        """In each table, by its figures."""
        assert rendering.behind(FIGURES).splitlines() == [
            "- hand: other: 90.0% of the furniture goes, here 80.0%; at 0.000% of the article, here at 0.100%.",
            "- hand: other: 0.000% of the article is lost, here 0.100%.",
            "- hand: other, more lines of the families `promo` 4 of 4, here 3.",
            "- some, text of trafilatura: the text as it came: F1 0.9500, here 0.9400.",
            "- some: other, more lines gone that are not in the reference, at words in it lost: trafilatura 80.0% at 20.0%, here 50.0% at 2.0%.",
            "- some, pages: another: precision 0.960, here 0.940.",
        ]

    def test_who_loses_less_is_said(self):
        """Though its F1 be lower."""
        cells = {DEFAULT: {"f1": 0.9, "removed": 0.5, "lost": 0.02}, "other": {"f1": 0.8, "removed": 0.1, "lost": 0.005}}
        figures = {"labelled": {}, "bodies": {"some": {"sources": {"one": cells, "two": cells}}}, "pages": {}}

        assert rendering.behind(figures) == ("- some: other, fewer of the words in the reference lost: one 0.500%, here 2.0%; two 0.500%, here 2.0%.")

    def test_where_nobody_does_better_that_is_said(self):
        extractors = {DEFAULT: {"f1": 0.9}, "another": {"f1": 0.8}}
        pages = {"labelled": {}, "bodies": {}, "pages": {"some": {"extractors": extractors}}}

        assert rendering.behind(pages) == "Nowhere, on what was measured."

    def test_where_nobody_else_was_measured_that_is_said(self):
        """No boast about a run of the library alone, nor about nothing."""
        alone = {"labelled": {}, "bodies": {}, "pages": {"some": {"extractors": {DEFAULT: {"f1": 0.9}}}}}

        assert rendering.behind(alone) == rendering.behind({"labelled": {}, "bodies": {}, "pages": {}}) == "Nobody was measured beside the library."

    def test_the_tables(self):
        assert "| **cleantext** | **80.0%** | **80.0%** | **0.100%** |" in rendering.labelled(FIGURES)
        assert "| `promo` | 4 | 3 | 4 |" in rendering.labelled(FIGURES)
        assert "| trafilatura | **0.950** | 0.990 | 0.940 | 0.900 |" in rendering.bodies(FIGURES)
        assert "| trafilatura | other | 0.9000 | 0.9900 | 0.8300 | 80.0% | 20.0% |" in rendering.bodies(FIGURES)
        assert "(1 more have no article that could be read)" in rendering.bodies(FIGURES)
        assert "| cleantext | 0.950 | 0.940 | 0.960 |\n| another" in rendering.pages(FIGURES)
        assert "| another | 0.940 |" in rendering.short(FIGURES)
        assert "| cleantext | 0.950 |" in rendering.short(FIGURES)

    def test_pages_that_were_learned_from_are_not_shown_first(self):
        """Where figures of sites not seen are there, the README has these."""
        extractors = FIGURES["pages"]["some"]["extractors"]
        held_out = {UNSEEN: {"f1": 0.93, "precision": 0.93, "recall": 0.93}, **extractors}
        found = rendering.short({**FIGURES, "pages": {"some": {"documents": 3, "extractors": held_out}}})

        assert f"| {UNSEEN} | 0.930 |" in found
        assert "| cleantext | 0.950 |" not in found

    def test_the_plot_is_of_what_hands_labelled_or_else_of_texts(self):
        title, points = rendering.points(FIGURES)
        assert title == "hand: 2 texts labelled by hand, a point for each cleaner"
        assert points == [Point(DEFAULT, 0.001, 0.8, ours=True), Point("other", 0.0, 0.9, ours=False)]

        title, points = rendering.points({**FIGURES, "labelled": {}})
        assert title.startswith("some: what trafilatura makes of 3 pages")
        assert points == [Point(DEFAULT, 0.02, 0.5, ours=True), Point("other", 0.2, 0.8, ours=False)]


class TestBlocks:
    PAGE = "# Title\n\n<!-- measured: one -->\nold\n<!-- end: one -->\n\nLast line.\n"

    def test_what_is_between_the_markers_is_replaced(self, tmp_path):
        file = tmp_path / "page.md"
        file.write_text(self.PAGE, encoding="utf-8")
        for _ in range(2):
            written.block(file, "one", "| a |\n")
            assert file.read_text(encoding="utf-8") == "# Title\n\n<!-- measured: one -->\n\n| a |\n\n<!-- end: one -->\n\nLast line.\n"

    @pytest.mark.parametrize("text", ["", PAGE + PAGE, PAGE.replace("end: one", "end: two")])
    def test_a_page_without_them_is_not_touched(self, tmp_path, text):
        file = tmp_path / "page.md"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match="measured: one"):
            written.block(file, "one", "new")

        assert file.read_text(encoding="utf-8") == text

    def test_where_figures_come_from(self):
        """No folder of anybody's is told."""
        told = written.ended(written.origin(["/home/ada/benchmarks/accuracy.py", "/data/of ada/corpora", "--write", "docs"]), ["pytest"])

        text = written.paragraph(told)
        assert "python accuracy.py corpora --write docs" in text or "python benchmarks/accuracy.py corpora --write docs" in text
        assert "ada" not in text
        assert "CPython" in text or told["python"] in text
        assert f"cleantext {told['versions']['cleantext']}" in text


class TestWhatCannotBeMeasured:
    """It is said at once, not after an hour."""

    @pytest.fixture
    def file(self, tmp_path):
        made = tmp_path / "labelled_mine.jsonl"
        made.write_text('{"id": "1", "text": "Share this", "labels": {"0": "share"}}\n', encoding="utf-8")
        return made

    def test_a_name_that_nobody_has(self, file):
        with pytest.raises(SystemExit, match="no cleaner's name begins with nobody"):
            accuracy.main([str(file), "--cleaners", "nobody"])

    def test_texts_of_nobody(self, file):
        with pytest.raises(SystemExit, match="no texts of nobody"):
            accuracy.main([str(file), "--cleaners", "duplicate", "--sources", "nobody"])

    @pytest.mark.parametrize(("option", "told"), [("--write", "no comparison.md"), ("--measured", "no such file")])
    def test_a_file_that_is_not_there(self, file, tmp_path, capsys, option, told):
        with pytest.raises(SystemExit):
            accuracy.main([str(file), "--cleaners", "duplicate", option, str(tmp_path / "docs")])

        assert told in capsys.readouterr().err
