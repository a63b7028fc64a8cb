"""What every test starts from."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings


@pytest.fixture(autouse=True)
def log_as_at_the_start() -> Iterator[None]:
    """Give every test the logger as it is before a command sets it up, and take back what the test did to it."""
    logger = logging.getLogger("bongsu")
    before = logger.level, logger.propagate, logger.handlers[:]
    logger.setLevel(logging.NOTSET)
    logger.propagate = True
    logger.handlers[:] = []
    yield
    logger.setLevel(before[0])
    logger.propagate = before[1]
    logger.handlers[:] = before[2]


settings.register_profile("house", deadline=None)  # a law that holds slowly on a busy machine still holds
settings.load_profile("house")
