"""A server that is told to stop while people work: they hear why, it ends in time, nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from leanwall.core.reading import read_board
from leanwall.errors import Unavailable
from leanwall.export import worker
from leanwall.export.formats import Options
from leanwall.export.worker import Exporter
from tests.support.boards import BILLING
from tests.support.offices import Door, Writer, check_nothing_lost, work_while
from tests.support.people import sign_in
from tests.support.servers import Postgres, free_port, need_servers
from tests.support.wall import TOKEN, Server, open_wall

BEARER = {"Authorization": f"Bearer {TOKEN}"}
BOARD = {"format": "leanwall.board", "version": 1, "title": "At noon"}
WRITERS = 6
STATES = {"making", "waiting"}


def test_told_to_stop_under_load_it_says_why_ends_in_time_and_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    options, token = ("--port", str(free_port())), {"LEANWALL_TOKEN": TOKEN}
    acked: list[int] = []

    async def trouble() -> None:
        while not all(len(writer.acked) > 3 for writer in writers):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        assert await asyncio.to_thread(server.stop) == 0
        acked.append(sum(len(writer.acked) for writer in writers))
        stack.enter_context(await asyncio.to_thread(Server, tmp_path, *options, **token))

    with ExitStack() as stack:
        server = stack.enter_context(Server(tmp_path, *options, **token))
        board = httpx.post(f"{server.origin}/api/boards", json=BOARD, headers=BEARER, timeout=60).json()["id"]
        secrets = [sign_in(tmp_path, f"Writer {n}", "edit")["secret"] for n in range(WRITERS)]
        writers = [Writer(f"w{n}", secret, board, [Door(server.origin)]) for n, secret in enumerate(secrets)]
        asyncio.run(work_while(writers, trouble(), 90))
    assert check_nothing_lost(f"sqlite:///{tmp_path / 'leanwall.db'}", board, writers) >= acked[0] >= 4 * WRITERS
    assert {writer.goodbyes[0] for writer in writers} == {"restart"}


def test_who_waits_for_an_export_is_told_why_it_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> list[Any]:
        exporter, board = Exporter(), read_board(BILLING.read_bytes())
        exports = [
            asyncio.create_task(exporter.export(board, "diagram-png", Options(page=1), who="p", ticket=ticket))
            for ticket in ("first", "second")
        ]
        while {at["state"] if (at := exporter.progress("p", t)) else "" for t in ("first", "second")} != STATES:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        exporter.turn_away()
        late = exporter.export(board, "diagram-svg", Options(), who="p", ticket="late")
        told = await asyncio.gather(*exports, late, return_exceptions=True)
        await exporter.close()
        return told

    monkeypatch.setattr(worker, "TO_FINISH", 0.0)
    told = asyncio.run(story())
    assert [type(refusal) for refusal in told] == [Unavailable] * 3
    assert all("about to stop" in str(refusal) for refusal in told)


def test_a_server_that_is_about_to_stop_says_that_it_is_not_ready(tmp_path: Path) -> None:
    with open_wall(tmp_path / "wall") as wall:
        assert wall.client.get("/readyz").status_code == 200
        assert wall.client.portal is not None
        wall.client.portal.call(wall.app.stop)
        assert wall.client.get("/readyz").status_code == 503
        assert wall.client.get("/healthz").status_code == 200


@pytest.mark.long
def test_a_database_that_never_answers_does_not_keep_a_server_that_is_told_to_stop(tmp_path: Path) -> None:
    need_servers()
    with ExitStack() as stack:
        cluster = Postgres()
        stack.callback(cluster.remove)
        server = stack.enter_context(Server(tmp_path, LEANWALL_TOKEN=TOKEN, LEANWALL_DATABASE_URL=cluster.fresh()))
        other = stack.enter_context(ThreadPoolExecutor(1))
        board = httpx.post(f"{server.origin}/api/boards", json=BOARD, headers=BEARER, timeout=60).json()["id"]
        cluster.freeze()
        other.submit(httpx.patch, f"{server.origin}/api/boards/{board}", json={"title": "?"}, headers=BEARER)
        assert httpx.get(f"{server.origin}/readyz", timeout=20).status_code == 503
        assert server.stop() == 0
        assert "hangs" in server.wait_for("hangs")
