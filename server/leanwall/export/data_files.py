"""The formats board-json and steps-csv."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator

from leanwall.core.board import Board, State
from leanwall.core.reading import write_board
from leanwall.core.shown import shown_to_all
from leanwall.errors import BadInput
from leanwall.export.clean import one_line
from leanwall.export.house import tell, word
from leanwall.export.options import Made, Options
from leanwall.export.story import Step, Story, read_state

NO_STEPS = word("This board has no steps yet, so there is nothing to list.")
HELD = word("This file holds what is hidden on the wall ({n}): a copy to keep, not for the client.")
LEFT_OUT = word("What is hidden on the wall is not in this file ({n}); the whole board is a choice.")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AFTER_SEMICOLON = re.compile(r"(;[\s\"]*)(?=[=+\-@＝＋－＠])")
# fmt: off
_HEAD = (
    "state", "number", "id", "step", "lane", "type of work", "value", "work (s)", "wait before (s)", "duration (s)",
    "complete and accurate", "people", "confidence", "decision", "reason", "quality checks", "how to", "visits",
    "comes from",
)
# fmt: on


def board_json(board: Board, options: Options) -> Made:
    """The board file, as it can be read in again: what everybody sees and nobody's name, to be handed to a client;
    `parts` “all” keeps who wrote what and what is hidden, as far as whoever asks may see it."""
    content = write_board(board)
    open_content, hidden = shown_to_all(content)
    whole = options.parts == "all"
    text = json.dumps(content if whole else open_content, ensure_ascii=False, indent=1)
    return Made(text.encode("utf-8") + b"\n", _about_hidden(hidden, whole))


def _about_hidden(hidden: int, whole: bool) -> tuple[str, ...]:
    """What is said beside a file of a board with hidden notes."""
    if not hidden:
        return ()
    return (tell(HELD if whole else LEFT_OUT, n=hidden),)


def steps_csv(board: Board, options: Options) -> Made:
    """One line for each step, in the order of work; UTF-8 with a mark, so that spreadsheets read it right."""
    states: tuple[State, ...] = ("current", "future") if options.state in (None, "both") else (_state(options),)
    stories = [read_state(board, state) for state in states]
    if not any(story.steps for story in stories):
        raise BadInput(tell(NO_STEPS), code="empty_board")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for story in stories:
        writer.writerows(_row(story, step) for step in story.steps)
    return Made(b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"))


def _state(options: Options) -> State:
    return "future" if options.state == "future" else "current"


def _row(story: Story, step: Step) -> Iterator[str]:
    note = step.note
    visits = story.measured.get("visits") or {}
    yield from (story.state, str(step.number or ""), note.id, plain_cell(step.text), plain_cell(step.role))
    yield from (note.work, note.value or "", *map(_number, (step.work_time, note.wait_time, note.duration)))
    yield from (_number(note.complete_accurate), _number(note.people), note.confidence or "", note.decision or "")
    yield from (plain_cell(note.decision_reason), plain_cell("; ".join(step.checks)), plain_cell(note.instructions_url))
    yield from (_number(visits.get(note.id)), " ".join(note.origins))


def _number(value: float | None) -> str:
    """As short as it can be read back; unknown is empty."""
    return "" if value is None else f"{value:.10g}"


def plain_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula: what starts like one gets an apostrophe in front, also behind a
    semicolon, where a German or French spreadsheet begins a new cell."""
    line = _AFTER_SEMICOLON.sub(r"\1'", one_line(text))
    start = unicodedata.normalize("NFKC", line[:1])
    return f"'{line}" if start in _FORMULA_STARTS and line else line
