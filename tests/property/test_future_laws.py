"""Laws of the way into the future: origins survive whatever several people do, and doing it twice changes nothing."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leanwall.core.board import Decision
from leanwall.core.change import Change
from leanwall.core.compare import compare, figures_between
from leanwall.core.deciding import Choice, carry_out, decide
from leanwall.core.future import start_future
from leanwall.core.history import changes_between
from leanwall.core.live import Live
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board, read_kept
from leanwall.errors import LeanwallError
from leanwall.sync.protocol import ChangeMessage, Undo, read_ops
from leanwall.sync.room import HEAD, Room
from tests.support.logbook import AT, Log
from tests.support.model_world import Somebody
from tests.support.random_maps import today

PEOPLE = [Somebody("p-anna", "facilitate"), Somebody("p-ben"), Somebody("p-cleo")]
DECISIONS: list[Decision | None] = [
    "keep", "eliminate", "combine", "rearrange", "simplify", "automate", "outsource", None,
]  # fmt: skip
ACTS = st.tuples(
    st.sampled_from(["decide", "decide", "carry out", "split", "delete", "undo"]), *[st.integers(0, 99)] * 3
)
LEAN = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Workshop:
    """A board on which several people act at once; every act is a change of its own."""

    def __init__(self, file: dict[str, Any]) -> None:
        self.live = Live.from_content(read_kept(file).model_dump(mode="json", exclude_unset=True))
        self.room, self.log = Room(self.live, 0, "m0"), Log([])
        self.numbers = count(1)
        self.start = self.content()
        self.act(PEOPLE[0], start_future(self.board, self.new_id))

    @property
    def board(self) -> Any:
        return read_kept(self.live.content())

    def new_id(self) -> str:
        return f"n-{next(self.numbers)}"

    def content(self) -> dict[str, Any]:
        """What the board says, whatever the order in the file."""
        return {kind: {id: dict(row) for id, row in rows.items()} for kind, rows in self.live.records.items() if rows}

    def act(self, who: Somebody, ops: list[dict[str, Any]]) -> None:
        if ops:
            self._take(who, read_ops(ops))

    def undo(self, change: Change) -> None:
        who = next(person for person in PEOPLE if person.id == change.by)
        self._take(who, [Undo(change.id)])

    def _take(self, who: Somebody, ops: list[Any]) -> None:
        number = next(self.numbers)
        outcome = self.room.take(who, ChangeMessage(f"c-{number}", HEAD, ops), AT, f"m-{number}", self.log)
        if isinstance(outcome, Change):
            self.log.log.append(outcome)

    def do(self, what: str, one: int, two: int, three: int) -> None:
        """One act of somebody; what cannot be done is refused in a sentence and changes nothing."""
        who, board = PEOPLE[one % 3], self.board
        steps = [note for note in board.notes if note.state == "current" and note.kind == "step"]
        future = [note for note in board.notes if note.state == "future" and note.kind == "step"]
        if what == "decide":
            into = steps[three % len(steps)].id
            choice = Choice(steps[two % len(steps)].id, DECISIONS[three % 8], into=into, sure=True)
            try:
                ops = decide(board, choice, None, self.new_id)
            except LeanwallError as refusal:
                assert refusal.message.endswith((".", "?"))
                return
            self.act(who, ops)
        elif what == "carry out" and future:
            self.act(who, carry_out(board, None, self.new_id))
        elif what == "split" and future:
            fields = {"state": "future", "kind": "step", "origins": list(future[two % len(future)].origins)}
            self.act(who, [{"op": "create", "record": "note", "id": self.new_id(), "fields": fields}])
        elif what == "delete" and future:
            self.act(who, [{"op": "delete", "record": "note", "id": future[two % len(future)].id}])
        elif what == "undo":
            own = [change for change in self.log.log if change.by == who.id]
            if own:
                self.undo(own[two % len(own)])


@LEAN
@given(st.integers(0, 10_000), st.lists(ACTS, max_size=12))
def test_origins_survive_whatever_several_people_do(number: int, acts: list[tuple[str, int, int, int]]) -> None:
    file = today(number)
    if not any(note["kind"] == "step" and not note.get("hidden") for note in file["notes"]):
        return
    workshop = Workshop(file)
    for act in acts:
        workshop.do(*act)
        known = {note.id for note in workshop.board.notes if note.state == "current"}
        for note in workshop.board.notes:
            if note.state == "future" and note.kind == "step":
                assert note.origins and set(note.origins) <= known, note
    for change in reversed(list(workshop.log.log)):
        workshop.undo(change)


@LEAN
@given(st.integers(0, 10_000), st.lists(ACTS, max_size=8))
def test_carrying_out_decisions_twice_changes_nothing(number: int, acts: list[tuple[str, int, int, int]]) -> None:
    file = today(number)
    if not any(note["kind"] == "step" and not note.get("hidden") for note in file["notes"]):
        return
    workshop = Workshop(file)
    for act in acts:
        workshop.do(*act)
    workshop.do("decide", 0, 0, 0)  # the first step is kept, and yet somebody deletes it from the future
    kept = next(note.id for note in workshop.board.notes if note.state == "current" and note.kind == "step")
    heirs = [note.id for note in workshop.board.notes if note.state == "future" and kept in note.origins]
    workshop.act(PEOPLE[1], [{"op": "delete", "record": "note", "id": id} for id in heirs])
    if not any(note.state == "future" and note.kind == "step" for note in workshop.board.notes):
        return
    workshop.act(PEOPLE[0], carry_out(workshop.board, None, workshop.new_id))
    if any(note.state == "future" and note.kind == "step" for note in workshop.board.notes):
        assert carry_out(workshop.board, None, workshop.new_id) == []
        heirs = {id for note in workshop.board.notes if note.state == "future" for id in note.origins}
        for note in workshop.board.notes:
            if note.state == "current" and note.kind == "step" and not note.hidden:
                assert note.decision != "eliminate" or note.id not in heirs
                assert note.decision in (None, "eliminate", "combine") or note.id in heirs


@LEAN
@given(st.integers(0, 10_000))
def test_a_future_that_was_just_started_compares_as_nothing_changed(number: int) -> None:
    file = today(number)
    board = read_board(file)
    assert changes_between(file, file)["changed"] == []
    figures = measure(board, "current")
    assert all(each["change"] in (0, None) for each in figures_between(figures, figures).values())
    if not any(note.kind == "step" and not note.hidden for note in board.notes):
        return
    found = compare(Workshop(file).board)
    assert {step["status"] for step in found["steps"]} == {"kept"}
    assert all(not each["change"] and not each["points"] for each in found["figures"].values())
    assert all(not hours for hours in found["freed"].values())
