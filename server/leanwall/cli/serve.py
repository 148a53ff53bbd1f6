"""`leanwall serve`: checks what can go wrong before it starts, prints the address, runs until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from dataclasses import fields, replace
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import uvicorn

from leanwall.access.origins import check_bind, is_loopback, people_address
from leanwall.api.lines import ACCEPTED_AT_ONCE, LineProtocol, raise_limit, speak_of_troubles
from leanwall.api.wire import WireProtocol
from leanwall.app import Leanwall, create_app
from leanwall.cli.logs import start_logging
from leanwall.cli.qr import drawn
from leanwall.errors import Unavailable
from leanwall.settings import DATABASE, Settings, misspelt, read_settings
from leanwall.store.folder import FolderLock, open_folder
from leanwall.store.health import describe_place
from leanwall.store.salvage import salvage
from leanwall.store.sqlite import Damaged
from leanwall.telemetry.counts import serve_counts

log = logging.getLogger(__name__)

FRAME_BYTES = 2**20  # the hub refuses frames beyond its own limit in words; beyond this the socket just closes
QUEUE = 2048  # connections that wait to be taken in
SWITCH = 0.0005  # seconds that a thread computes before another's turn: sockets wait no 5 ms for a board's figures
SECONDS_TO_FINISH = 4  # for requests under way when the server is told to stop
SECONDS_TO_END = 9.0  # for all of it: whoever told it so may kill it after ten


def serve(given: Any) -> int:
    """Runs the server. Raises BadInput and Unavailable before anything is opened to anybody."""
    options = {setting.name: getattr(given, setting.name, None) for setting in fields(Settings)}
    settings = read_settings(os.environ, options)
    if settings.lan and is_loopback(settings.host):
        settings = replace(settings, host="0.0.0.0")  # noqa: S104 -- asked for with --lan
    check_bind(settings.host, lan=settings.lan, public_url=settings.public_url, token=settings.token)
    raise_limit()
    start_logging(settings.log_level, settings.log_format)
    for name, meant in misspelt(os.environ).items():
        log.warning("There is no setting %s; did you mean %s?", name, meant)
    open_folder(settings.data_folder)
    lock = FolderLock(settings.data_folder)
    if settings.database.startswith("sqlite"):  # Postgres may have several servers
        lock.take()
    try:
        listener = listen(settings.host, settings.port)
        settings = replace(settings, port=listener.getsockname()[1])
        lock.describe(f"process {os.getpid()}, {address(settings)}, here {here(settings)}")
        wall = _opened(settings)
        with contextlib.ExitStack() as watched:
            if settings.metrics_port:
                watched.callback(serve_counts(settings.metrics_host, settings.metrics_port))
            _settle()
            Announcement(wall, settings).make()
            run(wall, listener)
    finally:
        lock.release()
    return 0


def _opened(settings: Settings) -> Leanwall:
    """The application; of a damaged file what reads goes on, and the person who started us is told what that is."""
    try:
        return create_app(settings)
    except Damaged:
        if settings.database_url:
            raise
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    result = salvage(settings.data_folder / DATABASE, now)
    for sentence in result.sentences():
        print(sentence, flush=True)
    return create_app(settings)


def _settle() -> None:
    """Before anybody is told the address: from then on SIGTERM ends the server, and it must not fall into a long
    collection, whose callbacks swallow what a signal raises."""
    sys.setswitchinterval(SWITCH)
    gc.collect()
    gc.freeze()  # what stands by now stays: looking through it for cycles would hold up everybody for 100 ms
    signal.signal(signal.SIGTERM, _leave)  # uvicorn raises the signal again when all is closed


def run(wall: Leanwall, listener: socket.socket) -> None:
    """Serves until SIGTERM or Ctrl+C: goodbyes with a retry hint first, then the end, within 10 s."""
    config = uvicorn.Config(
        wall.asgi,
        http=LineProtocol,
        ws=WireProtocol,
        ws_per_message_deflate=False,
        ws_max_size=FRAME_BYTES,
        lifespan="on",
        backlog=ACCEPTED_AT_ONCE,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    try:
        _Server(config, wall).run(sockets=[listener])
    except KeyboardInterrupt:
        return


class _Server(uvicorn.Server):
    """uvicorn, that lets the wall say goodbye before it cuts the sockets."""

    def __init__(self, config: uvicorn.Config, wall: Leanwall) -> None:
        super().__init__(config)
        self._wall = wall

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(speak_of_troubles)
        await super().startup(sockets)
        for listener in sockets or []:
            listener.listen(QUEUE)  # asyncio has told the system how many it takes in at once

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        _end_anyway()
        await self._wall.stop()
        await super().shutdown(sockets)


class Announcement:
    """The lines a person sees first, and again whenever the one-time address was used up."""

    def __init__(self, wall: Leanwall, settings: Settings) -> None:
        self._wall = wall
        self._settings = settings
        self._page = address(settings) + (f"/boards/{wall.first_board}" if wall.first_board else "/")

    def make(self) -> None:
        settings = self._settings
        if is_open_network(settings):
            print("Leanwall is open to your network, which is UNENCRYPTED: whoever is on it can read along.")
            self._invite()
        place = describe_place(settings.database_url) if settings.database_url else settings.data_folder
        print(f"Boards are kept in {place}")
        if settings.token:
            print(f"The wall is at {self._page} (sign in with LEANWALL_TOKEN). Ctrl+C stops it.", flush=True)
            return
        page = self._one_time()
        print(f"Open the wall (this address works once; Ctrl+C stops the wall):\n\n    {page}\n", flush=True)
        self._wall.sessions.when_used = self._again
        if settings.open if settings.open is not None else has_desktop():
            threading.Thread(target=webbrowser.open, args=(page,), daemon=True).start()

    def _invite(self) -> None:
        """How a room comes in: no secret stands here, the code is on the wall while its door is open."""
        page = f"{address(self._settings)}/join"
        print(f"People in the room open {page} and type the code that “Let people in” shows on the wall.")
        if sys.stdout.isatty() and (sys.stdout.encoding or "").lower().startswith("utf"):
            print(f"\n{drawn(page)}\n")

    def _again(self) -> None:
        print(f"Signed in. For another browser:\n\n    {self._one_time()}\n", flush=True)

    def _one_time(self) -> str:
        """The secret stands behind the #: browsers send that part to nobody, nor do logs or Referer show it."""
        return f"{self._page}#token={self._wall.sessions.one_time_token()}"


def listen(host: str, port: int) -> socket.socket:
    """A socket on the address. Raises Unavailable with a way out."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small frames at once only on sockets that say they are TCP; else each may wait 40 ms for an answer
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen(QUEUE)
    except (TypeError, UnicodeError):
        listener.close()
        raise Unavailable(f"“{host}” is no address; --host or LEANWALL_HOST names one of this computer.") from None
    except OSError as error:
        listener.close()
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise Unavailable(
                f"This computer has no address {host} ({error.strerror}); --host or LEANWALL_HOST names one of its own."
            ) from None
        free = 0 if port == 0 else port + 1
        raise Unavailable(
            f"Port {port} on {host} can't be used ({error.strerror}). If Leanwall runs already, open it at "
            f"http://127.0.0.1:{port}; else choose another port: `leanwall serve --port {free}`."
        ) from None
    listener.setblocking(False)
    return listener


def address(settings: Settings) -> str:
    """The address for people, without a slash at the end."""
    return people_address(settings.host, settings.port, lan=settings.lan, public_url=settings.public_url)


def here(settings: Settings) -> str:
    """The address on this computer, whatever stands between it and people."""
    host = settings.host.strip("[]")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- where it listens, not where we ask
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def is_open_network(settings: Settings) -> bool:
    return not is_loopback(settings.host) and not settings.public_url.startswith("https://")


def has_desktop() -> bool:
    """Whether a browser window would be seen by the person who started this."""
    if sys.platform == "darwin":
        return "SSH_CONNECTION" not in os.environ
    return sys.platform == "win32" or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _end_anyway() -> None:
    """Whatever hangs: a database that takes the question and never answers holds a thread for ever. What was not
    acknowledged by now, pages send again."""

    def leave() -> None:
        log.warning("Something hangs; the server ends without waiting for it.")
        os._exit(0)

    timer = threading.Timer(SECONDS_TO_END, leave)
    timer.daemon = True
    timer.start()


def _leave(_: int, __: FrameType | None) -> None:
    raise SystemExit(0)
