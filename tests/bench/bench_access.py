"""What access costs: a change that is checked, a request that is authorised, a door that 10,000 guesses a minute hit.

`python -m tests.bench.bench_access` measures on this machine and writes its part of docs/benchmarks.md.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx2 as httpx
import websockets.sync.client as sockets

from leanwall.access.people import Principal
from leanwall.access.sessions import Sessions
from leanwall.app import create_app
from leanwall.settings import Settings
from leanwall.sync import roles
from leanwall.sync.protocol import read_message
from tests.bench.report import machine, write_part
from tests.bench.sync_servers import _cpu
from tests.support.wall import PAGE, TOKEN, Server, billing

EDITS_A_SECOND, GUESSES_A_SECOND = 50, 167
TURN, TURNS = 2.0, 16  # seconds; without and with guesses by turns, so that other work on the machine falls on both
FLOODER = """
import sys, time, http.client
host, port, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
line = http.client.HTTPConnection(host, port)
sent, due = 0, time.monotonic()
letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
headers = {"content-type": "application/json", "origin": f"http://{host}:{port}", "x-leanwall": "1"}
while True:
    code = "AA" + "".join(letters[(sent >> shift) & 31] for shift in (0, 5, 10, 15, 20, 25))
    line.request("POST", "/api/join/look", '{"key": "%s"}' % code, headers)
    line.getresponse().read()
    sent += 1
    print(sent, flush=True)
    due = max(due + 1 / rate, time.monotonic() - 0.05)  # what a pause took is not made up for
    time.sleep(max(0, due - time.monotonic()))
"""


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def cost_of_a_check() -> tuple[float, float]:
    """Microseconds of the role's check of one change, and of reading that change off the wire."""
    person = Principal("p-1", "Ana", "#000000", "edit", "home", "s")
    op = {"op": "update", "record": "note", "id": "n-1", "fields": {"x": 40, "y": 20}}
    frame = json.dumps({"type": "change", "id": "c-1", "base": 1, "ops": [op]})
    message = read_message(frame)
    return _each(lambda: roles.forbidden(person, message, _none, _nothing)), _each(lambda: read_message(frame))


def _none(*_: object) -> None:
    return None


def _nothing(_: str) -> list[Any]:
    return []


def _each(call: Any, times: int = 200_000) -> float:
    begun = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - begun) / times * 1e6


def cost_of_a_request(folder: Path) -> tuple[float, float]:
    """Milliseconds that finding out who asks for a board takes, in the middle and at p99."""
    app = create_app(Settings(data=str(folder)))
    sessions: Sessions = app.sessions
    secret, _ = sessions.sign_in(sessions.one_time_token())
    board = str(app.first_board)
    times = []
    for _ in range(3_000):
        begun = time.perf_counter()
        sessions.by_cookie(secret, board)
        times.append((time.perf_counter() - begun) * 1e3)
    asyncio.run(app.stop())
    return statistics.median(times), p99(times)


class Flooder:
    """Somebody at one address who guesses codes while it is `on`."""

    def __init__(self, origin: str) -> None:
        host, port = origin.removeprefix("http://").split(":")
        command = [sys.executable, "-c", FLOODER, host, port, str(GUESSES_A_SECOND)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self._process.send_signal(signal.SIGSTOP)

    def turn(self, on: bool) -> None:
        self._process.send_signal(signal.SIGCONT if on else signal.SIGSTOP)

    def end(self) -> int:
        """How many guesses it made."""
        self._process.kill()
        guesses = self._process.communicate()[0].split()
        return int(guesses[-1]) if guesses else 0


def edits_beside(server: Server) -> tuple[list[float], list[float], int, float]:
    """How long edits took, in milliseconds, without and with a guesser; how many guesses it made; the server's
    microseconds of processor an edit while nobody guesses."""
    owner = httpx.Client(base_url=server.origin, headers={"authorization": f"Bearer {TOKEN}"})
    board = owner.post("/api/boards", json=billing()).json()["id"]
    times: dict[bool, list[float]] = {False: [], True: []}
    quiet_cpu = 0.0
    flooder = Flooder(server.origin)
    address = f"ws{server.origin.removeprefix('http')}/api/boards/{board}/live"
    with sockets.connect(address, additional_headers={"Authorization": f"Bearer {TOKEN}"}) as live:
        live.send('{"type": "hello", "protocol": 1}')
        live.recv()
        for turn in range(2 * TURNS):
            guesses = turn % 2 == 1
            flooder.turn(guesses)
            before = _cpu(server.process.pid)
            times[guesses] += edits(live, f"c-{turn}")
            quiet_cpu += 0 if guesses else _cpu(server.process.pid) - before
    return times[False], times[True], flooder.end(), quiet_cpu / len(times[False]) * 1e6


def edits(live: Any, name: str) -> list[float]:
    """One turn's edits, each from sending it to hearing it back."""
    times = []
    for n in range(int(TURN * EDITS_A_SECOND)):
        begun = time.perf_counter()
        op = {"op": "update", "record": "note", "id": "c1", "fields": {"x": n}}
        live.send(json.dumps({"type": "change", "id": f"{name}-{n}", "base": 0, "ops": [op]}))
        while f'"{name}-{n}"' not in live.recv():
            pass
        times.append((time.perf_counter() - begun) * 1e3)
        time.sleep(max(0, begun + 1 / EDITS_A_SECOND - time.perf_counter()))
    return times


def revoked(server: Server) -> float:
    """Seconds from the click to the closed socket."""
    owner = httpx.Client(base_url=server.origin, headers={"authorization": f"Bearer {TOKEN}"})
    board = owner.post("/api/boards", json=billing()).json()["id"]
    made = owner.post(f"/api/boards/{board}/links", json={"role": "view"}).json()
    guest = httpx.Client(base_url=server.origin, headers={**PAGE, "origin": server.origin})
    guest.post("/api/join", json={"key": made["url"].partition("#")[2], "name": "x"})
    (cookie,) = [f"{name}={value}" for name, value in guest.cookies.items()]
    address = f"ws{server.origin.removeprefix('http')}/api/boards/{board}/live"
    with sockets.connect(address, additional_headers={"Cookie": cookie, "Origin": server.origin}) as live:
        live.send('{"type": "hello", "protocol": 1}')
        live.recv()
        begun = time.perf_counter()
        owner.delete(f"/api/boards/{board}/links/{made['link']['id']}")
        while '"bye"' not in live.recv():
            pass
        return time.perf_counter() - begun


def main() -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- the disk's moods would hide the difference
    with tempfile.TemporaryDirectory(dir=memory) as name:
        check, reading = cost_of_a_check()
        (Path(name) / "a").mkdir()
        middle, worst = cost_of_a_request(Path(name) / "a")
        with Server(Path(name) / "b", LEANWALL_TOKEN=TOKEN) as server:
            closed = max(revoked(server) for _ in range(5))  # first: after the flood this address may not join
            alone, beside, guesses, whole = edits_beside(server)
    a_minute = guesses / (TURN * TURNS) * 60
    more = p99(beside) / p99(alone) - 1
    rows = (
        (
            "a role's check of a change",
            f"{check:.2f} µs of the {whole:.0f} µs of CPU that a change costs the server: {check / whole:.2%}",
            "≤ 5 %",
        ),
        ("who asks, and may they see this board", f"{middle:.2f} ms, p99 {worst:.2f} ms", "p99 ≤ 1 ms"),
        (
            f"p99 of {len(beside):,} edits while one address guesses {a_minute:,.0f} codes a minute",
            f"{p99(beside):.1f} ms; {p99(alone):.1f} ms of as many without, by turns of {TURN:g} s: {more:+.0%}",
            "+ 10 %",
        ),
        ("a revoked link's socket is closed after", f"{closed * 1e3:.0f} ms, the slowest of 5", "1 s"),
    )
    head = (
        f"## Access\n\n`.venv/bin/python -m tests.bench.bench_access` on {machine()}; load average at the end "
        f"{os.getloadavg()[0]:.1f};\nthe data in memory. Reading a change off the wire takes {reading:.1f} µs.\n"
    )
    table = ["| what | measured | target |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    text = "\n".join([head, *table])
    write_part("access", text)
    print(text)


if __name__ == "__main__":
    main()
