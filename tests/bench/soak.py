"""Twenty hours of work in twenty minutes: `make soak`. Memory, files and tasks must not grow, and come back at the end.

People come, write, point, lose their line, come back and leave all the time, on changing boards, with an export now and
then: what a workshop does in an hour, in a minute. The slope of the memory is taken over the second half.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import statistics
import time
from collections import Counter
from typing import Any

import httpx2 as httpx
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.bench.load_servers import TOKEN, Walls
from tests.bench.report import machine, write_part
from tests.bench.sync_peers import a_board
from tests.support.servers import free_port

HOURS_A_MINUTE = 1.0  # 40 people who write every nine seconds make 16,000 edits an hour; here it is a minute
PEOPLE, BOARDS = 40, 10
SITTING = 2.5  # seconds that somebody stays: two and a half minutes of work
WRITE_EVERY = 0.1
EVERY = 10.0
MOST_DRIFT = 1.0  # MB an hour of work


class Gauges:
    """What the server says about itself."""

    def __init__(self, port: int) -> None:
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)

    def read(self) -> dict[str, float]:
        text = self._client.get("/metrics").text
        found = re.findall(r"^(\w+)(?:\{[^}]*\})? ([\d.e+-]+)$", text, re.MULTILINE)
        told = {name: float(value) for name, value in found}
        return {
            "memory": told["process_resident_memory_bytes"] / 2**20,
            "files": told["process_open_fds"],
            "tasks": told["leanwall_tasks"],
            "sockets": told["leanwall_sockets"],
        }


async def sit(walls: Walls, secret: str, board: str, rng: random.Random, counts: Counter[str]) -> None:
    """One person's stay on a board: writes ten times a second, points, and leaves, sometimes without a word."""
    server = walls.servers()[0]
    headers = {"Origin": server["origin"], "Cookie": f"{server['cookie']}={secret}"}
    address = f"ws://127.0.0.1:{server['port']}/api/boards/{board}/live"
    async with connect(address, additional_headers=headers, max_size=None) as socket:
        await socket.send(json.dumps({"type": "hello", "protocol": 1}))
        version = (json.loads(await socket.recv()))["version"]
        reading = asyncio.create_task(_read(socket, counts))
        end = time.monotonic() + rng.expovariate(1 / SITTING)
        while time.monotonic() < end:
            await socket.send(_edit(rng, version, counts))
            await socket.send(json.dumps({"type": "presence", "cursor": [rng.random() * 900, rng.random() * 900]}))
            await asyncio.sleep(WRITE_EVERY)
        reading.cancel()
        if rng.random() < 0.3:
            socket.transport.abort()


def _edit(rng: random.Random, version: int, counts: Counter[str]) -> str:
    counts["edits"] += 1
    fields: dict[str, Any] = {"x": rng.randrange(4_000), "text": f"Step {rng.randrange(1_000)}"}
    op = {"op": "update", "record": "note", "id": f"n-{rng.randrange(60)}", "fields": fields}
    return json.dumps(
        {"type": "change", "id": f"c-{counts['edits']}-{rng.getrandbits(60):x}", "base": version, "ops": [op]}
    )


async def _read(socket: Any, counts: Counter[str]) -> None:
    """Takes what comes; a goodbye of the server's is counted by its reason."""
    async for frame in socket:
        if frame.startswith(('{"type":"bye"', '{"type":"resync"')):
            counts[f"told {json.loads(frame).get('code', 'resync')}"] += 1


async def live(walls: Walls, people: list[str], boards: list[str], end: float, counts: Counter[str]) -> None:
    """Everybody comes and goes until the end."""

    async def life(secret: str, seed: int) -> None:
        rng = random.Random(seed)
        while time.monotonic() < end:
            try:
                await sit(walls, secret, rng.choice(boards), rng, counts)
                counts["stays"] += 1
            except (OSError, WebSocketException, TimeoutError) as fault:
                counts["failed"] += 1
                counts[f"failed: {type(fault).__name__}"] += 1
            await asyncio.sleep(rng.random())

    async def exports() -> None:
        async with httpx.AsyncClient(base_url=walls.origin(), headers={"Authorization": f"Bearer {TOKEN}"}) as api:
            number = 0
            while time.monotonic() < end:
                await asyncio.sleep(20)
                number += 1
                params = {"format": "checklist-pdf", "state": "current"}
                await api.get(f"/api/boards/{boards[number % len(boards)]}/export", params=params, timeout=120)
                counts["exports"] += 1

    async with asyncio.TaskGroup() as group:
        group.create_task(exports())
        for number, secret in enumerate(people):
            group.create_task(life(secret, number))


async def watch(gauges: Gauges, end: float) -> list[tuple[float, dict[str, float]]]:
    seen = []
    while time.monotonic() < end:
        seen.append((time.monotonic(), await asyncio.to_thread(gauges.read)))
        await asyncio.sleep(EVERY)
    return seen


def drift(seen: list[tuple[float, dict[str, float]]]) -> float:
    """MB an hour of work, over the second half: everything that is kept once is there by then."""
    half = seen[len(seen) // 2 :]
    hours = [(at - half[0][0]) / 60 * HOURS_A_MINUTE for at, _ in half]
    return statistics.linear_regression(hours, [gauges["memory"] for _, gauges in half]).slope


async def soak(walls: Walls, gauges: Gauges, minutes: float) -> dict[str, Any]:
    boards = walls.make(a_board(60), BOARDS)
    people = walls.sign_in(PEOPLE)
    await live(walls, people, boards, time.monotonic() + 25, Counter())  # connections and processes are made
    await asyncio.sleep(40)  # empty boards leave the memory after 30 s
    before, counts = gauges.read(), Counter(edits=0, stays=0, failed=0, exports=0)
    end = time.monotonic() + minutes * 60
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(watch(gauges, end))
        group.create_task(live(walls, people, boards, end, counts))
    await asyncio.sleep(40)
    after = gauges.read()
    return {
        "drift": drift(watching.result()),
        "before": before,
        "after": after,
        "seen": watching.result(),
        "counts": counts,
    }


def report(found: dict[str, Any], minutes: float) -> str:
    before, after, seen = found["before"], found["after"], found["seen"]
    hours = minutes * HOURS_A_MINUTE
    rows = [
        f"| {(at - seen[0][0]) / 60:.0f} | {g['memory']:.1f} | {g['files']:.0f} | {g['tasks']:.0f} |" for at, g in seen
    ]
    return "\n".join(
        [
            "## Hours of work in a row",
            "",
            f"`make soak` on {machine()}: {minutes:g} minutes for {hours:g} hours of work, one process on SQLite,",
            f"{PEOPLE} people coming and going on {BOARDS} boards: "
            f"{', '.join(f'{number} {what}' for what, number in found['counts'].items())}.",
            "",
            "| minute | MB | open files | tasks |",
            "|---|---|---|---|",
            *rows[:: max(1, len(rows) // 10)],
            f"| before | {before['memory']:.1f} | {before['files']:.0f} | {before['tasks']:.0f} |",
            f"| all have left | {after['memory']:.1f} | {after['files']:.0f} | {after['tasks']:.0f} |",
            "",
            f"Memory grows by {found['drift']:.2f} MB an hour of work over the second half (target: {MOST_DRIFT:g}).",
        ]
    )


def main() -> int:
    choice = argparse.ArgumentParser(description=__doc__)
    choice.add_argument("--minutes", type=float, default=20)
    given = choice.parse_args()
    port = free_port()
    walls = Walls("sqlite", settings={"LEANWALL_METRICS_PORT": str(port)})
    try:
        found = asyncio.run(soak(walls, Gauges(port), given.minutes))
    finally:
        walls.stop()
    text = report(found, given.minutes)
    print(text)
    if given.minutes >= 10:
        write_part("soak", text)
    back = (
        found["after"]["tasks"] <= found["before"]["tasks"] and found["after"]["files"] <= found["before"]["files"] + 2
    )
    return 0 if back and found["drift"] < MOST_DRIFT else 1


if __name__ == "__main__":
    raise SystemExit(main())
