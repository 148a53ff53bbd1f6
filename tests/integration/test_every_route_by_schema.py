"""Schemathesis reads the OpenAPI of our own server on loopback and asks every route what the description allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from tests.support.wall import TOKEN, Server

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
BEARER = {"Authorization": f"Bearer {TOKEN}"}
QUIET = settings(
    deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True, phases=[Phase.generate]
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with Server(tmp_path_factory.mktemp("data"), LEANWALL_TOKEN=TOKEN) as server:
        yield schemathesis.openapi.from_url(f"{server.origin}/api/openapi.json", headers=BEARER)


def ask_everything(described: Any, examples: int) -> int:
    """Whatever comes back has the described form, and is never a fault of ours. How many routes were asked."""
    asked = 0
    for result in described.get_all_operations():
        operation = result.ok()

        @settings(QUIET, max_examples=examples)
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(headers=BEARER, checks=CHECKS)

        ask()
        asked += 1
    return asked


def test_every_route_answers_as_described(described: Any) -> None:
    assert ask_everything(described, 2) > 50


@pytest.mark.long
def test_every_route_answers_as_described_to_much_more(described: Any) -> None:
    assert ask_everything(described, 200) > 50
