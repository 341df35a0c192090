"""The command's side of site profiles: the chain for each site, and what is learned of it."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.command.options import families
from cleantext.errors import ProfileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from cleantext.chain import Chain
    from cleantext.document import Result
    from cleantext.profile import Learner, Profiles


class Sites:
    """The chain for each site, and what is learned of it.

    Args:
        options: of the command.

    Raises:
        ProfileError: the profile is none.
        OSError: it cannot be read.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.site: str = options.site or ""
        self.profiles: Profiles | None = None
        self.learner: Learner | None = None
        if options.profile:
            from cleantext.profile import Profiles

            found = Profiles.load(options.profile)
            if "site" not in families(options.keep) and (options.only is None or "site" in families(options.only)):
                self.profiles = found
        if options.build_profile:
            from cleantext.chain import Chain
            from cleantext.learning import Learner

            self.learner = Learner(Chain())  # what it is given is clean already

    def name(self, named: str) -> str:
        """The site of a text.

        Args:
            named: what its record says: a name or an address; "" where it says nothing.
        """
        from cleantext.profile import site_of

        return site_of(self.site or named)

    def chain(self, base: Chain, named: str = "") -> Chain:
        """The chain for a text of this site: this one, with what is known of the site."""
        return self.profiles.chain(self.name(named), base) if self.profiles else base

    def learn(self, named: str, result: Result) -> bool:
        """Learn from a cleaned text; whether anything is to be learned.

        Raises:
            ProfileError: nothing says of which site the text is.
        """
        if self.learner:
            site = self.name(named)
            if not site:
                raise ProfileError("a text names no site, of which to learn; say with --site which one all texts are of")
            self.learner.add(site, result.text)
        return self.learner is not None

    def learned(self) -> Iterator[bytes]:
        """The lines of the file of what was learned."""
        from cleantext.profile import profiles

        assert self.learner
        for line in profiles(self.learner).lines():
            yield line.encode()
