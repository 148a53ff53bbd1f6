"""How much a live board takes: the figures of docs/sync.md, handed to the hub by whoever builds it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    frame: int = 256 * 1024
    hello: int = 64 * 1024
    hello_within: float = 5.0
    changes_per_second: float = 60.0
    changes_at_once: int = 200
    work_of_a_change: int = 1_000  # splices moved that count as one change more
    frames_per_second: float = 200.0
    frames_at_once: int = 400
    malformed: int = 50  # frames that can't be read before a socket is closed
    unanswered: int = 300  # changes of one socket that may wait for a commit
    held: int = 32 << 20  # frames of all boards that may wait while the database takes nothing
    queue: int = 1 << 20
    queue_under_snapshot: int = 8 << 20
    queue_time: float = 10.0
    presence_every: float = 0.05
    figures_within: float = 0.1
    figures_quiet: float = 5.0  # after changes that no figure depends on
    gather: float = 0.010  # between two commits at least, so that under load more go with one
    poll: float = 3.0  # how often other processes' commits are looked for
    linger: float = 30.0  # how long an empty board is kept in memory


class Bucket:
    """A token bucket: `delay(now)` takes one and says how long to wait for it."""

    __slots__ = ("_left", "_most", "_rate", "_seen")

    def __init__(self, rate: float, most: int, now: float) -> None:
        self._rate, self._most, self._left, self._seen = rate, most, float(most), now

    def delay(self, now: float) -> float:
        self._left = min(self._most, self._left + (now - self._seen) * self._rate) - 1
        self._seen = now
        return -self._left / self._rate if self._left < 0 else 0.0

    def charge(self, tokens: float) -> None:
        """Take tokens for what something turned out to cost; who comes next waits for them."""
        self._left -= tokens

    def is_full(self, now: float) -> bool:
        """Whether nothing was taken for so long that it may be forgotten."""
        return self._left + (now - self._seen) * self._rate >= self._most
