"""The verbs around deliverables: files, previews, a client's manual, and how all of them look.

Every verb takes the person it acts for and shows no more of a board than that person may see.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol

import msgspec

from leanwall.access.people import Principal, require_member
from leanwall.access.tries import Tries
from leanwall.core.agreement import OF_THE_AGREEMENT
from leanwall.core.board import Board
from leanwall.core.reading import read_kept, write_board
from leanwall.errors import BadInput, NotFound, TooMany
from leanwall.export.brand import Brand
from leanwall.export.formats import FORMATS, Options, Result, found_format, maker_of_all
from leanwall.export.house import LANGUAGES, speaking, tell, word
from leanwall.written import Standing, Written

Json = dict[str, Any]
# of an export format
FACTS = ("title", "extension", "media_type", "states", "cuts", "sizes", "ladders", "parts", "languages")
NOTHING_AGREED = word(
    "No process of this workspace is agreed yet. Agree to a future state on its wall, or export the manual of a single "
    "board."
)
EXPORTS_A_MINUTE = 60  # of one person; the diagrams of a large board take seconds each
PREVIEWS_A_MINUTE = 240
MOST_PROCESSES = 200  # of one manual


class Boards(Protocol):
    """The boards on disk (store/boards.py)."""

    def list(self, workspace_id: str, shelf: str = "") -> Sequence[Any]: ...
    def log(
        self, workspace_id: str, board_id: str, since: int = 0, limit: int = 200, names: tuple[str, ...] | None = None
    ) -> Sequence[Json]: ...
    def writers(self, workspace_id: str, board_id: str) -> Sequence[str]: ...
    def standing(self, workspace_id: str, board_id: str) -> Standing: ...
    def content_and_standing(self, workspace_id: str, board_id: str) -> tuple[Json, Standing]: ...


class Exporting(Protocol):
    """What turns boards into files (export/worker.py). One board comes as its content in JSON."""

    async def export(self, board: bytes, format: str, options: Options, *, who: str, ticket: str) -> Result: ...
    async def export_all(
        self, boards: Sequence[Board], format: str, options: Options, *, who: str, ticket: str
    ) -> Result: ...
    async def preview(self, board: bytes, format: str, options: Options, *, who: str) -> Result: ...
    def progress(self, who: str, ticket: str) -> Json | None: ...
    async def clean_logo(self, data: bytes, reader: str = "") -> bytes: ...


class Brands(Protocol):
    """How each workspace's deliverables look (store/brands.py)."""

    def brand(self, workspace_id: str) -> Json: ...
    def keep(self, workspace_id: str, fields: Json) -> None: ...


def _spoken(choices: Json) -> AbstractContextManager[None]:
    """Refusals in the language of whoever asks; where that is not known, in that of the file."""
    told = (choices.get("reader"), choices.get("language"))
    return speaking("en", reader=next((one for one in told if one in LANGUAGES), "en"))


def _take(tries: Tries, who: Principal) -> None:
    """One more of a person's. Raises TooMany, in the reader's language."""
    try:
        tries.take(who.id)
    except TooMany as error:
        seconds = math.ceil(error.retry_after)
        words = tell("Too many files in a minute; wait {seconds} s and try again.", seconds=seconds)
        raise TooMany(words, retry_after=error.retry_after) from None


class Delivering:
    """`read` gives a board as a person may see it and its version, `shown` as much of a content, `seen_at` the content
    of an earlier version, `agreed_at` which one people have signed and whether the board has moved on since, `here` who
    is on it now."""

    def __init__(
        self,
        boards: Boards,
        exporter: Exporting,
        brands: Brands,
        read: Callable[[Principal, str], tuple[Board, int]],
        shown: Callable[[Principal, Json], Json],
        seen_at: Callable[[Principal, str, int], Json],
        agreed_at: Callable[[Principal, str, int | None], tuple[int | None, bool]],
        here: Callable[[Principal, str], Sequence[Json]],
        note: Callable[..., Awaitable[None]],
        clock: Callable[[], datetime],
        public_url: str = "",
    ) -> None:
        self._boards = boards
        self._exporter = exporter
        self._brands = brands
        self._read = read
        self._seen_at = seen_at
        self._agreed_at = agreed_at
        self._here = here
        self._note = note
        self._clock = clock
        self._public_url = public_url
        self._written = Written(boards, shown, lambda who, board_id: agreed_at(who, board_id, None)[1])
        self._exports = Tries(most=EXPORTS_A_MINUTE, seconds=60)
        self._previews = Tries(most=PREVIEWS_A_MINUTE, seconds=60)

    def formats(self) -> list[Json]:
        """Name, title and choices of each format; the first choice is its default."""
        return [
            {"name": name, **{fact: getattr(format, fact) for fact in FACTS}, "for_all": format.make_all is not None}
            for name, format in FORMATS.items()
        ]

    async def export(self, who: Principal, board_id: str, format: str, choices: Json, ticket: str = "") -> Result:
        """The deliverable as a file; what is not chosen is the format's own. With a `version`, as it was then. `ticket`
        is what its progress is asked by; `reader` among the choices is the language of refusals."""
        with _spoken(choices):
            _take(self._exports, who)
            here = self._here(who, board_id)
            board, options = await asyncio.to_thread(self._wish, who, board_id, format, here, choices)
            result = await self._exporter.export(board, format, options, who=who.id, ticket=ticket)
        await self._note(who, "board.exported", board_id, format)
        return result

    async def preview(self, who: Principal, board_id: str, format: str, choices: Json) -> Result:
        """A picture of one page of that file."""
        with _spoken(choices):
            _take(self._previews, who)
            here = self._here(who, board_id)
            board, options = await asyncio.to_thread(self._wish, who, board_id, format, here, choices)
            return await self._exporter.preview(board, format, options, who=who.id)

    def progress(self, who: Principal, ticket: str) -> Json:
        """How far one's own export is. Raises NotFound when it is done, or never was."""
        found = self._exporter.progress(who.id, ticket)
        if found is None:
            raise NotFound("No export of yours is on its way under this ticket.")
        return found

    async def manual(self, who: Principal, format: str, choices: Json, ticket: str = "") -> Result:
        """One book of all agreed processes of the workspace."""
        require_member(who, "view")
        with _spoken(choices):
            _take(self._exports, who)
            maker_of_all(format)  # what can't be made is refused before anything is read
            boards = await asyncio.to_thread(self._agreed, who)
            if not boards:
                raise BadInput(tell(NOTHING_AGREED), code="nothing_agreed")
            options = await asyncio.to_thread(self._options, who, {**choices, "version": None})
            result = await self._exporter.export_all(boards, format, options, who=who.id, ticket=ticket)
        await self._note(who, "manual.exported", None, format)
        return result

    def brand(self, who: Principal) -> Json:
        """How the workspace's deliverables look; whether there is a logo, not the logo itself."""
        require_member(who, "view")
        told = self._brands.brand(who.workspace_id)
        return {**told, "logo": bool(told["logo"])}

    def keep_brand(self, who: Principal, fields: Json, reader: str = "") -> Json:
        """Sets name, accent, footer, paper, language. Raises BadInput with the place, in the reader's language."""
        require_member(who, "facilitate")
        with speaking("en", reader=reader):
            Brand(**fields)
            if fields.get("language") and fields["language"] not in LANGUAGES:
                told = {"name": "language", "value": fields["language"], "known": tuple(LANGUAGES)}
                raise BadInput(tell("There is no {name} “{value}”; choose {known}.", **told), place="language")
        self._brands.keep(who.workspace_id, fields)
        return self.brand(who)

    def logo(self, who: Principal) -> bytes:
        """The logo as it is printed. Raises NotFound when there is none."""
        require_member(who, "view")
        logo: bytes = self._brands.brand(who.workspace_id)["logo"]
        if not logo:
            raise NotFound("There is no logo yet.")
        return logo

    async def keep_logo(self, who: Principal, data: bytes, reader: str = "") -> None:
        """Decoded, made small and written anew in a worker process; nothing else of the file is kept."""
        require_member(who, "facilitate")
        with speaking("en", reader=reader):
            _take(self._exports, who)
            clean = await self._exporter.clean_logo(data, reader)
        await asyncio.to_thread(self._brands.keep, who.workspace_id, {"logo": clean})

    def drop_logo(self, who: Principal) -> None:
        require_member(who, "facilitate")
        self._brands.keep(who.workspace_id, {"logo": b""})

    async def workshop(self, who: Principal, board_id: str, language: str) -> Json:
        """What the workshop summary says, for the page: the same words as in the file."""
        here = self._here(who, board_id)
        return await asyncio.to_thread(self._workshop, who, board_id, language, here)

    def _workshop(self, who: Principal, board_id: str, language: str, here: Sequence[Json]) -> Json:
        from leanwall.export.workshop_content import write_workshop  # with all that draws: only who asks pays for it

        board, version = self._read(who, board_id)
        _, changed = self._agreed_at(who, board_id, None)
        chosen = {"people": self._people(who, board_id, here), "version": str(version), "changed": changed}
        options = self._options(who, chosen)
        with speaking(language):
            told = write_workshop(board, options)
        return asdict(told)

    def _people(self, who: Principal, board_id: str, here: Sequence[Json]) -> tuple[str, ...]:
        """Who worked on a board, and who is on it now."""
        named = [*self._boards.writers(who.workspace_id, board_id), *(person["name"] for person in here)]
        return tuple(dict.fromkeys(named))

    def _wish(
        self, who: Principal, board_id: str, format: str, here: Sequence[Json], choices: Json
    ) -> tuple[bytes, Options]:
        """The board's content, now or at a version, and the options with all that comes from outside."""
        found = found_format(format)
        asked = choices.get("version")
        if asked is None:
            sheet = self._written.sheet(who, board_id)
            text, version, changed = sheet.text, sheet.version, sheet.changed
        else:
            self._check_there(who, board_id, asked)
            text, version = msgspec.json.encode(self._seen_at(who, board_id, asked)), asked
            choices = {**choices, "date": choices.get("date") or self._day_of(who, board_id, asked)}
            _, changed = self._agreed_at(who, board_id, asked)
        url = f"{self._public_url}/boards/{board_id}" if self._public_url else None
        if found.names_people:
            choices = {**choices, "people": self._people(who, board_id, here)}
        return text, self._options(who, {**choices, "changed": changed, "version": str(version), "url": url})

    def _check_there(self, who: Principal, board_id: str, version: int) -> None:
        """Refuses a version that there is not, in the reader's language: links to versions are handed on to clients."""
        last = self._boards.standing(who.workspace_id, board_id).version
        if not 0 <= version <= last:
            raise NotFound(
                tell("This board has no version {version}; its last one is {last}.", version=version, last=last)
            )

    def _options(self, who: Principal, choices: Json) -> Options:
        given = {name: value for name, value in choices.items() if value is not None}
        given.setdefault("date", self._clock().date().isoformat())
        return Options(**given, brand=Brand(**self._brands.brand(who.workspace_id)))

    def _day_of(self, who: Principal, board_id: str, version: int) -> str | None:
        """The day a version came to be, so that its file is the same for ever."""
        found = self._boards.log(who.workspace_id, board_id, max(0, version - 1), 1)
        return str(found[0]["at"])[:10] if found else None

    def _agreed(self, who: Principal) -> list[Board]:
        """The boards that people have signed, as they signed them and as this person may see them."""
        found = []
        for row in self._boards.list(who.workspace_id)[:MOST_PROCESSES]:
            with suppress(NotFound, BadInput):  # deleted meanwhile, or one that can't be read: the others go on
                at, changed = self._agreed_at(who, row.id, None)
                if at is not None:
                    found.append(self._as_signed(who, row.id, at) if changed else self._read(who, row.id)[0])
        return found

    def _as_signed(self, who: Principal, board_id: str, at: int) -> Board:
        """An agreed board that was changed since: what people signed, with what is written about it today."""
        now = write_board(self._read(who, board_id)[0])
        then = self._seen_at(who, board_id, at)
        return read_kept({**then, **{name: now.get(name, []) for name in OF_THE_AGREEMENT}})
