"""Pages as they looked when somebody last looked at them: small pictures, compared as eyes compare them.

`python tests/unit/export/test_golden.py` writes tests/golden again; look at each picture before it is committed.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from leanwall.export.formats import Options, export
from tests.support.exported import billing

FOLDER = Path(__file__).resolve().parents[2] / "golden"
WIDE = 640
# a page that moved by one point, another colour, a missing arrow lie above; another font renderer lies below
MOST_DIFFERENT = 12.0
PAGES: dict[str, tuple[str, int, dict[str, Any]]] = {
    "checklist": ("checklist-pdf", 0, {}),
    "checklist-by-role": ("checklist-pdf", 1, {"cut": "role"}),
    "before-after": ("diagram-pdf", 0, {}),
    "today-german": ("diagram-pdf", 0, {"state": "current", "language": "de"}),
    "summary": ("summary-pdf", 0, {}),
    "manual-steps": ("manual-pdf", 4, {}),
}


def picture(name: str) -> Image.Image:
    format, number, choices = PAGES[name]
    data = export(billing(), format, Options(date="2026-12-01", version="57", **choices)).data
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        return page.render(scale=WIDE / page.get_width(), may_draw_forms=False).to_pil().convert("RGB")
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> float:
    """The greatest mean difference (0..255) of any tile of about a card's size, after a blur that hides how letters
    are smoothed."""
    if one.size != other.size:
        return 255.0
    blurred = [np.asarray(each.filter(ImageFilter.GaussianBlur(2)), np.float64) for each in (one, other)]
    apart = np.abs(blurred[0] - blurred[1]).mean(axis=2)
    high, wide = (side // 16 * 16 for side in apart.shape)
    tiles = apart[:high, :wide].reshape(high // 16, 16, wide // 16, 16).mean(axis=(1, 3))
    return float(tiles.max())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str) -> None:
    with Image.open(FOLDER / f"{name}.png") as golden:
        assert difference(picture(name), golden.convert("RGB")) < MOST_DIFFERENT


def test_a_moved_page_or_a_missing_card_would_be_seen() -> None:
    golden = Image.open(FOLDER / "before-after.png").convert("RGB")
    moved = Image.new("RGB", golden.size, "white")
    moved.paste(golden, (4, 0))
    bare = golden.copy()
    bare.paste((255, 255, 255), (170, 100, 240, 125))
    assert difference(golden, moved) > MOST_DIFFERENT
    assert difference(golden, bare) > MOST_DIFFERENT


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in PAGES:
        out = io.BytesIO()
        picture(name).quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        (FOLDER / f"{name}.png").write_bytes(out.getvalue())
