"""The version, where the command finds it even if another distribution has overwritten the package's ``__init__``."""

__version__ = "0.1.0"
