"""What is still secret (core/sight.py) lies sealed in the database: whoever gets hold of a dump of it finds no hidden
words and no open vote. The key is kept beside the database, never in it.

What can't be opened, because the key is gone, stays as it lies: a note without its words. Nothing else suffers.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from leanwall.core.change import Audience, Change, Op, Prior
from leanwall.core.records import PLURAL
from leanwall.errors import Unavailable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_FILE = "leanwall.key"
SEALED = "sealed"  # the field in which a record's secret fields lie, together
# What a board needs to be read without the key: who wrote a record and what it stands on.
_CLEAR = frozenset({"id", "author", "created_at", "hidden", "poll", "about", "parent", "problem", "source"})
_CLEAR_OF = {"link": _CLEAR | {"target"}}
_NONCE = 12

Json = dict[str, Any]
Kept = TypeVar("Kept")
_RECORDS = {plural: record for record, plural in PLURAL.items()}


class Seal:
    """`file` is where the key is kept, made when the first secret is; `given` is a key by configuration, for several
    processes. With neither nothing is sealed. What is sealed can be opened in its own place only."""

    def __init__(self, file: Path | None = None, given: str = "") -> None:
        self._file, self._given = file, given
        self._cipher: AESGCM | None = None

    @property
    def is_there(self) -> bool:
        return bool(self._given or self._file)

    def record(self, board_id: str, fields: Json) -> Json:
        """A record as it was before `closed_record`."""
        if SEALED not in fields:
            return fields
        found = self._open(fields[SEALED], f"{board_id}/{fields['id']}")
        if not isinstance(found, dict):
            return self._left(fields)
        return {**{name: value for name, value in fields.items() if name != SEALED}, **found}

    def closed_record(self, board_id: str, record: str, fields: Mapping[str, Any]) -> Json:
        if not self.is_there or SEALED in fields:
            return dict(fields)
        clear, secret = _parted(record, fields)
        return {**clear, SEALED: self._close(secret, f"{board_id}/{fields['id']}")}

    def content(self, board_id: str, content: Json) -> Json:
        """A board file's content with its secrets."""
        for plural in _RECORDS.keys() & content.keys():
            if any(SEALED in fields for fields in content[plural]):
                found = [self.record(board_id, fields) for fields in content[plural]]
                content[plural] = [fields for fields in found if not is_lost(_RECORDS[plural], fields)]
        return content

    def closed_content(self, board_id: str, content: Mapping[str, Any], secret: frozenset[str]) -> Json:
        """`secret`: the ids of what is not for everybody."""
        closed = dict(content)
        for plural in _RECORDS.keys() & content.keys() if secret else ():
            record = _RECORDS[plural]
            closed[plural] = [
                self.closed_record(board_id, record, fields) if fields["id"] in secret else fields
                for fields in content[plural]
            ]
        return closed

    def closed_change(self, change: Change) -> tuple[list[Op], list[Prior], Any]:
        """The ops, priors and audiences of a change as they lie in the log: of what is not for everybody the bones."""
        audiences = change.audiences
        if audiences is None or not self.is_there:
            return change.ops, change.priors, audiences
        secret = [at for at, seen_by in enumerate(audiences) if seen_by is not None]
        sealed = self._close([[change.ops[at], change.priors[at]] for at in secret], _place(change.mark, change.id))
        ops, priors = list(change.ops), list(change.priors)
        for at in secret:
            ops[at], priors[at] = _bones(ops[at], priors[at])
        return ops, priors, {"seen_by": audiences, SEALED: sealed}

    def change(
        self, mark: str, change_id: str, ops: list[Op], priors: list[Prior], audiences: Any
    ) -> tuple[list[Op], list[Prior], list[Audience] | None]:
        """A change's parts as they were before `closed_change`."""
        sealed = audiences[SEALED] if isinstance(audiences, dict) else None
        seen_by = _audiences(audiences["seen_by"] if isinstance(audiences, dict) else audiences)
        if sealed is None:
            return ops, priors, seen_by
        found = self._open(sealed, _place(mark, change_id))
        if not isinstance(found, list) or seen_by is None:
            self._left(sealed)
        else:
            secret = [at for at, names in enumerate(seen_by) if names is not None]
            for at, (op, prior) in zip(secret, found, strict=True):
                ops[at], priors[at] = op, prior
        return ops, priors, seen_by

    def opens(self, mark: str, change_id: str, audiences: Any) -> bool:
        """Whether a change in the log can be had whole."""
        return not isinstance(audiences, dict) or self._open(audiences[SEALED], _place(mark, change_id)) is not None

    def _close(self, value: Any, place: str) -> str:
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._ready().encrypt(nonce, msgspec.json.encode(value), place.encode())
        return base64.b64encode(nonce + sealed).decode()

    def _open(self, sealed: Any, place: str) -> Any:
        """None for what was sealed by another key, in another place, or by nobody."""
        has_key = self._cipher or self._given or (self._file and self._file.exists())
        if not isinstance(sealed, str) or not has_key:
            return None
        from cryptography.exceptions import InvalidTag

        try:
            data = base64.b64decode(sealed, validate=True)
            return msgspec.json.decode(self._ready().decrypt(data[:_NONCE], data[_NONCE:], place.encode()))
        except (ValueError, InvalidTag, msgspec.DecodeError):
            return None

    def _left(self, sealed: Kept) -> Kept:
        """What can't be opened, as it lies. Where several processes write, one with another key would spoil it."""
        if self._file is None:
            raise Unavailable(
                "This database holds what was sealed with another key: give every process the same "
                "LEANWALL_SEALING_KEY."
            )
        return sealed

    def _ready(self) -> AESGCM:
        if self._cipher is None:
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # a wall without secrets needs none of it

            key = self._given or (_key_in(self._file) if self._file else "")
            self._cipher = AESGCM(hashlib.sha256(key.encode()).digest())
        return self._cipher


def is_lost(record: str, fields: Mapping[str, Any]) -> bool:
    """Whether nothing can be made of it without the key: a vote without what it was for."""
    return record == "vote" and "target" not in fields


OPEN = Seal()  # seals nothing and leaves what is sealed as it is


def _key_in(file: Path) -> str:
    """The key in this file, which is made when it isn't there: on disk before anything is sealed with it."""
    try:
        if not file.exists():
            keep_key(file, secrets.token_urlsafe(32))
        return file.read_text("utf-8").strip()
    except OSError as error:
        raise Unavailable(f"The key {file} can't be kept or read ({error.strerror}).") from error


def keep_key(file: Path, key: str) -> None:
    """Writes a key for its owner's eyes; another process that was first keeps its own."""
    new = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as target:
            target.write(key + "\n")
            target.flush()
            os.fsync(target.fileno())
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink()


def _place(mark: str, change_id: str) -> str:
    return f"{mark}/{change_id}"


def _parted(record: str, fields: Mapping[str, Any]) -> tuple[Json, Json]:
    clear = _CLEAR_OF.get(record, _CLEAR)
    return (
        {name: value for name, value in fields.items() if name in clear},
        {name: value for name, value in fields.items() if name not in clear},
    )


def _bones(op: Op, prior: Prior) -> tuple[Op, Prior]:
    """What of an op anybody may know who plays the log without the key."""
    kind, record = op["op"], op["record"]
    if kind == "edit":
        return {**op, "splices": []}, [[], prior[1]]
    if kind == "delete":
        return op, _parted(record, prior)[0]
    return {**op, "fields": _parted(record, op["fields"])[0]}, prior and _parted(record, prior)[0]


def _audiences(found: Any) -> list[Audience] | None:
    return None if found is None else [None if names is None else tuple(names) for names in found]
