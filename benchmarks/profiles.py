"""What site profiles take beyond the rules, on pages that they were not learned from.

Usage: python benchmarks/profiles.py CORPUS.jsonl[.gz] [--alone] [--least 20]

The corpus has a record for each page, with the fields ``site`` and ``text``. Of each site every other page is learned from, and the profile is
applied to the pages between; then the two halves change places. Printed are what was learned and all that went, to be read.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from time import process_time

from cleantext import preset
from cleantext.chain import Chain
from cleantext.learning import Learner
from cleantext.profile import profiles, site_of
from sets import records


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--alone", action="store_true", help="without the rules: the texts as they are")
    options.add_argument("--least", type=int, default=20, help="pages of a site that is looked at (default: %(default)s)")
    asked = options.parse_args()
    rules = Chain() if asked.alone else preset("article")
    pages: dict[str, list[str]] = defaultdict(list)
    for record in records(asked.corpus):
        pages[site_of(record["site"])].append(rules(record["text"]))
    gone: Counter[tuple[str, str]] = Counter()
    words = looked_at = learned_from = held = 0
    spent = 0.0
    for half in (0, 1):
        learner = Learner(Chain())
        start = process_time()
        for site, texts in pages.items():
            for text in texts[half::2]:
                learner.add(site, text)
                learned_from += 1
        held += sum(1 for _ in learner.counts)
        learned = profiles(learner)
        spent += process_time() - start
        for site, texts in pages.items():
            if len(texts) < asked.least:
                continue
            for repeat in learned.repeats.get(site, ()):
                print(f"learned\t{site}\t{repeat.where or 'anywhere'}\t{repeat.pages} of {repeat.of}\t{repeat.line}")
            chain = learned.chain(site, Chain())
            for text in texts[1 - half :: 2]:
                looked_at += len(text.split())
                result = chain.explain(text)
                for removal in result.removals:
                    gone[site, result.removed_text(removal)] += 1
                    words += len(result.removed_text(removal).split())
    for (site, text), count in gone.most_common():
        print(f"removed\t{site}\t{count}\t{text}")
    print(f"learning: {1000 * spent / learned_from:.2f} ms of CPU time a page, beside the cleaning; {held / learned_from:.1f} counts held a page")
    sites = sum(len(texts) >= asked.least for texts in pages.values())
    print(f"{sum(gone.values())} lines of {len(gone)} wordings, {words} of {looked_at} words, {sites} sites of {asked.least} pages or more")


if __name__ == "__main__":
    main()
