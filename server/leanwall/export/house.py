"""In whose name and language the export in hand speaks: set once where an export starts (the words: `tongue.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from leanwall.export.brand import PLAIN, Brand
from leanwall.export.tongue import LANGUAGES, in_tongue, language, language_tag, say, tell, word

__all__ = ["LANGUAGES", "accent", "brand", "language", "language_tag", "say", "speaking", "tell", "word"]
_BRAND: ContextVar[Brand] = ContextVar("brand", default=PLAIN)


@contextmanager
def speaking(language: str, brand: Brand = PLAIN, reader: str = "") -> Iterator[None]:
    """Inside, words come in this language and pages wear this brand; refusals come in the reader's language, or in
    that of the file where nobody knows it."""
    token = _BRAND.set(brand)
    try:
        with in_tongue(language, reader or language):
            yield
    finally:
        _BRAND.reset(token)


def brand() -> Brand:
    """The client's name, colour, logo and footer; a plain one without any."""
    return _BRAND.get()


def accent() -> str:
    """The strong colour of heads and bands, dark enough for white letters."""
    return brand().deep
