"""Bytes to messages and back: every frame is typed, and what is not known is refused in words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from leanwall.core.splices import Splice
from leanwall.errors import BadInput

PROTOCOL = 1
MAX_OPS = 20_000
MAX_OUTBOX = 2_000
MAX_PICKED = 200
HELLO_BYTES = 64 * 1024

# \Z and not $, which lets a line feed follow
RecordId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]
ChangeId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.:-]{1,64}\Z")]
Version = Annotated[int, Meta(ge=0, le=1 << 53)]
Near = Annotated[float, Meta(ge=-1e9, le=1e9)]
Picked = Annotated[list[RecordId], Meta(max_length=MAX_PICKED)]
Name = Annotated[str, Meta(max_length=64)]


class Create(Struct, tag_field="op", tag="create", forbid_unknown_fields=True):
    record: Name
    id: RecordId
    fields: dict[str, Any]


class Update(Struct, tag_field="op", tag="update", forbid_unknown_fields=True):
    record: Name
    fields: dict[str, Any]
    id: RecordId = "board"


class Edit(Struct, tag_field="op", tag="edit", forbid_unknown_fields=True):
    record: Name
    field: Name
    splices: Annotated[list[Splice], Meta(max_length=2_000)]
    id: RecordId = "board"


class Delete(Struct, tag_field="op", tag="delete", forbid_unknown_fields=True):
    record: Name
    id: RecordId


class Undo(Struct, tag_field="op", tag="undo", forbid_unknown_fields=True):
    change: ChangeId


ClientOp = Create | Update | Edit | Delete | Undo


class Hello(Struct, tag_field="type", tag="hello", forbid_unknown_fields=True):
    protocol: int
    since: Version | None = None
    mark: Annotated[str, Meta(max_length=64)] | None = None
    outbox: Annotated[list[ChangeId], Meta(max_length=MAX_OUTBOX)] = []
    figures: Literal["whole", "changes"] = "whole"
    language: Literal["en", "de"] = "en"


class ChangeMessage(Struct, tag_field="type", tag="change", forbid_unknown_fields=True):
    id: ChangeId
    base: Version
    ops: Annotated[list[ClientOp], Meta(max_length=MAX_OPS)]


class Worked(ChangeMessage, tag="worked"):
    """A verb of the server, never on the wire: its ops were worked out on the board as it stood at version `on`."""

    on: int = 0


class Drag(Struct, forbid_unknown_fields=True):
    ids: Picked
    dx: Near = 0
    dy: Near = 0


Reaction = Literal["yes", "thanks", "idea", "question", "slow", "break"]


class Presence(Struct, tag_field="type", tag="presence", forbid_unknown_fields=True, omit_defaults=True):
    """What a person points at now; the whole of it each time, the latest wins."""

    cursor: tuple[Near, Near] | UnsetType | None = UNSET
    selection: Picked | UnsetType | None = UNSET
    drag: Drag | UnsetType | None = UNSET
    editing: RecordId | UnsetType | None = UNSET
    state: Literal["current", "future"] | UnsetType | None = UNSET
    viewport: tuple[Near, Near, Near, Near] | UnsetType | None = UNSET
    lead: bool | UnsetType | None = UNSET
    call: Near | UnsetType | None = UNSET
    hand: bool | UnsetType | None = UNSET
    reaction: Reaction | UnsetType | None = UNSET
    laser: bool | UnsetType | None = UNSET
    spotlight: RecordId | UnsetType | None = UNSET
    host: bool | UnsetType | None = UNSET
    written: Annotated[int, Meta(ge=0, le=5_000)] | UnsetType | None = UNSET


class Ping(Struct, tag_field="type", tag="ping", forbid_unknown_fields=True):
    pass


@dataclass(frozen=True, slots=True)
class Restore:
    """A verb of the server, never on the wire: the board says again what a board file's `content` says."""

    id: str
    base: int
    content: Mapping[str, Any]
    ops: tuple[()] = ()


Message = Hello | ChangeMessage | Presence | Ping

_messages: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)
_encoder = msgspec.json.Encoder()


class Unreadable(BadInput):
    """A frame that is no message. `change_id` when it said which change it wanted to be."""

    code = "malformed"

    def __init__(self, message: str, *, place: str = "", change_id: str | None = None, code: str | None = None) -> None:
        super().__init__(message, place=place, code=code)
        self.change_id = change_id


def read_message(frame: str | bytes) -> Message:
    """The message in a text frame. Raises Unreadable with one sentence and the place of the fault."""
    if not isinstance(frame, str):
        raise Unreadable("Live boards speak JSON in text frames; this was a binary one.")
    try:
        return _messages.decode(frame)
    except msgspec.ValidationError as error:
        message, place = _said(str(error))
        raise Unreadable(message, place=place, change_id=change_id_in(frame)) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Unreadable("This frame is not JSON that can be read.", change_id=change_id_in(frame)) from None


def read_ops(ops: object) -> list[ClientOp]:
    """Ops that a verb of the server made, checked like a client's. Raises BadInput."""
    try:
        return msgspec.convert(ops, list[ClientOp])
    except msgspec.ValidationError as error:
        message, place = _said(str(error))
        raise BadInput(message, place=place) from None


def encode(message: Any) -> bytes:
    """A message as the text of one frame, in UTF-8."""
    return bytes(_encoder.encode(message))


def raw(value: Any) -> msgspec.Raw:
    """A value encoded once, to be put into several frames and into the log."""
    return msgspec.Raw(_encoder.encode(value))


class _Named(Struct):
    id: ChangeId
    type: Literal["change"]


def change_id_in(frame: str | bytes) -> str | None:
    """Which change a frame wanted to be, whatever else is wrong with it: who sent it would keep it for ever. Python's
    own reader takes halves of characters and numbers without bound."""
    try:
        return msgspec.convert(json.loads(frame), _Named).id
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


_PLACE = re.compile(r" - at `(?:key in )?\$\.?(.*)`$")
_WORDS = (
    (re.compile(r"^Object contains unknown field `(.*)`$"), r"There is no field “\1” here."),
    (re.compile(r"^Object missing required field `(.*)`$"), r"The field “\1” is missing."),
    (re.compile(r"^Invalid (?:enum )?value '(.*)'$"), r"“\1” is not known here."),
    (re.compile(r"^Expected `(.*)`, got `(.*)`$"), r"This has to be \1, not \2."),
    (re.compile(r"^Expected `array` of length <= (\d+)$"), r"At most \1 entries fit here."),
    (re.compile(r"^Expected `str` matching regex .*$"), "An id has 1 to 64 letters, digits, “_” or “-”."),
    (re.compile(r"^Expected `str` of length <= (\d+)$"), r"At most \1 characters fit here."),
)


def _said(problem: str) -> tuple[str, str]:
    """A decoder's finding as a sentence and a place ("ops[0].id")."""
    found = _PLACE.search(problem)
    place = found.group(1)[:200] if found else ""
    bare = _PLACE.sub("", problem)
    for pattern, words in _WORDS:
        if pattern.match(bare):
            return pattern.sub(words, bare)[:300], place
    return f"{bare[:300]}.", place
