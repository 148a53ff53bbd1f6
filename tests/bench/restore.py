"""How long a backup and its restore take: `make bench-restore` fills a database of 1 GB, backs it up, puts it back.

Every board is read again and compared by `leanwall restore` before anything is put in place; that is in the time.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.people import HOME, People
from tests.bench.report import machine, write_part
from tests.bench.sync_peers import a_board
from tests.support.servers import Postgres

ROOT = Path(__file__).parent.parent.parent
NOTES = 2_000
WORDS = (
    "invoice",
    "order",
    "price",
    "clerk",
    "approval",
    "letter",
    "scan",
    "archive",
    "account",
    "cost centre",
    "sign",
)
MINUTES = 5.0


def filled(url: str, megabytes: float) -> tuple[int, float]:
    """Boards of 2,000 notes with sentences of their own, until the database is so large: how many, and MB."""
    database, rng = open_database(url), random.Random(1)
    People(database.engine).ensure_owner()
    boards, count = Boards(database), 0
    content = a_board(NOTES)
    while (size := _size(url)) < megabytes:
        for note in content["notes"]:
            note["text"] = " ".join(rng.choices(WORDS, k=12))
            note["decision_reason"] = " ".join(rng.choices(WORDS, k=20))
        boards.create(HOME, content)
        count += 1
    database.close()
    return count, size


def _size(url: str) -> float:
    folder = Path(url.removeprefix("sqlite:///")).parent
    return sum(path.stat().st_size for path in folder.glob("leanwall.db*")) / 2**20


def said(*words: str, **environment: str) -> float:
    """Runs a command of Leanwall; how many seconds it took."""
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "leanwall", *words], check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "server"), **environment},
    )  # fmt: skip
    return time.monotonic() - begun


def measured(folder: Path, megabytes: float) -> dict[str, Any]:
    data = folder / "data"
    data.mkdir()
    boards, size = filled(f"sqlite:///{data / 'leanwall.db'}", megabytes)
    backup = folder / "backup.zip"
    found: dict[str, Any] = {"boards": boards, "MB": size}
    found["backup"] = said("backup", "--out", str(backup), "--data", str(data))
    found["backup MB"] = backup.stat().st_size / 2**20
    found["restore"] = said("restore", str(backup), "--data", str(folder / "back"))
    postgres = Postgres(fsync="on")
    try:
        elsewhere = {"LEANWALL_DATABASE_URL": postgres.empty()}
        found["moved"] = said("restore", str(backup), "--data", str(folder / "none"), **elsewhere)
        dump = folder / "dump.zip"
        found["dump"] = said("backup", "--out", str(dump), "--data", str(folder / "none"), **elsewhere)
        again = {"LEANWALL_DATABASE_URL": postgres.empty()}
        found["restore of PostgreSQL"] = said("restore", str(dump), "--data", str(folder / "none"), **again)
    finally:
        postgres.remove()
    return found


def report(found: dict[str, Any]) -> str:
    rows = (
        ("`leanwall backup` of SQLite", found["backup"], ""),
        ("`leanwall restore` into SQLite", found["restore"], f"≤ {MINUTES:g} min"),
        ("the same backup into PostgreSQL: a move, made once", found["moved"], ""),
        ("`leanwall backup` of PostgreSQL", found["dump"], ""),
        ("`leanwall restore` into PostgreSQL", found["restore of PostgreSQL"], f"≤ {MINUTES:g} min"),
    )
    return "\n".join(
        [
            "## Backup and restore",
            "",
            f"`make bench-restore` on {machine()}; load average at the end {os.getloadavg()[0]:.1f}:",
            f"{found['boards']} boards of {NOTES:,} notes, {found['MB']:,.0f} MB in SQLite, {found['backup MB']:,.0f}",
            "MB packed. Every board is read again and compared before it is in place.",
            "",
            "| what | seconds | target |",
            "|---|---|---|",
            *(f"| {what} | {seconds:.0f} | {target} |" for what, seconds, target in rows),
        ]
    )


def main() -> int:
    choice = argparse.ArgumentParser(description=__doc__)
    choice.add_argument("--megabytes", type=float, default=1_024)
    given = choice.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-restore-") as folder:
        found = measured(Path(folder), given.megabytes)
    text = report(found)
    print(text)
    if given.megabytes >= 1_024:
        write_part("restore", text)
    slowest = max(found[name] for name in ("restore", "restore of PostgreSQL"))
    return 0 if slowest <= MINUTES * 60 else 1


if __name__ == "__main__":
    raise SystemExit(main())
