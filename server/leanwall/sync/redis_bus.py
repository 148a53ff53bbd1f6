"""Redis as the wire between processes: publish and subscribe, nothing is kept in it.

It may go and come back at any time: what was to be said meanwhile is dropped, and every channel is joined anew. A
connection on which not even our own words come back is given up, since a cut line says nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import redis
import redis.asyncio
from redis.asyncio.client import PubSub

from leanwall.errors import BadInput, Unavailable

SETTING = "LEANWALL_REDIS_URL"
PREFIX = "leanwall:"
MOST_WAITING = 10_000  # messages; beyond it Redis is as good as gone
SILENCE = 7.0  # seconds without even our own sign of life
RETRY = 1.0
_FAILURES = (redis.RedisError, OSError, TimeoutError, asyncio.TimeoutError)
_OPTIONS: dict[str, Any] = {"socket_connect_timeout": 3, "socket_keepalive": True}
log = logging.getLogger(__name__)


class RedisBus:
    """A wire to the Redis at this address."""

    def __init__(self, url: str) -> None:
        self._client = redis.asyncio.Redis.from_url(url, socket_timeout=3, **_OPTIONS)
        self._ear = redis.asyncio.Redis.from_url(url, **_OPTIONS)
        self._waiting: list[tuple[str, bytes]] = []
        self._channels: set[str] = set()
        self._news = asyncio.Event()
        self._pubsub: PubSub | None = None
        self._wanted: list[tuple[bool, str]] = []
        self._tasks: list[asyncio.Task[None]] = []
        self.is_up = False
        self._told_gone = False

    def start(self, hear: Callable[[str, bytes], None], joined: Callable[[str], None]) -> None:
        self._hear, self._joined = hear, joined
        self._tasks = [asyncio.create_task(work()) for work in (self._listen, self._talk)]

    def join(self, channel: str) -> None:
        self._channels.add(channel)
        self._wanted.append((True, channel))
        self._news.set()

    def leave(self, channel: str) -> None:
        self._channels.discard(channel)
        self._wanted.append((False, channel))
        self._news.set()

    def publish(self, channel: str, message: bytes) -> None:
        """Never waits; dropped when Redis has been gone for long."""
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append((PREFIX + channel, message))
            self._news.set()

    async def close(self) -> None:
        """What was said last still goes out."""
        if self._tasks:
            with contextlib.suppress(*_FAILURES):
                await self._publish_waiting()
        waiting = set(self._tasks)
        while waiting:  # the library may take an end for a line that timed out, and go on
            for task in waiting:
                task.cancel()
            _, waiting = await asyncio.wait(waiting, timeout=1)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for client in (self._client, self._ear):
            with contextlib.suppress(*_FAILURES):
                await client.aclose()

    async def _talk(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._subscribe_wanted()
                await self._publish_waiting()
            except _FAILURES:
                self._waiting.clear()  # old by the time that it could be heard
                await asyncio.sleep(RETRY)
                self._news.set()

    async def _subscribe_wanted(self) -> None:
        if self._pubsub is None:
            self._wanted.clear()  # all channels are joined when there is a line
        while self._wanted and (pubsub := self._pubsub) is not None:
            joins, channel = self._wanted[0]
            await (pubsub.subscribe if joins else pubsub.unsubscribe)(PREFIX + channel)
            del self._wanted[:1]  # not before: where this fails the library may find its way back without us

    async def _publish_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            pipeline = self._client.pipeline(transaction=False)
            for channel, message in waiting:
                pipeline.publish(channel, message)
            await pipeline.execute()

    async def _listen(self) -> None:
        while True:
            try:
                async with self._ear.pubsub() as pubsub:
                    await self._listen_to(pubsub)
            except _FAILURES as error:
                if self.is_up or not self._told_gone:
                    log.warning("Redis is gone (%s); boards look for others' changes themselves.", type(error).__name__)
                self._told_gone = True
            finally:
                self.is_up, self._pubsub = False, None
            await asyncio.sleep(RETRY)

    async def _listen_to(self, pubsub: PubSub) -> None:
        loop = asyncio.get_running_loop()
        joined: set[str] = set()
        while missing := self._channels - joined:  # others are wanted while these are on their way
            await pubsub.subscribe(*(PREFIX + channel for channel in missing))
            joined |= missing
        self._pubsub = pubsub
        heard_at = loop.time()
        while True:
            message = await pubsub.get_message(timeout=1.0)
            if message is None:
                if loop.time() - heard_at > SILENCE:
                    raise TimeoutError
                continue
            heard_at = loop.time()
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        channel = message["channel"].decode().removeprefix(PREFIX)
        if message["type"] == "message":
            self._hear(channel, message["data"])
        elif message["type"] == "subscribe":
            if not self.is_up and self._told_gone:
                log.warning("Redis is back.")
            self.is_up, self._told_gone = True, False
            self._joined(channel)


def check_redis(url: str) -> None:
    """Raises BadInput or Unavailable, naming the setting, when this Redis can't carry our messages."""
    try:
        client = redis.Redis.from_url(url, socket_timeout=3, **_OPTIONS)
    except ValueError:
        raise BadInput("This is not the address of a Redis; use redis://host:6379/0.", place=SETTING) from None
    where = _where(url)
    try:
        with client, client.pubsub() as ear:  # type: ignore[no-untyped-call]
            ear.subscribe(PREFIX + "start")
            ear.get_message(timeout=3)
            client.publish(PREFIX + "start", b"")
    except (redis.AuthenticationError, redis.exceptions.AuthenticationWrongNumberOfArgsError):
        raise Unavailable(f"Redis at {where} does not accept this password. The address stands in {SETTING}.") from None
    except redis.exceptions.NoPermissionError:
        raise Unavailable(
            f"The Redis user of {SETTING} may not publish and subscribe. Say on Redis: "
            f"ACL SETUSER <user> +publish +subscribe +unsubscribe +ping &{PREFIX}*"
        ) from None
    except TypeError:  # what stands behind the “?” is handed to the library as it is
        words = "There is something in this address that Redis does not know; use redis://host:6379/0."
        raise BadInput(words, place=SETTING) from None
    except redis.RedisError as error:
        if "NOAUTH" in str(error) or "Authentication" in str(error):
            raise Unavailable(f"Redis at {where} wants a password: redis://:PASSWORD@… in {SETTING}.") from None
        raise Unavailable(
            f"No Redis answers at {where}; is it running, and can it be reached from here? The address stands in "
            f"{SETTING}; without it one process serves alone."
        ) from None


def _where(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname or 'this computer'}:{parts.port or 6379}"
