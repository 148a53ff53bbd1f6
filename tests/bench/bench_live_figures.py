"""Figures on a live board of 2,000 notes: how soon after the commit, and what they cost the edits.

Two true servers on the same board, one of them measuring nothing, take turns in one run, half a second each, while one
person types on. `make bench` writes the result to docs/benchmarks.md and fails above the targets: figures 150 ms after
the commit (p95 of single changes), edits with figures within 20 % (p99). What else runs on the computer is watched:
the moments in which it took the least of the processors are judged, and how much it took is told.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tests.bench.bench_figures import Process, takes
from tests.bench.others import Others
from tests.bench.report import machine, write_part

ROOT = Path(__file__).parent.parent.parent
NOTES, LOOPS = 2_000, 200
TOKEN = "an-owner-token-for-benchmarks"
FIGURES_MS, EDITS_RATIO = 150, 1.2
PAUSE = 0.6  # between single changes: nothing is under way any more
TYPING = 0.025  # between edits of somebody who types on
QUIET = 0.05  # share of the processors that others may take in a moment that counts as quiet


class NotMeasured:
    """A board of a server that measures nothing."""

    def __init__(self, content: dict[str, Any]) -> None:
        pass

    def play(self, ops: Sequence[Any]) -> None:
        pass

    def states(self, language: str) -> dict[str, Any]:
        return {"current": {}, "future": {}}


def serve_without_figures(arguments: Sequence[str]) -> int:
    """`leanwall serve` as it is, but for the measure."""
    from leanwall import app
    from leanwall.cli import main
    from tests.bench import bench_live_figures

    app.MeasuredBoard = bench_live_figures.NotMeasured
    return main(["serve", *arguments])


@contextmanager
def server(folder: Path, *, figures: bool) -> Iterator[str]:
    """A server on a free port; its address."""
    command = ["-m", "leanwall", "serve"] if figures else ["-m", "tests.bench.bench_live_figures", "--serve"]
    options = ["--port", "0", "--no-open", "--data", str(folder)]
    environment = {**os.environ, "LEANWALL_TOKEN": TOKEN, "PYTHONPATH": f"{ROOT}:{ROOT / 'server'}"}
    process = subprocess.Popen([sys.executable, *command, *options], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    try:
        while "http://" not in (line := process.stdout.readline()):
            if not line:
                raise RuntimeError("the server did not start")
        address = line[line.index("http://") :].split()[0]
        yield "/".join(address.split("/")[:3])
    finally:
        process.terminate()
        process.wait(30)


class Kind(msgspec.Struct):
    type: str
    version: int = -1


@dataclass
class Moment:
    """`others`: the share of the processors that other programs took. Seconds."""

    others: float
    with_figures: list[float]
    without: list[float]


class Tab:
    """One person's socket on the board."""

    def __init__(self, socket: Any, version: int) -> None:
        self.socket, self.version, self.count = socket, version, 0
        self.figures = -1  # the version that the last figures were of

    async def hear(self) -> dict[str, Any]:
        frame = await self.socket.recv()
        kind = msgspec.json.decode(frame, type=Kind)  # the figures themselves are not read here
        if kind.type == "figures":
            self.figures = kind.version
            return {"type": kind.type}
        message: dict[str, Any] = json.loads(frame)
        if message["type"] == "changes":
            self.version = message["changes"][-1]["version"]
        elif message["type"] in ("refused", "bye"):
            raise RuntimeError(str(message))
        return message

    async def edit(self) -> float:
        """Changes a step's work and waits for the commit; the seconds it took."""
        self.count += 1
        id = f"bench-{id_of(self)}-{self.count}"
        fields = {"process_time": 60 + self.count % 3_000}
        op = {"op": "update", "record": "note", "id": f"s{self.count % NOTES}", "fields": fields}
        begun = time.perf_counter()
        await self.socket.send(json.dumps({"type": "change", "id": id, "base": self.version, "ops": [op]}))
        while True:
            message = await self.hear()
            if message["type"] == "changes" and any(change["id"] == id for change in message["changes"]):
                return time.perf_counter() - begun

    async def figures_follow(self) -> float:
        """Seconds from the commit that was just heard of to figures of that version."""
        begun, wanted = time.perf_counter(), self.version
        while self.figures < wanted:
            await self.hear()
        return time.perf_counter() - begun


def id_of(tab: Tab) -> str:
    return f"{id(tab):x}"


async def open_tab(origin: str) -> Tab:
    import httpx2 as httpx
    from websockets.asyncio.client import connect

    headers = {"Authorization": f"Bearer {TOKEN}"}
    content = Process(NOTES, LOOPS)
    board = {"format": "leanwall.board", "version": 1, "demand": {"quantity": 100, "per": "month"}}
    board |= {"lanes": [{"id": f"lane{i}", "people": 2, "cost_per_hour": 20} for i in range(6)]}
    board |= {"notes": [content.note(place) for place in range(NOTES)], "links": content.links}
    answer = httpx.post(f"{origin}/api/boards", json=board, headers=headers, timeout=60)
    answer.raise_for_status()
    address = f"ws{origin.removeprefix('http')}/api/boards/{answer.json()['id']}/live"
    socket = await connect(address, additional_headers=headers, max_size=None, compression=None)
    await socket.send(json.dumps({"type": "hello", "protocol": 1, "figures": "changes"}))
    while (message := json.loads(await socket.recv()))["type"] != "welcome":
        continue
    return Tab(socket, message["version"])


async def quietest(count: int, patience: float, moment: Callable[[], Awaitable[Moment]]) -> list[Moment]:
    """So many moments in which others left the processors alone; when these don't come in time, the quietest."""
    taken: list[Moment] = []
    until = time.monotonic() + patience
    while len(taken) < count or (sum(each.others <= QUIET for each in taken) < count and time.monotonic() < until):
        taken.append(await moment())
    return sorted(taken, key=lambda each: each.others)[:count]


async def single_change(tab: Tab, others: Others) -> Moment:
    """How long after its commit the figures of one change came."""
    others.begin()
    await tab.edit()
    wait = await tab.figures_follow()
    share = others.share()
    await asyncio.sleep(PAUSE)
    return Moment(share, [wait], [])


async def typing(tab: Tab, edits: int) -> list[float]:
    seconds = []
    for _ in range(edits):
        seconds.append(await tab.edit())
        await asyncio.sleep(TYPING)
    return seconds


async def typing_on_both(measured: Tab, plain: Tab, edits: int, others: Others) -> Moment:
    """A few edits on one server, then as many on the other."""
    took: dict[Tab, list[float]] = {}
    share = 0.0
    for tab in (measured, plain) if plain.count % 2 else (plain, measured):
        others.begin()
        took[tab] = await typing(tab, edits)
        share = max(share, others.share())
        await quiet(tab)
    plain.count += 1
    return Moment(share, took[measured], took[plain])


async def quiet(tab: Tab) -> None:
    """Until the server has nothing left to do."""
    await tab.figures_follow()
    await asyncio.sleep(0.1)


async def measure_live(singles: int, blocks: int, block: int, patience: float) -> tuple[list[Moment], list[Moment]]:
    """Single changes, and edits with figures and without."""
    others = Others()
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        origins = [
            stack.enter_context(server(folder, figures=on)) for folder, on in zip(folders, (True, False), strict=True)
        ]
        measured, plain = [await open_tab(origin) for origin in origins]
        for tab in (measured, plain):
            await typing(tab, 20)
            await quiet(tab)
        waits = await quietest(singles, patience, lambda: single_change(measured, others))
        edits = await quietest(blocks, patience, lambda: typing_on_both(measured, plain, block, others))
        for tab in (measured, plain):
            await tab.socket.close()
    return waits, edits


def percentile(seconds: Sequence[float], share: float) -> float:
    """Milliseconds."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def calculator() -> list[tuple[str, float, float]]:
    """Name, milliseconds of processor time, target: the figures alone, as in bench_figures.py."""
    small, large = (takes(Process(steps, steps // 10).board()) for steps in (1_000, 4_000))
    return [
        ("200 steps, 20 loops", takes(Process(200, 20).board()), 10),
        ("2,000 steps, 200 loops", takes(Process(2_000, 200).board()), 150),
        ("4,000 steps (target: 5.5 × 1,000 steps)", large, 5.5 * small),
        ("what if on 2,000 steps, figures included", what_if_takes(), 100),
    ]


def what_if_takes() -> float:
    from leanwall.core.metrics import measure
    from leanwall.core.what_if import what_if
    from tests.bench.bench_figures import fastest

    board = Process(NOTES, LOOPS).board()
    tried = {"s5": {"wait_time": "1 d"}, "s30": None, "board": {"demand": {"quantity": 80}}}
    return fastest(lambda: measure(what_if(board, tried), "current"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--singles", type=int, default=60)
    parser.add_argument("--blocks", type=int, default=75)
    parser.add_argument("--block", type=int, default=20, help="edits in a block")
    parser.add_argument("--patience", type=float, default=150, help="seconds that quiet moments are waited for")
    given = parser.parse_args()
    load = os.getloadavg()[0]
    alone = calculator()
    waits, edits = asyncio.run(measure_live(given.singles, given.blocks, given.block, given.patience))
    text, is_met = told(alone, waits, edits, load)
    sys.stdout.write(text)
    write_part("figures", text)
    return 0 if is_met else 1


def told(
    alone: Sequence[tuple[str, float, float]], singles: list[Moment], edits: list[Moment], load: float
) -> tuple[str, bool]:
    """The part of the report, and whether every target was met."""
    waits = [seconds for moment in singles for seconds in moment.with_figures]
    on = [seconds for moment in edits for seconds in moment.with_figures]
    off = [seconds for moment in edits for seconds in moment.without]
    busiest = max(moment.others for moment in (*singles, *edits))
    ratio = percentile(on, 0.99) / percentile(off, 0.99)
    rows = [(name, f"{took:.1f} ms", f"{target:.0f} ms", took <= target) for name, took, target in alone]
    late = percentile(waits, 0.95)
    rows += [
        ("figures after the commit, p50", f"{percentile(waits, 0.5):.0f} ms", "", True),
        ("figures after the commit, p95", f"{late:.0f} ms", f"{FIGURES_MS} ms", late <= FIGURES_MS),
    ]
    for name, seconds in (("with", on), ("without", off)):
        shown = f"{percentile(seconds, 0.5):.1f} / {percentile(seconds, 0.99):.1f} ms"
        rows.append((f"an edit until its commit is heard, {name} figures, p50 / p99", shown, "", True))
    rows.append(("edit p99 with figures ÷ without", f"{ratio:.2f}", f"{EDITS_RATIO}", ratio <= EDITS_RATIO))
    lines = [f"| {name} | {value} | {target} | {'' if met else 'missed'} |" for name, value, target, met in rows]
    head = f"""## Figures

`python -m tests.bench.bench_live_figures` on {machine()}; load average at the start {load:.1f}.
The calculator alone in processor time, best of 15. Live: a board of {NOTES:,} notes and {LOOPS} loops, two servers side
by side, one measures nothing; {len(waits)} single changes, then {len(on):,} edits on each in turns of
{len(edits[0].without)}, up to {1 / TYPING:.0f} a second. Other programs took at most {busiest:.0%} of the processors
in the moments that are judged (the quietest ones).

| what | measured | target | |
|---|---|---|---|
"""
    return head + "\n".join(lines) + "\n", all(row[3] for row in rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        sys.exit(serve_without_figures(sys.argv[2:]))
    sys.exit(main())
