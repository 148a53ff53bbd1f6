"""The fonts on disk: opened once, asked for glyphs, chosen for each visible character."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import regex
import uharfbuzz as hb

from leanwall.errors import Unavailable
from leanwall.export.house import tell, word

_MISSING = word("The font {name} is missing from this installation; run `make setup`, or install Leanwall again.")
FOLDER = Path(__file__).parent / "fonts"
LATIN = {400: "Inter-Regular", 500: "Inter-Medium", 600: "Inter-SemiBold", 700: "Inter-Bold"}
EMOJI = "NotoEmoji-400"
LAST = "NotoSans-400"
# fmt: off
_SCRIPTS = (
    "Arabic", "Hebrew", "Devanagari", "Thai", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada",
    "Malayalam", "Oriya", "Sinhala", "Khmer", "Lao", "Myanmar", "Armenian", "Georgian", "Ethiopic",
)
# fmt: on
_SYMBOLS = ("NotoSansSymbols2Symbols-400", "NotoSansSymbols2Math-400", "NotoSansSymbols2Braille-400", EMOJI)

_EMOJI = regex.compile(
    r"\p{RI}\p{RI}|\p{Emoji}\uFE0F?\u20E3"
    r"|\p{Extended_Pictographic}(?:\uFE0F|\p{EMod})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{EMod})?)*"
)
_EMOJI_ALONE = regex.compile(r"\p{Emoji_Presentation}")


class Face:
    """One font file with what shaping, PDF and SVG ask of it. Advances are in font units (`upem` to the em)."""

    def __init__(self, name: str) -> None:
        path = FOLDER / f"{name}.ttf"
        if not path.exists():
            raise Unavailable(tell(_MISSING, name=name))
        self.name = name
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.upem: int = self.face.upem
        self.has = frozenset(self.face.unicodes)
        extents = self.font.get_font_extents("ltr")
        self.ascender: float = extents.ascender / self.upem
        self.descender: float = -extents.descender / self.upem
        self._advances: dict[int, int] = {}

    def advance(self, glyph: int) -> int:
        """Width of a glyph in thousandths of an em, as PDF counts."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = round(self.font.get_glyph_h_advance(glyph) * 1000 / self.upem)
        return known


@cache
def face(name: str) -> Face:
    """The open face of this name."""
    return Face(name)


@cache
def chain(weight: int, east: str) -> tuple[str, ...]:
    """Faces in the order they are tried. `east` (SC, JP, KR) is whose Han shapes come first."""
    cut = 600 if weight >= 600 else 400
    asian = [east, *(tag for tag in ("SC", "JP", "KR") if tag != east)]
    noto = ["NotoSans", *(f"NotoSans{name}" for name in (*_SCRIPTS, *asian)), "NotoSansSymbols"]
    return (LATIN[weight], *(f"{name}-{cut}" for name in noto), *_SYMBOLS)


@lru_cache(maxsize=50_000)
def pick(cluster: str, weight: int, east: str) -> str | None:
    """The first face that has the whole visible character; None when no face has."""
    if _is_emoji(cluster):
        return EMOJI if _needed(cluster) <= face(EMOJI).has else None
    needed = _needed(cluster)
    return next((name for name in chain(weight, east) if needed <= face(name).has), None)


def _needed(cluster: str) -> set[int]:
    """Code points that must have a glyph: joiners and variation selectors may be without."""
    return {ord(c) for c in cluster if not ("\ufe00" <= c <= "\ufe0f" or c in "\u200c\u200d")}


def _is_emoji(cluster: str) -> bool:
    if cluster.isascii() or not _EMOJI.fullmatch(cluster):
        return False
    return len(cluster) > 1 or bool(_EMOJI_ALONE.match(cluster))
