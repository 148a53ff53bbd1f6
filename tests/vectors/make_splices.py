"""Writes splices.json, the cases that both languages must agree on: `python tests/vectors/make_splices.py`."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from leanwall.core import splices

ALPHABET = ["a", "b", "c", " ", "\n", "é", "e\u0301", "ß", "漢", "\u202e", "😀", "👩🏽‍🚀", "𝒳", "\U0010ffff"]


def some_text(rng: random.Random, longest: int) -> str:
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(0, longest)))


def some_splices(rng: random.Random, text: str) -> splices.Splices:
    made: splices.Splices = []
    at = 0
    while at <= len(text) and len(made) < rng.randint(1, 4):
        position = rng.randint(at, len(text))
        removed = rng.randint(0, min(4, len(text) - position))
        put = some_text(rng, 2)
        if put or removed:
            made.append((position, removed, put))
        at = position + removed + rng.randint(0, 2)
    return made


def transform_case(text: str, mine: splices.Splices, over: splices.Splices) -> dict[str, Any]:
    moved = splices.transform(mine, over)
    between = splices.apply(text, over)
    return {"text": text, "splices": mine, "over": over, "moved": moved, "result": splices.apply(between, moved)}


def diff_case(old: str, new: str) -> dict[str, Any]:
    return {"old": old, "new": new, "splices": splices.diff(old, new)}


def cases(seed: int = 20_261_122) -> dict[str, Any]:
    rng = random.Random(seed)
    applied, moved, compared = [], [], []
    for _ in range(150):
        text = some_text(rng, 10)
        made = some_splices(rng, text)
        back = splices.invert(text, made)
        applied.append({"text": text, "splices": made, "result": splices.apply(text, made), "inverse": back})
    for _ in range(400):
        text = some_text(rng, 8)
        moved.append(transform_case(text, some_splices(rng, text), some_splices(rng, text)))
    ties = [[(1, 0, "x")], [(1, 1, "x")], [(0, 2, "")], [(1, 0, "x"), (1, 1, "")], [(2, 0, "😀")], [(0, 3, "x")]]
    moved += [transform_case("a😀c", mine, over) for mine in ties for over in ties]
    for _ in range(150):
        old = some_text(rng, 14)
        compared.append(diff_case(old, splices.apply(old, some_splices(rng, old))))
        compared.append(diff_case(old, some_text(rng, 14)))
    compared.append(diff_case("a" * 300, "b" * 300))
    compared.append(diff_case("x" + "ab" * 200 + "y", "x" + "ba" * 190 + "y"))
    refused = [
        {"text": "ab", "splices": bad}
        for bad in (
            [(3, 0, "x")],
            [(0, 3, "")],
            [(-1, 0, "x")],
            [(1, -1, "")],
            [(1, 1, ""), (0, 1, "")],
            [(0, 2, ""), (1, 0, "x")],
        )
    ]
    refused.append({"text": "😀", "splices": [(2, 0, "x")]})
    return {
        "by": "tests/vectors/make_splices.py",
        "apply": applied,
        "transform": moved,
        "diff": compared,
        "refused": refused,
    }


def lines(value: dict[str, Any]) -> str:
    """JSON with one case a line."""
    parts = []
    for name, content in value.items():
        rows = [json.dumps(row, ensure_ascii=True) for row in content] if isinstance(content, list) else None
        body = "[\n" + ",\n".join(rows) + "\n]" if rows is not None else json.dumps(content)
        parts.append(f"{json.dumps(name)}: {body}")
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    target = Path(__file__).parent / "splices.json"
    target.write_text(lines(cases()), encoding="utf-8")
