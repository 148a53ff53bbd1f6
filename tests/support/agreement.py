"""Where two calculators differ about a map, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

Answer = Mapping[str, Any]


def differences(product: Answer, second: Answer) -> list[str]:
    """One line for each figure, visit or lane on which `measure` and `oracle` don't agree (to 1e-9)."""
    return [*_figures(product["figures"], second["figures"]), *_visits(product, second), *_lanes(product, second)]


def _figures(product: Answer, second: Answer) -> Iterator[str]:
    for name in sorted(product.keys() | second.keys()):
        if name not in product or name not in second:
            yield f"{name}: only one of them knows it"
            continue
        ours, theirs = _plain(product[name]), _plain(second[name])
        if not _is_same(ours[0], theirs[0]) or ours[1:] != theirs[1:]:
            yield f"{name}: {ours} and {theirs}"


def _plain(figure: Answer) -> tuple[float | None, str | None, list[str]]:
    return figure["value"], figure.get("reason"), sorted(figure["missing"])


def _visits(product: Answer, second: Answer) -> Iterator[str]:
    ours, theirs = product["visits"], second["visits"]
    if ours is None or theirs is None:
        if ours is not theirs:
            yield f"visits: {ours} and {theirs}"
        return
    for note in sorted(ours.keys() | theirs.keys()):
        if not _is_same(ours.get(note), theirs.get(note)):
            yield f"visits of {note}: {ours.get(note)} and {theirs.get(note)}"


def _lanes(product: Answer, second: Answer) -> Iterator[str]:
    if product["lanes"].keys() != second["lanes"].keys():
        yield f"lanes: {sorted(product['lanes'])} and {sorted(second['lanes'])}"
    for lane, values in second["lanes"].items():
        for name, value in values.items():
            ours = product["lanes"].get(lane, {}).get(name)
            if not _is_same(ours, value):
                yield f"{name} of {lane}: {ours} and {value}"


def _is_same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
