"""Findings in the reader's language: sentences of the catalogue, names, numbers and times as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from leanwall.core.board import Calendar, Note
from leanwall.core.sentences_de import GERMAN
from leanwall.core.sentences_en import ENGLISH
from leanwall.core.units import format_time

CATALOGUES = {"en": ENGLISH, "de": GERMAN}
LANGUAGES = tuple(CATALOGUES)
NAMED_AT_MOST = 5
_AMPLE = Context(prec=400)  # digits enough for any number that a board can hold
_MOST = 1e300  # what cannot be counted any more is as good as this
_QUOTES = {"en": ("“", "”"), "de": ("„", "“")}


class Share(float):
    """0.976 is shown as 98 %."""


class Exactly(float):
    """A share whose last digits matter: 1.00001 is shown as 100.001 %."""


class Seconds(float):
    """Working time, shown by the board's calendar."""


class Amount(float):
    """Items, visits: shown with about two digits."""


def said(key: str, language: str, calendar: Calendar, about: Sequence[Note], params: Mapping[str, Any]) -> list[str]:
    """[what is found, what to do about it]. `about` is named as {notes}, {first}, {second}, {third}; with a single
    note, or a `count` of 1, the sentence for one is taken. An unknown language is answered in English."""
    language = language if language in CATALOGUES else "en"
    words = {"notes": listed(about, language)}
    words |= {name: named(note, language) for name, note in zip(("first", "second", "third"), about, strict=False)}
    words |= {name: shown(value, language, calendar) for name, value in params.items()}
    is_one = params.get("count", len(about)) == 1
    return [sentence(text.format_map(words)) for text in _templates(key, language, is_one)]


def _templates(key: str, language: str, is_one: bool) -> tuple[str, str]:
    found = CATALOGUES[language][key]
    return (found[2] if is_one and len(found) > 2 else found[0]), found[1]


def shown(value: Any, language: str, calendar: Calendar) -> str:
    """A parameter as the language writes it."""
    for kind, words in _SHOWN:
        if isinstance(value, kind):
            return words(value, language, calendar)
    return str(value)


def named(note: Note, language: str = "en") -> str:
    """A step as a sentence names it: its words, cut short."""
    words = " ".join(note.text.split())
    if not words:
        return CATALOGUES[language]["_without_text"][0].format(id=note.id)
    return quoted(words if len(words) <= 40 else words[:39] + "…", language)


def quoted(words: str, language: str) -> str:
    opening, closing = _QUOTES[language]
    return f"{opening}{words}{closing}"


def listed(notes: Sequence[Note], language: str = "en") -> str:
    """Several steps in a sentence: “A”, “B” and “C”; beyond five the rest is counted."""
    names = [named(note, language) for note in notes[:NAMED_AT_MOST]]
    if len(notes) > NAMED_AT_MOST:
        more, *_ = CATALOGUES[language]["_more_names"]
        return more.format(names=", ".join(names), count=len(notes) - NAMED_AT_MOST)
    return joined(names, language)


def joined(names: Sequence[str], language: str) -> str:
    """One, two and three."""
    conjunction = CATALOGUES[language]["_and"][0]
    return conjunction.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def sentence(text: str) -> str:
    """The text with a capital first letter and nothing else changed."""
    return text[:1].upper() + text[1:]


def per_cent(share: float, language: str = "en") -> str:
    """As people say it: 97.6 % is 98 %, 4.86 % is 4.9 %; what is not quite all or nothing is not called so."""
    percent = share * 100
    rounded = _rounded(percent, 0 if abs(percent) >= 10 else 1)
    for places in (1, 2, 3):
        if rounded not in (0, 100) or abs(float(rounded) - percent) < 1e-9:
            break
        rounded = _rounded(percent, places)
    return f"{_written(rounded, language)} %"


def _amount(value: float, language: str, _: Calendar) -> str:
    return _written(_rounded(value, 0 if value >= 10 else 1 if value >= 1 else 2), language)


def _exactly(value: float, language: str, _: Calendar) -> str:
    return f"{_written(Decimal(f'{value * 100:.9g}'), language)} %"


def _rounded(value: float, places: int) -> Decimal:
    value = max(-_MOST, min(value, _MOST))
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _AMPLE)


def _written(number: Decimal, language: str) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if language == "de" else text


_SHOWN: tuple[tuple[type | tuple[type, ...], Callable[[Any, str, Calendar], str]], ...] = (
    (Note, lambda value, language, _: named(value, language)),
    (Share, lambda value, language, _: per_cent(value, language)),
    (Exactly, _exactly),
    (Seconds, lambda value, language, calendar: format_time(value, calendar, language)),
    (Amount, _amount),
    (
        tuple,
        lambda value, language, _: joined(
            [CATALOGUES[language].get(f"_{word}", (word,))[0] for word in value], language
        ),
    ),
)
