"""The board: every kind of record and every field, declared once.

The file format, the JSON schema, the TypeScript types, the inspector and the checks on live edits all
follow from these classes (`make codegen`). Times are seconds of working time, shares are 0..1, unknown
is None and never 0. Names are fixed by docs/board-format.md.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

FORMAT: Final = "leanwall.board"
VERSION: Final = 1
MAX_TEXT = 10_000
MAX_NOTES = 5_000
MAX_RECORDS = 40_000

# what a text has to look like -> how a person is told
FORMS = {
    "id": (r"^[A-Za-z0-9_-]{1,64}$", "an id has 1 to 64 letters, digits, “_” or “-”."),
    "link": (
        r"^(?:(?:[Hh][Tt][Tt][Pp][Ss]?://|mailto:)[^\s<>\"']+)?$",
        "a link starts with https://, http:// or mailto: and has no spaces.",
    ),
    "colour": (r"^(?:#[0-9A-Fa-f]{6}|[a-z]{1,16})$", "a colour is written #RRGGBB or as a palette name."),
    "moment": (
        r"^\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)$",
        "a moment is written like 2026-11-22T05:20:00Z.",
    ),
    "day": (r"^\d{4}-\d\d-\d\d$", "a day is written like 2026-11-22."),
}


def _form(name: str, max_length: int = 64) -> StringConstraints:
    return StringConstraints(pattern=FORMS[name][0], max_length=max_length, strict=True)


def _of_the_calendar(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("calendar", "there is no such day or time in the calendar") from None
    return text


Id = Annotated[str, _form("id")]
Line = Annotated[str, StringConstraints(max_length=300, strict=True)]
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT, strict=True)]
Url = Annotated[str, _form("link", 2_000)]
Color = Annotated[str, _form("colour")]
Moment = Annotated[str, _form("moment"), AfterValidator(_of_the_calendar)]
Day = Annotated[str, _form("day"), AfterValidator(_of_the_calendar)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Coordinate = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e9, le=1e9)]
Seconds = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1e10)]
Share = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0, le=1e9)]
Amount = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1e12)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Lanes = Annotated[tuple[Id, ...], Field(strict=False, max_length=100)]
Flag = Annotated[bool, Field(strict=True)]

State = Literal["current", "future"]
NoteKind = Literal["step", "problem", "idea", "question", "text"]
Work = Literal["work", "approval", "inspection", "wait", "system"]
Value = Literal["VA", "NNVA", "NVA"]
Decision = Literal["keep", "eliminate", "combine", "rearrange", "simplify", "automate", "outsource"]
Waste = Literal[
    "defects", "overproduction", "waiting", "talent", "transport", "inventory", "motion", "extra_processing"
]
Confidence = Literal["measured", "estimate", "guess"]
LinkKind = Literal["flow", "rework", "information"]
Period = Literal["hour", "day", "week", "month", "year"]
Phase = Literal[
    "charter", "listen", "steps", "data", "totals", "judge", "causes", "future", "plan", "sign_off", "review"
]
RedFlag = Literal["complaints", "late", "wrong", "backlog", "unowned", "workarounds", "one_person", "growing"]
ActionStatus = Literal["open", "doing", "done", "dropped"]
Asked = Literal["dots", "value"]


def declared(
    title: str,
    default: Any = None,
    *,
    unit: str | None = None,
    note: str = "",
    ref: str | None = None,
    on_delete: Literal["delete", "clear", "keep"] = "keep",
    stamped: bool = False,
) -> Any:
    """A field as people see it. `ref` names the record kind it points to and `on_delete` what becomes of
    this record when that one goes; `stamped` fields are written by the server alone."""
    facts: dict[str, Any] = {
        "unit": unit,
        "ref": ref,
        "on_delete": on_delete if ref else None,
        "stamped": stamped or None,
    }
    extra = {name: value for name, value in facts.items() if value is not None}
    return Field(default=default, title=title, description=note or None, json_schema_extra=extra or None)


class Part(BaseModel):
    """A value inside a record. Unknown fields are kept: an old program must not eat a newer file's data."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Record(Part):
    """What live edits create, update and delete."""

    id: Id
    author: Line | None = declared("Author", stamped=True)
    created_at: Moment | None = declared("Created", stamped=True)


class Calendar(Part):
    hours_per_day: Annotated[Positive, Field(le=24)] = declared("Hours a day", 8, unit="h")
    productive_hours_per_day: Annotated[Positive, Field(le=24)] = declared("Productive hours a day", 7, unit="h")
    days_per_week: Annotated[Positive, Field(le=7)] = declared("Days a week", 5)
    days_per_month: Annotated[Positive, Field(le=31)] = declared("Days a month", 20)


class Demand(Part):
    quantity: Amount | None = declared("How many", note="Items asked for in one period.")
    per: Period = declared("Per", "month")


class Charter(Part):
    problem: Text = declared("Problem", "")
    in_scope: Text = declared("In scope", "")
    out_of_scope: Text = declared("Out of scope", "")
    targets: Text = declared("Targets", "")
    team: Text = declared("Team", "")
    suppliers: Text = declared("Suppliers", "")
    inputs: Text = declared("Inputs", "")
    process: Text = declared("Process in five to seven words", "")
    outputs: Text = declared("Outputs", "")
    customers: Text = declared("Customers", "")


class Lane(Record):
    """Who does the work: a role, a team, a system or somebody outside."""

    name: Line = declared("Name", "")
    people: Annotated[Amount, Field(le=100_000)] | None = declared("People", note="How many people share this work.")
    share: Share | None = declared(
        "Share of their time", None, unit="share", note="Part of their time that this process gets; 100 % if empty."
    )
    cost_per_hour: Amount | None = declared("Cost per hour", unit="currency/h")
    outside: Flag = declared("Outside", False, note="Customer, supplier or specialist outside the company.")
    order: Line | None = declared("Order", note="Fractional key; lanes are sorted by it.")
    color: Color | None = declared("Colour")
    height: Annotated[Positive, Field(le=10_000)] | None = declared("Height")
    collapsed: Flag = declared("Collapsed", False)


class Note(Record):
    """A sticky. Only notes of kind `step` are measured."""

    state: State = declared("State", "current")
    variant: Id | None = declared("Variant", ref="variant", on_delete="delete")
    kind: NoteKind = declared("Kind", "step")
    lane: Id | None = declared("Lane", ref="lane", on_delete="clear")
    x: Coordinate = declared("x", 0)
    y: Coordinate = declared("y", 0, note="Relative to the lane.")
    size: Annotated[tuple[Positive, Positive], Field(strict=False)] | None = declared("Size", note="Width and height.")
    color: Color | None = declared("Colour")
    text: Text = declared("Text", "")
    about: Id | None = declared("About", ref="note", on_delete="clear", note="The note this one speaks of.")
    work: Work = declared("Type of work", "work")
    process_time: Seconds | None = declared("Work", unit="s", note="Hands-on time for one item, uninterrupted.")
    wait_time: Seconds | None = declared("Wait before", unit="s", note="From “work is there” to first touch.")
    duration: Seconds | None = declared(
        "Duration", unit="s", note="First touch to hand-over; at least the work time; empty: the work time."
    )
    items_waiting: Amount | None = declared(
        "Items waiting", unit="items", note="Counted on the spot, not computed: what lies before this step now."
    )
    complete_accurate: Share | None = declared(
        "%C&A", unit="share", note="Share of this step's output that the next step can use as it is."
    )
    people: Annotated[Positive, Field(le=1_000)] | None = declared("People at once", note="1 if empty.")
    confidence: Confidence | None = declared("Confidence")
    value: Value | None = declared("Value", note="VA: the customer values it; NNVA: necessary; NVA: waste.")
    value_reason: Text = declared("Why necessary", "")
    wastes: Annotated[tuple[Waste, ...], Field(strict=False, max_length=8)] = declared("Wastes", ())
    origins: Annotated[tuple[Id, ...], Field(strict=False, max_length=500)] = declared(
        "Origins", (), ref="note", note="The current steps this future step came from."
    )
    decision: Decision | None = declared("Decision")
    decision_reason: Text = declared("Reason", "")
    decision_effect: Text = declared("Expected effect", "")
    merge_into: Id | None = declared("Merge into", ref="note", on_delete="clear")
    quality_check: Text = declared("Quality check", "", note="One check a line.")
    instructions_url: Url = declared("How-to link", "")
    final_check: Flag = declared("In the final check", False)
    accountable: Lanes = declared("Accountable", (), ref="lane")
    consulted: Lanes = declared("Consulted", (), ref="lane")
    informed: Lanes = declared("Informed", (), ref="lane")
    hidden: Flag = declared("Hidden", False)
    locked: Flag = declared("Locked", False)


class Link(Record):
    """From one note to another. A rework link carries the share that goes back."""

    state: State = declared("State", "current")
    variant: Id | None = declared("Variant", ref="variant", on_delete="delete")
    source: Id = declared("From", ..., ref="note", on_delete="delete")
    target: Id = declared("To", ..., ref="note", on_delete="delete")
    kind: LinkKind = declared("Kind", "flow")
    probability: Share | None = declared("Share", unit="share")
    text: Text = declared("Label", "")


class Variant(Record):
    name: Line = declared("Name", "")


class Why(Record):
    """One answer in a five-whys chain on a problem note."""

    problem: Id = declared("Problem", ..., ref="note", on_delete="delete")
    parent: Id | None = declared("Because of", ref="why", on_delete="delete")
    text: Text = declared("Because", "")
    is_root: Flag = declared("Root cause", False)
    countermeasure: Text = declared("Countermeasure", "")


class Action(Record):
    text: Text = declared("What", "")
    who: Line = declared("Who", "")
    due: Day | None = declared("When")
    effect: Text = declared("Expected effect", "")
    status: ActionStatus = declared("Status", "open")
    source: Id | None = declared("Comes from")


class Comment(Record):
    about: Id | None = declared("About", ref="note", on_delete="delete")
    parent: Id | None = declared("In reply to", ref="comment", on_delete="delete")
    text: Text = declared("Text", "")
    mentions: Annotated[tuple[Line, ...], Field(strict=False, max_length=50)] = declared("Mentions", ())
    resolved: Flag = declared("Resolved", False)


class Poll(Record):
    question: Text = declared("Question", "")
    targets: Annotated[tuple[Id, ...], Field(strict=False, max_length=5_000)] = declared("On", (), ref="note")
    asks: Asked = declared("Asks for", "dots", note="dots: what matters most; value: VA, NNVA or NVA for each note.")
    dots: Count = declared("Dots a person", 3)
    closed: Flag = declared("Closed", False)


class Vote(Record):
    poll: Id = declared("Poll", ..., ref="poll", on_delete="delete")
    target: Id = declared("On", ..., ref="note", on_delete="delete")
    count: Count = declared("Dots", 1)
    value: Value | None = declared("Value", note="What somebody takes the step for, where a vote asks for it.")


class Timer(Record):
    ends_at: Moment | None = declared("Ends at")
    left: Seconds | None = declared("Left", unit="s")


class AgendaItem(Record):
    phase: Phase | None = declared("Phase")
    minutes: Amount | None = declared("Minutes planned", unit="min")
    used: Amount | None = declared("Minutes used", unit="min")
    begun_at: Moment | None = declared("Begun at", note="While the workshop is at this point.")


class Waiver(Record):
    code: Line = declared("Check", "")
    notes: Annotated[tuple[Id, ...], Field(strict=False, max_length=5_000)] = declared("Notes", (), ref="note")
    reason: Text = declared("Reason", "")


class Review(Record):
    due: Day | None = declared("Due")
    actuals: Annotated[dict[Line, Number | None], Field(max_length=100)] = declared("Actual figures", {})
    overloaded: Text = declared("Who is overloaded now", "")


class Release(Record):
    number: Line = declared("Number", "")
    version: Count | None = declared("Board version")
    name: Line = declared("Name", "")
    effective: Day | None = declared("Effective")


class Signature(Record):
    release: Id = declared("Release", ..., ref="release")
    role: Line = declared("Role", "")
    name: Line = declared("Name", "")
    at: Moment | None = declared("At")


class Facts(Part):
    """The board's own fields: the process as a whole."""

    title: Line = declared("Title", "")
    purpose: Text = declared("Purpose", "")
    starts_when: Text = declared("Starts when", "")
    ends_when: Text = declared("Ends when", "")
    customer: Line = declared("Customer", "")
    owner: Line = declared("Process owner", "")
    sponsor: Line = declared("Sponsor", "")
    calendar: Calendar = declared("Calendar", Calendar())
    demand: Demand = declared("Demand", Demand())
    currency: Annotated[str, StringConstraints(max_length=8, strict=True)] = declared("Currency", "EUR")
    chosen_variant: Id | None = declared("Chosen variant", ref="variant", on_delete="clear")
    locked_states: Annotated[tuple[State, ...], Field(strict=False, max_length=2)] = declared("Locked states", ())
    phase: Phase | None = declared("Phase")
    private: Flag = declared("Writing in private", False, note="New notes are hidden until the facilitator shows them.")
    charter: Charter = declared("Charter", Charter())
    red_flags: Annotated[tuple[RedFlag, ...], Field(strict=False, max_length=8)] = declared(
        "Red flags", (), note="What people say speaks for looking at this process first."
    )
    freed_time_use: Text = declared("Use of the freed time", "")


class Board(Facts):
    """A whole board as its file holds it. `model_dump(exclude_unset=True)` gives back just what was read."""

    format: Literal["leanwall.board"] = FORMAT
    version: Literal[1] = VERSION
    lanes: tuple[Lane, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    variants: tuple[Variant, ...] = ()
    whys: tuple[Why, ...] = ()
    actions: tuple[Action, ...] = ()
    comments: tuple[Comment, ...] = ()
    polls: tuple[Poll, ...] = ()
    votes: tuple[Vote, ...] = ()
    timers: tuple[Timer, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reviews: tuple[Review, ...] = ()
    releases: tuple[Release, ...] = ()
    signatures: tuple[Signature, ...] = ()


# record name in live ops -> (its class, its array in the file); the board's own fields are record "board"
RECORDS: dict[str, tuple[type[Record], str]] = {
    "lane": (Lane, "lanes"),
    "note": (Note, "notes"),
    "link": (Link, "links"),
    "variant": (Variant, "variants"),
    "why": (Why, "whys"),
    "action": (Action, "actions"),
    "comment": (Comment, "comments"),
    "poll": (Poll, "polls"),
    "vote": (Vote, "votes"),
    "timer": (Timer, "timers"),
    "agenda_item": (AgendaItem, "agenda_items"),
    "waiver": (Waiver, "waivers"),
    "review": (Review, "reviews"),
    "release": (Release, "releases"),
    "signature": (Signature, "signatures"),
}
