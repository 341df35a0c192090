"""What can go wrong, for callers to catch, and what to tell them."""


class FilterError(Exception):
    """A filter raised, or voted with what is no `Removal`, or against what is no line, nor its head or tail; the message names filter or rule."""


class ProfileError(ValueError):
    """A file is no site profile; the message names the file, the line and the fix."""


class RuleError(ValueError):
    """A ruleset is wrong; the message names the file, the rule, the value and the fix."""


class RunError(Exception):
    """The command cannot do what it was asked to; the message says what to change, or is empty where all has been said."""


def wrong_type(value: object) -> str:
    """What to tell a caller who passed something that is not text."""
    if isinstance(value, (bytes, bytearray)):
        return "cleantext takes str, not bytes: decode first, e.g. data.decode('utf-8', 'surrogateescape')"
    if value is None:
        return "cleantext takes str, not None: leave out missing texts, e.g. [strip(t) for t in texts if t is not None]"
    return f"cleantext takes str, not {type(value).__name__}"
