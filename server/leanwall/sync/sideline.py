"""Short words between processes besides the live boards', on the same wire: what was tried at the doors of one counts
at those of all. A word that is lost is lost; nothing is kept anywhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from collections.abc import Callable

from leanwall.sync.relay import Bus

CHANNEL = "+"
LONGEST = 400  # of a word; ours are addresses and hashes
PULSE = 2.0  # seconds between two words to ourselves: a wire on which not even these come back is cut (redis_bus.py)


class Sideline:
    """A bus for the hub (`Bus`) that carries more than the hub's own messages. `open` on the event loop; `say` on any
    thread."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._me = secrets.token_hex(6)
        self._ears: dict[str, Callable[[str], None]] = {}
        self._boards_hear: Callable[[str, bytes], None] | None = None
        self._boards_joined: Callable[[str], None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beating: asyncio.Task[None] | None = None

    def on(self, topic: str, hear: Callable[[str], None]) -> None:
        """What other processes say about this is brought to `hear`."""
        self._ears[topic] = hear

    def say(self, topic: str, word: str) -> None:
        """Tells the other processes; never waits, and says nothing before the wire is open or after its end."""
        if self._loop is not None and len(word) <= LONGEST:
            message = json.dumps([self._me, topic, word]).encode()
            with contextlib.suppress(RuntimeError):  # the event loop has ended
                self._loop.call_soon_threadsafe(self._bus.publish, CHANNEL, message)

    def open(self) -> None:
        """From the start of the process, whether anybody has a board open or not."""
        self._loop = asyncio.get_running_loop()
        self._bus.start(self._hear, self._joined)
        self._bus.join(CHANNEL)
        self._beating = asyncio.create_task(self._beat())

    # Bus, for the hub

    @property
    def is_up(self) -> bool:
        return self._bus.is_up

    def start(self, hear: Callable[[str, bytes], None], joined: Callable[[str], None]) -> None:
        self._boards_hear, self._boards_joined = hear, joined

    def join(self, channel: str) -> None:
        self._bus.join(channel)

    def leave(self, channel: str) -> None:
        self._bus.leave(channel)

    def publish(self, channel: str, message: bytes) -> None:
        self._bus.publish(channel, message)

    async def close(self) -> None:
        self._loop = None
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)
        await self._bus.close()

    async def _beat(self) -> None:
        """The live boards have a pulse of their own, but only once somebody has opened one."""
        while True:
            self._bus.publish(CHANNEL, json.dumps([self._me, "", ""]).encode())
            await asyncio.sleep(PULSE)

    def _hear(self, channel: str, message: bytes) -> None:
        if channel != CHANNEL:
            if self._boards_hear is not None:
                self._boards_hear(channel, message)
            return
        try:
            sender, topic, word = json.loads(message)
        except ValueError:
            return  # somebody else's words on our channel
        if sender != self._me and isinstance(word, str) and topic in self._ears:
            self._ears[topic](word)

    def _joined(self, channel: str) -> None:
        if channel != CHANNEL and self._boards_joined is not None:
            self._boards_joined(channel)
