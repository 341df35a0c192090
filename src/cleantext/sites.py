"""The command's side of site profiles: which site a text is of, the chain for it, and what is learned of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from cleantext.chain import Chain
    from cleantext.document import Result
    from cleantext.profile import Learner, Profiles


class Sites:
    """The chain for each site, and what is learned of it.

    Args:
        options: of the command.
        chain: for texts of whose site nothing is known.
    """

    def __init__(self, options: argparse.Namespace, chain: Chain) -> None:
        self.options, self.base = options, chain
        self.profiles: Profiles | None = None
        self.learner: Learner | None = None
        if options.profile:
            from cleantext.profile import Profiles

            found = Profiles.load(options.profile)
            keep, only = (
                None if lists is None else {name.strip() for names in lists for name in names.split(",")} for lists in (options.keep, options.only)
            )
            if "site" not in (keep or ()) and (only is None or "site" in only):
                self.profiles = found
        if options.build_profile:
            from cleantext.chain import Chain
            from cleantext.learning import Learner

            self.learner = Learner(Chain())  # what it is given is clean already

    def of(self, record: dict[str, tuple[Any, int, int]] | None = None) -> str:
        """The site of a text: that of all texts, or of its record; "" where no profile is asked for.

        Raises:
            RecordError: the record does not name it.
        """
        if self.learner is None and self.profiles is None:
            return ""
        from cleantext.profile import site_of

        if self.options.site or record is None:
            return site_of(self.options.site)
        from cleantext.jsonl import RecordError, text_of

        site = site_of(text_of(record, self.options.site_field, option="--site-field") or "")
        if not site and self.learner:
            raise RecordError(f"field {self.options.site_field!r} names no site")
        return site

    def chain(self, site: str) -> Chain:
        """The chain for texts of this site."""
        return self.profiles.chain(site, self.base) if self.profiles else self.base

    def learn(self, site: str, result: Result) -> bool:
        """Learn from a cleaned text; whether anything is to be learned."""
        if self.learner:
            self.learner.add(site, result.text)
        return self.learner is not None

    def save(self) -> None:
        """Write what was learned, if anything was to be."""
        if self.learner is None:
            return
        from cleantext.profile import profiles

        profiles(self.learner).save(self.options.build_profile)
