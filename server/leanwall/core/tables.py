"""A table of steps becomes a board: columns by headings, times by their units, waits by the source's convention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leanwall.core.board import FORMAT, MAX_NOTES, MAX_TEXT, VERSION, Board, Calendar, Demand
from leanwall.core.cells import Cells, plain_amount
from leanwall.core.columns import UNIT_OF, Columns, find_columns, said_columns, shown
from leanwall.core.conventions import ALIASES, CONVENTIONS, Row, Times, convert
from leanwall.core.load import items_per_second
from leanwall.core.order import order_key
from leanwall.core.reading import read_board
from leanwall.core.sheets import Line, Rows, read_lines
from leanwall.errors import BadInput, TooLarge

ASK = "convention"  # the code of the refusal that asks what “lead time” means
ACCURACY = ("given", "received")
PITCH, TOP = 240.0, 24.0  # where the notes lie: one beside the other
MAX_LANES = 500
_TOTAL = re.compile(r"(total|totals|sum|summe|gesamt|gesamtsumme|insgesamt|ergebnis)\b[\s:]*$", re.IGNORECASE)
_DEMAND = re.compile(r"([0-9 .,]+?) *(?:(?:items? )?(?:per|a|each|pro|je)\b|/)? *([a-z]+)", re.IGNORECASE)
_PERIODS = {"h": "hour", "d": "day", "wk": "week", "mo": "month", "yr": "year"}


@dataclass(frozen=True)
class Reading:
    """How to read a table: its `convention` (None: nobody said), the unit of bare numbers ("min"), whose output the
    %C&A speaks of ("given": the step's own, "received": that of the step before), what the columns hold where headings
    don't say ("step", "lane", "" …, below `skip` rows), and what the table does not say."""

    convention: str | None = None
    times_in: str | None = None
    accuracy: str = "given"
    demand: str | None = None
    hours_per_day: float | None = None
    title: str = ""
    columns: tuple[str, ...] | None = None
    skip: int = 0


@dataclass(frozen=True)
class Imported:
    """`remarks` are sentences about what was left out or read in a way worth knowing."""

    board: Board
    remarks: list[str]


@dataclass(frozen=True)
class Step:
    """A row of the table: what it says about times and shares, and the fields that need no convention."""

    row: Row
    fields: dict[str, Any]
    lane: str


def read_table(source: bytes | str | Rows, reading: Reading) -> Imported:
    """The board that a table describes, in the current state, read from top to bottom.

    Raises BadInput with row and column as place; with code ASK when it has a lead time and nobody said what that is.
    """
    calendar, demand = _calendar(reading), _demand(reading.demand)
    lines = read_lines(source)
    columns, below = _columns(lines, reading)
    convention = _convention(reading, columns)
    cells = Cells(columns, calendar, _unit(reading), below)
    totals = {line.number for line in below if _is_total(line, cells)}
    kept = [line for line in below if line.number not in totals and cells.says(line)]
    if len(kept) > MAX_NOTES:
        raise TooLarge(f"a board holds at most {MAX_NOTES} notes; this table has {len(kept)} rows. Split the process.")
    rate = items_per_second(calendar, demand)
    steps = [_step(line, cells, reading, rate) for line in kept]
    if not steps:
        raise BadInput("there is no step below the headings.", place=f"row {lines[0].number}")
    _check_stock(convention, steps, rate)
    converted = convert([step.row for step in steps], convention, calendar)
    board = _board(reading, calendar, demand, steps, converted.times, converted.delivery)
    return Imported(board, _remarks(columns, bool(totals), steps, converted.times))


def _columns(lines: list[Line], reading: Reading) -> tuple[Columns, list[Line]]:
    if reading.columns is None:
        return find_columns(lines)
    return said_columns(lines, reading.columns, min(max(reading.skip, 0), len(lines)))


def _is_total(line: Line, cells: Cells) -> bool:
    step = cells.text(line, "step")
    return any(map(_TOTAL.match, line.cells)) and (not step or _TOTAL.match(step) is not None)


def _calendar(reading: Reading) -> Calendar:
    hours = reading.hours_per_day
    if hours is None:
        return Calendar()
    if not 0 < hours <= 24:
        raise BadInput("a working day has more than 0 and at most 24 hours.", place="hours_per_day")
    return Calendar(hours_per_day=hours, productive_hours_per_day=min(hours, 7))


def _demand(text: str | None) -> Demand:
    if not text:
        return Demand()
    match = _DEMAND.fullmatch(text.strip())
    per = _PERIODS.get(_period_unit(match[2].lower())) if match else None
    if match is None or per is None:
        raise BadInput(f"“{shown(text)}” is not a demand; write it like 920 per day.", place="demand")
    try:
        return Demand.model_validate({"quantity": plain_amount(match[1]), "per": per})
    except ValueError:
        raise BadInput(f"“{shown(text)}” is more than any process asks for.", place="demand") from None
    except BadInput as fault:
        raise BadInput(fault.message, place="demand") from None


def _period_unit(word: str) -> str:
    return {"year": "yr", "years": "yr", "jahr": "yr"}.get(word, UNIT_OF.get(word, ""))


def _unit(reading: Reading) -> str | None:
    if reading.times_in is None:
        return None
    unit = UNIT_OF.get(reading.times_in.strip().lower())
    if unit is None:
        words = f"“{shown(reading.times_in)}” is not a unit of time; choose s, min, h, d, wk or mo."
        raise BadInput(words, place="times_in")
    return unit


def _convention(reading: Reading, columns: Columns) -> str:
    """The one that was named, or the one that the headings leave no doubt of. Raises BadInput that asks."""
    known, named = columns.known, reading.convention
    if reading.accuracy not in ACCURACY:
        raise BadInput("the %C&A was either “given” by the step or “received” by it.", place="accuracy")
    if named is not None and ALIASES.get(named, named) not in CONVENTIONS:
        words = f"“{shown(named)}” is not a convention; choose one of {', '.join(CONVENTIONS)}."
        raise BadInput(words, place="convention")
    if named is None and "lead" in known:
        raise _question(known["lead"].title)
    waits = {"wait", "wait_after"} & set(known)
    if len(waits) == 2:
        words = "this table has waits before and after the steps; leave one of the two columns out."
        raise BadInput(words, place="columns")
    if "wait_after" in known and named not in (None, "wait-after"):
        words = f"the column “{shown(known['wait_after'].title)}” fits the convention wait-after alone; leave it out."
        raise BadInput(words, place="columns")
    if named in ("wait-before", "wait-after") and not waits:
        raise BadInput("this table has no column of waits; choose what its lead time is.", place="convention")
    if named is None:
        is_stock = "stock" in known and not waits
        return "wait-after" if "wait_after" in known else "inventory-days" if is_stock else "wait-before"
    return named


def _question(title: str) -> BadInput:
    choices = "; ".join(f"{name}: it {each.title}" for name, each in CONVENTIONS.items() if each.asks_lead)
    others = "; ".join(f"{name}: it {each.title}" for name, each in CONVENTIONS.items() if not each.asks_lead)
    text = f"the table has a column “{shown(title)}”: say once, as the convention, what it is. {choices}; {others}."
    return BadInput(text, place="convention", code=ASK)


def _step(line: Line, cells: Cells, reading: Reading, rate: float | None) -> Step:
    text = cells.text(line, "step")
    if not text:
        raise BadInput("this row has no step; name it or leave the row out.", place=cells.place(line, "step"))
    if len(text) > MAX_TEXT:
        raise BadInput(f"a note holds at most {MAX_TEXT} letters.", place=cells.place(line, "step"))
    work = cells.work(line)
    times = {name: cells.time(line, name) for name in ("work", "wait", "lead", "elapsed")}
    if times["wait"] is None:
        times["wait"] = cells.time(line, "wait_after")
    items, stock = cells.stock(line, rate)
    given, received = cells.share(line, "given"), cells.share(line, "received")
    if reading.accuracy == "received" and received is None:
        given, received = None, given
    row = Row(place=f"row {line.number}", **times, stock=stock, given=given, received=received, is_wait=work == "wait")
    facts = {"work": work, "people": cells.people(line), "value": cells.value(line), "items_waiting": items}
    return Step(row, {"text": text, **{k: v for k, v in facts.items() if v is not None}}, cells.text(line, "lane"))


def _check_stock(convention: str, steps: Sequence[Step], rate: float | None) -> None:
    """A pile is a time only when somebody says how fast it goes."""
    if ALIASES.get(convention, convention) != "inventory-days" or rate:
        return
    for step in steps:
        if step.row.stock is None and "items_waiting" in step.fields and step.row.wait is None:
            words = "the stock is counted in items; say the demand, such as 920 per day, and it becomes a time."
            raise BadInput(words, place="demand")


def _board(
    reading: Reading,
    calendar: Calendar,
    demand: Demand,
    steps: Sequence[Step],
    times: Sequence[Times],
    delivery: float | None,
) -> Board:
    ids = _lanes(steps)
    notes = [_note(place, step, each, ids) for place, (step, each) in enumerate(zip(steps, times, strict=True))]
    if delivery is not None:
        lane = {"lane": notes[-1]["lane"]} if "lane" in notes[-1] else {}
        last = {"text": "Waits for delivery", "work": "wait", "wait_time": delivery}
        notes.append({"id": f"n{len(notes) + 1}", **lane, "x": PITCH * len(notes), "y": TOP, **last})
    facts = {"calendar": calendar.model_dump(exclude_unset=True), "demand": demand.model_dump(exclude_unset=True)}
    return read_board(
        {
            "format": FORMAT,
            "version": VERSION,
            "title": reading.title.strip()[:300] or "Imported table",
            **{name: fact for name, fact in facts.items() if fact},
            "lanes": [{"id": id, "name": name, "order": order_key(at)} for at, (name, id) in enumerate(ids.items())],
            "notes": notes,
        }
    )


def _lanes(steps: Sequence[Step]) -> dict[str, str]:
    """Name → id, in the order in which they come; two spellings of one name are one lane."""
    names: dict[str, str] = {}
    for step in steps:
        if step.lane:
            names.setdefault(step.lane.casefold(), step.lane)
    if len(names) > MAX_LANES:
        raise TooLarge(f"the table names {len(names)} lanes; at most {MAX_LANES} fit on a wall.")
    for name in names.values():
        if len(name) > 300:
            raise BadInput(f"“{shown(name)}” is too long for the name of a lane.")
    return {name: f"lane{number}" for number, name in enumerate(names.values(), start=1)}


def _note(place: int, step: Step, times: Times, ids: dict[str, str]) -> dict[str, Any]:
    spelled = {name.casefold(): id for name, id in ids.items()}
    lane = {"lane": spelled[step.lane.casefold()]} if step.lane else {}
    known = {name: value for name, value in vars(times).items() if value is not None}
    return {"id": f"n{place + 1}", **lane, "x": PITCH * place, "y": TOP, **step.fields, **known}


def _remarks(columns: Columns, has_totals: bool, steps: Sequence[Step], times: Sequence[Times]) -> list[str]:
    remarks = []
    if columns.unread:
        listed = ", ".join(f"“{shown(title)}”" for title in columns.unread[:8])
        more = f" and {len(columns.unread) - 8} more" if len(columns.unread) > 8 else ""
        remarks.append(f"Not read, for the heading says nothing to Leanwall: {listed}{more}.")
    if has_totals:
        remarks.append("Rows of totals were left out; Leanwall adds up itself.")
    worked = columns.known.get("work")
    if worked and re.search(r"cycle|zyklus|c/t|\bct\b|zz", worked.title, re.IGNORECASE):
        remarks.append(f"“{shown(worked.title)}” was taken for the work on one item by one person.")
    lost = [step.row for step, each in zip(steps, times, strict=True) if _lost_lead(step.row, each)]
    if lost:
        places = ", ".join(row.place for row in lost[:8])
        remarks.append(f"A lead time without the work in it says no wait, so the wait is unknown in {places}.")
    first = next((step.row for step in steps if not step.row.is_wait), None)
    if first is not None and first.received is not None:
        remarks.append("The first step's %C&A speaks of what comes in from outside; it has no place on the board.")
    return remarks


def _lost_lead(row: Row, times: Times) -> bool:
    return row.lead is not None and times.wait_time is None and times.duration is None
