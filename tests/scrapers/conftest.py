"""What the tests of the collectors share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scrapers import HttpClient
from tests.scrapers.site import PATIENCE, Site, guard, opened

PAGES = Path(__file__).parent.parent / "data" / "pages"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with opened() as running:
        yield running


@pytest.fixture
async def client() -> AsyncIterator[HttpClient]:
    """A client to whom the site is public. What it meets ends by its size, never by the time that a busy machine takes."""
    client = HttpClient(timeout=PATIENCE, max_bytes=300_000, guard=guard)
    yield client
    await client.aclose()


@pytest.fixture
async def hasty() -> AsyncIterator[HttpClient]:
    """The same, for what ends by time alone."""
    client = HttpClient(timeout=0.3, guard=guard)
    yield client
    await client.aclose()
