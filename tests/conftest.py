"""One hypothesis profile for all tests, and a place where the processes of one run meet.

100 examples a test, always the same ones, so that a run says the same twice. ``CLEANTEXT_EXAMPLES=10000 pytest`` looks further, at random.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

import loading

_EXAMPLES = os.environ.get("CLEANTEXT_EXAMPLES")

settings.register_profile(
    "cleantext",
    max_examples=int(_EXAMPLES or 100),
    derandomize=_EXAMPLES is None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("cleantext")


@pytest.fixture(scope="session", autouse=True)
def _meeting(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Under pytest-xdist the shipped rules are read once for all processes."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        # The folders of the processes lie in one folder of the run.
        loading.meeting = tmp_path_factory.getbasetemp().parent / "rules"
        loading.meeting.mkdir(exist_ok=True)
