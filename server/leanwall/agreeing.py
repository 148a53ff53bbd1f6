"""The verbs of an agreement: what is still open, a version put up for signing, withdrawn, signed, and whether the board
has moved on since. Whether people may sign is worked out in core/agreement.py."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from leanwall.access.people import Principal, allows, require
from leanwall.core.agreement import (
    agreed_content,
    check_proposal,
    check_signature,
    is_agreed,
    last_agreed,
    next_number,
    open_points,
    proposal,
    signatures_of,
)
from leanwall.core.board import Board, Release
from leanwall.core.planning import plan_reviews
from leanwall.core.reading import read_kept
from leanwall.core.reviews import review_days
from leanwall.errors import Conflict, NotFound
from leanwall.turns import Json, Op, Read, Turns

WHOLE_LOG = 10**9  # changes; all there are


class Made(Protocol):
    """Where a board stands, and since when there is one."""

    @property
    def created_at(self) -> str: ...


class Boards(Protocol):
    """The boards on disk (store/boards.py)."""

    def content_and_version(self, workspace_id: str, board_id: str) -> tuple[Json, int]: ...
    def content_at(self, workspace_id: str, board_id: str, version: int) -> Json: ...
    def name_version(self, workspace_id: str, board_id: str, version: int, name: str, by: str, at: str) -> None: ...
    def names(self, workspace_id: str, board_id: str) -> Sequence[Json]: ...
    def standing(self, workspace_id: str, board_id: str) -> Made: ...
    def log(self, workspace_id: str, board_id: str, since: int = 0, limit: int = 200) -> Sequence[Json]: ...


class Agreeing:
    """Verbs that change the board answer as `turns.Turns` says. `clock` gives the time in UTC."""

    def __init__(
        self, boards: Boards, turns: Turns, read: Read, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._boards = boards
        self._turns = turns
        self._read = read
        self._clock = clock
        self._new_id = new_id

    def agreement(self, who: Principal, board_id: str, language: str = "en") -> Json:
        """What is open, what waits for signatures, what was agreed, and whether the board has moved on since."""
        board, version = self._read(who, board_id)
        content, head = self._boards.content_and_version(who.workspace_id, board_id)
        self._name_if_lost(who, board_id, board, head)
        told = {
            name: None if release is None else self._told(who, board_id, board, release, content)
            for name, release in (("proposal", proposal(board)), ("agreed", last_agreed(board)))
        }
        points = [point.as_dict(language) for point in open_points(board)]
        return {**told, "points": points, "next": next_number(board), "version": version}

    def agreed_at(self, who: Principal, board_id: str, version: int | None = None) -> tuple[int | None, bool]:
        """The version whose content people have signed (None without one that can still be had), and whether the board
        says something else by now, or at `version`."""
        if version is None:
            content, _ = self._boards.content_and_version(who.workspace_id, board_id)
        else:
            content = self._boards.content_at(who.workspace_id, board_id, version)
        board = read_kept(content)
        release = last_agreed(board)
        if release is None:
            return None, False
        at = 0 if self._came_with_file(who, board_id, board, release) else release.version or 0
        then = self._content_at(who, board_id, at)
        if then is None:
            return None, True
        return at, agreed_content(then) != agreed_content(content)

    def agreed_elsewhere(self, who: Principal, board_id: str) -> bool:
        """Whether what was agreed last came with a file: people signed the board that was taken from."""
        board = read_kept(self._boards.content_and_version(who.workspace_id, board_id)[0])
        release = last_agreed(board)
        return release is not None and self._came_with_file(who, board_id, board, release)

    async def propose(self, who: Principal, board_id: str, name: str, effective: str) -> Json:
        """Puts the board as it stands up for signing, for who facilitates; answers with the new "release"."""
        release = self._new_id()

        async def put_up() -> Json:
            board, version = await asyncio.to_thread(self._read, who, board_id)
            check_proposal(board, name, effective)
            fields = {"number": next_number(board), "name": name.strip(), "effective": effective, "version": version}
            ops = [{"op": "create", "record": "release", "id": release, "fields": fields}]
            return {**await self._turns.submit(who, board_id, ops, version), "release": release}

        require(who, "facilitate")
        return await self._turns.until_it_holds(who, board_id, put_up)

    async def withdraw(self, who: Principal, board_id: str, release_id: str) -> Json:
        """Takes a version back that was not agreed yet, with the signatures under it."""

        def work_out(board: Board) -> list[Op]:
            release = next((each for each in board.releases if each.id == release_id), None)
            if release is None:
                raise Conflict("This version was withdrawn already.")
            if is_agreed(board, release):
                raise Conflict(f"Version {release.number} has been agreed; it stays. Later edits make the next one.")
            signed = [each.id for each in board.signatures if each.release == release_id]
            gone = [("signature", id) for id in signed] + [("release", release_id)]
            return [{"op": "delete", "record": record, "id": id} for record, id in gone]

        require(who, "facilitate")
        return await self._turns.change(who, board_id, work_out)

    async def sign(self, who: Principal, board_id: str, release_id: str, role: str, name: str) -> Json:
        """Signs a version as process owner or sponsor. With the second signature it is agreed: the version gets its
        name in the history and the first three reviews get their days. Nobody signs both alone, except who
        facilitates and writes down what both have said."""
        require(who, "edit")

        async def put_name() -> Json:
            board, version = await asyncio.to_thread(self._read, who, board_id)
            release = next((each for each in board.releases if each.id == release_id), None)
            changed = release is not None and await asyncio.to_thread(self._has_changed, who, board_id, release)
            release = check_signature(board, release_id, role, name, changed)
            if not allows(who.role, "facilitate"):
                await asyncio.to_thread(self._check_other_signer, who, board_id, board, release)
            fields = {"release": release_id, "role": role, "name": name.strip(), "at": self._now()}
            ops: list[Op] = [{"op": "create", "record": "signature", "id": self._new_id(), "fields": fields}]
            agreed = set(signatures_of(board, release)) | {role} == {"process_owner", "sponsor"}
            done = await self._turns.submit(
                who, board_id, ops + (self._reviews(board, release) if agreed else []), version
            )
            if agreed:
                await asyncio.to_thread(self._name, who, board_id, release)
            return {**done, "agreed": agreed}

        return await self._turns.until_it_holds(who, board_id, put_name)

    def _check_other_signer(self, who: Principal, board_id: str, board: Board, release: Release) -> None:
        signed = {signature.id for signature in signatures_of(board, release).values()}
        for change in self._boards.log(who.workspace_id, board_id, release.version or 0, WHOLE_LOG):
            if change["by"] == who.id and any(op["id"] in signed for op in change["ops"]):
                raise Conflict(
                    f"You have signed version {release.number} already; the other signature is somebody else's. "
                    "Who facilitates can sign for people in the room."
                )

    def _name(self, who: Principal, board_id: str, release: Release) -> None:
        """The version that was agreed gets its name in the history."""
        title = f"{release.number} {release.name}".strip()
        self._boards.name_version(who.workspace_id, board_id, release.version or 0, title, who.id, self._now())

    def _name_if_lost(self, who: Principal, board_id: str, board: Board, head: int) -> None:
        """The second signature was written, but then the program ended before the version had its name. A signature
        that came with a file is about a version of another board."""
        release = last_agreed(board)
        if release is None or release.version is None or release.version > head:
            return
        if release.version in {each["version"] for each in self._boards.names(who.workspace_id, board_id)}:
            return
        signed = {signature.id for signature in signatures_of(board, release).values()}
        log = self._boards.log(who.workspace_id, board_id, release.version, WHOLE_LOG)
        if signed <= {op["id"] for change in log for op in change["ops"]}:
            self._name(who, board_id, release)

    def _reviews(self, board: Board, release: Release) -> list[Op]:
        """The reviews that nobody has planned yet."""
        first = date.fromisoformat(release.effective or self._clock().date().isoformat())
        return plan_reviews(board, [day.isoformat() for day in review_days(first)], False, self._new_id)

    def _told(self, who: Principal, board_id: str, board: Board, release: Release, now: Mapping[str, Any]) -> Json:
        signed = signatures_of(board, release)
        first = self._first_content_with(who, board_id, release)
        changed = (
            agreed_content(first) != agreed_content(now)
            if first is not None and is_agreed(board, release)
            else self._has_changed(who, board_id, release, now)
        )
        return {
            **release.model_dump(mode="json", include={"id", "number", "version", "name", "effective"}),
            "signatures": {role: {"name": each.name, "at": each.at} for role, each in signed.items()},
            "imported": self._came_with_file(who, board_id, board, release),
            "changed": changed,
        }

    def _first_content_with(self, who: Principal, board_id: str, release: Release) -> Json | None:
        """What the file said that this board was made from, when the release came with it: people signed another board,
        and nobody can tell here whether that one said the same."""
        first = self._content_at(who, board_id, 0)
        return first if first is not None and _has_release(first, release) else None

    def _came_with_file(self, who: Principal, board_id: str, board: Board, release: Release) -> bool:
        """Where the first version has been purged the days tell: who signed before this board was, signed another."""
        first = self._content_at(who, board_id, 0)
        if first is not None:
            return _has_release(first, release)
        made = self._boards.standing(who.workspace_id, board_id).created_at
        return any(not each.at or each.at < made for each in signatures_of(board, release).values())

    def _has_changed(
        self, who: Principal, board_id: str, release: Release, now: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether the board says something else by now than what people signed, talk and tasks apart; yes, too, when
        nobody can tell any more: a release that stood in the file that made the board is about another one."""
        then = self._content_at(who, board_id, release.version or 0)
        if then is None or _has_release(then, release):
            return True
        if now is None:
            now, _ = self._boards.content_and_version(who.workspace_id, board_id)
        return agreed_content(then) != agreed_content(now)

    def _content_at(self, who: Principal, board_id: str, version: int) -> Json | None:
        """What the board said at a version; None where it has no such version, or that one has been purged."""
        try:
            return self._boards.content_at(who.workspace_id, board_id, version)
        except NotFound:
            return None
        except Conflict as refusal:
            if refusal.code != "purged":
                raise
            return None

    def _now(self) -> str:
        return f"{self._clock():%Y-%m-%dT%H:%M:%SZ}"


def _has_release(content: Mapping[str, Any], release: Release) -> bool:
    return any(each["id"] == release.id for each in content.get("releases", ()))
