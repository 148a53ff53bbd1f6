"""One wall for each test that asks: a fresh data folder, the owner signed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.wall import Wall, open_wall


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[Wall]:
    with open_wall(tmp_path) as opened:
        yield opened
