"""Lists and tables that several people change at once: the page does the same (frontend/src/sync/joining.test.ts)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leanwall.sync.joining import joined

VECTORS = json.loads(Path("tests/vectors/joining.json").read_bytes())


@pytest.mark.parametrize("case", VECTORS, ids=str)
def test_what_each_did_is_done_to_what_stands_as_on_the_page(case: dict[str, Any]) -> None:
    assert joined(case["before"], case["mine"], case["now"]) == case["joined"]
