"""Pages to pictures: PDFium draws the finished PDF, so the picture is the page.

The PNG is written here, not by Pillow: rows as differences to the row above, which takes half the time on flat
colours for the same size (A3 at 300 dpi: 0.16 s against 0.33 s).
"""

from __future__ import annotations

import struct
import threading
import zlib
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from leanwall.errors import TooLarge

MAX_PIXELS = 80_000_000
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not thread-safe
_LEVEL = 3  # 6 takes twice as long for a tenth less
_DIFFERENCE_TO_ROW_ABOVE = 2  # PNG's filter "Up"


def write_png(pdf: bytes, page: int, pixels_wide: int, dpi: float, title: str) -> bytes:
    """Page `page` (from 0) of a PDF as a PNG of this width; `dpi` is written into it for printing."""
    pixels = _render(pdf, page, pixels_wide)
    high, wide, _ = pixels.shape
    rows = pixels.reshape(high, wide * 3)
    filtered = np.empty((high, 1 + wide * 3), np.uint8)
    filtered[:, 0] = _DIFFERENCE_TO_ROW_ABOVE
    filtered[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    per_metre = round(dpi / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"iTXt", b"Title\0\0\0\0\0" + title.encode("utf-8")),
            _chunk(b"IDAT", zlib.compress(filtered.data, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _render(pdf: bytes, page: int, pixels_wide: int) -> NDArray[np.uint8]:
    """Rows of red, green, blue."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            opened: Any = document[page]
            scale = pixels_wide / opened.get_width()
            if pixels_wide * opened.get_height() * scale > MAX_PIXELS:
                raise TooLarge("This picture would have more than 80 million dots; export it as SVG or PDF.")
            bitmap = opened.render(scale=scale, maybe_alpha=False, may_draw_forms=False, rev_byteorder=True)
            return np.array(bitmap.to_numpy(), np.uint8)
        finally:
            document.close()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
