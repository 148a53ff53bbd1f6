"""How exports say things: times, shares, days and file names, in the reader's words and language."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence

from leanwall.core.board import Calendar
from leanwall.core.units import format_share, format_time
from leanwall.export.clean import has_leftward, one_line
from leanwall.export.house import language, say

_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
}
_SPELLED = {"min": "minutes", "h": "hours", "d": "days", "s": "seconds"}
_SINGULAR = {"minutes": "minute", "hours": "hour", "days": "day", "seconds": "second"}
_SPELLED_DE = {
    "Min": ("Minute", "Minuten"),
    "Std": ("Stunde", "Stunden"),
    "Sek": ("Sekunde", "Sekunden"),
    "Tg": ("Tag", "Tage"),
}
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def short_time(seconds: float | None, calendar: Calendar) -> str:
    """ "10.1 d", "60 min"; an unknown time is a dash."""
    return "–" if seconds is None else format_time(seconds, calendar, language())


def long_time(seconds: float, calendar: Calendar) -> str:
    """ "10.1 days", "1 day", "60 minutes"."""
    amount, _, unit = format_time(seconds, calendar, language()).rpartition(" ")
    if language() == "de":
        one, many = _SPELLED_DE.get(unit, (unit, unit))
        return f"{amount} {one if amount == '1' else many}"
    word = _SPELLED.get(unit, unit)
    return f"{amount} {_SINGULAR.get(word, word) if amount == '1' else word}"


def beside(words: str, told: str) -> str:
    """`told`, which begins with a number, as it stands behind people's `words`: behind Hebrew or Arabic the number
    would join them, and leave "days" alone at the other side."""
    return f"\u200e{told}" if has_leftward(words) else told


def share(value: float | None) -> str:
    """ "85 %"; an unknown share is a dash."""
    if value is None:
        return "–"
    return f"< {number(0.1, 1)} %" if 0 < value < 0.0005 else format_share(value, language())


def number(value: float, places: int = 0) -> str:
    """ "1,234.5"; in German "1.234,5"."""
    text = f"{value:,.{places}f}"
    return text.translate({44: 46, 46: 44}) if language() == "de" else text


def short_number(value: float) -> str:
    """The same without the zeros at its end."""
    text = number(value, 4)
    return text.rstrip("0").rstrip(".,")


def money(value: float, currency: str) -> str:
    """ "EUR 24.63"; from 1,000 without cents."""
    return f"{one_line(currency, 8)} {number(value, 2 if abs(value) < 1000 else 0)}".strip()


def day(iso: str | None) -> str:
    """ "2026-12-01" as "1 Dec 2026"; what is no day stays as it is."""
    try:
        parsed = datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return one_line(iso or "", 40)
    dot = "." if language() == "de" else ""
    return f"{parsed.day}{dot} {_MONTHS[language()][parsed.month - 1]} {parsed.year}"


def count(many_of: int, one: str, many: str) -> str:
    """ "1 step", "7 steps", "2,000 steps"."""
    return f"{number(many_of)} {say(one if many_of == 1 else many)}"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {say('and') if last == 'and' else say('or')} {parts[-1]}"


def slug(text: str, limit: int = 60) -> str:
    """The text as a part of a file name: letters, digits and hyphens only, never a name that a system keeps."""
    cut = re.sub(r"-{2,}", "-", _plain(one_line(text, 200))).strip("-")[:limit].strip("-")
    if not cut:
        return "board"
    return f"board-{cut}" if _RESERVED.fullmatch(cut) else cut


def _plain(text: str) -> str:
    """Letters without their accents where a word can be read without them; elsewhere (が, हि) they belong to it."""
    kept, bare = "", True
    for char in unicodedata.normalize("NFKD", text).casefold():
        if unicodedata.category(char).startswith("M"):
            kept += "" if bare else char
        else:
            kept += char if char.isalnum() else "-"
            bare = not char.isalnum() or unicodedata.name(char, "").startswith(("LATIN", "GREEK", "CYRILLIC"))
    return unicodedata.normalize("NFC", kept)
