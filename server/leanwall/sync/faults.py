"""A fault of ours for the log: its kind and lines, never values, which may be people's text."""

from __future__ import annotations

import traceback
from pathlib import Path

FRAMES = 6


def whereabouts(error: BaseException) -> str:
    """ "KeyError at take (room.py:90) < run (writer.py:120)"."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    lines = [f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in reversed(frames)]
    return f"{type(error).__name__} at {' < '.join(lines)}"
