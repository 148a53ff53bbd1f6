"""How much a test tries: enough to catch a fault in `make test`, far more in `make test-long`."""

from __future__ import annotations

import os

IS_LONG = bool(os.environ.get("LEANWALL_LONG"))


def tries(usual: int, long: int) -> int:
    """Examples of a property, rounds of a loop."""
    return long if IS_LONG else usual
