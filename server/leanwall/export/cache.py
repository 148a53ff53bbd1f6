"""Finished files kept by what they were made of: the same board, options and program give the same bytes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts" / "fonts.json"
MAX_BYTES = 64 * 2**20
MAX_FILE = 16 * 2**20  # one giant picture must not push all else out


class Kept:
    """Files by key, the least recently asked for dropped first; `limit` bytes in all."""

    def __init__(self, limit: int = MAX_BYTES) -> None:
        self._limit = limit
        self._files: OrderedDict[str, tuple[dict[str, Any], bytes]] = OrderedDict()
        self._size = 0

    def get(self, key: str) -> tuple[dict[str, Any], bytes] | None:
        """Header and bytes of an earlier answer."""
        if key in self._files:
            self._files.move_to_end(key)
        return self._files.get(key)

    def put(self, key: str, header: dict[str, Any], data: bytes) -> None:
        """Keeps an answer; refusals are not kept."""
        if "error" in header or len(data) > min(MAX_FILE, self._limit) or key in self._files:
            return
        self._files[key] = (header, data)
        self._size += len(data)
        while self._size > self._limit:
            _, (_, dropped) = self._files.popitem(last=False)
            self._size -= len(dropped)


def key_of(request: bytes) -> str:
    """The same for requests that give the same bytes: content, options, program and fonts."""
    told = hashlib.sha256(request)
    told.update(_made_with())
    return told.hexdigest()


@cache
def _made_with() -> bytes:
    """Changes when the program or any font file does."""
    fonts = FONTS.read_bytes() if FONTS.exists() else b""
    code = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):  # a checkout changes without a new version
        code.update(file.read_bytes())
    return version("leanwall").encode() + hashlib.sha256(fonts).digest() + code.digest()
