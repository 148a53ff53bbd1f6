"""QR codes of addresses for a screen or a terminal; those on paper are drawn in export/qr.py."""

from __future__ import annotations


def qr_rows(address: str) -> list[str]:
    """A row of "1" (dark) and "0" for each line of squares."""
    import segno  # seldom wanted, and then by who starts or opens a wall

    return ["".join("1" if cell else "0" for cell in row) for row in segno.make_qr(address, error="m").matrix]
