"""Whether a wall under load still says in time that it is ready: asked as a load balancer does, each time anew."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Sequence
from time import perf_counter

EVERY = 0.05  # seconds between two questions


class Ready:
    """Asks /readyz of every process in turn until it is told to stop."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = ports
        self._over = threading.Event()
        self._took: list[float] = []
        self.refused = 0
        self._thread = threading.Thread(target=self._ask, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Once or more often."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def p99(self) -> float | None:
        """In ms; None when nobody answered."""
        took = sorted(self._took)
        return took[min(len(took) - 1, int(len(took) * 0.99))] * 1000 if took else None

    def _ask(self) -> None:
        while not self._over.wait(EVERY):
            for port in self._ports:
                begun = perf_counter()
                if _is_ready(port):
                    self._took.append(perf_counter() - begun)
                else:
                    self.refused += 1


def _is_ready(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", "/readyz")
        answer = line.getresponse()
        answer.read()
        return answer.status == 200
    except OSError:
        return False
    finally:
        line.close()
