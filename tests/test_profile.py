"""Profiles: a small file that people read, the filter made of it, and the command's part."""

from __future__ import annotations

import csv
import json
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Document, preset, strip
from cleantext.chain import Chain
from cleantext.cli import FAILED, OK, main
from cleantext.errors import ProfileError
from cleantext.filters.site import Repeat, Site
from cleantext.profile import Profiles, learn, site_of
from cleantext.templates import exact
from engines import TEXTS
from site_pages import article, page

FOOT = "The quayside paper for the people of the town"
REPEATS = st.builds(
    Repeat,
    line=st.text(min_size=1).map(exact).filter(bool),
    where=st.sampled_from(["head", "end", "edges", ""]),
    pages=st.integers(5, 9),
    of=st.integers(9, 99),
    samples=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3).map(tuple),
)


@pytest.fixture
def corpus(tmp_path):
    """JSON lines of two sites, each with a line of its own at the end of all pages."""
    records = [
        {"id": number, "url": f"https://www.{site}.example/{number}", "text": page(number + start, end=(f"{FOOT}: {site}",))}
        for start, site in ((0, "courier"), (100, "gazette"))
        for number in range(12)
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


class TestFiles:
    @given(st.dictionaries(st.text(min_size=1, max_size=3), st.lists(REPEATS, max_size=3), max_size=3))
    def test_what_is_saved_is_loaded(self, tmp_path_factory, repeats):
        """And written again alike."""
        path = tmp_path_factory.mktemp("profiles") / "profile.jsonl"
        try:
            Profiles(repeats).save(path)
        except UnicodeEncodeError:
            return  # a lone surrogate that hypothesis made up
        loaded = Profiles.load(path)
        before = path.read_bytes()
        loaded.save(path)

        assert {site: sorted(found) for site, found in loaded.repeats.items()} == {site: sorted(found) for site, found in repeats.items() if found}
        assert path.read_bytes() == before

    def test_a_line_for_each_repeat(self, tmp_path):
        """By site, most pages first; to keep what one takes, delete it."""
        path = tmp_path / "profile.jsonl"
        repeats = [Repeat("a line", "end", 7, 20, ("A line",)), Repeat("more of them", "head", 9, 20)]
        Profiles({"b": repeats, "a": repeats[:1]}).save(path)
        lines = path.read_text(encoding="utf-8").splitlines()

        assert lines[0].startswith('{"cleantext_profile": 1, "made_by": ')
        assert lines[1] == '{"site": "a", "line": "a line", "where": "end", "pages": 7, "of": 20, "samples": ["A line"]}'
        assert [json.loads(line)["line"] for line in lines[2:]] == ["more of them", "a line"]
        path.write_text("\n".join([lines[0], *lines[2:]]), encoding="utf-8")
        assert Profiles.load(path).repeats.keys() == {"b"}

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "the file is empty; a profile begins with"),
            ('{"text": "no profile"}\n', "no profile that this version reads"),
            ('{"cleantext_profile": 2}\n', "no profile that this version reads"),
            ('{"cleantext_profile": 1}\nx\n', "line 2: no JSON"),
            ('{"cleantext_profile": 1}\n{"site": "a"}\n', "line 2: a repeat has the keys site, where, line, pages, of, samples"),
            (
                '{"cleantext_profile": 1}\n' + '{"site": "a", "where": "top", "line": "x", "pages": 1, "of": 2, "samples": []}',
                "where is 'top'; it must be",
            ),
            ('{"cleantext_profile": 1}\n' + '{"site": "a", "where": "", "line": "X!", "pages": 1, "of": 2, "samples": []}', "its template is 'x'"),
            (
                '{"cleantext_profile": 1}\n' + '{"site": "a", "where": "", "line": "x", "pages": "1", "of": 2, "samples": []}',
                "pages is '1'; it must be a",
            ),
        ],
    )
    def test_what_is_no_profile_is_refused(self, tmp_path, text, message):
        """With file, line and what to mend."""
        path = tmp_path / "profile.jsonl"
        path.write_text(text, encoding="utf-8")

        with pytest.raises(ProfileError, match=r"profile\.jsonl") as refused:
            Profiles.load(path)
        assert message in str(refused.value)

    @pytest.mark.parametrize(
        ("value", "site"),
        [
            ("https://www.courier.example/a?b", "courier.example"),
            ("http://ada@news.courier.example:80", "news.courier.example"),
            ("//no", "//no"),
            (" The Courier ", "the courier"),
            ("", ""),
        ],
    )
    def test_sites_of_addresses(self, value, site):
        """The host; of anything else the value."""
        assert site_of(value) == site


class TestFilter:
    def test_says_what_it_knows(self):
        """Counts and site."""
        [removal] = Site("courier", [Repeat("the quayside paper", "", 9, 12)])(Document("A\n\nThe quayside paper!\n"))

        assert (removal.family, removal.rule, removal.why) == ("site", "site/courier", "stands on 9 of 12 pages of courier")

    def test_goes_only_where_it_was_seen(self):
        """The same words in the middle of an article are the article's."""
        body = article(3)
        text = "\n\n".join([FOOT, *body[:4], FOOT, *body[4:], FOOT])
        for where, left in (("head", 2), ("end", 2), ("edges", 1), ("", 0)):
            chain = Chain([Site("courier", [Repeat(FOOT.lower(), where, 9, 12)])])
            assert chain(text).count(FOOT) == left
            assert chain(chain(text)) == chain(text)

    @given(st.sampled_from(TEXTS), st.lists(REPEATS, max_size=3))
    def test_holds_what_every_filter_holds(self, text, repeats):
        """Cleaning twice changes nothing, kept and removed spans tile the text, and a pickle does the same."""
        lines = [Repeat(exact(line), "", 9, 9) for line in text.split("\n")[:3] if exact(line)]
        chain = Chain([Site("a", [*repeats, *lines])])
        result = chain.explain(text)

        assert chain(result.text) == result.text
        assert "".join(text[start:end] for start, end in result.kept) == result.text
        assert pickle.loads(pickle.dumps(chain)).explain(text) == result


class TestProfiles:
    def test_each_site_has_its_chain(self):
        """Of a site that nothing is known of, the chain itself."""
        profiles = learn([(f"site {number % 2}", page(number, end=(f"{FOOT}: {'ab'[number % 2]}",))) for number in range(24)])
        text = page(99, end=(f"{FOOT}: a",))
        named = preset("named")

        assert profiles.repeats.keys() == {"site 0", "site 1"}
        assert FOOT not in profiles.chain("site 0")(text)
        assert profiles.chain("site 1")(text) == text == strip(text)
        assert profiles.chain("site 2", named) is named
        assert FOOT not in profiles.chain("site 0", named)(text)

    def test_allowed_lines_stay(self):
        """What is allowed wins."""
        profiles = Profiles({"a": [Repeat(FOOT.lower(), "", 9, 9)]})

        assert profiles.chain("a", preset("article", allow=[FOOT]))(f"{FOOT}\n") == f"{FOOT}\n"

    def test_pickles(self):
        """With what is known; chains are made anew."""
        profiles = Profiles({"a": [Repeat("x y", "", 9, 9)]})
        profiles.chain("a")

        assert pickle.loads(pickle.dumps(profiles)) == profiles != Profiles({})
        assert pickle.loads(pickle.dumps(profiles)).fingerprint == profiles.fingerprint

    def test_every_repeat_counts_for_the_fingerprint(self):
        """With its site and all that is known of it; the order does not."""
        one, other = Repeat("x y", "", 9, 9), Repeat("z", "end", 9, 9)
        known = [{}, {"a": [one]}, {"b": [one]}, {"a": [other]}, {"a": [one._replace(where="head")]}, {"a": [one, other]}]

        assert len({Profiles(repeats).fingerprint for repeats in known}) == len(known)
        assert Profiles({"a": [one, other]}).fingerprint == Profiles({"a": [other, one]}).fingerprint


class TestCommand:
    def test_learns_and_cleans(self, corpus, tmp_path, capfdbinary):
        """A file to read in between."""
        profile = tmp_path / "profile.jsonl"
        sites = ["--jsonl", "--site-field", "url"]

        assert main([*sites, "--build-profile", str(profile), str(corpus)]) == OK
        assert capfdbinary.readouterr().out == b""
        records = [json.loads(line) for line in profile.read_text(encoding="utf-8").splitlines()]
        assert [record["site"] for record in records[1:]] == ["courier.example", "gazette.example"]

        assert main([*sites, "--profile", str(profile), str(corpus)]) == OK
        cleaned = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
        before = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
        assert [record["text"] for record in cleaned] == [record["text"].partition(f"\n\n{FOOT}")[0] for record in before]
        assert [record["url"] for record in cleaned] == [record["url"] for record in before]

    @pytest.mark.parametrize("name", ["\\ud800x", "\udcffx"], ids=["half a character", "no UTF-8"])
    def test_a_site_whose_name_cannot_be_written(self, corpus, name, tmp_path, capfdbinary):
        """It has a sign in place of what cannot be, when it is learned and when it is cleaned."""
        profile = tmp_path / "profile.jsonl"
        given = re.sub(r'"url": "[^"]*"', lambda _: f'"site": "{name}"', corpus.read_text(encoding="utf-8"))
        corpus.write_bytes(given.encode("utf-8", "surrogateescape"))
        assert main(["--jsonl", "--build-profile", str(profile), str(corpus)]) == OK
        assert b'"site": "?x"' in profile.read_bytes()
        assert main(["--jsonl", "--profile", str(profile), str(corpus)]) == OK
        assert FOOT.encode() not in capfdbinary.readouterr().out

    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize("form", ["csv", "parquet"])
    def test_corpora_of_every_form(self, corpus, tmp_path, form, jobs):
        """A column says the site; by several processes, too; what is learned does not depend on the form."""
        rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
        file, cleaned = tmp_path / f"in.{form}", tmp_path / f"out.{form}"
        if form == "csv":
            with file.open("w", encoding="utf-8", newline="") as opened:
                csv.writer(opened).writerows([["url", "text"], *([row["url"], row["text"]] for row in rows)])
        else:
            pyarrow_parquet = pytest.importorskip("pyarrow.parquet")
            pyarrow_parquet.write_table(pytest.importorskip("pyarrow").Table.from_pylist(rows), file)
        profiles = [tmp_path / "one.jsonl", tmp_path / "other.jsonl"]
        for profile, name in zip(profiles, (str(corpus), str(file)), strict=True):
            assert main(["--site-field", "url", "--build-profile", str(profile), name]) == OK
        assert main(["--site-field", "url", "--profile", str(profiles[0]), "-o", str(cleaned), "--jobs", jobs, str(file)]) == OK

        assert profiles[0].read_bytes() == profiles[1].read_bytes()
        assert FOOT.encode() in profiles[0].read_bytes()
        if form == "csv":
            assert FOOT not in cleaned.read_text(encoding="utf-8")
        else:
            assert not any(FOOT in text for text in pyarrow_parquet.read_table(cleaned)["text"].to_pylist())

    def test_a_column_that_is_not_there(self, corpus, tmp_path, capsys):
        """Names those that are."""
        file = tmp_path / "in.csv"
        file.write_text("id,text\n1,The council met.\n", encoding="utf-8")

        assert main(["--build-profile", str(tmp_path / "profile.jsonl"), str(file)]) == FAILED
        assert "no column 'site'; the head has 'id', 'text' (choose with --site-field)" in capsys.readouterr().err

    def test_says_why(self, corpus, tmp_path, capfdbinary):
        """As of any removal."""
        profile, text = tmp_path / "profile.jsonl", tmp_path / "page.txt"
        Profiles({"courier": [Repeat(FOOT.lower(), "", 9, 12, (FOOT,))]}).save(profile)
        text.write_text(f"The council met.\n\n{FOOT}\n", encoding="utf-8")

        assert main(["--site", "Courier", "--profile", str(profile), "--explain", str(text)]) == OK
        [removal] = map(json.loads, capfdbinary.readouterr().out.splitlines())
        assert (removal["family"], removal["why"]) == ("site", "stands on 9 of 12 pages of courier")
        for options in (["--keep", "site"], ["--only", "credit"], ["--site", "gazette"]):
            assert main(["--site", "courier", "--profile", str(profile), *options, str(text)]) == OK
            assert capfdbinary.readouterr().out == text.read_bytes()

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--profile", "profile.jsonl", "page.txt"], "say with --site which one the texts are of"),
            (["--build-profile", "out.jsonl", "page.txt"], "say with --site which one the texts are of"),
            (["--build-profile", "out.jsonl", "--form", "text", "page.txt"], "names no site"),
            (["--site", "a", "--profile", "none.jsonl"], "none.jsonl: No such file or directory"),
            (["--site", "a", "--profile", "corpus.jsonl"], "no profile that this version reads"),
            (["--jsonl", "--build-profile", "out.jsonl", "corpus.jsonl", "--on-error", "fail"], "no field 'site'"),
        ],
    )
    def test_what_is_refused(self, corpus, monkeypatch, capsys, options, message):
        """With what to do instead."""
        monkeypatch.chdir(corpus.parent)
        (corpus.parent / "profile.jsonl").write_text('{"cleantext_profile": 1}\n', encoding="utf-8")

        (corpus.parent / "page.txt").write_text("The council met.\n", encoding="utf-8")

        assert main([*options, *([] if {"corpus.jsonl", "page.txt"}.intersection(options) else ["corpus.jsonl"])]) == FAILED
        assert message in capsys.readouterr().err

    def test_a_record_without_site_is_reported(self, tmp_path, capfdbinary):
        """And handed on as it was when cleaning; a site that is not known has no repeats."""
        (tmp_path / "profile.jsonl").write_text('{"cleantext_profile": 1}\n', encoding="utf-8")
        file = tmp_path / "in.jsonl"
        file.write_text('{"text": "Share this article"}\n{"site": null, "text": "Share this article"}\n', encoding="utf-8")

        assert main(["--jsonl", "--profile", str(tmp_path / "profile.jsonl"), str(file)]) == OK
        out, err = capfdbinary.readouterr()
        assert out == b'{"text": "Share this article"}\n{"site": null, "text": ""}\n'
        assert b"no field 'site'; the record has 'text' (choose with --site-field)" in err
