"""Text in boxes: how wide it is, where it breaks, at what size it fits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from leanwall.export.clean import clean, clusters, has_leftward, reads_leftwards
from leanwall.export.shaping import lay

LEAD = 1.24
_ASIAN = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
# A token is an Asian character with the punctuation that may not start a line, or a word with the blanks after
# it; long compounds may break after a hyphen or slash.
# No-break spaces are letters here.
_TOKEN = regex.compile(
    rf"[{_ASIAN}][、。，！？：；」』）】》ー々…]*[ \u3000]*"
    rf"|(?:(?![{_ASIAN}])[^ \u3000])+?(?:(?<=\w{{3}})[-/–—]+(?=\w{{3}})|[ \u3000]+|(?=[{_ASIAN}])|$)"
    r"|[ \u3000]+"
)
# Thai, Lao, Khmer and Burmese write no blanks: they break between visible characters.
# Scripts that divide words with a hyphen.
_HYPHENATES = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]+")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text stands in its box: font size in points, its lines, and whether some of it is left out."""

    size: float
    lines: tuple[str, ...]
    is_cut: bool

    @property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return self.size * LEAD * len(self.lines)


def width(text: str, weight: int, size: float, tabular: bool = False) -> float:
    """Width of one line in points."""
    return _em_width(text, weight, tabular) * size


@lru_cache(maxsize=80_000)
def _em_width(text: str, weight: int, tabular: bool) -> float:
    return lay(text, weight, tabular).width


@lru_cache(maxsize=20_000)
def _tokens(paragraph: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(paragraph)) or ("",)


def longest_word(text: str, weight: int, size: float) -> float:
    """Width in points of the widest stretch that should not be broken."""
    words = (t.rstrip() for line in text.split("\n") for t in _tokens(line) if len(t) < 40)
    return max((width(w, weight, size) for w in words if not _UNSPACED.search(w)), default=0.0)


@lru_cache(maxsize=40_000)
def wrap(text: str, weight: int, size: float, limit: float, most: int = 10_000) -> tuple[str, ...]:
    """Lines no wider than `limit` points. Stops when there are more than `most` (the last one is then partial)."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _facing(paragraph, _wrap_paragraph(paragraph, weight, size, limit, most - len(lines)))
        if len(lines) > most:
            return tuple(lines[: most + 1])
    return tuple(lines)


def _facing(paragraph: str, lines: list[str]) -> list[str]:
    """The lines of a paragraph run as it does, whatever word each of them begins with: a mark says so where that is not
    plain."""
    if len(lines) < 2 or not has_leftward(paragraph):
        return lines
    is_leftward = reads_leftwards(paragraph)
    mark = "\u200f" if is_leftward else "\u200e"
    return [line if reads_leftwards(line) == is_leftward else mark + line for line in lines]


def _wrap_paragraph(paragraph: str, weight: int, size: float, limit: float, most: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for token in _tokens(paragraph):
        if len(lines) > most:
            return lines
        bare = width(token.rstrip(), weight, size)
        if line and used + bare > limit:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if bare > limit:
            *full, token = _broken(token, weight, size, limit, hyphens="://" not in paragraph)
            lines += full
        line += token
        used += width(token, weight, size)
    return [*lines, line.rstrip()]


def _broken(word: str, weight: int, size: float, limit: float, *, hyphens: bool) -> list[str]:
    """A word too wide for its line, cut between visible characters; an address without hyphens, as whoever types it off
    would take them for a part of it. The line is measured as a whole each time:
    letters that join (Arabic) are narrower together than apart."""
    parts: list[str] = []
    line = ""
    for cluster in clusters(word):
        if line and width(line + cluster, weight, size) > limit:
            kept = _hyphenated(line, cluster, weight, size, limit) if hyphens else ""
            parts.append(kept + "-" if kept else line)
            line = line[len(kept) :] if kept else ""
        line += cluster
    return [*parts, line]


def _hyphenated(line: str, following: str, weight: int, size: float, limit: float) -> str:
    """The part of a line that stands before a hyphen when a word of letters breaks here; empty: no hyphen."""
    if not (_HYPHENATES.fullmatch(line[-3:]) and _HYPHENATES.fullmatch(following)):
        return ""
    kept = line
    while len(kept) > 2 and width(kept + "-", weight, size) > limit:
        kept = kept[:-1]
    return kept if len(kept) > 2 and width(kept + "-", weight, size) <= limit else ""


def fit(text: str, weight: int, box: tuple[float, float], high: float, low: float, lead: float = LEAD) -> Fit:
    """The largest size from `high` down to `low` (quarter points) at which clean(text) fits in `box` (width,
    height). Shrinks before it breaks a word; below `low` the text ends in an ellipsis and `is_cut` is True."""
    text = clean(text)
    top = _unbroken(text, weight, box[0], high, low)
    size, least = top, low
    while size > least + 1e-9:
        lines = _if_fits(text, weight, box, size, lead)
        if lines:
            return Fit(size, lines, False)
        size = max(least, size - 0.25)
    lines = _if_fits(text, weight, box, low, lead)
    if lines:
        return Fit(low, lines, False)
    return Fit(low, shorten(text, weight, low, box[0], _rows(box[1], low, lead)), True)


def _rows(height: float, size: float, lead: float) -> int:
    return max(1, int(height / (size * lead) + 1e-6))


def _if_fits(text: str, weight: int, box: tuple[float, float], size: float, lead: float) -> tuple[str, ...]:
    rows = _rows(box[1], size, lead)
    lines = wrap(text, weight, size, box[0], rows)
    return lines if len(lines) <= rows else ()


def _unbroken(text: str, weight: int, limit: float, high: float, low: float) -> float:
    """The largest size at which no word is broken, if `low` or more; else `high`."""
    widest = longest_word(text, weight, 1.0)
    if widest * high <= limit or widest * low > limit:
        return high
    return max(low, int(limit / widest * 4) / 4)


def shorten(text: str, weight: int, size: float, limit: float, rows: int) -> tuple[str, ...]:
    """The first `rows` lines; when there are more, the last one ends in an ellipsis."""
    lines = wrap(text, weight, size, limit, rows)
    if len(lines) <= rows:
        return lines
    last = clusters(lines[rows - 1])
    while last and width("".join(last).rstrip() + "…", weight, size) > limit:
        last = last[:-1]
    return (*lines[: rows - 1], "".join(last).rstrip() + "…")
