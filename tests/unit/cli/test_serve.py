"""What `leanwall serve` decides before it serves: addresses, browsers, warnings."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from leanwall.access import origins
from leanwall.access.qr import qr_rows
from leanwall.api.lines import MOST_FILES, raise_limit
from leanwall.app import create_app
from leanwall.cli import serve
from leanwall.cli.qr import HALVES, QUIET, drawn
from leanwall.cli.serve import listen
from leanwall.errors import Unavailable
from leanwall.settings import Settings


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (Settings(), "http://127.0.0.1:8765"),
        (Settings(port=9000, host="::1"), "http://[::1]:9000"),
        (Settings(host="0.0.0.0", token="x" * 16), "http://127.0.0.1:8765"),  # noqa: S104
        (Settings(public_url="https://wall.example.com/"), "https://wall.example.com"),
        (Settings(public_url="https://wall.example.com/?#"), "https://wall.example.com"),
    ],
)
def test_the_address_for_people(settings: Settings, address: str) -> None:
    assert serve.address(settings) == address


def test_on_an_open_network_the_address_is_the_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "network_address", lambda: "192.168.1.9")
    assert serve.address(Settings(host="0.0.0.0", lan=True)) == "http://192.168.1.9:8765"  # noqa: S104


@pytest.mark.parametrize(
    ("settings", "is_open"),
    [
        (Settings(), False),
        (Settings(host="0.0.0.0", lan=True), True),  # noqa: S104
        (Settings(host="0.0.0.0", public_url="https://a.b"), False),  # noqa: S104
        (Settings(host="0.0.0.0", public_url="http://a.b"), True),  # noqa: S104
        (Settings(host="0.0.0.0", token="x" * 16), True),  # noqa: S104
    ],
)
def test_a_network_without_encryption_is_known_as_such(settings: Settings, is_open: bool) -> None:
    assert serve.is_open_network(settings) is is_open


@pytest.mark.parametrize(
    ("platform", "environment", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "x"}, False),
    ],
)
def test_a_browser_is_opened_only_where_it_is_seen(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], seen: bool
) -> None:
    monkeypatch.setattr(serve.sys, "platform", platform)
    monkeypatch.setattr(serve.os, "environ", environment)
    assert serve.has_desktop() is seen


def test_an_address_that_no_name_can_be_is_refused_by_its_setting() -> None:
    with pytest.raises(Unavailable, match="LEANWALL_HOST"):
        listen("ü" * 80, 0)


def test_as_many_sockets_may_be_open_as_the_system_lets_us() -> None:
    resource = pytest.importorskip("resource")
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(now, 512), most))
    try:
        raise_limit()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= min(most, now, MOST_FILES)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 512 or most == 512
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))


def test_small_frames_leave_at_once() -> None:
    async def story() -> int:
        listener = serve.listen("127.0.0.1", 0)
        address = listener.getsockname()
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted_socket = writer.get_extra_info("socket")
            answer.set_result(accepted_socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        async with await asyncio.start_server(accepted, sock=listener):
            _, writer = await asyncio.open_connection(*address)
            found = await answer
            writer.close()
        return found

    assert asyncio.run(story())


def test_the_qr_code_on_the_terminal_is_that_of_the_address_with_light_around_it() -> None:
    pairs = {letter: pair for pair, letter in HALVES.items()}
    lines = [
        line[line.index("m") + 1 : line.rindex("\x1b")] for line in drawn("http://192.168.1.9:8765/join").split("\n")
    ]
    squares = ["".join(pairs[letter][half] for letter in line) for line in lines for half in (0, 1)]
    rows = qr_rows("http://192.168.1.9:8765/join")
    inside = squares[QUIET : QUIET + len(rows)]
    assert [row[QUIET:-QUIET] for row in inside] == rows
    assert {*squares[:QUIET], *squares[QUIET + len(rows) :]} == {"0" * len(squares[0])}


def test_on_an_open_network_people_are_told_where_to_come_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(origins, "network_address", lambda: "192.168.1.9")
    settings = Settings(host="0.0.0.0", lan=True, data=str(tmp_path), open=False)  # noqa: S104
    wall = create_app(settings)
    serve.Announcement(wall, settings).make()
    asyncio.run(wall.stop())
    printed = capsys.readouterr().out
    assert "UNENCRYPTED" in printed
    assert "http://192.168.1.9:8765/join" in printed
