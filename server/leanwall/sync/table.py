"""One live board in the event loop: who sits at it, what they are told, who points where."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from leanwall.core.change import Change
from leanwall.errors import LeanwallError
from leanwall.sync.connection import Connection, Frame
from leanwall.sync.figures import BoardFigures, Measurable, is_quiet
from leanwall.sync.limits import Limits
from leanwall.sync.meter import Answer, Meter
from leanwall.sync.presence import Entry, People, stamped
from leanwall.sync.protocol import Presence, encode
from leanwall.sync.room import Welcome, entry_for
from leanwall.sync.writer import Result


class Table:
    """The connections of one board. Everything here runs in the event loop and never waits."""

    def __init__(
        self,
        key: tuple[str, str],
        limits: Limits,
        meter: Meter,
        fetch: Callable[[], Awaitable[Measurable | None]],
        pointed: Callable[[dict[str, Entry | None]], None],
    ) -> None:
        self.key = key
        self.connections: set[Connection] = set()
        self.waiting: set[Connection] = set()
        self.people = People()
        self._pointed = pointed  # tells other processes
        self.head: tuple[int, str] | None = None
        self.empty_since = 0.0
        self._trouble: Frame | None = None
        self.figures = BoardFigures(
            key[1], meter, fetch, self._languages, self._tell_figures, limits.figures_within, limits.figures_quiet
        )
        self._following: set[Connection] = set()  # who holds the figures told last and wants to hear what changes
        self._whole_figures: dict[str, Frame] = {}  # as told last, by language, where they were told whole
        self._limits = limits
        self._presence_timer: asyncio.TimerHandle | None = None
        self._presence_at = float("-inf")
        self._unheard: dict[Connection, dict[str, Entry | None]] = {}

    @property
    def told(self) -> tuple[int, str] | None:
        """The version and mark that the people here hold; None when there is nobody."""
        return self.head if self.connections else None

    def is_empty(self) -> bool:
        return not self.connections and not self.waiting

    def seat(self, connection: Connection, welcome: Welcome) -> None:
        """A newcomer gets the welcome, and with it every later batch."""
        here = [entry for entry in self.people.here() if entry["id"] != connection.person.id]
        frame = Frame(_welcome_text(connection, welcome, here))
        self.head = (welcome.version, welcome.mark)
        self.waiting.discard(connection)
        if connection.is_over:
            return
        self.connections.add(connection)
        self.people.come(connection.person)
        connection.push(frame)
        if self._trouble is not None:
            connection.push(self._trouble)
        self._seat_figures(connection)
        self.presence_changed()

    def leave(self, connection: Connection) -> None:
        """A connection is gone or will be in a moment."""
        self.waiting.discard(connection)
        self._unheard.pop(connection, None)
        if connection in self.connections:
            self.connections.discard(connection)
            self._following.discard(connection)
            self.people.go(connection.person)
            self.presence_changed()

    def tell(self, result: Result) -> None:
        """What a commit brought: one frame for all who see the same."""
        self.head = result.head
        if result.resync:
            for connection in list(self.connections):
                connection.start_over()
        elif result.changes and all(change.audiences is None for change in result.changes):
            self._tell_all(_changes_text(result))
        elif result.changes:
            self._tell_each(result)
        if result.changes or result.resync:
            news = None if result.resync else result.changes
            self.figures.changed(news, quiet=bool(news) and is_quiet(result.changes, result.has_links))

    def point(self, connection: Connection, presence: Presence) -> None:
        """Somebody points at something."""
        if connection in self.connections:
            self.people.point(connection.person, presence)
            self.presence_changed()

    def trouble(self, error: LeanwallError | None) -> None:
        """Why changes wait; None: they don't any more."""
        if error is None and self._trouble is not None:
            self._tell_all(encode({"type": "notice", "code": "ok", "message": "Changes are being saved again."}))
            self._trouble = None
        elif error is not None and self._trouble is None:
            notice = encode({"type": "notice", "code": error.code, "message": error.message})
            self._trouble = Frame(notice)
            self._tell_all(notice)

    def bye(self, code: str, message: str, close: int, retry_after: float | None = None) -> None:
        """Goodbye to everybody here."""
        for connection in self.everyone():
            connection.bye(code, message, close, retry_after)

    def everyone(self) -> list[Connection]:
        """Who sits here, and who has said hello and waits."""
        return [*self.connections, *self.waiting]

    async def close(self) -> None:
        """Nothing of this board runs any more."""
        if self._presence_timer is not None:
            self._presence_timer.cancel()
        await self.figures.close()

    def _tell_all(self, text: bytes) -> None:
        frame = Frame(text)
        for connection in list(self.connections):
            connection.push(frame)

    def _tell_each(self, result: Result) -> None:
        frames: dict[tuple[str, ...], Frame] = {}
        concerned = _concerned(result.changes)
        for connection in list(self.connections):
            names = tuple(name for name in connection.names if name in concerned)
            if names not in frames:
                entries = [entry_for(change, names) for change in result.changes]
                frames[names] = Frame(encode({"type": "changes", "changes": entries}))
            connection.push(frames[names])

    # Figures: whole for who comes and for who always wants them so, what changed for the others

    def _languages(self) -> dict[str, bool]:
        """Whose words are wanted; True: somebody holds no figures in them."""
        wanted = dict.fromkeys((connection.language for connection in self.connections), False)
        return wanted | {connection.language: True for connection in self.connections - self._following}

    def _seat_figures(self, connection: Connection) -> None:
        whole = self._whole_figures.get(connection.language)
        if whole is None:
            self.figures.wanted()
        else:
            self._give_figures(connection, whole)

    def _give_figures(self, connection: Connection, whole: Frame) -> None:
        connection.push(whole)
        if connection.follows_figures and connection in self.connections:
            self._following.add(connection)

    def _tell_figures(self, answer: Answer, before: int | None) -> None:
        """`before`: the version whose figures were told last."""
        head = {"type": "figures", "version": answer.version}
        is_new = answer.version != before
        if is_new:
            self._whole_figures.clear()
        for language, told in answer.languages.items():
            if told.whole is not None:
                self._whole_figures[language] = Frame(encode({**head, "states": msgspec.Raw(told.whole)}))
            followers = [connection for connection in self._following if connection.language == language]
            if told.changes is None:
                self._following.difference_update(followers)
            elif is_new and followers:
                changed = Frame(encode({**head, "since": before, "changes": msgspec.Raw(told.changes)}))
                for connection in followers:
                    connection.push(changed)
        for connection in self.connections - self._following:
            self._seat_figures(connection)

    def presence_changed(self) -> None:
        """Somebody came, left or points elsewhere: it is told with whatever else happens in the next moment."""
        if self._presence_timer is None:
            loop = asyncio.get_running_loop()
            at = max(loop.time() + 0.005, self._presence_at + self._limits.presence_every)
            self._presence_timer = loop.call_at(at, self._tell_presence)

    def _tell_presence(self) -> None:
        self._presence_timer = None
        self._presence_at = asyncio.get_running_loop().time()
        news = self.people.news()
        self._pointed(self.people.own_news())
        frame = Frame(encode({"type": "presence", "people": news}))
        for connection in list(self.connections):
            if connection.is_lagging():  # it hears the latest of everybody later, not every step on the way
                self._unheard.setdefault(connection, {}).update(news)
            elif connection in self._unheard:
                people = {**self._unheard.pop(connection), **news}
                connection.push(Frame(encode({"type": "presence", "people": people})))
            elif news:
                connection.push(frame)
        if self._unheard:
            self.presence_changed()


def _concerned(changes: list[Change]) -> set[str]:
    """The names on which it depends what is seen of these changes, and whether it is told who made them."""
    secret = [change for change in changes if change.audiences is not None]
    seen = {name for change in secret for seen_by in change.audiences or () if seen_by for name in seen_by}
    return seen | {change.by for change in secret}


def _changes_text(result: Result) -> bytes:
    return encode({"type": "changes", "changes": result.entries})


def _welcome_text(connection: Connection, welcome: Welcome, here: list[dict[str, Any]]) -> bytes:
    message = {
        "type": "welcome",
        "version": welcome.version,
        "mark": welcome.mark,
        "acked": welcome.acked,
        "you": stamped(connection.person),
        "people": here,
    }
    if welcome.board is None:
        message["changes"] = welcome.changes
    else:
        message["board"] = welcome.board
    return encode(message)
