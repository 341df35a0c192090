"""What is learned of a site, and what is not: chance, stories, names, other sites."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.site import Repeat
from cleantext.learning import LEAST_PAGES, Learner, plainest, surely
from site_pages import article, page

FOOT = "The quayside paper for the people of the town"


def learned(pages: list[tuple[str, str]], **options: int) -> dict[str, dict[str, Repeat]]:
    """By site and line, with no rules before."""
    learner = Learner(Chain(), memory=1, **options)
    for site, text in pages:
        learner.add(site, text)
    found: dict[str, dict[str, Repeat]] = {}
    for site, repeat in learner.repeats():
        found.setdefault(site, {})[repeat.line] = repeat
    return found


def of_site(texts: list[str]) -> dict[str, Repeat]:
    """Of one site, beside another of the same size that shares nothing with it."""
    others = [("other", page(1000 + number)) for number in range(len(texts))]
    return learned([*(("courier", text) for text in texts), *others]).get("courier", {})


class TestFurniture:
    def test_a_line_at_the_end_of_all_pages(self):
        """Whatever its words; counts and samples say how it was known."""
        found = of_site([page(number, end=(FOOT,)) for number in range(12)])

        assert found == {FOOT.lower(): Repeat(FOOT.lower(), "end", 12, 12, (FOOT,))}

    def test_a_line_at_the_head(self):
        """It is known as one of the head."""
        assert [repeat.where for repeat in of_site([page(number, head=(FOOT,)) for number in range(12)]).values()] == ["head"]

    def test_near_copies_are_one(self):
        """Names and numbers differ; a sample of each is kept."""
        names = ["Ada Ferrer", "Bo Lind", "Cleo Moe", "Dag Rui"]
        lines = [f"Follow {names[number % 4]} on the channels of this paper, {number} readers do" for number in range(12)]
        found = of_site([page(number, end=(line,)) for number, line in enumerate(lines)])

        [repeat] = found.values()
        assert repeat.line == "follow {name} on the channels of this paper, 0 readers do"
        assert (repeat.pages, repeat.samples) == (12, (lines[1], lines[2], lines[3]))

    def test_a_line_in_the_middle_of_nearly_all_pages(self):
        """It goes anywhere."""
        found = of_site([page(number, middle=(FOOT,)) for number in range(20)])

        assert [repeat.where for repeat in found.values()] == [""]

    def test_what_the_chain_takes_is_not_learned(self):
        """A profile knows what no rule knows."""
        learner = Learner(memory=1)
        for number in range(12):
            learner.add("courier", page(number, end=("Sign up for our newsletter",)))

        assert list(learner.repeats()) == []


class TestChance:
    def test_few_pages(self):
        """One less than enough."""
        texts = [page(number, end=(FOOT,) if number < LEAST_PAGES - 1 else ()) for number in range(12)]

        assert of_site(texts) == {}

    def test_a_small_share(self):
        """Enough pages, of very many."""
        assert of_site([page(number, end=(FOOT,) if number < 8 else ()) for number in range(150)]) == {}

    def test_in_the_middle_of_some(self):
        """A sub-heading that comes back."""
        assert of_site([page(number, middle=("What you need to know",) if number % 3 else ()) for number in range(14)]) == {}

    def test_now_here_now_there(self):
        """Furniture has its place."""
        texts = [page(number, end=(FOOT,)) if number % 3 else page(number, middle=(FOOT,)) for number in range(9)]

        assert of_site([*texts, *(page(number) for number in range(20, 30))]) == {}

    @pytest.mark.parametrize("line", ["Die", "Vestervik", "Ada Ferrer", "1904"])
    def test_names_and_words_alone(self, line):
        """Places of datelines and broken sentences come back, too."""
        assert of_site([page(number, head=(line,) if number % 3 == 0 else ()) for number in range(21)]) == {}

    def test_paragraphs_need_more(self):
        """What a story says of its background."""
        background = "The quarrel over the tunnel began in the year in which the old harbour was closed to the ships of the north."
        for pages in (21, 40, 80):
            assert of_site([page(number, end=(background,) if number % 3 == 0 else ()) for number in range(pages)]) == {}
        assert of_site([page(number, end=(background,) if number % 2 == 0 else ()) for number in range(40)]) != {}


class TestStories:
    def test_pages_of_one_story_count_once(self):
        """The same article again and again, with a line of its own."""
        story = "\n\n".join([*article(5), FOOT])

        assert of_site([story] * 12 + [page(number) for number in range(20, 40)]) == {}

    def test_a_story_that_goes_on(self):
        """Each page has something new and the same four paragraphs of background."""
        texts = ["\n\n".join([*article(number, 3), *article(5, 4), "The story so far in short"]) for number in range(20, 40)]

        assert of_site(texts) == {}

    def test_a_standing_paragraph_does_not_make_a_story(self):
        """It is known as furniture, and what stands beside it as well."""
        standing = "This paper has been made by the people of the quayside since the year of the flood, and it belongs to all of them."
        found = of_site([page(number, end=(standing, FOOT)) for number in range(16)])

        assert {repeat.line for repeat in found.values()} >= {FOOT.lower()}


class TestOtherSites:
    def test_what_all_sites_have_is_no_sites_own(self):
        """It is a matter of rules."""
        pages = [(site, page(number + start, end=(FOOT,))) for start, site in ((0, "a"), (100, "b"), (200, "c")) for number in range(12)]

        assert learned(pages) == {}

    def test_a_site_needs_a_name(self):
        """Or pages of all sites would be one."""
        with pytest.raises(ValueError, match="a page needs the name of its site"):
            Learner(Chain(), memory=1).add("", "text")


class TestMemory:
    def test_the_temporary_file_changes_nothing(self):
        """Nor does the order in which sites come."""
        pages = [(f"site {number % 3}", page(number, end=(f"{FOOT} of {'abc'[number % 3] * 9}",))) for number in range(36)]

        assert learned(pages) == learned(pages, most=5) == learned(sorted(pages))
        assert len(learned(pages)) == 3


class TestShares:
    def test_certainty_grows_with_pages(self):
        """The same share of more pages is surer; it never passes the share."""
        shares = [surely(pages, pages * 4) for pages in (1, 5, 25, 125)]

        assert shares == sorted(shares)
        assert shares[-1] < 0.25

    def test_a_template_with_one_line_gives_way(self):
        """Nothing bears out that the name in it varies."""
        line, both = Repeat("follow ada on our channels now", "end", 9, 9, ("Follow Ada on our channels now",)), "follow {name} on our channels now"

        assert list(plainest({line.line: line, both: line._replace(line=both)})) == [line]
        more = line._replace(line=both, pages=14, samples=(*line.samples, "Follow Bo on our channels now"))
        assert list(plainest({line.line: line, both: more})) == [more]
