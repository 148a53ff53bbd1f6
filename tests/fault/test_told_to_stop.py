"""A server that is told to stop while people work: they hear why, it ends in time, nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.support.offices import Door, Writer, check_nothing_lost, work_while
from tests.support.people import sign_in
from tests.support.servers import Postgres, free_port, need_servers
from tests.support.wall import TOKEN, Server, billing, open_wall

BEARER = {"Authorization": f"Bearer {TOKEN}"}
BOARD = {"format": "leanwall.board", "version": 1, "title": "At noon"}
WRITERS, EXPORTS = 10, range(1, 5)


def export(origin: str, board: str, number: int) -> httpx.Response:
    """A file that takes a while; its ticket is the number."""
    asked = {"format": "diagram-png", "size": "slide-4k", "date": f"2026-12-0{number}", "ticket": str(number)}
    return httpx.get(f"{origin}/api/boards/{board}/export", params=asked, headers=BEARER, timeout=60)


async def until_one_waits(origin: str) -> None:
    async with httpx.AsyncClient(base_url=origin, headers=BEARER, timeout=60) as api:
        while True:
            progress = [(await api.get(f"/api/exports/{number}")).json() for number in EXPORTS]
            if any(one.get("state") == "waiting" for one in progress):
                return


def test_told_to_stop_under_load_it_says_why_ends_in_time_and_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    options, token = ("--port", str(free_port())), {"LEANWALL_TOKEN": TOKEN}
    told: list[httpx.Response | BaseException] = []
    acked: list[int] = []

    async def trouble() -> None:
        while not all(len(writer.acked) > 3 for writer in writers):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        exports = asyncio.gather(
            *(asyncio.to_thread(export, server.origin, example, number) for number in EXPORTS), return_exceptions=True
        )
        await until_one_waits(server.origin)
        assert await asyncio.to_thread(server.stop) == 0
        acked.append(sum(len(writer.acked) for writer in writers))
        told.extend(await exports)
        stack.enter_context(await asyncio.to_thread(Server, tmp_path, *options, **token))

    with ExitStack() as stack:
        server = stack.enter_context(Server(tmp_path, *options, **token))
        with httpx.Client(base_url=server.origin, headers=BEARER, timeout=60) as api:
            board, example = (api.post("/api/boards", json=content).json()["id"] for content in (BOARD, billing()))
        secrets = [sign_in(tmp_path, f"Writer {n}", "edit")["secret"] for n in range(WRITERS)]
        writers = [Writer(f"w{n}", secret, board, [Door(server.origin)]) for n, secret in enumerate(secrets)]
        asyncio.run(work_while(writers, trouble(), 90))
    assert check_nothing_lost(f"sqlite:///{tmp_path / 'leanwall.db'}", board, writers) >= acked[0] >= 4 * WRITERS
    assert {writer.goodbyes[0] for writer in writers} == {"restart"}
    refused = [each.json()["detail"] for each in told if isinstance(each, httpx.Response) and each.status_code == 503]
    assert refused
    assert all("about to stop" in words for words in refused)


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
