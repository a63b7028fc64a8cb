"""What both kinds of crash tests need."""

from collections.abc import Iterator

import pytest

from tests.crash.farend import FarEnd


@pytest.fixture
def far_end() -> Iterator[FarEnd]:
    serving = FarEnd()
    yield serving
    serving.close()
