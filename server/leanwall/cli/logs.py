"""The log: one event a line, to standard error, for people or (LEANWALL_LOG_FORMAT=json) for programs.

What it may hold is decided where it is written: no text of notes, no names, no tokens. A line stays a line whatever is
in it, so that nobody can forge one.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

_FIRST: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper("iso", utc=True),
    structlog.stdlib.ExtraAdder(),
]


def start_logging(level: str, form: str = "text") -> None:
    """The web server's own log is for its developers: it prints values, and a line for every broken request that
    anybody sends; it is heard with `debug` only."""
    last: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if form == "json":
        last += [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=True)]
    else:
        last += [structlog.processors.format_exc_info, _as_line]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_FIRST, processors=last))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    structlog.configure(
        processors=[*_FIRST[:3], structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    # Below INFO it prints every handshake, with its cookie and its token.
    logging.getLogger("uvicorn").setLevel(logging.INFO if level == "debug" else logging.CRITICAL)


def _as_line(_: Any, __: str, event: EventDict) -> str:
    words = f"{event.pop('level', '').upper()} {event.pop('logger', '')}: {event.pop('event', '')}"
    event.pop("timestamp", None)
    trace = event.pop("exception", "")
    more = "".join(f" {name}={value!r}" for name, value in sorted(event.items()))
    return _plain(words + more) + (f"\n{trace}" if trace else "")


def _plain(text: str) -> str:
    """Control characters written out: no second line, no colours of a terminal."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
