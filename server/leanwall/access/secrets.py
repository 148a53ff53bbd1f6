"""Secrets: made here, and only their hashes are kept, so a copy of the database lets nobody in.

A join code is the exception: a room reads it off the wall, so it has to be shown again and again. It has 40 random
bits, which hashing would not protect; it works while the door is open and never gives more than the right to edit.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import UTC, datetime

SECRET_BYTES = 32
LINK_BYTES = 16
CODE_LENGTH = 8
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # base32 without the look-alikes I, O, 0, 1


def new_secret() -> str:
    """256 random bits, for a cookie or a ticket."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_link_secret() -> str:
    """128 random bits, for an address that people send on."""
    return secrets.token_urlsafe(LINK_BYTES)


def new_code() -> str:
    """What a room types: "K7MQ2VXA"."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str | None:
    """The code in what somebody typed ("k7mq-2vxa"); None when it can't be one."""
    code = re.sub(r"[\s\-–—.·]", "", text).upper()
    return code if len(code) == CODE_LENGTH and set(code) <= set(LETTERS) else None


def digest(secret: str) -> str:
    """What is stored of a secret. A plain hash is enough: 128 random bits can't be guessed from it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def iso(moment: datetime) -> str:
    """The time as tables keep it; sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
