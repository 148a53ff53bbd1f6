"""Exports in their own processes: without a network, behind the edits, ended when nobody waits for them."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx2 as httpx
import pytest

from leanwall.core.reading import read_board
from leanwall.export.child import NICE
from leanwall.export.formats import Options
from leanwall.export.worker import Exporter
from tests.support.boards import BILLING
from tests.support.exported import being_made
from tests.support.wall import TOKEN, Server, billing

REACHES = """
import socket
from leanwall.export.child import stand_apart
stand_apart(2**31)
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=5)
    print("reached")
except OSError:
    print("nothing")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="networks of one's own are Linux's")
def test_the_process_that_draws_reaches_no_network() -> None:
    import socket

    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system gives a process no network of its own")
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = REACHES.format(port=server.getsockname()[1])
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "nothing"


def test_the_process_that_draws_stands_behind_and_one_that_nobody_waits_for_ends() -> None:
    async def story() -> None:
        exporter = Exporter()
        board = read_board(BILLING.read_bytes())
        await exporter.export(board, "checklist-pdf", Options(date="2026-11-22"), who="p", ticket="t")
        (worker,) = exporter._idle
        process = worker._process
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == min(19, NICE + os.getpriority(os.PRIO_PROCESS, 0))
        making = asyncio.create_task(
            exporter.export(board, "checklist-pdf", Options(date="2026-11-23"), who="p", ticket="t")
        )
        await being_made(exporter, "p", "t")
        making.cancel()
        await asyncio.gather(making, return_exceptions=True)
        assert await asyncio.wait_for(process.wait(), 30) != 0
        assert exporter.progress("p", "t") is None
        await exporter.close()

    asyncio.run(story())


def test_who_closes_the_line_ends_the_export_and_can_ask_how_far_it_is(tmp_path: Path) -> None:
    with Server(tmp_path, LEANWALL_TOKEN=TOKEN) as server:
        api = httpx.Client(base_url=server.origin, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60)
        board = api.post("/api/boards", json={**billing(), "title": "Long"}).json()["id"]
        lines = [threading.Thread(target=_export, args=(server.origin, board, f"t-{n}")) for n in range(4)]
        for line in lines:
            line.start()
        end = time.monotonic() + 30
        states = set()
        while time.monotonic() < end and not {"waiting", "making"} <= states:
            for n in range(4):
                answer = api.get(f"/api/exports/t-{n}")
                states |= {answer.json()["state"]} if answer.status_code == 200 else set()
        assert states == {"waiting", "making"}
        for line in lines:
            line.join()
        while any(api.get(f"/api/exports/t-{n}").status_code == 200 for n in range(4)):
            assert time.monotonic() < end + 30, "an export that nobody waits for is still made"
            time.sleep(0.05)
        assert api.get(f"/api/boards/{board}/export", params={"format": "board-json"}).status_code == 200


def _export(origin: str, board: str, ticket: str) -> None:
    """Asks for an export and hangs up after a while."""
    params = {"format": "diagram-pdf", "ticket": ticket, "state": "both", "page": str(int(ticket[-1]) + 1)}
    try:
        httpx.get(
            f"{origin}/api/boards/{board}/export",
            params=params, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=1.5,
        )  # fmt: skip
    except httpx.TimeoutException:
        return
