"""Times and shares as people write them: text in, seconds and 0..1 out, and back again.

The TypeScript twin (frontend/src/model) is held to the same answers by tests/vectors/units.json.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import partial

from leanwall.core.board import Calendar
from leanwall.errors import BadInput

MAX_SECONDS = 1e10  # the same limit as the board's own fields
MAX_LENGTH = 80
_AMPLE = Context(prec=400)  # digits enough for any number that a board can hold
_LEAST = 1e-3  # of a unit: a tiny day in the calendar must not become a division by nothing

_WORDS = {
    "s": "s sec secs second seconds sek sekunde sekunden",
    "min": "m min mins minute minutes minuten",
    "h": "h hr hrs hour hours std stunde stunden",
    "d": "d day days tg tag tage tagen",
    "wk": "w wk wks week weeks wo woche wochen",
    "mo": "mo mos mon month months monat monate monaten",
    "yr": "y yr yrs year years jahr jahre jahren",
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words.split()}
# As they stand on office forms; “Tg” and “Wo” need no plural.
_GERMAN = {"s": "Sek", "min": "Min", "h": "Std", "d": "Tg", "wk": "Wo", "mo": "Mon", "yr": "Jahre"}
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_NUMBER = r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+"
_PART = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<word>[a-zäöü]+)\.?(?:(?: ?(?:,|\+|and|und))? |(?=[0-9.])|$)")
_CLOCK = re.compile(r"([0-9]+):([0-5][0-9]) ?(h|hr|hrs|hours?|std\.?|stunden?)")
_HOURS_AND_MINUTES = re.compile(r"([0-9]+) ?h ?([0-5][0-9])")
_SHARE = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<percent>%|percent|per cent|prozent|pct)?")


def seconds_of(unit: str, calendar: Calendar) -> float:
    """Seconds of working time in one `unit` (s, min, h, d, wk, mo, yr) by the board's calendar."""
    day = calendar.hours_per_day * 3600.0
    seconds = {
        "s": 1.0,
        "min": 60.0,
        "h": 3600.0,
        "d": day,
        "wk": day * calendar.days_per_week,
        "mo": day * calendar.days_per_month,
        "yr": day * calendar.days_per_month * 12,
    }[unit]
    return max(_LEAST, seconds)


def parse_time(value: object, calendar: Calendar) -> float:
    """Seconds of working time. A number is seconds; text needs its unit: "12 min", "2h 30m", "1 wk 2 d".

    Raises BadInput with a sentence that says what to write instead.
    """
    if isinstance(value, str):
        return _in_range(_parse_text(value, calendar), value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadInput("A time is a number of seconds or text with a unit, such as 12 min or 2h 30m.")
    return _in_range(_as_float(value), value)


def parse_share(value: object) -> float:
    """A share 0..1 from 0.85, "0.85", "85 %" or "85,5 %". Raises BadInput with a sentence."""
    if isinstance(value, str):
        return _share_in_range(_parse_share_text(value), value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadInput("A share is a number from 0 to 1 or text such as 85 %.")
    return _share_in_range(_as_float(value), value)


def format_time(seconds: float, calendar: Calendar, language: str = "en") -> str:
    """A time to be read: one unit, at most one decimal. 90 → "90 s", 9000 → "2.5 h", 291600 → "10.1 d"."""
    unit = reading_unit(seconds, calendar)
    amount = seconds / seconds_of(unit, calendar)
    if 0 < amount < 0.05:
        return f"< {_decimal(0.1, 1, language)} {_word(unit, language)}"
    return f"{_decimal(amount, 1, language)} {_word(unit, language)}"


def reading_unit(seconds: float, calendar: Calendar) -> str:
    """The unit a time is read in: seconds up to 2 minutes, minutes up to 2 hours, hours below a day, then days."""
    if seconds < 120:
        return "s"
    if seconds <= min(7200.0, seconds_of("d", calendar)):
        return "min"
    return "h" if seconds < seconds_of("d", calendar) else "d"


def spell_time(seconds: float, calendar: Calendar, language: str = "en") -> str:
    """A time to be edited: exact to a hundredth of a second, read back by `parse_time`. 9000 → "2 h 30 min"."""
    left = Decimal(repr(seconds)).quantize(Decimal("0.01"), ROUND_HALF_UP, _AMPLE)
    if not left:
        return f"0 {_word('min', language)}"
    parts = []
    for unit in ("wk", "d", "h", "min"):
        size = Decimal(repr(seconds_of(unit, calendar)))
        count = left // size
        left -= count * size
        if count:
            parts.append(f"{count:f} {_word(unit, language)}")
    if left:
        parts.append(f"{_trimmed(left, language)} {_word('s', language)}")
    return " ".join(parts)


def format_share(share: float, language: str = "en") -> str:
    """A share as per cent with at most one decimal: 0.4933 → "49.3 %"."""
    return f"{_decimal(share * 100, 1, language)} %"


def _parse_text(text: str, calendar: Calendar) -> float:
    plain = _plain(text, "time")
    clock = _CLOCK.fullmatch(plain) or _HOURS_AND_MINUTES.fullmatch(plain)
    if clock:
        return int(clock[1]) * 3600.0 + int(clock[2]) * 60.0
    total, used, at = 0.0, set(), 0
    while at < len(plain):
        part = _PART.match(plain, at)
        unit = _UNIT_OF.get(part["word"]) if part else None
        if part is None or unit is None:
            raise _unreadable(text, plain, part["word"] if part else "")
        if unit in used:
            raise BadInput(f"“{_short(text)}” names the same unit twice; write each unit once, such as 2h 30m.")
        used.add(unit)
        total += _number(part["number"], text) * seconds_of(unit, calendar)
        at = part.end()
    return total


def _parse_share_text(text: str) -> float:
    plain = _plain(text, "share")
    match = _SHARE.fullmatch(plain)
    if match is None:
        raise BadInput(f"“{_short(text)}” is not a share; write it like 85 % or 0.85.")
    number = _number(match["number"], text)
    return number / 100 if match["percent"] else number


def _with_fraction(digits: str, found: re.Match[str]) -> str:
    return f"{found[1] or '0'}.{digits}"


def _plain(text: str, what: str) -> str:
    if len(text) > MAX_LENGTH:
        raise BadInput(f"This {what} is too long to read; write it like {'12 min' if what == 'time' else '85 %'}.")
    plain = _SPACES.sub(" ", text).strip().lower()
    for sign, digits in _FRACTIONS.items():
        plain = re.sub(rf"([0-9]*) ?{sign}", partial(_with_fraction, digits), plain)
    if re.match(r"[-−–] ?[0-9.,]", plain):
        raise BadInput(f"A {what} cannot be negative: “{_short(text)}”.")
    if not plain:
        raise BadInput(f"Write a {what}, such as {'12 min' if what == 'time' else '85 %'}.")
    return "0 s" if what == "time" and plain == "0" else plain


def _number(text: str, whole: str) -> float:
    """One number with either decimal sign. A comma before exactly three digits is refused: 1,200 may be 1.2 or 1200."""
    digits = text.replace(" ", "")
    marks = re.findall(r"[.,]", digits)
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        digits = digits.replace(marks[0], "").replace(",", ".")
    elif len(marks) > 1:
        raise BadInput(f"“{_short(whole)}” has more than one decimal sign; write the number without separators.")
    elif re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", digits):
        thousands, decimal = digits.replace(",", ""), digits.replace(",", ".").rstrip("0").rstrip(".")
        raise BadInput(f"“{_short(whole)}” can be read in two ways; write {thousands} or {decimal}.")
    return float(digits.replace(",", "."))


def _unreadable(text: str, plain: str, word: str) -> BadInput:
    if re.fullmatch(_NUMBER, plain) or re.search(r"[0-9]$", plain):
        return BadInput(f"“{_short(text)}” lacks its unit; write it like 12 min, 2h 30m or 3 d.")
    if re.search(r"[0-9] ?(?:-|–|to|bis) ?[0-9]", plain):
        return BadInput(f"“{_short(text)}” is a range; write the usual time as one value, such as 12 min.")
    if word:
        return BadInput(f"“{_short(word)}” is not a unit of time; use s, min, h, d, wk, mo or yr.")
    return BadInput(f"“{_short(text)}” is not a time; write it like 12 min, 2h 30m or 3 d.")


def _in_range(seconds: float, value: object) -> float:
    if math.isnan(seconds):
        raise BadInput("A time is a number; this one is not (NaN).")
    if seconds < 0:
        raise BadInput(f"A time cannot be negative: {_short(str(value))}.")
    if seconds > MAX_SECONDS:
        raise BadInput(f"“{_short(str(value))}” is longer than any process (the limit is about 300 years).")
    return abs(seconds)  # -0.0 is 0


def _share_in_range(share: float, value: object) -> float:
    if share > 1 and isinstance(value, str) and "%" not in value and share <= 100:
        raise BadInput(f"“{_short(value)}” is more than 1; write {_short(value.strip())} % if you mean per cent.")
    if not 0 <= share <= 1:
        raise BadInput(f"A share lies between 0 % and 100 %, not {_short(str(value))}.")
    return abs(share)


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _short(text: str) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= 40 else clean[:39] + "…"


def _word(unit: str, language: str) -> str:
    return _GERMAN[unit] if language == "de" else unit


def _rounded(amount: float, places: int) -> Decimal:
    """Half up on the exact binary value, as JavaScript's toFixed does, so that both sides show one number."""
    return Decimal(amount).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _AMPLE)


def _decimal(amount: float, places: int, language: str) -> str:
    return _trimmed(_rounded(amount, places), language)


def _trimmed(amount: Decimal, language: str) -> str:
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "de" else text
