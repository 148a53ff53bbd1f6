"""Pages to pictures: PDFium draws the finished PDF, so the picture is the page.

The PNG is written here, not by Pillow: rows as they are, without a filter, which on flat colours and small letters
packs faster and a tenth smaller than differences to the row above (A3 at 300 dpi: 0.13 s, 1.2 MB).
"""

from __future__ import annotations

import math
import struct
import threading
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from leanwall.errors import TooLarge
from leanwall.export.house import tell
from leanwall.export.progress import report

MAX_PIXELS = 80_000_000
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not thread-safe
_LEVEL = 3  # 6 takes twice as long for a sixth less
_ROWS = 256  # drawn at a time: A3 at 300 dpi is 52 MB, a strip of it 4
_AS_IT_IS = 0  # PNG's filter "None"


def write_png(pdf: bytes, page: int, pixels_wide: int, dpi: float, title: str) -> bytes:
    """Page `page` (from 0) of a PDF as a PNG of this width; `dpi` is written into it for printing."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            opened: Any = document[page]
            scale = pixels_wide / opened.get_width()
            high = math.ceil(opened.get_height() * scale)
            if pixels_wide * high > MAX_PIXELS:
                raise TooLarge(tell("This picture would have more than 80 million dots; export it as SVG or PDF."))
            wide, packed = _packed(_strips(opened, scale, high))
        finally:
            document.close()
    per_metre = round(dpi / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"iTXt", b"Title\0\0\0\0\0" + title.encode("utf-8")),
            _chunk(b"IDAT", packed),
            _chunk(b"IEND", b""),
        )
    )


def _packed(strips: Iterable[NDArray[np.uint8]]) -> tuple[int, bytes]:
    """The width in dots and the rows of all strips, packed by a thread while the next strip is drawn."""
    pack, wide = zlib.compressobj(_LEVEL), 0
    parts: list[Future[bytes]] = []
    with ThreadPoolExecutor(1) as beside:
        for strip in strips:
            wide = (strip.shape[1] - 1) // 3
            if parts:
                parts[-1].result()  # no more than two strips in memory
            try:
                parts.append(beside.submit(pack.compress, strip.data))
            except RuntimeError:  # no memory for a thread
                raise MemoryError from None
    return wide, b"".join([*(part.result() for part in parts), pack.flush()])


def _strips(page: Any, scale: float, high: int) -> Iterator[NDArray[np.uint8]]:
    """Rows of red, green, blue from the top, each behind the number of its filter."""
    for top in range(0, high, _ROWS):
        below = high - min(high, top + _ROWS)
        # a quarter of a dot less: PDFium's wrapper rounds what is cut off up to whole dots
        cut = (0.0, max(0.0, below - 0.25) / scale, 0.0, max(0.0, top - 0.25) / scale)
        bitmap = page.render(scale=scale, crop=cut, maybe_alpha=False, may_draw_forms=False, rev_byteorder=True)
        dots = bitmap.to_numpy()
        rows = np.empty((dots.shape[0], 1 + dots.shape[1] * 3), np.uint8)
        rows[:, 0] = _AS_IT_IS
        rows[:, 1:] = dots.reshape(dots.shape[0], -1)
        yield rows
        report(top + _ROWS, high + _ROWS)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
