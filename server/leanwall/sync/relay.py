"""What processes on one database tell each other: that a board moved on, who points where, who has to leave.

Nothing but the database is trusted for the truth. A message that is lost costs a moment (boards are looked at every
few seconds anyway), never an edit; who points where is said whole again every few seconds, and who says nothing for a
while is gone.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import msgspec

from leanwall.sync.presence import Entry, People

EVERYBODY = "*"  # the channel that all processes hear
PULSE = 2.0  # seconds between two signs of life
WHOLE = 5.0  # seconds between two whole lists of a board's people
GONE = 16.0  # seconds of silence after which a process's people are taken for gone

Key = tuple[str, str]  # workspace, board


class Bus(Protocol):
    """Carries messages between processes (sync/redis_bus.py). Nothing here waits. `is_up`: others are heard now."""

    @property
    def is_up(self) -> bool: ...
    def start(self, hear: Callable[[str, bytes], None], joined: Callable[[str], None]) -> None:
        """Bring messages to `hear`; `joined` is called whenever a channel is heard from then on."""

    def join(self, channel: str) -> None: ...
    def leave(self, channel: str) -> None: ...
    def publish(self, channel: str, message: bytes) -> None: ...
    async def close(self) -> None: ...


class News(msgspec.Struct, omit_defaults=True):
    """One message. `order` is what a process has to do about `about` (a person, a session, a board)."""

    sender: str
    version: int = 0
    people: dict[str, Entry | None] = {}
    whole: bool = False
    asks: bool = False
    leaves: bool = False
    order: str = ""
    about: str = ""


_decode = msgspec.json.Decoder(News).decode
_encode = msgspec.json.Encoder().encode


class Hearer(Protocol):
    """Whom the news are for (sync/hub.py)."""

    def moved_on(self, key: Key, version: int) -> None: ...
    def obey(self, order: str, about: str) -> None: ...
    def people_of(self, key: Key) -> People | None: ...
    def people_changed(self, key: Key) -> None: ...


class Relay:
    """This process's side. Without a bus it is the only process and everything here does nothing."""

    def __init__(self, bus: Bus | None, hearer: Hearer) -> None:
        self._bus = bus
        self._hearer = hearer
        self._me = secrets.token_hex(6)
        self._boards: dict[str, Key] = {}
        self._heard: dict[tuple[str, str], float] = {}  # (board, process): when
        self._now = 0.0
        self._pulse_at = self._whole_at = float("-inf")

    def start(self, now: float) -> None:
        self._now = now
        if self._bus is not None:
            self._bus.start(self._hear, self._joined)
            self._bus.join(EVERYBODY)

    async def close(self) -> None:
        """Say that the people of this process leave, and stop."""
        if self._bus is not None:
            for board in self._boards:
                self._say(board, News(self._me, leaves=True))
            await self._bus.close()

    def opened(self, key: Key) -> None:
        """Somebody came to a board: its news matter from now on."""
        if self._bus is not None and key[1] not in self._boards:
            self._boards[key[1]] = key
            self._bus.join(key[1])

    def closed(self, key: Key) -> None:
        """Nobody is on a board any more."""
        if self._bus is not None and self._boards.pop(key[1], None) is not None:
            self._say(key[1], News(self._me, leaves=True))
            self._bus.leave(key[1])

    def committed(self, key: Key, version: int) -> None:
        self._say(key[1], News(self._me, version=version))

    def pointed(self, key: Key, people: Mapping[str, Entry | None]) -> None:
        """What people of this process point at now, where another process has people on the same board."""
        if self._bus is not None and people and any(board == key[1] for board, _ in self._heard):
            self._say(key[1], News(self._me, people=dict(people)))

    def order(self, order: str, about: str) -> None:
        """Have all other processes do this, too."""
        self._say(EVERYBODY, News(self._me, order=order, about=about))

    def tend(self, now: float) -> None:
        """Called every second."""
        if self._bus is None:
            return
        self._now = now
        if now - self._pulse_at >= PULSE:
            self._pulse_at = now
            self._say(EVERYBODY, News(self._me))
        if now - self._whole_at >= WHOLE:
            self._whole_at = now
            for board in self._boards:
                self._say_whole(board)
        for board, process in [who for who, at in self._heard.items() if now - at > GONE]:
            self._forget(board, process)

    def _say(self, channel: str, news: News) -> None:
        if self._bus is not None:
            self._bus.publish(channel, _encode(news))

    def _say_whole(self, board: str, asks: bool = False) -> None:
        people = self._hearer.people_of(self._boards[board])
        if people is not None:
            self._say(board, News(self._me, people=people.own(), whole=True, asks=asks))

    def _joined(self, channel: str) -> None:
        """From here on nothing is missed; what was before is asked for."""
        if channel in self._boards:
            self._hearer.moved_on(self._boards[channel], -1)
            self._say_whole(channel, asks=True)

    def _hear(self, channel: str, message: bytes) -> None:
        try:
            news = _decode(message)
        except msgspec.MsgspecError:
            return  # somebody else's words on our channel
        if news.sender == self._me:
            return
        if channel == EVERYBODY:
            if news.order:
                self._hearer.obey(news.order, news.about)
        elif channel in self._boards:
            self._hear_of_board(channel, news)

    def _hear_of_board(self, board: str, news: News) -> None:
        if news.version:
            self._hearer.moved_on(self._boards[board], news.version)
        if news.leaves:
            self._forget(board, news.sender)
            return
        if news.people or news.whole:
            self._heard[board, news.sender] = self._now
            self._change(board, lambda people: people.hear(news.sender, news.people, news.whole))
        if news.asks:
            self._say_whole(board)

    def _forget(self, board: str, process: str) -> None:
        self._heard.pop((board, process), None)
        self._change(board, lambda people: people.hear(process, {}, True))

    def _change(self, board: str, change: Callable[[People], Any]) -> None:
        key = self._boards.get(board)
        people = self._hearer.people_of(key) if key else None
        if key and people is not None:
            change(people)
            self._hearer.people_changed(key)
