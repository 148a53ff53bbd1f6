"""Between hello and welcome: who goes away while the database takes its time must not be waited for."""

from __future__ import annotations

import asyncio

from leanwall.sync.connection import Connection

PATIENCE = 1.0  # seconds, in which a welcome usually comes; only after them it is worth looking


async def welcomed(connection: Connection) -> str | bytes | None:
    """Waits until this connection sits at its board, is over or gone. Gives back a frame that came too early."""
    try:
        async with asyncio.timeout(PATIENCE):
            await connection.seated()
            return None
    except TimeoutError:
        return await _welcomed_or_gone(connection)


async def _welcomed_or_gone(connection: Connection) -> str | bytes | None:
    seated = asyncio.create_task(connection.seated())
    reading = asyncio.create_task(connection.socket.receive())
    try:
        await asyncio.wait((seated, reading), return_when=asyncio.FIRST_COMPLETED)
        if not reading.done():
            return None
        frame = reading.result()
        if frame is None:
            connection.leave()
        else:
            await seated
        return frame
    finally:
        seated.cancel()
        reading.cancel()
