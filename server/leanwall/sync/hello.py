"""The first words on a socket: a hello in time, short and in our protocol, or a goodbye that says what was wrong."""

from __future__ import annotations

import asyncio

from leanwall.sync.connection import Connection
from leanwall.sync.limits import Limits
from leanwall.sync.protocol import PROTOCOL, Hello, Unreadable, read_message

PROTOCOL_ERROR, POLICY = 1002, 1008


async def hello_of(connection: Connection, limits: Limits) -> Hello | None:
    """None when the socket is gone or has been said goodbye to."""
    try:
        async with asyncio.timeout(limits.hello_within):
            frame = await connection.socket.receive()
    except TimeoutError:
        connection.bye("timeout", "No hello came in time.", POLICY, retry_after=5)
        return None
    if frame is None:
        return None
    try:
        message = read_message(frame) if len(frame) <= limits.hello else None
    except Unreadable as error:
        connection.bye("protocol", str(error), PROTOCOL_ERROR)
        return None
    if not isinstance(message, Hello):
        connection.bye("protocol", "A live board begins with a short hello.", PROTOCOL_ERROR)
        return None
    if message.protocol != PROTOCOL:
        connection.bye("protocol", f"This server speaks protocol {PROTOCOL}; reload the page.", PROTOCOL_ERROR)
        return None
    return message
