"""`leanwall import`: a table of steps becomes a board file; what was not taken as it stood goes to standard error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from leanwall.cli.boardfiles import read_bytes, write_whole
from leanwall.cli.streams import complain, say, say_json
from leanwall.core.reading import write_board
from leanwall.core.tables import Reading, read_table

READING = ("convention", "times_in", "accuracy", "demand", "hours_per_day")


def import_file(given: Any) -> int:
    source = read_bytes(given.file)
    title = given.title or ("" if given.file == "-" else Path(given.file).stem)
    imported = read_table(source, Reading(**{name: getattr(given, name) for name in READING}, title=title))
    content = write_board(imported.board)
    for remark in imported.remarks:
        complain(remark)
    if given.out is None:
        say_json(content)
        return 0
    write_whole(Path(given.out), json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
    say(f"{given.out}  ({len(content['notes'])} notes, {len(content['lanes'])} lanes)")
    return 0
