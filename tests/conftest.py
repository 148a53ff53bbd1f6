"""What tests of several folders share: a fresh database of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.servers import postgres


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database with all tables (of SQLite: no file yet), once of each kind."""
    return postgres().fresh() if request.param == "postgres" else f"sqlite:///{tmp_path / 'leanwall.db'}"
