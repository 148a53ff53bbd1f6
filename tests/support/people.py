"""Gives a server's database more people, each signed in: `python tests/support/people.py FOLDER NAME…`.

Prints one JSON object a line: name, person and the secret of a session cookie.
"""

from __future__ import annotations

import json
import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from leanwall.access.secrets import digest, iso
from leanwall.store.db import open_database
from leanwall.store.people import HOME, People, Person


def sign_in(folder: Path, name: str, role: str, url: str = "") -> dict[str, str]:
    """A new person of the first workspace and the secret of their session. `url`: not the folder's database."""
    database = open_database(url or f"sqlite:///{folder / 'leanwall.db'}")
    now = datetime.now(UTC)
    person = Person(
        id=f"p-{secrets.token_hex(8)}", workspace_id=HOME, name=name, color="#335577", role=role, created_at=iso(now)
    )
    with Session(database.engine, expire_on_commit=False) as session:
        session.add(person)
        session.commit()
    secret = secrets.token_urlsafe(32)
    People(database.engine).begin(digest(secret), person.id, iso(now), iso(now + timedelta(days=1)))
    database.close()
    return {"name": name, "person": person.id, "secret": secret}


if __name__ == "__main__":
    for given in sys.argv[2:]:
        name, _, role = given.partition(":")
        print(json.dumps(sign_in(Path(sys.argv[1]), name, role or "edit")))
