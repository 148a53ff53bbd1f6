"""The house of compose.yaml on this computer: Caddy as deploy/Caddyfile says, two processes, PostgreSQL, Redis. People
know the proxy's address only."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.fault.test_processes_in_trouble import Office
from tests.support.boards import ROOT
from tests.support.offices import Door, Writer, check_nothing_lost, work_while
from tests.support.people import sign_in
from tests.support.servers import Postgres, Redis, ends_with_us, free_port, need_servers, wait_until

pytestmark = pytest.mark.long
OLDEST = (2, 7)  # stream_close_delay


@pytest.fixture
def caddy() -> str:
    """The program. Debian's own may be too old for deploy/Caddyfile."""
    need_servers()
    found = shutil.which("caddy")
    said = subprocess.run([found, "version"], capture_output=True, text=True, check=True).stdout if found else ""
    version = re.match(r"v?(\d+)\.(\d+)", said)
    if found is None or version is None or (int(version[1]), int(version[2])) < OLDEST:
        pytest.skip("there is no Caddy 2.7 or newer on the PATH (https://caddyserver.com)")
    return found


@contextlib.contextmanager
def proxied(caddy: str, folder: Path, port: int, ports: list[int]) -> Iterator[None]:
    """deploy/Caddyfile without its certificate, on ports of this computer."""
    text = (ROOT / "deploy" / "Caddyfile").read_text("utf-8")
    for name, here in (("app1:8765", ports[0]), ("app2:8765", ports[1])):
        assert name in text
        text = text.replace(name, f"127.0.0.1:{here}")
    file = folder / "Caddyfile"
    file.write_text(
        "{\n\tadmin off\n}\n" + text.replace("{$LEANWALL_DOMAIN} {", f"http://127.0.0.1:{port} {{", 1), "utf-8"
    )
    environment = {
        **os.environ,
        "LEANWALL_DOMAIN": f"127.0.0.1:{port}",
        "XDG_DATA_HOME": str(folder),
        "HOME": str(folder),
    }
    command = [caddy, "run", "--config", str(file), "--adapter", "caddyfile"]
    with (folder / "caddy.log").open("ab") as log:
        running = subprocess.Popen(
            command, stdout=log, stderr=log, env=environment, preexec_fn=ends_with_us(signal.SIGKILL)
        )
    try:
        ready = lambda: httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).raise_for_status()  # noqa: E731
        wait_until(ready, httpx.HTTPError)
        yield
    finally:
        running.terminate()
        running.wait(timeout=30)


def test_both_processes_are_updated_one_after_the_other_and_one_dies_and_nobody_loses_a_word(
    caddy: str, tmp_path: Path
) -> None:
    port = free_port()
    with ExitStack() as stack:
        redis = stack.enter_context(contextlib.closing(Redis()))
        cluster = Postgres()
        stack.callback(cluster.remove)
        office = Office(tmp_path, cluster, redis, {"LEANWALL_PUBLIC_URL": f"http://127.0.0.1:{port}"})
        stack.callback(lambda: [server.__exit__() for server in office.servers])
        stack.enter_context(proxied(caddy, tmp_path, port, office.ports))
        secrets = [sign_in(tmp_path, f"Writer {n}", "edit", office.url)["secret"] for n in range(10)]
        doors = [Door(f"http://127.0.0.1:{port}")]
        writers = [Writer(f"w{n}", secret, office.board, doors) for n, secret in enumerate(secrets)]

        async def trouble() -> None:
            for act in (office.terminate, office.kill):
                for number in range(2):
                    await asyncio.sleep(1)
                    await act(number)
                    await asyncio.sleep(3)  # until the proxy has seen that it is well again

        asyncio.run(work_while(writers, trouble(), 90))
        assert check_nothing_lost(office.url, office.board, writers) > 100
    goodbyes = [why for writer in writers for why in writer.goodbyes]
    away = sorted(away for writer in writers for away in writer.returns)
    print(f"{goodbyes.count('restart')} goodbyes came through; away {away[-1]:.1f} s at most")
    assert "restart" in goodbyes
