"""How often somebody may try: guesses at codes and tokens, costly requests. Counts in memory, of bounded size; several
processes tell each other what they counted."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from functools import lru_cache

from leanwall.errors import TooMany

MOST_KEPT = 20_000
EVERYBODY = ""


class Tries:
    """At most `most` in `seconds` for one key (an address, a person), and `all_most` for all keys together.

    What counts is said by `count`: a wrong guess does, somebody who is let in does not.
    """

    def __init__(
        self, most: int, seconds: float = 60.0, all_most: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._all_most = most, seconds, all_most
        self._clock = clock
        self.told: Callable[[str], None] = lambda _: None  # hears what is counted here, to tell other processes
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, key: str) -> None:
        """Raises TooMany while the key, or everybody together, is over the limit."""
        wait = self.wait(key)
        if wait > 0:
            raise TooMany(f"Too many tries; wait {wait:.0f} s and try again.", retry_after=wait)

    def wait(self, key: str) -> float:
        """Seconds until the next try, 0 when it may be now."""
        with self._lock:
            wait = self._wait(key, self._most)
            return wait if self._all_most is None else max(wait, self._wait(EVERYBODY, self._all_most))

    def count(self, key: str) -> None:
        """One more."""
        self.hear(key)
        self.told(key)

    def hear(self, key: str) -> None:
        """One more, counted by another process."""
        now = self._clock()
        with self._lock:
            for name in (key, EVERYBODY) if self._all_most is not None else (key,):
                times = self._seen.setdefault(name, deque(maxlen=max(self._most, self._all_most or 0)))
                times.append(now)
                self._seen.move_to_end(name)
            while len(self._seen) > MOST_KEPT:
                self._seen.popitem(last=False)

    def take(self, key: str) -> None:
        """Checks and counts. Raises TooMany."""
        self.check(key)
        self.count(key)

    def _wait(self, key: str, most: int) -> float:
        times = self._seen.get(key)
        if times is None:
            return 0.0
        since = self._clock() - self._seconds
        while times and times[0] <= since:
            times.popleft()
        return times[-most] - since if len(times) >= most else 0.0


@lru_cache(maxsize=1_024)
def neighbourhood(address: str) -> str:
    """What counts as one address: an IPv6 user has a whole /64 to change between."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        mapped = ip.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)
