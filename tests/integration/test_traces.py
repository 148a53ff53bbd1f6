"""Traces for whoever has a collector: requests are in them, secrets of a sign-in and texts are not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from leanwall.telemetry import traces
from tests.support.wall import open_wall

SECRET, CANARY = "code-of-a-sign-in", "kanarienvogel-7f3a"


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[bytes]]]:
    """Its address, and all that was sent to it."""
    monkeypatch.setattr(traces, "_span", None)  # as it was before, for whatever test comes next
    got: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.path.encode() + self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", got
        server.shutdown()


def test_a_collector_gets_requests_and_commits_and_no_secret(
    tmp_path: Path, collector: tuple[str, list[bytes]]
) -> None:
    address, got = collector
    with open_wall(tmp_path, traces=address) as wall:
        board = wall.new_board(title=CANARY)
        assert wall.client.patch(f"/api/boards/{board}", json={"title": f"{CANARY} 2"}).status_code == 200
        assert wall.client.get(f"/api/boards/{board}/figures?state={CANARY}").status_code == 422  # it does get there
        assert wall.client.get(f"/api/oidc/back?state=x&code={SECRET}").status_code == 404
    told = b"".join(got)
    assert got[0].startswith(b"/v1/traces")
    assert b"/api/boards" in told
    assert b"commit" in told
    for secret in (SECRET, CANARY):
        assert secret.encode() not in told
