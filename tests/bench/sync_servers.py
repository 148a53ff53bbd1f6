"""The servers that `make bench-sync` compares, each on one core of its own: ours, Hocuspocus + SQLite, y-websocket."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx2 as httpx

from tests.support.people import sign_in

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PEERS = HERE / "peers"
NEEDED = {
    "@hocuspocus/server": "4.7.0",
    "@hocuspocus/extension-sqlite": "4.7.0",
    "y-websocket": "2.1.0",
    "yjs": "13.6.33",
    "lib0": "0.2.120",
}
TOKEN = "an-owner-token-for-benchmarks"
SERVER_CORE, LOAD_CORE = 0, 1
TICK = os.sysconf("SC_CLK_TCK")


def install_peers() -> dict[str, str]:
    """Put the peers into tests/bench/peers (git-ignored) once. Their versions."""
    PEERS.mkdir(exist_ok=True)
    manifest = PEERS / "package.json"
    if not manifest.exists():
        manifest.write_text(json.dumps({"private": True, "dependencies": NEEDED}))
    if not (PEERS / "node_modules" / "@hocuspocus" / "server").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=PEERS, check=True)
    found = {}
    for name in NEEDED:
        found[name] = json.loads((PEERS / "node_modules" / name / "package.json").read_text())["version"]
    return found


def pin(core: int) -> Any:
    """What a child process runs first, to stay on one core."""
    return lambda: os.sched_setaffinity(0, {core})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One server under test. `plan(boards, people)` is what the load generator has to know."""

    name = ""

    def __init__(self, board: dict[str, Any]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bench-sync-"))  # TMPDIR chooses the disk
        self.board = board
        self.port = free_port()
        self.process = self.start()
        self.wait()

    def start(self) -> subprocess.Popen[bytes]:
        raise NotImplementedError

    def plan(self, boards: int, people: int) -> dict[str, Any]:
        raise NotImplementedError

    def cpu(self) -> float:
        """Seconds of processor time of the server and its children so far."""
        return sum(_cpu(pid) for pid in _family(self.process.pid))

    def memory(self) -> float:
        """MB that the server and its children hold."""
        return sum(_memory(pid) for pid in _family(self.process.pid))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        with (self.folder / "output.txt").open("wb") as output:
            return subprocess.Popen(
                command,
                stdout=output,
                stderr=output,
                preexec_fn=pin(SERVER_CORE),
                env={**os.environ, **environment},
            )

    def wait(self) -> None:
        """Until it takes connections."""
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError((self.folder / "output.txt").read_text())


class Leanwall(Server):
    name = "leanwall"

    def start(self) -> subprocess.Popen[bytes]:
        options = ("--port", str(self.port), "--data", str(self.folder / "data"), "--no-open")
        source = {"LEANWALL_TOKEN": TOKEN, "PYTHONPATH": str(ROOT / "server")}
        return self.run(sys.executable, "-m", "leanwall", "serve", *options, **source)

    def plan(self, boards: int, people: int) -> dict[str, Any]:
        """The boards are made, then the server starts again: its first start of all makes the database, too."""
        origin = f"http://127.0.0.1:{self.port}"
        api = httpx.Client(base_url=origin, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60)
        made = [api.post("/api/boards", json=self.board).json()["id"] for _ in range(boards)]
        cookies = [sign_in(self.folder / "data", "Anna", "edit")["secret"] for _ in range(people)]
        self.process.terminate()
        self.process.wait()
        self.process = self.start()
        self.wait()
        return {"boards": made, "people": cookies, "origin": origin, "cookie": f"leanwall_{self.port}"}

    def wait(self) -> None:
        """The port is open before the boards are."""
        super().wait()
        httpx.get(f"http://127.0.0.1:{self.port}/healthz", timeout=60).raise_for_status()


class YjsServer(Server):
    def plan(self, boards: int, people: int) -> dict[str, Any]:
        file = self.folder / "board.json"
        file.write_text(json.dumps(self.board))
        command = ["node", str(HERE / "peer_state.mjs"), str(PEERS), str(file)]
        state = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return {"peers": str(PEERS), "state": state}


class Hocuspocus(YjsServer):
    name = "hocuspocus"

    def start(self) -> subprocess.Popen[bytes]:
        script = str(HERE / "peer_hocuspocus.mjs")
        return self.run("node", script, str(PEERS), str(self.port), str(self.folder / "boards.sqlite"))


class YWebsocket(YjsServer):
    name = "y-websocket"

    def start(self) -> subprocess.Popen[bytes]:
        script = next((PEERS / "node_modules" / "y-websocket" / "bin").glob("server.*"))
        return self.run("node", str(script), HOST="127.0.0.1", PORT=str(self.port))


SERVERS: tuple[type[Server], ...] = (Leanwall, Hocuspocus, YWebsocket)


def _family(pid: int) -> list[int]:
    found = [pid]
    for member in found:
        children = Path(f"/proc/{member}/task/{member}/children")
        if children.exists():
            found += [int(child) for child in children.read_text().split()]
    return found


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
