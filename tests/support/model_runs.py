"""Seeded random runs of the model test's machines, without hypothesis: fast, for proving that the test bites."""

from __future__ import annotations

import inspect
import random
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from tests.support.model_acts import OPEN_ACTS

_OFTEN = {
    "act": 8, "quick_round": 4, "arrives_at_a_server": 4, "commits": 4, "arrives_at_a_person": 4, "send": 3, "undo": 2,
}  # fmt: skip


def first_failure(machine: type[RuleBasedStateMachine], seeds: int, steps: int = 60) -> str | None:
    """What went wrong first in so many random runs; None when nothing did."""
    rules = _rules(machine)
    for seed in range(seeds):
        rng = random.Random(seed)
        try:
            _run(machine, rules, rng, steps if seed % 3 else steps // 3)
        except (AssertionError, KeyError, IndexError) as error:
            return f"seed {seed}: {type(error).__name__} {error}"
    return None


def _rules(machine: type[RuleBasedStateMachine]) -> list[tuple[str, list[str]]]:
    """Every rule with the names of its arguments, as often as it should be drawn."""
    found = []
    for name in dir(machine):
        method = getattr(machine, name)
        if hasattr(method, "hypothesis_stateful_rule"):
            arguments = list(inspect.signature(inspect.unwrap(method)).parameters)[1:]
            found += [(name, arguments)] * _OFTEN.get(name, 1)
    return found


def _run(machine: type[RuleBasedStateMachine], rules: list[Any], rng: random.Random, steps: int) -> None:
    world = machine()
    for _ in range(steps):
        name, arguments = rng.choice(rules)
        getattr(machine, name)(world, *(_value(argument, rng) for argument in arguments))
    world.teardown()


def _value(argument: str, rng: random.Random) -> Any:
    drawn = {
        "who": rng.randrange(4),
        "what": rng.choice(OPEN_ACTS),
        "gesture": rng.choice([1, 1, 2, 3]),
        "count": rng.randint(1, 4),
        "heard": rng.randrange(4),
        "code": "locked",
        "role": rng.choice(["view", "comment", "edit", "edit", "facilitate"]),
        "steps": rng.randint(1, 3),
    }
    return drawn.get(argument, rng.randrange(24))
