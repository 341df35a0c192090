"""What can go wrong, for callers to catch."""


class FilterError(Exception):
    """A filter raised, or voted with what is no `Removal`, or against what is no line, nor its head or tail; the message names filter or rule."""


class ProfileError(ValueError):
    """A file is no site profile; the message names the file, the line and the fix."""


class RuleError(ValueError):
    """A ruleset is wrong; the message names the file, the rule, the value and the fix."""


class RunError(Exception):
    """The command cannot do what it was asked to; the message says what to change, or is empty where all has been said."""
