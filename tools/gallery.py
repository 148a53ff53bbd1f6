"""Writes the samples in exports/gallery: every example as a checklist, as diagrams and, with a browser, as a wall.

`python tools/gallery.py [--no-wall]`. The same boards give the same files; the screenshots may differ by a shade.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import Any

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "boards" / "examples"
GALLERY = ROOT / "exports" / "gallery"
PRINTED: dict[str, Any] = {"date": "2026-12-01", "version": "57", "url": "https://wall.example.com/b/billing"}
# ending of the file name, format, options; pictures for the README are as wide as a page of it is shown, twice
SAMPLES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("before-after.pdf", "diagram-pdf", {}),
    ("before-after.svg", "diagram-svg", {}),
    ("before-after-slide.png", "diagram-png", {"size": "slide"}),
    ("today.pdf", "diagram-pdf", {"state": "current"}),
    ("checklist.pdf", "checklist-pdf", {}),
    ("checklist-by-role.pdf", "checklist-pdf", {"cut": "role"}),
    ("summary.pdf", "summary-pdf", {}),
    ("slides.pptx", "summary-pptx", {}),
    ("manual.pdf", "manual-pdf", {}),
    ("manual.docx", "manual-docx", {}),
    ("workbook.xlsx", "workbook-xlsx", {}),
    ("zusammenfassung.pdf", "summary-pdf", {"language": "de"}),
)
PICTURES = (
    ("before-after", 2400), ("today", 2000), ("checklist", 1200), ("checklist-by-role", 1200), ("summary", 2400),
    ("manual", 1200),
)  # fmt: skip
SECOND = {"checklist-by-role": 1, "manual": 4}  # pages that say more than the first one


def write_samples(board_file: Path, folder: Path) -> list[Path]:
    """Every sample of one board; returns what was written."""
    sys.path.insert(0, str(ROOT / "server"))
    from leanwall.core.reading import read_board
    from leanwall.errors import BadInput
    from leanwall.export.formats import Options, export

    board = read_board(board_file.read_bytes())
    written = []
    for ending, format, choices in SAMPLES:
        try:
            result = export(board, format, Options(**{**PRINTED, **choices}))
        except BadInput as error:
            print(f"  {board_file.stem}: no {ending} ({error.message})")
            continue
        path = folder / f"{board_file.stem}-{ending}"
        path.write_bytes(result.data)
        written.append(path)
    return written + [made for path in written for made in _picture(board_file.stem, path)]


def _picture(name: str, pdf: Path) -> list[Path]:
    """The first pages of a PDF as a picture beside it; pages that say most stand side by side."""
    for kind, wide in PICTURES:
        if pdf.name == f"{name}-{kind}.pdf":
            target = pdf.with_suffix(".png")
            target.write_bytes(_page_png(pdf, wide, SECOND.get(kind, 0)))
            return [target]
    return []


def _page_png(pdf: Path, wide: int, page: int) -> bytes:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        opened = document[min(page, len(document) - 1)]
        picture = opened.render(scale=wide / opened.get_width(), may_draw_forms=False).to_pil().convert("RGB")
    finally:
        document.close()
    out = io.BytesIO()
    picture.quantize(256, dither=0).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the sample exports and screenshots into exports/gallery.")
    parser.add_argument("--no-wall", action="store_true", help="leave out the screenshots (they need a browser)")
    args = parser.parse_args()
    GALLERY.mkdir(parents=True, exist_ok=True)
    for board_file in sorted(EXAMPLES.glob("*.json")):
        for path in write_samples(board_file, GALLERY):
            print(f"  {path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    if args.no_wall:
        return 0
    sys.path.insert(0, str(ROOT / "tools"))
    from gallery_wall import take_screenshots

    for path in take_screenshots(GALLERY):
        print(f"  {path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
