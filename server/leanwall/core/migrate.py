"""Older board files become today's, one step a version; nothing else in Leanwall knows old names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leanwall.core.board import VERSION

# file version -> the step that makes the next one of it
STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def upgrade(data: dict[str, Any]) -> dict[str, Any]:
    """The file's content in today's version. `data["version"]` is a whole number from 1 to VERSION."""
    for version in range(int(data["version"]), VERSION):
        data = {**STEPS[version](data), "version": version + 1}
    return data
