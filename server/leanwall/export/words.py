"""How exports say things: times, shares, days and file names, in the reader's words."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence

from leanwall.core.board import Calendar
from leanwall.core.units import format_share, format_time
from leanwall.export.clean import one_line

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPELLED = {"min": "minutes", "h": "hours", "d": "days", "s": "seconds"}
_SINGULAR = {"minutes": "minute", "hours": "hour", "days": "day", "seconds": "second"}
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def short_time(seconds: float | None, calendar: Calendar) -> str:
    """ "10.1 d", "60 min"; an unknown time is a dash."""
    return "–" if seconds is None else format_time(seconds, calendar)


def long_time(seconds: float, calendar: Calendar) -> str:
    """ "10.1 days", "1 day", "60 minutes"."""
    amount, _, unit = format_time(seconds, calendar).rpartition(" ")
    word = _SPELLED.get(unit, unit)
    return f"{amount} {_SINGULAR.get(word, word) if amount == '1' else word}"


def share(value: float | None) -> str:
    """ "85 %"; an unknown share is a dash."""
    if value is None:
        return "–"
    return "< 0.1 %" if 0 < value < 0.0005 else format_share(value)


def day(iso: str | None) -> str:
    """ "2026-12-01" as "1 Dec 2026"; what is no day stays as it is."""
    try:
        parsed = datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return one_line(iso or "", 40)
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 step", "7 steps"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def slug(text: str, limit: int = 60) -> str:
    """The text as a part of a file name: letters, digits and hyphens only, never a name that a system keeps."""
    plain = unicodedata.normalize("NFKD", one_line(text, 200))
    kept = "".join(c if c.isalnum() else "-" for c in plain.casefold() if not unicodedata.combining(c))
    cut = re.sub(r"-{2,}", "-", kept).strip("-")[:limit].strip("-")
    if not cut:
        return "board"
    return f"board-{cut}" if _RESERVED.fullmatch(cut) else cut
