"""How much text a box on a slide holds: Arial, which the reader's program sets, is wider than our face."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from leanwall.export.clean import clusters, one_line
from leanwall.export.text import longest_word, wrap

LEAST = 8.0  # points: capitals of 2.5 mm where the slide is printed on A3 paper
ARIAL, LINE = 1.08, 1.2  # as wide as our face; from line to line, of the letters' size


# Other scripts come from whatever face the reader's program has for them.
_SURE = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Common}\p{Inherited}]*")
_WIDER, _TALLER = 1.12, 1.3


def tallness(words: str) -> float:
    """How much higher than Arial's the lines of these words may be."""
    return 1.0 if words.isascii() or _SURE.fullmatch(words) else _TALLER


def lines(words: str, weight: int, size: float, wide: float) -> int:
    """How many lines the words take in a column of so many points."""
    room = wide if tallness(words) == 1 else wide / _WIDER
    return len(wrap(words, weight, size * ARIAL, room))


def cut(words: str, weight: int, size: float, room: tuple[float, int]) -> str:
    """As many of the words as stand in `room` (width, lines), an ellipsis behind them where that is not all."""
    wide, most = room
    shown = one_line(words)
    while len(shown) > 1 and lines(shown, weight, size, wide) > max(1, most):
        shown = one_line(shown, max(1, len(clusters(shown)) * 9 // 10 - 1))
    return shown


def fitted(words: str, weight: int, box: tuple[float, float], sizes: Sequence[float]) -> tuple[float, str]:
    """The first of the sizes at which all of the words stand in a box (width, height), none of them broken, and the
    words; cut at the last one."""
    wide, high = box
    longest = longest_word(words, weight, ARIAL)
    for size in sizes:
        is_whole = longest * size <= wide or longest * sizes[-1] > wide
        if is_whole and lines(words, weight, size, wide) * size * LINE * tallness(words) <= high:
            return size, one_line(words)
    return sizes[-1], cut(words, weight, sizes[-1], (wide, int(high / (sizes[-1] * LINE))))
