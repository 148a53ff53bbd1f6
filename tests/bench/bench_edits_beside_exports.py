"""How long an edit takes while 20 exports are on their way: part of `make bench`.

Four boards of five people who each change a note twice a second and move the pointer, on one server. In turns with and
without exports: ten people have two exports each on their way all the time, of the billing example, every kind in turn,
each with another day on it, so that none is a file that was kept. Target: p99 of an edit within + 20 %.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import statistics
import subprocess
import tempfile
import threading
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.load_servers import Walls
from tests.bench.report import machine, write_part
from tests.bench.sync_peers import a_board

ROOT = Path(__file__).parent.parent.parent
EDITORS, BOARDS, RATE = 20, 4, 2.0
EXPORTERS, EACH = 10, 2
ROUNDS, SECONDS = 5, 12
TARGET = 1.2
FORMATS = (
    "checklist-pdf", "diagram-png", "summary-pptx", "diagram-pdf", "manual-docx", "summary-pdf", "manual-pdf",
    "workbook-xlsx",
)  # fmt: skip


class Exports:
    """Twenty exports on their way until it is stopped; how many were made."""

    def __init__(self, walls: Walls, board: str, people: list[str]) -> None:
        self._over = threading.Event()
        self._days = itertools.count()
        self.made: Counter[int] = Counter()
        self._threads = [
            threading.Thread(target=self._ask, args=(walls, board, person, n * EACH + i))
            for n, person in enumerate(people)
            for i in range(EACH)
        ]

    def __enter__(self) -> Exports:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, walls: Walls, board: str, person: str, first: int) -> None:
        server = walls.servers()[0]
        headers = {"Cookie": f"{server['cookie']}={person}", "Origin": server["origin"]}
        # As little of a client as can be: people's browsers don't take from the wall's two processors.
        with closing(http.client.HTTPConnection("127.0.0.1", server["port"], timeout=120)) as line:
            for number in itertools.count(first):
                if self._over.is_set():
                    return
                day = (date(2027, 1, 1) + timedelta(days=next(self._days))).isoformat()
                asked = urlencode({"format": FORMATS[number % len(FORMATS)], "date": day})
                line.request("GET", f"/api/boards/{board}/export?{asked}", headers=headers)
                answer = line.getresponse()
                answer.read()
                self.made[answer.status] += 1


def edits(walls: Walls, people: list[str], seconds: int) -> dict[str, Any]:
    """What load.mjs measures while the people edit boards of their own."""
    boards = walls.make(a_board(60), BOARDS)
    peers = [
        {"board": n % BOARDS, "server": 0, "cookie": n, "seat": n // BOARDS, "edits": True} for n in range(EDITORS)
    ]
    plan = {"servers": walls.servers(), "boards": boards, "people": people, "peers": peers, "rate": RATE}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({**plan, "seconds": seconds, "warmup": 3}, file)
        file.flush()
        command = ["node", str(Path(__file__).parent / "load.mjs"), file.name]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    assert not found["broken"], found
    return found


def measure(seconds: int, rounds: int) -> dict[str, Any]:
    """Medians of the rounds, in ms, and how many exports were made in a second."""
    walls = Walls("sqlite", settings={"LEANWALL_CHANGES_PER_SECOND": "100"})
    try:
        people = walls.sign_in(EDITORS + EXPORTERS)
        billing = walls.make(json.loads((ROOT / "boards/examples/customer-billing.json").read_text("utf-8")), 1)[0]
        told: dict[str, list[dict[str, float]]] = {"alone": [], "beside": []}
        edits(walls, people, 3)
        made: Counter[int] = Counter()
        for _ in range(rounds):
            told["alone"].append(edits(walls, people, seconds)["within"])
            with Exports(walls, billing, people[EDITORS:]) as exports:
                told["beside"].append(edits(walls, people, seconds)["within"])
            made += exports.made
    finally:
        walls.stop()
    figures = {
        f"{kind} {rank}": statistics.median(one[rank] for one in ones)
        for kind, ones in told.items()
        for rank in ("p50", "p95", "p99")
    }
    return {**figures, "made": made[200], "other answers": made.total() - made[200], "each": told}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    begun = os.getloadavg()[0]
    found = measure(given.seconds, given.rounds)
    print(json.dumps(found))
    write_part("edits beside exports", _text(found, given.rounds, given.seconds, begun))


def _text(found: dict[str, Any], rounds: int, seconds: int, begun: float) -> str:
    ratio = found["beside p99"] / found["alone p99"]
    lines = [
        "## Edits while exports run",
        "",
        f"`python -m tests.bench.bench_edits_beside_exports` on {machine()}; load average at the start {begun:.1f}.",
        f"{EDITORS} people on {BOARDS} boards, {RATE:g} edits a second each; {rounds} rounds of {seconds} s without",
        f"and with {EXPORTERS * EACH} exports on their way, each with other content than any before. Medians of the",
        f"rounds, in ms from sending an edit until the others hear it. {found['made']} exports were made,",
        f"{found['other answers']} were answered otherwise.",
        "",
        "| an edit | alone | beside 20 exports | ratio | target |",
        "|---|---|---|---|---|",
    ]
    for rank in ("p50", "p95", "p99"):
        alone, beside = found[f"alone {rank}"], found[f"beside {rank}"]
        goal = f"≤ {TARGET}{'' if ratio <= TARGET else ' **missed**'}" if rank == "p99" else ""
        lines.append(f"| {rank} | {alone:.1f} | {beside:.1f} | {beside / alone:.2f} | {goal} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
