"""The end of a live board's socket nearest to the network: frames encoded once for everybody, written at once.

uvicorn's WebSocket protocol does the talking; what goes to fifty people is not wrapped fifty times.
"""

from __future__ import annotations

from typing import Any

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from leanwall.sync.connection import Frame

EXTENSION = "leanwall.wire"
MOST_WAITING = 256 * 1024  # bytes that the network may be behind before frames queue up in the hub
MOST_UNREAD = 16  # messages read ahead of the hub

_FINAL_TEXT = 0x81  # RFC 6455, 5.2: FIN and opcode 1; a server's frames are not masked


class WireProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol that shows itself in the scope, and reads a few messages ahead."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            extensions: dict[str, Any] = self.scope["extensions"] or {}
            extensions[EXTENSION] = self

    def send_receive_event_to_app(self) -> None:
        was_paused, self.read_paused = self.read_paused, True  # so that reading isn't paused for every message
        super().send_receive_event_to_app()
        self.read_paused = was_paused
        if not was_paused and self.queue.qsize() >= MOST_UNREAD:
            self.read_paused = True
            self.transport.pause_reading()

    def takes_frames(self) -> bool:
        """Whether the socket is open."""
        return self.handshake_complete and not (self.close_sent or self.disconnected or self.transport.is_closing())


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


def wired(receive: Receive, send: Send, scope: Scope) -> Socket:
    """The socket, with the short way to the network where the server offers one."""
    protocol = (scope.get("extensions") or {}).get(EXTENSION)
    return WiredSocket(receive, send, protocol) if isinstance(protocol, WireProtocol) else Socket(receive, send)


def _encoded(text: str) -> bytes:
    payload = text.encode()
    length = len(payload)
    if length < 126:
        return bytes((_FINAL_TEXT, length)) + payload
    if length < 1 << 16:
        return bytes((_FINAL_TEXT, 126)) + length.to_bytes(2, "big") + payload
    return bytes((_FINAL_TEXT, 127)) + length.to_bytes(8, "big") + payload
