"""Frames that nobody should send: honest ones, broken in every way that a seeded hand can think of."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "frames.json").read_text("utf-8"))
HONEST: list[dict[str, Any]] = VECTORS["honest"]
ODD: list[Any] = VECTORS["odd"]
A_DELETE = '{"op":"delete","record":"note","id":"n-1"}'
BROKEN = [
    *("", " ", "null", "[]", "{}", "0", '"', "{", "\ufeff{}", "NaN", "\\u0000", "🧨" * 100),
    *("[" * 5_000, '{"a":' * 3_000, '{"type":"ping"}}', '{"type":"ping"', '{"type":"ping","type":"hello"}'),
    *('{"type":"change","id":"c-1","base":1e400,"ops":[]}', '{"type":"\\ud800"}'),
    '{"type":"change","id":"c-1","base":0,"ops":[' + ",".join([A_DELETE] * 2_000) + "]}",
    '{"type":"change","id":"c-1","base":0,"ops":[{"op":"create","record":"note","id":"n","fields":'
    + '{"x":' * 900 + "1" + "}" * 900 + "}]}",
]  # fmt: skip
NAMES = ["id", "type", "op", "extra", "fields", "author", "ops", "__class__"]


def frames(seed: int, count: int) -> Any:
    """So many hostile frames; text, or bytes where a text frame belongs."""
    rng = random.Random(seed)
    for n in range(count):
        yield _frame(rng, n)


def _frame(rng: random.Random, n: int) -> str | bytes:
    kind = rng.random()
    if kind < 0.05:
        return rng.choice(BROKEN)
    if kind < 0.07:
        return rng.randbytes(rng.randint(0, 60))
    message = json.loads(json.dumps(rng.choice(HONEST)))
    if message["type"] == "change" and rng.random() < 0.8:
        message["id"] = f"h-{n}"
    for _ in range(rng.randint(0, 3)):
        _twist(rng, message)
    text = json.dumps(message, ensure_ascii=rng.random() < 0.5)
    if kind < 0.3:
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(["", '"', "}", "]", "\\", "\u0000", "9", "é"]) + text[at + rng.randint(0, 3) :]
    return text


def _twist(rng: random.Random, message: Any) -> None:
    """Change one thing somewhere: another value, another name, one thing more, one thing less."""
    places = list(_places(message))
    if not places:
        return
    where, key = rng.choice(places)
    act = rng.random()
    if act < 0.6:
        where[key] = deepcopy(rng.choice(ODD))
    elif act < 0.75:
        del where[key]
    elif isinstance(where, dict):
        where[str(rng.choice(["id", "type", "op", "extra", "fields", "author", "author", "ops", "__class__"]))] = where[
            key
        ]
    else:
        where.append(deepcopy(where[key]))


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)
