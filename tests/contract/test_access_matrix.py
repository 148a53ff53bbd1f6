"""The access matrix: every role on every route and message, on one's own board, a foreign one and a missing one."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import pytest

from leanwall.sync import protocol
from tests.contract.access_table import ACCESS, DOC, OPEN, ROLES, SIGNED_IN, SOCKET, Needs, address, markdown
from tests.support.crowd_of_roles import Cast, cast_of
from tests.support.wall import open_wall

GUESTS, MEMBERS = ("view", "comment", "edit", "facilitate"), ("edit", "admin", "owner")


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    folder = tmp_path_factory.mktemp("wall")
    with open_wall(folder) as wall:
        yield cast_of(wall, folder)


def allowed(needs: Needs, role: str, guest: bool) -> bool:
    if needs.member and guest:
        return False
    return needs.role in (OPEN, SIGNED_IN) or ROLES.index(role) >= ROLES.index(needs.role)


@pytest.mark.parametrize(("role", "guest"), [*((r, True) for r in GUESTS), *((r, False) for r in MEMBERS)])
def test_each_role_gets_past_the_door_of_just_its_own_routes(cast: Cast, role: str, guest: bool) -> None:
    for (method, path), needs in ACCESS.items():
        if needs.role == OPEN:
            continue
        actor = cast.actor(role, guest)
        board = cast.new_board() if needs.spends and "{board_id}" in path and not guest else actor.board
        answer = actor.ask(method, address(path, board, "home"), needs)
        got_in = answer.status_code not in (401, 403) and "There is no such board" not in answer.text
        is_hidden = guest and "{workspace_id}" in path  # a guest's client has no name and no address
        assert got_in is (allowed(needs, role, guest) or is_hidden), (role, guest, method, path, answer.text)
        assert not is_hidden or "There is no such workspace" in answer.text, (method, path)


@pytest.mark.parametrize(("role", "guest"), [("facilitate", True), ("admin", False), ("owner", False)])
def test_what_is_anothers_looks_just_like_what_is_not_there(cast: Cast, role: str, guest: bool) -> None:
    actor = cast.actor(role, guest)
    for (method, path), needs in ACCESS.items():
        for part, foreign, missing in (("board_id", *cast.boards), ("workspace_id", *cast.spaces)):
            if f"{{{part}}}" not in path:
                continue
            answers = [
                actor.ask(method, address(path, some if part == "board_id" else "", some), needs)
                for some in (foreign, missing)
            ]
            first, second = ((answer.status_code, dict(answer.headers), answer.content) for answer in answers)
            assert first == second, (method, path)
            assert first[0] == 404, (method, path)
    assert cast.foreign_title() == "Their secret"
    listed = "".join(actor.ask("get", path, Needs("")).text for path in ("/api/boards", "/api/workspaces"))
    assert "Their secret" not in listed
    assert "Another client" not in listed


def test_every_kind_of_message_and_op_has_its_row() -> None:
    kinds = {message.__struct_config__.tag for message in typing.get_args(protocol.Message)} - {"change"}
    ops = {op.__struct_config__.tag for op in typing.get_args(protocol.ClientOp)}
    assert {row.split()[0] for row in SOCKET} == kinds | ops, "add it to tests/contract/access_table.py"


@pytest.mark.parametrize("role", GUESTS)
def test_on_the_socket_each_role_sends_just_what_is_its_own(cast: Cast, role: str) -> None:
    actor = cast.actor(role, guest=True)
    watcher = cast.actor("owner", guest=False)
    cast.owners_change(actor.board)
    with watcher.live(actor.board) as witness, actor.live(actor.board) as socket:
        before = cast.content(actor.board)
        for kind, needed in SOCKET.items():
            may = ROLES.index(role) >= ROLES.index(needed)
            took = actor.says(socket, kind, actor.board, cast)
            assert took is may, (role, kind)
        if role == "view":
            assert cast.content(actor.board) == before
            assert not [frame for frame in cast.heard(witness) if frame["type"] == "changes"]


def test_the_table_for_people_is_fresh() -> None:
    assert DOC.read_text("utf-8") == markdown(), "run: .venv/bin/python tests/contract/access_table.py"
