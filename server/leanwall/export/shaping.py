"""Text to glyphs: bidi levels, runs of one face and script, HarfBuzz. Every painter draws what comes out here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
import uharfbuzz as hb
from bidi import algorithm
from fontTools import unicodedata as scripts

from leanwall.export.clean import clusters, has_leftward
from leanwall.export.faces import EMOJI, LAST, face, pick

_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_HANGUL = regex.compile(r"\p{Hangul}")
_MARKS = ("\u200e", "\u200f")  # of direction: they have done their work once the levels are known
_NEUTRAL = ("Zyyy", "Zinh", "Zzzz")
_FEATURES = {"kern": True, "liga": True, "calt": True}
_TABULAR = {**_FEATURES, "tnum": True}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a run; x, y and advance in em, `cluster` the index of its text in the run."""

    id: int
    x: float
    y: float
    advance: float
    cluster: int


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face and direction; `x` is where it starts in its line, in em."""

    face: str
    x: float
    glyphs: tuple[Glyph, ...]
    text: str
    is_rtl: bool = False
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One laid out line: runs from left to right. `width` in em; `is_rtl` when the paragraph reads leftwards."""

    width: float
    is_rtl: bool
    runs: tuple[Run, ...]


@dataclass(slots=True)
class _Item:
    text: str
    face: str
    level: int
    script: str
    is_missing: bool = False


@lru_cache(maxsize=40_000)
def lay(text: str, weight: int, tabular: bool = False, rtl: bool | None = None) -> Line:
    """Shape one line of clean text. `rtl` is the paragraph's direction; None: from its first strong letter."""
    if not text:
        return Line(0.0, bool(rtl), ())
    levels, base = _levels(text, rtl)
    items = _visual(_items(text, levels, weight))
    x, runs = 0.0, []
    for item in items:
        advance, glyphs = _shape(item.text, item.face, item.level & 1, item.script, tabular)
        runs.append(Run(item.face, x, glyphs, item.text, bool(item.level & 1), item.is_missing))
        x += advance
    return Line(x, bool(base & 1), tuple(runs))


def _levels(text: str, rtl: bool | None) -> tuple[list[int] | None, int]:
    """Bidi level of each character, and the paragraph's. None: all of it reads rightwards."""
    if not has_leftward(text):
        return None, int(bool(rtl))
    base = int(rtl) if rtl is not None else algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return _with_joiners(text, [char["level"] for char in storage["chars"]]), base


def _with_joiners(text: str, levels: list[int]) -> list[int]:
    """A level for each character: the algorithm drops joiners (class BN), they go with the letter before them."""
    found: list[int] = []
    given = iter(levels)
    for char in text:
        is_dropped = unicodedata.bidirectional(char) in algorithm.X9_REMOVED
        found.append((found[-1] if found else levels[0]) if is_dropped else next(given))
    return found


def _east(text: str) -> str:
    """Whose shapes Han characters take: Japanese beside kana, Korean beside hangul, else Chinese."""
    return "JP" if _KANA.search(text) else "KR" if _HANGUL.search(text) else "SC"


@lru_cache(maxsize=20_000)
def _script(char: str) -> str:
    return str(scripts.script(char))


def _items(text: str, levels: Sequence[int] | None, weight: int) -> list[_Item]:
    """Stretches of one face, level and script, in reading order."""
    out: list[_Item] = []
    east, at, last = "SC" if text.isascii() else _east(text), 0, "Latn"
    for cluster in clusters(text):
        level = levels[at] if levels else 0
        at += len(cluster)
        if cluster in _MARKS:
            continue
        own = next((s for s in map(_script, cluster) if s not in _NEUTRAL), None)
        script = last = own or last
        name = pick(cluster, weight, east)
        previous = out[-1] if out else None
        if name is None:
            out.append(_Item("\ufffd" * len(cluster), LAST, level, "Zyyy", True))
        elif previous and _joins(previous, _Item(cluster, name, level, script)):
            previous.text += cluster
        else:
            out.append(_Item(cluster, name, level, script))
    return out


def _joins(previous: _Item, item: _Item) -> bool:
    """Whether `item` goes on in the same run. A blank stays with the face before it: a sentence is one run."""
    if previous.is_missing or previous.level != item.level:
        return False
    if previous.face == item.face and previous.script == item.script:
        return True
    return item.text == " " and previous.face != EMOJI and 32 in face(previous.face).has


def _visual(items: list[_Item]) -> list[_Item]:
    """Reading order to left-to-right order: each level's stretches are reversed, the deepest first (UAX 9, L2)."""
    for level in range(max((item.level for item in items), default=0), 0, -1):
        start = 0
        while start < len(items):
            if items[start].level < level:
                start += 1
                continue
            end = start
            while end < len(items) and items[end].level >= level:
                end += 1
            items[start:end] = items[start:end][::-1]
            start = end
    return items


@lru_cache(maxsize=60_000)
def _shape(text: str, name: str, rtl: int, script: str, tabular: bool) -> tuple[float, tuple[Glyph, ...]]:
    """Advance of the whole run in em, and its glyphs from left to right."""
    opened = face(name)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = "Latn" if script in _NEUTRAL else script
    buffer.language = "en"
    buffer.flags = hb.BufferFlags.BOT | hb.BufferFlags.EOT
    hb.shape(opened.font, buffer, _TABULAR if tabular else _FEATURES)
    x, em, out = 0, opened.upem, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        gx, gy = (x + place.x_offset) / em, place.y_offset / em
        out.append(Glyph(info.codepoint, gx, gy, place.x_advance / em, info.cluster))
        x += place.x_advance
    return x / em, tuple(out)
