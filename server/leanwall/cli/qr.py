"""An address as a QR code on a terminal, for phones in the room."""

from __future__ import annotations

from leanwall.access.qr import qr_rows

QUIET = 4  # light squares around it, as the standard wants (ISO/IEC 18004)
INK_ON_PAPER, AS_BEFORE = "\x1b[38;5;16;48;5;231m", "\x1b[0m"  # black on white, whatever the terminal's own colours
HALVES = {("0", "0"): " ", ("1", "0"): "▀", ("0", "1"): "▄", ("1", "1"): "█"}


def drawn(address: str) -> str:
    """Two rows of squares a line."""
    rows = [f"{'0' * QUIET}{row}{'0' * QUIET}" for row in qr_rows(address)]
    empty = ["0" * len(rows[0])] * QUIET
    rows = [*empty, *rows, *empty]
    if len(rows) % 2:
        rows.append(empty[0])
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = ("".join(HALVES[both] for both in zip(upper, lower, strict=True)) for upper, lower in pairs)
    return "\n".join(f"    {INK_ON_PAPER}{line}{AS_BEFORE}" for line in lines)
