"""A process cut off from the database, from Redis, or from both, in a network whose lines are cut: others go on and
nothing is lost; where only Redis is gone its own people go on, too."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.support.offices import Door, Writer, check_nothing_lost, folder_of, work_while
from tests.support.people import sign_in
from tests.support.servers import Postgres, Redis, free_port, need_servers
from tests.support.wall import TOKEN, Server

pytestmark = pytest.mark.long
HELD = 10  # seconds for which who is cut off in the middle of a commit may hold a board's row (docs/hosting.md)
# The lines into the process's network.
NETS = {"people": "10.201.77", "database": "10.202.77", "redis": "10.203.77"}
BOARD = {"format": "leanwall.board", "version": 1, "title": "Cut"}


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


class Island:
    """A network of its own, with three lines to ours."""

    name = "leanwall-island"

    def __init__(self) -> None:
        self.remove()
        ip("netns", "add", self.name)
        for end, net in NETS.items():
            ip("link", "add", f"lw-{end}", "type", "veth", "peer", "name", f"in-{end}", "netns", self.name)
            ip("address", "add", f"{net}.1/24", "dev", f"lw-{end}")
            ip("link", "set", f"lw-{end}", "up")
            ip("-n", self.name, "address", "add", f"{net}.2/24", "dev", f"in-{end}")
            ip("-n", self.name, "link", "set", f"in-{end}", "up")
        ip("-n", self.name, "link", "set", "lo", "up")

    def cut(self, end: str) -> None:
        """What is sent arrives nowhere, and nobody says so."""
        ip("link", "set", f"lw-{end}", "down")

    def mend(self, end: str) -> None:
        ip("link", "set", f"lw-{end}", "up")

    def remove(self) -> None:
        for words in (("netns", "del", self.name), *(("link", "del", f"lw-{end}") for end in NETS)):
            subprocess.run(["ip", *words], check=False, capture_output=True)


class IslandServer(Server):
    """A process on the island."""

    before = ("ip", "netns", "exec", Island.name)


@pytest.fixture
def island() -> Iterator[Island]:
    if os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("cutting a network takes root and Linux's network namespaces")
    need_servers()
    try:
        made = Island()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network of its own can be made here ({error.stderr.decode().strip()})")
    yield made
    made.remove()


@pytest.mark.parametrize("seconds", [4, 30])
@pytest.mark.parametrize("lines", [("database",), ("redis",), ("database", "redis")], ids="+".join)
def test_a_process_cut_off_from_its_stores_loses_nothing_and_holds_nobody_up(
    island: Island, tmp_path: Path, lines: tuple[str, ...], seconds: int
) -> None:
    with ExitStack() as stack:
        cluster = Postgres(listen_addresses="*")
        stack.callback(cluster.remove)
        redis = Redis("--bind", "0.0.0.0", "--protected-mode", "no")  # noqa: S104 -- to the island, too
        stack.callback(redis.stop)
        url, port = cluster.fresh(), free_port()
        token = {"LEANWALL_TOKEN": TOKEN}
        here = Server(
            folder_of(tmp_path, 0), LEANWALL_DATABASE_URL=url, LEANWALL_REDIS_URL=redis.url, **token
        )  # fmt: skip
        stack.push(here.__exit__)
        there = IslandServer(
            folder_of(tmp_path, 1), "--host", f"{NETS['people']}.2", "--port", str(port),
            LEANWALL_DATABASE_URL=url.replace("127.0.0.1", f"{NETS['database']}.1"),
            LEANWALL_REDIS_URL=redis.url.replace("127.0.0.1", f"{NETS['redis']}.1"), **token,
        )  # fmt: skip
        stack.push(there.__exit__)
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        board = httpx.post(f"{here.origin}/api/boards", json=BOARD, headers=bearer, timeout=60).json()["id"]
        doors = [Door(here.origin), Door(there.origin)]
        writers = [
            Writer(f"w{n}", sign_in(tmp_path, f"W {n}", "edit", url)["secret"], board, [doors[n % 2]]) for n in range(6)
        ]

        async def trouble() -> None:
            await asyncio.sleep(1)
            for line in lines:
                await asyncio.to_thread(island.cut, line)
            before = acked()
            await asyncio.sleep(seconds)
            gained = [now - then for now, then in zip(acked(), before, strict=True)]
            if "database" not in lines:
                assert all(gained), "without Redis a process stood still"
            elif seconds > HELD:
                assert gained[0], "the process that nobody cut off stood still"
            for line in lines:
                await asyncio.to_thread(island.mend, line)
            await asyncio.sleep(1)

        def acked() -> list[int]:
            """By process."""
            return [sum(len(writer.acked) for writer in writers[number::2]) for number in range(2)]

        asyncio.run(work_while(writers, trouble(), within=90))
        assert check_nothing_lost(url, board, writers) > 50
