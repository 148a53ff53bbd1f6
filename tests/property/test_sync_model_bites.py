"""Each rule of docs/sync.md taken out must make the model test fail; with all of them in, the same runs pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from leanwall.sync import carry, expansion, undo, views
from leanwall.sync.room import Room
from leanwall.sync.writer import _Desk
from tests.property.test_sync_model import BackupPutBack, LiveBoards, PrivateMode, TwoProcesses
from tests.support import memory_store, model_client
from tests.support.memory_store import MemoryStore, MemoryTransaction
from tests.support.model_client import ModelClient
from tests.support.model_runs import first_failure

Patch = pytest.MonkeyPatch
RUNS = 1_000


def an_edit_does_not_wait_for_ones_own_changes(patch: Patch) -> None:
    patch.setattr(ModelClient, "_must_wait", lambda *_: False)


def the_server_does_not_move_text(patch: Patch) -> None:
    patch.setattr(carry, "over", lambda splices, *_: list(splices))
    patch.setattr(carry, "check_range", lambda *_: None)


def the_browser_does_not_move_what_waits(patch: Patch) -> None:
    patch.setattr(model_client, "transform", lambda splices, *_: splices)


def refusals_are_not_remembered(patch: Patch) -> None:
    write = memory_store._write

    def forgetful(rows: Any, commit: Any) -> None:
        commit.refusals = []
        write(rows, commit)

    patch.setattr(memory_store, "_write", forgetful)


def the_welcome_does_not_say_what_was_committed(patch: Patch) -> None:
    welcome = Room.welcome

    def silent(self: Room, *given: Any) -> Any:
        answer = welcome(self, *given)
        answer.acked = {}
        return answer

    patch.setattr(Room, "welcome", silent)


def undo_does_not_spare_fields_that_others_touched(patch: Patch) -> None:
    patch.setattr(undo._Undo, "_touched", lambda *_: False)


def undo_deletes_what_others_used(patch: Patch) -> None:
    patch.setattr(undo._Undo, "_used_by_others", lambda *_: False)


def answers_come_before_the_commit(patch: Patch) -> None:
    @contextmanager
    def early(self: MemoryStore, writes: bool) -> Iterator[MemoryTransaction]:
        trying = MemoryTransaction(self)
        yield trying
        lost, self.fail_next = self.fail_next, None
        if not lost:
            trying.commit()

    patch.setattr(MemoryStore, "transaction", early)


def a_process_does_not_read_the_log_first(patch: Patch) -> None:
    patch.setattr(_Desk, "_follows", lambda *_: True)


def the_mark_is_not_compared(patch: Patch) -> None:
    patch.setattr(Room, "_mark_of", lambda self, version, past: _Anything())


def cascades_are_left_out(patch: Patch) -> None:
    felt = expansion.Expansion.felt
    patch.setattr(expansion.Expansion, "felt", lambda self, record, i: ({i: record}, felt(self, record, i)[1]))


def a_change_of_who_sees_what_is_not_noticed(patch: Patch) -> None:
    patch.setattr(views, "changes_sight", lambda *_: False)


def nothing_is_left_out_when_its_record_is_gone(patch: Patch) -> None:
    gone = expansion.Expansion._standing

    def strict(self: Any, record: str, record_id: str) -> Any:
        standing = gone(self, record, record_id)
        if standing is None:
            raise expansion.gone()
        return standing

    patch.setattr(expansion.Expansion, "_standing", strict)


class _Anything(str):
    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


BITES: list[tuple[Callable[[Patch], None], type[RuleBasedStateMachine]]] = [
    (an_edit_does_not_wait_for_ones_own_changes, LiveBoards),
    (the_server_does_not_move_text, LiveBoards),
    (the_browser_does_not_move_what_waits, LiveBoards),
    (refusals_are_not_remembered, LiveBoards),
    (the_welcome_does_not_say_what_was_committed, LiveBoards),
    (undo_does_not_spare_fields_that_others_touched, LiveBoards),
    (undo_deletes_what_others_used, LiveBoards),
    (answers_come_before_the_commit, LiveBoards),
    (a_process_does_not_read_the_log_first, TwoProcesses),
    (the_mark_is_not_compared, BackupPutBack),
    (cascades_are_left_out, LiveBoards),
    (a_change_of_who_sees_what_is_not_noticed, PrivateMode),
    (nothing_is_left_out_when_its_record_is_gone, LiveBoards),
]


@pytest.mark.parametrize(("rule_out", "machine"), BITES, ids=lambda value: value.__name__)
def test_the_model_test_fails_without_the_rule(
    rule_out: Callable[[Patch], None], machine: type[RuleBasedStateMachine], monkeypatch: Patch
) -> None:
    rule_out(monkeypatch)
    assert first_failure(machine, RUNS) is not None


@pytest.mark.parametrize("machine", [LiveBoards, TwoProcesses, PrivateMode, BackupPutBack], ids=lambda m: m.__name__)
def test_the_same_runs_pass_with_all_rules(machine: type[RuleBasedStateMachine]) -> None:
    assert first_failure(machine, 40) is None
