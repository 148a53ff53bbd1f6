"""Laws of history: any version comes back whole, taking that back gives what was, and nothing differs from itself."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leanwall.core.acts import play_and_tell
from leanwall.core.board import RECORDS, Facts, Lane
from leanwall.core.change import Change
from leanwall.core.flow import ordered_lanes
from leanwall.core.history import UNTOUCHED, changes_between, ops_to_restore
from leanwall.core.live import Live
from leanwall.core.records import BOARD, PLURAL, REFERENCES
from leanwall.sync.protocol import ChangeMessage, Restore, Undo
from leanwall.sync.room import HEAD, Room
from tests.support import model_acts
from tests.support.boards import board_files
from tests.support.logbook import AT, Log
from tests.support.model_world import BOARD_ID, START, Somebody, World

ANNA = Somebody("p-anna", "facilitate")
N = st.integers(0, 23)
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(model_acts.UNDONE_ACTS), N, N, N), min_size=1, max_size=25
)


def restored_and_undone(room: Room, log: Log, then: dict[str, Any]) -> None:
    """Restores `then` on the room, checks it, undoes it, and checks that it is as it was."""
    was, agreed, voted = meaning(room.live), kept(room.live), closed_since(Live.from_content(then), room.live)
    outcome = room.take(ANNA, Restore("restore-1", HEAD, copy.deepcopy(then)), AT, "m-r", log)
    if not isinstance(outcome, Change):
        assert outcome.message == "The board says just that already."
        assert ops_to_restore(room.live.content(), then, frozenset(voted)) == []
        return
    assert said_anew(meaning(room.live), voted) == said_anew(meaning(Live.from_content(then)), voted)
    assert all(poll["closed"] for id, poll in room.live.records["poll"].items() if id in voted)
    assert lanes(room.live) == lanes(Live.from_content(then))
    assert kept(room.live) == agreed
    log.log.append(outcome)
    undone = room.take(ANNA, ChangeMessage("undo-1", HEAD, [Undo("restore-1")]), AT, "m-u", log)
    assert isinstance(undone, Change), undone
    assert meaning(room.live) == was


def meaning(live: Live) -> dict[Any, Any]:
    """A board by what it says: in no order, every declared field filled, stamps and unknown fields too."""
    said: dict[Any, Any] = {
        (kind, i): RECORDS[kind][0].model_validate(fields).model_dump(mode="json")
        for kind in RECORDS
        for i, fields in live.records[kind].items()
    }
    return said | {(BOARD, BOARD): Facts.model_validate(live.facts).model_dump(mode="json")}


def kept(live: Live) -> dict[str, Any]:
    return {record: copy.deepcopy(live.records[record]) for record in UNTOUCHED}


def closed_since(then: Live, now: Live) -> set[str]:
    """The polls that are open in `then` and closed now, and what was voted in them: going back in time opens none."""
    before = then.records["poll"]
    polls = {id for id, poll in now.records["poll"].items() if poll.get("closed") and id in before}
    polls = {id for id in polls if not before[id].get("closed")}
    votes = [*then.records["vote"].items(), *now.records["vote"].items()]
    return polls | {id for id, vote in votes if vote["poll"] in polls}


def said_anew(said: dict[Any, Any], voted: set[str]) -> dict[Any, Any]:
    """Without what was agreed or `voted`, which stays, and the keys of lanes: where they stand is what counts."""
    anew = {key: fields for key, fields in said.items() if key[0] not in UNTOUCHED and key[1] not in voted}
    return {key: fields | {"order": None} if key[0] == "lane" else fields for key, fields in anew.items()}


def lanes(live: Live) -> list[str]:
    """Lanes from top to bottom."""
    return [lane.id for lane in ordered_lanes([Lane.model_validate(each) for each in live.records["lane"].values()])]


@settings(max_examples=40, deadline=None)
@given(STEPS, N)
def test_any_version_of_a_worked_on_board_comes_back_and_can_be_taken_back(steps: Any, which: int) -> None:
    world = World()
    world.settle()
    for who, what, a, b, c in steps:
        model_acts.act(world, world.clients[who], what, a, b, c)
        world.settle()
    with world.store.transaction(writes=False) as transaction:
        head = transaction.heads([("w", BOARD_ID)])["w", BOARD_ID]
        log = Log(transaction.changes(BOARD_ID, 0, head.version))
        room = Room(transaction.load(BOARD_ID), head.version, head.mark, head.floor)
    restored_and_undone(room, log, content_at(log, which % (head.version + 1)))
    tells_what_it_plays(log)


def tells_what_it_plays(log: Log) -> None:
    """Every change has its line, and telling it plays it like the log."""
    live = Live.from_content(START)
    for change in log.log:
        acts = play_and_tell(live, change, change.ops)
        assert all(act["count"] >= len(act["things"]) > 0 for act in acts)
    assert live.content() == content_at(log, len(log.log))


def content_at(log: Log, version: int) -> dict[str, Any]:
    live = Live.from_content(START)
    for change in log.changes(0, version):
        for op in change.ops:
            live.play(op)
    return live.content()


@settings(max_examples=40, deadline=None)
@given(board_files(), board_files(), st.sets(st.sampled_from([f"{kind}-b" for kind in RECORDS])), st.booleans())
def test_boards_with_every_kind_of_record_come_back(
    one: dict[str, Any], other: dict[str, Any], dropped: set[str], grows: bool
) -> None:
    small, large = holding(one, dropped), holding(other, set())
    now, then = (small, large) if grows else (large, small)
    facts = set(now) | set(then)
    then |= {name: now[name] for name in facts - set(then) if name.startswith("x_") and name in now}
    now |= {name: then[name] for name in facts if name.startswith("x_") and name in then}
    same_stamps(now, then)
    restored_and_undone(Room(Live.from_content(now), 0, "m0"), Log([]), then)


def holding(file: dict[str, Any], dropped: set[str]) -> dict[str, Any]:
    """The board without some records, whatever can't stand without them, and pointers to what is not there."""
    content = copy.deepcopy(file)
    for _, row in rows(content):
        if (row.get("parent") or "") >= row["id"]:  # replies and causes that go round in a circle
            del row["parent"]
    while True:
        ids = {row["id"] for plural in PLURAL.values() for row in content.get(plural, ())} - dropped
        gone = {row["id"] for record, row in rows(content) if lacks(record, row, ids)}
        if not gone:
            break
        for plural in PLURAL.values():
            if plural in content:
                content[plural] = [row for row in content[plural] if row["id"] not in gone]
    for record, row in [*rows(content), (BOARD, content)]:
        for ref in REFERENCES[record]:
            if ref.on_delete == "clear" and row.get(ref.field) not in ids:
                row.pop(ref.field, None)
    return content


def rows(content: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(record, row) for record, plural in PLURAL.items() for row in content.get(plural, ())]


def lacks(record: str, row: dict[str, Any], ids: set[str]) -> bool:
    bound = [row.get(ref.field) for ref in REFERENCES[record] if ref.on_delete == "delete" and not ref.many]
    return row["id"] not in ids or any(target is not None and target not in ids for target in bound)


def same_stamps(now: dict[str, Any], then: dict[str, Any]) -> None:
    """A record that is in both was made once: its stamps and unknown fields never change live."""
    made = {row["id"]: row for _, row in rows(now)}
    for record, row in rows(then):
        if row["id"] in made:
            fixed = {n: v for n, v in made[row["id"]].items() if n not in RECORDS[record][0].model_fields}
            stamps = {n: made[row["id"]].get(n) for n in ("author", "created_at")}
            for name in [name for name in row if name not in RECORDS[record][0].model_fields]:
                del row[name]
            row.update(fixed | stamps)


@settings(max_examples=40, deadline=None)
@given(board_files(), board_files())
def test_nothing_differs_from_itself_and_differences_mirror_each_other(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    for same in (changes_between(one, one), changes_between(one, copy.deepcopy(one))):
        assert same["added"] == same["changed"] == same["deleted"] == []
    there, back = changes_between(one, other), changes_between(other, one)
    assert [each["id"] for each in there["added"]] == [each["id"] for each in back["deleted"]]
    turned = [(id, field, after, before) for id, field, before, after in listed(back)]
    assert sorted(map(repr, listed(there))) == sorted(map(repr, turned))


def listed(differences: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (each["id"], field["field"], field["before"], field["after"])
        for each in differences["changed"]
        for field in each["fields"]
    ]
