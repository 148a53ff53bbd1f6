"""One board behind the writer, spoken to without sockets: a change in, its outcome out."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from leanwall.core.change import Change
from leanwall.core.live import Live
from leanwall.sync.protocol import ChangeMessage, Hello, Restore, read_ops
from leanwall.sync.room import HEAD
from leanwall.sync.writer import Greeting, Outcome, Request, Result, Work, Writer
from tests.support.memory_store import MemoryStore
from tests.support.model_world import Somebody

ANNA = Somebody("p-anna")
BEN = Somebody("p-ben")
FACILITATOR = Somebody("p-fay", "facilitate")


class Quiet:
    """Hears and forgets."""

    is_gone = False

    def answered(self, outcome: Any) -> None: ...
    def welcomed(self, welcome: Any) -> None: ...
    def gives_up(self, error: Exception) -> bool:
        return False


class OneBoard:
    """Its commits come so many seconds apart."""

    def __init__(self, content: Mapping[str, Any], seconds: float = 1) -> None:
        self.now, self.pace = datetime(2026, 11, 22, tzinfo=UTC), timedelta(seconds=seconds)
        self.store = MemoryStore()
        self.store.add("w", "b", dict(content))
        self.writer = Writer(self.store, lambda: self.now)
        self.count = 0

    def run(self, **asked: Any) -> Result:
        self.now += self.pace
        return self.writer.run([Work("w", "b", **asked)])[0]

    def ask(self, person: Somebody, message: ChangeMessage | Restore, screen: int | None = None) -> Outcome:
        (outcome,) = self.run(requests=[Request(person, message, Quiet(), screen)]).outcomes
        return outcome

    def change(self, person: Somebody, *ops: Mapping[str, Any], base: int = HEAD, screen: int | None = None) -> Outcome:
        """What becomes of these ops as one change; the first one's id is c-1."""
        self.count += 1
        return self.ask(person, ChangeMessage(f"c-{self.count}", base, read_ops(list(ops))), screen)

    def undo(self, person: Somebody, change_id: str) -> Outcome:
        return self.change(person, {"op": "undo", "change": change_id})

    def restore(self, person: Somebody, content: Mapping[str, Any]) -> Outcome:
        return self.ask(person, Restore(f"restore-0-{secrets.token_hex(4)}", HEAD, content))

    def greet(self, person: Somebody, hello: Hello) -> Any:
        return self.run(greetings=[Greeting(person, hello, Quiet())]).welcomes[0]

    def live(self) -> Live:
        with self.store.transaction(writes=False) as transaction:
            return transaction.load("b")

    def fields(self, record: str, record_id: str) -> dict[str, Any] | None:
        return self.live().fields(record, record_id)


def create(record: str, record_id: str, **fields: Any) -> dict[str, Any]:
    return {"op": "create", "record": record, "id": record_id, "fields": fields}


def update(record: str, record_id: str, **fields: Any) -> dict[str, Any]:
    return {"op": "update", "record": record, "id": record_id, "fields": fields}


def edit(record_id: str, splices: Sequence[Any]) -> dict[str, Any]:
    return {"op": "edit", "record": "note", "id": record_id, "field": "text", "splices": list(splices)}


def delete(record: str, record_id: str) -> dict[str, Any]:
    return {"op": "delete", "record": record, "id": record_id}


def taken(outcome: Outcome) -> Change:
    """The change, which was committed."""
    assert isinstance(outcome, Change), outcome
    return outcome
