"""Frames as they come over a real line: whole, in pieces, several at once, fragmented, too large, not a text."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

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


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    folder: Path = tmp_path_factory.mktemp("wire")
    with Server(folder, LEANWALL_TOKEN=TOKEN) as server:
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
