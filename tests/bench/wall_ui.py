"""The wall beside tldraw and Excalidraw: the same notes, the same acts, one Chromium, one run. `make bench-ui`.

The others' packages are installed into tests/bench/ui (git-ignored) for comparison only; their assets come from there.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.report import machine, write_part

HERE = Path(__file__).parent / "ui"
VITE = HERE.parents[2] / "frontend" / "node_modules" / ".bin" / "vite"
TOKEN = "a-token-for-the-bench-alone"
Figures = dict[str, dict[str, float | None]]
# what is compared -> its name, and how much of tldraw's and of Excalidraw's it may be (design: frontend)
TARGETS: dict[str, tuple[str, float, float]] = {
    "interactive": ("time to interactive, ms", 0.35, 1.0),
    "pan_full": ("pan at 100 %, ms a step", 0.7, 0.7),
    "pan_fit": ("pan at fit, ms a step", 0.4, 0.5),
    "drag": ("drag one note, ms a step", 0.4, 0.8),
    "remote_text": ("remote text, ms each", 0.5, 0.5),
    "remote_moves": ("ten remote moves a frame, ms", 0.5, 0.4),
    "heap": ("JS heap, MB", 0.4, 2.5),
    "bytes": ("JS + CSS, gzip, KB", 0.45, 0.65),
}


def main() -> None:
    """Installs and builds the others' pages, measures, writes the part of docs/benchmarks.md."""
    if not (HERE / "node_modules").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=HERE, check=True)
    subprocess.run([VITE, "build", "--config", "vite.config.mjs", "--logLevel", "error"], cwd=HERE, check=True)
    rounds = sys.argv[1] if len(sys.argv) > 1 else "3"
    told = _measured(rounds)
    write_part("wall", _part(told["result"], told["browser"], rounds))
    print(_part(told["result"], told["browser"], rounds))


def _measured(rounds: str) -> dict[str, Any]:
    port = _free_port()
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "leanwall", "serve", "--port", str(port), "--data", data, "--no-open"]
        server = subprocess.Popen(command, env={**os.environ, "LEANWALL_TOKEN": TOKEN}, stdout=subprocess.DEVNULL)
        try:
            _wait(("127.0.0.1", port))
            node = ["node", "measure.mjs", f"http://127.0.0.1:{port}", TOKEN, rounds]
            ran = subprocess.run(node, cwd=HERE, check=True, stdout=subprocess.PIPE)
        finally:
            server.terminate()
            server.wait(30)
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(address: tuple[str, int]) -> None:
    for _ in range(300):
        try:
            with socket.create_connection(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server did not start.")


def _part(figures: Figures, browser: str, rounds: str) -> str:
    ours, others = figures["ours"], (figures["tldraw"], figures["excalidraw"])
    rows = [_row(key, ours, figures.get("linked", {}), others) for key in TARGETS]
    lines = [
        "## The wall beside tldraw and Excalidraw, 2,000 notes",
        "",
        f"`make bench-ui`: {machine()}, Chromium {browser} headless without a GPU, median of {rounds} runs one "
        "after the other. Times are the page's main thread; other work on the machine makes all of them longer. "
        "“Linked” is our wall with 1,000 links besides, measured against the others without any.",
        "",
        "| | ours | linked | tldraw 5.4 | Excalidraw 0.18 | ÷ tldraw (target) | ÷ Excalidraw (target) |",
        "|---|---|---|---|---|---|---|",
        *rows,
        "",
        *_ours_alone(figures),
    ]
    return "\n".join(lines)


def _row(
    key: str,
    ours: dict[str, float | None],
    linked: dict[str, float | None],
    others: tuple[dict[str, float | None], ...],
) -> str:
    name, *targets = TARGETS[key]
    cells = [_shown(ours.get(key)), _shown(linked.get(key)), *(_shown(other.get(key)) for other in others)]
    for other, target in zip(others, targets, strict=True):
        mine, theirs = ours.get(key), other.get(key)
        if not mine or not theirs:
            cells.append("–")
            continue
        ratio = mine / theirs
        cells.append(f"{ratio:.2f} ({target:g}){'' if ratio <= target else ' **missed**'}")
    return f"| {name} | {' | '.join(cells)} |"


def _ours_alone(figures: Figures) -> list[str]:
    lines = []
    small, large = figures.get("small", {}).get("drag"), figures.get("large", {}).get("drag")
    if small and large:
        verdict = "" if large / small <= 2 else " **missed**"
        lines.append(f"- Drag at 5,000 notes ÷ drag at 500: {large / small:.2f} (2){verdict}.")
    painted, worst = figures["ours"].get("painted"), figures["ours"].get("painted_worst")
    if painted is not None and worst is not None:
        verdict = "" if painted <= 50 else " **missed**"
        lines.append(
            f"- Remote text, from its arrival to the end of the frame that shows it: median {painted:.0f} ms, "
            f"worst {worst:.0f} ms (50){verdict}."
        )
    lines += [
        f"- {name}: {_beyond(figures[key], (figures['tldraw'], figures['excalidraw']))}."
        for key, name in (("linked", "With 1,000 links"), ("both", "With links and both states"))
        if key in figures
    ]
    both = figures.get("both")
    if both:
        lines.append(
            f"- Both states with 2,000 notes and 1,000 links each: pan at fit {_shown(both.get('pan_fit'))} ms, drag "
            f"{_shown(both.get('drag'))} ms, heap {_shown(both.get('heap'))} MB; the page that compares them stands "
            f"after {_shown(both.get('compare'))} ms, a step along both maps takes {_shown(both.get('along'))} ms."
        )
    return lines


def _beyond(mine: dict[str, float | None], others: tuple[dict[str, float | None], ...]) -> str:
    """Which of the table's targets a larger wall of ours misses."""
    missed = [
        f"{name} {value / theirs:.2f} ({target:g})"
        for key, (name, *targets) in TARGETS.items()
        for other, target in zip(others, targets, strict=True)
        if (value := mine.get(key)) and (theirs := other.get(key)) and value / theirs > target
    ]
    return f"beyond the same targets **{', '.join(missed)}**" if missed else "within all targets of the table"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
