"""Paper and screens: the sizes that can be asked for, in points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
# A letter is "2.5 mm" when its capitals are: Inter's stand 0.727 em high.
CAP_HEIGHT = 0.727


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its sides in points as it is used, and how many dots a picture of it has to the inch."""

    name: str
    width: float
    height: float
    dpi: float


A3 = Paper("a3", 420 * MM, 297 * MM, 300)
A4_WIDE = Paper("a4", 297 * MM, 210 * MM, 300)
LETTER_WIDE = Paper("letter", 792.0, 612.0, 300)
TABLOID = Paper("tabloid", 1224.0, 792.0, 300)
SLIDE_4K = Paper("slide-4k", 960.0, 540.0, 288)  # 3,840 × 2,160 pixels
SLIDE = Paper("slide", 960.0, 540.0, 144)  # 13.33 × 7.5 inches: 1,920 × 1,080 pixels
A4 = Paper("a4", 210 * MM, 297 * MM, 300)
LETTER = Paper("letter", 612.0, 792.0, 300)

LANDSCAPE = {paper.name: paper for paper in (A3, A4_WIDE, LETTER_WIDE, TABLOID, SLIDE, SLIDE_4K)}
PORTRAIT = {paper.name: paper for paper in (A4, LETTER)}
