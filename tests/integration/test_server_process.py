"""`leanwall serve` as a process: its address, its sockets, its end, and what it says when it can't start."""

from __future__ import annotations

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from leanwall.cli import main
from tests.support.wall import TOKEN, Server, billing

SECONDS_TO_STOP = 10


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for tests that leave it running; browsers sign in with the owner token."""
    with Server(tmp_path_factory.mktemp("shared"), LEANWALL_TOKEN=TOKEN) as running:
        yield running


def live(server: Server, board: str, **headers: str) -> ClientConnection:
    return connect(f"{server.origin.replace('http', 'ws')}/api/boards/{board}/live", additional_headers=headers)


def cookies_of(client: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def hello(connection: ClientConnection) -> dict[str, Any]:
    connection.send(json.dumps({"type": "hello", "protocol": 1, "outbox": []}))
    return next_of(connection, "welcome")


def next_of(connection: ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        message = json.loads(connection.recv(timeout=20))
        if message["type"] == kind:
            return dict(message)


def first_board(client: httpx.Client) -> str:
    return str(client.get("/api/boards").json()["boards"][0]["id"])


def refused(*arguments: str, **environment: str) -> str:
    """What `leanwall serve` says when it does not start: one line, exit code 2."""
    command = [sys.executable, "-m", "leanwall", "serve", "--no-open", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("leanwall: ")
    return line


def test_the_printed_address_opens_the_first_board_once(server: Server) -> None:
    assert server.page.startswith(f"{server.origin}/boards/")
    client = server.sign_in()
    board = server.page.split("/boards/")[1].partition("#")[0]
    assert client.get(f"/api/boards/{board}").json()["title"] == "Customer billing"
    with pytest.raises(AssertionError, match="not_signed_in"):
        server.sign_in()
    another = server.wait_for(r"http://\S+#token=\S+")
    assert server.sign_in(another.partition("#token=")[2]).get("/api/me").status_code == 200


def test_two_browsers_see_each_others_edits(shared: Server) -> None:
    client = shared.sign_in(TOKEN)
    board = client.post("/api/boards", json=billing()).json()["id"]
    headers = {"Origin": shared.origin, "Cookie": cookies_of(client)}
    with live(shared, board, **headers) as one, live(shared, board, **headers) as two:
        assert one.response is not None
        assert "Sec-WebSocket-Extensions" not in one.response.headers  # no deflate, though we offered it
        version = hello(one)["version"]
        assert hello(two)["board"]["title"] == "Customer billing"
        ops = [{"op": "update", "record": "note", "id": "c3", "fields": {"text": "Price it"}}]
        one.send(json.dumps({"type": "change", "id": "c-1", "base": version, "ops": ops}))
        assert next_of(two, "changes")["changes"][0]["id"] == "c-1"
    notes = client.get(f"/api/boards/{board}").json()["notes"]
    assert [note["text"] for note in notes if note["id"] == "c3"] == ["Price it"]


def test_a_program_edits_with_the_owner_token(shared: Server) -> None:
    assert "#token" not in "".join(shared.printed)
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    program = httpx.Client(base_url=shared.origin, headers=bearer)
    with live(shared, first_board(program), **bearer) as connection:
        assert hello(connection)["you"]["role"] == "owner"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
def test_a_foreign_page_gets_no_socket(shared: Server, origin: str | None) -> None:
    client = shared.sign_in(TOKEN)
    headers = {"Cookie": cookies_of(client), **({"Origin": origin} if origin else {})}
    with pytest.raises(InvalidStatus) as failed:
        live(shared, first_board(client), **headers)
    assert failed.value.response.status_code == 403


def farewell(connection: ClientConnection) -> tuple[dict[str, Any], int]:
    """The goodbye on a socket and its close code."""
    bye = next_of(connection, "bye")
    with pytest.raises(ConnectionClosed) as closed:
        connection.recv(timeout=20)
    received = closed.value.rcvd
    assert received is not None
    return bye, received.code


def test_who_is_not_signed_in_is_told_so_on_the_socket(shared: Server) -> None:
    board = first_board(shared.sign_in(TOKEN))
    with live(shared, board, Origin=shared.origin) as connection:
        bye, code = farewell(connection)
    assert (bye["code"], code) == ("not_signed_in", 4401)


def test_a_board_that_is_not_there_is_told_so_on_the_socket(shared: Server) -> None:
    client = shared.sign_in(TOKEN)
    board = first_board(client)
    for spelling in (board.upper(), f"{board}x", "%2e%2e"):
        with live(shared, spelling, Origin=shared.origin, Cookie=cookies_of(client)) as connection:
            with suppress(ConnectionClosed):  # what can't be an id is refused without a hello
                connection.send(json.dumps({"type": "hello", "protocol": 1, "outbox": []}))
            bye, code = farewell(connection)
        assert (bye["code"], code) == ("not_found", 4404)


def test_signing_out_and_deleting_close_the_sockets(shared: Server) -> None:
    client = shared.sign_in(TOKEN)
    board = client.post("/api/templates/customer-billing").json()["id"]
    headers = {"Origin": shared.origin, "Cookie": cookies_of(client)}
    with live(shared, board, **headers) as connection:
        hello(connection)
        client.delete(f"/api/boards/{board}")
        assert farewell(connection)[1] == 4404
    other = client.post("/api/templates/customer-billing").json()["id"]
    with live(shared, other, **headers) as connection:
        hello(connection)
        client.delete("/api/session")
        bye, code = farewell(connection)
    assert (bye["code"], code) == ("not_signed_in", 4401)


def test_told_to_stop_it_says_when_to_come_back(server: Server) -> None:
    """By Ctrl+C; SIGTERM comes under load in tests/fault/test_told_to_stop.py."""
    client = server.sign_in()
    headers = {"Origin": server.origin, "Cookie": cookies_of(client)}
    with live(server, first_board(client), **headers) as connection:
        hello(connection)
        started = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        bye, code = farewell(connection)
        assert server.process.wait(timeout=SECONDS_TO_STOP) == 0
    assert time.monotonic() - started < SECONDS_TO_STOP
    assert bye["retry_after"] > 0
    assert code == 1012


def test_a_port_in_use_is_said_with_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = refused("--port", str(port), "--data", str(tmp_path))
    assert f"--port {port + 1}" in line
    assert list(tmp_path.glob("*.db")) == []


def test_a_folder_that_cannot_be_written_is_said_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for folder in (tmp_path / "file" / "walls", Path("/proc/walls")):
        assert "--data" in refused("--port", "0", "--data", str(folder))


def test_one_folder_has_one_server_which_the_doctor_asks_past_any_proxy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(tmp_path, LEANWALL_PUBLIC_URL="https://wall.invalid") as server:
        line = refused("--port", "0", "--data", str(tmp_path))
        assert str(server.process.pid) in line
        assert server.origin in line
        main(["doctor", "--data", str(tmp_path)])
    assert re.search(r"The wall at http://127\.0\.0\.1:\d+ is ready", capsys.readouterr().out)


def test_a_database_of_a_newer_leanwall_is_left_alone(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        server.stop()
    with sqlite3.connect(tmp_path / "leanwall.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    line = refused("--port", "0", "--data", str(tmp_path))
    assert "newer Leanwall" in line
    with sqlite3.connect(tmp_path / "leanwall.db") as database:
        assert database.execute("SELECT count(*) FROM board").fetchone() == (1,)


def test_an_open_address_is_refused_until_someone_says_who_gets_in(tmp_path: Path) -> None:
    line = refused("--host", "0.0.0.0", "--port", "0", "--data", str(tmp_path))  # noqa: S104
    assert all(way in line for way in ("--lan", "LEANWALL_PUBLIC_URL", "LEANWALL_TOKEN"))
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    assert "LEANWALL_PORT" in refused("--data", str(tmp_path), LEANWALL_PORT="http")
    assert "LEANWALL_PUBLIC_URL" in refused("--data", str(tmp_path), LEANWALL_PUBLIC_URL="wall.example.com")


@pytest.mark.parametrize("url", ["nonsense", "nothing://here/db", "mysql+pymysql://here/db"])
def test_a_database_that_cannot_be_used_is_said(tmp_path: Path, url: str) -> None:
    assert "LEANWALL_DATABASE_URL" in refused("--port", "0", "--data", str(tmp_path), LEANWALL_DATABASE_URL=url)


def test_a_damaged_database_is_set_aside_whole_and_the_wall_goes_on(tmp_path: Path) -> None:
    (tmp_path / "leanwall.db").write_bytes(b"no database at all " * 300)
    with Server(tmp_path) as server:
        assert server.sign_in().get("/api/boards").status_code == 200
    (kept,) = tmp_path.glob("leanwall-damaged-*.db")
    assert kept.read_bytes() == b"no database at all " * 300


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        client = server.sign_in()
        board = first_board(client)
        client.patch(f"/api/boards/{board}", json={"title": "Still here"})
        server.stop(signal.SIGKILL)
    with Server(tmp_path) as server:
        assert server.sign_in().get(f"/api/boards/{board}").json()["title"] == "Still here"
