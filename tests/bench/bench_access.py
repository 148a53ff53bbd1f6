"""What access costs: a change that is checked, a request that is authorised, a door that 10,000 guesses a minute hit.

`python tests/bench/bench_access.py` measures on this machine and writes its part of docs/benchmarks.md.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "server")]

import httpx2 as httpx  # noqa: E402
import websockets.sync.client as sockets  # noqa: E402

from leanwall.access.people import Principal  # noqa: E402
from leanwall.access.sessions import Sessions  # noqa: E402
from leanwall.app import create_app  # noqa: E402
from leanwall.settings import Settings  # noqa: E402
from leanwall.sync import roles  # noqa: E402
from leanwall.sync.protocol import read_message  # noqa: E402
from tests.bench.report import machine, write_part  # noqa: E402
from tests.support.wall import PAGE, TOKEN, Server, billing  # noqa: E402

EDITS, GUESSES_A_SECOND, SECONDS = 600, 167, 20
FLOODER = """
import sys, time, http.client
host, port, rate, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
line = http.client.HTTPConnection(host, port)
begun, sent = time.monotonic(), 0
letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
while time.monotonic() - begun < seconds:
    code = "AA" + "".join(letters[(sent >> shift) & 31] for shift in (0, 5, 10, 15, 20, 25))
    body = '{"key": "%s"}' % code
    line.request("POST", "/api/join/look", body, {"content-type": "application/json", "origin": f"http://{host}:{port}", "x-leanwall": "1"})
    line.getresponse().read()
    sent += 1
    time.sleep(max(0, begun + sent / rate - time.monotonic()))
print(sent)
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


def edits_beside(server: Server, guesses: bool) -> float:
    """The p99 in milliseconds of edits from sending to hearing them back, with or without a guesser."""
    owner = httpx.Client(base_url=server.origin, headers={"authorization": f"Bearer {TOKEN}"})
    board = owner.post("/api/boards", json=billing()).json()["id"]
    host, port = server.origin.removeprefix("http://").split(":")
    wanted = [sys.executable, "-c", FLOODER, host, port, str(GUESSES_A_SECOND), str(SECONDS)]
    flooder = subprocess.Popen(wanted, stdout=subprocess.PIPE, text=True) if guesses else None
    address = f"ws://{host}:{port}/api/boards/{board}/live"
    times = []
    with sockets.connect(address, additional_headers={"Authorization": f"Bearer {TOKEN}"}) as live:
        live.send('{"type": "hello", "protocol": 1}')
        live.recv()
        for n in range(EDITS):
            begun = time.perf_counter()
            op = {"op": "update", "record": "note", "id": "c1", "fields": {"x": n}}
            live.send(json.dumps({"type": "change", "id": f"c-{guesses}-{n}", "base": 0, "ops": [op]}))
            while f'"c-{guesses}-{n}"' not in live.recv():
                pass
            times.append((time.perf_counter() - begun) * 1e3)
            time.sleep(max(0, begun + SECONDS / EDITS - time.perf_counter()))
    if flooder is not None:
        print("guesses:", flooder.communicate()[0].strip())
    return p99(times)


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
    with tempfile.TemporaryDirectory() as name:
        check, reading = cost_of_a_check()
        (Path(name) / "a").mkdir()
        middle, worst = cost_of_a_request(Path(name) / "a")
        with Server(Path(name) / "b", LEANWALL_TOKEN=TOKEN) as server:
            closed = max(revoked(server) for _ in range(5))  # first: after the flood this address may not join
            alone, beside = edits_beside(server, False), edits_beside(server, True)
    rows = (
        ("a role's check of a change", f"{check:.2f} µs of CPU; reading that change takes {reading:.1f} µs", "≤ 5 %"),
        ("who asks, and may they see this board", f"{middle:.2f} ms, p99 {worst:.2f} ms", "p99 ≤ 1 ms"),
        (
            f"p99 of edits while one address guesses {GUESSES_A_SECOND * 60:,} codes a minute",
            f"{beside:.1f} ms; {alone:.1f} ms without",
            "+ 10 %",
        ),
        ("a revoked link's socket is closed after", f"{closed * 1e3:.0f} ms, the slowest of 5", "1 s"),
    )
    head = f"## Access\n`.venv/bin/python tests/bench/bench_access.py` on {machine()}\n"
    table = ["| what | measured | target |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    text = "\n".join([head, *table])
    write_part("access", text)
    print(text)


if __name__ == "__main__":
    main()
