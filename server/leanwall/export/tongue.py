"""In which language the export in hand speaks, and in which it is refused: asked wherever words are set.

A context variable, so that threads and tasks don't disturb one another, and forty functions need not hand it on.
English words are the keys of the other languages (`german.py`); a test finds every key and every translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from leanwall.export.clean import kept_apart
from leanwall.export.german import GERMAN

LANGUAGES = {"en": "English", "de": "Deutsch"}
_TABLES: dict[str, dict[str, str]] = {"de": GERMAN}
_TAGS = {"en": "en-GB", "de": "de-DE"}
_SPOKEN: ContextVar[tuple[str, str]] = ContextVar("tongue", default=("en", "en"))  # of the file, of whoever reads


@contextmanager
def in_tongue(language: str, reader: str) -> Iterator[None]:
    """Inside, words come in this language, refusals in the reader's."""
    token = _SPOKEN.set((language, reader))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> str:
    """The language of the export in hand: en or de."""
    return _SPOKEN.get()[0]


def language_tag() -> str:
    """The same as files name it: en-GB, de-DE."""
    return _TAGS[language()]


def say(english: str, **values: object) -> str:
    """These words in the language of the export, with the values put in their places. Our sentences run to the right:
    Hebrew or Arabic among the values keeps to its place, and turns nothing round that stands beside it."""
    return _said(language(), english, {name: _kept_apart(value) for name, value in values.items()})


def tell(english: str, **values: object) -> str:
    """A refusal in the language of whoever gets it; a list among the values becomes "a, b or c"."""
    reader = _SPOKEN.get()[1]
    lists = {name: _any_of(value, reader) for name, value in values.items() if isinstance(value, (list, tuple))}
    return _said(reader, english, {**values, **lists})


def word(english: str) -> str:
    """Marks words in a table that are said later: `say(table[…])`."""
    return english


def _kept_apart(value: object) -> object:
    return kept_apart(value) if isinstance(value, str) else value


def _said(language: str, english: str, values: dict[str, object]) -> str:
    words = _TABLES.get(language, {}).get(english, english)
    return words.format(**values) if values else words


def _any_of(parts: Sequence[object], language: str) -> str:
    *first, last = map(str, parts) if parts else [_said(language, word("none yet"), {})]
    return f"{', '.join(first)} {_said(language, 'or', {})} {last}" if first else last
