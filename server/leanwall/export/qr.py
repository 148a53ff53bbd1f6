"""QR codes as vector squares."""

from __future__ import annotations

import segno

from leanwall.export.clean import opened_address
from leanwall.export.drawing import Command, Drawing, Paint
from leanwall.export.style import INK

MAX_ADDRESS = 600  # longer addresses need so many squares that a phone cannot read them off paper


def draw_qr(page: Drawing, address: str, x: float, y: float, size: float) -> bool:
    """Draw the code of an address; False (and nothing drawn) when it is too long to be read off paper."""
    address = opened_address(address)
    if not address or len(address) > MAX_ADDRESS:
        return False
    rows = tuple(segno.make_qr(address, error="m", boost_error=False).matrix)
    cell = size / len(rows)
    squares: list[Command] = []
    for j, row in enumerate(rows):
        for start, end in _dark(row):
            x0, x1, y0, y1 = x + start * cell, x + end * cell, y + j * cell, y + (j + 1) * cell
            squares += [("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("Z",)]
    page.path(squares, Paint(fill=INK))
    return True


def _dark(row: bytearray | bytes) -> list[tuple[int, int]]:
    """Stretches of dark cells as (start, end)."""
    stretches: list[tuple[int, int]] = []
    for i, cell in enumerate(row):
        if cell and stretches and stretches[-1][1] == i:
            stretches[-1] = (stretches[-1][0], i + 1)
        elif cell:
            stretches.append((i, i + 1))
    return stretches
