"""`leanwall doctor`: what is well and what is not, in sentences, with the way out. Changes nothing."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from leanwall.access.origins import check_bind
from leanwall.cli.streams import say
from leanwall.errors import LeanwallError
from leanwall.settings import DATABASE, PREFIX, Settings, read_settings
from leanwall.store.health import Answer, describe_place, examine

LITTLE = 2**30  # bytes of free disk below which to say so
WELL, ILL = "  well   ", "  WRONG  "


def doctor(given: Any) -> int:
    """Exit code 1 when something is wrong."""
    try:
        settings = read_settings(os.environ, {"data": given.data})
    except LeanwallError as error:
        say(f"{ILL}Settings: {error}")
        return 1
    ill = 0
    for name, look in LOOKS.items():
        say(f"{name}")
        for well, sentence in _answers(look, settings):
            say(f"{WELL if well else ILL}{sentence}")
            ill += not well
    say("All is well." if not ill else f"{ill} thing(s) to see to.")
    return int(bool(ill))


def _answers(look: Callable[[Settings], Iterator[Answer]], settings: Settings) -> Iterator[Answer]:
    try:
        yield from look(settings)
    except LeanwallError as error:
        yield False, str(error)


def _settings(settings: Settings) -> Iterator[Answer]:
    set_here = sorted(name for name in os.environ if name.startswith(PREFIX) and os.environ[name].strip())
    yield True, f"Set in this window: {', '.join(set_here) or 'nothing; the defaults hold'}."
    known = {PREFIX + name.upper() for name in Settings.__dataclass_fields__}
    if unknown := [name for name in set_here if name not in known and name != "LEANWALL_CHROMIUM"]:
        yield False, f"Leanwall knows no {', '.join(unknown)}; `leanwall serve --help` lists what there is."
    check_bind(settings.host, lan=settings.lan, public_url=settings.public_url, token=settings.token)
    yield True, f"It may listen on {settings.host}."
    from leanwall.app import check_settings  # the web server's libraries take a moment

    check_settings(settings)
    yield True, "Addresses, mail and sign-in service are such as a start takes."


def _folder(settings: Settings) -> Iterator[Answer]:
    folder = settings.data_folder
    if not folder.is_dir():
        yield _to_be_made(folder)
        return
    may_write = os.access(folder, os.W_OK | os.X_OK)
    yield may_write, f"{folder} can{'' if may_write else 'not'} be written" + ("." if may_write else ": --data FOLDER.")
    others = stat.S_IMODE(folder.stat().st_mode) & 0o077
    yield (
        not others,
        ("Nobody else on this computer can look into it." if not others else f"Others can look in: chmod 700 {folder}"),
    )
    free = shutil.disk_usage(folder).free
    file = folder / DATABASE
    wanted = max(LITTLE, 2 * file.stat().st_size if file.exists() else 0)
    words = f"{free / 2**30:.1f} GB are free on its disk"
    yield (
        free >= wanted,
        words + ("." if free >= wanted else f"; have {wanted / 2**30:.1f} GB for backups and repairs."),
    )
    for aside in sorted(folder.glob("*-damaged-*.db")):
        yield True, f"{aside.name} is what a damaged database was before it was salvaged; delete it when all is there."


def _to_be_made(folder: Path) -> Answer:
    above = next(path for path in (folder, *folder.parents) if path.exists())
    if not above.is_dir():
        return False, f"{above} is a file, no folder; name the folder of the boards: --data FOLDER."
    if not os.access(above, os.W_OK | os.X_OK):
        return False, f"{folder} is not there yet and can't be made in {above}; name another one: --data FOLDER."
    return True, f"{folder} is not there yet; the first start makes it."


def _database(settings: Settings) -> Iterator[Answer]:
    yield True, describe_place(settings.database)
    yield from examine(settings.database)


def _redis(settings: Settings) -> Iterator[Answer]:
    if not settings.redis_url:
        yield True, "None is set: one process serves the wall."
        return
    from leanwall.sync.redis_bus import check_redis

    check_redis(settings.redis_url)
    yield True, "Redis takes and brings messages."


def _server(settings: Settings) -> Iterator[Answer]:
    """A server that runs here says itself how it is; else the port has to be free."""
    running = _read(settings.data_folder / "server.lock")
    address = running.rpartition(" ")[2] or f"http://127.0.0.1:{settings.port}"
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310 -- our own address
            yield answer.status == 200, f"The wall at {address} is ready."
    except urllib.error.HTTPError as error:
        yield False, f"The wall at {address} is not ready ({error.code}); its log says why."
    except OSError:
        if running:
            yield False, f"A server ({running}) holds the folder and does not answer: look at it, or end that process."
        else:
            yield from _port(settings)


def _port(settings: Settings) -> Iterator[Answer]:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.port))
        except OSError as error:
            yield False, f"Port {settings.port} can't be used ({error.strerror}); choose another: --port."
        else:
            yield True, f"No wall runs; port {settings.port} is free for it."


def _parts(_: Settings) -> Iterator[Answer]:
    package = Path(__file__).parents[1]
    page = (package / "web" / "index.html").exists()
    yield page, "The page is built." if page else "The page is missing from this installation: install Leanwall anew."
    fonts = any((package / "export" / "fonts").glob("*.*"))
    yield fonts, "The fonts of exports are there." if fonts else "Fonts are missing: install Leanwall anew."


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        return ""


LOOKS: dict[str, Callable[[Settings], Iterator[Answer]]] = {
    "Settings": _settings,
    "Installation": _parts,
    "Data folder": _folder,
    "Database": _database,
    "Redis": _redis,
    "Server": _server,
}
