"""What the tests of the collectors share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scrapers import HttpClient
from tests.scrapers.site import Site, opened

PAGES = Path(__file__).parent.parent / "data" / "pages"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with opened() as running:
        yield running


@pytest.fixture
async def client() -> AsyncIterator[HttpClient]:
    """A client with small limits, so that hostile answers end soon."""
    client = HttpClient(timeout=1.0, max_bytes=300_000)
    yield client
    await client.aclose()
