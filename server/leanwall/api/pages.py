"""The front end: its built files, and index.html for every page address of the single-page application."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from leanwall.api.problems import STATUS
from leanwall.errors import NotFound, Unavailable

NOT_BUILT = (
    "The page of this Leanwall was not built, only its API answers. In a checkout run `make run`, "
    "or install Leanwall with `pip install .`, which builds it.\n"
)
FOREVER = "public, max-age=31536000, immutable"  # names under assets/ carry a hash of the content


class Pages:
    """ASGI application for whatever no route of the API took."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = StaticFiles(directory=folder, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].lstrip("/")
        if scope["type"] != "http" or f"{path}/".startswith("api/") or scope["method"] not in ("GET", "HEAD"):
            raise NotFound("There is nothing at this address.")
        if not (self._folder / "index.html").is_file():
            await PlainTextResponse(NOT_BUILT, STATUS[Unavailable])(scope, receive, send)
            return
        name = path if PurePosixPath(path).suffix else "index.html"
        response = await self._files.get_response(name, scope)
        response.headers["Cache-Control"] = FOREVER if name.startswith("assets/") else "no-cache"
        await response(scope, receive, send)
