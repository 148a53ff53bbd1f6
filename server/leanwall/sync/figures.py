"""When a live board's figures are measured: once for everybody, soon after a commit, off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

import msgspec

from leanwall.core.change import Change, Op
from leanwall.sync.meter import Answer, Ask, Meter
from leanwall.sync.views import cut_ops

Measurable = tuple[int, bytes]

MANY = 1_000  # changes after which a board is read afresh

# Fields of a note that stand in no figure; a finding may quote the text, so these are measured too, but calmly.
_QUIET = frozenset(
    {
        "text",
        "y",
        "color",
        "size",
        "about",
        "value_reason",
        "decision_reason",
        "decision_effect",
        "instructions_url",
        "locked",
    }
)
_QUIET_RECORDS = frozenset({"comment", "poll", "vote", "timer", "agenda_item", "action", "why", "review"})


def is_quiet(changes: Iterable[Change], has_links: bool) -> bool:
    """Whether no figure can have moved: text, colours, places on a map whose links give the order."""
    return all(_is_quiet(op, has_links) for change in changes for op in change.ops)


def _is_quiet(op: Op, has_links: bool) -> bool:
    if op["record"] in _QUIET_RECORDS or op["op"] == "edit":
        return True
    if op["record"] != "note" or op["op"] != "update":
        return False
    return all(name in _QUIET or (name == "x" and has_links) for name in op["fields"])


class BoardFigures:
    """When to measure one board: soon after a change that counts, calmly after one that does not.

    `fetch` gives the version and the whole board as everybody sees it; `languages` whose words are wanted, True where
    somebody holds no figures yet; `tell` hands out an answer, with the version that was told before.
    """

    def __init__(
        self,
        board_id: str,
        meter: Meter,
        fetch: Callable[[], Awaitable[Measurable | None]],
        languages: Callable[[], Mapping[str, bool]],
        tell: Callable[[Answer, int | None], None],
        soon: float,
        calm: float,
    ) -> None:
        self._board_id, self._meter, self._fetch = board_id, meter, fetch
        self._languages, self._tell = languages, tell
        self._soon, self._calm = soon, calm
        self._due: float | None = None
        self._done_at = float("-inf")
        self._task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._news: list[Change] = []
        self._held: int | None = None  # the version that the meter has read
        self._told: int | None = None
        self._breaks = 0  # times that changes could not be followed
        self._size = 0

    def changed(self, changes: Sequence[Change] | None, *, quiet: bool) -> None:
        """A commit happened. None: it can't be followed change by change."""
        if changes is None or len(self._news) > MANY:
            self._held = None
            self._breaks += 1
            self._news.clear()
        elif self._held is not None or self._task is not None:
            self._news += changes
        self._measure_in(self._calm if quiet else self._soon)

    def wanted(self) -> None:
        """Somebody came who holds no figures."""
        self._measure_in(0.0)

    async def close(self) -> None:
        """Stop measuring this board."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait((self._task,))

    def _measure_in(self, seconds: float) -> None:
        due = max(asyncio.get_running_loop().time(), self._done_at + seconds)
        if self._due is None or due < self._due:
            self._due = due
            self._wake.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._due is not None:
            self._wake.clear()
            wait = self._due - loop.time()
            if wait > 0:
                await _first(self._wake, wait)
                continue
            self._due = None
            answer = await self._measured()
            self._done_at = loop.time()
            if answer is not None:
                before, self._told = self._told, answer.version
                self._tell(answer, before)
        self._task = None

    async def _measured(self) -> Answer | None:
        """From the changes since the last time, else from the whole board."""
        ask, breaks = self._ask_by_changes(), self._breaks
        answer = await self._meter.measure(ask, self._size) if ask else None
        if answer is None:
            breaks = self._breaks  # a break while the board is fetched may be later than what comes
            if (found := await self._fetch()) is not None:
                version, content = found
                self._size = len(content)
                whole = Ask(self._board_id, version, self._told, self._languages(), content=content)
                answer = await self._meter.measure(whole, self._size)
        self._held = answer.version if answer and breaks == self._breaks else None
        self._news = [change for change in self._news if answer and change.version > answer.version]
        return answer

    def _ask_by_changes(self) -> Ask | None:
        held = self._held
        if held is None:
            return None
        news = [change for change in self._news if change.version > held]
        version = news[-1].version if news else held
        if version - held != len(news):
            return None
        ops = [op for change in news for op in cut_ops(change, ())]
        return Ask(self._board_id, version, self._told, self._languages(), after=held, ops=msgspec.json.encode(ops))


async def _first(wake: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        return
