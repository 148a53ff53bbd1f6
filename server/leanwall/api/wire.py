"""The end of a live board's socket nearest to the network: frames encoded once for everybody, written at once.

uvicorn's WebSocket protocol does the talking; what goes to fifty people is not wrapped fifty times.
"""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Callable
from typing import Any

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame as Seen
from websockets.http11 import Request
from websockets.utils import apply_mask

from leanwall.sync.connection import Frame

EXTENSION = "leanwall.wire"
MOST_WAITING = 256 * 1024  # bytes that the network may be behind before frames queue up in the hub
PORTION = 4 * 1024  # bytes that uvicorn is given at once: six of them may be a frame
OTHERS_AT_ONCE, OTHERS_PER_SECOND = 400, 200  # pings, pongs and fragments of one socket

Hear = Callable[[str | bytes], float]
_FINAL_TEXT = 0x81  # RFC 6455, 5.2: FIN and opcode 1; a server's frames are not masked


class WireProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol that shows itself in the scope. Once somebody listens, plain text frames are read right here;
    anything else (control frames, fragments, faults) goes uvicorn's way."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._hear: Hear | None = None
        self._unread = b""
        self._splits = True  # whether all bytes after the handshake came by here, so that frames begin where we think
        self._pause: TimerHandle | None = None
        self._others_until = 0.0  # when all frames but plain texts so far are paid for

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            extensions: dict[str, Any] = self.scope["extensions"] or {}
            extensions[EXTENSION] = self

    def takes_frames(self) -> bool:
        """Whether the socket is open."""
        return self.handshake_complete and not (self.close_sent or self.disconnected or self.transport.is_closing())

    def listen(self, hear: Hear) -> None:
        """Give each frame to `hear`, those first that came before. What the handshake said is done with: a tenth of
        what an idle socket takes."""
        del self.request, self.response
        self.scope["headers"] = []
        self._hear = hear
        waiting = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        for message in waiting:
            if message["type"] == "websocket.receive":
                text = message.get("text")
                self._take(text if text is not None else message.get("bytes") or b"")
            else:
                self.queue.put_nowait(message)
        if self.read_paused:
            self.read_paused = False
            self._go_on()

    def data_received(self, data: bytes) -> None:
        if not self.handshake_initiated:
            self._splits = data.endswith(b"\r\n\r\n")
            self._pass_on(data)
        elif not self._splits:
            self._pass_on(data)
        else:
            self._unread = self._unread + data if self._unread else data
            self._read()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unread = b""
        if self._pause is not None:
            self._pause.cancel()
        super().connection_lost(exc)

    def send_receive_event_to_app(self) -> None:
        if self._hear is None:
            super().send_receive_event_to_app()
            return
        data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
        self.frames = []
        try:
            self._take(data.decode() if self.curr_msg_data_type == "text" else data)
        except UnicodeDecodeError:
            self.conn.send_close(1007)
            self.handle_parser_exception()

    def handle_ping(self) -> None:
        if not self._is_too_much():
            super().handle_ping()

    def handle_pong(self, event: Seen) -> None:
        if not self._is_too_much():
            super().handle_pong(event)

    def handle_cont(self, event: Seen) -> None:
        if not self._is_too_much():
            super().handle_cont(event)

    def _is_too_much(self) -> bool:
        """Count a frame that no limit of the hub sees: tiny ones in great number would keep everybody else waiting."""
        now = self.loop.time()
        self._others_until = max(self._others_until, now - OTHERS_AT_ONCE / OTHERS_PER_SECOND) + 1 / OTHERS_PER_SECOND
        if self._others_until > now and self.takes_frames():
            self.conn.fail(1008, "too many pings, pongs or fragments")
            self.handle_parser_exception()
        return self._others_until > now

    def _pass_on(self, data: bytes) -> None:
        """Give bytes to uvicorn as long as the line is open; all in one go it would go through frame after frame."""
        for start in range(0, len(data), PORTION):
            if not self.transport.is_closing():
                super().data_received(data[start : start + PORTION])

    def _read(self) -> None:
        """Take frame after frame, as long as nobody says to wait."""
        while self._pause is None and self._unread and not self.transport.is_closing():
            frame = _first_frame(self._unread, self.config.ws_max_size)
            if frame is None:
                return
            end, text = frame
            self._splits = end > 0
            raw, self._unread = (self._unread[:end], self._unread[end:]) if end else (self._unread, b"")
            if text is None or self._hear is None or self.conn.current_size is not None:
                self._pass_on(raw)
            else:
                self._take(text)

    def _take(self, message: str | bytes) -> None:
        delay = self._hear(message) if self._hear is not None else 0.0
        if delay and self._pause is None and not self.transport.is_closing():
            self.transport.pause_reading()
            self._pause = self.loop.call_later(delay, self._go_on)

    def _go_on(self) -> None:
        self._pause = None
        if not self.transport.is_closing():
            self.transport.resume_reading()
            self._read()


class Socket:
    """One accepted WebSocket: text out, text or bytes in, None when the other side is gone."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send

    async def receive(self) -> str | bytes | None:
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return None
        text: str | None = message.get("text")
        return text if text is not None else message.get("bytes", b"")

    async def send(self, text: str | bytes) -> None:
        if isinstance(text, bytes):
            text = text.decode()
        await self._send({"type": "websocket.send", "text": text})

    async def close(self, code: int, reason: str) -> None:
        await self._send({"type": "websocket.close", "code": code, "reason": reason})


class WiredSocket(Socket):
    """A socket that can also take a frame at once, without waiting (sync/connection.py: Wire)."""

    def __init__(self, receive: Receive, send: Send, protocol: WireProtocol) -> None:
        super().__init__(receive, send)
        self._protocol = protocol

    def write(self, frame: Frame) -> bool:
        """Hand the frame to the network; False when that is too far behind. A closed socket swallows it."""
        if not self._protocol.takes_frames():
            return True
        if self.backlog() > MOST_WAITING:
            return False
        if frame.wire is None:
            frame.wire = _encoded(frame.text)
        self._protocol.transport.write(frame.wire)
        return True

    def backlog(self) -> int:
        """How many bytes the network has not taken yet."""
        return self._protocol.transport.get_write_buffer_size()

    def abort(self) -> None:
        """Drop the line without waiting for anything."""
        self._protocol.transport.abort()

    def listen(self, hear: Hear) -> None:
        """Give each frame to `hear` as it arrives; it says how long to wait before the next one."""
        self._protocol.listen(hear)


def wired(receive: Receive, send: Send, scope: Scope) -> Socket:
    """The socket, with the short way to the network where the server offers one."""
    protocol = (scope.get("extensions") or {}).get(EXTENSION)
    return WiredSocket(receive, send, protocol) if isinstance(protocol, WireProtocol) else Socket(receive, send)


def _first_frame(data: bytes, largest: int) -> tuple[int, str | None] | None:
    """Where the first whole frame ends, and its text when it is a plain text frame (else uvicorn has to look at it).
    None when more has to come first; an end of 0 when this is no frame that we take."""
    if len(data) < 6:
        return None
    length, start = data[1] & 127, 2
    if length >= 126:
        start = 4 if length == 126 else 10
        length = int.from_bytes(data[2:start], "big")
    if data[1] < 128 or length > largest:
        return 0, None
    start += 4
    end = start + length
    if len(data) < end:
        return None
    if data[0] != _FINAL_TEXT:
        return end, None
    try:
        return end, apply_mask(data[start:end], data[start - 4 : start]).decode()
    except UnicodeDecodeError:
        return end, None


def _encoded(payload: bytes) -> bytes:
    length = len(payload)
    if length < 126:
        return bytes((_FINAL_TEXT, length)) + payload
    if length < 1 << 16:
        return bytes((_FINAL_TEXT, 126)) + length.to_bytes(2, "big") + payload
    return bytes((_FINAL_TEXT, 127)) + length.to_bytes(8, "big") + payload
