"""Joins the pieces: database, live boards, exporter, service and routes become one ASGI application."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp, Lifespan

from leanwall.access.origins import Origins, host_name, is_loopback, public_origin
from leanwall.access.sessions import Sessions
from leanwall.api import (
    boards,
    exports,
    figures,
    health,
    history,
    imports,
    improving,
    problems,
    schema,
    session,
    templates,
)
from leanwall.api.body import BodyLimit
from leanwall.api.guard import Guard
from leanwall.api.live import Live
from leanwall.api.pages import Pages
from leanwall.core.reading import write_board
from leanwall.core.states import MeasuredBoard
from leanwall.export.worker import Exporter
from leanwall.service import Service
from leanwall.settings import Settings
from leanwall.store.boards import Boards
from leanwall.store.db import open_database
from leanwall.store.files import BoardFiles
from leanwall.store.people import People
from leanwall.sync.hub import Hub

WEB = Path(__file__).parent / "web"
TOPICS = (session, boards, imports, history, figures, improving, exports, templates, schema, health)
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass
class Leanwall:
    """A server ready to run: `asgi` for uvicorn, `sessions` for the one-time address, `stop` before the end."""

    asgi: ASGIApp
    api: FastAPI
    sessions: Sessions
    first_board: str | None

    async def stop(self) -> None:
        """Says goodbye on every socket, with the moment to come back."""
        self.api.state.stopping = True
        await self.api.state.hub.close("The server restarts; your wall comes back by itself.", retry_after=2)


def create_app(settings: Settings, *, web: Path = WEB) -> Leanwall:
    """The application on its database, which is made and filled with a first board when it is new.

    Raises Unavailable (database) and BadInput (settings), each with a way out.
    """
    origins = served_origins(settings)
    database = open_database(settings.database)
    people = People(database.engine)
    store, files = Boards(database), BoardFiles()
    first_board = _first_board(people, store, files)
    sessions = Sessions(people, owner_token=settings.token, days=settings.session_days)
    hub = Hub(store=database.live, open_board=MeasuredBoard, clock=lambda: datetime.now(UTC))
    exporter = Exporter(
        seconds=settings.export_seconds, memory_mb=settings.export_memory_mb, workers=settings.export_workers
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await exporter.close()
        database.close()

    api = _routes(settings, lifespan)
    cookie = cookie_name(settings)
    api.state.service = Service(sessions, store, hub, exporter, files, public_url=origins.public_url)
    api.state.sessions, api.state.hub, api.state.cookie = sessions, hub, cookie
    api.state.cookie_seconds = settings.session_days * 86_400
    api.state.ping, api.state.stopping = people.owner, False
    api.router.routes.append(WebSocketRoute("/api/boards/{board_id}/live", Live(hub, sessions, cookie)))
    api.router.default = Pages(web)
    return Leanwall(Guard(BodyLimit(api, settings.max_body_mb * 2**20), origins), api, sessions, first_board)


def served_origins(settings: Settings) -> Origins:
    """The names we answer to. On an open network any IP address will do, and this computer's own name."""
    public = public_origin(settings.public_url) if settings.public_url else ""
    names = set(LOCAL_NAMES)
    if public:
        names.add(host_name(public.partition("://")[2]))
    if not is_loopback(settings.host):
        host = socket.gethostname().lower()
        names |= {host, f"{host.removesuffix('.local')}.local"}
    return Origins(frozenset(names), any_address=not is_loopback(settings.host), public_url=public)


def cookie_name(settings: Settings) -> str:
    """Behind https the browser's strictest kind. On plain http, where every port of a computer shares its cookies,
    one name a port: two walls side by side don't sign each other out."""
    if settings.public_url.startswith("https://"):
        return session.SECURE_PREFIX + "leanwall"
    return f"leanwall_{settings.port}"


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
