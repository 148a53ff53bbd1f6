"""Pages to pictures: PDFium draws the finished PDF, Pillow writes the PNG. The picture is the page."""

from __future__ import annotations

import io
import threading

import pypdfium2
from PIL import PngImagePlugin

MAX_PIXELS = 80_000_000
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not thread-safe
_LEVEL = 3  # 9 takes five times as long for a tenth less


def write_png(pdf: bytes, page: int, pixels_wide: int, dpi: float, title: str) -> bytes:
    """Page `page` (from 0) of a PDF as a PNG of this width; `dpi` is written into it for printing."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            opened = document[page]
            scale = pixels_wide / opened.get_width()
            bitmap = opened.render(scale=scale, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=False)
            picture = bitmap.to_pil().convert("RGB")
        finally:
            document.close()
    facts = PngImagePlugin.PngInfo()
    facts.add_itxt("Title", title)
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi), pnginfo=facts, compress_level=_LEVEL)
    return out.getvalue()
