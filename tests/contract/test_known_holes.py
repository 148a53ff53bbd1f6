"""Versions below which a hole is known: nothing older is pinned, for the server or for its page."""

from __future__ import annotations

import re

import pytest

from tests.support.boards import ROOT

LEAST = {
    "starlette": (1, 0, 1),
    "python-multipart": (0, 0, 27),
    "pillow": (12, 2),
    "cryptography": (45, 0, 1),
    "requests": (2, 32, 4),
    "authlib": (1, 6, 6),
}
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[^\]]*\])?==([0-9.]+)", re.MULTILINE)


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_no_pinned_version_has_a_known_hole(lock: str) -> None:
    pins = dict(PIN.findall((ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")))
    assert {"starlette", "pillow", "authlib"} <= pins.keys()
    old = {
        name: pins[name]
        for name, least in LEAST.items()
        if name in pins and tuple(int(part) for part in pins[name].split(".") if part) < least
    }
    assert old == {}
