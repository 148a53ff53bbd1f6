"""One live board: a state machine. Messages go in; committed changes, refusals and welcomes come out.

It knows no socket, clock, chance or database: times and marks are handed in, older changes are fetched through
`Past`. The hub calls it under the board's lock, in the order in which messages arrived.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

import msgspec

from leanwall.core.change import Change, Op
from leanwall.core.live import Live
from leanwall.core.sight import is_open, is_told
from leanwall.errors import Forbidden, LeanwallError
from leanwall.sync import roles, views
from leanwall.sync.expansion import RESTORED, Expansion, Refused, gone
from leanwall.sync.faults import whereabouts
from leanwall.sync.overtaking import OVERTAKEN, SENTENCE, is_overtaken
from leanwall.sync.protocol import ChangeMessage, Create, Delete, Edit, Hello, Restore, Undo, Update, Worked, raw
from leanwall.sync.restoring import restore
from leanwall.sync.undo import undo

log = logging.getLogger(__name__)

LONGEST_PLACE = 100  # characters: a refusal is kept for ever, and its place may be whatever somebody called a field
REACH = 10_000  # how many changes back an undo or an edit may reach
WINDOW = 1_000  # changes kept at hand at most: those of the last seconds, on which edits under way build,
WINDOW_LEAST = 32  # and so many on a quiet board; older ones are read from the log
WINDOW_SECONDS = 3
WINDOW_OPS = 30_000  # how many ops they may have
FEW = 500  # catch-up by changes up to here, else by the whole board
FEW_BYTES = 256 * 1024
MAX_UNDOS = 200
SIGNED = frozenset({"release", "signature"})  # records that only the server's own verbs write
HEAD = -1  # as the base of a server's own verb: whatever version the board has by then


class Past(Protocol):
    """The log of one board, read under its lock."""

    def changes(self, after: int, upto: int) -> list[Change]:
        """The changes with after < version <= upto, in order."""

    def version_of(self, change_id: str) -> int | None:
        """The version that a change id was committed as."""

    def mark(self, version: int) -> str | None:
        """The mark of a version, 0 for the board as it was made; None where there is none."""


@dataclass(slots=True)
class Refusal:
    """A change's answer for ever, unless `remembered` is False."""

    change_id: str | None
    code: str
    message: str
    field: str = ""
    silent: bool = False
    remembered: bool = True

    def frame(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"type": "refused", "id": self.change_id, "code": self.code, "message": self.message}
        if self.field:
            answer["field"] = self.field
        if self.silent:
            answer["silent"] = True
        return answer


@dataclass(slots=True)
class Welcome:
    """What a hello is answered with: the whole board, or the changes since."""

    version: int
    mark: str
    acked: dict[str, int]
    board: msgspec.Raw | None
    changes: list[msgspec.Raw] = field(default_factory=list)


class Room:
    """A board at its head. After a failed commit it has to be thrown away and read again."""

    def __init__(self, live: Live, version: int, mark: str, floor: int = 0, few: int = FEW) -> None:
        self.live = live
        self.version = version
        self.mark = mark
        self.floor = floor
        self._few = few
        self._window: list[Change] = []
        self._window_ops = 0
        self._window_full = 2 * WINDOW_LEAST
        self._screens: dict[str, int] = {}  # by change, as far as they are at hand
        self.work = 0
        self._board_bytes: dict[tuple[str, ...] | None, msgspec.Raw] = {}
        self._bytes_of = -1
        self._open_at, self._open = -1, True
        self._entries: dict[int, msgspec.Raw] = {}

    def take(
        self,
        person: roles.Person,
        message: ChangeMessage | Restore,
        at: str,
        mark: str,
        past: Past,
        screen: int | None = None,
    ) -> Change | Refusal:
        """Work out a change that has no answer yet; the board stands after it when it is a Change. `screen`: which of
        a person's windows sent it."""
        base = self.version if message.base == HEAD else message.base

        def was_seen(change: Change) -> bool:
            return change.by == person.id and self._screens.get(change.id) == screen

        expansion = Expansion(self.live, person, at, self.version + 1, base, self._later(past), was_seen)
        self.live.begin(self.version + 1)
        outcome = self._work_out(expansion, person, message, mark, past)
        self.work = expansion.work
        if isinstance(outcome, Change):
            self.sent_by(outcome.id, screen)
        return outcome

    def sent_by(self, change_id: str, screen: int | None) -> None:
        """A change came from this screen, perhaps once more after its line was cut."""
        if screen is not None:
            self._screens[change_id] = screen

    def _work_out(
        self, expansion: Expansion, person: roles.Person, message: ChangeMessage | Restore, mark: str, past: Past
    ) -> Change | Refusal:
        try:
            self._check_sender(person, message, past)
            for op in message.ops:
                self._expand(expansion, op, past)
            if isinstance(message, Restore):
                restore(expansion, message.content)
            if not expansion.ops and expansion.left_out:
                raise gone(silent=all(isinstance(op, Delete) for op in message.ops))
        except LeanwallError as error:
            expansion.take_back()
            return _refusal(message.id, error)
        except Exception as error:  # a fault of ours in one change must not hold up everybody's
            log.error("A change could not be worked out: %s", whereabouts(error))
            expansion.take_back()
            return Refusal(message.id, "error", "The server could not work this out; please report it.")
        change = Change(
            self.version + 1, mark, message.id, person.id, expansion.at, expansion.ops, expansion.priors,
            expansion.audiences if any(seen_by is not None for seen_by in expansion.audiences) else None,
        )  # fmt: skip
        self._append(change)
        if expansion.changes_sight:
            self.floor = change.version
        return change

    def follow(self, changes: list[Change], floor: int) -> None:
        """Changes that another process committed."""
        for change in changes:
            self.live.begin(change.version)
            for op in change.ops:
                self.live.play(op)
            self._append(change)
        self.floor = floor

    def welcome(self, person: roles.Person, hello: Hello, past: Past) -> Welcome:
        """The answer to a hello, from the log's head."""
        versions = {change_id: past.version_of(change_id) for change_id in hello.outbox}
        acked = {change_id: version for change_id, version in versions.items() if version is not None}
        names = roles.names(person)
        since = self._missing(hello, past)
        entries = None if since is None else [self.entry(change) for change in since]
        if entries is not None and sum(len(bytes(entry)) for entry in entries) <= FEW_BYTES:
            return Welcome(self.version, self.mark, acked, None, entries)
        return Welcome(self.version, self.mark, acked, self.board_bytes(names))

    def board_bytes(self, names: tuple[str, ...]) -> msgspec.Raw:
        """The board file's content as JSON, made once for each version and view."""
        if self._bytes_of != self.version:
            self._board_bytes.clear()
            self._bytes_of = self.version
        key = None if self._is_open() else names
        if key not in self._board_bytes:
            content = self.live.content() if key is None else views.cut_board(self.live, names)
            self._board_bytes[key] = raw(content)
        return self._board_bytes[key]

    def entry(self, change: Change) -> msgspec.Raw:
        """A whole change as it stands in `changes`; made once."""
        if change.version not in self._entries:
            self._entries[change.version] = entry_of(change, change.ops)
        return self._entries[change.version]

    def _check_sender(self, person: roles.Person, message: ChangeMessage | Restore, past: Past) -> None:
        def ops_of(change_id: str) -> roles.Done:
            version = past.version_of(change_id)
            if version is None:
                return []
            change = self._since(version - 1, past)[0]
            return list(zip(change.ops, change.priors, strict=True))

        reason = roles.forbidden(person, message, self.live.fields, ops_of)
        if reason:
            raise Forbidden(reason)
        if message.base != HEAD and any(getattr(op, "record", None) in SIGNED for op in message.ops):
            raise Forbidden("Versions and signatures are made by signing, not by editing the board.")
        if message.id.startswith(RESTORED) and not isinstance(message, Restore):
            raise Refused(f"Ids that begin with “{RESTORED}” are the server's.", code="malformed", place="id")
        if message.base > self.version:
            raise Refused("This change builds on a version that the board does not have.", code="malformed")
        if isinstance(message, Worked) and is_overtaken(self._since(message.on, past)):
            raise Refused(SENTENCE, code=OVERTAKEN)
        if sum(isinstance(op, Undo) for op in message.ops) > MAX_UNDOS:
            raise Refused(f"One change undoes at most {MAX_UNDOS} others.", code="limit")

    def _expand(self, expansion: Expansion, op: Create | Update | Edit | Delete | Undo, past: Past) -> None:
        if isinstance(op, Undo):
            undo(expansion, self._own_change(expansion.person, op.change, past))
        elif isinstance(op, Create):
            expansion.create(op)
        elif isinstance(op, Update):
            expansion.update(op)
        elif isinstance(op, Edit):
            expansion.edit(op)
        else:
            expansion.delete(op)

    def _own_change(self, person: roles.Person, change_id: str, past: Past) -> Change:
        version = past.version_of(change_id)
        if version is None:
            raise Refused("There is no such change to undo.", code="gone")
        change = self._since(version - 1, past)[0]
        if any(op["record"] in SIGNED for op in change.ops):
            raise Forbidden("What was signed is not undone; withdraw the version, or make the next one.")
        if change.by != person.id:
            raise Forbidden("Only one's own changes can be undone; somebody else made this one.")
        return change

    def _later(self, past: Past) -> Callable[[int], list[Change]]:
        return lambda version: self._since(version, past)

    def _since(self, version: int, past: Past) -> list[Change]:
        """The changes after a version, from what is at hand or else from the log."""
        if version >= self.version:
            return []
        missing = self.version - len(self._window) - version
        if missing > 0:
            if self.version - version > REACH:
                raise Refused("This lies too far back; look at it in the history.", code="gone")
            older = past.changes(version, version + missing)
            if len(older) != missing:
                raise Refused("This part of the history has been purged.", code="gone")
            self._window[:0] = older
            self._window_ops += sum(len(change.ops) for change in older)
        return self._window[version - self.version :]

    def _append(self, change: Change) -> None:
        self.version, self.mark = change.version, change.mark
        self._window.append(change)
        self._window_ops += len(change.ops)
        if len(self._window) > self._window_full or self._window_ops > WINDOW_OPS:
            self._shorten_window()

    def _shorten_window(self) -> None:
        """Keep the changes of the last seconds, within bounds; older ones are in the log."""
        young = datetime.fromisoformat(self._window[-1].at) - timedelta(seconds=WINDOW_SECONDS)
        since = f"{young:%Y-%m-%dT%H:%M:%SZ}"
        kept, ops = 0, 0
        for change in reversed(self._window[-WINDOW:]):
            ops += len(change.ops)
            if (kept >= WINDOW_LEAST and change.at < since) or (kept and ops > WINDOW_OPS // 2):
                break
            kept += 1
        del self._window[:-kept]
        self._window_ops = sum(len(change.ops) for change in self._window)
        self._window_full = kept + max(kept // 4, WINDOW_LEAST)
        self._entries.clear()
        at_hand = {change.id for change in self._window}
        self._screens = {id: screen for id, screen in self._screens.items() if id in at_hand}

    def _missing(self, hello: Hello, past: Past) -> list[Change] | None:
        """The changes that bring this client up to date; None when it needs the whole board: it has none, it is
        far behind, its past is not the log's, or something in between is not for everyone to see."""
        since = hello.since
        if since is None or since > self.version or since < self.floor or self.version - since > self._few:
            return None
        if hello.mark is None or self._mark_of(since, past) != hello.mark or not self._is_open():
            return None
        missing = self._since(since, past)
        return missing if all(change.audiences is None for change in missing) else None

    def _mark_of(self, version: int, past: Past) -> str | None:
        if version == self.version:
            return self.mark
        at_hand = self.version - version < len(self._window)
        return self._window[version - self.version - 1].mark if at_hand else past.mark(version)

    def _is_open(self) -> bool:
        if self._open_at != self.version:
            self._open_at, self._open = self.version, is_open(self.live)
        return self._open


def entry_for(change: Change, names: tuple[str, ...]) -> msgspec.Raw:
    """A change as someone of these names is told of it: of what is not theirs to see only that a version passed, not
    who did it or when."""
    ops = views.cut_ops(change, names)
    if is_told(change.by, change.ops, ops, names):
        return entry_of(change, ops)
    return raw({"version": change.version, "mark": change.mark, "ops": []})


def entry_of(change: Change, ops: list[Op]) -> msgspec.Raw:
    """A change with these of its ops, as it stands in a frame."""
    return raw(
        {"version": change.version, "mark": change.mark, "id": change.id, "by": change.by, "at": change.at, "ops": ops}
    )


def _refusal(change_id: str, error: LeanwallError) -> Refusal:
    remembered = error.code not in ("forbidden", "malformed", OVERTAKEN)
    silent = getattr(error, "silent", False)
    return Refusal(change_id, error.code, error.message, error.place[:LONGEST_PLACE], silent, remembered)


def known_answer(change_id: str, answer: Mapping[str, Any] | int) -> dict[str, Any]:
    """The frame for a change id that was answered before: its version, or the refusal as it was stored."""
    if isinstance(answer, int):
        return {"type": "ack", "id": change_id, "version": answer}
    return dict(answer)
