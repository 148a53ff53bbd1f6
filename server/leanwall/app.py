"""Joins the pieces: database, live boards, exporter, service and routes become one ASGI application."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp, Lifespan

from leanwall.access.mail import Mailer
from leanwall.access.origins import (
    Origins,
    host_name,
    is_loopback,
    people_address,
    public_origin,
    public_port,
    read_networks,
)
from leanwall.access.sessions import Sessions
from leanwall.access.tries import Tries
from leanwall.api import (
    asking,
    boards,
    brand,
    clients,
    exports,
    figures,
    health,
    history,
    imports,
    improving,
    joining,
    oidc,
    portfolio,
    problems,
    schema,
    session,
    sharing,
    shelves,
    templates,
)
from leanwall.api.body import BodyLimit
from leanwall.api.cookies import SECURE_PREFIX
from leanwall.api.doorkeeper import Doorkeeper
from leanwall.api.guard import Guard
from leanwall.api.live import Live, Shortcut
from leanwall.api.pages import Pages
from leanwall.asking import Asking
from leanwall.clients import Clients
from leanwall.core.reading import write_board
from leanwall.core.states import MeasuredBoard
from leanwall.entering import Entrance
from leanwall.export.worker import Exporter
from leanwall.forgetting import Forgetting
from leanwall.hosting import Hosting
from leanwall.service import Service
from leanwall.settings import Settings
from leanwall.standing import Standing
from leanwall.store.audit import Audit
from leanwall.store.boards import Boards
from leanwall.store.brands import Brands
from leanwall.store.clients import Clients as ClientRows
from leanwall.store.db import Database, open_database
from leanwall.store.doors import Doors
from leanwall.store.files import BoardFiles
from leanwall.store.people import People
from leanwall.store.shelves import Shelves
from leanwall.sync.hub import Hub
from leanwall.sync.limits import Limits
from leanwall.sync.sideline import Sideline
from leanwall.telemetry.counts import watch
from leanwall.telemetry.requests import Counted
from leanwall.telemetry.traces import traced

if TYPE_CHECKING:
    from leanwall.access.oidc import Service as SignInService

WEB = Path(__file__).parent / "web"
ACCESS = (session, joining, asking, sharing, clients, oidc)
TOPICS = (
    *ACCESS,
    boards,
    imports,
    history,
    portfolio,
    figures,
    improving,
    exports,
    brand,
    templates,
    shelves,
    schema,
    health,
)
KEEP_HOUSE_AFTER, KEEP_HOUSE_EVERY = 120.0, 6 * 3600.0
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass
class Leanwall:
    """A server ready to run: `asgi` for uvicorn, `sessions` for the one-time address, `stop` before the end."""

    asgi: ASGIApp
    api: FastAPI
    sessions: Sessions
    first_board: str | None

    async def stop(self) -> None:
        """Says goodbye on every socket, with the moment to come back, and to who waits for an export."""
        self.api.state.stopping = True
        self.api.state.exporter.turn_away()
        await self.api.state.hub.close("The server restarts; your wall comes back by itself.", retry_after=2)


@dataclass(frozen=True)
class Parts:
    """What the pieces of one server share."""

    settings: Settings
    origins: Origins
    wire: Sideline | None
    database: Database
    people: People
    boards: Boards
    sessions: Sessions
    hub: Hub
    exporter: Exporter
    audit: Audit


def create_app(settings: Settings, *, web: Path = WEB) -> Leanwall:
    """The application on its database, which is made and filled with a first board when it is new.

    Raises Unavailable (database) and BadInput (settings), each with a way out.
    """
    check_settings(settings)
    parts, files = _parts(settings), BoardFiles()
    first_board = _first_board(parts.people, parts.boards, files)
    api = _routes(settings, partial(_running, parts))
    _hand_out(api, parts, files)
    _open_entrance(api, parts)
    hub, wire = parts.hub, parts.wire
    hub.when_ordered = parts.sessions.rights_changed
    if wire is not None:
        _share_tries(api, wire)
    sockets = WebSocketRoute("/api/boards/{board_id}/live", Live(hub, parts.sessions, api.state.cookie))
    api.router.routes.append(sockets)
    api.router.default = Pages(web)
    watch(hub.sockets, hub.boards, hub.tasks, (lambda: wire.is_up) if wire else None)
    return Leanwall(_guarded(api, Shortcut(sockets, api), parts), api, parts.sessions, first_board)


def _parts(settings: Settings) -> Parts:
    """What can't be right is refused before a database is made."""
    origins, wire = served_origins(settings), _wire(settings)
    database = open_database(settings.database, settings.sealing_key)
    people = People(database.engine)
    hub = Hub(
        store=database.live,
        open_board=MeasuredBoard,
        clock=lambda: datetime.now(UTC),
        limits=live_limits(settings),
        bus=wire,
    )
    exporter = Exporter(
        seconds=settings.export_seconds, memory_mb=settings.export_memory_mb, workers=settings.export_workers
    )
    sessions = Sessions(people, owner_token=settings.token, days=settings.session_days)
    boards, audit = Boards(database), Audit(database.engine)
    return Parts(settings, origins, wire, database, people, boards, sessions, hub, exporter, audit)


@asynccontextmanager
async def _running(parts: Parts, app: FastAPI) -> AsyncIterator[None]:
    """What goes on beside the requests, and what is given back at the end."""
    loop, hub, wire = asyncio.get_running_loop(), parts.hub, parts.wire
    tasks = [asyncio.create_task(_keep_house(app.state.forgetting))]
    if wire is not None:
        tasks.append(asyncio.create_task(_watch_standing(parts.people, hub, wire)))
    parts.sessions.when_ended = lambda id: asyncio.run_coroutine_threadsafe(hub.sign_out(id), loop)
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if wire is not None:
        await wire.close()
    await parts.exporter.close()
    parts.database.close()
    await asyncio.to_thread(app.state.send_traces)


def _hand_out(api: FastAPI, parts: Parts, files: BoardFiles) -> None:
    """What the routes ask for (api/deps.py)."""
    settings, state = parts.settings, api.state
    state.service = Service(
        parts.sessions,
        parts.boards,
        parts.hub,
        parts.exporter,
        Brands(parts.database),
        files,
        Shelves(parts.database),
        public_url=parts.origins.public_url,
        audit=parts.audit,
    )
    state.sessions, state.hub, state.wire, state.exporter = parts.sessions, parts.hub, parts.wire, parts.exporter
    state.cookie, state.cookie_seconds = cookie_name(settings), settings.session_days * 86_400
    state.ping, state.probes, state.stopping = parts.people.owner, CapacityLimiter(health.PROBES), False
    state.send_traces = lambda: None


def _guarded(api: FastAPI, routes: ASGIApp, parts: Parts) -> ASGIApp:
    """The routes behind all that a request passes first."""
    limited = BodyLimit(routes, parts.settings.max_body_mb * 2**20)
    doors = Doorkeeper(limited, **api.state.entrance.limits, sign_ins=api.state.sign_ins)
    asgi: ASGIApp = Counted(Guard(doors, parts.origins))
    if parts.settings.traces:
        asgi, api.state.send_traces = traced(asgi, parts.settings.traces, version("leanwall"))
    return asgi


def check_settings(settings: Settings) -> None:
    """Raises BadInput, naming the setting, for whatever a start refuses before it looks at any database."""
    served_origins(settings)
    _mailer(settings)
    if settings.oidc_issuer:
        _sign_in_service(settings).check()


def _mailer(settings: Settings) -> Mailer | None:
    if not settings.smtp_url:
        return None
    mailer = Mailer(settings.smtp_url, settings.mail_from)
    mailer.check()
    return mailer


def _sign_in_service(settings: Settings) -> SignInService:
    from leanwall.access.oidc import Service  # 17 MB of libraries that nobody else needs

    address = people_address(settings.host, settings.port, lan=settings.lan, public_url=settings.public_url)
    back = f"{address}/api/oidc/back"
    return Service(settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret, back)


def _wire(settings: Settings) -> Sideline | None:
    """The wire to other processes, checked. A wall of one process doesn't load Redis's library at all."""
    if not settings.redis_url:
        return None
    from leanwall.sync.redis_bus import RedisBus, check_redis

    check_redis(settings.redis_url)
    return Sideline(RedisBus(settings.redis_url))


async def _watch_standing(people: People, hub: Hub, wire: Sideline) -> None:
    """Opens the wire to other processes, and looks after what is not heard while it is cut."""
    wire.open()
    await Standing(people, hub, lambda: wire.is_up).watch(problems.log_fault)


def _share_tries(api: FastAPI, wire: Sideline) -> None:
    """Whoever guesses at the doors of several processes has no more guesses than at one."""
    state = api.state
    shared = {
        **state.entrance.limits,
        "sign_ins": state.sign_ins,
        "mails": state.mails,
        "answers": state.asking.answers,
    }
    for topic, tries in shared.items():
        tries.told = partial(wire.say, topic)
        wire.on(topic, tries.hear)
    state.hosting.told = partial(wire.say, "door")
    wire.on("door", state.hosting.hear)


def _open_entrance(api: FastAPI, parts: Parts) -> None:
    """What the routes about access work with: links and guests, clients and members, the limits on trying."""
    settings, people, hub, audit, state = parts.settings, parts.people, parts.hub, parts.audit, api.state
    address = people_address(settings.host, settings.port, lan=settings.lan, public_url=settings.public_url)
    reach = "public" if settings.public_url else "here" if is_loopback(settings.host) else "network"
    sessions, doors, rows = parts.sessions, Doors(parts.database.engine), ClientRows(parts.database)
    state.audit = audit
    state.hosting = Hosting(sessions, doors, hub, audit, address=address, reach=reach)
    state.entrance = Entrance(sessions, doors, audit)
    state.asking = Asking(state.entrance, parts.boards, hub)
    state.clients = Clients(
        sessions, rows, people, parts.boards, doors, hub, audit, address=address, mailer=_mailer(settings)
    )
    state.forgetting = Forgetting(sessions, rows, people, parts.boards, hub, audit)
    state.sign_ins, state.mails = Tries(most=20, seconds=60), Tries(most=5, seconds=300)
    state.oidc, state.oidc_turns = None, CapacityLimiter(oidc.TURNS)
    if settings.oidc_issuer:
        from leanwall.access.oidc import Oidc

        state.oidc = Oidc(_sign_in_service(settings), people)


async def _keep_house(forgetting: Forgetting) -> None:
    """Retention, some times a day, not while people come back after a start; a fault is tried again next time."""
    await asyncio.sleep(KEEP_HOUSE_AFTER)
    while True:
        try:
            await forgetting.keep_house()
        except Exception as error:
            problems.log_fault(error)
        await asyncio.sleep(KEEP_HOUSE_EVERY)


def live_limits(settings: Settings) -> Limits:
    """How much a live board takes from one person."""
    frame = settings.frame_kb * 1024
    rates = {"changes_per_second": settings.changes_per_second, "changes_at_once": settings.changes_at_once}
    return Limits(frame=frame, **rates)


def served_origins(settings: Settings) -> Origins:
    """The names we answer to. On an open network any IP address will do, and this computer's own name."""
    public = public_origin(settings.public_url) if settings.public_url else ""
    names = set(LOCAL_NAMES)
    if public:
        names.add(host_name(public.partition("://")[2]))
    if not is_loopback(settings.host):
        host = socket.gethostname().lower()
        names |= {host, f"{host.removesuffix('.local')}.local"}
    return Origins(
        frozenset(names),
        any_address=not is_loopback(settings.host),
        public_url=public,
        proxies=read_networks(settings.proxies),
    )


def cookie_name(settings: Settings) -> str:
    """Behind https the browser's strictest kind. On plain http, where every port of a computer shares its cookies,
    one name a port: two walls side by side don't sign each other out. It is the port that people see: the processes
    behind one proxy know each other's."""
    if settings.public_url.startswith("https://"):
        return SECURE_PREFIX + "leanwall"
    return f"leanwall_{public_port(settings.public_url) or settings.port}"


def _first_board(people: People, store: Boards, files: BoardFiles) -> str | None:
    """The billing example's id, when this start made the database."""
    owner, is_new = people.ensure_owner()
    return store.create(owner.workspace_id, write_board(files.first_board()), owner.id) if is_new else None


def _routes(settings: Settings, lifespan: Lifespan[FastAPI]) -> FastAPI:
    api = FastAPI(
        title="Leanwall",
        version=version("leanwall"),
        summary="A live sticky-note wall that measures your process.",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    problems.install(api)
    for topic in TOPICS:
        api.include_router(topic.router)
    return api
