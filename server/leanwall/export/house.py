"""In whose name and language the export in hand speaks: set once where an export starts, asked wherever words are set.

A context variable, so that threads and tasks don't disturb one another, and forty functions need not hand it on.
English words are the keys of the other languages (`german.py`); a test finds every key and every translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from leanwall.export.brand import PLAIN, Brand
from leanwall.export.german import GERMAN

LANGUAGES = {"en": "English", "de": "Deutsch"}
_TABLES: dict[str, dict[str, str]] = {"de": GERMAN}
_TAGS = {"en": "en-GB", "de": "de-DE"}


@dataclass(frozen=True, slots=True)
class House:
    """The language words are said in, the brand they are said for, and the language of whoever asked for them."""

    language: str = "en"
    brand: Brand = PLAIN
    reader: str = "en"


_PLAIN_HOUSE = House()
_HOUSE: ContextVar[House] = ContextVar("house", default=_PLAIN_HOUSE)


@contextmanager
def speaking(language: str, brand: Brand = PLAIN, reader: str = "") -> Iterator[None]:
    """Inside, words come in this language and pages wear this brand; refusals come in the reader's language, or in
    that of the file where nobody knows it."""
    token = _HOUSE.set(House(language, brand, reader or language))
    try:
        yield
    finally:
        _HOUSE.reset(token)


def language() -> str:
    """The language of the export in hand: en or de."""
    return _HOUSE.get().language


def language_tag() -> str:
    """The same as files name it: en-GB, de-DE."""
    return _TAGS[language()]


def brand() -> Brand:
    """The client's name, colour, logo and footer; a plain one without any."""
    return _HOUSE.get().brand


def accent() -> str:
    """The strong colour of heads and bands, dark enough for white letters."""
    return brand().deep


def say(english: str, **values: object) -> str:
    """These words in the language of the export, with the values put in their places."""
    return _said(language(), english, values)


def tell(english: str, **values: object) -> str:
    """A refusal in the language of whoever gets it; a list among the values becomes "a, b or c"."""
    reader = _HOUSE.get().reader
    lists = {name: _any_of(value, reader) for name, value in values.items() if isinstance(value, (list, tuple))}
    return _said(reader, english, {**values, **lists})


def _said(language: str, english: str, values: dict[str, object]) -> str:
    words = _TABLES.get(language, {}).get(english, english)
    return words.format(**values) if values else words


def _any_of(parts: Sequence[object], language: str) -> str:
    *first, last = map(str, parts) if parts else [_said(language, word("none yet"), {})]
    return f"{', '.join(first)} {_said(language, 'or', {})} {last}" if first else last


def word(english: str) -> str:
    """Marks words in a table that are said later: `say(table[…])`."""
    return english
