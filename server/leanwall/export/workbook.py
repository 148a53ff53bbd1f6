"""The format workbook-xlsx: steps, figures, comparison and plan; numbers as numbers, people's words as text."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter

from leanwall.core.board import Board
from leanwall.core.compare import compare
from leanwall.errors import BadInput
from leanwall.export.clean import clean, one_line
from leanwall.export.data_files import NO_STEPS
from leanwall.export.house import accent, brand, say, tell, word
from leanwall.export.office import still
from leanwall.export.options import Made, Options
from leanwall.export.story import DECISIONS, Story, read_state
from leanwall.export.summary_content import STATUSES
from leanwall.export.words import count, short_number

EPOCH = datetime.datetime(2000, 1, 1)
MAX_CELL = 32_767
_SAFE_NAME = re.compile(r"[\[\]:*?/\\']")
_DAY = "yyyy-mm-dd"
_NAMING, _SECOND = 3, 13  # columns of the steps that say which step it is, and the first one of a second page
_LETTER = 7.4  # points that a character of a column’s width takes in print, in the program that makes it widest
_EDGE = 0.5  # inches
_FOOTER = 115  # letters; a sheet’s footer holds 255, and each “&” is written twice
_FIRST_YEAR = 1900  # a spreadsheet has no earlier day
Cell = str | float | int | datetime.date | tuple[float, str] | None  # a pair: a number that looks unlike its column

# heading, width in characters, number format
STEP_COLUMNS: tuple[tuple[str, int, str], ...] = (
    (word("State"), 10, ""),
    (word("No."), 6, "0"),
    (word("Step"), 44, ""),
    (word("Role"), 22, ""),
    (word("Kind of work"), 13, ""),
    (word("Value"), 8, ""),
    (word("Work (min)"), 11, "#,##0.0"),
    (word("Wait before (h)"), 14, "#,##0.0"),
    (word("Duration (min)"), 14, "#,##0.0"),
    (word("%C&A"), 9, "0.0 %"),
    (word("People"), 9, "0.##"),
    (word("Confidence"), 12, ""),
    (word("Times done per item"), 14, "0.00"),
    (word("Decision"), 12, ""),
    (word("Reason"), 40, ""),
    (word("Quality checks"), 44, ""),
    (word("How to"), 36, ""),
    (word("Comes from"), 14, ""),
)
FIGURE_COLUMNS: tuple[tuple[str, int, str], ...] = (
    (word("Measure"), 36, ""),
    (word("Unit"), 14, ""),
    (word("Before"), 16, "#,##0.####"),
    (word("After"), 16, "#,##0.####"),
    (word("Change"), 12, "+0.0 %;-0.0 %;0.0 %"),
    (word("Percentage points"), 18, "+0.0;-0.0;0.0"),
)
FATE_COLUMNS: tuple[tuple[str, int, str], ...] = (
    (word("Step"), 44, ""),
    (word("What became of it"), 20, ""),
    (word("Came from"), 44, ""),
    (word("Reason"), 50, ""),
)
PLAN_COLUMNS: tuple[tuple[str, int, str], ...] = (
    (word("What"), 44, ""),
    (word("Who"), 24, ""),
    (word("By when"), 14, _DAY),
    (word("Expected effect"), 44, ""),
    (word("Status"), 14, ""),
)
FIGURE_NAMES = {
    "steps": word("Steps"),
    "handoffs": word("Hand-offs"),
    "approvals": word("Approvals"),
    "duplicate_approvals": word("Approvals in a row"),
    "process_time": word("Work per item"),
    "wait_time": word("Waiting"),
    "value_added_time": word("Work that adds value"),
    "necessary_time": word("Necessary work"),
    "waste_time": word("Wasted work"),
    "lead_time": word("Lead time"),
    "longest_lead_time": word("Longest lead time"),
    "labour_time": word("Labour per item"),
    "expected_process_time": word("Work with rework"),
    "expected_lead_time": word("Lead time with rework"),
    "expected_labour_time": word("Labour with rework"),
    "activity_ratio": word("Activity ratio"),
    "expected_activity_ratio": word("Activity ratio with rework"),
    "value_added_ratio": word("Value-added ratio"),
    "value_added_share": word("Share of work that adds value"),
    "rolled_complete_accurate": word("Right first time"),
    "right_first_time": word("Right first time, all branches"),
    "takt_time": word("Takt time"),
    "work_in_progress": word("Work in progress"),
    "expected_work_in_progress": word("Work in progress with rework"),
    "cost_per_item": word("Cost per item"),
    "expected_cost_per_item": word("Cost per item with rework"),
    "full_time_equivalents": word("Full-time equivalents"),
    "expected_full_time_equivalents": word("Full-time equivalents with rework"),
}
FATES = {
    "kept": word("kept"),
    "changed": word("changed"),
    "combined": word("combined"),
    "split": word("split"),
    "new": word("new"),
    "gone": word("gone"),
}
WORKS = {
    "work": word("work"),
    "approval": word("approval"),
    "inspection": word("inspection"),
    "wait": word("wait"),
    "system": word("automatic"),
}
CONFIDENCES = {"measured": word("measured"), "estimate": word("estimate"), "guess": word("guess")}


def workbook(board: Board, options: Options) -> Made:
    """The whole board in sheets. Raises BadInput when it has no step."""
    stories = [read_state(board, "current"), read_state(board, "future")]
    shown = [story for story in stories if story.steps]
    if not shown:
        raise BadInput(tell(NO_STEPS), code="empty_board")
    book = _Book()
    book.add(say("Steps"), STEP_COLUMNS, [row for story in shown for row in _steps(story)], two_pages_wide=True)
    book.add(say("Figures"), FIGURE_COLUMNS, list(_figures(board, shown)), _about(board, options, shown))
    if stories[1].steps:
        book.add(say("Comparison"), FATE_COLUMNS, list(_fates(board)))
    book.add(say("Plan"), PLAN_COLUMNS, list(_plan(board)))
    return Made(book.saved(one_line(board.title, 200)))


def _steps(story: Story) -> Iterator[list[Cell]]:
    state = say("today") if story.state == "current" else say("future")
    visits = story.measured.get("visits") or {}
    numbers = {note.id: i for i, note in enumerate(_origins(story), 1)}
    for step in story.steps:
        note = step.note
        yield [
            state, step.number, step.text, step.role, say(WORKS[note.work]), note.value,
            _per(step.work_time, 60), _per(note.wait_time, 3600), _per(note.duration, 60), note.complete_accurate,
            note.people, say(CONFIDENCES[note.confidence]) if note.confidence else None, visits.get(note.id),
            say(DECISIONS[note.decision]) if note.decision else None, one_line(note.decision_reason),
            "\n".join(step.checks), note.instructions_url,
            ", ".join(str(numbers[id]) for id in note.origins if id in numbers),
        ]  # fmt: skip


def _origins(story: Story) -> list[Any]:
    """Today's steps in their order, whose numbers future steps name as their origins."""
    return [step.note for step in read_state(story.board, "current").numbered] if story.state == "future" else []


def _per(seconds: float | None, unit: float) -> float | None:
    return None if seconds is None else seconds / unit


def _figures(board: Board, shown: Sequence[Story]) -> Iterator[list[Cell]]:
    """Every figure in a unit that people read: hours for times, shares as they are. A state without steps has none, not
    even 0 steps, and nothing has changed."""
    states = {story.state for story in shown}
    for name, figure in compare(board)["figures"].items():
        unit, factor = _UNITS.get(figure["unit"], (figure["unit"], 1.0))
        label = say(FIGURE_NAMES.get(name, name.replace("_", " ")))
        unit = board.currency if figure["unit"] == "currency" else say(unit)
        looks = _LOOKS.get(figure["unit"], "#,##0.00")
        before, after = (
            (figure[side] / factor, looks) if state in states and figure[side] is not None else None
            for side, state in (("before", "current"), ("after", "future"))
        )
        changes = [figure["change"], figure["points"]] if len(states) == 2 else [None, None]
        yield [label, unit, before, after, *changes]


_LOOKS = {"share": "0.0 %", "count": "#,##0.##", "items": "#,##0.0"}
_UNITS = {
    "s": (word("hours"), 3600.0),
    "share": (word("share"), 1.0),
    "count": (word("count"), 1.0),
    "items": (word("items"), 1.0),
    "FTE": (word("full-time equivalents"), 1.0),
}


def _about(board: Board, options: Options, shown: Sequence[Story]) -> list[str]:
    """What the figures rest on, above them; why one side of them is empty."""
    days = count(round(board.calendar.days_per_month), "working day a month", "working days a month")
    hours = say("A day has {hours} working hours.", hours=short_number(board.calendar.hours_per_day))
    told = [one_line(board.title), brand().shown_name, hours, days, options.date or ""]
    lines = ["  ·  ".join(part for part in told if part)]
    if all(story.state == "current" for story in shown):
        lines.append(say("There is no future state yet: this is the current state alone."))
    return lines


def _fates(board: Board) -> Iterator[list[Cell]]:
    names = {note.id: one_line(note.text) for note in board.notes if not note.hidden}
    for step in compare(board)["steps"]:
        if step["note"] not in names:
            continue
        origins = "\n".join(names[id] for id in step["origins"] if id in names)
        yield [names[step["note"]], say(FATES.get(step["status"], step["status"])), origins, one_line(step["reason"])]


def _plan(board: Board) -> Iterator[list[Cell]]:
    shown = sorted((a for a in board.actions if one_line(a.text)), key=lambda a: a.due or "9999")
    for action in shown:
        due = _day(action.due)
        told = [one_line(action.text), one_line(action.who), due, one_line(action.effect)]
        yield [*told, say(STATUSES[action.status])]


def _day(text: str | None) -> Cell:
    """A true date where it is one that a spreadsheet knows, else what stands there."""
    try:
        day = datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return text
    return text if day and day.year < _FIRST_YEAR else day


def _row_height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points for the cell with most lines: not every program finds the height of wrapped words by itself."""
    lines = (
        sum(1 + len(line) // wide for line in value.split("\n"))
        for value, wide in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return min(400.0, 13.5 * max(lines, default=1))


def _lay_out(sheet: Any, widths: Sequence[int], two_pages_wide: bool) -> None:
    """How it prints: across a page; what would be too small for that, across two large ones side by side, on both of
    which the step is named."""
    american = brand().paper == "letter"
    sheet.set_landscape()
    sheet.set_margins(left=_EDGE, right=_EDGE, top=_EDGE, bottom=0.75)
    footer = brand().shown_footer[:_FOOTER].replace("&", "&&")
    sheet.set_footer("&R&P / &N")
    sheet.footer = f"&L{footer}&R&P / &N"  # set_footer takes the &G of “P&G” for the place of a picture
    if not two_pages_wide:
        sheet.set_paper(1 if american else 9)  # Letter, A4
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_paper(17 if american else 8)  # Tabloid, A3
    sheet.repeat_columns(0, _NAMING - 1)
    sheet.set_v_pagebreaks([_SECOND])
    widest = max(sum(widths[:_SECOND]), sum(widths[:_NAMING]) + sum(widths[_SECOND:])) * _LETTER
    room = (1224 if american else 1190) - 2 * 72 * _EDGE
    sheet.set_print_scale(min(100, int(100 * room / widest)))


class _Book:
    """A workbook that never holds a formula, a macro or a link, whatever people typed."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        choices = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "in_memory": True,
        }
        self._book = xlsxwriter.Workbook(self._out, choices)
        base = {"valign": "top", "font_name": "Arial", "font_size": 10}
        head = {**base, "bold": True, "font_color": "#FFFFFF", "bg_color": accent(), "text_wrap": True}
        self._head = self._book.add_format(head)
        self._right_head = self._book.add_format({**head, "align": "right"})  # over numbers
        self._text = self._book.add_format({**base, "text_wrap": True, "quote_prefix": True})
        self._note = self._book.add_format({**base, "font_color": "#566273"})
        self._base = base
        self._numbers: dict[str, Any] = {}

    def add(
        self,
        name: str,
        columns: Sequence[tuple[str, int, str]],
        rows: Sequence[Sequence[Cell]],
        above: Sequence[str] = (),
        two_pages_wide: bool = False,
    ) -> None:
        """A sheet with a head that stays, filters, and `above` as lines before the head."""
        sheet = self._book.add_worksheet(_SAFE_NAME.sub(" ", name)[:31])
        for i, line in enumerate(above):
            sheet.write_string(i, 0, line, self._note)
        top = len(above) + (1 if above else 0)
        for j, (head, wide, looks) in enumerate(columns):
            sheet.set_column(j, j, wide)
            sheet.write_string(top, j, say(head), self._right_head if looks and looks != _DAY else self._head)
        for i, row in enumerate(rows, top + 1):
            sheet.set_row(i, _row_height(row, [wide for _, wide, _ in columns]))
            for j, value in enumerate(row):
                self._write(sheet, (i, j), value, columns[j][2])
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, max(top + 1, top + len(rows)), len(columns) - 1)
        sheet.repeat_rows(top)
        _lay_out(sheet, [wide for _, wide, _ in columns], two_pages_wide)

    def _write(self, sheet: Any, place: tuple[int, int], value: Cell, looks: str) -> None:
        if value is None or value == "":
            sheet.write_blank(*place, None, self._text)
        elif isinstance(value, datetime.date):
            sheet.write_datetime(*place, value, self._number(looks))
        elif isinstance(value, str):
            sheet.write_string(*place, clean(value)[:MAX_CELL], self._text)
        elif isinstance(value, tuple):
            sheet.write_number(*place, value[0], self._number(value[1]))
        else:
            sheet.write_number(*place, value, self._number(looks))

    def _number(self, looks: str) -> Any:
        if looks not in self._numbers:
            self._numbers[looks] = self._book.add_format(
                {**self._base, "num_format": looks or "General", "align": "left" if looks == _DAY else "right"}
            )
        return self._numbers[looks]

    def saved(self, title: str) -> bytes:
        """The file's bytes, the same for the same content."""
        self._book.set_properties({"title": title, "author": "", "comments": "", "created": EPOCH})
        self._book.close()
        return still(self._out.getvalue())
