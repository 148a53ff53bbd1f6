"""Screenshots of the wall and the home page: the real server on a free port, a real browser, the billing example."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
BOARD = ROOT / "boards" / "examples" / "customer-billing.json"
STARTS_WITHIN = 60.0


def take_screenshots(folder: Path) -> list[Path]:
    """Write wall.png and home.png into `folder`; raises RuntimeError when server or browser fail."""
    node = shutil.which("node")
    if node is None:
        raise RuntimeError("node is not on the PATH: run this as `make gallery`")
    with _served() as (address, token):
        board = _new_board(address, token)
        script = str(ROOT / "tools" / "gallery_wall.mjs")
        command = [node, script, address, token, board, str(folder)]
        subprocess.run(command, check=True, timeout=180)
    made = [folder / "wall.png", folder / "home.png"]
    for path in made:
        _slim(path)
    return made


@contextmanager
def _served() -> Iterator[tuple[str, str]]:
    """A server with an empty data folder: its address and its owner token."""
    token = secrets.token_urlsafe(24)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "leanwall", "serve", "--port", str(port), "--data", data, "--no-open"]
        server = subprocess.Popen(command, env={**os.environ, "LEANWALL_TOKEN": token}, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address, token
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not answer at {address} within {STARTS_WITHIN:g} seconds")


def _new_board(address: str, token: str) -> str:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/api/boards", BOARD.read_bytes(), headers)  # noqa: S310  (our own)
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return str(json.loads(answer.read())["id"])


def _slim(path: Path) -> None:
    """A screenshot with 256 colours is a third of its size and looks the same."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)
