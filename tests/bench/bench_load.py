"""How much a wall takes: `make bench-load` raises the load until it breaks and writes docs/benchmarks.md.

In the manner of Etherpad's load test: editors who change a note once a second and move the pointer four times a second,
viewers who read along; on one board, and on boards of five editors each. A step breaks when the 95th of a hundred edits
takes over a second to reach the others, or a socket is lost; a step in which the generator was too slow itself is void.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.load_servers import Walls
from tests.bench.ready import Ready
from tests.bench.report import machine, write_part
from tests.bench.sync_peers import a_board

ONE_BOARD = ((10, 20), (50, 100), (100, 200), (200, 400), (300, 600))
TARGET, REPEATED = (50, 100), 3  # the step with a target is its middle run: one pause of the disk is no rule
MANY_BOARDS = (10, 40, 80, 160)
A_BOARD = 5  # editors
SETUPS = {"SQLite, 1 process": ("sqlite", 1), "PostgreSQL, 1": ("postgres", 1), "PostgreSQL, 2": ("postgres", 2)}
SLOW = 1_000.0  # ms
READY = 50.0  # ms, at 50 editors and 100 viewers
RATE = 1.0  # edits a second of each editor


CAPACITY = Path(__file__).parent.parent.parent / "docs" / "capacity.md"
BUSY, CORES, FILLED = 50, 16, 0.5  # one board in so many has people at work; a host, and how full it may be
CAPACITY_HEAD = f"""# How many hosts for how many boards

Computed from what was measured on one machine ([benchmarks.md](benchmarks.md) has the curves), not tried at that
size. Taken: one board in {BUSY} has five people at work at the same time, each changing a note once a second and
pointing four times a second (a busy workshop; most are calmer); a host has {CORES} cores of the kind measured and is
filled to {FILLED:.0%}; PostgreSQL has hosts of its own. Beyond one PostgreSQL host the boards have to be divided by
workspace, which Leanwall does not do by itself: several installations, each with its own clients. For other numbers:
cores = boards ÷ {BUSY} × the cost of a busy board.
"""


@dataclass
class Step:
    """What one step gave; latencies in ms, processor in cores."""

    setup: str
    load: str
    editors: int
    people: int
    within: dict[str, Any] = field(default_factory=dict)
    across: dict[str, Any] = field(default_factory=dict)
    edits: float = 0
    core: float = 0
    database: float = 0
    memory: float = 0
    ready: float | None = None
    broken: int = 0
    void: bool = False

    @property
    def p95(self) -> float:
        return max(self.within.get("p95") or 0.0, self.across.get("p95") or 0.0)

    @property
    def is_over(self) -> bool:
        return self.void or self.broken > 0 or self.p95 > SLOW

    @property
    def is_target(self) -> bool:
        return self.load == "one board" and (self.editors, self.people - self.editors) == TARGET


def sweep(setup: str, seconds: int, kinds: list[str]) -> list[Step]:
    """Both kinds of load on one setup, until each breaks."""
    kind, processes = SETUPS[setup]
    walls = Walls(kind, processes)
    steps = []
    try:
        people = walls.sign_in(max(sum(most) for most in ONE_BOARD))
        if "one" in kinds:
            for editors, viewers in ONE_BOARD:
                times = REPEATED if (editors, viewers) == TARGET else 1
                runs = [run(walls, setup, people, one_board(walls, editors, viewers), seconds) for _ in range(times)]
                steps.append(sorted(runs, key=lambda step: step.p95)[times // 2])
                if steps[-1].is_over:
                    break
        if "many" in kinds:
            for boards in MANY_BOARDS:
                steps.append(run(walls, setup, people, many_boards(walls, boards), seconds))
                if steps[-1].is_over:
                    break
    finally:
        walls.stop()
    return steps


@dataclass
class Load:
    name: str
    notes: int
    boards: int
    peers: list[dict[str, Any]]


def one_board(walls: Walls, editors: int, viewers: int) -> Load:
    """All on one board, spread over the processes one by one."""
    peers = [
        {"board": 0, "server": n % walls.processes, "cookie": n, "seat": n % 120, "edits": n < editors}
        for n in range(editors + viewers)
    ]
    return Load("one board", 120, 1, peers)


def many_boards(walls: Walls, boards: int) -> Load:
    """Each board's people on one process, as the proxy of compose.yaml sends them."""
    peers = [
        {
            "board": n // A_BOARD,
            "server": n // A_BOARD % walls.processes,
            "cookie": n,
            "seat": n % A_BOARD,
            "edits": True,
        }
        for n in range(boards * A_BOARD)
    ]
    return Load("boards of five", 20, boards, [peer | {"edits": True} for peer in peers])


def run(walls: Walls, setup: str, people: list[str], load: Load, seconds: int) -> Step:
    """One step on fresh boards."""
    boards = walls.make(a_board(load.notes), load.boards)
    plan = {
        "servers": walls.servers(), "boards": boards, "people": people, "peers": load.peers, "rate": RATE,
        "seconds": seconds, "warmup": 3,
    }  # fmt: skip
    editors = sum(peer["edits"] for peer in load.peers)
    step = Step(setup, load.name, editors, len(load.peers))
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(plan, file)
        file.flush()
        _generate(walls, step, file.name)
    print(json.dumps(asdict(step)), flush=True)
    return step


def _generate(walls: Walls, step: Step, plan: str) -> None:
    command = ["node", str(Path(__file__).parent / "load.mjs"), plan]
    generator = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert generator.stdout is not None
    before, ready = (0.0, 0.0), Ready(walls.ports)
    for line in generator.stdout:
        if line.startswith("measure"):
            before = (walls.cpu(), walls.database_cpu())
            ready.start()
            continue
        ready.stop()
        step.ready = ready.p99
        found = json.loads(line)
        step.within, step.across, step.broken = found["within"], found["across"], found["broken"] + ready.refused
        step.core = (walls.cpu() - before[0]) / found["seconds"]
        step.database = (walls.database_cpu() - before[1]) / found["seconds"]
        step.memory, step.edits = walls.memory(), found["edits"] / (found["seconds"] + 3)
        step.void = found["generator"] > 0.9
    generator.wait()
    ready.stop()
    if not step.within:
        step.broken += 1


def table(steps: list[Step]) -> list[str]:
    lines = [
        "| setup | load | editors + viewers | p50 ms | p95 ms | p99 ms | to the other process p99 ms | cores | "
        "database cores | MB | /readyz p99 ms | |",
        "|---" * 12 + "|",
    ]
    for step in steps:
        verdict = "void" if step.void else "broke" if step.is_over else ""
        seen = [_ms(step.within.get(name)) for name in ("p50", "p95", "p99")]
        cells = [step.setup, step.load, f"{step.editors} + {step.people - step.editors}", *seen]
        cells += [
            _ms(step.across.get("p99")),
            f"{step.core:.2f}",
            f"{step.database:.2f}",
            f"{step.memory:.0f}",
            _ms(step.ready),
            verdict,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def targets(steps: list[Step]) -> list[tuple[str, str, bool]]:
    """What issue and design ask for, what was found, whether it is met."""
    found = []
    at_fifty = [s for s in steps if s.is_target and "SQLite" in s.setup]
    if at_fifty:
        p95 = at_fifty[0].p95
        found.append(("50 editors + 100 viewers on one board, p95 ≤ 100 ms", f"{p95:.0f} ms", p95 <= 100))
    both = {
        (s.setup, s.people): s
        for s in steps
        if s.load == "boards of five" and "PostgreSQL" in s.setup and not s.is_over
    }
    shared = [people for (setup, people) in both if setup.endswith("1") and ("PostgreSQL, 2", people) in both]
    if shared:
        one, two = both["PostgreSQL, 1", max(shared)], both["PostgreSQL, 2", max(shared)]
        ratio = two.core / one.core
        words = f"two processes' processor time to one's at {max(shared)} people on boards of five, ≤ 1.3"
        found.append((words, f"{ratio:.2f}", ratio <= 1.3))
    asked = [s.ready for s in steps if s.is_target and s.ready is not None]
    if asked:
        words = f"/readyz at 50 editors + 100 viewers, p99 ≤ {READY:.0f} ms, on the slowest setup"
        found.append((words, f"{max(asked):.0f} ms", max(asked) <= READY))
    crossing = [s for s in steps if s.across.get("count") and not s.is_over]
    if crossing:
        ratio = max(s.across["p99"] / s.within["p99"] for s in crossing)
        found.append(("p99 to people on the other process to that within one, ≤ 3", f"{ratio:.2f}", ratio <= 3))
    return found


def curves(steps: list[Step]) -> list[str]:
    """p95 over the number of people, as a drawing that GitHub shows."""
    lines = []
    for load in ("one board", "boards of five"):
        shown = [s for s in steps if s.load == load and not s.void and s.within]
        if not shown:
            continue
        people = sorted({s.people for s in shown})
        top = max(50, min(2000, max(s.p95 for s in shown)))
        lines += ["```mermaid", "xychart-beta", f'  title "{load}: p95 in ms over people"']
        lines += [f"  x-axis [{', '.join(map(str, people))}]", f'  y-axis "ms" 0 --> {top:.0f}']
        for setup in dict.fromkeys(s.setup for s in shown):
            points = [f"{s.p95:.0f}" for s in shown if s.setup == setup]
            lines.append(f"  line [{', '.join(points)}]")
        lines += ["```", f"Lines, in this order: {'; '.join(dict.fromkeys(s.setup for s in shown))}.", ""]
    return lines


def capacity(steps: list[Step]) -> str:
    """docs/capacity.md: hosts for so many boards, from what a busy board of five cost on two processes with PostgreSQL
    and Redis."""
    measured = [s for s in steps if s.setup == "PostgreSQL, 2" and s.load == "boards of five" and not s.is_over]
    if not measured:
        return ""
    step = max(measured, key=lambda step: step.people)
    boards = step.people / A_BOARD
    app, database, memory = step.core / boards, step.database / boards, step.memory / step.people
    lines = [
        "## Measured",
        "",
        f"`make bench-load` on {machine()}: {step.people} people on {boards:.0f} boards, two processes, PostgreSQL and",
        f"Redis beside them. A busy board of five costs **{app * 1000:.2f} thousandths of a core** in Leanwall and",
        f"**{database * 1000:.2f}** in PostgreSQL; a person costs **{memory:.2f} MB** of memory, that of the empty",
        "processes shared out among them.",
        "",
        "## Computed",
        "",
        "| boards | busy at once | people | cores for Leanwall | hosts | GB | cores for PostgreSQL | hosts |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for number in (1_000, 100_000, 1_000_000):
        busy = number / BUSY
        hosts = [max(1, math.ceil(busy * cost / (CORES * FILLED))) for cost in (app, database)]
        people = busy * A_BOARD
        cells = [f"{number:,}", f"{busy:,.0f}", f"{people:,.0f}", f"{busy * app:.1f}", hosts[0]]
        cells += [f"{people * memory / 1024:.0f}", f"{busy * database:.1f}", hosts[1]]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def report(steps: list[Step], met: list[tuple[str, str, bool]], seconds: int) -> str:
    return "\n".join(
        [
            "## How much a wall takes",
            "",
            f"`make bench-load` on {machine()}; load average at the end {os.getloadavg()[0]:.1f}; {seconds} s a step.",
            "Servers, database and load generator share the machine's cores. Each editor changes a note once a second",
            "and moves the pointer four times a second; times are from sending an edit to another person's socket",
            "holding it. Meanwhile every process is asked for /readyz 20 times a second, each time anew.",
            "On one board people are spread over the processes one by one; boards of five stay on one process each.",
            "",
            *table(steps),
            "",
            *curves(steps),
            "How many hosts that makes for how many boards: [capacity.md](capacity.md).",
            "",
            "| target | found | |",
            "|---|---|---|",
            *(f"| {words} | {value} | {'met' if is_met else '**missed**'} |" for words, value, is_met in met),
        ]
    )


def main() -> int:
    choice = argparse.ArgumentParser(description=__doc__)
    choice.add_argument("--setup", action="append", choices=SETUPS, help="only this one")
    choice.add_argument("--load", action="append", choices=("one", "many"), help="only this one")
    choice.add_argument("--seconds", type=int, default=10)
    given = choice.parse_args()
    steps = [
        step for setup in given.setup or SETUPS for step in sweep(setup, given.seconds, given.load or ["one", "many"])
    ]
    met = targets(steps)
    print("\n".join([*table(steps), *map(str, met)]))
    if not given.setup and not given.load:
        write_part("load", report(steps, met, given.seconds))
        write_part("capacity", capacity(steps), CAPACITY, CAPACITY_HEAD)
    return 0 if all(is_met for _, _, is_met in met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
