"""Every setting, declared once: name, default, help. Read by app and cli only; values are passed down."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from textwrap import fill
from typing import Any
from urllib.parse import urlsplit

from leanwall.errors import BadInput

PREFIX = "LEANWALL_"
MIN_TOKEN = 16
MIN_KEY = 32
DATABASE = "leanwall.db"  # in the data folder


def row(default: Any, text: str, *, flag: str = "", secret: bool = False) -> Any:
    """One setting. `flag` is its option of `leanwall serve`; a secret has none, since others see a command line."""
    return field(default=default, metadata={"help": text, "flag": flag, "secret": secret})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What `leanwall serve` runs with. A row's environment name is LEANWALL_ and its name in capitals."""

    host: str = row(
        "127.0.0.1",
        "Address to listen on. Others than this computer's own need --lan, LEANWALL_PUBLIC_URL or LEANWALL_TOKEN.",
        flag="--host",
    )
    port: int = row(8765, "Port to listen on; 0 takes a free one.", flag="--port")
    data: str = row("", "Folder for boards and sessions; empty: a folder of your user account.", flag="--data")
    lan: bool = row(False, "Let others on the same network open the wall. The network is not encrypted.", flag="--lan")
    open: bool | None = row(None, "Open the address in a browser; empty: where there is a desktop.", flag="--open")
    public_url: str = row(
        "",
        "Address under which people reach this server through a proxy that encrypts, "
        "for example https://wall.example.com.",
    )
    proxies: str = row(
        "127.0.0.1, ::1",
        "Proxies whose X-Forwarded-For is believed with LEANWALL_PUBLIC_URL: addresses or networks, with commas.",
    )
    smtp_url: str = row(
        "", "Mail server for sign-in addresses, for example smtp://user:password@mail.example.com:587.", secret=True
    )
    mail_from: str = row("", "Sender of these mails, for example leanwall@example.com.")
    oidc_issuer: str = row(
        "", "Sign-in service (OpenID Connect) for members, for example https://login.example.com/realms/office."
    )
    oidc_client_id: str = row("", "What the sign-in service calls this server.")
    oidc_client_secret: str = row("", "This server's secret at the sign-in service.", secret=True)
    token: str = row(
        "",
        f"Owner token for programs (Authorization: Bearer …), at least {MIN_TOKEN} characters. "
        "Also signs a browser in.",
        secret=True,
    )
    database_url: str = row(
        "",
        "PostgreSQL in place of the SQLite file in the data folder: postgresql://user:password@host/database.",
        secret=True,
    )
    sealing_key: str = row(
        "",
        f"What seals hidden notes and open votes in the database, at least {MIN_KEY} characters, the same for every "
        "process; empty: the file leanwall.key in the data folder does, and nothing in PostgreSQL is sealed.",
        secret=True,
    )
    redis_url: str = row(
        "", "Redis that joins several processes on one PostgreSQL: redis://:password@host:6379/0.", secret=True
    )
    session_days: int = row(90, "Days after which a browser that was not used has to sign in again.")
    max_body_mb: int = row(16, "Largest board file accepted over the network, in megabytes.")
    frame_kb: int = row(256, "Largest message on a live board, in kilobytes; a larger one is refused in words.")
    changes_per_second: int = row(60, "Changes of one person in a second; what is more is read later, not refused.")
    changes_at_once: int = row(200, "Changes that a person makes in one go before that counts.")
    export_seconds: float = row(60.0, "Longest time one export may take.")
    export_memory_mb: int = row(2048, "Most memory one export may take, in megabytes (Linux).")
    export_workers: int = row(1, "Exports that may run at the same time, each in a process of its own.")
    metrics_port: int = row(0, "Port for Prometheus (path /metrics); 0: none.")
    metrics_host: str = row("127.0.0.1", "Address for Prometheus; what it tells needs no signing in.")
    traces: str = row("", "OpenTelemetry collector (OTLP over HTTP), for example http://127.0.0.1:4318.")
    log_format: str = row("text", "How the log is written: text for people, json for programs.")
    log_level: str = row("warning", "How much is logged: debug, info, warning or error.")

    @property
    def data_folder(self) -> Path:
        return Path(self.data).expanduser() if self.data else default_data_folder()

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_folder / DATABASE}"


def read_settings(environment: Mapping[str, str], given: Mapping[str, Any] | None = None) -> Settings:
    """Settings from LEANWALL_* with the command line's on top. Raises BadInput that names the variable."""
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        name = PREFIX + setting.name.upper()
        if environment.get(name, "").strip():
            values[setting.name] = _parsed(name, str(setting.type), environment[name].strip())
    values.update({name: value for name, value in (given or {}).items() if value is not None})
    settings = Settings(**values)
    _check(settings)
    return settings


def misspelt(environment: Mapping[str, str]) -> dict[str, str]:
    """Names that are nearly a setting's, each with the one that was meant most likely."""
    known = [setting.name.upper() for setting in fields(Settings)]
    given = {name.removeprefix(PREFIX) for name in environment if name.startswith(PREFIX)}
    near = {name: get_close_matches(name, known, 1, 0.75) for name in sorted(given.difference(known))}
    return {PREFIX + name: PREFIX + found[0] for name, found in near.items() if found}


def describe() -> str:
    """The settings as a table for --help."""
    lines = []
    for setting in fields(Settings):
        default = f" (default: {setting.default})" if setting.default not in ("", None) else ""
        text = fill(setting.metadata["help"] + default, 90, initial_indent=" " * 6, subsequent_indent=" " * 6)
        lines.append(f"  {PREFIX}{setting.name.upper()}\n{text}")
    return "\n".join(lines)


def default_data_folder() -> Path:
    """Where this kind of system keeps a user's data."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Leanwall"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Leanwall"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "leanwall"


_YES = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def _parsed(name: str, kind: str, text: str) -> Any:
    try:
        if kind.startswith("bool"):
            return _YES[text.lower()]
        return {"int": int, "float": float}.get(kind, str)(text)
    except (KeyError, ValueError):
        wanted = "yes or no" if kind.startswith("bool") else "a number"
        raise BadInput(f"“{text}” is not {wanted}.", place=name) from None


_NO_PATH = re.compile(r"\?|%[0-9a-fA-F]{2}")  # in the address of a database it means something else


def _check_place(settings: Settings) -> None:
    if settings.database_url.startswith("sqlite") and "?" in settings.database_url:
        words = "the address of a SQLite file ends with its name: sqlite:////path/file.db, without “?”."
        raise BadInput(words, place=PREFIX + "DATABASE_URL")
    try:
        folder = str(settings.data_folder)
    except RuntimeError:
        words = "there is no such user on this computer, or none has a home folder; name a folder, like /path/boards."
        raise BadInput(words, place=PREFIX + "DATA") from None
    if not settings.database_url and _NO_PATH.search(folder):
        words = f"a database can't lie in {folder}, for the sign in its name; take a folder without “?” and “%”."
        raise BadInput(words, place=PREFIX + "DATA")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half an IPv6 address, a port that is no number
        return False


_MOST = {
    "session_days": 3_650, "max_body_mb": 4_096, "changes_per_second": 1_000_000, "changes_at_once": 1_000_000,
    "export_seconds": 86_400, "export_memory_mb": 1_048_576, "export_workers": 256,
}  # fmt: skip
_MORE_THAN_ZERO = (*_MOST, "frame_kb")


def _check(settings: Settings) -> None:
    if not 0 <= settings.port <= 65535:
        raise BadInput("a port is a number from 0 to 65535.", place=PREFIX + "PORT")
    if settings.token and len(settings.token) < MIN_TOKEN:
        raise BadInput(
            f"a token needs at least {MIN_TOKEN} characters; one that nobody guesses: "
            "`python3 -c 'import secrets; print(secrets.token_urlsafe())'`.",
            place=PREFIX + "TOKEN",
        )
    if settings.sealing_key and len(settings.sealing_key) < MIN_KEY:
        raise BadInput(
            f"a key needs at least {MIN_KEY} characters: "
            "`python3 -c 'import secrets; print(secrets.token_urlsafe(32))'`.",
            place=PREFIX + "SEALING_KEY",
        )
    if not 0 <= settings.metrics_port <= 65535:
        raise BadInput("a port is a number from 0 to 65535.", place=PREFIX + "METRICS_PORT")
    if settings.redis_url and settings.database.startswith("sqlite"):
        raise BadInput(
            "Redis joins several processes on one PostgreSQL; name that in LEANWALL_DATABASE_URL, or leave this out.",
            place=PREFIX + "REDIS_URL",
        )
    if settings.database_url.startswith("sqlite") and settings.database_url.rpartition("/")[2] in ("", ":memory:"):
        raise BadInput("a database in memory is gone with the server; name a file.", place=PREFIX + "DATABASE_URL")
    _check_place(settings)
    if settings.traces and not _is_web_address(settings.traces):
        raise BadInput("a collector's address looks like http://127.0.0.1:4318.", place=PREFIX + "TRACES")
    if settings.log_format not in ("text", "json"):
        raise BadInput("choose text or json.", place=PREFIX + "LOG_FORMAT")
    if settings.log_level not in ("debug", "info", "warning", "error"):
        raise BadInput("choose debug, info, warning or error.", place=PREFIX + "LOG_LEVEL")
    if settings.frame_kb > 1024:
        raise BadInput("a message on a live board has at most 1024 KB.", place=PREFIX + "FRAME_KB")
    for name in _MORE_THAN_ZERO:
        if not getattr(settings, name) > 0:
            raise BadInput("this has to be more than 0.", place=PREFIX + name.upper())
    for name, most in _MOST.items():
        if getattr(settings, name) > most:
            raise BadInput(f"this is at most {most:,}.", place=PREFIX + name.upper())
