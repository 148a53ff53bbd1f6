"""Frames as they come over a real line: whole, in pieces, several at once, fragmented, too large, not a text."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import resource
import socket
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from leanwall.api import lines
from tests.support.wall import TOKEN, Server

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
HELLO = {"type": "hello", "protocol": 1}


class Line:
    """A WebSocket client that sends exactly the bytes it is told to."""

    def __init__(self, server: Server, board: str) -> None:
        port = int(server.origin.rpartition(":")[2])
        self.socket = socket.create_connection(("127.0.0.1", port), 20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        lines = [
            f"GET /api/boards/{board}/live HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Authorization: Bearer {TOKEN}",
            "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ]  # fmt: skip
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(65536)
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        assert b" 101 " in head

    def send(self, *frames: bytes) -> None:
        self.socket.sendall(b"".join(frames))

    def frame(self) -> tuple[int, bytes]:
        """The next frame: opcode and payload."""
        while True:
            if len(self.buffer) >= 2:
                length, start = self.buffer[1] & 127, 2
                if length >= 126:
                    start = 4 if length == 126 else 10
                    length = int.from_bytes(self.buffer[2:start], "big")
                if len(self.buffer) >= start + length:
                    opcode, payload = self.buffer[0] & 15, self.buffer[start : start + length]
                    self.buffer = self.buffer[start + length :]
                    return opcode, payload
            data = self.socket.recv(65536)
            assert data, "the line ended"
            self.buffer += data

    def next(self, kind: str) -> dict[str, Any]:
        while True:
            opcode, payload = self.frame()
            if opcode == TEXT and (message := json.loads(payload))["type"] == kind:
                return dict(message)

    def closed_with(self) -> int:
        while True:
            opcode, payload = self.frame()
            if opcode == CLOSE:
                return int(struct.unpack("!H", payload[:2])[0])


def frame(payload: bytes | dict[str, Any], opcode: int = TEXT, final: bool = True, masked: bool = True) -> bytes:
    data = json.dumps(payload).encode() if isinstance(payload, dict) else payload
    mask = b"\x11\x22\x33\x44"
    body = bytes(byte ^ mask[n % 4] for n, byte in enumerate(data)) if masked else data
    head = bytes((opcode | (0x80 if final else 0),))
    bit = 0x80 if masked else 0
    if len(data) < 126:
        head += bytes((bit | len(data),))
    elif len(data) < 1 << 16:
        head += bytes((bit | 126,)) + len(data).to_bytes(2, "big")
    else:
        head += bytes((bit | 127,)) + len(data).to_bytes(8, "big")
    return head + (mask if masked else b"") + body


def change(change_id: str, text: str = "") -> dict[str, Any]:
    fields = {"op": "update", "record": "board", "id": "board", "fields": {"title": text or change_id}}
    return {"type": "change", "id": change_id, "base": 0, "ops": [fields]}


class FewFiles(Server):
    before = ("bash", "-c", 'ulimit -n 200; exec "$@"', "few")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    folder: Path = tmp_path_factory.mktemp("wire")
    with FewFiles(folder, LEANWALL_TOKEN=TOKEN) as server:
        api = httpx.Client(base_url=server.origin, headers={"Authorization": f"Bearer {TOKEN}"})
        board = {"format": "leanwall.board", "version": 1, "title": "Wire"}
        yield server, api.post("/api/boards", json=board).json()["id"]


@pytest.fixture
def line(place: tuple[Server, str]) -> Line:
    opened = Line(*place)
    opened.send(frame(HELLO))
    opened.next("welcome")
    return opened


def ask(line: Line, change_id: str) -> None:
    """The line is alive and its changes are taken."""
    line.send(frame(change(change_id)))
    assert line.next("changes")["changes"][-1]["id"] == change_id


def test_several_frames_in_one_packet_and_one_frame_in_many(line: Line) -> None:
    line.send(frame(change("a-1")), frame({"type": "ping"}), frame(change("a-2")))
    line.next("pong")
    for byte in frame(change("a-3", "é😀" * 40)):
        line.send(bytes((byte,)))
    while line.next("changes")["changes"][-1]["id"] != "a-3":
        pass
    ask(line, "a-4")


def test_fragments_and_pings_between_them(line: Line) -> None:
    whole = json.dumps(change("b-1", "x" * 300)).encode()
    line.send(frame(whole[:100], final=False), frame(b"hi", PING), frame(whole[100:200], 0, final=False))
    while (found := line.frame())[0] == TEXT:
        pass
    assert found == (PONG, b"hi")
    line.send(frame(whole[200:], 0), frame(change("b-2")))
    while line.next("changes")["changes"][-1]["id"] != "b-2":
        pass
    ask(line, "b-3")


def test_changes_sent_before_the_welcome_are_answered_after_it(place: tuple[Server, str]) -> None:
    hasty = Line(*place)
    hasty.send(frame(HELLO), *(frame(change(f"d-{n}")) for n in range(20)))
    hasty.next("welcome")
    answered: list[str] = []
    while len(answered) < 20:
        answered += [entry["id"] for entry in hasty.next("changes")["changes"]]
    assert answered == [f"d-{n}" for n in range(20)]


def test_a_binary_frame_is_refused_in_words(line: Line) -> None:
    line.send(frame(b"\x00\x01", BINARY))
    assert line.next("refused")["code"] == "malformed"
    ask(line, "e-1")


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (frame(b"\xff\xfe"), 1007),
        (frame(HELLO, masked=False), 1002),
        (frame(b"x", 3), 1002),
        (b"\x81\xff" + (1 << 40).to_bytes(8, "big"), 1009),
        (b"\x81\xff" + (1 << 63).to_bytes(8, "big"), 1002),
    ],
    ids=["not UTF-8", "not masked", "unknown opcode", "far too large", "absurd length"],
)
def test_what_is_no_frame_closes_the_line_and_only_this_one(
    place: tuple[Server, str], line: Line, bad: bytes, code: int
) -> None:
    other = Line(*place)
    other.send(frame(HELLO))
    other.next("welcome")
    line.send(bad, b"and more of it" * 10)
    assert line.closed_with() in (code, 1009 if code == 1002 else code)
    ask(other, f"f-{code}-{len(bad)}")


@pytest.mark.parametrize(
    "tiny", [frame(b"", PING), frame(b"", PONG), frame(b"", 0, final=False)], ids=["pings", "pongs", "fragments"]
)
def test_tiny_frames_that_no_limit_of_the_board_sees_close_their_line(line: Line, tiny: bytes) -> None:
    line.send(*([frame(b"{", final=False)] if tiny[0] == 0 else []), *[tiny] * 1_000)
    assert line.closed_with() == 1008


@pytest.mark.parametrize(
    ("title", "code"), [("half an emoji: \ud83e", "malformed"), ("x" * 300_000, "limit")], ids=["a half", "too long"]
)
def test_a_change_that_cannot_be_read_is_refused_by_its_name(line: Line, title: str, code: str) -> None:
    line.send(frame(change("g-1", title)))
    refused = line.next("refused")
    assert (refused["id"], refused["code"]) == ("g-1", code)
    ask(line, f"g-{code}")


def test_a_clean_close_is_answered(line: Line) -> None:
    line.send(frame(struct.pack("!H", 1000), CLOSE))
    assert line.closed_with() == 1000


def test_crowds_that_say_nothing_take_no_place_of_those_who_are_there(place: tuple[Server, str], line: Line) -> None:
    server, _ = place
    address = ("127.0.0.1", int(server.origin.rpartition(":")[2]))
    crowd = [socket.create_connection(address, 30) for _ in range(260)]
    server.wait_for("new ones, are closed: [0-9]+ are open already")
    ask(line, "h-1")
    assert httpx.get(f"{server.origin}/healthz").status_code == 200
    assert crowd[0].recv(1) == b""
    for one in crowd:
        one.close()
    ask(line, "h-2")


async def reader(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await PlainTextResponse(f"{len(body)} bytes")(scope, receive, send)


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[str, int]]:
    """A small application behind our lines, in this process; its address."""
    config = uvicorn.Config(reader, http=lines.LineProtocol, lifespan="off", port=0, log_config=None)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    yield server.servers[0].sockets[0].getsockname()
    await server.shutdown()


GET = b"GET / HTTP/1.1\r\nHost: x\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"


@pytest.mark.parametrize(
    "said",
    [(b"",), (GET,), (b"G", b"E", b"T", b" ", *[b"/"] * 2_000), (POST,), (GET + b"\r\n" + POST + b"half",)],
    ids=["nothing", "half a head", "a letter at a time", "no body", "half a body behind a request"],
)
def test_whoever_begins_to_speak_and_does_not_go_on_is_let_go(
    monkeypatch: pytest.MonkeyPatch, said: tuple[bytes, ...]
) -> None:
    monkeypatch.setattr(lines, "HEAD_SECONDS", 0.1)
    monkeypatch.setattr(lines, "BODY_SECONDS", 0.1)

    async def story() -> None:
        async with serving() as address:
            hears, speaks = await asyncio.open_connection(*address)
            end = asyncio.create_task(hears.read())
            left = list(said)
            while left and not end.done():
                speaks.write(left.pop(0))
                await asyncio.sleep(0.01)
            with suppress(ConnectionError):
                await asyncio.wait_for(end, 30)
            assert len(said) == 1 or left  # letters would have lasted for 20 s
            speaks.close()

    asyncio.run(story())


def test_those_who_are_at_work_are_not_sent_away_for_newcomers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "most_lines", lambda: 2)

    async def story() -> bytes:
        async with serving() as address:
            at_work = [await asyncio.open_connection(*address) for _ in range(2)]
            for hears, speaks in at_work:
                speaks.write(POST.replace(b"Host", b"Expect: 100-continue\r\nHost"))
                await asyncio.wait_for(hears.readuntil(b"100 Continue\r\n\r\n"), 30)  # it is being read
            hears, newcomer = await asyncio.open_connection(*address)
            with suppress(ConnectionError):
                assert await asyncio.wait_for(hears.read(), 30) == b""
            at_work[0][1].write(b"nine more")
            answer = await at_work[0][0].readuntil(b"9 bytes")
            for speaks in (newcomer, at_work[0][1], at_work[1][1]):
                speaks.close()
            return answer

    assert asyncio.run(story()).startswith(b"HTTP/1.1 200")


def test_to_fail_at_taking_people_in_is_one_line_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    lines.crowding = lines.Crowding()
    loop = asyncio.new_event_loop()
    full = OSError(errno.EMFILE, "Too many open files")
    for _ in range(50):
        lines.speak_of_troubles(loop, {"message": "socket.accept() out of system resource", "exception": full})
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "Too many open files" in caplog.text
    lines.speak_of_troubles(loop, {"message": "something else"})
    assert "something else" in caplog.text
    loop.close()


@pytest.mark.parametrize(
    ("limits", "asked"),
    [((1_024, 1_048_576), (lines.MOST_FILES, 1_048_576)), ((256, 4_096), (4_096, 4_096)), ((65_536, 65_536), None)],
)
def test_files_are_asked_for_up_to_what_the_system_lets_us_have(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int], asked: tuple[int, int] | None
) -> None:
    said: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: said[-1] if said else limits)
    monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: said.append(wanted))
    lines.raise_limit()
    assert said == ([asked] if asked else [])
    assert lines.most_lines() == min(lines.MOST_FILES, (said or [limits])[-1][0]) - lines.FILES_OF_OURS
