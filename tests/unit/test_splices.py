"""The cases in tests/vectors/splices.json, which the TypeScript twin must pass as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leanwall.core import splices
from leanwall.errors import BadInput
from tests.vectors import make_splices

VECTORS = Path(__file__).parent.parent / "vectors" / "splices.json"


def vectors() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(VECTORS.read_text(encoding="utf-8"))
    return found


def as_splices(rows: list[list[Any]]) -> splices.Splices:
    return [(position, removed, put) for position, removed, put in rows]


def test_the_vectors_are_what_their_script_writes() -> None:
    assert VECTORS.read_text(encoding="utf-8") == make_splices.lines(make_splices.cases())


def test_splices_apply_and_lead_back() -> None:
    for case in vectors()["apply"]:
        made = as_splices(case["splices"])
        assert splices.apply(case["text"], made) == case["result"]
        assert splices.invert(case["text"], made) == as_splices(case["inverse"])
        assert splices.apply(case["result"], as_splices(case["inverse"])) == case["text"]


def test_splices_move_over_others() -> None:
    for case in vectors()["transform"]:
        moved = splices.transform(as_splices(case["splices"]), as_splices(case["over"]))
        assert moved == as_splices(case["moved"])
        assert splices.apply(splices.apply(case["text"], as_splices(case["over"])), moved) == case["result"]


def test_a_difference_leads_from_old_to_new() -> None:
    for case in vectors()["diff"]:
        assert splices.diff(case["old"], case["new"]) == as_splices(case["splices"])
        assert splices.apply(case["old"], as_splices(case["splices"])) == case["new"]


def test_splices_outside_the_text_are_refused() -> None:
    for case in vectors()["refused"]:
        with pytest.raises(BadInput):
            splices.apply(case["text"], as_splices(case["splices"]))
