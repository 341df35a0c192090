"""One hypothesis profile for all tests.

100 examples a test, always the same ones, so that a run says the same twice. ``CLEANTEXT_EXAMPLES=10000 pytest`` looks further, at random.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_EXAMPLES = os.environ.get("CLEANTEXT_EXAMPLES")

settings.register_profile(
    "cleantext",
    max_examples=int(_EXAMPLES or 100),
    derandomize=_EXAMPLES is None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("cleantext")
