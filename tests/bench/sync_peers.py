"""Live boards against their peers on the same load in one run: `make bench-sync` writes docs/benchmarks.md.

Each server has one core, the load generator the other; a run in which the generator used more than 80 % of its core
is void. A delivery is one update (an edit or a cursor) seen by one other person, however bundled.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import sync_servers
from tests.bench.report import machine, write_part
from tests.bench.sync_servers import LOAD_CORE, SERVERS, Server, pin

MOST_GENERATOR = 0.8


def a_board(notes: int) -> dict[str, Any]:
    """A board as people make them: some lanes, steps with figures in a row, a sentence on each."""
    lanes = [{"id": f"lane-{n}", "name": f"Role {n}", "order": f"a{n}"} for n in range(5)]
    steps = [
        {
            "id": f"n-{n}", "state": "current", "kind": "step", "lane": f"lane-{n % 5}", "x": 240 * n, "y": 24,
            "text": f"Check the invoice and its price against the order, part {n}", "process_time": 600,
            "wait_time": 3600, "complete_accurate": 0.9, "value": "NNVA",
        }
        for n in range(notes)
    ]  # fmt: skip
    links = [{"id": f"k-{n}", "source": f"n-{n}", "target": f"n-{n + 1}", "kind": "flow"} for n in range(notes - 1)]
    return {
        "format": "leanwall.board", "version": 1, "title": "Benchmark", "lanes": lanes, "notes": steps, "links": links
    }  # fmt: skip


@dataclass(frozen=True)
class Load:
    name: str
    kind: str
    plan: dict[str, Any]
    notes: int
    boards: int
    people: int


def loads(seconds: int) -> list[Load]:
    """What issue and design ask for."""
    work = {"seconds": seconds, "warmup": 4}
    return [
        Load("1 × 50", "work", {**work, "boards": 1, "people": 50}, 120, 1, 50),
        Load("1 × 120", "work", {**work, "boards": 1, "people": 120}, 120, 1, 120),
        Load("50 × 5", "work", {**work, "boards": 50, "people": 5}, 20, 50, 250),
        Load("join 2,000 notes", "joining", {"boards": 1, "alone": 20, "together": 50}, 2_000, 1, 50),
        Load("1,000 idle", "idle", {"boards": 50, "sockets": 1_000}, 20, 50, 1_000),
        Load("500 reconnect", "reconnects", {"boards": 10, "sockets": 500}, 120, 10, 500),
    ]


def measure(server_class: type[Server], load: Load) -> dict[str, Any]:
    """One server under one load."""
    server = server_class(a_board(load.notes))
    try:
        details = server.plan(load.boards, load.people)
        plan = {"server": server.name, "port": server.port, "load": load.kind, **load.plan, "speaker": details}
        return _generate(server, plan)
    finally:
        server.stop()


def _generate(server: Server, plan: dict[str, Any]) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(plan, file)
        file.flush()
        generator = subprocess.Popen(
            ["node", str(Path(__file__).parent / "sync_load.mjs"), file.name],
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=pin(LOAD_CORE),
        )
        assert generator.stdout is not None
        seen: dict[str, float] = {}
        for line in generator.stdout:
            word = line.strip()
            if not word.startswith("{"):
                seen[word] = server.cpu() if word == "measure" else server.memory()
                continue
            result: dict[str, Any] = json.loads(word)
            return _figures(result, seen, server)
    raise RuntimeError(f"{server.name}: the generator ended early")


def _figures(result: dict[str, Any], seen: dict[str, float], server: Server) -> dict[str, Any]:
    result["memory"] = server.memory()
    if "measure" in seen:
        used = server.cpu() - seen["measure"]
        result["core"] = used / result["seconds"]
        result["cpu"] = used / max(1, result["edits"] + result["cursors"]) * 1e6
    if "before" in seen:
        result["a_socket"] = (seen["after"] - seen["before"]) / result["sockets"] * 1024
    result["void"] = result["generator"] > MOST_GENERATOR
    return result


Row = tuple[str, str, Callable[[dict[str, Any]], float], str, float | None]
ROWS: list[Row] = [
    ("1 × 50", "CPU µs a delivery", lambda r: r["cpu"], "{:.2f}", 0.50),
    ("1 × 50", "edit p50 ms", lambda r: r["p50"], "{:.1f}", None),
    ("1 × 50", "edit p99 ms", lambda r: r["p99"], "{:.1f}", 0.40),
    ("1 × 120", "CPU µs a delivery", lambda r: r["cpu"], "{:.2f}", 0.70),
    ("1 × 120", "edit p50 ms", lambda r: r["p50"], "{:.1f}", None),
    ("1 × 120", "edit p99 ms", lambda r: r["p99"], "{:.1f}", 0.45),
    ("50 × 5", "CPU µs a delivery", lambda r: r["cpu"], "{:.2f}", 0.75),
    ("50 × 5", "edit p50 ms", lambda r: r["p50"], "{:.1f}", None),
    ("50 × 5", "edit p99 ms", lambda r: r["p99"], "{:.1f}", 0.50),
    ("50 × 5", "memory MB", lambda r: r["memory"], "{:.0f}", 0.45),
    ("join 2,000 notes", "alone p50 ms", lambda r: r["alone"], "{:.1f}", 0.25),
    ("join 2,000 notes", "slowest of 50 at once ms", lambda r: r["slowest"], "{:.0f}", 0.15),
    ("1,000 idle", "memory a socket KB", lambda r: r["a_socket"], "{:.1f}", 1.0),
    ("500 reconnect", "p50 ms", lambda r: r["p50"], "{:.0f}", None),
    ("500 reconnect", "slowest ms", lambda r: r["slowest"], "{:.0f}", None),
]


def table(results: dict[tuple[str, str], dict[str, Any]]) -> tuple[list[str], bool]:
    """The rows of the report, and whether every target was met."""
    names = [server.name for server in SERVERS]
    head = f"| load | figure | {' | '.join(names)} | ratio to hocuspocus | target |"
    lines = [head, "|---" * (len(names) + 4) + "|"]
    all_met = True
    for load, figure, pick, form, target in ROWS:
        found = [results.get((load, name)) for name in names]
        if not any(found):
            continue
        cells = [form.format(pick(r)) + (" (void)" if r["void"] else "") if r else "–" for r in found]
        ratio = pick(found[0]) / pick(found[1]) if found[0] and found[1] else None
        met = target is None or ratio is None or ratio <= target
        all_met &= met
        said = "–" if ratio is None else f"{ratio:.2f}"
        goal = "" if target is None else f"≤ {target:.2f}" + ("" if met else " **missed**")
        lines.append(f"| {load} | {figure} | {' | '.join(cells)} | {said} | {goal} |")
    return lines, all_met


def disk() -> tuple[float, float]:
    """What this disk takes for a commit of 16 KB, in ms: in the middle, and at worst in a hundred."""
    took = []
    with tempfile.NamedTemporaryFile(prefix="bench-sync-", buffering=0) as file:
        for _ in range(200):
            file.write(bytes(16_384))
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - begun) * 1e3)
    took.sort()
    return took[100], took[197]


def report(lines: list[str], versions: dict[str, str]) -> str:
    """The part of docs/benchmarks.md."""
    middle, worst = disk()
    peers = ", ".join(f"{name} {version}" for name, version in versions.items())
    return "\n".join(
        [
            "## Live boards against their peers",
            "",
            f"`make bench-sync` on {machine()}; {peers}; load average at the end {os.getloadavg()[0]:.1f}.",
            "Everything on: checks, roles, figures, commit with `synchronous=FULL` before anyone sees an edit. Each",
            "person makes 5 edits a second and moves the cursor ten times a second; each server has one core, the load",
            "generator the other (over 80 % of it: void). A delivery is one update seen by one other person, however",
            "bundled. Peers answer before they store: Hocuspocus some seconds later, y-websocket never; only ours",
            f"waits for the disk, which took {middle:.1f} ms for a commit, {worst:.0f} ms for one in a hundred.",
            "",
            *lines,
        ]
    )


def main() -> int:
    """Runs the chosen loads on the chosen servers; writes the report when all were run."""
    choice = argparse.ArgumentParser(description=__doc__)
    choice.add_argument("--load", action="append", help="only this load (by its name)")
    choice.add_argument("--server", action="append", help="only this server (by its name)")
    choice.add_argument("--seconds", type=int, default=20)
    given = choice.parse_args()
    versions = sync_servers.install_peers()
    results = {}
    for load in loads(given.seconds):
        for server in SERVERS:
            if (given.load and load.name not in given.load) or (given.server and server.name not in given.server):
                continue
            results[load.name, server.name] = measure(server, load)
            print(load.name, server.name, json.dumps(results[load.name, server.name]), flush=True)
    lines, all_met = table(results)
    print("\n".join(lines))
    if not given.load and not given.server:
        write_part("sync", report(lines, versions))
    return 0 if all_met else 1


if __name__ == "__main__":
    raise SystemExit(main())
