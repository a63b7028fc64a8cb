from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.storage.samples import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bongsu.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path, now=NOW)
    yield store
    store.close()
